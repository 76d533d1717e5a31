import { factRegistry } from '../facts/index.ts';
import type { FactKey } from '../facts/index.ts';
import { contentsOf, correctedTarget, targetOfContents } from './content-sniffers.ts';
import type { ColumnContents } from './content-sniffers.ts';
import { headerKey } from './header-key.ts';
import { isOtherHeader, recogniseMemberHeader, recogniseTieHeader } from './headers.ts';
import { columnName, excerpt } from './problems.ts';
import type { ColumnSuggestion, Mapping, MemberTarget, TableRow, TieTarget } from './types.ts';

const ROWS_SAMPLED = 200;

type Draft<Target extends string> = {
  -readonly [Key in keyof ColumnSuggestion<Target>]: ColumnSuggestion<Target>[Key];
};

const rememberedTarget = <Target extends string>(
  column: string,
  remembered: Mapping<Target>,
): Target | undefined => {
  const exact = remembered[column];
  if (exact !== undefined) return exact;
  const key = headerKey(column);
  return Object.entries(remembered).find(([name]) => headerKey(name) === key)?.[1] as Target | undefined;
};

const fromHeader = (
  column: string,
  contents: ColumnContents,
): Pick<ColumnSuggestion, 'target' | 'confidence' | 'why'> | null => {
  const known = recogniseMemberHeader(column);
  if (known === null || isOtherHeader(column)) return null;
  const corrected = correctedTarget(known.target, contents, { key: headerKey(column), whole: known.whole });
  if (corrected !== null) return { target: corrected, confidence: 0.6, why: 'contents' };
  return known.whole
    ? { target: known.target, confidence: 0.95, why: 'header' }
    : { target: known.target, confidence: 0.6, why: 'header_part' };
};

const suggestColumn = (
  column: string,
  index: number,
  contents: ColumnContents,
  remembered: Mapping,
): Draft<MemberTarget> => {
  const sample = contents.texts.slice(0, 3).map((text) => excerpt(text));
  const base = { column, index, sample };
  const before = rememberedTarget(column, remembered);
  if (before !== undefined) return { ...base, target: before, confidence: 1, why: 'remembered' };
  const header = fromHeader(column, contents);
  if (header !== null) return { ...base, ...header };
  if (contents.texts.length === 0) return { ...base, target: 'ignore', confidence: 0.9, why: 'contents' };
  const guessed = isOtherHeader(column) ? null : targetOfContents(contents);
  if (guessed !== null) return { ...base, ...guessed, why: 'contents' };
  return { ...base, target: 'other', confidence: 0, why: 'none' };
};

const takesSeveral = (target: string): boolean =>
  target === 'other' ||
  target === 'ignore' ||
  (target in factRegistry && factRegistry[target as FactKey].multiple);

/** The latest year in a header: of `CA 2022` and `CA 2023`, the second is today's. */
const yearOf = (column: string): number =>
  Math.max(0, ...[...column.matchAll(/(?:19|20)\d\d/gu)].map(([year]) => Number(year)));

/** A target of one value is given to one column: the surest, then the latest year, then the first. */
const keepBest = <Target extends string>(suggestions: Draft<Target>[], fallback: Target): void => {
  const best = new Map<Target, Draft<Target>>();
  const ordered = [...suggestions].sort(
    (a, b) => b.confidence - a.confidence || yearOf(b.column) - yearOf(a.column) || a.index - b.index,
  );
  for (const suggestion of ordered) {
    if (takesSeveral(suggestion.target)) continue;
    if (best.has(suggestion.target))
      Object.assign(suggestion, { target: fallback, confidence: 0, why: 'none' });
    else best.set(suggestion.target, suggestion);
  }
};

