import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { copyData } from './prepared-data.ts';
import { reachableFolder, runServer, type RunningServer, type ServerSettings } from './run-server.ts';

/** A whole Grappe for one file of journeys: its own process, its own embedded database, the demonstration cluster. */
export type GrappeUnderTest = RunningServer;

export async function startGrappe(settings?: ServerSettings): Promise<GrappeUnderTest> {
  const folder = reachableFolder();
  const data = join(folder, 'data');
  copyData(inject('preparedData'), data);
  const { address, stop } = await runServer(data, settings);
  return {
    address,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
