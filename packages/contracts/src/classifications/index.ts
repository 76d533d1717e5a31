export * from './activities.ts';
export * from './countries.ts';
export * from './departements.ts';
export * from './headcount-brackets.ts';
export * from './regions.ts';
