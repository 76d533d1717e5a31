import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refusedFiles } from '../testing/bad-files.ts';
import { Caller } from '../testing/caller.ts';
import { openTestApp, testPassword, type TestApp } from '../testing/test-app.ts';
import { describedRoutes, nameOf, type ApiRoute } from './api/describe-api.ts';
import { unzipped } from './reading/unzip.ts';

vi.setConfig({ testTimeout: 300_000 });

let test: TestApp;
let routes: readonly ApiRoute[];
beforeAll(async () => {
  test = await openTestApp();
  routes = await describedRoutes(test.app);
}, 300_000);
afterAll(() => test.close());

const addressOf = ({ path }: ApiRoute): string =>
  path
    .replace('{clusterId}', test.scene.clusters.alpha)
    .replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000');

describe('a page of another site', () => {
  it('changes nothing with the session of its visitor, by any route', async () => {
    const manager = await test.as('manager');
    const passed: string[] = [];
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      for (const headers of [
        { origin: 'https://elsewhere.example' },
        { origin: 'null' },
        { origin: 'http://localhost:3000.elsewhere.example' },
        { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
      ]) {
        const answer = await manager.call(route.method, addressOf(route), {}, headers);
        const refused = answer.statusCode === 403 && answer.json().code === 'not_allowed';
        if (!refused) passed.push(`${nameOf(route)} ${JSON.stringify(headers)}: ${answer.statusCode}`);
      }
    }
    expect(passed).toEqual([]);
  });

  it('reads nothing: no answer allows another origin', async () => {
    const manager = await test.as('manager');
    for (const route of routes.filter(({ method, path }) => method === 'GET' && !path.endsWith('/events'))) {
      const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
      const answer = await manager.call('GET', addressOf(route), undefined, headers);
      expect(answer.headers['access-control-allow-origin'], nameOf(route)).toBeUndefined();
    }
  });

  it('cannot send a form that is taken for JSON', async () => {
    const manager = await test.as('manager');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const body = JSON.stringify({ name: 'Intruse', kind: 'sme' });
      const answer = await manager.call('POST', `${test.alpha}/organisations`, body, {
        'content-type': type,
      });
      expect([400, 415], type).toContain(answer.statusCode);
      expect(answer.json().code, type).toBe('invalid_request');
    }
  });
});

describe('a session', () => {
  const signIn = (caller: Caller) =>
    caller.post('/api/auth/sign-in/email', { email: 'relay@example.org', password: testPassword });
  const name = 'grappe.session_token';

  it('is a new one after signing in, whatever was planted before', async () => {
    const cookies = new Map([[name, 'planted.by-somebody-else']]);
    const caller = new Caller(test.app, cookies);
    expect((await caller.get('/api/session')).statusCode).toBe(401);
    expect((await signIn(caller)).statusCode).toBe(200);
    const first = cookies.get(name);
    expect(first).not.toBe('planted.by-somebody-else');
    expect((await signIn(caller)).statusCode).toBe(200);
    expect(cookies.get(name)).not.toBe(first);
  });

  it('opens nothing any more after signing out, nor when its signature is another', async () => {
    const cookies = new Map<string, string>();
    const caller = new Caller(test.app, cookies);
    await signIn(caller);
    const kept = new Map(cookies);
    const torn = new Map([[name, `${kept.get(name)?.slice(0, -4)}AAAA`]]);
    expect((await new Caller(test.app, torn).get('/api/session')).statusCode).toBe(401);
    expect((await new Caller(test.app, kept).get('/api/session')).statusCode).toBe(200);
    await caller.post('/api/auth/sign-out');
    expect((await new Caller(test.app, kept).get('/api/session')).statusCode).toBe(401);
  });
});

const script = '<script>alert(1)</script><img src=x onerror=alert(1)>';
const formulas = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '\r=1+1', '＝1+1'];

/** Leaves a text wherever people write: names, facts, a room and what is said in it. */
async function write(text: string): Promise<{ readonly room: string }> {
  const manager = await test.as('manager');
  const made = await manager.post(`${test.alpha}/organisations`, {
    name: `${text} SA`,
    kind: 'sme',
    outside: true,
  });
  expect(made.statusCode).toBe(201);
  const { organisationId } = made.json();
  const { version } = (await manager.get(`${test.alpha}/organisations/${organisationId}`)).json();
  const facts = ['offer', 'need', 'description', 'contact_name', 'other'].map((key) => ({
    do: 'set',
    key,
    item: key === 'offer' || key === 'need' || key === 'other' ? text.trim() : '',
    value: text.trim(),
  }));
  const edited = await manager.patch(`${test.alpha}/organisations/${organisationId}`, { version, facts });
  expect(edited.statusCode, edited.body).toBe(200);
  const opened = await manager.post(`${test.alpha}/rooms`, { kind: 'action', title: `Salle ${text}` });
  const room = `${test.alpha}/rooms/${opened.json().id}`;
  const clientId = organisationId;
  for (const [what, body] of [
    ['messages', { clientId, body: text }],
    ['decisions', { title: `D ${text}`, body: text }],
    ['tasks', { title: `T ${text}`, note: text }],
  ] as const)
    expect((await manager.post(`${room}/${what}`, body)).statusCode).toBe(201);
  return { room };
}

