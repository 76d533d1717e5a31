// Starts Grappe: database, jobs and pages in one process. Ends with 0 after SIGINT or SIGTERM, 1 when it could not start.
import { keepCompiledCode, keepNurserySmall } from './start/keep-compiled-code.ts';
import { returnFreedMemory } from './start/return-memory.ts';

returnFreedMemory();
keepCompiledCode();
keepNurserySmall();
await import('./start/serve.ts');
