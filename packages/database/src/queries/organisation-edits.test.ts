import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestDatabase,
  seedTwoClusters,
  type Actor,
  type Scene,
  type TestDatabase,
} from '../testing/index.ts';
import { editing } from '../testing/editing.ts';
import { readMatchKeys } from './cluster-data.ts';
import { historyOf } from './history.ts';
import { mergeOrganisations } from './merge-organisations.ts';
import { editOrganisation } from './organisation-edits.ts';
import { addTie } from './ties.ts';

let database: TestDatabase;
let scene: Scene;

beforeAll(async () => {
  database = await createTestDatabase();
  scene = await seedTwoClusters(database);
});
afterAll(() => database.drop());

const { as, alpha, see, edit, changed, undo, create, valueOf, headcount } = editing(() => ({
  database,
  scene,
}));

describe('editing', () => {
  test('a value is replaced, its history kept, and undoing brings it back', async () => {
    const { organisationId } = await create('Cuverie Essai', [headcount(10)]);
    const second = changed(await edit('manager', organisationId, [headcount(12)]));
    expect(await valueOf('manager', organisationId, 'headcount')).toEqual([12]);
    const history = await as('manager', (session) => historyOf(session, alpha(), organisationId));
    expect(history[0]).toMatchObject({
      kind: 'fact',
      key: 'headcount',
      before: 10,
      after: 12,
      authorName: 'manager',
    });
    expect(await undo('manager', second)).toMatchObject({ kind: 'undone', kept: [] });
    expect(await valueOf('manager', organisationId, 'headcount')).toEqual([10]);
    expect(await undo('manager', second)).toEqual({ kind: 'already_undone' });
  });

  test('of two people who edit at once the second is told', async () => {
    const { organisationId } = await create('Deux Mains');
    const { version } = await see('manager', organisationId);
    const together = (actor: Actor, value: number) =>
      as(actor, (session) =>
        editOrganisation(session, {
          clusterId: alpha(),
          organisationId,
          version,
          facts: [headcount(value)],
        }),
      );
    const outcomes = await Promise.all([together('manager', 1), together('teamMember', 2)]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['changed', 'conflict_changed_meanwhile']);
  });

  test("a firm's secret changes neither the version nor the page that others see", async () => {
    const { firmA } = scene.organisations;
    const before = await see('manager', firmA);
    const secret = changed(
      await edit('firmOwner', firmA, [
        { do: 'set', key: 'turnover', item: '', value: { cents: 5, currency: 'EUR' }, audience: 'self' },
      ]),
    );
    expect(await see('manager', firmA)).toEqual(before);
    expect(await valueOf('firmEmployee', firmA, 'turnover')).toEqual([{ cents: 5, currency: 'EUR' }]);
    const shared = changed(
      await edit('manager', firmA, [
        { do: 'set', key: 'turnover', item: '', value: { cents: 9, currency: 'EUR' } },
      ]),
    );
    expect(await valueOf('manager', firmA, 'turnover')).toEqual([{ cents: 9, currency: 'EUR' }]);
    expect(await valueOf('firmOwner', firmA, 'turnover')).toHaveLength(2);
    await undo('manager', shared);
    await undo('firmOwner', secret);
  });

  test('sharing shows the same value to another audience at once', async () => {
    const { firmA } = scene.organisations;
    const id = changed(
      await edit('firmOwner', firmA, [
        { do: 'set', key: 'need', item: 'oak', value: 'oak', audience: 'cluster' },
      ]),
    );
    expect(await valueOf('otherFirm', firmA, 'need')).toEqual(['oak']);
    const fact = (await see('firmOwner', firmA)).facts.find(({ key }) => key === 'need');
    const shared = changed(
      await edit('firmOwner', firmA, [{ do: 'share', factId: fact?.id ?? '', audience: 'self' }]),
    );
    expect(await valueOf('otherFirm', firmA, 'need')).toEqual([]);
    expect(await valueOf('manager', firmA, 'need')).toEqual([]);
    await undo('firmOwner', shared);
    expect(await valueOf('otherFirm', firmA, 'need')).toEqual(['oak']);
    await undo('firmOwner', id);
  });

  test('a firm changes its own page only, and neither closes nor merges', async () => {
    const { firmA, firmB } = scene.organisations;
    await expect(edit('otherFirm', firmA, [headcount(3)])).resolves.toEqual({ kind: 'not_found' });
    const id = changed(await edit('firmOwner', firmA, [], { name: 'Nouveau Nom' }));
    expect((await see('otherFirm', firmA)).name).toBe('Nouveau Nom');
    await undo('firmOwner', id);
    expect((await see('otherFirm', firmA)).name).toBe('Œnocapteurs Étiage');
    await expect(edit('firmOwner', firmA, [], { outside: true })).rejects.toMatchObject({ code: '42501' });
    await expect(
      as('firmOwner', (session) =>
        mergeOrganisations(session, { clusterId: alpha(), keptId: firmA, droppedId: firmB }),
      ),
    ).resolves.toEqual({ kind: 'not_found' });
  });
});

