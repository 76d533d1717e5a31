import type { PlsModel, PlsPath } from './pls/model.ts';

/** The four layers of the framework: what holds SMEs back, what the cluster does, what they become able to do, what follows. */
export type FrameworkLayer = 'constraints' | 'mechanisms' | 'capabilities' | 'results';

export interface FrameworkConstruct {
  readonly id: string;
  readonly layer: FrameworkLayer;
}

const ofLayer = (layer: FrameworkLayer, ids: readonly string[]): FrameworkConstruct[] =>
  ids.map((id) => ({ id, layer }));

/** The constructs of the integrative framework (Habchi, Tamnine & Rouijel), in their layers. */
export const FRAMEWORK_CONSTRUCTS: readonly FrameworkConstruct[] = [
  ...ofLayer('constraints', [
    'resource_constraint',
    'uncertainty',
    'legitimacy_deficit',
    'strategic_information_deficit',
  ]),
  ...ofLayer('mechanisms', [
    'strategic_resources',
    'knowledge_circulation',
    'collective_innovation',
    'collective_reputation',
    'relational_dynamics',
  ]),
  ...ofLayer('capabilities', [
    'export_capability',
    'relational_capability',
    'cognitive_capability',
    'organisational_capability',
  ]),
  ...ofLayer('results', [
    'uncertainty_reduction',
    'international_legitimacy',
    'opportunity_access',
    'export_performance',
  ]),
];

export const FRAMEWORK_LAYERS: readonly FrameworkLayer[] = [
  'constraints',
  'mechanisms',
  'capabilities',
  'results',
];

/** The way that the framework says the effect takes: constraints act on results through mechanisms, then capabilities. */
export const FRAMEWORK_HYPOTHESIS = {
  cause: 'constraints',
  mediators: ['mechanisms', 'capabilities'],
  outcome: 'results',
  design: 'serial',
} as const;

/** Paths of the hypothesis, and the direct ones that it says to be void: with both, a test can tell. */
const LAYER_PATHS: readonly PlsPath[] = [
  { from: 'constraints', to: 'mechanisms' },
  { from: 'mechanisms', to: 'capabilities' },
  { from: 'capabilities', to: 'results' },
  { from: 'constraints', to: 'capabilities' },
  { from: 'constraints', to: 'results' },
  { from: 'mechanisms', to: 'results' },
];

/**
 * The framework as a model of its four layers, each formed by the scores of its constructs (regression weights: a layer is the sum of
 * different things). For samples of ordinary size. `known` are the construct scores that the data have; a layer without any is left
 * out, and the model's check says so.
 */
export function layerModel(known: readonly string[]): PlsModel {
  const has = new Set(known);
  const constructs = FRAMEWORK_LAYERS.map((layer) => ({
    name: layer,
    items: FRAMEWORK_CONSTRUCTS.filter((one) => one.layer === layer && has.has(one.id)).map(({ id }) => id),
    weights: 'B' as const,
  }));
  return { constructs, paths: LAYER_PATHS, scheme: 'path' };
}

/**
 * The framework in full: every construct with its items, every construct of a layer acting on every construct of the next (56 paths).
 * Needs hundreds of firms; `items` gives the columns of each construct, one without items is left out with its paths.
 */
export function detailedModel(items: Readonly<Record<string, readonly string[]>>): PlsModel {
  const known = FRAMEWORK_CONSTRUCTS.filter(({ id }) => (items[id]?.length ?? 0) > 0);
  const paths = known.flatMap(({ id: from, layer }) => {
    const next = FRAMEWORK_LAYERS[FRAMEWORK_LAYERS.indexOf(layer) + 1];
    return known.filter((one) => one.layer === next).map(({ id: to }) => ({ from, to }));
  });
  const constructs = known.map(({ id }) => ({
    name: id,
    items: items[id]!,
    weights: 'A' as const,
    reflective: true,
  }));
  return { constructs, paths, scheme: 'path' };
}
