import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactRecord, MyPrivacy, PrivacyRequest, ProcessingRegister } from '@grappe/contracts/api';
import { applyRetention } from '@grappe/database';
import { sceneId, type Actor } from '@grappe/database/testing';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const at = (path: string): string => `${test.alpha}/privacy${path}`;
const mine = async (actor: Actor): Promise<MyPrivacy> => (await (await test.as(actor)).get(at('/me'))).json();
const requests = async (): Promise<PrivacyRequest[]> =>
  (await (await test.as('manager')).get(at('/requests'))).json();
const query = (text: string, values: unknown[] = []) =>
  test.database.asOwner((client) => client.query(text, values));
const nowhere = '01990000-0000-7000-8000-000000000000';

describe('one’s own data', () => {
  it('is guarded', async () => {
    for (const [method, url] of [
      ['GET', '/api/privacy/personal-data.json'],
      ['PUT', '/api/privacy/name'],
      ['POST', '/api/privacy/erasure'],
    ] as const)
      expect(
        (await test.anonymous.call(method, url, method === 'GET' ? undefined : {})).statusCode,
        url,
      ).toBe(401);
    await expectGuards(test, { method: 'GET', path: '/privacy/me', wrongRole: null });
    await expectGuards(test, { method: 'POST', path: '/privacy/me/requests', body: {}, wrongRole: null });
    await expectGuards(test, {
      method: 'PUT',
      path: '/privacy/me/consents/public_name',
      body: {},
      wrongRole: null,
    });
  });

  it('is given whole, to oneself alone, for machines and for people', async () => {
    const owner = await test.as('firmOwner');
    const json = await owner.get('/api/privacy/personal-data.json');
    expect(json.headers['cache-control']).toBe('private, no-store');
    const data = json.json();
    expect(data.person).toMatchObject({ display_name: 'firmOwner', email: 'firmowner@example.org' });
    expect(data.roles).toEqual([expect.objectContaining({ role: 'firm_owner', cluster: 'Cluster alpha' })]);
    const tables = data.traces.map(({ table }: { table: string }) => table);
    expect(tables).toEqual(expect.arrayContaining(['consents', 'mails', 'privacy_requests', 'role_grants']));
    expect(json.body).not.toContain('otherfirm@example.org');
    const html = await owner.get('/api/privacy/personal-data.html?language=en');
    expect(html.body).toContain('<h1>My personal data</h1>');
    expect(html.headers['content-disposition']).toContain('attachment');
    expect((await owner.get('/api/privacy/personal-data.xml')).statusCode).toBe(404);
  });

  it('is written without being run', async () => {
    const partner = await test.as('partner');
    expect(
      (await partner.put('/api/privacy/name', { name: '<img src=x onerror=alert(1)>' })).statusCode,
    ).toBe(204);
    const html = await partner.get('/api/privacy/personal-data.html');
    expect(html.body).toContain('&lt;img src=x');
    expect(html.body).not.toContain('<img');
    expect((await partner.put('/api/privacy/name', { name: '' })).statusCode).toBe(400);
  });

  it('is agreed to, to the text that is shown, and withdrawn', async () => {
    const otherFirm = await test.as('otherFirm');
    const consent = (body: object) => otherFirm.put(at('/me/consents/public_name'), body);
    expect((await consent({ given: true, textVersion: 0 })).json().code).toBe('conflict_changed_meanwhile');
    expect((await otherFirm.put(at('/me/consents/cookies'), {})).statusCode).toBe(404);
    expect((await consent({ given: true, textVersion: 1 })).statusCode).toBe(204);
    expect((await consent({ given: true, textVersion: 1 })).statusCode).toBe(204);
    expect((await mine('otherFirm')).consents[0]?.givenAt).not.toBe(null);
    await consent({ given: false, textVersion: 1 });
    expect((await mine('otherFirm')).consents[0]?.givenAt).toBe(null);
    const kept = await query('select withdrawn_at from consents where person_id = $1', [
      test.scene.people.otherFirm,
    ]);
    expect(kept.rows).toEqual([{ withdrawn_at: expect.any(Date) }]);
  });
});

