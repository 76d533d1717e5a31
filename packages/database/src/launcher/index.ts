export { chooseDataFolder } from './data-folder.ts';
export { LauncherError, type LauncherFailure } from './launcher-error.ts';
export { startEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from './start-embedded.ts';
export { startTemporary, testServerVariable, type TemporaryDatabase } from './start-temporary.ts';
export { runningAddress } from './running-address.ts';
