import type { Refused } from '@grappe/contracts/files';
import { connect } from '@grappe/database';
import type { ImportRequest } from '../imports/import-request.ts';
import { previewMembers, type Preview } from '../imports/preview-members.ts';
import { previewTies } from '../imports/preview-ties.ts';
import { readInput } from '../imports/read-input.ts';
import type { ThreadWork } from './thread.ts';

/** Reads a file and says what it would do, beside the thread that answers HTTP. */
export type PreviewAnswer = Refused | ({ readonly kind: 'preview' } & Preview);

export const work: ThreadWork<ImportRequest, PreviewAnswer> = async (request) => {
  const input = readInput(request.kind, request.bytes, request.fileName);
  if (input.kind === 'refused') return input;
  const connection = connect(request.adminUrl, { connections: 2, accountConnections: 1 });
  try {
    const { personId, clusterId, options, chosen, defaultTieKind, mostProblems } = request;
    const place = { connection, personId, clusterId, mostProblems };
    const made =
      request.kind === 'members' && input.kind === 'table'
        ? await previewMembers(place, input, options, chosen)
        : await previewTies(place, input, defaultTieKind, chosen);
    return { kind: 'preview', ...made };
  } finally {
    await connection.close();
  }
};
