import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { ClusterProfile, ClusterRelation } from '@grappe/engine/partners';
import { clusterFacts, clusterRelation, PHASES } from './cluster-profile-shape.ts';
import type { ClusterFacts } from './cluster-profile-shape.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const ids = z.array(id).min(1);
const list = z.enum(['learn', 'build', 'help']);
const codes = z.array(z.string());
const sentence = z.string().trim().min(1);

const expectation = z.strictObject({
  /** The sentence of the source that says so. */
  says: sentence,
  /** Whose suggestions; the scenario's seeker when absent. */
  seeker: id.optional(),
  /** The known cooperations are hidden first. */
  hiding: z.literal('cooperations').optional(),
  phase: z.enum(PHASES).optional(),
  above: z.strictObject({ list, these: ids, those: ids }).optional(),
  first: z.strictObject({ list, are: ids }).optional(),
  shows: z.strictObject({ list, of: id, catalysts: codes.default([]), brakes: codes.default([]) }).optional(),
  unknown: z.strictObject({ list, of: id, aspects: codes }).optional(),
  unchangedWithout: z.strictObject({ list, fields: codes }).optional(),
  introduced: z.strictObject({ list, of: id, by: z.array(sentence) }).optional(),
  firstStep: z.strictObject({ list, of: id, is: z.string() }).optional(),
  already: ids.optional(),
  notAlready: ids.optional(),
});
export type PartnerExpectation = z.infer<typeof expectation>;

const scenarioFile = z.strictObject({
  title: sentence,
  source: sentence,
  asOf: z.iso.date(),
  seeker: id,
  clusters: z.record(id, sentence),
  facts: z.array(
    z.strictObject({ of: ids, says: sentence, reading: sentence.optional(), gives: clusterFacts }),
  ),
  relations: z.array(clusterRelation.extend({ says: sentence })).default([]),
  expectations: z.array(expectation).min(1),
});

/** Clusters as a text describes them, and what it says came of it. */
export interface PartnerScenario {
  readonly title: string;
  readonly source: string;
  readonly asOf: string;
  readonly seeker: string;
  readonly names: Readonly<Record<string, string>>;
  readonly profiles: readonly ClusterProfile[];
  readonly relations: readonly ClusterRelation[];
  readonly expectations: readonly PartnerExpectation[];
  /** Every sentence that is quoted. */
  readonly sentences: readonly string[];
}

export type ScenarioReading =
  | { readonly kind: 'scenario'; readonly scenario: PartnerScenario }
  /** The field (`facts.3.gives.staff`) or the line of the YAML where reading stopped. */
  | { readonly kind: 'refused'; readonly field: string; readonly line: number | null };

/** Reads clusters, each fact beside the sentence it comes from, and expectations, each beside its sentence (YAML). */
export function readPartnerScenario(text: string): ScenarioReading {
  const document = parseDocument(text, { maxAliasCount: 0 } as never);
  const [broken] = document.errors;
  if (broken !== undefined) return { kind: 'refused', field: '', line: broken.linePos?.[0].line ?? null };
  const read = scenarioFile.safeParse(document.toJS());
  if (!read.success) {
    return { kind: 'refused', field: read.error.issues[0]?.path.join('.') ?? '', line: null };
  }
  const stranger = firstStranger(read.data);
  if (stranger !== undefined) return { kind: 'refused', field: stranger, line: null };
  return { kind: 'scenario', scenario: asScenario(read.data) };
}

type ScenarioFile = z.infer<typeof scenarioFile>;

/** The first cluster that is named and not listed. */
function firstStranger({
  clusters,
  seeker,
  facts,
  relations,
  expectations,
}: ScenarioFile): string | undefined {
  const named = [
    seeker,
    ...facts.flatMap(({ of, gives }) => [...of, ...(gives.cooperations ?? [])]),
    ...relations.map((relation) => relation.with),
    ...expectations.flatMap((one) => [
      ...(one.seeker === undefined ? [] : [one.seeker]),
      ...(one.above?.these ?? []),
      ...(one.above?.those ?? []),
      ...(one.first?.are ?? []),
      ...(one.already ?? []),
      ...(one.notAlready ?? []),
    ]),
  ];
  return named.find((one) => !Object.hasOwn(clusters, one));
}

function asScenario(file: ScenarioFile): PartnerScenario {
  const { title, source, asOf, seeker, clusters, facts, relations, expectations } = file;
  return {
    title,
    source,
    asOf,
    seeker,
    names: clusters,
    profiles: Object.keys(clusters).map((one) => profileOf(one, facts)),
    relations: relations.map(({ says: _, ...relation }) => relation),
    expectations,
    sentences: [...facts, ...relations, ...expectations].map(({ says }) => says),
  };
}

/** Facts of one cluster put together: lists add up, the last of two values counts. */
function profileOf(own: string, facts: ScenarioFile['facts']): ClusterProfile {
  const together: Record<string, unknown> = {};
  for (const { of, gives } of facts) {
    if (!of.includes(own)) continue;
    for (const [field, value] of Object.entries(gives)) together[field] = joined(together[field], value);
  }
  return { ...(together as ClusterFacts), id: own };
}

function joined(before: unknown, value: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(value))
    return [...(before as unknown[]), ...(value as unknown[])];
  if (typeof before === 'object' && before !== null && !Array.isArray(before))
    return { ...before, ...(value as object) };
  return value;
}
