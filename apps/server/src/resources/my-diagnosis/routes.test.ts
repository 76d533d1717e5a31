import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AskedWave,
  CampaignShape,
  FirmReport,
  InstrumentVersionShape,
  ResponseShape,
  WaveProgress,
} from '@grappe/contracts/api';
import { writeTable } from '@grappe/contracts/files';
import type { Caller } from '../../testing/caller.ts';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
const others = Array.from({ length: 9 }, (_, rank) => `01990000-0000-7000-8000-0000000000${10 + rank}`);

beforeAll(async () => {
  test = await openTestApp({ working: false });
  await test.database.asOwner(async (client) => {
    await client.query('delete from campaigns');
    await client.query('delete from instruments');
    for (const [rank, id] of others.entries())
      await client.query(
        `insert into organisations (id, cluster_id, name, kind, opened_by) values ($1, $2, $3, 'sme', $4)`,
        [id, test.scene.clusters.alpha, `Other ${rank}`, test.scene.changeSets.alpha],
      );
  });
});
afterAll(() => test.close());

const at = (path: string): string => `${test.alpha}${path}`;
const nowhere = '01990000-0000-7000-8000-000000000000';
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
let waveId = '';
let responseId = '';

/** One sentence is added and moved; a faulty one is refused with what is wrong; whoever read an older draft is told. */
async function editsItems(researcher: Caller, address: string): Promise<void> {
  const item = {
    id: 'tariffs',
    construct: 'uncertainty',
    section: 'constraints',
    kind: 'scale',
    source: '000 § 2.1',
    fr: 'Les droits de douane nous retiennent.',
    en: 'Customs duties hold us back.',
  };
  const put = (changes: object, version = 2) =>
    researcher.put(`${address}/items/tariffs`, { version, item: { ...item, ...changes } });
  expect((await put({ construct: 'nothing' })).json()).toMatchObject({
    code: 'instrument_item_invalid',
    params: { instrumentFault: 'unknown_construct' },
  });
  const added = (await put({})).json() as InstrumentVersionShape;
  expect(added.content.items.at(-1)).toMatchObject({ id: 'tariffs', version: 1 });
  expect((await put({})).json()).toMatchObject({
    code: 'conflict_changed_meanwhile',
    current: { version: 3 },
  });
  const moved = await researcher.post(`${address}/items/tariffs/move`, { version: 3, to: 'up' });
  expect(moved.json()).toMatchObject({ version: 4 });
  expect((await researcher.post(`${address}/items/nothing/remove`, { version: 4 })).statusCode).toBe(404);
  const printed = await researcher.get(`${address}/questionnaire.html?form=long&language=fr`);
  expect(printed.body).toContain('Les droits de douane nous retiennent.');
  expect(printed.body).toContain('entourez un chiffre');
}

