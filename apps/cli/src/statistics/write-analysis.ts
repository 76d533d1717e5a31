import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandFailure, systemCode } from '../failure.ts';
import type { Output } from '../output.ts';

/** Writes the files of an analysis into a folder, and says which, beside the result. */
export async function writeAnalysis(
  folder: string,
  files: Readonly<Record<string, string>>,
  { aside, t, formats }: Output,
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name);
      await writeFile(path, text);
      const kilobytes = formats.number(Math.ceil(Buffer.byteLength(text) / 1024));
      aside(t('cli:plan.written', { path, kilobytes }));
    }
  } catch (error) {
    throw commandFailure('folder_unwritable', { folder, reason: systemCode(error) });
  }
}
