import type { ImportKind } from '@grappe/contracts/api';
import type { ParseOptions } from '@grappe/contracts/files';
import type { TieKind } from '@grappe/contracts/facts';
import type { ImportRow } from '@grappe/database';
import type { Targets } from './remembered-mapping.ts';

/** How a file is to be read, and in whose name. */
export interface ImportRequest {
  readonly adminUrl: string;
  readonly personId: string;
  readonly clusterId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly options: ParseOptions;
  readonly defaultTieKind: TieKind;
  /** Columns that a person mapped; null: as suggested. */
  readonly chosen: Targets | null;
}

/** A file to look at before anything is written of it. */
export interface PreviewRequest extends ImportRequest {
  /** The bytes themselves, for a file that just came; otherwise those kept with the import. */
  readonly bytes: Uint8Array | null;
  /** What to keep of the preview: a new import, a new look at one that is still so, or nothing. */
  readonly keep:
    | { readonly kind: 'new' }
    | {
        readonly kind: 'again';
        readonly importId: string;
        readonly seen: Pick<ImportRow, 'status' | 'version'>;
      }
    | { readonly kind: 'nothing'; readonly importId: string };
  /** Problems told one by one; the others are counted. */
  readonly mostProblems: number;
}
