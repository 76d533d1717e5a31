import {
  statisticsDimensions,
  statisticsLevels,
  statisticsThreshold,
  type AggregateRow,
  type Aggregates,
  type Panel,
  type PanelRow,
  type StatisticsDimension,
  type StudyShape,
} from '@grappe/contracts/api';
import type { EditionRow, PanelMemberRow, StudyRow } from '@grappe/database';
import { tabulate, type Cell, type EditionFigures, type Path } from '@grappe/engine/disclosure';

export interface Asked {
  readonly by: StatisticsDimension;
  readonly level: number;
  readonly where: Readonly<Partial<Record<StatisticsDimension, string>>>;
  readonly mayPublish: boolean;
}

/** One table of the last edition; the others tell only how many organisations they counted. */
export function presentAggregates(editions: readonly EditionRow[], asked: Asked): Aggregates {
  const [last] = editions;
  const level = Math.min(asked.level, statisticsLevels[asked.by]);
  const where = Object.fromEntries(
    Object.entries(asked.where).map(([dimension, path]) => [dimension, path.split('/')]),
  );
  const blocks = last?.figures.blocks ?? [];
  // One row for all: nothing is told apart at a level that no path reaches.
  const total = tabulate(blocks, { by: asked.by, level: 99, where })[0];
  return {
    edition:
      last === undefined ? null : { ordinal: last.ordinal, publishedAt: last.publishedAt.toISOString() },
    threshold: statisticsThreshold,
    by: asked.by,
    level,
    total: total === undefined ? null : presentCell(total),
    rows: tabulate(blocks, { by: asked.by, level, where }).map(presentCell),
    choices: choicesOf(blocks),
    counted: last === undefined ? [] : countedOf(last, editions),
    over: editions.map(({ ordinal, publishedAt, figures }) => ({
      ordinal,
      on: dayOf(publishedAt),
      count: figures.blocks.reduce((sum, { count }) => sum + count, 0),
    })),
    mayPublish: asked.mayPublish,
  };
}

const presentCell = ({ code, count, sums }: Cell): AggregateRow => ({ code, count, sums: { ...sums } });

function choicesOf(blocks: EditionFigures['blocks']): Aggregates['choices'] {
  const found = statisticsDimensions.map((dimension) => {
    const paths = new Set<string>();
    for (const block of blocks) {
      const path: Path = block.paths[dimension] ?? [];
      for (let depth = 1; depth <= path.length; depth++) paths.add(path.slice(0, depth).join('/'));
    }
    return [dimension, [...paths].toSorted()] as const;
  });
  return Object.fromEntries(found) as Aggregates['choices'];
}

type Counted = Aggregates['counted'][number];

function countedOf(last: EditionRow, editions: readonly EditionRow[]): Counted[] {
  const days = new Map(editions.map(({ ordinal, publishedAt }) => [ordinal, dayOf(publishedAt)]));
  return Object.entries(last.figures.counters)
    .map(([key, { value, toldIn }]) => {
      const [kind = '', item = ''] = key.split(':');
      const on = days.get(toldIn) ?? dayOf(last.publishedAt);
      return { kind: kind as Counted['kind'], item, value, on };
    })
    .toSorted((a, b) => a.kind.localeCompare(b.kind) || b.value - a.value || a.item.localeCompare(b.item));
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

export const presentStudies = (rows: readonly StudyRow[], personId: string): StudyShape[] =>
  rows.map(({ researcherId, openedAt, ...study }) => ({
    ...study,
    openedAt: openedAt.toISOString(),
    mine: researcherId === personId,
  }));

/** Each row of a panel with what its edition told of its block. */
export function presentPanel(rows: readonly PanelMemberRow[], editions: readonly EditionRow[]): Panel {
  const figures = new Map(editions.map((edition) => [edition.ordinal, edition.figures]));
  return {
    organisations: new Set(rows.map(({ pseudonym }) => pseudonym)).size,
    editions: new Set(rows.map(({ edition }) => edition)).size,
    rows: rows.map((row) => presentPanelRow(row, figures.get(row.edition)?.blocks[row.block]?.paths ?? {})),
  };
}

function presentPanelRow(row: PanelMemberRow, paths: Readonly<Record<string, Path>>): PanelRow {
  const told = (dimension: string, level = 0): string | null => paths[dimension]?.[level] ?? null;
  return {
    pseudonym: row.pseudonym,
    edition: row.edition,
    on: dayOf(row.publishedAt),
    kind: told('kind'),
    size: told('size'),
    markets: told('markets'),
    section: told('sector'),
    division: told('sector', 1),
    country: told('territory'),
    region: told('territory', 1),
    departement: told('territory', 2),
  };
}
