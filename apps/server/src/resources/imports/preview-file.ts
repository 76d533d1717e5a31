import type { ImportKind } from '@grappe/contracts/api';
import type { TieKind } from '@grappe/contracts/facts';
import type { ClusterRow } from '@grappe/database';
import type { SignedInPerson } from '../../app/identify.ts';
import { refuse, Refusal } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import type { PreviewRequest } from '../../imports/import-request.ts';
import { mostProblems } from '../../imports/import-settings.ts';
import type { Targets } from '../../imports/remembered-mapping.ts';
import { makeReady, runInThread } from '../../jobs/run-in-thread.ts';
import type { PreviewAnswer } from '../../threads/preview-import.ts';

export interface FileToPreview {
  readonly person: SignedInPerson;
  readonly cluster: ClusterRow;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly bytes: Uint8Array | null;
  readonly defaultTieKind: TieKind;
  readonly chosen: Targets | null;
  readonly keep: PreviewRequest['keep'];
  readonly mostProblems?: number;
}

const script = new URL('../../threads/preview-import.ts', import.meta.url);

/** Who looks at the imports is about to send a file. */
export const expectFile = (): Promise<void> => makeReady(script);

/** Reads a file in a thread; one that cannot be opened is refused with its own reason, and nothing is kept of it. */
export async function previewFile(
  services: Services,
  file: FileToPreview,
): Promise<Extract<PreviewAnswer, { kind: 'preview' }>> {
  const { person, cluster, kind, fileName, bytes, defaultTieKind, chosen, keep } = file;
  const request: PreviewRequest = {
    adminUrl: services.adminUrl,
    personId: person.id,
    clusterId: cluster.id,
    kind,
    fileName,
    bytes,
    options: { language: person.language, defaultCountry: cluster.country },
    defaultTieKind,
    chosen,
    keep,
    mostProblems: file.mostProblems ?? mostProblems,
  };
  const answer = await runInThread<PreviewAnswer>({
    script,
    kept: true,
    input: request,
    handOver: bytes === null ? [] : [bytes],
  });
  if (answer.kind === 'refused') throw new Refusal(answer.problem);
  if (answer.kind === 'superseded') throw refuse('conflict_changed_meanwhile');
  return answer;
}
