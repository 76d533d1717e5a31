import type { GroupLessonShape, Incubator, MyIncubator } from '@grappe/contracts/api';
import { sceneId } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { sharedGroup } from '../../testing/shared-group.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let groups: { one: string; two: string; both: string };
let address: string;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  const firm = { headcount: 10, turnoverCents: 100_000_000, turnoverFor: 'cluster' } as const;
  groups = {
    one: await sharedGroup(test, 'one', { firmA: firm, lab: firm }),
    two: await sharedGroup(test, 'two', { firmB: firm }),
    both: await sharedGroup(test, 'both', { firmA: firm, abroad: firm }),
  };
});
afterAll(() => test.close());

const nowhere = '01990000-0000-7000-8000-000000000000';
const told = { name: 'Pépinière de l’estuaire', place: 'Près de l’aéroport', purpose: '' };
const manager = () => test.as('manager');
const read = async (): Promise<Incubator> => (await (await manager()).get(address)).json();

describe('incubators', () => {
  it('are guarded', async () => {
    const one = `/incubators/${nowhere}`;
    const written = [
      ['POST', ''],
      ['PUT', `/${nowhere}`],
      ['PUT', `/${nowhere}/budget`],
      ['POST', `/${nowhere}/groups`],
      ['POST', `/${nowhere}/groups/${nowhere}/remove`],
      ['POST', `/${nowhere}/lessons`],
      ['POST', `/${nowhere}/lessons/${nowhere}/remove`],
      ['PUT', `/${nowhere}/lessons/${nowhere}/uses/${nowhere}`],
      ['POST', `/${nowhere}/trainees`],
      ['PUT', `/${nowhere}/trainees/${nowhere}`],
      ['POST', `/${nowhere}/trainees/${nowhere}/remove`],
      ['PUT', `/${nowhere}/checks/premises`],
    ] as const;
    for (const [method, rest] of written)
      await expectGuards(test, { method, path: `/incubators${rest}`, body: {}, wrongRole: 'boardMember' });
    await expectGuards(test, { method: 'GET', path: '/incubators', wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'GET', path: one, wrongRole: 'relay' });
    await expectGuards(test, { method: 'GET', path: '/me/incubators', wrongRole: 'manager' });
  });

  it('are opened with a name, and changed in versions', async () => {
    const team = await manager();
    expect((await team.post(`${test.alpha}/incubators`, { ...told, name: ' ' })).statusCode).toBe(400);
    const made = await team.post(`${test.alpha}/incubators`, told);
    expect(made.statusCode).toBe(201);
    address = `${test.alpha}/incubators/${made.json().id}`;
    expect(await read()).toMatchObject({ ...told, version: 1, groups: [], budget: null, shares: null });
    const changed = await team.put(address, { ...told, purpose: 'Trois groupements', version: 1 });
    expect(changed.json()).toMatchObject({ purpose: 'Trois groupements', version: 2 });
    const late = await team.put(address, { ...told, version: 1 });
    expect([late.statusCode, late.json().current.purpose]).toEqual([409, 'Trois groupements']);
    const listed = (await team.get(`${test.alpha}/incubators`)).json();
    expect(listed.find(({ name }: { name: string }) => name === told.name)).toMatchObject({
      groupCount: 0,
      checksDone: 0,
      checksInAll: 13,
    });
  });

  it('take groups in that were proposed, once each, and no firm twice', async () => {
    const team = await manager();
    const add = (groupId: string) => team.post(`${address}/groups`, { groupId });
    expect((await add(sceneId('group:draft'))).json().code).toBe('incubator_group_not_proposed');
    expect((await add(groups.one)).statusCode).toBe(201);
    expect((await add(groups.one)).json().code).toBe('incubator_group_elsewhere');
    const twice = await add(groups.both);
    expect([twice.json().code, twice.json().params.names]).toEqual([
      'incubator_firm_twice',
      expect.stringContaining('Œnocapteurs'),
    ]);
    expect((await add(groups.two)).json().groups).toHaveLength(2);
    expect((await team.post(`${address}/groups/${groups.both}/remove`)).statusCode).toBe(404);
  });

  const lines = [
    { id: 'premises', label: 'Bureaux', kind: 'fixed', purpose: 'premises', amountCents: 1_200_000 },
    { id: 'trainee', label: '', kind: 'per_group', purpose: 'training', amountCents: 300_000 },
    { id: 'mission', label: '', kind: 'per_market', purpose: 'joint_mission', amountCents: 400_000 },
  ];

  it('share the costs of the second level by Owen’s value: between groups, then inside each', async () => {
    const team = await manager();
    const put = (version: number, wanted: object[]) =>
      team.put(`${address}/budget`, { version, lines: wanted });
    expect((await put(0, [])).json().code).toBe('budget_without_lines');
    expect((await put(0, [{ ...lines[0], amountCents: -1 }])).json()).toEqual({
      code: 'budget_line_refused',
      params: { line: '1 (Bureaux)', fault: 'negative' },
    });
    expect((await put(0, [{ ...lines[0], groups: [nowhere] }])).json().code).toBe('budget_firm_not_member');
    expect((await read()).budget).toBe(null);
    const kept: Incubator = (await put(0, lines)).json();
    const { shares } = kept;
    if (shares?.kind !== 'shared') throw new Error('no share');
    expect(shares.totalCents).toBe(1_200_000 + 2 * 300_000 + 400_000);
    expect(shares.groups.map(({ paysCents }) => paysCents)).toEqual([1_100_000, 1_100_000]);
    for (const group of shares.groups)
      expect(group.partners.reduce((sum, { paysCents }) => sum + paysCents, 0)).toBe(group.paysCents);
    for (const line of shares.lines)
      expect(line.groups.reduce((sum, { cents }) => sum + cents, 0)).toBe(line.costCents);
    const late = await put(0, lines);
    expect([late.statusCode, late.json().current.budgetVersion]).toEqual([409, 1]);
  });

  it('tell each firm its own share and nobody else’s', async () => {
    const own = async (actor: 'firmOwner' | 'otherFirm' | 'partner'): Promise<MyIncubator[]> =>
      (await (await test.as(actor)).get(`${test.alpha}/me/incubators`)).json();
    const mine = (await own('firmOwner')).find(({ name }) => name === told.name);
    const theirs = (await own('otherFirm')).find(({ name }) => name === told.name);
    expect([mine?.share?.paysCents, theirs?.share?.paysCents]).toEqual([550_000, 1_100_000]);
    expect(await own('partner')).toEqual([]);
  });

  it('pass lessons from group to group', async () => {
    const team = await manager();
    const lesson = { groupId: groups.one, title: 'Le stand', lesson: 'Réserver six mois avant.' };
    expect((await team.post(`${address}/lessons`, { ...lesson, groupId: groups.both })).statusCode).toBe(404);
    const added: Incubator = (await team.post(`${address}/lessons`, lesson)).json();
    const { id } = added.lessons[0] ?? { id: '' };
    const use = (groupId: string, note: string, was: string | null) =>
      team.put(`${address}/lessons/${id}/uses/${groupId}`, { note, was });
    await use(groups.two, 'Prévu', null);
    expect((await use(groups.two, 'Trop tard', null)).json().code).toBe('conflict_changed_meanwhile');
    const taken: Incubator = (await use(groups.two, 'Réservé en mars', 'Prévu')).json();
    expect(taken.lessons[0]?.uses).toMatchObject([{ groupId: groups.two, note: 'Réservé en mars' }]);
    const seen: MyIncubator[] = (
      await (await test.as('otherFirm')).get(`${test.alpha}/me/incubators`)
    ).json();
    expect(seen.find(({ name }) => name === told.name)?.lessons).toMatchObject([
      { title: 'Le stand', ours: false, takenUp: true },
    ]);
    // The same lesson, among those of groups: its group and author are told to its own members and the team alone.
    const among = async (actor: 'otherFirm' | 'manager'): Promise<GroupLessonShape | undefined> =>
      (await (await test.as(actor)).get(`${test.alpha}/group-lessons`))
        .json()
        .find((one: GroupLessonShape) => one.id === id);
    expect(await among('manager')).toMatchObject({
      kind: 'worked',
      audience: 'incubator',
      groupId: groups.one,
    });
    expect(await among('otherFirm')).toMatchObject({ groupId: null, author: null, canEdit: false });
    expect((await team.post(`${address}/lessons/${nowhere}/remove`)).statusCode).toBe(404);
    expect((await team.post(`${address}/lessons/${id}/remove`)).json().lessons).toEqual([]);
  });

  it('follow trainees without their names', async () => {
    const team = await manager();
    const trainee = {
      groupId: groups.one,
      programme: 'Master',
      mission: '',
      alternates: true,
      startsOn: '2026-01-05',
      endsOn: '2026-07-03',
    };
    expect((await team.post(`${address}/trainees`, { ...trainee, endsOn: '2025-01-01' })).json()).toEqual({
      code: 'scheme_refused',
      params: { part: 'endsOn', fault: 'dates_out_of_order' },
    });
    const added: Incubator = (await team.post(`${address}/trainees`, trainee)).json();
    const { id } = added.trainees[0] ?? { id: '' };
    const hired = { ...trainee, outcome: 'hired_here', version: 1 };
    expect((await team.put(`${address}/trainees/${id}`, hired)).json().trainees[0].outcome).toBe(
      'hired_here',
    );
    expect((await team.put(`${address}/trainees/${id}`, hired)).statusCode).toBe(409);
    expect((await team.post(`${address}/trainees/${id}/remove`)).json().trainees).toEqual([]);
    expect((await team.post(`${address}/trainees/${id}/remove`)).statusCode).toBe(404);
  });

  it('prepare certification, item by item', async () => {
    const team = await manager();
    const check = (item: string, body: object) => team.put(`${address}/checks/${item}`, body);
    expect((await check('beauty', { state: 'done', note: '', version: 0 })).statusCode).toBe(404);
    const done: Incubator = (
      await check('premises', { state: 'done', note: 'Bail signé', version: 0 })
    ).json();
    expect(done.checks.find(({ item }) => item === 'premises')).toMatchObject({
      state: 'done',
      note: 'Bail signé',
      version: 1,
      updatedBy: 'manager',
    });
    expect((await check('premises', { state: 'to_do', note: '', version: 0 })).statusCode).toBe(409);
  });

  it('give a group back its own life; a line that concerned it alone waits, and nobody pays it', async () => {
    const team = await manager();
    const mission = {
      id: 'theirs',
      label: 'Mission',
      kind: 'fixed',
      amountCents: 100_000,
      groups: [groups.two],
    };
    await team.put(`${address}/budget`, { version: 1, lines: [...lines, mission] });
    const left: Incubator = (await team.post(`${address}/groups/${groups.two}/remove`)).json();
    expect(left.budget?.lines.at(-1)).toMatchObject({ id: 'theirs', groups: [groups.two] });
    if (left.shares?.kind !== 'shared') throw new Error('no share');
    expect(left.shares.lines.map(({ lineId }) => lineId)).not.toContain('theirs');
    expect(left.groups.map(({ id }) => id)).toEqual([groups.one]);
    expect(left.groupsToAdd.map(({ id }) => id)).toContain(groups.two);
    expect(left.shares).toMatchObject({ kind: 'shared', groups: [{ id: groups.one }] });
  });
});
