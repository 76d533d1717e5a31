import type { OrganisationDetail } from '@grappe/database';

/** Letters and digits alone, without case or accents. */
const folded = (text: string): string =>
  ` ${text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** Whether a text meant to be without a name holds the organisation's own: its name, its acronym or its web address. */
export function namesItself(
  text: string,
  { name, facts }: Pick<OrganisationDetail, 'name' | 'facts'>,
): boolean {
  const words = folded(text);
  const telling = [name];
  for (const { key, value } of facts) {
    if (key === 'short_name') telling.push(String(value));
    if (key === 'website') telling.push(new URL(String(value)).hostname.replace(/^www\./, ''));
  }
  return telling.map(folded).some((one) => one.trim().length > 2 && words.includes(one));
}
