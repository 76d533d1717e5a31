// Builds the pages when they changed since the last build.
import { buildWeb } from './web-build.mjs';

process.exitCode = buildWeb() ? 0 : 1;