describe('requests', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/privacy/requests', wrongRole: 'teamMember' });
    await expectGuards(test, { method: 'POST', path: '/privacy/requests', body: {}, wrongRole: 'firmOwner' });
    const path = `/privacy/requests/${nowhere}/answer`;
    await expectGuards(test, { method: 'POST', path, body: {}, wrongRole: 'teamMember' });
    await expectGuards(test, { method: 'GET', path: '/privacy/contacts?words=x', wrongRole: 'relay' });
  });

  it('are answered with a date, once, and known to whoever asked', async () => {
    const relay = await test.as('relay');
    const made = await relay.post(at('/me/requests'), { kind: 'correction', message: 'My name' });
    expect(made.statusCode).toBe(201);
    const { id } = made.json();
    const asked = (await requests()).find((one) => one.id === id);
    expect(asked).toMatchObject({ who: 'relay', kind: 'correction', status: 'open', isContact: false });
    const month = Date.parse(asked?.dueOn ?? '') - Date.parse((asked?.askedAt ?? '').slice(0, 10));
    expect(month / 86_400_000).toBeGreaterThanOrEqual(27);
    const manager = await test.as('manager');
    const answer = { accept: false, answer: 'It is already right' };
    expect((await manager.post(at(`/requests/${id}/answer`), answer)).statusCode).toBe(200);
    expect((await manager.post(at(`/requests/${id}/answer`), answer)).json().code).toBe(
      'ask_already_answered',
    );
    expect((await manager.post(at(`/requests/${nowhere}/answer`), answer)).statusCode).toBe(404);
    expect((await mine('relay')).requests.find((one) => one.id === id)).toMatchObject({
      status: 'refused',
      answer: 'It is already right',
    });
    expect((await mine('firmEmployee')).requests).toEqual([]);
    expect((await relay.post(at('/me/requests'), { kind: 'money' })).statusCode).toBe(400);
  });

  it('of a contact without an account take away the name, the address and the telephone, today and before', async () => {
    const { clusters, organisations, changeSets } = test.scene;
    const fact = (key: string, value: string, ended: boolean) =>
      query(
        `insert into facts (cluster_id, organisation_id, key, value, source, audience, opened_by, closed_by, ended_at)
         values ($1, $2, $3, to_jsonb($4::text), 'import', 'coordinator', $5, $6, $7)`,
        [
          clusters.alpha,
          organisations.lab,
          key,
          value,
          changeSets.alpha,
          ended ? changeSets.alpha : null,
          ended ? new Date() : null,
        ],
      );
    await fact('contact_name', 'Zoé Marqueur', false);
    await fact('contact_email', 'zoe@marqueur.example', false);
    await fact('contact_email', 'zoe@old.example', true);
    const manager = await test.as('manager');
    await query(
      `insert into alliance_contacts (cluster_id, alliance_id, name, email, note) values ($1, $2, 'Zoé', 'zoe@marqueur.example', 'Calls back')`,
      [clusters.alpha, sceneId('alliance:standing')],
    );
    const named = async (words: string): Promise<ContactRecord[]> =>
      (await manager.get(at(`/contacts?words=${encodeURIComponent(words)}`))).json();
    const known = await named('zoe marqueur');
    expect(known).toEqual([expect.objectContaining({ place: 'organisation', id: organisations.lab })]);
    expect(known[0]?.values).toHaveLength(3);
    expect(await named('ZOE@marqueur.example')).toMatchObject([
      {
        place: 'alliance',
        id: sceneId('alliance:standing'),
        values: [
          { key: 'contact_name', value: 'Zoé', past: false },
          { key: 'contact_email', value: 'zoe@marqueur.example' },
          { key: 'note', value: 'Calls back' },
        ],
      },
      { place: 'organisation' },
    ]);
    const trail = await manager.get(`${test.alpha}/audit?kind=personal_data&action=read`);
    expect(trail.json().entries[0]).toMatchObject({
      kind: 'personal_data',
      actor: { name: 'manager' },
    });
    const made = await manager.post(at('/requests'), { contact: 'ZOE@marqueur.example', kind: 'erasure' });
    const done = await manager.post(at(`/requests/${made.json().id}/answer`), { accept: true });
    expect(done.json()).toEqual({ removed: { contacts: 4, organisations: 1, files: 0 }, kept: ['trail'] });
    const left = await query(
      `select from facts where key like 'contact%' union all select from alliance_contacts where name = 'Zoé'`,
    );
    expect(left.rowCount).toBe(0);
  });

  it('of erasure, of somebody who acts elsewhere too, end what that person is here only', async () => {
    const { people, clusters } = test.scene;
    await query(`insert into role_grants (person_id, cluster_id, role) values ($1, $2, 'observer')`, [
      people.boardMember,
      clusters.beta,
    ]);
    const board = await test.as('boardMember');
    const { id } = (await board.post(at('/me/requests'), { kind: 'erasure' })).json();
    const manager = await test.as('manager');
    const done = await manager.post(at(`/requests/${id}/answer`), { accept: true });
    expect(done.json().kept).toContain('account_elsewhere');
    expect((await board.get('/api/session')).json().grants).toHaveLength(1);
  });
});

