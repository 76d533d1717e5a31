// Starts Grappe: database, jobs and pages in one process. Ends with 0 after SIGINT or SIGTERM, 1 when it could not start.
import { keepCompiledCode } from './start/keep-compiled-code.ts';

keepCompiledCode();
await import('./start/serve.ts');
