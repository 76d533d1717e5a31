import type { Language } from '@grappe/messages';
import type { Block, Cover, RenderedDocument } from '../block.ts';
import { wordingOf, type Wording } from '../wording.ts';
import type { AllianceDraftKind, AllianceFacts, AlliancePartyFacts } from './alliance-facts.ts';
import { onOneLine } from './draft-wording.ts';

/** The words of one document, with the line to complete that stands for what nobody said. */
interface AllianceWording extends Wording {
  readonly given: (value: string | null, what: string) => string;
}

/**
 * The mandate, the convention or the roadmap of an alliance in one language: filled from the data, never with anything else,
 * and marked on every page as a draft; a convention that all have signed, as a copy of its terms. A pure function of its arguments.
 */
export function allianceDocument(
  facts: AllianceFacts,
  { kind, language }: { readonly kind: AllianceDraftKind; readonly language: Language },
): RenderedDocument {
  const wording = wordingOf(language, {});
  const { t, formats } = wording;
  const given: AllianceWording['given'] = (value, what) =>
    value === null || onOneLine(value) === ''
      ? t('drafts:blank', { what: t(`alliance-drafts:what.${what}`) })
      : value.trim();
  const body = bodies[kind](facts, { ...wording, given });
  const title = t(`alliance-drafts:kind.${kind}`);
  const isSigned = kind === 'convention' && signedOn(facts) !== null;
  return {
    language,
    title: `${title} – ${facts.name}`,
    footer: t('drafts:footer', { title, group: facts.name, date: formats.date(facts.madeOn) }),
    banner: t(isSigned ? 'alliance-drafts:signed.banner' : 'drafts:banner'),
    isContract: true,
    madeOn: facts.madeOn,
    blocks: [cover(kind, facts, wording), { kind: 'page_break' }, ...body],
  };
}

/** The day of the last signature; null while one is missing. */
function signedOn({ parties }: AllianceFacts): string | null {
  const days = parties.flatMap(({ signature }) => (signature === null ? [] : [signature.signedOn]));
  return days.length === parties.length ? (days.toSorted().at(-1) ?? null) : null;
}

function cover(kind: AllianceDraftKind, facts: AllianceFacts, { t, formats }: Wording): Cover {
  const signed = kind === 'convention' ? signedOn(facts) : null;
  return {
    kind: 'cover',
    kicker: t(signed === null ? 'drafts:kicker' : 'alliance-drafts:signed.kicker'),
    title: t(`alliance-drafts:kind.${kind}`),
    subtitle: facts.name,
    notes: [
      signed === null
        ? t('drafts:draft_note')
        : t('alliance-drafts:signed.note', { date: formats.date(signed) }),
      t(`alliance-drafts:readers.${kind === 'mandate' ? 'own' : 'both'}`),
      ...(facts.isDemonstration ? [t('drafts:fictional')] : []),
    ],
    dataHeading: t('drafts:data_heading'),
    data: [
      t('drafts:made_on', { date: formats.date(facts.madeOn), cluster: facts.clusterName }),
      ...(kind === 'convention' && facts.version > 0
        ? [t('alliance-drafts:version', { version: formats.number(facts.version) })]
        : []),
    ],
    contentsHeading: t('drafts:contents'),
  };
}

type Body = (facts: AllianceFacts, wording: AllianceWording) => Block[];

const heading = (id: string, text: string): Block => ({ kind: 'heading', level: 1, id, text });

/** What somebody wrote, a paragraph per line. */
const paragraphs = (text: string): Block[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }));

