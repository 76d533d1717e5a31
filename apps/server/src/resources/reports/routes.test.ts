import type { Reports } from '@grappe/contracts/api';
import { sceneId, type Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let room = '';
beforeAll(async () => {
  test = await openTestApp({ working: false });
  const { firmOwner, otherFirm } = test.scene.people;
  const wish = { kind: 'working_group', title: 'Cellars', people: [firmOwner, otherFirm] };
  room = (await (await test.as('manager')).post(`${test.alpha}/rooms`, wish)).json().id;
  await seedMeeting();
  await test.database.asOwner((client) => client.query('delete from transparency_reports'));
});
afterAll(() => test.close());

/** A meeting of the past, as the rules of meetings would have let it happen. */
const seedMeeting = () =>
  test.database.asOwner(async (client) => {
    const { manager, firmOwner } = test.scene.people;
    const place = [test.scene.clusters.alpha, room];
    const { rows } = await client.query<{ id: string }>(
      `insert into room_meetings (cluster_id, room_id, title, starts_at, agenda, agenda_published, created_by, updated_by)
       values ($1, $2, 'First meeting', '2026-03-10T09:00:00Z', '[{"title": "Fairs", "category": "promotion", "minutes": 30}]', true, $3, $3)
       returning id`,
      [...place, manager],
    );
    const meeting = rows[0]?.id;
    await client.query(
      `insert into meeting_minutes (cluster_id, room_id, meeting_id, body, categories, status, approved_at)
       values ($1, $2, $3, 'nothing of this is in a report', '{promotion,markets}', 'approved', now())`,
      [...place, meeting],
    );
    await client.query(
      `insert into meeting_people (cluster_id, room_id, meeting_id, person_id, organisation_id, attendance)
       values ($1, $2, $3, $4, $5, 'present')`,
      [...place, meeting, firmOwner, test.scene.organisations.firmA],
    );
    await client.query(
      `insert into dissociations (cluster_id, room_id, meeting_id, author_id, organisation_id, client_id, subject)
       values ($1, $2, $3, $4, $5, $6, 'Talk of fairs')`,
      [...place, meeting, firmOwner, test.scene.organisations.firmA, sceneId('dissociation')],
    );
  });

const today = new Date().toISOString().slice(0, 10);
const period = { from: '2026-01-01', to: today, purpose: 'To sell sensors together' };
const make = async (wish: object) => (await test.as('manager')).post(`${test.alpha}/reports`, wish);
const read = async (actor: Actor): Promise<Reports> =>
  (await (await test.as(actor)).get(`${test.alpha}/reports`)).json();

describe('transparency reports', () => {
  it('are guarded', async () => {
    const path = `/reports/${sceneId('report')}/report.html`;
    await expectGuards(test, { method: 'GET', path: '/reports', wrongRole: 'observer' });
    await expectGuards(test, { method: 'POST', path: '/reports', body: {}, wrongRole: 'boardMember' });
    await expectGuards(test, { method: 'GET', path, wrongRole: 'researcher' });
    expect((await (await test.as('manager')).get(`${test.alpha}${path}`)).statusCode).toBe(404);
  });

  it.each([
    ['a period that ends before it begins', { ...period, roomId: null, to: '2025-12-31' }],
    ['thirty years', { ...period, roomId: null, from: '1996-01-01' }],
    ['no day', { ...period, roomId: null, from: 'spring' }],
  ])('refuse %s', async (_, wish) => {
    const answer = await make(wish);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
  });

  it('are not made about a room of elsewhere', async () => {
    const other = await test.as('otherManager');
    expect((await other.post(`${test.beta}/reports`, { ...period, roomId: room })).statusCode).toBe(404);
  });

  it('say what a room did, in every format and both languages', async () => {
    const made = await make({ ...period, roomId: room });
    expect(made.statusCode, made.body).toBe(201);
    const address = `${test.alpha}/reports/${made.json().id}/report`;
    const owner = await test.as('firmOwner');
    const json = (await owner.get(`${address}.json`)).json();
    expect(json).toMatchObject({
      roomTitle: 'Cellars',
      purpose: 'To sell sensors together',
      rooms: [
        {
          participants: ['Tonnellerie du Fleuve', 'Œnocapteurs Étiage'],
          categories: ['markets', 'promotion'],
          meetings: [{ title: 'First meeting', present: ['Œnocapteurs Étiage'], hasMinutes: true }],
          dissociations: [{ subject: 'Talk of fairs', organisation: 'Œnocapteurs Étiage' }],
          came: null,
        },
      ],
    });
    expect(JSON.stringify(json)).not.toContain('nothing of this');
    const html = (await owner.get(`${address}.html?language=fr`)).body;
    for (const words of ['Rapport de transparence', 'promotion et salons', 'Talk of fairs'])
      expect(html).toContain(words);
    expect((await owner.get(`${address}.html?language=en`)).body).toContain('Transparency report');
    const pdf = await owner.get(`${address}.pdf`);
    expect([pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ]);
    const word = await owner.get(`${address}.docx`);
    expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('compare who is in with the report before', async () => {
    await test.database.asOwner((client) =>
      client.query('delete from room_people where room_id = $1 and person_id = $2', [
        room,
        test.scene.people.otherFirm,
      ]),
    );
    const { id } = (await make({ ...period, roomId: room })).json();
    const report = await (await test.as('manager')).get(`${test.alpha}/reports/${id}/report.json`);
    expect(report.json().rooms[0]).toMatchObject({ came: [], left: ['Tonnellerie du Fleuve'] });
  });

  it('of the cluster are for its team and its board; those of a room for who is in it', async () => {
    const { id } = (await make({ ...period, roomId: null })).json();
    expect((await read('boardMember')).reports.map((one) => one.id)).toEqual([id]);
    expect((await read('firmOwner')).reports.map(({ room: about }) => about?.title)).toEqual([
      'Cellars',
      'Cellars',
    ]);
    expect((await read('otherFirm')).reports).toEqual([]);
    expect((await read('relay')).rooms).toEqual([]);
    const firm = await test.as('firmOwner');
    expect((await firm.get(`${test.alpha}/reports/${id}/report.pdf`)).statusCode).toBe(404);
    const [summary] = (await read('manager')).reports;
    expect(summary).toMatchObject({ room: null, meetings: 1, dissociations: 1 });
  });
});
