import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alliance, AllianceLine, AllianceMandate } from '@grappe/contracts/api';
import type { Actor } from '@grappe/database/testing';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

type Answer<Body> = { readonly status: number; readonly body: Body };
async function send<Body = Alliance>(
  actor: Actor,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
): Promise<Answer<Body>> {
  const cluster = actor === 'otherManager' || actor === 'otherClusterFirm' ? test.beta : test.alpha;
  const answer = await (await test.as(actor)).call(method, `${cluster}${path}`, body);
  return { status: answer.statusCode, body: answer.body === '' ? (null as Body) : answer.json() };
}
const refused = (answer: Answer<unknown>) => {
  const { code } = answer.body as { code: string };
  return [answer.status, code];
};

/** A mandate of one cluster, given on a day. */
async function mandateOf(actor: Actor, givenOn: string): Promise<AllianceMandate> {
  const wish = {
    title: `Mandate of ${actor}`,
    status: 'given',
    givenOn,
    givenBy: 'The board',
    priorities: ['Spain'],
  };
  const { body } = await send<AllianceMandate[]>(actor, 'POST', '/mandates', wish);
  const made = body.find(({ title }) => title === wish.title);
  if (made === undefined) throw new Error('no mandate');
  return made;
}

/** An alliance of alpha and beta in negotiation. */
async function talking(name: string): Promise<string> {
  const { body } = await send<{ id: string }>('manager', 'POST', '/alliances', { shortName: 'beta', name });
  await send('otherManager', 'POST', `/alliances/${body.id}/answer`, { accept: true });
  return body.id;
}
const read = async (actor: Actor, id: string): Promise<Alliance> =>
  (await send(actor, 'GET', `/alliances/${id}`)).body;
async function withMandate(actor: Actor, id: string, mandate: AllianceMandate): Promise<void> {
  const { side } = await read(actor, id);
  const { ownerId, tone, version } = side;
  await send(actor, 'PUT', `/alliances/${id}/side`, { version, ownerId, tone, mandateId: mandate.id });
}
const signature = (version: number, signedOn = '2026-03-01') => ({
  version,
  signedOn,
  signatory: 'The president',
});

