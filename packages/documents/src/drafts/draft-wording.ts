import type { DraftBlank } from '@grappe/contracts/api';
import type { Language } from '@grappe/messages';
import type { Block } from '../block.ts';
import { wordingOf, type Wording } from '../wording.ts';
import type { GroupFacts } from './group-facts.ts';

/** What a document asks of people; each becomes a line to complete where nobody said it. */
export const blankKinds = [
  'form',
  'address',
  'street',
  'registration',
  'representative',
  'capacity',
  'denomination',
  'purpose',
  'objectives',
  'seat',
  'starts_on',
  'duration',
  'notice',
  'employer',
  'rule',
  'law',
  'court',
  'markets',
  'days',
  'budget',
  'shares',
  'bonus',
] as const;
export type BlankKind = (typeof blankKinds)[number];

/** Words and formats of a draft, with the lines that stand for what is not known. */
export interface DraftWording extends Wording {
  readonly blank: (what: BlankKind) => string;
  /** A text of a person or of the data on one line; a line to complete when there is none. */
  readonly given: (value: string | null, what: BlankKind) => string;
}

export function draftWording(facts: GroupFacts, language: Language): DraftWording {
  const wording = wordingOf(
    language,
    Object.fromEntries(facts.members.map(({ id, name }) => [id, onOneLine(name)])),
  );
  const blank: DraftWording['blank'] = (what) =>
    wording.t('drafts:blank', { what: wording.t(`documents:what.${what}`) });
  return {
    ...wording,
    blank,
    given: (value, what) => (value === null || onOneLine(value) === '' ? blank(what) : onOneLine(value)),
  };
}

/** Line ends would begin a paragraph of somebody else's. */
export const onOneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** Lines that each member completes for itself are counted; the others are one thing to decide, wherever they stand. */
const ofEachMember: ReadonlySet<BlankKind> = new Set([
  'form',
  'address',
  'street',
  'registration',
  'representative',
  'capacity',
  'days',
]);

/** What a draft still lacks, in the order of {@link blankKinds}. */
export function blanksIn(blocks: readonly Block[], wording: DraftWording): DraftBlank[] {
  const text = JSON.stringify(blocks);
  return blankKinds.flatMap((what) => {
    const times = text.split(JSON.stringify(wording.blank(what)).slice(1, -1)).length - 1;
    return times === 0 ? [] : [{ what, count: ofEachMember.has(what) ? times : 1 }];
  });
}
