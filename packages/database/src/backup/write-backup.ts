import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { ownerRole } from '../login-roles.ts';
import { endOfTable, formatName, formatVersion } from './backup-format.ts';
import type { BackupCounts, BackupHeader, TableLine } from './backup-format.ts';
import { columnList, quoted, tablesToKeep, type KeptTable } from './tables-to-keep.ts';

/**
 * Writes all of a database into one file, as it is at one moment, while people go on working: one repeatable-read
 * transaction, COPY, gzip. The file holds password hashes and everything confidential: only its owner may read it. It
 * takes its name when it is whole. Memory does not grow with the database. O(rows).
 */
export async function writeBackup(adminUrl: string, file: string, version: string): Promise<BackupCounts> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.unfinished`;
  try {
    await client.query(`set role ${ownerRole}`);
    await client.query('begin isolation level repeatable read read only');
    const counts = await writeWhole(client, unfinished, version);
    await client.query('commit');
    await rename(unfinished, file);
    return counts;
  } finally {
    await rm(unfinished, { force: true });
    await client.end();
  }
}

async function writeWhole(client: pg.Client, file: string, version: string): Promise<BackupCounts> {
  const gzip = createGzip({ level: 6 });
  const written = pipeline(gzip, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  // Waited for below; until then a full disk is told to the write that waits for room.
  written.catch(() => undefined);
  try {
    return await writeContent(client, new HashedWriter(gzip, written), version);
  } finally {
    gzip.end();
    await written;
  }
}

/** Writes and remembers the digest of what was written. */
class HashedWriter {
  private readonly hash = createHash('sha256');
  private readonly gzip: Gzip;
  private readonly written: Promise<void>;

  constructor(gzip: Gzip, written: Promise<void>) {
    this.gzip = gzip;
    this.written = written;
  }

  async write(chunk: string | Uint8Array): Promise<void> {
    this.hash.update(chunk);
    if (!this.gzip.write(chunk)) await Promise.race([once(this.gzip, 'drain'), this.written]);
  }

  line(value: object): Promise<void> {
    return this.write(`${JSON.stringify(value)}\n`);
  }

  digest(): string {
    return this.hash.copy().digest('hex');
  }
}

async function writeContent(client: pg.Client, writer: HashedWriter, version: string): Promise<BackupCounts> {
  await writer.line(await headerOf(client, version));
  const tables = await tablesToKeep(client);
  let rows = 0;
  for (const table of tables) rows += await writeTable(client, writer, table);
  const counts = { tables: tables.length, rows };
  await writer.line({ ...counts, sha256: writer.digest() });
  return counts;
}

async function headerOf(client: pg.Client, version: string): Promise<BackupHeader> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from grappe.migrations order by name',
  );
  return {
    format: formatName,
    formatVersion,
    grappe: version,
    createdAt: new Date().toISOString(),
    migrations: rows,
  };
}

const newLine = 10;

async function writeTable(client: pg.Client, writer: HashedWriter, table: KeptTable): Promise<number> {
  const { schema, name, columns } = table;
  await writer.line({ schema, table: name, columns: [...columns] } satisfies TableLine);
  // Through a query: the owner's own policy then applies, on any server and for any administrator.
  const copy = client.query(to(`copy (select ${columnList(columns)} from ${quoted(table)}) to stdout`));
  let rows = 0;
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    for (const byte of chunk) if (byte === newLine) rows += 1;
    await writer.write(chunk);
  }
  await writer.write(`${endOfTable}\n`);
  return rows;
}
