import type { HandoverFile, HandoverRelation, Responsibility } from '@grappe/contracts/api';
import type { Language } from '@grappe/messages';
import type { Block, RenderedDocument } from '../block.ts';
import { wordingOf, type Wording } from '../wording.ts';
import { onOneLine } from './draft-wording.ts';

/**
 * What somebody leaves to a successor, in one language: the first week, what is answered for, each relation with its history,
 * promises, people, documents and tone, and a message to propose to counterparts. A pure function of its arguments.
 */
export function handoverDocument(
  file: HandoverFile,
  { language, isDemonstration }: { readonly language: Language; readonly isDemonstration: boolean },
): RenderedDocument {
  const wording = wordingOf(language, {});
  const { t, formats } = wording;
  const title = t('handover:file.title', { name: file.person.name });
  return {
    language,
    title,
    footer: t('handover:file.footer', {
      name: file.person.name,
      cluster: file.clusterName,
      date: formats.date(file.madeOn),
    }),
    banner: t('handover:file.banner'),
    madeOn: file.madeOn,
    blocks: [
      {
        kind: 'cover',
        kicker: t('handover:file.kicker'),
        title,
        subtitle: file.clusterName,
        notes: [t('handover:file.private'), ...(isDemonstration ? [t('drafts:fictional')] : [])],
        dataHeading: t('drafts:data_heading'),
        data: [t('drafts:made_on', { date: formats.date(file.madeOn), cluster: file.clusterName })],
        contentsHeading: t('drafts:contents'),
      },
      ...firstWeek(file, wording),
      ...responsibilities(file, wording),
      ...comingAndWaiting(file, wording),
      ...file.relations.flatMap((relation) => relationBlocks(relation, wording)),
      ...message(file, wording),
    ],
  };
}

const heading = (level: 1 | 2, id: string, text: string): Block => ({ kind: 'heading', level, id, text });
const list = (label: string, items: readonly string[]): Block[] =>
  items.length === 0
    ? []
    : [
        { kind: 'lead', text: label },
        { kind: 'bullets', items },
      ];

/** What is due soonest, then whom to call. */
function firstWeek({ responsibilities: open, relations }: HandoverFile, wording: Wording): Block[] {
  const { t } = wording;
  const due = open.filter(({ dueOn }) => dueOn !== null).slice(0, 10);
  const calls = relations.filter(({ kind, people }) => kind === 'alliance' && people.length > 0);
  const items = [
    ...due.map((each) => responsibilityLine(each, wording)),
    ...calls.map(({ name, people }) => t('handover:file.call', { name, person: people[0]?.name ?? '' })),
    ...relations
      .filter(({ gaps }) => gaps.length > 0)
      .map(({ name }) => t('handover:file.complete', { name })),
  ];
  return [
    heading(1, 'first-week', t('handover:file.first_week')),
    items.length === 0
      ? { kind: 'paragraph', text: t('handover:file.nothing_due') }
      : { kind: 'steps', items },
  ];
}

function responsibilityLine({ kind, title, dueOn }: Responsibility, { t, formats }: Wording): string {
  const what = t(`handover:kind.${kind}`);
  const named = title === '' ? what : t('handover:file.named', { what, title: onOneLine(title) });
  return dueOn === null ? named : t('handover:file.due', { what: named, date: formats.date(dueOn) });
}

function responsibilities({ responsibilities: open, withoutOwner }: HandoverFile, wording: Wording): Block[] {
  const { t } = wording;
  const all = open.map((each) => responsibilityLine(each, wording));
  return [
    heading(1, 'responsibilities', t('handover:file.responsibilities')),
    all.length === 0 ? { kind: 'paragraph', text: t('handover:file.none') } : { kind: 'bullets', items: all },
    ...list(
      t('handover:file.without_owner'),
      withoutOwner.map((each) => responsibilityLine(each, wording)),
    ),
  ];
}

