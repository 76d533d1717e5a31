export * from './categories.ts';
export * from './kinds.ts';
export * from './registry.ts';
