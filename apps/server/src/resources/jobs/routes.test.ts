import { sceneId } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

describe('jobs', () => {
  it('are guarded', async () => {
    const path = `/jobs/${sceneId('job:any')}`;
    await expectGuards(test, { method: 'GET', path, wrongRole: 'observer' });
    await expectGuards(test, { method: 'POST', path: `${path}/cancel`, wrongRole: 'observer' });
  });

  it('are not found when they are not there, or not for the asker', async () => {
    const [owner, other] = [await test.as('firmOwner'), await test.as('otherFirm')];
    const { jobId } = (await owner.get(`${test.alpha}/network`)).json();
    expect((await owner.get(`${test.alpha}/jobs/${jobId}`)).json().status).toBe('queued');
    expect((await other.get(`${test.alpha}/jobs/${jobId}`)).statusCode).toBe(404);
    expect((await other.post(`${test.alpha}/jobs/${jobId}/cancel`)).statusCode).toBe(404);
    expect((await owner.get(`${test.alpha}/jobs/nonsense`)).statusCode).toBe(404);
  });

  it('that wait are cancelled at once; the page then asks anew', async () => {
    const manager = await test.as('manager');
    const { jobId } = (await manager.get(`${test.alpha}/network`)).json();
    const cancelled = (await manager.post(`${test.alpha}/jobs/${jobId}/cancel`)).json();
    expect(cancelled).toMatchObject({ status: 'cancelled', canCancel: false });
    expect((await manager.get(`${test.alpha}/network`)).json().jobId).not.toBe(jobId);
  });
});
