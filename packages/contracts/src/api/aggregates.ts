import { z } from 'zod';
import { date, id, instant } from './shapes.ts';

export type { EditionFigures, EditionState } from '@grappe/engine/disclosure';

/** Fewer organisations than this never stand behind a published figure, nor behind the difference of two. */
export const statisticsThreshold = 5;

/** In which respects organisations are told apart, and at how many levels, from coarse to fine. */
export const statisticsLevels = { kind: 1, size: 1, markets: 1, sector: 2, territory: 3 } as const;
export const statisticsDimensions = ['kind', 'size', 'markets', 'sector', 'territory'] as const;
export type StatisticsDimension = (typeof statisticsDimensions)[number];

export const statisticsMeasures = ['headcount', 'turnover', 'export_turnover'] as const;
export type StatisticsMeasure = (typeof statisticsMeasures)[number];

/** A path from coarse to fine, as in an address: `C/11`. */
const path = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9_]{1,20}(\/[A-Za-z0-9_]{1,20}){0,2}$/);

/** `GET …/aggregates?by=sector&level=1&kind=sme`: one table of the last edition. */
export const aggregatesQuery = z.object({
  by: z.enum(statisticsDimensions).default('kind'),
  level: z.coerce.number().int().min(1).max(3).default(1),
  kind: path.optional(),
  size: path.optional(),
  markets: path.optional(),
  sector: path.optional(),
  territory: path.optional(),
});
export type AggregatesQuery = z.input<typeof aggregatesQuery>;

/** A sum, over the organisations of the blocks for which it may be told. */
const sum = z.object({ sum: z.number(), units: z.int() });

export const aggregateRow = z.object({
  /** Null: organisations of which this is not told, lest one be recognised. */
  code: z.string().nullable(),
  count: z.int(),
  sums: z.partialRecord(z.enum(statisticsMeasures), sum),
});
export type AggregateRow = z.infer<typeof aggregateRow>;

export const countedThing = z.object({
  kind: z.enum(['served_market', 'wanted_market', 'cooperation', 'research_project', 'group']),
  /** A country or a year. */
  item: z.string(),
  value: z.int(),
  /** When this count was last told anew: it waits until enough organisations are concerned. */
  on: date,
});

export const aggregates = z.object({
  /** Null: nothing was published yet. */
  edition: z.object({ ordinal: z.int(), publishedAt: instant }).nullable(),
  threshold: z.int(),
  by: z.enum(statisticsDimensions),
  level: z.int(),
  total: aggregateRow.nullable(),
  rows: z.array(aggregateRow),
  /** Codes that may be asked for in each respect, as paths. */
  choices: z.record(z.enum(statisticsDimensions), z.array(z.string())),
  counted: z.array(countedThing),
  /** How many organisations each edition counts. */
  over: z.array(z.object({ ordinal: z.int(), on: date, count: z.int() })),
  mayPublish: z.boolean(),
});
export type Aggregates = z.infer<typeof aggregates>;

export const published = z.object({ ordinal: z.int(), changed: z.boolean() });
export type Published = z.infer<typeof published>;

export const study = z.object({
  id,
  title: z.string(),
  purpose: z.string(),
  researcher: z.string(),
  openedAt: instant,
  endsOn: date,
  closed: z.boolean(),
  mine: z.boolean(),
});
export const studies = z.array(study);
export type StudyShape = z.infer<typeof study>;

export const newStudy = z.object({
  title: z.string().trim().min(1).max(200),
  purpose: z.string().trim().min(1).max(2000),
  researcherId: id,
  endsOn: date,
});
export type NewStudy = z.input<typeof newStudy>;

/** One organisation in one edition: nothing here is true of fewer than five. */
export const panelRow = z.object({
  pseudonym: z.string(),
  edition: z.int(),
  on: date,
  kind: z.string().nullable(),
  size: z.string().nullable(),
  markets: z.string().nullable(),
  section: z.string().nullable(),
  division: z.string().nullable(),
  country: z.string().nullable(),
  region: z.string().nullable(),
  departement: z.string().nullable(),
});
export type PanelRow = z.infer<typeof panelRow>;
export const panel = z.object({ organisations: z.int(), editions: z.int(), rows: z.array(panelRow) });
export type Panel = z.infer<typeof panel>;
