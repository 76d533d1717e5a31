import type { Pool } from 'pg';

export interface JobLock {
  release(): Promise<void>;
}

const lockFamily = 71_023;

/**
 * Takes a job for this worker alone, or answers null. The lock belongs to a connection: when the worker dies,
 * PostgreSQL frees it, so that nobody has to guess whether a worker still lives.
 */
export async function lockJob(pool: Pool, jobId: string): Promise<JobLock | null> {
  const client = await pool.connect();
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1, hashtext($2)) as taken',
    [lockFamily, jobId],
  );
  if (rows[0]?.taken !== true) {
    client.release();
    return null;
  }
  return {
    release: async () => {
      try {
        await client.query('select pg_advisory_unlock($1, hashtext($2))', [lockFamily, jobId]);
        client.release();
      } catch (error) {
        client.release(error instanceof Error ? error : true);
      }
    },
  };
}