describe('an alliance as its teams run it', () => {
  it('is guarded', async () => {
    for (const path of ['/alliances/pipeline', '/mandates', '/competences'])
      await expectGuards(test, { method: 'GET', path, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'GET', path: '/handovers', wrongRole: 'boardMember' });
  });

  it('begins with a mandate and a search that the other cluster never reads, and is proposed', async () => {
    const mandate = await mandateOf('manager', '2026-01-10');
    const { body: begun } = await send<{ id: string }>('manager', 'POST', '/alliances', {
      name: 'Towards the south',
      stage: 'mandate',
    });
    const path = `/alliances/${begun.id}`;
    let { body: seen } = await send('manager', 'GET', path);
    expect(seen.next).toEqual({ to: 'search', conditions: [{ code: 'mandate_given', met: false }] });
    const early = await send('manager', 'POST', `${path}/stage`, { version: seen.version, to: 'search' });
    expect(refused(early)).toEqual([409, 'alliance_stage_not_ready']);
    await withMandate('manager', begun.id, mandate);
    const step = {
      version: 0,
      ownerId: test.scene.people.manager,
      nextStep: 'Ask the region',
      nextOn: '2026-12-01',
    };
    await send('manager', 'PUT', `${path}/steps/mandate`, step);
    ({ body: seen } = await send('manager', 'POST', `${path}/stage`, {
      version: seen.version,
      to: 'search',
    }));
    expect(seen.stage).toBe('search');
    const itself = await send('manager', 'POST', `${path}/contact`, {
      version: seen.version,
      shortName: 'alpha',
    });
    expect(refused(itself)).toEqual([422, 'alliance_with_itself']);
    ({ body: seen } = await send('manager', 'POST', `${path}/contact`, {
      version: seen.version,
      shortName: 'beta',
    }));
    expect([seen.status, seen.stage]).toEqual(['proposed', 'contact']);
    await send('otherManager', 'POST', `${path}/answer`, { accept: true });
    const theirs = await read('otherManager', begun.id);
    expect([theirs.stage, theirs.side.mandateId, theirs.mandates]).toEqual(['negotiation', null, []]);
    expect(JSON.stringify(theirs)).not.toMatch(/Ask the region|Mandate of manager/);
  });

  it('is refused with itself and with a name of its own, and nothing is kept', async () => {
    const lines = async () =>
      (await send<AllianceLine[]>('manager', 'GET', '/alliances/pipeline')).body.length;
    const before = await lines();
    const wishes = [{ shortName: 'alpha' }, { outside: { name: 'CLUSTER  Alpha' } }];
    for (const wish of wishes)
      expect(refused(await send('manager', 'POST', '/alliances', { name: 'Us', ...wish }))).toEqual([
        422,
        'alliance_with_itself',
      ]);
    expect(await lines()).toBe(before);
  });

  it('is signed by both, after their mandates, once per version of the terms', async () => {
    const id = await talking('Light and wine');
    const path = `/alliances/${id}`;
    await send('manager', 'PUT', `${path}/convention`, { version: 0, terms: { purpose: 'Together' } });
    const without = await send('manager', 'POST', `${path}/signatures`, signature(1));
    expect(refused(without)).toEqual([409, 'alliance_without_mandate']);
    expect((without.body as { current?: Alliance }).current?.id).toBe(id);
    await withMandate('manager', id, await mandateOf('manager', '2026-02-10'));
    const early = await send('manager', 'POST', `${path}/signatures`, signature(1, '2026-02-01'));
    expect(refused(early)).toEqual([422, 'alliance_signed_before_mandate']);
    const team = await send('teamMember', 'POST', `${path}/signatures`, signature(1));
    expect(refused(team)).toEqual([403, 'not_allowed']);
    expect((await send('manager', 'POST', `${path}/signatures`, signature(1))).status).toBe(201);
    expect(refused(await send('manager', 'POST', `${path}/signatures`, signature(1)))).toEqual([
      409,
      'alliance_side_signed',
    ]);
    // The other side writes other terms: what was signed is to be signed again.
    const { body: changed } = await send('otherManager', 'PUT', `${path}/convention`, {
      version: 1,
      terms: { purpose: 'Together, and further' },
    });
    expect([changed.signatures, changed.convention.version]).toEqual([[], 2]);
    const late = await send('manager', 'POST', `${path}/signatures`, signature(1));
    expect(refused(late)).toEqual([409, 'conflict_changed_meanwhile']);
    await withMandate('otherManager', id, await mandateOf('otherManager', '2026-02-11'));
    await send('manager', 'POST', `${path}/signatures`, signature(2));
    const { body: signed } = await send(
      'otherManager',
      'POST',
      `${path}/signatures`,
      signature(2, '2026-03-04'),
    );
    expect([signed.stage, signed.stageSince]).toEqual(['signed', '2026-03-04']);
    const after = await send('manager', 'PUT', `${path}/convention`, {
      version: 2,
      terms: { purpose: 'Else' },
    });
    expect(refused(after)).toEqual([409, 'alliance_signed']);
  });

  it('tells the second of two who write or sign at once how things stand', async () => {
    const id = await talking('At once');
    const path = `/alliances/${id}`;
    const terms = (purpose: string) => ({ version: 0, terms: { purpose } });
    const both = await Promise.all([
      send('manager', 'PUT', `${path}/convention`, terms('Ours')),
      send('otherManager', 'PUT', `${path}/convention`, terms('Theirs')),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const second = both.find(({ status }) => status === 409)?.body as { current?: Alliance } | undefined;
    const first = both.find(({ status }) => status === 200)?.body;
    expect(second?.current?.convention.terms.purpose).toBe(first?.convention.terms.purpose);
    await withMandate('manager', id, await mandateOf('manager', '2026-02-10'));
    await withMandate('otherManager', id, await mandateOf('otherManager', '2026-02-10'));
    const signing = await Promise.all([
      send('manager', 'POST', `${path}/signatures`, signature(1)),
      send('otherManager', 'POST', `${path}/signatures`, signature(1)),
    ]);
    expect(signing.map(({ status }) => status)).toEqual([201, 201]);
    expect((await read('manager', id)).stage).toBe('signed');
  });

  it('refuses a date before either cluster was founded', async () => {
    const { body: begun } = await send<{ id: string }>('manager', 'POST', '/alliances', {
      name: 'Abroad',
      outside: { name: 'Clúster del Vidrio', country: 'ES', foundedOn: '2015-05-01' },
    });
    const path = `/alliances/${begun.id}`;
    const exchange = { means: 'call', on: '2014-01-01', text: 'A first word' };
    expect(refused(await send('manager', 'POST', `${path}/exchanges`, exchange))).toEqual([
      422,
      'alliance_date_before_founding',
    ]);
    expect((await read('manager', begun.id)).events.map(({ kind }) => kind)).toEqual(['begun']);
  });

  it('with a cluster that is not here is kept by one, which signs for both', async () => {
    const { body: begun } = await send<{ id: string }>('manager', 'POST', '/alliances', {
      name: 'Glass',
      outside: { name: 'Clúster del Vidrio', country: 'ES' },
    });
    const path = `/alliances/${begun.id}`;
    let seen = await read('manager', begun.id);
    ({ body: seen } = await send('manager', 'POST', `${path}/stage`, {
      version: seen.version,
      to: 'negotiation',
    }));
    expect([seen.status, seen.partners]).toEqual(['active', ['Clúster del Vidrio']]);
    await withMandate('manager', begun.id, await mandateOf('manager', '2026-01-10'));
    await send('manager', 'PUT', `${path}/convention`, { version: 0, terms: {} });
    await send('manager', 'POST', `${path}/signatures`, signature(1));
    const { body: signed } = await send('manager', 'POST', `${path}/signatures`, {
      ...signature(1),
      forOutside: true,
    });
    expect(signed.stage).toBe('signed');
    expect((await send('otherManager', 'GET', path)).status).toBe(404);
  });

  it('keeps notes of each team and of each person apart', async () => {
    const id = await talking('Notes');
    const path = `/alliances/${id}`;
    await send('manager', 'POST', `${path}/notes`, { audience: 'self', body: 'only mine' });
    await send('manager', 'POST', `${path}/notes`, { audience: 'team', body: 'of our team' });
    const notes = async (actor: Actor) => (await read(actor, id)).notes.map(({ body }) => body).toSorted();
    expect(await notes('manager')).toEqual(['of our team', 'only mine']);
    expect(await notes('teamMember')).toEqual(['of our team']);
    expect(await notes('otherManager')).toEqual([]);
  });

  it('went quiet when nothing happened for two months', async () => {
    const id = await talking('Quiet');
    await test.database.asOwner(async (client) => {
      await client.query(`update alliance_events set on_date = '2026-01-02' where alliance_id = $1`, [id]);
      await client.query(
        `update alliances set proposed_at = '2026-01-01', started_on = '2026-01-02' where id = $1`,
        [id],
      );
    });
    for (const actor of ['manager', 'otherManager'] as const) {
      const { body } = await send<AllianceLine[]>(actor, 'GET', '/alliances/pipeline');
      expect(body.find((line) => line.id === id)?.quietSince).toBe('2026-01-02');
    }
    await send('manager', 'POST', `/alliances/${id}/exchanges`, {
      means: 'call',
      on: new Date().toISOString().slice(0, 10),
      text: 'They are well',
      shared: true,
    });
    expect((await read('otherManager', id)).quietSince).toBeNull();
  });
});
