// For commands run without npm's hooks (`node scripts/start.mjs`, or npm set to ignore scripts).
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.mjs';

const wanted = 24;

/**
 * Returns on Node 24; on an older one installs what is missing and runs the same command again on ours, then ends
 * with its exit code.
 * @param {string[]} installOptions
 */
export async function ensureOwnNode(...installOptions) {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return;
  const installed = spawnSync(process.execPath, [join(root, 'scripts', 'install.mjs'), ...installOptions], {
    stdio: 'inherit',
  });
  if (installed.status !== 0) process.exit(1);
  const windows = process.platform === 'win32';
  const node = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', shell: windows });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => undefined); // a terminal sends it to the child as well
  const code = await new Promise((resolve) => child.on('exit', resolve));
  process.exit(code ?? 1);
}
