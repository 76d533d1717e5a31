import { setTimeout as sleep } from 'node:timers/promises';
import { claimMail, queueMail, tidyMails } from '@grappe/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mailRefusal, openMailServer, type MailServer } from '../testing/mail-server.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

let test: TestApp;
let server: MailServer;
let post: PostOffice;
const address = 'https://grappe.example.org';
beforeAll(async () => {
  [test, server] = await Promise.all([
    openTestApp({ working: false }),
    openMailServer({ user: 'grappe', password: 'p@ss/word' }),
  ]);
  post = openPostOffice(
    test.services.connection,
    { url: server.url, from: 'Grappe <no@example.org>' },
    address,
  );
});
afterEach(() => {
  server.decide = () => null;
  server.received.length = 0;
});
afterAll(async () => {
  post.close();
  await Promise.all([test.close(), server.close()]);
});

const queue = (kind = 'room_digest'): Promise<string> =>
  test.services.connection.asPerson(test.scene.people.manager, async (tx) => {
    const personId = test.scene.people.firmOwner;
    const mail = { personId, kind, params: { count: 2, rooms: 1, mentions: 0 }, href: '/rooms' };
    return (await queueMail(tx, mail)) ?? '';
  });

const row = (mailId: string) =>
  test.database.asOwner(async (client) => {
    const { rows } = await client.query(
      `select sent_at, attempts, last_error, given_up_at, send_after > now() as waits from mails where id = $1`,
      [mailId],
    );
    return rows[0];
  });

const makeDue = (mailId: string) =>
  test.database.asOwner((client) =>
    client.query('update mails set send_after = now() where id = $1', [mailId]),
  );

describe('a mail', () => {
  it('leaves once, in the language of whoever reads it, with its link', async () => {
    const mailId = await queue();
    await Promise.all([post.send(mailId), post.send(mailId)]);
    await post.send(mailId);
    expect(server.received).toHaveLength(1);
    const [{ raw, to, from }] = server.received as [MailServer['received'][number]];
    expect([from, to]).toEqual(['no@example.org', ['firmowner@example.org']]);
    expect(raw).toContain(`${address}/rooms`);
    expect(raw).toContain(`Message-ID: <${mailId}@grappe.example.org>`);
    expect(raw).toContain('Subject: 2 messages non lus dans vos espaces');
    expect(await row(mailId)).toMatchObject({ last_error: null, attempts: 1 });
    expect((await row(mailId)).sent_at).not.toBeNull();
  });

  it('that the server puts off is tried again later, and leaves in the end', async () => {
    const mailId = await queue();
    server.decide = () => mailRefusal(451);
    await post.send(mailId);
    expect(await row(mailId)).toMatchObject({
      sent_at: null,
      last_error: 'smtp_451',
      given_up_at: null,
      waits: true,
    });
    await makeDue(mailId);
    server.decide = () => null;
    await post.send(mailId);
    expect(server.received).toHaveLength(1);
    expect(await row(mailId)).toMatchObject({ attempts: 2, last_error: null });
  });

  it('is kept while the server cannot be reached, or refuses our password', async () => {
    const gone = openPostOffice(
      test.services.connection,
      { url: 'smtp://127.0.0.1:9', from: 'no@example.org' },
      address,
    );
    const first = await queue();
    await gone.send(first);
    gone.close();
    expect(await row(first)).toMatchObject({ sent_at: null, last_error: 'ESOCKET', waits: true });
    const url = server.url.replace('grappe:', 'other:');
    const wrong = openPostOffice(test.services.connection, { url, from: 'no@example.org' }, address);
    const second = await queue();
    await wrong.send(second);
    wrong.close();
    expect(await row(second)).toMatchObject({ sent_at: null, given_up_at: null, waits: true });
  });

  it('waits longer each time and is given up after three days', async () => {
    const mailId = await queue();
    server.decide = () => mailRefusal(421);
    for (let attempt = 0; attempt < 14; attempt++) {
      await makeDue(mailId);
      await post.send(mailId);
    }
    expect(await row(mailId)).toMatchObject({ attempts: 14, sent_at: null });
    expect((await row(mailId)).given_up_at).not.toBeNull();
  });

  it('of a kind that has no text is given up, and says so', async () => {
    const mailId = await queue('never_written');
    await post.send(mailId);
    expect(await row(mailId)).toMatchObject({ last_error: 'no_text', sent_at: null });
  });

  it('that a dead sender held is taken up again', async () => {
    const mailId = await queue();
    // A sender that dies after it took the mail leaves it as the claim did.
    await test.services.connection.asNobody((tx) => claimMail(tx, mailId));
    await post.send(mailId);
    expect(server.received).toHaveLength(0);
    await makeDue(mailId);
    await post.send(mailId);
    expect(server.received).toHaveLength(1);
  });

  it('is not queued for people whom the asker may not reach', async () => {
    const personId = test.scene.people.otherClusterFirm;
    const asked = test.services.connection.asPerson(test.scene.people.manager, (tx) =>
      queueMail(tx, { personId, kind: 'room_digest', params: {}, href: null }),
    );
    await expect(asked).rejects.toMatchObject({ code: '42501' });
  });

  it('goes through the queue by itself', async () => {
    const { connection, jobs, log, adminUrl } = test.services;
    const mailId = await queue();
    await jobs.work({ connection, adminUrl, log }, post);
    for (let tries = 0; tries < 300 && (await row(mailId)).sent_at === null; tries++) await sleep(50);
    expect((await row(mailId)).sent_at).not.toBeNull();
    // Other mails of the scene may have left before it.
    expect(server.received.map(({ to }) => to)).toContainEqual(['firmowner@example.org']);
    await connection.asNobody(tidyMails);
  });
});
