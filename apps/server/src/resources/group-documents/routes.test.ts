import type { GroupDocuments, KeptGroupTerms } from '@grappe/contracts/api';
import { sceneId, type Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { proposeGroup } from '../../testing/propose-group.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

vi.setConfig({ testTimeout: 60_000 });

let test: TestApp;
let group = '';
let address = '';
beforeAll(async () => {
  test = await openTestApp();
  group = await proposeGroup(test, 'documents', ['firmA', 'firmB']);
  address = `${test.alpha}/groups/${group}`;
  await test.database.asOwner((client) =>
    client.query(
      `insert into group_shares (cluster_id, group_id, organisation_id, share) values ($1, $2, $3, $4)`,
      [
        test.scene.clusters.alpha,
        group,
        test.scene.organisations.firmA,
        JSON.stringify([
          { rule: 'equal', paysCents: 1234500, aloneCents: 3000000, savesCents: 1765500, currency: 'EUR' },
        ]),
      ],
    ),
  );
});
afterAll(() => test.close());

const charter = { kind: 'charter', variant: 'association', language: 'fr', audience: 'group' } as const;
const read = async (actor: Actor): Promise<GroupDocuments> =>
  (await (await test.as(actor)).get(`${address}/documents`)).json();
/** The newest version, once it is written. */
const write = async (actor: Actor, wish: object) => {
  const answer = await (await test.as(actor)).post(`${address}/documents`, wish);
  expect(answer.statusCode, answer.body).toBe(202);
  await test.jobsDone();
  const [document] = (await read(actor)).documents;
  if (document === undefined) throw new Error('Nothing was written.');
  return document;
};
const fileOf = async (actor: Actor, id: string, format = 'html') =>
  (await test.as(actor)).get(`${address}/documents/${id}/document.${format}`);
const terms = async (actor: Actor, version: number, said: object) =>
  (await test.as(actor)).put(`${address}/terms`, { version, terms: said });

describe('documents of a group', () => {
  it('are guarded', async () => {
    const path = `/groups/${sceneId('group:any')}`;
    const file = `${path}/documents/${sceneId('document')}/document.html`;
    await expectGuards(test, { method: 'GET', path: `${path}/documents`, wrongRole: 'observer' });
    await expectGuards(test, {
      method: 'POST',
      path: `${path}/documents`,
      body: charter,
      wrongRole: 'relay',
    });
    await expectGuards(test, { method: 'GET', path: file, wrongRole: 'boardMember' });
    await expectGuards(test, { method: 'PUT', path: `${path}/terms`, body: {}, wrongRole: 'firmOwner' });
    for (const actor of ['manager', 'firmOwner'] as const) {
      expect((await (await test.as(actor)).get(`${test.alpha}${path}/documents`)).statusCode).toBe(404);
      expect((await (await test.as(actor)).post(`${test.alpha}${path}/documents`, charter)).statusCode).toBe(
        404,
      );
      expect((await (await test.as(actor)).get(`${test.alpha}${file}`)).statusCode).toBe(404);
    }
  });

  it('say for whom the reader may write them', async () => {
    expect(await read('manager')).toMatchObject({ mayEdit: true, audiences: ['coordinator', 'group'] });
    expect(await read('firmOwner')).toMatchObject({ mayEdit: false, audiences: ['self'] });
    const answer = await (await test.as('firmOwner')).post(`${address}/documents`, charter);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'not_allowed']);
  });

  it.each([
    ['no such document', { ...charter, kind: 'articles' }],
    ['no such form', { ...charter, variant: 'company' }],
    ['a field too many', { ...charter, note: 'x' }],
  ])('refuse %s', async (_, wish) => {
    const answer = await (await test.as('manager')).post(`${address}/documents`, wish);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
  });

  it('keep what the data do not say, from the version that was read', async () => {
    const first = await terms('manager', 0, { denomination: 'Étiage <Export> & Cie', court: 'Montpellier' });
    expect(first.json<KeptGroupTerms>()).toMatchObject({ version: 1, terms: { seat: '', startsOn: null } });
    const late = await terms('teamMember', 0, { denomination: 'Somebody else' });
    expect([late.statusCode, late.json().code]).toEqual([409, 'conflict_changed_meanwhile']);
    expect(late.json().current).toMatchObject({ version: 1, terms: { court: 'Montpellier' } });
    const { terms: kept } = await read('firmOwner');
    expect(kept).toMatchObject({ version: 1, terms: { denomination: 'Étiage <Export> & Cie' } });
    expect((await terms('teamMember', 1, kept.terms)).json()).toMatchObject({ version: 2 });
  });

  it.each([
    ['a year of 200 months', { durationMonths: 200 }],
    ['a day that is none', { startsOn: '2027-02-30' }],
    ['an employer of elsewhere', { employerId: sceneId('nobody') }],
    ['a signatory of elsewhere', { signatories: { [sceneId('nobody')]: {} } }],
  ])('refuse terms with %s, and keep nothing', async (_, said) => {
    const before = (await read('manager')).terms;
    const answer = await terms('manager', before.version, said);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
    expect((await read('manager')).terms).toEqual(before);
  });

  it('are written from the data and marked as drafts, in every format', async () => {
    const document = await write('manager', charter);
    expect(document).toMatchObject({ ...charter, outdated: false });
    expect(document.blanks).toContainEqual({ what: 'purpose', count: 1 });
    const html = (await fileOf('manager', document.id)).body;
    for (const words of [
      'Charte du groupement',
      'à faire relire par un conseil juridique',
      'Œnocapteurs Étiage',
      'Étiage &lt;Export&gt; &amp; Cie',
      'à compléter',
    ])
      expect(html).toContain(words);
    const pdf = await fileOf('manager', document.id, 'pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await fileOf('manager', document.id, 'pdf')).rawPayload.equals(pdf.rawPayload)).toBe(true);
    expect((await fileOf('manager', document.id, 'docx')).rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('are one version as long as nothing changed, and say when the data did', async () => {
    const before = await write('manager', charter);
    expect((await write('manager', charter)).id).toBe(before.id);
    const { terms: kept } = await read('manager');
    await terms('manager', kept.version, { ...kept.terms, purpose: 'To sell sensors together' });
    const old = (await read('manager')).documents.find(({ id }) => id === before.id);
    expect(old?.outdated).toBe(true);
    const after = await write('manager', charter);
    expect(after.id).not.toBe(before.id);
    expect((await fileOf('manager', before.id)).body).not.toContain('To sell sensors together');
    expect((await fileOf('manager', after.id)).body).toContain('To sell sensors together');
  });

  it('are read by those whom they were written for', async () => {
    const team = await write('manager', { ...charter, kind: 'feasibility_study', audience: 'coordinator' });
    const shared = await write('manager', { ...charter, kind: 'commitment_contract' });
    const own = await write('firmOwner', { ...charter, kind: 'commitment_contract', audience: 'self' });
    const readers = async (id: string) => {
      const found: Actor[] = [];
      for (const actor of ['manager', 'firmOwner', 'otherFirm'] as const)
        if ((await fileOf(actor, id)).statusCode === 200) found.push(actor);
      return found;
    };
    expect(await readers(team.id)).toEqual(['manager']);
    expect(await readers(shared.id)).toEqual(['manager', 'firmOwner', 'otherFirm']);
    expect(await readers(own.id)).toEqual(['firmOwner']);
    expect((await fileOf('firmOwner', own.id)).body).toMatch(/12\s345/);
    expect((await fileOf('manager', shared.id)).body).not.toMatch(/12\s345/);
    expect((await read('otherFirm')).documents.map(({ id }) => id)).not.toContain(own.id);
    expect((await (await test.as('otherManager')).get(`${address}/documents`)).statusCode).toBe(404);
  });

  it('name the sharing rule and the bonus once they were chosen, to the team and to members', async () => {
    const scheme = {
      bonus: { fixedCents: 320_000, perContractCents: 51_000, turnoverRatio: 0.0125, ceilingCents: null },
      pool: null,
      horizonMonths: 24,
      territory: { keptRatio: null, turnoverPerJobCents: null, groupJobs: null },
    };
    await test.database.asOwner(async (client) => {
      const { alpha } = test.scene.clusters;
      await client.query(
        `insert into group_gain_schemes (cluster_id, group_id, scheme) values ($1, $2, $3)`,
        [alpha, group, JSON.stringify(scheme)],
      );
      await client.query(
        `insert into group_share_choices (cluster_id, group_id, rule, decided_by, decided_on)
         values ($1, $2, 'equal', 'partners', current_date)`,
        [alpha, group],
      );
    });
    const contract = { ...charter, kind: 'commitment_contract' } as const;
    for (const [actor, audience] of [
      ['manager', 'coordinator'],
      ['manager', 'group'],
      ['firmOwner', 'self'],
    ] as const) {
      const written = await write(actor, { ...contract, audience });
      expect(written.blanks.map(({ what }) => what)).not.toContain('rule');
      const bonus = await write(actor, { ...contract, kind: 'bonus_scheme', audience });
      const { body } = await fileOf(actor, bonus.id);
      expect(body).toMatch(/3\s200/);
      expect(body).toMatch(/1,25/);
    }
  });
});
