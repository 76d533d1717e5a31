import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Alliance, AllianceIncident, CompetenceRequest, Home, MyAlliance } from '@grappe/contracts/api';
import { sceneId, type Actor } from '@grappe/database/testing';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

// Mediation is many steps: they take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let test: TestApp;
const standing = sceneId('alliance:standing');
beforeAll(async () => {
  test = await openTestApp({ working: false });
  await test.database.asOwner(async (client) => {
    await client.query('delete from alliance_incidents');
    await client.query(
      `update alliance_sides set mandate_id = $2 where cluster_id = $1 and alliance_id = $3`,
      [test.scene.clusters.alpha, sceneId('mandate'), standing],
    );
    await client.query(
      `insert into alliance_mandates (cluster_id, id, title, status, given_on) values ($1, $2, 'Theirs', 'given', '2026-01-02')`,
      [test.scene.clusters.beta, sceneId('mandate:beta')],
    );
    await client.query('update alliance_sides set mandate_id = $2 where cluster_id = $1', [
      test.scene.clusters.beta,
      sceneId('mandate:beta'),
    ]);
    await client.query(
      `insert into alliance_signatures (cluster_id, alliance_id, convention_version, signed_on, signatory)
       values ($1, $2, 1, '2026-02-02', 'Their president')`,
      [test.scene.clusters.beta, standing],
    );
    await client.query(`update alliances set stage = 'working_groups', version = version + 1 where id = $1`, [
      standing,
    ]);
  });
});
afterAll(() => test.close());

const clusterOf = (actor: Actor) =>
  actor === 'otherManager' || actor === 'otherClusterFirm' ? test.beta : test.alpha;
async function send<Body>(actor: Actor, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) {
  const answer = await (await test.as(actor)).call(method, `${clusterOf(actor)}${path}`, body);
  return { status: answer.statusCode, text: answer.body, body: answer.json() as Body };
}

describe('a trust incident', () => {
  it('is told in confidence, passed on with the agreement of the firm, and closed with what was learnt', async () => {
    await expectGuards(test, { method: 'GET', path: '/me/incidents', wrongRole: 'manager' });
    const { body: opened } = await send<AllianceIncident[]>('firmOwner', 'POST', '/me/incidents', {
      allianceId: standing,
      kind: 'intellectual_property',
      body: 'They show our quince in their brochure',
    });
    const [incident] = opened;
    const base = `/alliances/${standing}/incidents/${incident?.id}`;
    for (const actor of ['otherFirm', 'firmEmployee'] as const)
      expect((await send(actor, 'GET', '/me/incidents')).text.includes('quince')).toBe(
        actor === 'firmEmployee',
      );
    const read = async (actor: Actor) => (await send<Alliance>(actor, 'GET', `/alliances/${standing}`)).body;
    expect(JSON.stringify(await read('otherManager'))).not.toContain('quince');
    const { people } = test.scene;
    const taken = await send<Alliance>('manager', 'POST', `${base}/take`, {
      version: 1,
      ownerId: people.teamMember,
    });
    expect(taken.body.incidents[0]).toMatchObject({ status: 'mediation', version: 2 });
    const early = await send<{ code: string }>('manager', 'POST', `${base}/tell`, {
      version: 2,
      body: 'A brochure',
    });
    expect([early.status, early.body.code]).toEqual([409, 'incident_not_agreed']);
    const agreement = `/me/incidents/${incident?.id}/agreement`;
    expect((await send('firmOwner', 'PUT', agreement, { version: 2, agrees: true })).status).toBe(200);
    const stale = await send<{ current: AllianceIncident[] }>('firmEmployee', 'PUT', agreement, {
      version: 2,
      agrees: false,
    });
    expect([stale.status, stale.body.current[0]?.version]).toEqual([409, 3]);
    await send('manager', 'POST', `${base}/tell`, { version: 3, body: 'A picture in your brochure' });
    const theirs = await read('otherManager');
    expect(theirs.tellings.map(({ body }) => body)).toEqual(['A picture in your brochure']);
    expect(JSON.stringify(theirs)).not.toContain('quince');
    await send('otherManager', 'POST', `${base}/words`, { audience: 'teams', body: 'We take it out' });
    await send('manager', 'POST', `${base}/words`, { audience: 'home', body: 'They took it out' });
    expect((await send('firmOwner', 'GET', '/me/incidents')).text).toContain('They took it out');
    expect((await send('firmOwner', 'GET', '/me/incidents')).text).not.toContain('We take it out');
    const now = (await read('manager')).incidents[0];
    const closed = await send<Alliance>('manager', 'POST', `${base}/close`, {
      version: now?.version,
      learnt: 'Ask before printing',
      learntTogether: 'Pictures are agreed on first',
    });
    expect(closed.body.incidents[0]).toMatchObject({ status: 'closed', learnt: 'Ask before printing' });
    expect((await read('otherManager')).tellings[0]?.learnt).toBe('Pictures are agreed on first');
  });
});