const mandate: Body = ({ mandate: known, clusterName, parties, theme }, wording) => {
  const { t, formats, given } = wording;
  const partner = parties.find(({ id }) => id === null) ?? parties.find(({ name }) => name !== clusterName);
  const day = (value: string | null | undefined): string | null =>
    value == null ? null : formats.date(value);
  const priorities = known?.priorities ?? [];
  return [
    heading('decision', t('alliance-drafts:mandate.decision')),
    {
      kind: 'paragraph',
      text: t('alliance-drafts:mandate.decision_text', {
        board: given(known?.givenBy ?? null, 'board'),
        cluster: clusterName,
        date: given(day(known?.givenOn), 'given_on'),
      }),
    },
    heading('purpose', t('alliance-drafts:mandate.purpose')),
    ...paragraphs(given(known?.purpose ?? null, 'purpose')),
    heading('priorities', t('alliance-drafts:mandate.priorities')),
    priorities.length === 0
      ? { kind: 'paragraph', text: given(null, 'priorities') }
      : { kind: 'steps', items: priorities },
    heading('target', t('alliance-drafts:mandate.target')),
    {
      kind: 'paragraph',
      text: t('alliance-drafts:mandate.target_text', {
        partner: given(partner?.name ?? null, 'partner'),
        theme: given(theme, 'theme'),
      }),
    },
    heading('limits', t('alliance-drafts:mandate.limits')),
    {
      kind: 'bullets',
      items: ['negotiate', 'sign', 'report'].map((key) => t(`alliance-drafts:mandate.limit.${key}`)),
    },
    {
      kind: 'paragraph',
      text: t('alliance-drafts:mandate.until', { date: given(day(known?.validUntil), 'valid_until') }),
    },
    ...signatureFrames([{ id: null, name: clusterName, country: null, signature: null }], wording),
  ];
};

/** Articles of the convention whose text is what people wrote. */
const articles = [
  ['purpose', 'purpose'],
  ['steering', 'steering'],
  ['property', 'intellectualProperty'],
  ['confidentiality', 'confidentiality'],
  ['brands', 'brands'],
  ['free_riding', 'freeRiding'],
  ['mediation', 'mediation'],
] as const;

const convention: Body = (facts, wording) => {
  const { t, formats, counted, given } = wording;
  const { terms, parties } = facts;
  const isSigned = signedOn(facts) !== null;
  const months = (count: number | null): string | null =>
    count === null ? null : counted('drafts:months', count);
  const numbered = (rank: number, key: string): Block =>
    heading(
      key,
      t('drafts:article', {
        number: formats.number(rank + 1),
        title: t(`alliance-drafts:article.${key}.title`),
      }),
    );
  return [
    heading('parties', t('alliance-drafts:parties')),
    { kind: 'steps', items: parties.map((party) => partyLine(party, wording)) },
    ...articles.flatMap(([key, field], rank): Block[] => [
      numbered(rank, key),
      { kind: 'paragraph', text: t(`alliance-drafts:article.${key}.lead`) },
      // What was signed without a word of its own stands by the sentence above.
      ...paragraphs(isSigned ? terms[field] : given(terms[field], key)),
    ]),
    numbered(articles.length, 'themes'),
    terms.themes.length === 0
      ? { kind: 'paragraph', text: given(null, 'themes') }
      : { kind: 'bullets', items: terms.themes },
    numbered(articles.length + 1, 'duration'),
    {
      kind: 'paragraph',
      text: t('alliance-drafts:article.duration.text', {
        startsOn: given(terms.startsOn === null ? null : formats.date(terms.startsOn), 'starts_on'),
        duration: given(months(terms.durationMonths), 'duration'),
        notice: given(months(terms.noticeMonths), 'notice'),
      }),
    },
    numbered(articles.length + 2, 'law'),
    {
      kind: 'paragraph',
      text: t('alliance-drafts:article.law.text', {
        law: given(terms.law, 'law'),
        languages: given(terms.languages, 'languages'),
      }),
    },
    heading('roadmap', t('alliance-drafts:annex')),
    ...commitmentsTable(facts, wording),
    ...signatureFrames(parties, wording, isSigned),
  ];
};