/** Days on which one is expected, and what waits for an answer. */
function comingAndWaiting({ coming, waiting }: HandoverFile, { t, formats }: Wording): Block[] {
  const days = coming.map(({ kind, title, place, on }) =>
    [formats.date(on), t(`handover:coming.${kind}`), onOneLine(title), onOneLine(place)]
      .filter((part) => part !== '')
      .join(' – '),
  );
  const asks = waiting.map(({ kind, title, since }) =>
    t('handover:file.waits', {
      what: t('handover:file.named', { what: t(`handover:waiting.${kind}`), title: onOneLine(title) }),
      date: formats.date(since),
    }),
  );
  const all: Block[] = [
    ...list(t('handover:coming_title'), days),
    ...list(t('handover:waiting_title'), asks),
  ];
  return all.length === 0 ? [] : [heading(1, 'coming', t('handover:file.coming')), ...all];
}

function relationBlocks(relation: HandoverRelation, wording: Wording): Block[] {
  const { t, formats } = wording;
  const { id, kind, name, partners, state, since, tone, toneNote, nextStep, nextOn } = relation;
  const stateName = t(`handover:state.${kind}.${state}`);
  const facts = [
    since === null
      ? t('handover:file.state', { state: stateName })
      : t('handover:file.state_since', { state: stateName, date: formats.date(since) }),
    ...(partners.length === 0 ? [] : [t('handover:file.with', { names: formats.list(partners) })]),
    ...(tone === 'unknown' ? [] : [t('handover:file.tone', { tone: t(`alliances:tone.${tone}`) })]),
    ...(toneNote === '' ? [] : [onOneLine(toneNote)]),
    ...(nextStep === '' ? [] : [t('handover:file.next', { step: onOneLine(nextStep) })]),
    ...(nextOn === null ? [] : [t('handover:file.next_on', { date: formats.date(nextOn) })]),
  ];
  return [
    heading(1, `relation-${id}`, t(`handover:file.relation_${kind}`, { name })),
    { kind: 'bullets', items: facts },
    ...list(
      t('handover:file.promises'),
      relation.promises.map((each) => promiseLine(each, wording)),
    ),
    ...list(
      t('handover:file.people'),
      relation.people.map(({ name: called, position, email, note }) =>
        [called, position, email, onOneLine(note)].filter((text) => text !== '').join(' – '),
      ),
    ),
    ...list(
      t('handover:file.documents'),
      relation.documents.map((each) => documentName(kind, each, wording)),
    ),
    ...list(
      t('handover:file.history'),
      relation.history.map(({ on, kind: happened, text }) =>
        [formats.date(on), t(`handover:event.${kind}.${happened}`), onOneLine(text)]
          .filter((part) => part !== '')
          .join(' – '),
      ),
    ),
    ...list(
      t('handover:file.notes'),
      relation.notes.map(({ on, author, body }) =>
        [formats.date(on), author, onOneLine(body)].filter((part) => part !== '').join(' – '),
      ),
    ),
    ...list(
      t('handover:file.gaps'),
      relation.gaps.map((gap) => t(`alliances:missing.${gap}`)),
    ),
  ];
}

function promiseLine(
  { title, dueOn, byUs }: HandoverRelation['promises'][number],
  { t, formats }: Wording,
): string {
  const who = t(`handover:file.promised_${byUs === null ? 'both' : byUs ? 'us' : 'them'}`);
  const what = t('handover:file.promise', { who, title: onOneLine(title) });
  return dueOn === null ? what : t('handover:file.due', { what, date: formats.date(dueOn) });
}

const documentName = (kind: HandoverRelation['kind'], name: string, { t }: Wording): string => {
  if (kind === 'alliance') return t(`alliance-drafts:kind.${name}`);
  return kind === 'group' ? t(`documents:kind.${name}`) : name;
};

/** A text that the leaver or the successor sends to those they work with. */
function message({ person, clusterName }: HandoverFile, { t }: Wording): Block[] {
  return [
    heading(1, 'message', t('handover:file.message')),
    { kind: 'note', text: t('handover:file.message_note') },
    ...t('handover:message', { name: person.name, cluster: clusterName })
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Block => ({ kind: 'paragraph', text: line })),
  ];
}
