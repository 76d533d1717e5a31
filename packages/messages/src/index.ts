export * from './explain.ts';
export * from './explain-findings.ts';
export * from './explain-problem.ts';
export * from './catalogues.ts';
export * from './formats.ts';
export * from './mail-text.ts';
export * from './namespaces.ts';
export * from './translator.ts';
