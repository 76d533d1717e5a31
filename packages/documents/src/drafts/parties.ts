import type { Block } from '../block.ts';
import { onOneLine, type DraftWording } from './draft-wording.ts';
import type { GroupFacts, MemberFacts } from './group-facts.ts';

/** Who the document is between: legal names, seats and numbers where they are known. */
export function parties(
  facts: GroupFacts,
  params: Record<string, string>,
  heading: string,
  wording: DraftWording,
): Block[] {
  const { t } = wording;
  return [
    { kind: 'heading', level: 1, id: 'parties', text: heading },
    { kind: 'steps', items: facts.members.map((member) => party(member, facts, wording)) },
    { kind: 'paragraph', text: t('drafts:parties.together', params) },
  ];
}

function party(member: MemberFacts, facts: GroupFacts, wording: DraftWording): string {
  const { t, given } = wording;
  const said = facts.terms.signatories[member.id];
  return t('drafts:parties.party', {
    name: onOneLine(member.name),
    form: given(member.legalForm, 'form'),
    address: address(member, said?.address ?? '', wording),
    registration: given(registration(member, said?.registration ?? '', wording), 'registration'),
    representative: given(said?.representative ?? null, 'representative'),
    capacity: given(said?.capacity ?? null, 'capacity'),
  });
}

/** What somebody wrote, else the street to complete before the town that is known. */
function address({ postcode, town, country }: MemberFacts, written: string, wording: DraftWording): string {
  if (written !== '') return onOneLine(written);
  if (town === null) return wording.blank('address');
  const place = [
    [postcode, onOneLine(town)].filter(Boolean).join(' '),
    ...(country === null || country === 'FR' ? [] : [wording.formats.country(country)]),
  ];
  return [wording.blank('street'), ...place].join(', ');
}

export function registration(
  { registration: known }: MemberFacts,
  written: string,
  { t }: DraftWording,
): string | null {
  if (written !== '') return written;
  return known === null ? null : t(`drafts:registration.${known.kind}`, { value: grouped(known.value) });
}

/** SIREN and SIRET are read by groups of three digits. */
const grouped = (value: string): string =>
  /^\d{9}(\d{5})?$/.test(value)
    ? value.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})?$/, '$1 $2 $3 $4').trimEnd()
    : onOneLine(value);