describe('a survey, from the instrument to the result of a firm', () => {
  it('is guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/instruments', wrongRole: null });
    await expectGuards(test, { method: 'POST', path: '/instruments', body: {}, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'POST', path: '/campaigns', body: {}, wrongRole: 'researcher' });
    await expectGuards(test, { method: 'GET', path: `/waves/${nowhere}`, wrongRole: 'boardMember' });
    await expectGuards(test, { method: 'GET', path: '/me/diagnosis', wrongRole: 'manager' });
    await expectGuards(test, { method: 'GET', path: '/diagnosis', wrongRole: null });
  });

  it('has an instrument that a researcher writes as YAML, with the line of what is wrong', async () => {
    const researcher = await test.as('researcher');
    const made = await researcher.post(at('/instruments'), { name: 'Framework', yaml: null });
    expect(made.statusCode).toBe(201);
    const { id, versionId } = made.json() as { id: string; versionId: string };
    const address = at(`/instruments/versions/${versionId}`);
    const yaml = (await researcher.get(`${address}/instrument.yaml`)).body;
    expect(yaml).toContain('Nous manquons d’argent');
    const broken = yaml.replace('construct: uncertainty', 'construct: nothing');
    const refused = await researcher.put(address, { version: 1, yaml: broken });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'instrument_invalid',
      params: { instrumentFault: 'unknown_construct' },
    });
    const line = Number((refused.json() as { params: { line: number } }).params.line);
    expect(broken.split('\n')[line - 1]).toContain('nothing');
    const changed = await researcher.put(address, {
      version: 1,
      yaml: yaml.replace('Nous manquons d’argent', 'Il nous manque de l’argent'),
    });
    expect(changed.statusCode).toBe(200);
    expect((await researcher.put(address, { version: 1, yaml })).json()).toMatchObject({
      code: 'conflict_changed_meanwhile',
      current: { version: 2 },
    });
    await editsItems(researcher, address);
    expect((await researcher.post(`${address}/publish`)).statusCode).toBe(200);
    expect((await researcher.post(`${address}/publish`)).statusCode).toBe(409);
    expect((await researcher.put(address, { version: 4, yaml })).json()).toMatchObject({
      code: 'instrument_published',
    });
    const manager = await test.as('manager');
    const campaign = await manager.post(at('/campaigns'), {
      name: 'Survey',
      form: 'short',
      instrumentId: id,
      target: { kind: 'all' },
      stratumBy: 'none',
    });
    const campaignId = (campaign.json() as { id: string }).id;
    const opened = await manager.post(at(`/campaigns/${campaignId}/waves`), {
      opensOn: inDays(-1),
      closesOn: inDays(20),
    });
    expect(opened.json()).toMatchObject({ asked: 11, told: 2 });
    waveId = (opened.json() as { id: string }).id;
    const again = await manager.post(at(`/campaigns/${campaignId}/waves`), {
      opensOn: inDays(0),
      closesOn: inDays(20),
    });
    expect(again.statusCode).toBe(409);
    expect((again.json() as { current: CampaignShape[] }).current[0]?.waves).toHaveLength(1);
  });

  it('is answered by a firm as it goes, and read by nobody else', async () => {
    const owner = await test.as('firmOwner');
    const [asked] = (await owner.get(at('/me/diagnosis'))).json() as AskedWave[];
    expect(asked).toMatchObject({ waveId, open: true, responseId: null });
    expect(asked!.seconds).toBeLessThan(240);
    const begun = await owner.post(at(`/me/diagnosis/waves/${waveId}/responses`), {
      organisationId: asked!.organisation.id,
      consent: true,
      forResearch: false,
    });
    responseId = (begun.json() as { id: string }).id;
    const mine = at(`/me/diagnosis/responses/${responseId}`);
    const saved = await owner.put(`${mine}/answers`, {
      answers: { export_status: 'now', risks: 6, rules: 7, learn_from_others: 2 },
    });
    expect(saved.json()).toEqual({ saved: 4 });
    expect((await owner.put(`${mine}/answers`, { answers: { risks: 8 } })).json()).toMatchObject({
      code: 'answer_invalid',
    });
    expect((await owner.put(`${mine}/answers`, { answers: { nothing: 1 } })).json()).toMatchObject({
      code: 'answer_invalid',
    });
    const kept = (await (await test.as('firmEmployee')).get(mine)).json() as ResponseShape;
    expect(kept.answers).toMatchObject({ risks: 6, rules: 7 });
    for (const actor of ['manager', 'otherFirm', 'teamMember'] as const)
      expect((await (await test.as(actor)).get(mine)).statusCode, actor).toBe(404);
    expect((await owner.get(`${mine}/report`)).json()).toMatchObject({ code: 'response_not_finished' });
    expect((await owner.post(`${mine}/submit`)).statusCode).toBe(204);
    expect((await owner.put(`${mine}/answers`, { answers: { risks: 1 } })).statusCode).toBe(409);
    const report = (await owner.get(`${mine}/report`)).json() as FirmReport;
    expect(report.holdsBack).toEqual({ constraint: 'uncertainty', score: 6.5 });
    expect(report.answer?.mechanism).toBe('relational_dynamics');
    expect(report.constructs.find(({ id }) => id === 'uncertainty')?.comparable).toBeNull();
    expect(report.steps.length).toBeGreaterThan(0);
    await owner.put(`${mine}/choices`, { forResearch: false, shared: true });
    expect((await (await test.as('manager')).get(mine)).statusCode).toBe(200);
    await owner.put(`${mine}/choices`, { forResearch: false, shared: false });
    expect((await (await test.as('manager')).get(mine)).statusCode).toBe(404);
  });

  it('takes a sheet from the team, and says what is wrong line by line', async () => {
    const manager = await test.as('manager');
    const sheet = await writeTable(
      {
        sheet: 'answers',
        header: ['id', 'firm', 'risks', 'rules', 'time'],
        rows: [
          ...others.slice(0, 6).map((id) => [id, '', 3, 4, 'na']),
          ['', 'Other 6', 9, 4, null],
          ['', 'Nobody', 3, 4, null],
          [others[0]!, '', 3, 4, null],
        ],
      },
      { format: 'csv', language: 'fr' },
    );
    const entered = await manager.post(at(`/waves/${waveId}/responses/file`), {
      fileName: 'answers.csv',
      content: Buffer.from(sheet).toString('base64'),
    });
    expect(entered.json()).toMatchObject({
      entered: 6,
      problems: [
        { line: 8, column: 'risks', code: 'answer_invalid', value: '9' },
        { line: 9, column: 'firm', code: 'firm_unknown', value: 'Nobody' },
        { line: 10, column: 'firm', code: 'firm_twice' },
      ],
    });
    const progress = (await manager.get(at(`/waves/${waveId}`))).json() as WaveProgress;
    expect(progress.total).toMatchObject({ asked: 11, submitted: 7 });
    const owner = await test.as('firmOwner');
    const report = (await owner.get(at(`/me/diagnosis/responses/${responseId}/report`))).json() as FirmReport;
    expect(report.constructs.find(({ id }) => id === 'uncertainty')?.comparable).toMatchObject({ firms: 6 });
  });

  it('tells the cluster figures and a document, and others once it ended', async () => {
    const manager = await test.as('manager');
    const read = await manager.get(at('/diagnosis'));
    expect(read.json()).toMatchObject({
      submitted: 7,
      findings: { constraint: { id: 'uncertainty', firms: 6 } },
    });
    for (const format of ['docx', 'pdf'])
      for (const language of ['fr', 'en'])
        expect(
          (await manager.get(at(`/diagnosis/${waveId}/report.${format}?language=${language}`))).statusCode,
        ).toBe(200);
    expect(
      (await manager.post(at(`/waves/${waveId}/publication`), { published: true })).json(),
    ).toMatchObject({ code: 'wave_not_closed' });
    expect((await manager.post(at(`/waves/${waveId}/close`))).statusCode).toBe(200);
    expect((await manager.post(at(`/waves/${waveId}/publication`), { published: true })).statusCode).toBe(
      204,
    );
    const owner = await test.as('firmOwner');
    expect((await owner.post(at(`/me/diagnosis/responses/${responseId}/withdraw`))).statusCode).toBe(204);
    expect((await manager.get(at('/diagnosis'))).json()).toMatchObject({ findings: { constraint: null } });
  });
});
