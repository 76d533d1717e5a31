import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestApp, type TestApp } from './testing/test-app.ts';

// Threads and jobs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

/** Every address that answers with something of the directory. */
const addresses = (): string[] => {
  const { firmA, firmB, lab, abroad } = test.scene.organisations;
  const pages = [firmA, firmB, lab, abroad].flatMap((id) => [
    `/organisations/${id}`,
    `/organisations/${id}/history`,
    `/ties?organisationId=${id}`,
  ]);
  return [
    ...pages,
    '/organisations',
    '/organisations?words=selfword',
    '/organisations?words=coordinatorword',
    '/organisations?offer=selfword',
    '/organisations?offer=coordinatorword',
    '/network',
    '/home',
    '/changes',
    '/ties',
    '/vetoes',
    '/me',
    '/me/groups',
    ...['members.csv', 'facts.csv', 'ties.csv', 'ties.gexf', 'ties.graphml'].map((file) => `/export/${file}`),
  ];
};

/** What an actor can read anywhere, as one text. */
async function everything(actor: 'otherFirm' | 'manager' | 'boardMember' | 'relay'): Promise<string> {
  const caller = await test.as(actor);
  const bodies: string[] = [];
  for (const address of addresses()) {
    const answer = await caller.get(`${test.alpha}${address}`);
    expect(answer.statusCode, address).toBeLessThan(500);
    bodies.push(answer.body);
  }
  return bodies.join('\n');
}

describe('what the scene hides', () => {
  it('is not read by another firm through any route', async () => {
    const read = await everything('otherFirm');
    expect(read).toContain('clusterword firma');
    expect(read).not.toContain('selfword firma');
    expect(read).not.toContain('coordinatorword firma');
    expect(read).not.toContain('firmc');
    expect(read).toContain('selfword firmb');
  });

  it.each(['boardMember', 'relay'] as const)('is not read by a %s', async (actor) => {
    const read = await everything(actor);
    expect(read).toContain('clusterword firma');
    expect(read).not.toMatch(/selfword firm|coordinatorword firm/);
  });

  it('is read by the coordinator save what firms keep to themselves', async () => {
    const read = await everything('manager');
    expect(read).toContain('coordinatorword firma');
    expect(read).not.toMatch(/selfword firm/);
    expect(read).not.toContain('firmc');
  });

  it('neither matches nor counts in a search', async () => {
    const other = await test.as('otherFirm');
    const search = (words: string) => other.get(`${test.alpha}/organisations?words=${words}`);
    expect(
      (await search('coordinatorword')).json().items.map((item: { id: string }) => item.id),
    ).not.toContain(test.scene.organisations.firmA);
  });

  it('is not told by a network measured for somebody who sees more', async () => {
    const ties: number[] = [];
    for (const actor of ['manager', 'firmOwner', 'relay'] as const) {
      const caller = await test.as(actor);
      await caller.get(`${test.alpha}/network`);
      await test.jobsDone();
      const { analysis, ties: seen } = (await caller.get(`${test.alpha}/network`)).json();
      const pairs = new Set(seen.map(({ source, target }: Record<string, string>) => `${source} ${target}`));
      expect(analysis.whole.ties, actor).toBe(pairs.size);
      ties.push(seen.length);
    }
    expect(Math.max(...ties)).toBeGreaterThan(Math.min(...ties));
  });
});

describe('a job', () => {
  it('is not read by somebody else, and its result by nobody', async () => {
    const relay = await test.as('relay');
    const { jobId } = (await relay.get(`${test.alpha}/network?at=1990-01-01`)).json();
    if (jobId === null) return;
    const other = await test.as('otherFirm');
    expect((await other.get(`${test.alpha}/jobs/${jobId}`)).statusCode).toBe(404);
    await test.jobsDone();
    const seen = await (await test.as('manager')).get(`${test.alpha}/jobs/${jobId}`);
    expect(seen.body).not.toContain('analysis');
  });
});
