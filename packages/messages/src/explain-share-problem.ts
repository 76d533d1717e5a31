import type { ShareProblem } from '@grappe/engine/shares';
import { capital } from './capital.ts';
import type { Formats } from './formats.ts';
import type { Sentence } from './explain.ts';
import english from './en/share-faults.json' with { type: 'json' };

/** Ids of what a problem was found in, by the list that holds it. */
const namedBy: Readonly<Record<string, readonly string[]>> = {
  lines: ['line'],
  subsidies: ['subsidy'],
  partners: ['partner'],
  candidates: ['partner'],
  prospects: ['contract'],
  contracts: ['contract'],
  groups: ['group'],
};

/** What is wrong in a budget, a game or a request about shares: the line and the field as people say them, and the way out. */
export function explainShareProblem(
  problem: ShareProblem,
  t: Sentence,
  formats: Formats,
): { readonly what: string; readonly remedy: string } {
  const told = Object.entries(problem.params).map(([key, value]) => [
    key,
    typeof value === 'number' ? formats.number(value, 6) : value,
  ]);
  const params = { ...Object.fromEntries(told), place: capital(placeOf(problem, t)) };
  return {
    what: t(`share-faults:fault.${problem.code}`, params),
    remedy: t(`share-faults:fault.${problem.code}_remedy`, params),
  };
}

/** `budget.lines[2].amountCents` → line 3 (“salary”), amount. */
function placeOf({ path, params }: ShareProblem, t: Sentence): string {
  if (path === '') return t('share-faults:place.whole');
  // The budget itself is not named before its lines.
  const words = path
    .replace(/^budget\./, '')
    .split('.')
    .map((step) => wordOf(step, params, t));
  return words.reduce((item, field) => t('share-faults:place.item_field', { item, field }));
}

function wordOf(step: string, params: ShareProblem['params'], t: Sentence): string {
  const [, list = '', index] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? ['', step];
  if (index === undefined) {
    return step in english.field ? t(`share-faults:field.${step}`) : step;
  }
  const id = namedBy[list]?.map((key) => params[key]).find((value) => typeof value === 'string');
  const name = id === undefined ? '' : t('share-faults:name', { id });
  const key = list in english.item ? list : 'other';
  return t(`share-faults:item.${key}`, { number: Number(index) + 1, name, list });
}