describe('what firms do together', () => {
  it('is in working groups with rooms of both clusters, and in projects', async () => {
    const { organisations } = test.scene;
    const base = `/alliances/${standing}`;
    const { body: opened } = await send<Alliance>('manager', 'POST', `${base}/working-groups`, {
      theme: 'Lenses',
    });
    const group = opened.workingGroups.find(({ theme }) => theme === 'Lenses');
    const path = `${base}/working-groups/${group?.id}`;
    await send('manager', 'POST', `${path}/firms`, { organisationId: organisations.firmB });
    await send('otherManager', 'POST', `${path}/firms`, { organisationId: organisations.firmC });
    const { body: roomed } = await send<Alliance>('manager', 'POST', `${path}/room`);
    const roomId = roomed.workingGroups.find(({ id }) => id === group?.id)?.roomId;
    const reads = async (actor: Actor) => (await send(actor, 'GET', `/rooms/${roomId}`)).status;
    expect([await reads('otherFirm'), await reads('otherClusterFirm'), await reads('otherManager')]).toEqual([
      200, 200, 200,
    ]);
    expect([await reads('firmOwner'), await reads('relay')]).toEqual([404, 404]);
    const { body: mine } = await send<MyAlliance[]>('otherClusterFirm', 'GET', '/me/alliances');
    const known = mine[0]?.workingGroups.find(({ id }) => id === group?.id);
    expect(known?.firms.map(({ name }) => name)).toEqual(['Photonique Inventée', 'Tonnellerie du Fleuve']);
    expect((await send('otherFirm', 'POST', `${path}/firms`, {})).status).toBe(403);

    const project = { kind: 'research', title: 'A lens', label: 'granted', brickSought: 'A coating' };
    const undated = await send<{ code: string }>('manager', 'POST', `${base}/projects`, project);
    expect([undated.status, undated.body.code]).toEqual([400, 'invalid_request']);
    const { body: begun } = await send<Alliance>('manager', 'POST', `${base}/projects`, {
      ...project,
      labelledOn: '2026-05-01',
      funding: { cents: 1_000_000, currency: 'EUR' },
    });
    const made = begun.projects.find(({ title }) => title === 'A lens');
    const partners = `${base}/projects/${made?.id}/partners`;
    await send('otherManager', 'POST', partners, { organisationId: organisations.firmD });
    const { body: both } = await send<Alliance>('manager', 'POST', partners, {
      organisationId: organisations.firmA,
    });
    expect(both.projects.find(({ id }) => id === made?.id)?.partners.map(({ name }) => name)).toEqual([
      'Optique Rêvée',
      'Œnocapteurs Étiage',
    ]);
    const inIt = both.projects.find(({ id }) => id === made?.id)?.partners ?? [];
    const takeOut = (clusterId: string) =>
      send<Alliance>(
        'manager',
        'POST',
        `${partners}/${inIt.find((one) => one.clusterId === clusterId)?.id}/remove`,
      );
    expect((await takeOut(test.scene.clusters.beta)).status).toBe(404);
    const { body: left } = await takeOut(test.scene.clusters.alpha);
    expect(left.projects.find(({ id }) => id === made?.id)?.partners.map(({ name }) => name)).toEqual([
      'Optique Rêvée',
    ]);
    expect((await takeOut(test.scene.clusters.alpha)).status).toBe(404);
  });

  it('asks allies for a competence that is missing, and hears from them', async () => {
    const { body: asked } = await send<CompetenceRequest[]>('manager', 'POST', '/competences', {
      title: 'A furnace',
    });
    const id = asked.find(({ title }) => title === 'A furnace')?.id;
    const { body: answered } = await send<CompetenceRequest[]>(
      'otherManager',
      'POST',
      `/competences/${id}/answers`,
      {
        message: 'We have one',
      },
    );
    const answer = answered.find((each) => each.id === id)?.answers[0];
    const state = { was: 'offered', status: 'accepted' };
    const path = `/competences/${id}/answers/${answer?.id}/state`;
    expect((await send('otherManager', 'PUT', path, state)).status).toBe(404);
    expect((await send('manager', 'PUT', path, state)).status).toBe(200);
    const again = await send<{ current?: unknown }>('manager', 'PUT', path, {
      was: 'offered',
      status: 'declined',
    });
    expect([again.status, again.body.current !== undefined]).toEqual([409, true]);
  });
});