/** Without a column of names, the identifiers or the first column whose texts all differ stand for them. */
const ensureName = (
  suggestions: readonly Draft<MemberTarget>[],
  contents: readonly ColumnContents[],
): void => {
  if (suggestions.some((each) => each.target === 'name')) return;
  const distinct = (index: number): boolean => {
    const texts = contents[index]?.texts ?? [];
    return texts.length > 0 && new Set(texts).size === texts.length;
  };
  const candidate =
    suggestions.find((each) => each.target === 'short_name') ??
    suggestions.find((each) => each.target === 'external_ref' && distinct(each.index)) ??
    suggestions.find(
      (each) =>
        each.target === 'other' && distinct(each.index) && each.sample.some((text) => /\p{L}/u.test(text)),
    );
  if (candidate !== undefined) Object.assign(candidate, { target: 'name', confidence: 0.5, why: 'contents' });
};

/**
 * Where each column of a member file probably goes: as it was accepted before (`remembered`, by header), else by the
 * header in French or English, else by what its values look like; unknown columns are kept under their own name (`other`).
 */
export const suggestMapping = (
  header: readonly string[],
  rows: readonly TableRow[],
  remembered: Mapping = {},
): readonly ColumnSuggestion[] => {
  const sampled = rows.slice(0, ROWS_SAMPLED);
  const contents = header.map((_, index) => contentsOf(sampled, index));
  const suggestions = header.map((_, index) =>
    suggestColumn(columnName(header, index), index, contents[index] ?? { cells: [], texts: [] }, remembered),
  );
  keepBest(suggestions, 'other');
  ensureName(suggestions, contents);
  return suggestions;
};

const suggestTieColumn = (
  column: string,
  index: number,
  contents: ColumnContents,
  remembered: Mapping<TieTarget>,
): Draft<TieTarget> => {
  const base = { column, index, sample: contents.texts.slice(0, 3).map((text) => excerpt(text)) };
  const before = rememberedTarget(column, remembered);
  if (before !== undefined) return { ...base, target: before, confidence: 1, why: 'remembered' };
  const known = recogniseTieHeader(column);
  if (known === null) return { ...base, target: 'ignore', confidence: 0, why: 'none' };
  return {
    ...base,
    target: known.target,
    confidence: known.whole ? 0.95 : 0.6,
    why: known.whole ? 'header' : 'header_part',
  };
};

/** The two first columns are the ends when nothing says so; a third one of figures is the strength. */
const ensureEnds = (suggestions: readonly Draft<TieTarget>[], contents: readonly ColumnContents[]): void => {
  for (const target of ['from', 'to'] as const) {
    if (suggestions.some((each) => each.target === target)) continue;
    const free = suggestions.find((each) => each.target === 'ignore' && each.index < 2);
    if (free !== undefined) Object.assign(free, { target, confidence: 0.4, why: 'contents' });
  }
  if (suggestions.some((each) => each.target === 'strength')) return;
  const figures = suggestions.find(
    (each) =>
      each.target === 'ignore' &&
      each.index >= 2 &&
      (contents[each.index]?.texts.length ?? 0) > 0 &&
      contents[each.index]?.texts.every((text) => /^\d+(?:[.,]\d+)?$/u.test(text)) === true,
  );
  if (figures !== undefined) Object.assign(figures, { target: 'strength', confidence: 0.4, why: 'contents' });
};

/** Where each column of a tie file probably goes. */
export const suggestTieMapping = (
  header: readonly string[],
  rows: readonly TableRow[],
  remembered: Mapping<TieTarget> = {},
): readonly ColumnSuggestion<TieTarget>[] => {
  const sampled = rows.slice(0, ROWS_SAMPLED);
  const contents = header.map((_, index) => contentsOf(sampled, index));
  const suggestions = header.map((_, index) =>
    suggestTieColumn(
      columnName(header, index),
      index,
      contents[index] ?? { cells: [], texts: [] },
      remembered,
    ),
  );
  keepBest(suggestions, 'ignore');
  ensureEnds(suggestions, contents);
  return suggestions;
};

/** The mapping that suggestions stand for, as a person would accept them unchanged. */
export const mappingOf = <Target extends string>(
  suggestions: readonly ColumnSuggestion<Target>[],
): Mapping<Target> =>
  Object.fromEntries(suggestions.map(({ column, target }) => [column, target])) as Mapping<Target>;
