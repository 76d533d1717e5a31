import type { EvidenceShelf } from '@grappe/contracts/api';
import type { Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  await test.database.asOwner((client) => client.query('delete from findings'));
});
afterAll(() => test.close());

const read = async (actor: Actor): Promise<EvidenceShelf> =>
  (await (await test.as(actor)).get(`${test.alpha}/evidence`)).json();
const add = async (actor: Actor, wish: object) => (await test.as(actor)).post(`${test.alpha}/evidence`, wish);

const benefit = {
  kind: 'benefit',
  title: 'Three fairs shared',
  measured: true,
  body: '12 days saved',
  source: 'Time sheets',
  subject: { kind: 'action', title: 'Shared stand' },
  mechanism: 'strategic_resources',
  observedOn: '2026-03-01',
};
const words = {
  kind: 'verbatim',
  title: 'A door that opened',
  body: 'They introduced us to the buyer.',
  pseudonym: 'Firm 3',
  consented: true,
  subject: { kind: 'cluster' },
  observedOn: '2026-02-01',
};

describe('the evidence shelf', () => {
  it('is guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/evidence', wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'POST', path: '/evidence', body: {}, wrongRole: 'observer' });
    await expectGuards(test, { method: 'GET', path: '/evidence/report.html', wrongRole: 'relay' });
  });

  it.each([
    ['words without consent', { ...words, consented: false }, 400],
    ['words that are not there', { ...words, body: '' }, 422],
    ['a benefit from nowhere', { ...benefit, source: '' }, 400],
    ['a test made nowhere', { ...words, kind: 'test' }, 422],
    ['a group that is not there', { ...benefit, subject: { kind: 'group', id: crypto.randomUUID() } }, 404],
    ['an analysis of somebody else', { ...words, kind: 'test', analysisId: crypto.randomUUID() }, 404],
  ])('refuses %s', async (_, wish, status) => {
    expect((await add('manager', wish)).statusCode).toBe(status);
    expect((await read('manager')).findings).toEqual([]);
  });

  it('is filled by the team and by researchers, told by the team', async () => {
    expect((await add('manager', { ...benefit, told: true })).statusCode).toBe(201);
    expect((await add('researcher', { ...words, told: true })).statusCode).toBe(403);
    expect((await add('researcher', words)).statusCode).toBe(201);
    const shelf = (await read('manager')).findings;
    expect(shelf.map(({ title, strength, told }) => [title, strength, told])).toEqual([
      ['Three fairs shared', 'measured', true],
      ['A door that opened', 'anecdote', false],
    ]);
    expect((await read('observer')).findings.map(({ title }) => title)).toEqual(['Three fairs shared']);
    const [, said] = shelf;
    const manager = await test.as('manager');
    const address = `${test.alpha}/evidence/${said?.id}`;
    const told = await manager.post(`${address}/told`, { told: true, version: 1 });
    expect([told.statusCode, told.json().version]).toEqual([200, 2]);
    const late = await manager.post(`${address}/told`, { told: false, version: 1 });
    expect([late.statusCode, late.json().current?.told]).toEqual([409, true]);
    // What was told is no longer the researcher's to take away.
    expect((await (await test.as('researcher')).post(`${address}/remove`, {})).statusCode).toBe(404);
  });

  it('is told in a report, in the language and the format asked for', { timeout: 60_000 }, async () => {
    const observer = await test.as('observer');
    const address = `${test.alpha}/evidence/report`;
    const french = (await observer.get(`${address}.html?language=fr`)).body;
    for (const said of ['Mesuré', 'Anecdote', 'Shared stand', 'They introduced us', 'Accès aux ressources'])
      expect(french).toContain(said);
    const word = await observer.get(`${address}.docx?language=en`);
    expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});