describe('erasure', () => {
  it('is not done by a slip, nor by the last who can act', async () => {
    const manager = await test.as('manager');
    const wrong = await manager.post('/api/privacy/erasure', { email: 'somebody@example.org' });
    expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'invalid_request']);
    const last = await manager.post('/api/privacy/erasure', { email: 'manager@example.org' });
    expect([last.statusCode, last.json().code]).toEqual([409, 'somebody_must_stay']);
    expect((await manager.get('/api/session')).statusCode).toBe(200);
  });

  it('takes the account, the address and the words, and leaves a pseudonym where the trail must stay', async () => {
    const employee = await test.as('firmEmployee');
    const { people, clusters } = test.scene;
    await query(
      `insert into rooms (id, cluster_id, kind, title) values ('01990000-0000-7000-8000-00000000000a', $1, 'cluster', 'All')`,
      [clusters.alpha],
    );
    await query(
      `insert into room_messages (cluster_id, room_id, author_id, client_id, body)
       values ($1, '01990000-0000-7000-8000-00000000000a', $2, gen_random_uuid(), 'marker in a message')`,
      [clusters.alpha, people.firmEmployee],
    );
    await query(`update rooms set status = 'closed'`);
    const gone = await employee.post('/api/privacy/erasure', { email: 'FirmEmployee@example.org' });
    expect(gone.statusCode, gone.body).toBe(200);
    expect(gone.json()).toMatchObject({ removed: { messages: 1, account: 1 } });
    expect(gone.json().kept).toContain('trail');
    expect((await employee.get('/api/session')).statusCode).toBe(401);
    const { rows } = await query('select display_name, email, user_id, erased_at from people where id = $1', [
      people.firmEmployee,
    ]);
    expect(rows[0]).toEqual({
      display_name: expect.stringMatching(/^P-[0-9A-F]{6}$/),
      email: `${people.firmEmployee}@erased.invalid`,
      user_id: null,
      erased_at: expect.any(Date),
    });
    const words = await query(`select from room_messages where body like '%marker%'`);
    expect(words.rowCount).toBe(0);
    const again = await test.anonymous.post('/api/auth/sign-in/email', {
      email: 'firmemployee@example.org',
      password: 'vendange tardive 2026',
    });
    expect(again.statusCode).toBe(401);
  });
});

describe('the register of processing', () => {
  const register = async (actor: Actor): Promise<ProcessingRegister> =>
    (await (await test.as(actor)).get(at('/register'))).json();

  it('is guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/privacy/register', wrongRole: null });
    await expectGuards(test, {
      method: 'PUT',
      path: '/privacy/register/rooms',
      body: {},
      wrongRole: 'teamMember',
    });
    await expectGuards(test, {
      method: 'PUT',
      path: '/privacy/retention/jobs',
      body: {},
      wrongRole: 'firmOwner',
    });
  });

  it('is read by everybody here and written by managers', async () => {
    const manager = await test.as('manager');
    const told = { language: 'fr', field: 'purpose', body: 'Discuter' };
    const text = { ...told, was: null };
    expect((await manager.put(at('/register/rooms'), text)).statusCode).toBe(204);
    const late = await manager.put(at('/register/rooms'), { ...text, body: 'Parler' });
    expect([late.statusCode, late.json().current]).toEqual([409, { code: 'rooms', ...told }]);
    expect((await manager.put(at('/register/unknown'), text)).statusCode).toBe(404);
    expect((await manager.put(at('/register/rooms'), { ...text, body: '' })).statusCode).toBe(400);
    expect((await register('observer')).texts).toContainEqual({ code: 'rooms', ...told });
    expect(await register('observer')).toMatchObject({ mayEdit: false, lastRun: null });
    await manager.put(at('/register/rooms'), { ...text, body: null, was: 'Discuter' });
    expect((await register('manager')).texts.some(({ code }) => code === 'rooms')).toBe(false);
  });

  it('says how long things are kept, within bounds, and what is past its time goes', async () => {
    const manager = await test.as('manager');
    const before = (await register('manager')).retention.find(({ code }) => code === 'jobs')?.days;
    const keep = (code: string, days: number | null) =>
      manager.put(at(`/retention/${code}`), { days, was: before });
    expect((await keep('jobs', 3)).statusCode).toBe(400);
    expect((await keep('nothing', 30)).statusCode).toBe(404);
    expect((await keep('jobs', 10)).statusCode).toBe(204);
    const late = await keep('jobs', 20);
    expect([late.statusCode, late.json().current]).toMatchObject([409, { code: 'jobs', days: 10 }]);
    const rules = (await register('manager')).retention;
    expect(rules.find(({ code }) => code === 'jobs')).toMatchObject({ days: 10, usual: 90 });
    const { people, clusters } = test.scene;
    await query(
      `insert into jobs (cluster_id, kind, asked_by, status, finished_at) values
         ($1, 'old', $2, 'done', now() - interval '11 days'), ($1, 'young', $2, 'done', now() - interval '9 days')`,
      [clusters.alpha, people.manager],
    );
    await query(`update role_grants set ended_at = now() - interval '4 years' where person_id = $1`, [
      people.otherFirm,
    ]);
    await query('delete from retention_runs');
    expect(await test.services.connection.asNobody(applyRetention)).toBe(2);
    expect(await test.services.connection.asNobody(applyRetention)).toBe(0);
    const kinds = await query('select kind from jobs order by kind');
    expect(kinds.rows).toEqual([{ kind: 'young' }]);
    const former = await query('select erased_at is not null as gone from people where id = $1', [
      people.otherFirm,
    ]);
    expect(former.rows).toEqual([{ gone: true }]);
    expect((await register('manager')).lastRun).not.toBe(null);
  });
});