describe('a script that somebody wrote', () => {
  it('travels as text: no answer that holds it is taken for a page, and none may run anything', async () => {
    const { room } = await write(script);
    const manager = await test.as('manager');
    const sent = await manager.upload(`${room}/files`, { name: `${script}.txt`, bytes: script }, {});
    expect(sent.json().name).not.toMatch(/[<>"]/);
    const addresses = [
      `${test.alpha}/organisations?pageSize=200`,
      room,
      `${room}/search?words=alert`,
      sent.json().href,
    ];
    for (const url of addresses) {
      const answer = await manager.get(url);
      expect(answer.statusCode, url).toBe(200);
      expect(answer.body, url).toContain('alert(1)');
      expect(answer.headers['content-type'], url).not.toContain('html');
      expect(answer.headers['x-content-type-options'], url).toBe('nosniff');
      const policy = String(answer.headers['content-security-policy']);
      expect(policy, url).toMatch(/script-src 'self'|default-src 'none'/);
      expect(policy, url).not.toMatch(/script-src[^;]*unsafe/);
    }
  });

  it('is not repeated by a refusal', async () => {
    const manager = await test.as('manager');
    for (const url of [
      `/api/clusters/${encodeURIComponent(script)}/home`,
      `/${encodeURIComponent(script)}`,
    ]) {
      const answer = await manager.get(url);
      expect([answer.statusCode, answer.body]).toEqual([404, '{"code":"not_found","params":{}}']);
    }
    const wrong = await manager.post(`${test.alpha}/organisations`, { name: 'x', kind: script, [script]: 1 });
    expect(wrong.body).not.toContain('<script');
  });
});

describe('a formula that somebody wrote', () => {
  it('is a text in every export', async () => {
    for (const formula of formulas) await write(formula);
    const manager = await test.as('manager');
    for (const what of ['members', 'facts', 'ties']) {
      const csv = (await manager.get(`${test.alpha}/export/${what}.csv?language=en`)).body;
      const cells = csv.split(/\r?\n/).flatMap((line) => line.split(/[;,]/));
      const running = cells.filter((cell) => /^"?[=+\-@\t\r＝][^;]*[A-Za-z(+]/u.test(cell));
      expect(running, what).toEqual([]);
      const workbook = unzipped((await manager.get(`${test.alpha}/export/${what}.xlsx`)).rawPayload);
      for (const [name, file] of workbook) expect(file.toString(), name).not.toMatch(/<f[ >]/);
    }
  });
});

describe('a path that climbs', () => {
  it('leads nowhere', async () => {
    const manager = await test.as('manager');
    for (const url of [
      '/files/rooms/../../etc/passwd',
      '/files/rooms/..%2f..%2fetc%2fpasswd/x',
      '/files/rooms/%2e%2e/%2e%2e/package.json',
      '/api/templates/..%2f..%2fpackage.csv',
      `${test.alpha}/export/..%2f..%2fmembers.csv`,
      `${test.alpha}/plans/../../../../etc/passwd/document.pdf`,
      '/..%5c..%5cwindows%5cwin.ini',
      '//etc/passwd',
    ]) {
      const answer = await manager.get(url);
      expect(answer.statusCode, url).toBe(404);
      expect(answer.json(), url).toEqual({ code: 'not_found', params: {} });
    }
  });
});

describe('a file that unpacks to more than it says', () => {
  it('is refused as quickly as any, wherever files are taken', async () => {
    const manager = await test.as('manager');
    const bomb = refusedFiles.find(({ code }) => code === 'file_zip_bomb');
    if (bomb === undefined) throw new Error('There is no bomb.');
    const before = performance.now();
    const imported = await manager.upload(`${test.alpha}/imports`, bomb, { kind: 'members' });
    expect([imported.statusCode, imported.json().code]).toEqual([422, 'file_zip_bomb']);
    const opened = await manager.post(`${test.alpha}/rooms`, { kind: 'action', title: 'Bombe' });
    const place = `${test.alpha}/rooms/${opened.json().id}/files`;
    for (const name of ['a.docx', 'a.pptx', 'a.odt'])
      expect((await manager.upload(place, { ...bomb, name }, {})).statusCode, name).toBe(415);
    expect(performance.now() - before).toBeLessThan(30_000);
  });
});
