import type { Analyses, AnalysisDetail, NewAnalysisShape } from '@grappe/contracts/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemonstrationDiagnosis } from '../../start/open-demonstration-diagnosis.ts';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let [wave, open, study] = ['', '', ''];

beforeAll(async () => {
  test = await openTestApp();
  const clusterId = test.scene.clusters.alpha;
  await test.database.asOwner(async (client) => {
    await client.query('delete from analyses');
    await client.query('delete from campaigns');
    await client.query('delete from studies');
    await client.query(
      `with firms as (
         insert into organisations (cluster_id, kind, name, country, opened_by)
         select $1, 'sme', 'Fictive ' || n, 'FR', $2 from generate_series(1, 60) n returning id)
       insert into memberships (cluster_id, organisation_id, since, opened_by) select $1, id, '2020-01-01', $2 from firms`,
      [clusterId, test.scene.changeSets.alpha],
    );
  });
  const personId = test.scene.people.manager;
  const place = {
    connection: test.database.connection,
    personId,
    clusterId,
    withAccount: new Set<string>(),
    involved: new Set<string>(),
  };
  await openDemonstrationDiagnosis(place);
  const opened = await (
    await test.as('manager')
  ).post(`${test.alpha}/studies`, {
    title: 'Test of the framework',
    purpose: 'Does it hold?',
    researcherId: test.scene.people.researcher,
    endsOn: '2100-01-01',
  });
  study = opened.json().id;
  const { waves } = await list('researcher');
  [wave, open] = [1, 3].map((ordinal) => waves.find((one) => one.ordinal === ordinal)?.id ?? '') as [
    string,
    string,
  ];
});
afterAll(() => test.close());

const list = async (actor: 'manager' | 'researcher'): Promise<Analyses> =>
  (await (await test.as(actor)).get(`${test.alpha}/analyses`)).json();

/** Asks for an analysis, waits for its job, reads what it found. */
async function analyse(
  wish: Partial<NewAnalysisShape>,
  actor: 'manager' | 'researcher' = 'manager',
): Promise<AnalysisDetail> {
  const caller = await test.as(actor);
  const body = { kind: 'structure', title: 'Test', waveIds: [wave], resamples: 100, ...wish };
  const started = await caller.post(`${test.alpha}/analyses`, body);
  expect(started.statusCode, started.body).toBe(202);
  await test.jobsDone();
  return (await caller.get(`${test.alpha}/analyses/${started.json().id}`)).json();
}

const problemsOf = ({ result }: AnalysisDetail): string[] =>
  result?.kind === 'not_concluded' ? result.problems.map(({ code }) => code) : [];

