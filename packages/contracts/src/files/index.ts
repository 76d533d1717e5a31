export * from './types.ts';
export { readTable } from './read-table.ts';
export { fileLimits } from './limits.ts';
export { columnLetter, columnName } from './problems.ts';
export { memberHeaders, memberTargets, tieHeaders } from './headers.ts';
