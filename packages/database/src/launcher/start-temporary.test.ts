import pg from 'pg';
import { expect, test } from 'vitest';
import { startTemporary } from './start-temporary.ts';

test('a throw-away server answers on its own address and ends', async () => {
  const server = await startTemporary();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query('select current_setting($1) as encoding', ['server_encoding']);
  expect(rows).toEqual([{ encoding: 'UTF8' }]);
  await client.end();
  await server.stop();
  await expect(new pg.Client({ connectionString: server.url }).connect()).rejects.toThrow(/ECONNREFUSED/);
});
