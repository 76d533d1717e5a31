export * from './errors/index.ts';
export * from './facts/index.ts';
export * from './roles/index.ts';
