import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { backupEnd, backupHeader, endOfTable, formatVersion, tableLine } from './backup-format.ts';
import type { BackupCounts, BackupHeader, TableLine } from './backup-format.ts';
import { BackupRefusal, damaged } from './backup-refusal.ts';

/** What a backup is read into, in the order of the file. */
export interface BackupReader {
  header(header: BackupHeader): Promise<void>;
  table(table: TableLine): Promise<void>;
  /** One row or several, as COPY reads them, each with its end of line. */
  rows(lines: Buffer): Promise<void>;
  endOfTable(): Promise<void>;
}

/** No line of a true backup is longer: a value of PostgreSQL holds 1 GB at most, an imported file 50 MB. */
const longestLine = 512 * 1024 * 1024;
const longestDescription = 1024 * 1024;

/**
 * Reads a backup from end to end. Anything that is not as it was written (cut, altered, another format) is refused with
 * `restore_damaged` or `restore_other_version`. Memory does not grow with the file, but with its longest row.
 */
export async function readBackup(file: string, reader: BackupReader): Promise<BackupCounts> {
  const walk = new BackupWalk(reader);
  try {
    let rest: Buffer = Buffer.alloc(0);
    const source = createReadStream(file);
    const content = source.on('error', (error) => content.destroy(error)).pipe(createGunzip());
    for await (const chunk of content as AsyncIterable<Buffer>) {
      rest = await walk.take(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]));
      if (rest.length > longestLine) throw damaged('line');
    }
    if (rest.length > 0) throw damaged('end');
  } catch (error) {
    if (isBrokenGzip(error)) throw damaged('gzip');
    throw error;
  }
  return walk.end();
}

const isBrokenGzip = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');

const newLine = 10;
const endLine = Buffer.from(`${endOfTable}\n`);

class BackupWalk {
  private readonly hash = createHash('sha256');
  private readonly reader: BackupReader;
  private place: 'header' | 'between' | 'rows' | 'after' = 'header';
  private tables = 0;
  private counted = 0;
  private counts: BackupCounts | null = null;

  constructor(reader: BackupReader) {
    this.reader = reader;
  }

  /** Reads the whole lines of a piece of the file; answers what is left of an unfinished one. */
  async take(bytes: Buffer): Promise<Buffer> {
    let from = 0;
    for (;;) {
      const read =
        this.place === 'rows' ? await this.takeRows(bytes, from) : await this.takeLine(bytes, from);
      if (read === from) return bytes.subarray(from);
      from = read;
    }
  }

  end(): BackupCounts {
    if (this.counts === null) throw damaged('end');
    return this.counts;
  }

  /** Rows up to the end of the table or of the whole lines that are here. */
  private async takeRows(bytes: Buffer, from: number): Promise<number> {
    let at = from;
    while (at < bytes.length) {
      const end = bytes.indexOf(newLine, at);
      if (end === -1) break;
      if (end - at === endLine.length - 1 && bytes.compare(endLine, 0, endLine.length, at, end + 1) === 0) {
        await this.passRows(bytes, from, at);
        this.hash.update(endLine);
        this.place = 'between';
        await this.reader.endOfTable();
        return end + 1;
      }
      this.counted += 1;
      at = end + 1;
    }
    await this.passRows(bytes, from, at);
    return at;
  }

  private async passRows(bytes: Buffer, from: number, to: number): Promise<void> {
    if (to === from) return;
    const rows = bytes.subarray(from, to);
    this.hash.update(rows);
    await this.reader.rows(rows);
  }

  private async takeLine(bytes: Buffer, from: number): Promise<number> {
    const end = bytes.indexOf(newLine, from);
    if (end === -1 || end - from > longestDescription) {
      if (bytes.length - from > longestDescription) throw damaged('line');
      return from;
    }
    const line = bytes.subarray(from, end + 1);
    if (this.place === 'after') throw damaged('after_end');
    if (this.place === 'header') await this.takeHeader(line);
    else await this.takeTableOrEnd(line);
    return end + 1;
  }

  private async takeHeader(line: Buffer): Promise<void> {
    const header = described(backupHeader, line);
    if (header === null) throw damaged('header');
    if (header.formatVersion > formatVersion)
      throw new BackupRefusal('restore_other_version', { version: header.grappe });
    this.hash.update(line);
    this.place = 'between';
    await this.reader.header(header);
  }

  private async takeTableOrEnd(line: Buffer): Promise<void> {
    const table = described(tableLine, line);
    if (table !== null) {
      this.hash.update(line);
      this.tables += 1;
      this.place = 'rows';
      return this.reader.table(table);
    }
    const end = described(backupEnd, line);
    if (end === null) throw damaged('table');
    const { sha256, ...counts } = end;
    if (sha256 !== this.hash.digest('hex')) throw damaged('digest');
    if (counts.tables !== this.tables || counts.rows !== this.counted) throw damaged('counts');
    this.place = 'after';
    this.counts = counts;
  }
}

function described<Line>(schema: z.ZodType<Line>, line: Buffer): Line | null {
  try {
    const read = schema.safeParse(JSON.parse(line.toString('utf8')));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
