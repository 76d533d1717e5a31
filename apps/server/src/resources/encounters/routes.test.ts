import type { EncounterDetail } from '@grappe/contracts/api';
import { sceneId, type Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

// Threads and jobs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const plan = {
  name: 'Rencontres',
  heldOn: '2100-03-01',
  wishesUntil: '2100-02-01',
  startsAt: '09:00',
  slotMinutes: 20,
  pauseMinutes: 10,
  slots: 2,
  rooms: [{ name: 'Table 1' }],
  allianceId: sceneId('alliance:standing'),
};
const home = (actor: Actor): string =>
  actor === 'otherClusterFirm'
    ? test.alpha.replace(test.scene.clusters.alpha, test.scene.clusters.beta)
    : test.alpha;
const at = (actor: Actor, id: string, rest = ''): string => `${home(actor)}/encounters/${id}${rest}`;
const seenBy = async (actor: Actor, id: string): Promise<EncounterDetail> =>
  (await (await test.as(actor)).get(at(actor, id))).json();

async function made(change: object = {}): Promise<string> {
  const answer = await (await test.as('manager')).post(`${test.alpha}/encounters`, { ...plan, ...change });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}

async function setState(id: string, status: string): Promise<number> {
  const { version } = await seenBy('manager', id);
  return (await (await test.as('manager')).post(at('manager', id, '/state'), { version, status })).statusCode;
}

describe('one-to-one meetings', () => {
  it('are guarded, and a plan that cannot be is refused', async () => {
    await expectGuards(test, { method: 'GET', path: '/encounters', wrongRole: 'observer' });
    await expectGuards(test, { method: 'POST', path: '/encounters', body: {}, wrongRole: 'firmOwner' });
    const manager = await test.as('manager');
    for (const [change, reason] of [
      [{ wishesUntil: '2100-04-01' }, 'after_the_event'],
      [{ slots: 40, slotMinutes: 240 }, 'past_midnight'],
      [{ rooms: [{ name: 'A' }, { name: 'a' }] }, 'twice'],
      [{ rooms: [{ name: 'A', closedSlots: [2] }] }, 'no_such_slot'],
    ] as const) {
      const refused = await manager.post(`${test.alpha}/encounters`, { ...plan, ...change });
      expect([refused.statusCode, refused.json().params.reason]).toEqual([400, reason]);
    }
  });

  it('go from wishes to a proven schedule that each reads its own part of', async () => {
    const id = await made();
    expect((await (await test.as('firmOwner')).get(at('firmOwner', id))).statusCode).toBe(404);
    expect(await setState(id, 'published')).toBe(409);
    expect(await setState(id, 'open')).toBe(204);
    const register = async (actor: Actor, named: boolean): Promise<string> => {
      const person = await test.as(actor);
      const answer = await person.post(at(actor, id, '/participants'), {
        personName: `Person ${actor}`,
        named,
      });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json().id;
    };
    const forAnother = await (
      await test.as('firmOwner')
    ).post(at('firmOwner', id, '/participants'), {
      personName: 'Somebody else',
      organisationId: test.scene.organisations.firmB,
    });
    expect([forAnother.statusCode, forAnother.json().code]).toEqual([403, 'not_allowed']);
    const [a, b, c] = [
      await register('firmOwner', true),
      await register('otherFirm', true),
      await register('otherClusterFirm', false),
    ];
    const wish = async (actor: Actor, participant: string, wishes: readonly string[]) => {
      const { participants } = await seenBy(actor, id);
      const own = participants.find((one) => one.id === participant);
      const body = { personName: own?.personName, named: own?.named, version: own?.version, wishes };
      return (await test.as(actor)).put(at(actor, id, `/participants/${participant}`), body);
    };
    // Nameless to those who only read the list, and no wish is read by anybody else.
    const people = (await seenBy('firmOwner', id)).people;
    expect(people.find((one) => one.id === c)).toMatchObject({ personName: null, organisation: null });
    expect((await wish('firmOwner', a, [c])).statusCode).toBe(204);
    expect((await wish('otherFirm', b, [b])).json().code).toBe('encounter_wishes_refused');
    expect((await wish('otherFirm', b, [c, a])).statusCode).toBe(204);
    const stranger = await test.as('otherFirm');
    const theirs = { personName: 'Me', version: 2, wishes: [c] };
    expect((await stranger.put(at('otherFirm', id, `/participants/${a}`), theirs)).statusCode).toBe(404);
    expect((await seenBy('otherClusterFirm', id)).participants.map((one) => one.id)).toEqual([c]);
    const manager = await test.as('manager');
    expect((await manager.post(at('manager', id, '/schedule'))).statusCode).toBe(202);
    await test.jobsDone();
    const found = await seenBy('manager', id);
    expect(found.schedule).toMatchObject({
      proven: true,
      meetings: 2,
      boundMeetings: 2,
      outdated: false,
      metWishes: 2,
    });
    const agree = async (meetings: readonly object[]) =>
      manager.put(at('manager', id, '/fixed'), { version: (await seenBy('manager', id)).version, meetings });
    const alone = await agree([{ slot: 0, first: a, second: a }]);
    expect([alone.statusCode, alone.json().params]).toEqual([422, { problem: 'fixed_alone' }]);
    const meeting = { slot: 1, first: a, second: c };
    expect((await agree([meeting])).statusCode).toBe(204);
    expect((await seenBy('firmOwner', id)).fixed).toEqual([]);
    expect(await seenBy('manager', id)).toMatchObject({ fixed: [meeting], schedule: { outdated: true } });
    expect((await agree([])).statusCode).toBe(204);
    expect((await seenBy('manager', id)).schedule?.outdated).toBe(false);
    expect((await seenBy('firmOwner', id)).meetings).toEqual([]);
    expect(await setState(id, 'published')).toBe(204);
    const own = await seenBy('firmOwner', id);
    expect(own.schedule).toBe(null);
    expect(own.meetings).toHaveLength(1);
    expect(own.people.find((one) => one.id === c)?.personName).toBe('Person otherClusterFirm');
    const calendar = await (
      await test.as('firmOwner')
    ).get(at('firmOwner', id, `/participants/${a}/calendar.ics`));
    expect(calendar.body).toMatch(/DTSTART:21000301T09[03]000/);
    expect(
      (await (await test.as('otherFirm')).get(at('otherFirm', id, `/participants/${a}/calendar.ics`)))
        .statusCode,
    ).toBe(404);
    const sheet = await manager.get(at('manager', id, '/schedule.xlsx'));
    expect(sheet.headers['content-type']).toContain('spreadsheetml');
    expect((await manager.post(at('manager', id, '/schedule'))).statusCode).toBe(409);
  });

  it('say what stands in the way', async () => {
    const id = await made({ allianceId: null });
    const other = await test.as('otherClusterFirm');
    expect((await other.get(at('otherClusterFirm', id))).statusCode).toBe(404);
    const manager = await test.as('manager');
    const { jobId } = (await manager.post(at('manager', id, '/schedule'))).json();
    await test.jobsDone();
    const job = (await manager.get(`${test.alpha}/jobs/${jobId}`)).json();
    expect(job).toMatchObject({ status: 'failed', error: { code: 'encounter_without_wishes' } });
    const stale = await manager.patch(at('manager', id), { ...plan, version: 99 });
    expect(stale.json()).toMatchObject({ code: 'conflict_changed_meanwhile', current: { id, version: 1 } });
  });
});
