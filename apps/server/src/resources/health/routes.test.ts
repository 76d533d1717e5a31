import { connect } from '@grappe/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../app/build-app.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

it('says that the server is ready', async () => {
  const ready = await test.anonymous.get('/api/health');
  expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready' }]);
});

it('says that the database does not answer', async () => {
  const connection = connect('postgres://postgres:none@127.0.0.1:1/none');
  const app = await buildApp({ ...test.services, connection });
  const gone = await app.inject('/api/health');
  expect([gone.statusCode, gone.json()]).toEqual([503, { status: 'database_unreachable' }]);
  await app.close();
  await connection.close();
});