describe('an invitation into a working group', () => {
  it('is answered by the firm itself, read by its own team alone, and told by mail', async () => {
    const { organisations, people } = test.scene;
    const { body: opened } = await send<Alliance>(
      'manager',
      'POST',
      `/alliances/${standing}/working-groups`,
      {
        theme: 'Prisms',
      },
    );
    const group = opened.workingGroups.find(({ theme }) => theme === 'Prisms');
    const path = `/alliances/${standing}/working-groups/${group?.id}/invitations`;
    const invitation = {
      organisationId: organisations.firmB,
      message: 'You cut glass',
      respondBy: '2100-01-01',
    };
    const late = await send<{ code: string }>('manager', 'POST', path, {
      ...invitation,
      respondBy: '2026-01-01',
    });
    expect([late.status, late.body.code]).toEqual([400, 'invalid_request']);
    const elsewhere = { ...invitation, organisationId: organisations.firmD };
    expect((await send('manager', 'POST', path, elsewhere)).status).toBe(404);
    expect((await send('manager', 'POST', path, invitation)).status).toBe(201);
    const again = await send<{ code: string; current: Alliance }>('teamMember', 'POST', path, invitation);
    expect([again.status, again.body.code]).toEqual([409, 'group_invitation_waits']);
    expect((await send('otherManager', 'GET', `/alliances/${standing}`)).text).not.toContain('You cut glass');
    expect((await send('firmOwner', 'GET', '/me/alliances')).text).not.toContain('You cut glass');
    const asked = async () => {
      const { body } = await send<MyAlliance[]>('otherFirm', 'GET', '/me/alliances');
      return body.flatMap(({ workingGroups }) => workingGroups).find(({ id }) => id === group?.id);
    };
    const waiting = (await asked())?.invitation;
    expect(waiting?.message).toBe('You cut glass');
    const home = await send<Home>('otherFirm', 'GET', '/home');
    expect(home.body.items.find(({ code }) => code === 'answer_working_groups')?.href).toBe('/me/alliances');
    const answer = `/me/working-group-invitations/${waiting?.id}/answer`;
    expect((await send('firmOwner', 'POST', answer, { accept: true })).status).toBe(404);
    expect((await send('otherFirm', 'POST', answer, { accept: true })).status).toBe(200);
    expect(await asked()).toMatchObject({ isMine: true, invitation: null });
    const second = await send<{ current: MyAlliance[] }>('otherFirm', 'POST', answer, { accept: false });
    expect([second.status, second.body.current.length]).toEqual([409, 1]);
    const { body: seen } = await send<Alliance>('manager', 'GET', `/alliances/${standing}`);
    expect(seen.workingGroups.find(({ id }) => id === group?.id)).toMatchObject({
      firms: [{ organisationId: organisations.firmB }],
      invitations: [{ status: 'accepted' }],
    });
    const mails = await test.database.asOwner((client) =>
      client.query(
        `select kind from mails where person_id in ($1, $2) and kind like 'working_group%' order by kind`,
        [people.manager, people.otherFirm],
      ),
    );
    expect(mails.rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['working_group_answer', 'working_group_invitation']),
    );
  });
});
