// Operations on a database, run by the command line as a process of its own. Exit codes: 0 done, 1 not done (the reason
// is said), 2 wrongly called.
import { keepCompiledCode, keepNurserySmall } from './start/keep-compiled-code.ts';

keepCompiledCode();
keepNurserySmall();
await import('./operations/run.ts');
