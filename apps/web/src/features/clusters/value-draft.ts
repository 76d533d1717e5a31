import { clusterFieldOf, clusterText, readClusterCell } from '@grappe/contracts/clusters';
import type { ClusterKey, ClusterValue } from '@grappe/contracts/clusters';
import type { Language } from '@grappe/messages';

/** What a person typed: a value, nothing, or something that cannot be read. */
export type DraftReading =
  { readonly kind: 'value'; readonly value: ClusterValue | null } | { readonly kind: 'unreadable' };

/** A value as the text of a field; the same words as in a file. */
export const draftOf = (key: ClusterKey, value: unknown, language: Language): string =>
  value === undefined ? '' : inSemicolons(key, clusterText(key, value as ClusterValue, language));

const lists = ['texts', 'languages', 'sectors'];

const inSemicolons = (key: ClusterKey, text: string): string =>
  lists.includes(clusterFieldOf(key).type) ? text.replace(/\|$/u, '').replaceAll('|', '; ') : text;

export function readDraft(key: ClusterKey, text: string): DraftReading {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'value', value: null };
  const read = readClusterCell(trimmed, trimmed, clusterFieldOf(key));
  return read.kind === 'value' ? read : { kind: 'unreadable' };
}
