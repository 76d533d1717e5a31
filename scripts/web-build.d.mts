/** Builds the pages when their sources changed; false when the build failed. */
export function buildWeb(): boolean;
