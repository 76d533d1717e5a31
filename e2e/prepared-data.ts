import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildWeb } from '../scripts/web-build.mjs';
import { reachableFolder, runServer } from './run-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the demonstration cluster, whose server was stopped: each file of journeys takes a copy. */
    preparedData: string;
  }
}

/** Before the journeys: the pages are built, and one server makes its database and loads the demonstration cluster. */
export async function setup(project: TestProject): Promise<() => void> {
  if (!buildWeb()) throw new Error('The pages could not be built.');
  const folder = reachableFolder();
  const data = join(folder, 'data');
  const server = await runServer(data);
  await server.stop();
  project.provide('preparedData', data);
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A copy with the owners of the files kept: as root the database runs as somebody else. */
export function copyData(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The prepared data could not be copied: ${stderr}`);
}
