import type { ProblemFault } from '@grappe/engine/groups';
import { capital } from './capital.ts';
import type { Formats } from './formats.ts';
import type { Sentence } from './explain.ts';
import english from './en/instance-faults.json' with { type: 'json' };

/** What is wrong in a file of firms to group: the firm and the field as people say them, and the way out. */
export function explainInstanceFault(
  fault: ProblemFault,
  t: Sentence,
  formats: Formats,
): { readonly what: string; readonly remedy: string } {
  const params = { ...told(fault, t, formats), place: capital(placeOf(fault, t)) };
  return {
    what: t(`instance-faults:fault.${fault.code}`, params),
    remedy: t(`instance-faults:fault.${fault.code}_remedy`, params),
  };
}

function told(fault: ProblemFault, t: Sentence, formats: Formats): Record<string, string> {
  if (fault.code === 'duplicate_pair') return { a: fault.firms[0], b: fault.firms[1] };
  if (fault.code === 'other_problem') return {};
  const firm = fault.firm ?? '';
  if (fault.code !== 'wrong_type' && fault.code !== 'out_of_range') return { firm };
  const expected = expectedOf(fault.expected, t);
  return { firm, expected, value: fault.code === 'out_of_range' ? formats.number(fault.value, 6) : '' };
}

const expectations: Readonly<Record<string, keyof typeof english.expected>> = {
  object: 'object',
  list: 'list',
  'finite number': 'number',
  text: 'text',
  'true or false': 'yes_or_no',
  'list of two firms': 'two_firms',
  'whole number >= 2': 'least_size',
};

/** Comparisons, such as `> 0`, are told as they are. */
function expectedOf(expected: string, t: Sentence): string {
  const key = expectations[expected];
  if (key !== undefined) return t(`instance-faults:expected.${key}`);
  const [, most] = /^whole number from bounds\.min to (\d+)$/.exec(expected) ?? [];
  return most === undefined ? expected : t('instance-faults:expected.most_size', { most });
}

/** `firms[1].headcount` → firm 2 (“b”), headcount. */
function placeOf(fault: ProblemFault, t: Sentence): string {
  const firm = 'firm' in fault ? fault.firm : null;
  const words = fault.field.split('.').map((step) => wordOf(step, firm, t));
  return words.reduce((item, field) => t('instance-faults:place.item_field', { item, field }));
}

function wordOf(step: string, firm: string | null, t: Sentence): string {
  const [, list = '', index] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? ['', step];
  if (index !== undefined) {
    const name = list === 'firms' && firm !== null ? t('instance-faults:name', { id: firm }) : '';
    const key = list in english.item ? list : 'other';
    return t(`instance-faults:item.${key}`, { number: Number(index) + 1, name, list });
  }
  return step in english.field ? t(`instance-faults:field.${step}`) : t('instance-faults:place.whole');
}
