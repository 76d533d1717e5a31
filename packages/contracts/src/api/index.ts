export * from './imports.ts';
export * from './jobs.ts';
export * from './me.ts';
export * from './network.ts';
export * from './organisations.ts';
export * from './plans.ts';
export * from './session.ts';
export * from './shapes.ts';
