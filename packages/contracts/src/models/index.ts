export { readPlsModel } from './pls-model-file.ts';
export type { ModelReading } from './pls-model-file.ts';
export { writePlsModel } from './write-pls-model.ts';
