import type { ImportKind } from '@grappe/contracts/api';
import type { ParseOptions } from '@grappe/contracts/files';
import type { TieKind } from '@grappe/contracts/facts';
import type { Targets } from './remembered-mapping.ts';

/** What a thread is told to read. The bytes come with the message, or lie with the import. */
export interface ImportRequest {
  readonly adminUrl: string;
  readonly personId: string;
  readonly clusterId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly options: ParseOptions;
  readonly defaultTieKind: TieKind;
  /** Columns that a person mapped; null: as suggested. */
  readonly chosen: Targets | null;
  /** Problems told one by one; the others are counted. */
  readonly mostProblems: number;
}
