import type { AllianceMatches, IntroductionShape } from '@grappe/contracts/api';
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

const alliance = sceneId('alliance:standing');
const home = (actor: Actor): string =>
  actor === 'otherManager' || actor === 'otherClusterFirm'
    ? test.alpha.replace(test.scene.clusters.alpha, test.scene.clusters.beta)
    : test.alpha;
const matchesPath = `/alliances/${alliance}/matches`;

async function tell(firm: 'firmB' | 'firmD', key: string, said: string, audience: string): Promise<void> {
  const cluster = firm === 'firmD' ? 'beta' : 'alpha';
  const { clusters, organisations, changeSets } = test.scene;
  await test.database.asOwner((client) =>
    client.query(
      `insert into facts (cluster_id, organisation_id, key, item, value, source, audience, audience_id, opened_by)
       values ($1, $2, $3, $4::text, to_jsonb($4::text), 'declared', $5, $6, $7)`,
      [
        clusters[cluster],
        organisations[firm],
        key,
        said,
        audience,
        audience === 'alliance' ? alliance : null,
        changeSets[cluster],
      ],
    ),
  );
}

async function matched(): Promise<AllianceMatches> {
  const manager = await test.as('manager');
  expect((await manager.post(`${test.alpha}${matchesPath}`, {})).statusCode).toBe(202);
  await test.jobsDone();
  return (await manager.get(`${test.alpha}${matchesPath}`)).json();
}

const seenBy = async (actor: Actor): Promise<IntroductionShape[]> =>
  (await (await test.as(actor)).get(`${home(actor)}/introductions`)).json();

describe('introductions across an alliance', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: matchesPath, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'GET', path: '/introductions', wrongRole: 'observer' });
    await expectGuards(test, { method: 'POST', path: '/introductions', body: {}, wrongRole: 'boardMember' });
  });

  it('match only what was told to the alliance, without the name of the ally', async () => {
    await tell('firmB', 'offer', 'Capteurs de sève pour vignes', 'alliance');
    await tell('firmB', 'offer', 'Lasers secrets de puissance', 'cluster');
    await tell('firmD', 'need', 'Probes that follow the sap of vines', 'alliance');
    await tell('firmD', 'need', 'High power lasers', 'coordinator');
    const found = await matched();
    const match = found.matches.find(({ own }) => own.id === test.scene.organisations.firmB);
    expect(match).toMatchObject({ other: { organisation: null }, introductionId: null });
    expect(match?.ways[0]).toMatchObject({ from: 'own', offer: 'Capteurs de sève pour vignes' });
    expect(match?.ways[0]?.words.map(({ offer, need }) => [offer, need])).toContainEqual([
      'capteurs',
      'probes',
    ]);
    expect(JSON.stringify(found)).not.toMatch(/laser/i);
    expect(JSON.stringify(found)).not.toContain(test.scene.organisations.firmD);
    expect(found.reach.own.telling).toBeGreaterThan(0);
    const elsewhere = await (await test.as('otherManager')).get(`${home('otherManager')}${matchesPath}`);
    expect(elsewhere.json().matches).toEqual([]);
  });

  it('are proposed to both owners, and name them once both said yes; followed to the result', async () => {
    const found = await matched();
    const match = found.matches.find(({ own }) => own.id === test.scene.organisations.firmB);
    const manager = await test.as('manager');
    const body = { matchId: match?.id, message: 'You should meet', respondBy: '2100-01-01' };
    const made = await manager.post(`${test.alpha}/introductions`, body);
    expect(made.statusCode, made.body).toBe(201);
    const again = await manager.post(`${test.alpha}/introductions`, body);
    expect([again.statusCode, again.json().code]).toEqual([409, 'introduction_under_way']);
    const { id } = made.json();
    const one = async (actor: Actor) => (await seenBy(actor)).find((each) => each.id === id);
    // The owner of firmB (alpha) and, for firmD, only its team: firmD has no account in the scene.
    expect(await one('otherFirm')).toMatchObject({
      mayAnswer: true,
      other: { organisation: null, answer: 'unknown' },
    });
    expect(await one('firmOwner')).toBeUndefined();
    expect(await one('otherManager')).toMatchObject({
      other: { organisation: null },
      own: { answer: 'waiting' },
    });
    expect((await one('otherManager'))?.ways[0]?.from).toBe('other');
    const answer = (actor: Actor, accept: boolean) =>
      test.as(actor).then((who) => who.post(`${home(actor)}/introductions/${id}/answer`, { accept }));
    expect((await answer('firmOwner', true)).statusCode).toBe(404);
    expect((await answer('otherFirm', true)).statusCode).toBe(204);
    expect((await answer('otherFirm', true)).json()).toMatchObject({
      code: 'introduction_settled',
      current: { id },
    });
    expect((await one('manager'))?.other.organisation).toBe(null);
    const { firmD } = test.scene.organisations;
    await test.database.asOwner((client) =>
      client.query(
        `update role_grants set organisation_id = $1 where person_id = $2 and role = 'firm_owner'`,
        [firmD, test.scene.people.otherClusterFirm],
      ),
    );
    expect((await answer('otherClusterFirm', true)).statusCode).toBe(204);
    expect((await one('otherFirm'))?.other.organisation?.id).toBe(firmD);
    expect((await one('manager'))?.status).toBe('accepted');
    const step = { outcome: 'agreement', happenedOn: '2026-10-01', note: 'Signed' };
    const other = await test.as('otherFirm');
    expect((await other.post(`${test.alpha}/introductions/${id}/steps`, step)).statusCode).toBe(201);
    const future = await other.post(`${test.alpha}/introductions/${id}/steps`, {
      ...step,
      happenedOn: '2099-01-01',
    });
    expect(future.statusCode).toBe(400);
    expect((await one('otherManager'))?.steps).toMatchObject([{ outcome: 'agreement', note: 'Signed' }]);
    expect((await manager.post(`${test.alpha}/introductions/${id}/withdraw`)).statusCode).toBe(409);
  });
});
