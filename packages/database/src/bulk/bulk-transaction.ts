import type pg from 'pg';
import type { DatabaseConnection } from '../connect.ts';

/** What a bulk change is, before its rows. */
export interface BulkChange {
  readonly clusterId: string;
  /** Said of each row's source: the name of the file. */
  readonly sourceDetail: string;
  readonly kind?: 'import' | 'generation';
  /** `import` by default. */
  readonly source?: 'import' | 'declared' | 'registry' | 'computed';
  /** Told after each batch how many rows were taken in. */
  readonly onProgress?: (rows: number) => void;
  readonly signal?: AbortSignal;
  /** What comes next when something is new looks at the tables again by itself (`refreshStatistics`): nobody waits for that here. */
  readonly studiesWhatIsNew?: boolean;
  /** Last words inside the same transaction (what fails or throws here undoes all of it): note the import as applied, or try only. */
  readonly beforeCommit?: (transaction: BulkTransaction, outcome: BulkOutcome) => Promise<void>;
}

export interface BulkOutcome {
  readonly changeSetId: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface BulkTransaction {
  readonly client: pg.PoolClient;
  readonly changeSetId: string;
}

/** Kilobytes of new words that wait to be put in order, by the next tidying, rather than line after line while a file is written. */
const pendingWords = 256 * 1024;

/** Kilobytes of rows of one statement that its triggers look at without writing them down in between. */
const rowsAtHand = 32 * 1024;

/** From here on, what the planner knew of the tables no longer holds. */
const manyRows = 1_000;

/**
 * One transaction in the name of a person, with its change set open, on a connection that can COPY.
 * All of the work is kept, or nothing.
 */
export async function bulkTransaction<Result extends BulkOutcome>(
  connection: DatabaseConnection,
  personId: string,
  change: BulkChange,
  work: (transaction: BulkTransaction) => Promise<Result>,
): Promise<Result> {
  const client = await connection.appPool.connect();
  let broken = false;
  try {
    await client.query('begin');
    await client.query(`select set_config('grappe.person_id', $1, true)`, [personId]);
    const { rows } = await client.query<{ id: string }>(
      `insert into grappe.change_sets (cluster_id, kind, author, summary)
       values ($1, $2, $3, $4) returning id`,
      [change.clusterId, change.kind ?? 'import', personId, { fileName: change.sourceDetail }],
    );
    const changeSetId = rows[0]?.id ?? '';
    await client.query(`select set_config('grappe.change_set_id', $1, true)`, [changeSetId]);
    await client.query(`set local gin_pending_list_limit = ${pendingWords}`);
    await client.query(`set local work_mem = ${rowsAtHand}`);
    const result = await work({ client, changeSetId });
    await change.beforeCommit?.({ client, changeSetId }, result);
    await client.query('commit');
    const isLeft = change.studiesWhatIsNew === true && result.created > 0;
    if (result.created + result.updated >= manyRows && !isLeft) await refreshStatistics(client);
    return result;
  } catch (error) {
    broken = !(await rolledBack(client));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The planner looks again at what an import fills, and its words are put in order. About a second, and some more after a large file. */
export async function refreshStatistics(client: pg.ClientBase | pg.Pool): Promise<void> {
  await client.query('select grappe.refresh_statistics()');
}

/** False when the connection itself is lost: the server rolls back by itself then. */
async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}
