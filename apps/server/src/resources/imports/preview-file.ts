import type { ImportKind } from '@grappe/contracts/api';
import type { TieKind } from '@grappe/contracts/facts';
import type { Language } from '@grappe/contracts/roles';
import type { ImportRequest } from '../../imports/import-request.ts';
import type { Targets } from '../../imports/remembered-mapping.ts';
import { mostProblems } from '../../imports/import-settings.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { PreviewAnswer } from '../../threads/preview-import.ts';
import { Refusal } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';

export interface FileToPreview {
  readonly personId: string;
  readonly clusterId: string;
  readonly clusterCountry: string | null;
  readonly language: Language;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly defaultTieKind: TieKind;
  readonly chosen: Targets | null;
  readonly mostProblems?: number;
}

/** Reads a file in a thread; a file that cannot be opened is refused with its own reason, and nothing is kept. */
export async function previewFile(
  services: Services,
  file: FileToPreview,
): Promise<Extract<PreviewAnswer, { kind: 'preview' }>> {
  const request: ImportRequest = {
    adminUrl: services.adminUrl,
    personId: file.personId,
    clusterId: file.clusterId,
    kind: file.kind,
    fileName: file.fileName,
    bytes: file.bytes,
    options: { language: file.language, defaultCountry: file.clusterCountry },
    defaultTieKind: file.defaultTieKind,
    chosen: file.chosen,
    mostProblems: file.mostProblems ?? mostProblems,
  };
  const answer = await runInThread<PreviewAnswer>({
    script: new URL('../../threads/preview-import.ts', import.meta.url),
    input: request,
  });
  if (answer.kind === 'refused') throw new Refusal(answer.problem);
  return answer;
}
