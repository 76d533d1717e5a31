import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

describe('network', () => {
  it('is guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/network', wrongRole: 'observer' });
  });

  it('refuses kinds and days that are none', async () => {
    const manager = await test.as('manager');
    expect((await manager.get(`${test.alpha}/network?kinds=friendship`)).statusCode).toBe(400);
    expect((await manager.get(`${test.alpha}/network?at=yesterday`)).statusCode).toBe(400);
  });

  it('gives the picture at once and the measures once a job made them, for the same network only once', async () => {
    const manager = await test.as('manager');
    const first = (await manager.get(`${test.alpha}/network`)).json();
    expect(first.nodes.length).toBe(4);
    expect(first.analysis).toBeNull();
    const again = (await manager.get(`${test.alpha}/network`)).json();
    expect(again.jobId === first.jobId || again.jobId === null).toBe(true);
    await test.jobsDone();
    const done = (await manager.get(`${test.alpha}/network`)).json();
    expect(done.jobId).toBeNull();
    expect(done.analysis.whole.organisations).toBe(4);
    expect(done.findings.holdsTogether.kind).toBe('cannot-conclude');
    const job = (await manager.get(`${test.alpha}/jobs/${first.jobId}`)).json();
    expect(job).toMatchObject({
      kind: 'measure_network',
      status: 'done',
      resultHref: '/network',
      canCancel: false,
    });
  });

  it('is measured anew when a tie changes', async () => {
    const manager = await test.as('manager');
    const { firmA, lab } = test.scene.organisations;
    await manager.post(`${test.alpha}/ties`, { fromId: firmA, toId: lab, kind: 'research_project' });
    const changed = (await manager.get(`${test.alpha}/network`)).json();
    expect(changed.analysis).toBeNull();
    const filtered = (await manager.get(`${test.alpha}/network?kinds=research_project`)).json();
    expect(filtered.ties).toHaveLength(1);
    expect(filtered.kinds.length).toBeGreaterThan(1);
    await test.jobsDone();
  });
});
