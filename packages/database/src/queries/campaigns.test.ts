import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, seedTwoClusters, type Scene, type TestDatabase } from '../testing/index.ts';
import { sceneId } from '../testing/scene-id.ts';
import {
  closeWave,
  createCampaign,
  inviteWave,
  listTargets,
  openWave,
  readWaveFigures,
} from './campaigns.ts';
import { addInstrumentVersion, changeInstrumentVersion, publishInstrumentVersion } from './instruments.ts';
import {
  declineWave,
  enterResponse,
  holdResponse,
  keepAnswersAtOnce,
  readResponse,
  saveAnswers,
  startResponse,
  submitResponse,
  withdrawResponse,
} from './responses.ts';
import { readWaveTable } from './wave-table.ts';

let database: TestDatabase;
let scene: Scene;
const firms = Array.from({ length: 15 }, (_, rank) => sceneId(`asked:${rank}`));

beforeAll(async () => {
  database = await createTestDatabase();
  scene = await seedTwoClusters(database);
  await database.asOwner(async (client) => {
    for (const [rank, id] of firms.entries()) {
      await client.query(
        `insert into organisations (id, cluster_id, name, kind, opened_by) values ($1, $2, $3, 'sme', $4)`,
        [id, scene.clusters.alpha, `Asked ${rank}`, scene.changeSets.alpha],
      );
    }
  });
});
afterAll(() => database.drop());

const asManager = <Result>(
  work: Parameters<typeof database.connection.asPerson<Result>>[1],
): Promise<Result> => database.connection.asPerson(scene.people.manager, work);

/** A wave that asks the firms of this test (and firmA), each in the stratum that `stratumOf` gives. */
async function openedWave(stratumOf: (rank: number) => string): Promise<string> {
  return asManager(async (tx) => {
    const campaignId = await createCampaign(tx, {
      clusterId: scene.clusters.alpha,
      name: 'Test',
      purpose: '',
      form: 'short',
      instrumentId: sceneId('diagnosis:instrument'),
      target: { kind: 'all' },
      stratumBy: 'size',
      reminderDays: [7],
    });
    const today = new Date().toISOString().slice(0, 10);
    const id = await openWave(tx, {
      clusterId: scene.clusters.alpha,
      campaignId,
      instrumentVersionId: sceneId('diagnosis:version'),
      opensOn: '2020-01-01',
      closesOn: `${Number(today.slice(0, 4)) + 1}-12-31`,
      targets: [...firms, scene.organisations.firmA].map((organisationId, rank) => ({
        organisationId,
        stratum: stratumOf(rank),
        known: { size: stratumOf(rank) },
      })),
    });
    if (id === undefined) throw new Error('not opened');
    return id;
  });
}

const enter = (waveId: string, rank: number, value: number) =>
  asManager((tx) =>
    enterResponse(tx, {
      waveId,
      organisationId: firms[rank]!,
      source: 'paper',
      forResearch: rank % 2 === 0,
      answers: { risks: value, words: { text: 'secret words' } },
      scores: { uncertainty: value },
    }),
  );

const figures = (waveId: string) => asManager((tx) => readWaveFigures(tx, waveId));

