import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandFailure, systemCode } from '../failure.ts';

/** Makes the folder and makes sure that it can be written in, before anything long is computed. */
export async function openFolder(folder: string): Promise<void> {
  await tried(folder, async () => {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  });
}

/**
 * Writes files beside their names and renames them once all are whole: a reader never meets half a file, and files of an
 * earlier plan stay until then.
 */
export async function writeFolder(
  folder: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const written = files.map(({ name, bytes }) => ({
    bytes,
    path: join(folder, name),
    partial: join(folder, `.${name}.${process.pid}.partial`),
  }));
  try {
    await tried(folder, async () => {
      for (const { partial, bytes } of written) await writeFile(partial, bytes);
      for (const { partial, path } of written) await rename(partial, path);
    });
  } finally {
    for (const { partial } of written) await rm(partial, { force: true });
  }
}

async function tried(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw commandFailure('folder_unwritable', { folder, reason: systemCode(error) });
  }
}
