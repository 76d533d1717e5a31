// npm start: builds the pages if they changed, then becomes the server. Ends with the server's exit code.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureOwnNode } from './own-node.mjs';
import { root } from './root.mjs';
import { buildWeb } from './web-build.mjs';

const usualPort = 3000;
const tries = 20;

/**
 * @param {number} port
 * @param {string} host
 */
function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/**
 * The port asked for, which must be free, or the first free one from 3000.
 * @param {string} host
 */
async function choosePort(host) {
  const asked = process.env['PORT'];
  if (asked) {
    if (!/^\d{1,5}$/.test(asked) || Number(asked) > 65_535)
      throw new Error(`PORT is ${asked}, which is no port.`);
    if (await isFree(Number(asked), host)) return Number(asked);
    throw new Error(`Port ${asked} of ${host} cannot be used: free it, or set PORT to another.`);
  }
  for (let port = usualPort; port < usualPort + tries; port++) {
    if (!(await isFree(port, host))) continue;
    if (port !== usualPort) console.log(`Port ${usualPort} is taken: using ${port} (set PORT to choose).`);
    return port;
  }
  throw new Error(
    `Ports ${usualPort} to ${usualPort + tries - 1} of ${host} are all taken: set PORT to a free one.`,
  );
}

/** @param {string} message */
function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

await ensureOwnNode();
if (!buildWeb()) stop('The pages could not be built (the reason is above).');
process.chdir(root);
process.env['PORT'] = String(
  await choosePort(process.env['HOST'] ?? '127.0.0.1').catch((error) => stop(error.message)),
);
// The server runs in this very process, which then has its signals and its exit code with nothing between.
const main = join(root, 'apps', 'server', 'src', 'main.ts');
process.argv[1] = main;
await import(pathToFileURL(main).href);
