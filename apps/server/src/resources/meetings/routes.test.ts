import { randomUUID } from 'node:crypto';
import type { Dissociation, Meeting, MeetingSummary, NewMeeting } from '@grappe/contracts/api';
import type { Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { proposeGroup } from '../../testing/propose-group.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let room: string;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  const subjectId = await proposeGroup(test, 'meetings', ['firmA', 'firmB']);
  const opened = await (
    await test.as('manager')
  ).post(`${test.alpha}/rooms`, { kind: 'group', title: 'Groupement', subjectId });
  room = opened.json().id;
});
afterAll(() => test.close());

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const meetings = () => `${test.alpha}/rooms/${room}/meetings`;
const agenda = [{ title: 'Salon de Hambourg', category: 'promotion' as const, minutes: 30 }];

async function planned(more: Partial<NewMeeting> = {}, actor: Actor = 'firmOwner'): Promise<Meeting> {
  const body = { title: 'Préparer le salon', startsAt: inHours(48), agenda, ...more };
  const answer = await (await test.as(actor)).post(meetings(), body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

const step = async (actor: Actor, path: string, body: unknown, method: 'POST' | 'PUT' | 'PATCH' = 'POST') =>
  (await test.as(actor)).call(method, `${meetings()}/${path}`, body);

const read = async (id: string, actor: Actor = 'otherFirm'): Promise<Meeting> =>
  (await (await test.as(actor)).get(`${meetings()}/${id}`)).json();

/** A meeting that was announced, and has begun since. */
async function held(): Promise<Meeting> {
  const { id, version } = await planned();
  await step('firmOwner', `${id}/announce`, { version });
  await test.database.asOwner((client) =>
    client.query(`update room_meetings set starts_at = now() - interval '1 hour' where id = $1`, [id]),
  );
  return read(id, 'firmOwner');
}

describe('meetings', () => {
  it('are guarded', async () => {
    const some = `/rooms/${randomUUID()}/meetings`;
    const one = `${some}/${randomUUID()}`;
    const wrongRole = 'observer' as const;
    await expectGuards(test, { method: 'GET', path: some, wrongRole });
    await expectGuards(test, { method: 'GET', path: one, wrongRole });
    for (const path of [some, `${one}/announce`, `${one}/cancel`, `${one}/delete`, `${one}/minutes`])
      await expectGuards(test, { method: 'POST', path, body: {}, wrongRole });
    await expectGuards(test, { method: 'PATCH', path: one, body: {}, wrongRole });
    for (const path of [`${one}/reply`, `${one}/attendance`])
      await expectGuards(test, { method: 'PUT', path, body: {}, wrongRole });
    await expectGuards(test, {
      method: 'PATCH',
      path: `${one}/minutes/${randomUUID()}`,
      body: {},
      wrongRole,
    });
    await expectGuards(test, {
      method: 'POST',
      path: `${one}/minutes/${randomUUID()}/approve`,
      body: {},
      wrongRole,
    });
  });

  it('are there for those of the room only, and led by who called them or coordinates', async () => {
    const { id, version, people } = await planned();
    expect(people.length).toBe(5);
    for (const actor of ['boardMember', 'partner', 'relay'] as const)
      expect((await (await test.as(actor)).get(`${meetings()}/${id}`)).statusCode, actor).toBe(404);
    expect((await read(id)).leads).toBe(false);
    expect((await read(id, 'teamMember')).leads).toBe(true);
    expect((await step('otherFirm', `${id}/announce`, { version })).json().code).toBe('not_allowed');
    const list: MeetingSummary[] = (await (await test.as('otherFirm')).get(meetings())).json();
    expect(list.find((one) => one.id === id)).toMatchObject({ announcedAt: null, minutes: 'none' });
  });

  it('refuse what makes no meeting', async () => {
    const code = async (more: Partial<NewMeeting>) =>
      (
        await (await test.as('firmOwner')).post(meetings(), { title: 'x', startsAt: inHours(1), ...more })
      ).json();
    expect((await code({ startsAt: inHours(-1) })).code).toBe('meeting_has_begun');
    expect((await code({ endsAt: inHours(0.5) })).params).toMatchObject({ field: 'body.endsAt' });
    expect((await code({ title: '' })).code).toBe('invalid_request');
    expect((await code({ link: 'javascript:alert(1)' })).code).toBe('invalid_request');
    expect((await code({ invited: [test.scene.people.relay] })).params).toMatchObject({
      reason: 'not_in_room',
    });
  });

  it('keep every agenda that was announced, and when, and tell the invited', async () => {
    const { id, version } = await planned({ agenda: [] });
    expect((await step('firmOwner', `${id}/announce`, { version })).json().code).toBe(
      'meeting_without_agenda',
    );
    const changed = await step('firmOwner', id, { version, agenda }, 'PATCH');
    const announced = await step('firmOwner', `${id}/announce`, { version: changed.json().version });
    expect(announced.json().announcements).toMatchObject([{ rank: 1, items: agenda }]);
    const later = { version: announced.json().version, place: 'Bordeaux' };
    const moved: Meeting = (await step('firmOwner', id, later, 'PATCH')).json();
    expect(moved.announcements.map(({ rank, place }) => [rank, place])).toEqual([
      [1, ''],
      [2, 'Bordeaux'],
    ]);
    expect((await step('firmOwner', id, later, 'PATCH')).json().code).toBe('conflict_changed_meanwhile');
    const mails = await test.database.asOwner((client) =>
      client.query(`select kind, count(*)::int from mails where href = $1 group by kind order by kind`, [
        `/rooms/${room}/meetings/${id}`,
      ]),
    );
    expect(mails.rows).toEqual([
      { kind: 'meeting_announced', count: 4 },
      { kind: 'meeting_changed', count: 4 },
    ]);
    expect((await step('firmOwner', `${id}/delete`, { version: moved.version })).statusCode).toBe(400);
    const off: Meeting = (await step('manager', `${id}/cancel`, { version: moved.version })).json();
    expect(off.status).toBe('cancelled');
    expect((await step('firmOwner', id, { version: off.version, place: '' }, 'PATCH')).json().code).toBe(
      'meeting_cancelled',
    );
  });

  it('that were never announced can be deleted', async () => {
    const { id, version } = await planned();
    expect((await step('firmOwner', `${id}/delete`, { version })).statusCode).toBe(204);
    expect((await (await test.as('firmOwner')).get(`${meetings()}/${id}`)).statusCode).toBe(404);
  });

  it('do not move once they have begun', async () => {
    const { id, version, announcements } = await held();
    const code = async (body: object) =>
      (await step('firmOwner', id, { version, ...body }, 'PATCH')).json().code;
    expect(await code({ agenda: [] })).toBe('meeting_has_begun');
    expect(await code({ startsAt: inHours(5) })).toBe('meeting_has_begun');
    expect(await code({ invited: [] })).toBe('meeting_has_begun');
    expect((await read(id)).announcements).toEqual(announcements);
  });

  it('put nothing sensitive on the agenda of competitors', async () => {
    const prices = { title: 'Nos prix', category: 'prices' };
    const body = { title: 'x', startsAt: inHours(3), agenda: [prices] };
    const refused = await (await test.as('firmOwner')).post(meetings(), body);
    expect([refused.statusCode, refused.json()]).toEqual([
      403,
      { code: 'sensitive_among_rivals', params: { category: 'prices' } },
    ]);
  });
});

describe('attendance and minutes', () => {
  it('wait for an announced meeting to begin', async () => {
    const { id, version } = await planned();
    const attendance = {
      people: [{ personId: test.scene.people.otherFirm, attendance: 'present', was: null }],
    };
    const write = async () => (await step('firmOwner', `${id}/attendance`, attendance, 'PUT')).json().code;
    const begin = async () => (await step('otherFirm', `${id}/minutes`, { body: 'x' })).json().code;
    expect(await begin()).toBe('meeting_without_agenda');
    await step('firmOwner', `${id}/announce`, { version });
    expect([await write(), await begin()]).toEqual(['meeting_not_begun', 'meeting_not_begun']);
  });

  it('say who came, written by whoever leads', async () => {
    const { id } = await held();
    const { otherFirm, firmEmployee } = test.scene.people;
    await step('otherFirm', `${id}/reply`, { reply: 'yes' }, 'PUT');
    const people = [
      { personId: otherFirm, attendance: 'present', was: null },
      { personId: firmEmployee, attendance: 'excused', was: null },
    ];
    expect((await step('otherFirm', `${id}/attendance`, { people }, 'PUT')).statusCode).toBe(403);
    const done: Meeting = (await step('teamMember', `${id}/attendance`, { people }, 'PUT')).json();
    const of = (personId: string) => done.people.find((one) => one.personId === personId);
    expect(of(otherFirm)).toMatchObject({
      reply: 'yes',
      attendance: 'present',
      organisation: { name: 'Tonnellerie du Fleuve' },
    });
    expect(of(firmEmployee)).toMatchObject({ attendance: 'excused', reply: null });
    const late = await step('manager', `${id}/attendance`, { people }, 'PUT');
    expect([late.statusCode, late.json().code]).toEqual([409, 'conflict_changed_meanwhile']);
    expect(late.json().current.people).toEqual(done.people);
    const stranger = { people: [{ personId: test.scene.people.relay, attendance: 'present', was: null }] };
    expect((await step('manager', `${id}/attendance`, stranger, 'PUT')).statusCode).toBe(400);
  });

  it('are drafted by anybody, approved by whoever leads, and then only corrected', async () => {
    const { id } = await held();
    const body = { body: 'Nous irons à Hambourg.', categories: ['markets', 'promotion'] };
    const drafted: Meeting = (await step('otherFirm', `${id}/minutes`, body)).json();
    const [draft] = drafted.minutes;
    expect(draft).toMatchObject({ rank: 1, status: 'draft', categories: ['markets', 'promotion'] });
    const path = `${id}/minutes/${draft?.id}`;
    expect((await step('firmEmployee', `${id}/minutes`, body)).statusCode).toBe(400);
    expect((await step('firmEmployee', `${id}/minutes`, { ...body, reason: 'x' })).json().code).toBe(
      'minutes_being_written',
    );
    const changed = await step('firmEmployee', path, { version: 1, othersPresent: 'Me Durand' }, 'PATCH');
    expect(changed.statusCode).toBe(200);
    expect((await step('firmOwner', path, { version: 1, body: 'y' }, 'PATCH')).statusCode).toBe(409);
    expect((await step('otherFirm', `${path}/approve`, { version: 2 })).statusCode).toBe(403);
    expect((await step('manager', `${path}/approve`, { version: 2 })).statusCode).toBe(200);
    expect((await step('manager', path, { version: 3, body: 'y' }, 'PATCH')).json().code).toBe(
      'minutes_approved',
    );
    const attendance = {
      people: [{ personId: test.scene.people.otherFirm, attendance: 'absent', was: null }],
    };
    expect((await step('manager', `${id}/attendance`, attendance, 'PUT')).json().code).toBe(
      'minutes_approved',
    );
    const more = { reason: 'Le nom du salon', body: 'Nous irons à Brême.' };
    const corrected: Meeting = (await step('firmOwner', `${id}/minutes`, more)).json();
    expect(corrected.minutes.map(({ rank, status, body: said }) => [rank, status, said])).toEqual([
      [1, 'approved', 'Nous irons à Hambourg.'],
      [2, 'draft', 'Nous irons à Brême.'],
    ]);
  });

  it('of the database stay, even for whoever asks it directly', async () => {
    const { id } = await held();
    const { json } = await step('otherFirm', `${id}/minutes`, { body: 'x' });
    const minutesId = (json() as Meeting).minutes[0]?.id;
    await step('manager', `${id}/minutes/${minutesId}/approve`, { version: 1 });
    const touched = await test.database.connection.asPerson(test.scene.people.manager, (tx) =>
      tx
        .updateTable('meeting_minutes')
        .set({ body: 'rewritten' })
        .where('id', '=', minutesId ?? '')
        .executeTakeFirst(),
    );
    expect(touched.numUpdatedRows).toBe(0n);
  });

  it('list the decisions that were taken there', async () => {
    const { id } = await held();
    const decisions = `${test.alpha}/rooms/${room}/decisions`;
    const body = { title: 'Partager le stand', status: 'adopted', meetingId: id };
    const elsewhere = await (
      await test.as('otherFirm')
    ).post(decisions, { ...body, meetingId: randomUUID() });
    expect(elsewhere.statusCode).toBe(404);
    await (await test.as('otherFirm')).post(decisions, body);
    expect((await read(id)).decisions).toMatchObject([{ title: 'Partager le stand', meetingId: id }]);
  });
});

describe('dissociations', () => {
  const path = () => `${test.alpha}/rooms/${room}/dissociations`;
  const told = (more: object = {}) => ({ clientId: randomUUID(), subject: 'Les prix de 2027', ...more });

  it('are guarded', async () => {
    const some = `/rooms/${randomUUID()}/dissociations`;
    await expectGuards(test, { method: 'GET', path: some, wrongRole: 'researcher' });
    await expectGuards(test, { method: 'POST', path: some, body: {}, wrongRole: 'observer' });
    expect((await (await test.as('partner')).post(path(), told())).statusCode).toBe(404);
    expect((await (await test.as('otherFirm')).post(path(), told({ subject: '' }))).statusCode).toBe(400);
    const elsewhere = told({ meetingId: randomUUID() });
    expect((await (await test.as('otherFirm')).post(path(), elsewhere)).statusCode).toBe(404);
  });

  it('are recorded once, with their time and organisation, even in a closed room', async () => {
    const { id } = await held();
    await (await test.as('manager')).patch(`${test.alpha}/rooms/${room}`, { status: 'closed' });
    const body = told({ meetingId: id, statement: 'Je quitte cette discussion.' });
    const before = Date.now();
    const first: Dissociation = (await (await test.as('otherFirm')).post(path(), body)).json();
    const again: Dissociation = (await (await test.as('otherFirm')).post(path(), body)).json();
    await (await test.as('manager')).patch(`${test.alpha}/rooms/${room}`, { status: 'open' });
    expect(again).toEqual(first);
    expect(first.organisation?.name).toBe('Tonnellerie du Fleuve');
    expect(Math.abs(Date.parse(first.recordedAt) - before)).toBeLessThan(10_000);
    const seen: Dissociation[] = (await (await test.as('teamMember')).get(path())).json();
    expect(seen).toEqual([first]);
    expect((await read(id)).dissociations).toEqual([first]);
  });

  it('are never changed nor taken away, by anybody', async () => {
    for (const change of [
      `update dissociations set subject = 'x'`,
      `update dissociations set recorded_at = now() - interval '1 year'`,
      `delete from dissociations`,
    ])
      await expect(
        test.database.asOwner((client) => client.query(change)),
        change,
      ).rejects.toMatchObject({
        code: 'GR118',
      });
  });
});
