import { setTimeout as sleep } from 'node:timers/promises';
import { createJob } from '@grappe/database';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { openJobDesk } from './job-desk.ts';

// Threads and jobs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp({ working: false });
});
afterEach(() => test.close());

const work = (desk = test.services.jobs) =>
  desk.work({ connection: test.database.connection, adminUrl: test.database.url, log: test.services.log });

const jobOf = (kind: string, progress: object = {}, status = 'queued'): Promise<string> =>
  test.database.asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into jobs (cluster_id, kind, asked_by, status, progress, payload)
       values ($1, $2, $3, $4, $5, '{}') returning id`,
      [test.scene.clusters.alpha, kind, test.scene.people.manager, status, progress],
    );
    return rows[0]?.id ?? '';
  });

const read = async (jobId: string) =>
  (await (await test.as('manager')).get(`${test.alpha}/jobs/${jobId}`)).json();

describe('the job desk', () => {
  it('takes up what was recorded and never announced', async () => {
    const jobId = await jobOf('find_duplicates');
    await work();
    await test.jobsDone();
    expect(await read(jobId)).toMatchObject({ status: 'done', resultHref: '/imports?tab=duplicates' });
  });

  it('takes up what a dead worker left running', async () => {
    const jobId = await jobOf('find_duplicates', { attempt: 1 }, 'running');
    await work();
    await test.jobsDone();
    expect((await read(jobId)).status).toBe('done');
  });

  it('gives up what ended its worker three times, and says so', async () => {
    const jobId = await jobOf('find_duplicates', { attempt: 3 }, 'running');
    await work();
    await test.jobsDone();
    expect(await read(jobId)).toMatchObject({
      status: 'failed',
      error: { code: 'job_failed', params: { reference: jobId } },
    });
  });

  it('says that a job failed without telling why to the reader', async () => {
    const jobId = await jobOf('measure_network');
    await work();
    await test.jobsDone();
    expect((await read(jobId)).error).toEqual({ code: 'job_failed', params: { reference: jobId } });
  });

  it('ends as cancelled a job whose cancellation was asked while its worker died', async () => {
    const jobId = await jobOf('find_duplicates', {}, 'running');
    await test.database.asOwner((client) =>
      client.query('update jobs set cancel_requested_at = now() where id = $1', [jobId]),
    );
    await work();
    await test.jobsDone();
    expect((await read(jobId)).status).toBe('cancelled');
  });

  it('runs a job once, however many workers there are and however often it is announced', async () => {
    const other = await openJobDesk(test.database.connection, test.services.log);
    await work();
    await work(other);
    const jobId = await test.database.connection.asPerson(test.scene.people.manager, (session) =>
      createJob(session, { clusterId: test.scene.clusters.alpha, kind: 'find_duplicates', payload: {} }),
    );
    for (let time = 0; time < 5; time++) await (time % 2 === 0 ? other : test.services.jobs).enqueue(jobId);
    await test.jobsDone();
    await other.stop();
    expect((await read(jobId)).status).toBe('done');
  });
});

describe('an import', () => {
  const lines = 2500;
  const file = [
    'Nom;Effectif;Ville',
    ...Array.from({ length: lines }, (_, line) => `Cave ${line};${line};Pau`),
  ].join('\n');

  const acceptLarge = async (): Promise<{ importId: string; jobId: string }> => {
    const manager = await test.as('manager');
    const seen = (
      await manager.upload(`${test.alpha}/imports`, { name: 'grand.csv', bytes: file }, { kind: 'members' })
    ).json();
    const accepted = (
      await manager.post(`${test.alpha}/imports/${seen.id}/accept`, {
        version: 1,
        withoutInvalidLines: false,
      })
    ).json();
    return { importId: seen.id, jobId: accepted.jobId };
  };

  const members = async (): Promise<number> =>
    (await (await test.as('manager')).get(`${test.alpha}/organisations`)).json().total;

  const running = async (jobId: string): Promise<void> => {
    for (let tries = 0; tries < 200; tries++) {
      if ((await read(jobId)).status === 'running') return;
      await sleep(20);
    }
  };

  it('whose server stops in the middle leaves nothing, waits, and is finished by the next start', async () => {
    const before = await members();
    const { jobId } = await acceptLarge();
    const first = await openJobDesk(test.database.connection, test.services.log);
    await work(first);
    await running(jobId);
    await first.stop();
    expect([(await read(jobId)).status, await members()]).toEqual(['queued', before]);
    await work();
    await test.jobsDone();
    expect([(await read(jobId)).status, await members()]).toEqual(['done', before + lines]);
  });

  it('cancelled in the middle leaves nothing, and may be accepted again', async () => {
    const before = await members();
    const { importId, jobId } = await acceptLarge();
    await work();
    await running(jobId);
    const manager = await test.as('manager');
    await manager.post(`${test.alpha}/jobs/${jobId}/cancel`);
    await test.jobsDone();
    expect([(await read(jobId)).status, await members()]).toEqual(['cancelled', before]);
    expect((await manager.get(`${test.alpha}/imports/${importId}`)).json().status).toBe('previewed');
    await manager.post(`${test.alpha}/imports/${importId}/accept`, {
      version: 1,
      withoutInvalidLines: false,
    });
    await test.jobsDone();
    expect(await members()).toBe(before + lines);
  });
});
