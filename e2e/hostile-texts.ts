import { expect } from 'vitest';
import type { OrganisationList } from '@grappe/contracts/api';
import { clusterAddress } from './visitor.ts';
import type { Visitor } from './visitor.ts';

/** Runs in every way that a page could let it: as an element, by an error, by a link, out of an attribute. */
export const hostile = (what: string): string =>
  `${what} "><script>window.ran='${what}'</script><img src=x onerror="window.ran='${what}'"><a href="javascript:window.ran=1">`;

export interface HostileAddresses {
  readonly organisation: string;
  readonly importReview: string;
  readonly room: string;
  readonly alliance: string;
}

/** Leaves such texts wherever the team types: a member's file and its name, facts, a room and all that it holds, an alliance, the label. */
export async function leaveHostileTexts(manager: Visitor, origin: string): Promise<HostileAddresses> {
  const { request } = manager.context;
  const cluster = await clusterAddress(manager);
  const headers = { origin };
  const send = async (method: 'post' | 'put' | 'patch', path: string, data: unknown) => {
    const answer = await request[method](cluster + path, { data, headers });
    expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true);
    return answer.status() === 204 ? {} : answer.json();
  };
  const attach = async (path: string, name: string) => {
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from(hostile('content')) };
    const answer = await request.post(cluster + path, { multipart: { file }, headers });
    expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const text = `Nom;Effectif;Offre\r\n${quoted(hostile('member'))};12;${quoted(hostile('offer'))}`;
  const file = {
    name: `${hostile('file').replaceAll('"', '')}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  };
  const preview = await (
    await request.post(`${cluster}/imports`, { multipart: { kind: 'members', file }, headers })
  ).json();
  await send('post', `/imports/${preview.id}/accept`, {
    version: preview.version,
    withoutInvalidLines: true,
  });
  const found = async () =>
    ((await (await request.get(`${cluster}/organisations?words=member`)).json()) as OrganisationList).items;
  await expect.poll(async () => (await found()).length, { timeout: 30_000 }).toBeGreaterThan(0);
  const [{ id = '' } = {}] = await found();
  const { version } = await (await request.get(`${cluster}/organisations/${id}`)).json();
  const facts = ['description', 'contact_name'].map((key) => ({ do: 'set', key, value: hostile(key) }));
  await send('patch', `/organisations/${id}`, { version, facts });
  const room = await send('post', '/rooms', {
    kind: 'action',
    title: 'To be renamed',
    people: [],
  });
  await send('patch', `/rooms/${room.id}`, { title: hostile('room').slice(0, 200), version: room.version });
  await send('post', `/rooms/${room.id}/messages`, { clientId: id, body: hostile('message') });
  await send('post', `/rooms/${room.id}/decisions`, { title: hostile('decision'), body: hostile('reason') });
  await send('post', `/rooms/${room.id}/tasks`, { title: hostile('task'), note: hostile('note') });
  await attach(`/rooms/${room.id}/files`, `${hostile('name')}.txt`);
  const alliance = await send('post', '/alliances', {
    shortName: 'elsewhere',
    name: hostile('alliance').slice(0, 200),
    theme: hostile('theme'),
  });
  await send('post', '/label/assessments', {});
  const evidence = [await attach('/label/files', `${hostile('evidence')}.txt`)];
  await send('put', '/label/answers/results', {
    level: 1,
    statement: hostile('label'),
    evidence,
    version: 0,
  });
  return {
    organisation: `/organisations/${id}`,
    importReview: `/imports?import=${preview.id}`,
    room: `/rooms/${room.id}`,
    alliance: `/alliances/${alliance.id}`,
  };
}

/** Opens a page that holds one of them, and says whether anything of it ran. */
export async function openHarmless({ page }: Visitor, address: string, shown: string): Promise<void> {
  await page.goto(address);
  await page.getByText(shown).first().waitFor();
  expect(await page.evaluate(() => 'ran' in globalThis), address).toBe(false);
}
