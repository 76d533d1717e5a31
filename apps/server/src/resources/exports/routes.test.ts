import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

describe('exports', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/export/members.csv', wrongRole: 'observer' });
  });

  it('exist for what is exported, in formats that hold it', async () => {
    const manager = await test.as('manager');
    expect((await manager.get(`${test.alpha}/export/secrets.csv`)).statusCode).toBe(404);
    expect((await manager.get(`${test.alpha}/export/members.pdf`)).statusCode).toBe(404);
    expect((await manager.get(`${test.alpha}/export/members.gexf`)).statusCode).toBe(400);
  });

  it('are files of the asked language, kept by nobody on the way, with formulas neutralised', async () => {
    const manager = await test.as('manager');
    await manager.post(`${test.alpha}/organisations`, { name: '=cmd|calc', kind: 'sme' });
    const file = await manager.get(`${test.alpha}/export/members.csv?language=en`);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'private, no-store',
    });
    expect(file.body).toContain('Name');
    expect(file.body).not.toMatch(/(^|[,;"])=cmd/m);
    for (const name of ['members.xlsx', 'facts.xlsx', 'ties.csv', 'ties.gexf', 'ties.graphml']) {
      expect((await manager.get(`${test.alpha}/export/${name}`)).statusCode, name).toBe(200);
    }
  });
});