describe('merging', () => {
  test('keeps everything, and undoing gives both back as they were', async () => {
    const kept = await create('Vignobles Réunis', [headcount(10)]);
    const dropped = await create('Vignobles Reunis SAS', [
      headcount(99),
      { do: 'set', key: 'siren', item: '', value: '732829320' },
      { do: 'set', key: 'offer', item: 'barrels', value: 'barrels' },
    ]);
    const { firmA, firmB } = scene.organisations;
    const tie = (sourceId: string, targetId: string) =>
      as('manager', (session) =>
        addTie(session, { clusterId: alpha(), sourceId, targetId, kind: 'trust', strength: 1 }),
      );
    await tie(dropped.organisationId, firmA);
    await tie(kept.organisationId, firmB);
    await tie(dropped.organisationId, firmB);
    await tie(dropped.organisationId, kept.organisationId);
    const before = [
      await see('manager', kept.organisationId),
      await see('manager', dropped.organisationId),
    ].map(withoutIds);
    const outcome = await as('manager', (session) =>
      mergeOrganisations(session, {
        clusterId: alpha(),
        keptId: kept.organisationId,
        droppedId: dropped.organisationId,
      }),
    );
    if (outcome.kind !== 'merged') throw new Error(outcome.kind);
    const after = await see('manager', kept.organisationId);
    expect(after.facts.map((fact) => [fact.key, fact.value])).toEqual([
      ['headcount', 10],
      ['offer', 'barrels'],
      ['siren', '732829320'],
    ]);
    expect(after.ties.map((found) => found.targetId).sort()).toEqual([firmA, firmB].sort());
    const history = await as('manager', (session) => historyOf(session, alpha(), kept.organisationId));
    expect(history.filter((row) => row.key === 'headcount').map((row) => row.after ?? row.before)).toContain(
      99,
    );
    expect((await see('manager', dropped.organisationId)).mergedInto).toBe(kept.organisationId);
    const keys = await as('manager', (session) => readMatchKeys(session, alpha()));
    expect(keys.find((key) => key.name === 'Vignobles Reunis SAS')?.organisationId).toBe(kept.organisationId);
    expect(await undo('manager', outcome.changeSetId)).toMatchObject({ kind: 'undone', kept: [] });
    expect(
      [await see('manager', kept.organisationId), await see('manager', dropped.organisationId)].map(
        withoutIds,
      ),
    ).toEqual(before);
  });

  test('what made an organisation, undone before the merge that took it in, leaves no ghost', async () => {
    const kept = await create('Chai du Pont', [headcount(10)]);
    const dropped = await create('Chai du Pont SARL', [headcount(20)]);
    const merge = await as('manager', (session) =>
      mergeOrganisations(session, {
        clusterId: alpha(),
        keptId: kept.organisationId,
        droppedId: dropped.organisationId,
      }),
    );
    if (merge.kind !== 'merged') throw new Error(merge.kind);
    await undo('manager', dropped.changeSetId);
    await undo('manager', merge.changeSetId);
    expect((await see('manager', dropped.organisationId)).closed).toBe(true);
    expect(await valueOf('manager', kept.organisationId, 'headcount')).toEqual([10]);
  });

  test("the dropped firm's people speak for the kept one", async () => {
    const kept = await create('Survivante');
    const dropped = await create('Absorbée');
    await database.asOwner((client) =>
      client.query(
        `insert into role_grants (person_id, cluster_id, organisation_id, role) values ($1, $2, $3, 'firm_owner')`,
        [scene.people.stranger, alpha(), dropped.organisationId],
      ),
    );
    expect((await see('stranger', kept.organisationId)).mine).toBe(false);
    const outcome = await as('manager', (session) =>
      mergeOrganisations(session, {
        clusterId: alpha(),
        keptId: kept.organisationId,
        droppedId: dropped.organisationId,
      }),
    );
    expect((await see('stranger', kept.organisationId)).mine).toBe(true);
    await undo('manager', outcome.kind === 'merged' ? outcome.changeSetId : '');
    expect((await see('stranger', kept.organisationId)).mine).toBe(false);
    await database.asOwner((client) =>
      client.query('delete from role_grants where person_id = $1', [scene.people.stranger]),
    );
  });
});

const withoutIds = ({ version, facts, ties, ...rest }: Awaited<ReturnType<typeof see>>) => ({
  ...rest,
  facts,
  ties,
  hasVersion: version !== 0,
});
