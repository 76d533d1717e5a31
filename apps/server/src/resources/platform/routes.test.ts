import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../../testing/caller.ts';
import { secretFor } from '../../testing/outbox.ts';
import { openTestApp, testPassword, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const second = { name: 'Second', email: 'second@example.org', language: 'fr' };
const newCluster = { name: 'Cluster gamma', slug: 'gamma', country: 'FR', manager: second };
const password = 'quatre saisons au chai';

describe('the platform', () => {
  it('is for its administrators', async () => {
    const { relay } = test.scene.people;
    const calls = [
      ['GET', '/api/platform', undefined],
      ['POST', '/api/platform/clusters', newCluster],
      ['POST', `/api/platform/clusters/${relay}/managers`, second],
      ['GET', '/api/platform/people?email=relay@example.org', undefined],
      ['POST', '/api/platform/administrators', second],
      ['POST', `/api/platform/invitations/${relay}/withdraw`, undefined],
      ['GET', `/api/platform/administrators/${relay}/carried`, undefined],
      ['POST', `/api/platform/administrators/${relay}/end`, { successorId: null }],
      ['POST', `/api/platform/people/${relay}/deactivate`, { successorId: null }],
    ] as const;
    const manager = await test.as('manager');
    for (const [method, url, body] of calls) {
      expect((await test.anonymous.call(method, url, body)).statusCode, url).toBe(401);
      expect((await manager.call(method, url, body)).statusCode, url).toBe(403);
    }
  });

  it('never hangs on one person', async () => {
    const administrator = await test.as('administrator');
    const { administrator: own } = test.scene.people;
    const before = (await administrator.get('/api/platform')).json();
    expect(before.administrators).toHaveLength(1);
    const end = (personId: string, successorId: string | null = null) =>
      administrator.post(`/api/platform/administrators/${personId}/end`, { successorId });
    expect((await end(own)).json().code).toBe('somebody_must_stay');
    expect((await administrator.post('/api/platform/administrators', second)).statusCode).toBe(201);
    // Invited is not yet there.
    expect((await end(own)).json().code).toBe('somebody_must_stay');
    const token = await secretFor(test, second.email, 'invitation');
    const accepted = { token, name: 'Second', password, language: 'fr' };
    expect((await test.anonymous.post('/api/invitations/accept', accepted)).statusCode).toBe(204);
    expect((await end(own)).statusCode).toBe(204);
    expect((await administrator.get('/api/platform')).statusCode).toBe(401);
    const next = new Caller(test.app);
    await next.post('/api/auth/sign-in/email', { email: second.email, password });
    expect((await next.get('/api/platform')).json().administrators).toHaveLength(1);
  });

  it('makes clusters with their first manager, once by short name', async () => {
    const administrator = new Caller(test.app);
    await administrator.post('/api/auth/sign-in/email', { email: second.email, password });
    const made = await administrator.post('/api/platform/clusters', newCluster);
    expect(made.statusCode).toBe(201);
    const again = await administrator.post('/api/platform/clusters', newCluster);
    expect([again.statusCode, again.json().code]).toEqual([409, 'name_taken']);
    const { clusters } = (await administrator.get('/api/platform')).json();
    expect(clusters.find(({ slug }: { slug: string }) => slug === 'gamma').managers).toBe(0);
    expect(clusters.find(({ slug }: { slug: string }) => slug === 'beta').managers).toBe(1);
  });

  it('names another manager where a cluster needs one', async () => {
    const administrator = new Caller(test.app);
    await administrator.post('/api/auth/sign-in/email', { email: second.email, password });
    const { clusters } = (await administrator.get('/api/platform')).json();
    const beta = clusters.find(({ slug }: { slug: string }) => slug === 'beta').id;
    const third = { name: 'Third', email: 'third@example.org', language: 'fr' };
    const invited = await administrator.post(`/api/platform/clusters/${beta}/managers`, third);
    expect(invited.statusCode).toBe(201);
    expect(await secretFor(test, third.email, 'invitation')).not.toBe('');
    const nowhere = `/api/platform/clusters/${test.scene.people.relay}/managers`;
    expect((await administrator.post(nowhere, third)).statusCode).toBe(404);
  });

  it('finds somebody by the whole address only', async () => {
    const administrator = new Caller(test.app);
    await administrator.post('/api/auth/sign-in/email', { email: second.email, password });
    const find = (email: string) => administrator.get(`/api/platform/people?email=${email}`);
    expect((await find('Relay@example.org')).json()).toMatchObject({
      personId: test.scene.people.relay,
      hasAccount: true,
      grants: [{ role: 'relay', clusterName: 'Cluster alpha' }],
    });
    expect((await find('relay')).statusCode).toBe(400);
    expect((await find('nobody@example.org')).statusCode).toBe(404);
  });

  it('closes to somebody for good, whose sessions end at once and who signs in no more', async () => {
    const administrator = new Caller(test.app);
    await administrator.post('/api/auth/sign-in/email', { email: second.email, password });
    const relay = await test.as('relay');
    const { relay: relayId } = test.scene.people;
    const close = (personId: string) =>
      administrator.post(`/api/platform/people/${personId}/deactivate`, { successorId: null });
    expect((await close(relayId)).statusCode).toBe(204);
    expect((await relay.get('/api/session')).statusCode).toBe(401);
    const email = 'relay@example.org';
    const retried = await test.anonymous.post('/api/auth/sign-in/email', { email, password: testPassword });
    expect([retried.statusCode, retried.json().code]).toEqual([401, 'wrong_credentials']);
    expect((await close(relayId)).statusCode).toBe(404);
    expect((await close(test.scene.people.manager)).json().code).toBe('successor_needed');
  });
});
