import { randomUUID } from 'node:crypto';
import { mailsDue } from '@grappe/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keepRooms } from '../jobs/keep-rooms.ts';
import { openMailServer, type MailServer } from '../testing/mail-server.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

let test: TestApp;
let server: MailServer;
let post: PostOffice;
beforeAll(async () => {
  [test, server] = await Promise.all([openTestApp({ working: false }), openMailServer()]);
  const smtp = { url: server.url, from: 'no@example.org' };
  post = openPostOffice(test.services.connection, smtp, 'https://grappe.example.org');
  await test.database.asOwner((client) => client.query('delete from mails'));
});
afterEach(() => {
  server.received.length = 0;
});
afterAll(async () => {
  post.close();
  await Promise.all([test.close(), server.close()]);
});

interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What reaches the server when everything that is due leaves, as people read it. */
async function delivered(): Promise<Letter[]> {
  for (const mail of await test.services.connection.asNobody(mailsDue)) await post.send(mail);
  return server.received.map(({ to, raw }) => {
    const [head = '', ...body] = raw.split('\r\n\r\n');
    const subject = /^Subject: (.*(?:\r\n\s.*)*)/m.exec(head)?.[1] ?? '';
    return { to: to[0] ?? '', subject: decoded(subject), text: unquoted(body.join('\n\n')) };
  });
}

const decoded = (subject: string): string =>
  subject
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, words: string) => unquoted(words.replaceAll('_', ' ')))
    .replaceAll(/=\?UTF-8\?B\?(.*?)\?=/gi, (_, words: string) => Buffer.from(words, 'base64').toString());

const unquoted = (text: string): string => {
  const plain = text.replaceAll(/=\r?\n/g, '');
  const bytes = plain.replaceAll(/((?:=[0-9A-F]{2})+)/g, (run) =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString(),
  );
  return bytes;
};

describe('a digest', () => {
  it('leaves once for whoever is away, never sooner than chosen, and tells nothing of what was said', async () => {
    const [manager, owner] = [await test.as('manager'), await test.as('firmOwner')];
    await owner.put('/api/digest', { every: 'hours', hours: 3 });
    const opened = await manager.post(`${test.alpha}/rooms`, {
      kind: 'action',
      title: 'Affaire de Hambourg',
      people: [test.scene.people.firmOwner],
    });
    const room = `${test.alpha}/rooms/${opened.json().id}`;
    const said = { clientId: randomUUID(), body: 'Le client est Kellerei Nord.' };
    const { id } = (await manager.post(`${room}/messages`, said)).json();
    const age = (hours: number) =>
      test.database.asOwner((client) =>
        client.query(
          `update room_messages set created_at = now() - make_interval(hours => $2) where id = $1`,
          [id, hours],
        ),
      );
    await age(2);
    await keepRooms(test.services.connection);
    expect(await delivered()).toEqual([]);
    await age(4);
    await keepRooms(test.services.connection);
    await keepRooms(test.services.connection);
    const [mail, ...more] = await delivered();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: 'firmowner@example.org',
      subject: '1 message non lu dans vos espaces',
    });
    expect(mail?.text).toContain('https://grappe.example.org/rooms');
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Kellerei|Hambourg/);
  });
});

describe('whoever is asked, answered, proposed to or refused', () => {
  const askOf = { kind: 'introduction', message: 'Pour le chantier de Vigo' };

  it('is told by mail that something waits or was decided, never what nor by whom', async () => {
    const [asker, owner] = [await test.as('otherFirm'), await test.as('firmOwner')];
    const asked = { ...askOf, organisationId: test.scene.organisations.firmA };
    const { id } = (await asker.post(`${test.alpha}/asks`, asked)).json();
    const received = await delivered();
    expect(received.map(({ to }) => to).toSorted()).toEqual([
      'firmemployee@example.org',
      'firmowner@example.org',
    ]);
    expect(received[0]?.text).toContain('/me/asks');
    expect(JSON.stringify(received)).not.toMatch(/Vigo|Tonnellerie/);
    server.received.length = 0;
    await owner.post(`${test.alpha}/asks/${id}/answer`, { accept: false });
    const [answered] = await delivered();
    expect(answered).toMatchObject({
      to: 'otherfirm@example.org',
      subject: 'Votre demande n’a pas été acceptée',
    });
    expect(answered?.text).not.toMatch(/nocapteurs/);
  });

  it('is not shown to coordinators nor administrators in their outboxes', async () => {
    const outbox = async (actor: 'manager' | 'administrator', path: string): Promise<string> =>
      (await (await test.as(actor)).get(path)).body;
    const seen = [
      await outbox('manager', `${test.alpha}/mails`),
      await outbox('administrator', '/api/platform/mails'),
    ].join();
    expect(seen).not.toContain('ask_');
  });

  it('hears of a proposal of an alliance, and of its acceptance', async () => {
    const [manager, other] = [await test.as('manager'), await test.as('otherManager')];
    const proposal = { shortName: 'beta', name: 'Pacte de Vigo', theme: 'Chais' };
    const { id } = (await manager.post(`${test.alpha}/alliances`, proposal)).json();
    const [proposed] = await delivered();
    expect(proposed).toMatchObject({ to: 'othermanager@example.org' });
    expect(JSON.stringify(proposed)).not.toContain('Vigo');
    expect((await other.get(`${test.beta}/home`)).json().items).toContainEqual(
      expect.objectContaining({ code: 'answer_alliances' }),
    );
    server.received.length = 0;
    await other.post(`${test.beta}/alliances/${id}/answer`, { accept: true });
    expect((await delivered()).map(({ to }) => to)).toEqual(['manager@example.org']);
  });

  it('hears that a request to join was not taken up, at the address that was given', async () => {
    const manager = await test.as('manager');
    await manager.put(`${test.alpha}/join-requests/openness`, { open: true });
    const wish = {
      cluster: 'alpha',
      name: 'Ana',
      email: 'ana@example.org',
      language: 'en',
      organisationName: null,
      message: null,
    };
    await test.anonymous.post('/api/join-requests', wish);
    const { requests } = (await manager.get(`${test.alpha}/join-requests`)).json();
    const { id } = requests.find(({ email }: { email: string }) => email === 'ana@example.org');
    await delivered();
    server.received.length = 0;
    const refuse = () => manager.post(`${test.alpha}/join-requests/${id}/refuse`);
    expect((await refuse()).statusCode).toBe(204);
    expect((await refuse()).statusCode).toBe(409);
    expect(await delivered()).toMatchObject([
      { to: 'ana@example.org', subject: 'Your request to join Cluster alpha' },
    ]);
  });
});
