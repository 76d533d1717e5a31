import type { KnownOrganisation } from '@grappe/contracts/files';
import type { FirmPair } from '@grappe/engine/groups';
import { commandFailure } from '../failure.ts';
import { readTies } from '../files/read-ties.ts';

/**
 * Confidential refusals: a file of two columns, who refuses and who is refused. All must be read: a refusal that is lost
 * would put together firms that refused each other.
 */
export async function readVetoes(path: string, known: readonly KnownOrganisation[]): Promise<FirmPair[]> {
  const file = await readTies(path, { known, corrections: [], kind: 'rivalry', withoutKinds: true });
  const lost = file.problems.filter(({ problem }) => problem.code !== 'line_duplicate_in_file');
  if (lost.length > 0) {
    const [first] = lost;
    const params = { fileName: file.fileName, line: first?.line ?? 0, value: first?.value ?? '' };
    throw commandFailure('vetoes_unknown', params);
  }
  return file.ties.map(({ fromId, toId }): FirmPair => [fromId, toId]);
}
