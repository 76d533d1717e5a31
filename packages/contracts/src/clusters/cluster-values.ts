import { z } from 'zod';
import type { ClusterProfile, Funder } from '@grappe/engine/partners';
import { problem } from '../errors/index.ts';
import type { Problem } from '../errors/index.ts';
import { plainName } from '../files/organisation-names.ts';
import { clusterFieldOf, clusterFields, clusterKeys } from './cluster-fields.ts';
import type { ClusterField, ClusterKey } from './cluster-fields.ts';
import { clusterFacts } from './cluster-profile-shape.ts';

const word = z.string().trim().min(1).max(200);
const words = z.array(word).max(200);
const sector = z.strictObject({ code: word, share: z.number().min(0).max(1).optional() });

function schemaOf({ type, choices = [] }: ClusterField): z.ZodType {
  switch (type) {
    case 'choice':
      return z.enum(choices as readonly [string, ...string[]]);
    case 'country':
      return z.string().regex(/^[A-Z]{2}$/);
    case 'text':
      return word;
    case 'texts':
      return words;
    case 'languages':
      return z.array(z.string().regex(/^[a-z]{2}$/)).max(50);
    case 'sectors':
      return z.array(sector).max(100);
    case 'date':
      return z.iso.date();
    case 'count':
      return z.int().min(0).max(1_000_000);
    case 'money':
      return z.int().min(0).max(Number.MAX_SAFE_INTEGER);
    case 'number':
      return z.number().min(0).max(100_000);
    case 'share':
      return z.number().min(0).max(1);
    case 'boolean':
      return z.boolean();
    case 'latitude':
      return z.number().min(-90).max(90);
    case 'longitude':
      return z.number().min(-180).max(180);
  }
}

const shapes = Object.fromEntries(clusterKeys.map((key) => [key, schemaOf(clusterFields[key])]));

/** A value as it is stored and sent: text, number, yes or no, or a list. */
export type ClusterValue = string | number | boolean | readonly string[] | readonly SectorValue[];
export interface SectorValue {
  readonly code: string;
  readonly share?: number | undefined;
}
export type ClusterValues = Readonly<Partial<Record<ClusterKey, ClusterValue>>>;

/** Values of a cluster by key, each of the shape its key asks for. */
export const clusterValues = z
  .strictObject(Object.fromEntries(clusterKeys.map((key) => [key, shapes[key]!.optional()])))
  .transform((values) => values as ClusterValues);

/** Values to write: null takes one back. */
export const clusterValueEdits = z
  .strictObject(Object.fromEntries(clusterKeys.map((key) => [key, shapes[key]!.nullable().optional()])))
  .transform((values) => values as Readonly<Partial<Record<ClusterKey, ClusterValue | null>>>);

export const isClusterValue = (key: ClusterKey, value: unknown): boolean =>
  shapes[key]!.safeParse(value).success;

/** What cannot be: no sector at all, a date before the founding or to come, cooperation with itself. */
export function clusterProblem(name: string, values: ClusterValues, today: string): Problem | null {
  const sectors = values.sectors as readonly SectorValue[] | undefined;
  if (sectors === undefined || sectors.length === 0) return problem('cluster_without_sectors', { name });
  const founded = values.foundedOn as string | undefined;
  if (founded !== undefined && founded > today)
    return problem('cluster_founded_later', { name, founded, today });
  const since = values.managerSince as string | undefined;
  if (founded !== undefined && since !== undefined && since < founded) {
    return problem('cluster_date_before_founding', { name, date: since, founded });
  }
  const own = plainName(name);
  const partners = (values.cooperations ?? []) as readonly string[];
  if (partners.some((partner) => plainName(partner) === own)) return problem('cluster_with_itself', { name });
  return null;
}

/** The engine's profile of what is known; clusters that cooperate are named, and known by `idOf` when they are kept here. */
export function profileOfValues(
  id: string,
  values: ClusterValues,
  idOf: (name: string) => string | undefined,
): ClusterProfile {
  const has = (key: ClusterKey): boolean => values[key] !== undefined;
  const own = Object.keys(clusterFacts.shape);
  const direct = Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => own.includes(key) && key !== 'cooperations' && value !== undefined,
    ),
  ) as Omit<ClusterProfile, 'id'>;
  return {
    ...direct,
    id,
    ...(has('latitude') && has('longitude')
      ? { place: { latitude: values.latitude as number, longitude: values.longitude as number } }
      : {}),
    ...(has('board') || has('roadmap') || has('fundingSecured') ? { governance: governanceOf(values) } : {}),
    ...fundersOf(values),
    ...(has('cooperations')
      ? { cooperations: (values.cooperations as readonly string[]).map((name) => idOf(name) ?? name) }
      : {}),
  };
}

function governanceOf(values: ClusterValues): NonNullable<ClusterProfile['governance']> {
  const keys = ['board', 'roadmap', 'fundingSecured'] as const;
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
}

function fundersOf(values: ClusterValues): Pick<ClusterProfile, 'funders'> {
  const levels = [
    ['regionalFunders', 'regional'],
    ['nationalFunders', 'national'],
    ['europeanFunders', 'european'],
  ] as const;
  if (levels.every(([key]) => values[key] === undefined)) return {};
  const funders = levels.flatMap(([key, level]) =>
    ((values[key] ?? []) as readonly string[]).map((name): Funder => ({ name, level })),
  );
  return { funders };
}

/** Audience proposed for a value of one's own cluster. */
export const proposedAudience = (key: ClusterKey) => clusterFieldOf(key).audience;
