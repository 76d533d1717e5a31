import {
  askedItems,
  doesNotApply,
  itemsOfForm,
  type Instrument,
  type SurveyAnswer,
  type SurveyForm,
} from '@grappe/contracts/instruments';
import { seededRandom, type Random } from './random.ts';

/** How the fictional firms answer: their own level of each thing, and what a year in the cluster changes. */
const levels: Readonly<Record<string, { readonly level: number; readonly change: number }>> = {
  constraint: { level: 4.9, change: -0.3 },
  mechanism: { level: 3.7, change: 0.7 },
  capability: { level: 3.6, change: 0.8 },
  result: { level: 3.5, change: 0.6 },
  limit: { level: 3.4, change: 0 },
  brake: { level: 4.2, change: -0.3 },
  incentive: { level: 5, change: 0 },
  proximity: { level: 5, change: 0 },
};

/** Things that stand out in this cluster: what it tells is then worth reading. */
const standingOut: Readonly<Record<string, number>> = {
  legitimacy_deficit: 0.7,
  resource_constraint: 0.3,
  collective_innovation: -1.9,
  relational_dynamics: 0.8,
  brake_distrust: 0.9,
  brake_time: 0.5,
  incentive_gains: 0.5,
};

/**
 * What one fictional firm answers in one wave; null when it does not answer at all (a third of them, the same ones more often). The
 * same name, wave and instrument always give the same answers.
 */
export function fictionalAnswers(
  instrument: Instrument,
  form: SurveyForm,
  { firm, wave }: { readonly firm: string; readonly wave: number },
): Record<string, SurveyAnswer> | null {
  const own = seededRandom(hashOf(firm));
  const now = seededRandom(hashOf(`${firm} ${wave}`));
  if (!now.chance(0.45 + own.next() * 0.45)) return null;
  const temper = (own.next() - 0.5) * 1.6;
  const given: Record<string, SurveyAnswer> = {};
  const items = itemsOfForm(instrument, form);
  for (const item of items) {
    if (!askedItems([...items], given).includes(item)) continue;
    if (item.kind === 'scale') given[item.id] = pointOf(instrument, item, wave, temper, now);
    else if (item.kind === 'choice') given[item.id] = choiceOf(item, now);
    else if (item.kind === 'several' && item.options !== undefined)
      given[item.id] = now.pick(item.options, now.integer(1, 3)).map(({ code }) => code);
    else if (item.kind === 'number') given[item.id] = now.integer(1, item.unit === 'percent' ? 70 : 12);
  }
  return given;
}

function pointOf(
  { constructs }: Instrument,
  item: Instrument['items'][number],
  wave: number,
  temper: number,
  now: Random,
): SurveyAnswer {
  if (now.chance(0.03)) return doesNotApply;
  const role = constructs.find(({ id }) => id === item.construct)?.role ?? 'limit';
  const { level, change } = levels[role]!;
  const sign = role === 'constraint' || role === 'brake' ? -1 : 1;
  const noise = (now.next() + now.next() + now.next() - 1.5) * 2;
  const meant =
    level + (standingOut[item.construct ?? ''] ?? 0) + (wave - 1) * change + sign * temper + noise;
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
