import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { isAlive } from './postmaster-file.ts';
import { startTemporary } from './start-temporary.ts';

async function eventually(condition: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 200 && !condition(); attempt++) await sleep(50);
  return condition();
}

test('a throw-away server answers on its own address and ends', async () => {
  const server = await startTemporary();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query("select current_setting('data_directory') as folder");
  await client.end();
  await server.stop();
  await expect(new pg.Client({ connectionString: server.url }).connect()).rejects.toThrow(/ECONNREFUSED/);
  const { folder } = rows[0] as { folder: string };
  expect(await eventually(() => !existsSync(folder))).toBe(true);
});

test('nothing of it survives kill -9 of its process', async () => {
  const launcher = new URL('./index.ts', import.meta.url).href;
  const code = `import { startTemporary } from ${JSON.stringify(launcher)};
    import pg from 'pg';
    const server = await startTemporary();
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const { rows } = await client.query("select current_setting('data_directory') as folder, split_part(pg_read_file('postmaster.pid'), E'\\\\n', 1)::int as pid");
    console.log(JSON.stringify(rows[0]));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: import.meta.dirname,
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { folder, pid } = JSON.parse(line.toString()) as { folder: string; pid: number };
  expect(isAlive(pid)).toBe(true);
  child.kill('SIGKILL');
  expect(await eventually(() => !isAlive(pid) && !existsSync(folder))).toBe(true);
});