const roadmap: Body = (facts, wording) => {
  const { t } = wording;
  const open = facts.commitments.filter(({ status }) => status === 'open');
  const closed = facts.commitments.filter(({ status }) => status !== 'open');
  return [
    heading('commitments', t('alliance-drafts:roadmap.open')),
    ...commitmentsTable({ ...facts, commitments: open }, wording),
    ...(closed.length === 0
      ? []
      : [
          heading('closed', t('alliance-drafts:roadmap.closed')),
          ...commitmentsTable({ ...facts, commitments: closed }, wording),
        ]),
    ...(facts.workingGroups.length === 0
      ? []
      : [
          heading('groups', t('alliance-drafts:roadmap.groups')),
          {
            kind: 'bullets' as const,
            items: facts.workingGroups.map(({ theme, purpose }) =>
              purpose === ''
                ? theme
                : t('alliance-drafts:roadmap.group', { theme, purpose: onOneLine(purpose) }),
            ),
          },
        ]),
    { kind: 'note', text: t('alliance-drafts:roadmap.note') },
  ];
};

const bodies: Readonly<Record<AllianceDraftKind, Body>> = { mandate, convention, roadmap };

const signatoryOf = ({
  signatory,
  capacity,
}: {
  readonly signatory: string;
  readonly capacity: string;
}): string => [signatory, capacity].filter((text) => text !== '').join(', ');

const partyLine = (
  { name, country, signature }: AlliancePartyFacts,
  { t, formats, given }: AllianceWording,
): string =>
  t('alliance-drafts:party', {
    name: onOneLine(name),
    country: given(country === null ? null : formats.country(country), 'country'),
    form: given(null, 'form'),
    representative: given(signature === null ? null : signatoryOf(signature), 'representative'),
  });

function commitmentsTable({ commitments, parties }: AllianceFacts, { t, formats }: AllianceWording): Block[] {
  if (commitments.length === 0) return [{ kind: 'paragraph', text: t('alliance-drafts:roadmap.none') }];
  const promiser = (promisedBy: string | null, byOutside: boolean): string =>
    parties.find(({ id }) => (byOutside ? id === null : id !== null && id === promisedBy))?.name ??
    t('alliance-drafts:roadmap.both');
  return [
    {
      kind: 'table',
      caption: t('alliance-drafts:roadmap.caption'),
      header: ['what', 'who', 'owner', 'when', 'state'].map((key) => t(`alliance-drafts:roadmap.${key}`)),
      rows: commitments.map(({ title, detail, dueOn, status, promisedBy, byOutside, owner, outcome }) => [
        [title, detail, outcome]
          .map(onOneLine)
          .filter((text) => text !== '')
          .join(' – '),
        promiser(promisedBy, byOutside),
        owner?.name ?? '–',
        formats.date(dueOn),
        t(`alliance-drafts:roadmap.status_${status}`),
      ]),
      figures: [],
      widths: [5, 3, 2, 2, 2],
    },
  ];
}

function signatureFrames(
  parties: readonly AlliancePartyFacts[],
  { t, formats }: AllianceWording,
  isSigned = false,
): Block[] {
  const blocks: Block[] = [
    heading('signatures', t('drafts:signatures.heading')),
    ...(isSigned ? [] : [{ kind: 'note' as const, text: t('drafts:signatures.reminder') }]),
    {
      kind: 'signatures',
      parties: parties.map(({ name, signature }) => ({
        heading: t('drafts:signatures.for', { name: onOneLine(name) }),
        lines:
          signature === null
            ? [t('drafts:signatures.name'), t('drafts:signatures.date'), t('drafts:signatures.signature')]
            : [
                signatoryOf(signature),
                t('alliance-drafts:signed_on', { date: formats.date(signature.signedOn) }),
                ...(isSigned ? [] : [t('drafts:signatures.signature')]),
              ],
      })),
    },
  ];
  return [{ kind: 'together', long: false, blocks }];
}
