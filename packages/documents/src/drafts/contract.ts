import { catalogues } from '@grappe/messages';
import type { DraftKind, DraftVariant } from '@grappe/contracts/api';
import type { Block } from '../block.ts';
import { figures } from './draft-figures.ts';
import { draftParams } from './draft-params.ts';
import type { DraftWording } from './draft-wording.ts';
import type { GroupFacts } from './group-facts.ts';
import { parties } from './parties.ts';
import { signatures } from './signatures.ts';

export type ContractKind = Exclude<DraftKind, 'feasibility_study'>;

/**
 * A document that members sign: who they are, its articles in the order of the catalogue, what is left to counsel, and
 * where they sign.
 */
export function contract(
  kind: ContractKind,
  variant: DraftVariant,
  facts: GroupFacts,
  wording: DraftWording,
): Block[] {
  const { t } = wording;
  const params = draftParams(facts, wording);
  const heading = t(kind === 'charter' ? 'drafts:parties.heading_charter' : 'drafts:parties.heading');
  return [
    ...parties(facts, params, heading, wording),
    ...articleKeys(kind, wording).flatMap((key, index) =>
      article({ kind, key, number: index, variant, params }, facts, wording),
    ),
    ...counsel(kind, variant, wording),
    ...signatures(facts, kind === 'bonus_scheme', wording),
  ];
}

type Article = Readonly<Record<string, string>>;

const articlesOf = (kind: ContractKind, { language }: DraftWording): Readonly<Record<string, Article>> =>
  catalogues[language]['drafts'][kind] as Readonly<Record<string, Article>>;

const articleKeys = (kind: ContractKind, wording: DraftWording): readonly string[] =>
  Object.keys(articlesOf(kind, wording));

interface ArticlePlace {
  readonly kind: ContractKind;
  readonly key: string;
  /** From 0: the preamble of a contract, which has no number. */
  readonly number: number;
  readonly variant: DraftVariant;
  readonly params: Record<string, string>;
}

function article(place: ArticlePlace, facts: GroupFacts, wording: DraftWording): Block[] {
  const { kind, key, variant, params } = place;
  const { t } = wording;
  const written = articlesOf(kind, wording)[key] ?? {};
  const parts = ['text', `text_${variant}`, 'after'].filter((part) => part in written);
  return [
    { kind: 'heading', level: 1, id: `${kind}-${key}`, text: articleTitle(place, wording) },
    ...parts.flatMap((part) => articleBlocks(t(`drafts:${kind}.${key}.${part}`, params), facts, wording)),
  ];
}

function articleTitle({ kind, key, number }: ArticlePlace, { t, formats }: DraftWording): string {
  const title = t(`drafts:${kind}.${key}.title`);
  const isNumbered = kind !== 'charter' && key !== 'preamble';
  const rank = articleRank(kind, number);
  return isNumbered ? t('drafts:article', { number: formats.number(rank), title }) : title;
}

/** The bonus scheme has no preamble: its first article is the first. */
const articleRank = (kind: ContractKind, number: number): number =>
  kind === 'commitment_contract' ? number : number + 1;

/** Each line is a paragraph; those that begin with a dash are a list, and `%name` stands for figures. */
export function articleBlocks(text: string, facts: GroupFacts, wording: DraftWording): Block[] {
  const blocks: Block[] = [];
  let items: string[] = [];
  const endList = (): void => {
    if (items.length > 0) blocks.push({ kind: 'bullets', items });
    items = [];
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('- ')) {
      items.push(line.slice(2));
      continue;
    }
    endList();
    const named = /^%(\w+)$/.exec(line)?.[1];
    if (named === undefined) blocks.push({ kind: 'paragraph', text: line });
    else blocks.push(...figures(named, facts, wording));
  }
  endList();
  return blocks;
}

/** What the draft does not settle; points of the other form are left out. */
export function counsel(kind: DraftKind, variant: DraftVariant, { t, language }: DraftWording): Block[] {
  const all = catalogues[language]['drafts']['counsel'] as Readonly<Record<string, unknown>>;
  const other = variant === 'association' ? '_consortium' : '_association';
  const points = Object.keys(all[kind] as object).filter((key) => !key.endsWith(other));
  return [
    { kind: 'heading', level: 1, id: 'counsel', text: t('drafts:counsel.heading') },
    { kind: 'paragraph', text: t('drafts:counsel.lead') },
    { kind: 'bullets', items: points.map((key) => t(`drafts:counsel.${kind}.${key}`)) },
  ];
}
