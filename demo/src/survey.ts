import {
  askedItems,
  doesNotApply,
  itemsOfForm,
  type Instrument,
  type SurveyAnswer,
  type SurveyForm,
} from '@grappe/contracts/instruments';
import { seededRandom, type Random } from './random.ts';

type Layer = 'constraint' | 'mechanism' | 'capability' | 'result';

/** How the fictional firms answer: their own level of each thing, and what a year in the cluster changes. */
const levels: Readonly<Record<string, { readonly level: number; readonly change: number }>> = {
  constraint: { level: 4.9, change: -0.15 },
  mechanism: { level: 3.6, change: 0.35 },
  capability: { level: 3.6, change: 0.4 },
  result: { level: 3.5, change: 0.3 },
  limit: { level: 3.4, change: 0 },
  brake: { level: 4.2, change: -0.15 },
  incentive: { level: 5, change: 0 },
  proximity: { level: 5, change: 0 },
};

/** Things that stand out in this cluster: what it tells is then worth reading. */
const standingOut: Readonly<Record<string, number>> = {
  legitimacy_deficit: 0.7,
  resource_constraint: 0.3,
  collective_innovation: -2.4,
  relational_dynamics: 0.8,
  brake_distrust: 0.9,
  brake_time: 0.5,
  incentive_gains: 0.5,
};

export interface FictionalFirm {
  readonly firm: string;
  readonly wave: number;
  /** Took part in what the cluster did after the first wave. */
  readonly involved: boolean;
}

/**
 * What one fictional firm answers in one wave; null when it does not answer at all (one in six, the same ones more often). The same
 * firm, wave and instrument always give the same answers. They are drawn so that the analyses have something to find: nobody may
 * conclude from them about real clusters.
 */
export function fictionalAnswers(
  instrument: Instrument,
  form: SurveyForm,
  asked: FictionalFirm,
): Record<string, SurveyAnswer> | null {
  const { firm, wave } = asked;
  const own = seededRandom(hashOf(firm));
  const now = seededRandom(hashOf(`${firm} ${wave}`));
  if (!now.chance(0.68 + own.next() * 0.3)) return null;
  const layers = layersOf(own, now, asked);
  const given: Record<string, SurveyAnswer> = {};
  const items = itemsOfForm(instrument, form);
  for (const item of items) {
    if (!askedItems([...items], given).includes(item)) continue;
    if (item.kind === 'scale') given[item.id] = pointOf(instrument, item, asked, layers, now);
    else if (item.kind === 'choice') given[item.id] = choiceOf(item, now);
    else if (item.kind === 'several' && item.options !== undefined)
      given[item.id] = now.pick(item.options, now.integer(1, 3)).map(({ code }) => code);
    else if (item.kind === 'number') given[item.id] = now.integer(1, item.unit === 'percent' ? 70 : 12);
  }
  return given;
}

/** Nearly normal, of deviation 1. */
const normal = (random: Random): number => 2 * (random.next() + random.next() + random.next() - 1.5);

/** Where a firm stands on each layer of the framework, beside the others: each follows from the one before, and from itself. */
function layersOf(own: Random, now: Random, { wave, involved }: FictionalFirm): Record<Layer, number> {
  const firm = [normal(own), normal(own), normal(own), normal(own)] as const;
  const constraint = 0.8 * firm[0] + 0.2 * normal(now);
  const mechanism = 0.3 * constraint + 0.7 * firm[1] + 0.3 * normal(now) + (involved && wave > 1 ? 1.3 : 0);
  const capability = 0.6 * mechanism + 0.4 * firm[2] + 0.3 * normal(now);
  const result = 0.65 * capability + 0.4 * firm[3] + 0.3 * normal(now);
  return { constraint, mechanism, capability, result };
}

function pointOf(
  { constructs }: Instrument,
  item: Instrument['items'][number],
  { firm, wave }: FictionalFirm,
  layers: Record<Layer, number>,
  now: Random,
): SurveyAnswer {
  if (now.chance(0.004)) return doesNotApply;
  const role = constructs.find(({ id }) => id === item.construct)?.role ?? 'limit';
  const { level, change } = levels[role]!;
  const stands = role in layers ? layers[role as Layer] : 0;
  // Each thing has something of its own, the same from wave to wave.
  const ofItsOwn = 0.5 * normal(seededRandom(hashOf(`${firm} ${item.construct ?? item.id}`)));
  const meant =
    level +
    (standingOut[item.construct ?? ''] ?? 0) +
    (wave - 1) * change +
    stands +
    ofItsOwn +
    0.8 * normal(now);
  const point = Math.min(7, Math.max(1, Math.round(meant)));
  return item.reverse ? 8 - point : point;
}

const choiceOf = (item: Instrument['items'][number], now: Random): SurveyAnswer => {
  const options = item.options ?? [];
  // Most firms give the first answer: they export, they are independent.
  const rank = now.chance(0.6) ? 0 : now.integer(0, options.length - 1);
  return options[rank]?.code ?? doesNotApply;
};

/** FNV-1a of 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}