describe('analyses', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/analyses', wrongRole: 'teamMember' });
    await expectGuards(test, { method: 'POST', path: '/analyses', body: {}, wrongRole: 'boardMember' });
    const manager = await test.as('manager');
    const wish = { kind: 'structure', title: 'Test', waveIds: [open] };
    expect((await manager.post(`${test.alpha}/analyses`, wish)).statusCode).toBe(404);
    const researcher = await test.as('researcher');
    const refused = await researcher.post(`${test.alpha}/analyses`, { ...wish, waveIds: [wave] });
    expect(refused.statusCode).toBe(403);
  });

  it('test the framework as it is, and find the same again', async () => {
    const first = await analyse({});
    expect([first.status, first.result?.kind]).toEqual(['concluded', 'pls']);
    const again = await analyse({});
    expect([again.dataHash, again.result]).toEqual([first.dataHash, first.result]);
    expect(first.dataHash).toMatch(/^[0-9a-f]{64}$/);
    if (first.result?.kind !== 'pls') return;
    expect(first.result.estimate.paths).toHaveLength(6);
    expect(first.result.bootstrap?.figures.some(({ figure }) => figure.kind === 'indirect')).toBe(true);
    expect(first.result.sample.warnings.length).toBeGreaterThan(0);
  });

  it('measure, mediate, compare groups, waves and who takes part', async () => {
    const measured = await analyse({ kind: 'measurement' });
    expect(measured.status).toBe('concluded');
    expect((await analyse({ kind: 'mediation' })).result?.kind).toBe('mediation');
    const caller = await test.as('manager');
    const columns = (await caller.get(`${test.alpha}/analyses/columns?waveId=${wave}`)).json();
    expect(columns.frameworkModel).toContain('constraints');
    const [grouping] = columns.groupings;
    const groups = { column: grouping.name, value: grouping.values[0] };
    const model = 'constructs: {a: [constraints], b: [results]}\npaths: [{from: a, to: b}]';
    const compared = await analyse({ kind: 'groups', groups, model, missing: 'mean' });
    expect(compared.result?.kind === 'pls' && compared.result.groups?.first).toBe(groups.value);
    expect(problemsOf(await analyse({ kind: 'involvement' }))).toEqual(['nobody_to_compare']);
    const changed = await analyse({ kind: 'change', studyId: study, waveIds: [wave, open] }, 'researcher');
    expect(changed.result?.kind).toBe('change');
  });

  it.each([
    [
      'a cycle',
      'constructs: {a: [constraints], b: [results]}\npaths: [{from: a, to: b}, {from: b, to: a}]',
      'cycle',
    ],
    [
      'an unknown column',
      'constructs: {a: [nothing], b: [results]}\npaths: [{from: a, to: b}]',
      'unknown_column',
    ],
    ['no item', 'constructs: {a: [], b: [results]}\npaths: [{from: a, to: b}]', 'construct_without_items'],
    [
      'the same item twice',
      'constructs: {a: {items: [results, results], weights: B}, b: [constraints]}\npaths: [{from: b, to: a}]',
      'collinear_items',
    ],
  ])('conclude nothing from %s, and say why', async (_, model, code) => {
    const found = await analyse({ model });
    expect([found.status, problemsOf(found)]).toEqual(['not_concluded', [code]]);
  });

  it('refuse a model that cannot be read, and keep nothing', async () => {
    const before = (await list('manager')).analyses.length;
    const manager = await test.as('manager');
    const wish = { kind: 'structure', title: 'Test', waveIds: [wave] };
    for (const [model, code] of [
      ['constructs: [', 'model_not_yaml'],
      ['constructs: {a: [x], b: [y]}\npaths: [{from: a}]', 'model_invalid'],
    ]) {
      const refused = await manager.post(`${test.alpha}/analyses`, { ...wish, model });
      expect([refused.statusCode, refused.json().code]).toEqual([422, code]);
    }
    expect((await list('manager')).analyses).toHaveLength(before);
  });

  it('of a study are its researcher’s alone', async () => {
    const own = await analyse({ studyId: study }, 'researcher');
    expect(own.study?.title).toBe('Test of the framework');
    expect((await list('manager')).analyses.map(({ id }) => id)).not.toContain(own.id);
    const manager = await test.as('manager');
    expect((await manager.get(`${test.alpha}/analyses/${own.id}`)).statusCode).toBe(404);
    const researcher = await test.as('researcher');
    expect((await researcher.post(`${test.alpha}/analyses/${own.id}/remove`, {})).statusCode).toBe(204);
    expect((await researcher.post(`${test.alpha}/analyses/${own.id}/remove`, {})).statusCode).toBe(404);
  });

  it('leave with what is needed to make them again; rows leave to a researcher alone', async () => {
    const filesOf = async (actor: 'manager' | 'researcher', studyId: string | null) => {
      const { id, dataHash } = await analyse({ studyId }, actor);
      const answer = await (await test.as(actor)).get(`${test.alpha}/analyses/${id}/files.zip`);
      expect(answer.statusCode).toBe(200);
      return { dataHash, text: answer.rawPayload.toString('latin1') };
    };
    const managed = await filesOf('manager', null);
    expect(managed.text).toContain('analysis.R');
    expect(managed.text).not.toContain('data.csv');
    const studied = await filesOf('researcher', study);
    for (const name of ['analysis.json', 'codebook.csv', 'analysis.R', 'model.yaml', 'data.csv'])
      expect(studied.text).toContain(name);
  });
});
