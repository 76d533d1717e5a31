import { argv, chdir, env } from 'node:process';
import { run } from './run.ts';

// `npm run grappe` starts in the project's folder: paths are meant from where the person stands.
if (env['npm_lifecycle_event'] === 'grappe' && env['INIT_CWD'] !== undefined) chdir(env['INIT_CWD']);

// `grappe network … | head`: who reads has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(argv.slice(2), env);
