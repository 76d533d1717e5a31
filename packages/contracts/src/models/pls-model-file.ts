import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { PlsModel } from '@grappe/engine/framework';

const name = z.string().trim().min(1).max(120);

/** A model of constructs as people write it, in YAML or JSON. */
export const plsModelFile = z.strictObject({
  scheme: z.enum(['path', 'factorial', 'centroid']).default('path'),
  constructs: z
    .record(
      name,
      z.union([
        z.array(name),
        z.strictObject({
          items: z.array(name),
          weights: z.enum(['A', 'B', 'unit']).default('A'),
          reflective: z.boolean().default(false),
        }),
      ]),
    )
    .refine((constructs) => Object.keys(constructs).length >= 2, 'two_constructs'),
  interactions: z.array(z.tuple([name, name])).default([]),
  paths: z
    .array(z.strictObject({ from: z.union([name, z.array(name)]), to: z.union([name, z.array(name)]) }))
    .min(1),
});

export type ModelReading =
  | { readonly kind: 'model'; readonly model: PlsModel }
  /** The place of the first thing that cannot be read: a field (`paths.0.to`), or a line of the YAML. */
  | { readonly kind: 'refused'; readonly field: string; readonly line: number | null };

/** Reads a model: names of constructs with their items, paths from one or several to one or several. */
export function readPlsModel(text: string): ModelReading {
  const document = parseDocument(text, { maxAliasCount: 0 } as never);
  const [broken] = document.errors;
  if (broken !== undefined) return { kind: 'refused', field: '', line: broken.linePos?.[0].line ?? null };
  const read = plsModelFile.safeParse(document.toJS());
  if (!read.success)
    return { kind: 'refused', field: read.error.issues[0]?.path.join('.') ?? '', line: null };
  return { kind: 'model', model: asModel(read.data) };
}

function asModel({ scheme, constructs, interactions, paths }: z.infer<typeof plsModelFile>): PlsModel {
  const several = (one: string | string[]): string[] => (typeof one === 'string' ? [one] : one);
  return {
    scheme,
    constructs: Object.entries(constructs).map(([construct, said]) =>
      Array.isArray(said)
        ? { name: construct, items: said, weights: 'A' as const }
        : { name: construct, ...said },
    ),
    interactions: interactions.map(([a, b]) => ({ name: `${a}*${b}`, of: [a, b] as const })),
    paths: paths.flatMap(({ from, to }) =>
      several(from).flatMap((a) => several(to).map((b) => ({ from: a, to: b }))),
    ),
  };
}
