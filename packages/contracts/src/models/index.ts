export { readPlsModel } from './pls-model-file.ts';
export type { ModelReading } from './pls-model-file.ts';