describe('figures of a wave', () => {
  it('are told from six firms on, by whole blocks', async () => {
    const wave = await openedWave((rank) => (rank < 8 ? 'small' : 'large'));
    for (let rank = 0; rank < 5; rank += 1) await enter(wave, rank, 1);
    expect(await figures(wave)).toEqual([]);
    await enter(wave, 5, 7);
    expect(await figures(wave)).toEqual([
      { measure: 'uncertainty', stratum: null, firms: 6, mean: 2, deviation: 2.449 },
      { measure: 'uncertainty', stratum: 'small', firms: 6, mean: 2, deviation: 2.449 },
    ]);
    for (let rank = 6; rank < 14; rank += 1) await enter(wave, rank, 4);
    // Two of `small` and six of `large`: the two wait until the end.
    expect((await figures(wave)).map(({ stratum, firms: counted }) => [stratum, counted])).toEqual([
      [null, 12],
      ['large', 6],
      ['small', 6],
    ]);
  });

  it('count at the end those who were left, together, when they are six', async () => {
    const wave = await openedWave((rank) => `s${rank % 3}`);
    for (let rank = 0; rank < 15; rank += 1) await enter(wave, rank, 5);
    expect(await figures(wave)).toEqual([]);
    expect(await asManager((tx) => closeWave(tx, wave))).toBe(true);
    expect(await asManager((tx) => closeWave(tx, wave))).toBe(false);
    expect(await figures(wave)).toEqual([
      { measure: 'uncertainty', stratum: null, firms: 15, mean: 5, deviation: 0 },
    ]);
    expect(await enter(wave, 0, 4)).toBe('not_found');
  });

  it('lose a whole block when one of it leaves', async () => {
    const wave = await openedWave(() => '');
    const asFirm = <Result>(work: Parameters<typeof database.connection.asPerson<Result>>[1]) =>
      database.connection.asPerson(scene.people.firmOwner, work);
    const place = {
      clusterId: scene.clusters.alpha,
      waveId: wave,
      organisationId: scene.organisations.firmA,
    };
    const id = await asFirm(async (tx) => {
      const started = await startResponse(tx, place, false);
      await saveAnswers(
        tx,
        { clusterId: place.clusterId, id: started!, organisationId: place.organisationId },
        { risks: 7 },
      );
      return started!;
    });
    expect(await asFirm((tx) => submitResponse(tx, id, { uncertainty: 7 }))).toBeUndefined();
    expect(await asFirm((tx) => submitResponse(tx, id, { uncertainty: 7 }))).toBe('response_submitted');
    await expect(
      asFirm((tx) =>
        saveAnswers(
          tx,
          { clusterId: place.clusterId, id, organisationId: place.organisationId },
          { risks: 1 },
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    for (let rank = 0; rank < 11; rank += 1) await enter(wave, rank, 1);
    expect((await figures(wave)).map(({ firms: counted, mean }) => [counted, mean])).toEqual([[12, 1.5]]);
    expect(await asFirm((tx) => withdrawResponse(tx, { clusterId: place.clusterId, responseId: id }))).toBe(
      true,
    );
    expect((await figures(wave)).map(({ firms: counted, mean }) => [counted, mean])).toEqual([[6, 1]]);
  });
});

describe('answers kept at once', () => {
  it('are kept for the firm alone, for the items that were read, until it has finished', async () => {
    const wave = await openedWave(() => '');
    const place = {
      clusterId: scene.clusters.alpha,
      waveId: wave,
      organisationId: scene.organisations.firmA,
    };
    const { connection } = database;
    const id = (await connection.asPerson(scene.people.firmOwner, (tx) => startResponse(tx, place, false)))!;
    const own = { clusterId: place.clusterId, responseId: id };
    const held = await connection.asPerson(scene.people.firmOwner, (tx) => holdResponse(tx, own, 'save'));
    const keep = (personId: string, risks: number, instrumentVersionId = held!.instrumentVersionId) =>
      keepAnswersAtOnce(connection.app, { ...own, personId, instrumentVersionId, answers: { risks } });
    expect(await keep(scene.people.firmOwner, 3)).toBe(true);
    expect(await keep(scene.people.firmOwner, 4)).toBe(true);
    for (const other of [scene.people.manager, scene.people.otherManager, scene.people.researcher])
      expect(await keep(other, 7)).toBe(false);
    expect(await keep(scene.people.firmOwner, 7, wave)).toBe(false);
    const answers = () => connection.asPerson(scene.people.firmOwner, (tx) => readResponse(tx, own));
    expect((await answers())!.answers).toEqual({ risks: 4 });
    await connection.asPerson(scene.people.firmOwner, (tx) => submitResponse(tx, id, { uncertainty: 4 }));
    expect(await keep(scene.people.firmOwner, 7)).toBe(false);
  });
});

describe('waves as a table', () => {
  it('holds who agreed for the researcher, everybody for an analysis of the team, nobody for others', async () => {
    const wave = await openedWave((rank) => (rank < 12 ? 'small' : 'large'));
    for (let rank = 0; rank < 14; rank += 1) await enter(wave, rank, (rank % 7) + 1);
    const wish = { waveIds: [wave], studyId: null };
    const all = await asManager((tx) => readWaveTable(tx, wish));
    expect(all).toHaveLength(14);
    expect(all[0]).toMatchObject({ waveId: wave, scores: { uncertainty: expect.any(Number) } });
    expect(Object.keys(all[0]!.items)).toEqual(['risks']);
    expect(all.filter(({ stratum }) => stratum === 'large')).toEqual([]);
    const study = { waveIds: [wave], studyId: sceneId('study:alpha') };
    const agreed = await database.connection.asPerson(scene.people.researcher, (tx) =>
      readWaveTable(tx, study),
    );
    expect(agreed).toHaveLength(7);
    expect(agreed.every(({ known }) => Object.keys(known).length === 0)).toBe(true);
    expect(agreed.some(({ firm }) => all.some((one) => one.firm === firm))).toBe(false);
    for (const reader of ['firmOwner', 'observer', 'otherManager', 'researcher'] as const)
      expect(
        await database.connection.asPerson(scene.people[reader], (tx) => readWaveTable(tx, wish)),
      ).toEqual([]);
    expect(await asManager((tx) => readWaveTable(tx, study))).toEqual([]);
  });
});

describe('invitations', () => {
  it('reach whoever has an account, once, and never who declined', async () => {
    const wave = await openedWave(() => '');
    const place = {
      clusterId: scene.clusters.alpha,
      waveId: wave,
      organisationId: scene.organisations.firmA,
    };
    expect(await asManager((tx) => inviteWave(tx, wave))).toBe(1);
    expect(await asManager((tx) => inviteWave(tx, wave))).toBe(0);
    const passing = (days: number) =>
      database.asOwner((client) =>
        client.query(`update wave_targets set told_at = now() - make_interval(days => $1) where told > 0`, [
          days,
        ]),
      );
    await passing(8);
    await database.connection.asPerson(scene.people.firmOwner, (tx) => declineWave(tx, place, true));
    expect(await asManager((tx) => inviteWave(tx, wave))).toBe(0);
    await database.connection.asPerson(scene.people.firmOwner, (tx) => declineWave(tx, place, false));
    expect(await asManager((tx) => inviteWave(tx, wave))).toBe(1);
    await passing(30);
    expect(await asManager((tx) => inviteWave(tx, wave))).toBe(0);
    const targets = await asManager((tx) => listTargets(tx, scene.clusters.alpha, wave));
    expect(targets.filter(({ reachable }) => reachable).map(({ told }) => told)).toEqual([2]);
    expect(
      await database.connection.asPerson(scene.people.firmOwner, (tx) => inviteWave(tx, wave)),
    ).toBeUndefined();
  });
});

describe('versions of an instrument', () => {
  it('are never changed once published', async () => {
    const place = { clusterId: scene.clusters.alpha, instrumentId: sceneId('diagnosis:instrument') };
    const asResearcher = <Result>(work: Parameters<typeof database.connection.asPerson<Result>>[1]) =>
      database.connection.asPerson(scene.people.researcher, work);
    const versionId = (await asResearcher((tx) => addInstrumentVersion(tx, place, { items: [] })))!;
    const version = { clusterId: place.clusterId, versionId };
    expect(await asResearcher((tx) => changeInstrumentVersion(tx, version, 1, { items: [1] }))).toBe(true);
    expect(await asResearcher((tx) => changeInstrumentVersion(tx, version, 1, { items: [2] }))).toBe(false);
    expect(await asResearcher((tx) => publishInstrumentVersion(tx, version))).toBe(true);
    expect(await asResearcher((tx) => publishInstrumentVersion(tx, version))).toBe(false);
    expect(await asResearcher((tx) => changeInstrumentVersion(tx, version, 2, { items: [3] }))).toBe(false);
    await expect(
      database.asOwner((client) =>
        client.query(`update instrument_versions set content = '{"items": [4]}' where id = $1`, [versionId]),
      ),
    ).rejects.toThrow(/never changed/);
  });
});
