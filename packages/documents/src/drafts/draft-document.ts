import type { DraftBlank, DraftKind, DraftVariant } from '@grappe/contracts/api';
import type { Language } from '@grappe/messages';
import type { Cover, RenderedDocument } from '../block.ts';
import { contract } from './contract.ts';
import { groupTitle } from './draft-params.ts';
import { blanksIn, draftWording, type DraftWording } from './draft-wording.ts';
import { feasibilityStudy } from './feasibility-study.ts';
import type { GroupFacts } from './group-facts.ts';

export interface DraftOptions {
  readonly kind: DraftKind;
  readonly variant: DraftVariant;
  readonly language: Language;
}

export interface WrittenDraft {
  readonly document: RenderedDocument;
  readonly blanks: readonly DraftBlank[];
}

/**
 * One document of a group in one language, with what it still lacks: filled from the data, never with anything else, and
 * marked on every page as a draft to be reviewed by counsel. A pure function of its arguments.
 */
export function draftDocument(facts: GroupFacts, { kind, variant, language }: DraftOptions): WrittenDraft {
  const wording = draftWording(facts, language);
  const { t, formats } = wording;
  const body =
    kind === 'feasibility_study'
      ? feasibilityStudy(variant, facts, wording)
      : contract(kind, variant, facts, wording);
  const blanks = blanksIn(body, wording);
  const title = t(`documents:kind.${kind}`);
  const group = groupTitle(facts, wording);
  const footer = t('drafts:footer', { title, group, date: formats.date(facts.madeOn) });
  return {
    blanks,
    document: {
      language,
      title: `${title} – ${group}`,
      footer: `${footer} · ${t(`drafts:copy_short.${facts.audience}`)}`,
      banner: t('drafts:banner'),
      isContract: true,
      madeOn: facts.madeOn,
      blocks: [cover({ title, group, variant, blanks }, facts, wording), { kind: 'page_break' }, ...body],
    },
  };
}

interface CoverFacts {
  readonly title: string;
  readonly group: string;
  readonly variant: DraftVariant;
  readonly blanks: readonly DraftBlank[];
}

function cover(
  { title, group, variant, blanks }: CoverFacts,
  facts: GroupFacts,
  wording: DraftWording,
): Cover {
  const { t, formats, counted } = wording;
  const missing = blanks.reduce((sum, { count }) => sum + count, 0);
  return {
    kind: 'cover',
    kicker: t('drafts:kicker'),
    title,
    subtitle: group,
    notes: [
      t('drafts:draft_note'),
      t(`drafts:copy.${facts.audience}`),
      ...(facts.isDemonstration ? [t('drafts:fictional')] : []),
    ],
    dataHeading: t('drafts:data_heading'),
    data: [
      t(`documents:variant.${variant}`),
      t('drafts:made_on', { date: formats.date(facts.madeOn), cluster: facts.clusterName }),
      missing === 0 ? t('drafts:blanks_none') : counted('drafts:blanks', missing),
    ],
    contentsHeading: t('drafts:contents'),
  };
}
