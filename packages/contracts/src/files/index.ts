export * from './types.ts';
export { readTable } from './read-table.ts';
export { fileLimits } from './limits.ts';
export { columnLetter, columnName } from './problems.ts';
export { memberHeaders, memberTargets, tieHeaders } from './headers.ts';
export { mappingOf, suggestMapping, suggestTieMapping } from './suggest-mapping.ts';
export { checkMemberMapping, eachMember, parseMembers } from './parse-members.ts';
export type { ReadMember } from './parse-members.ts';
