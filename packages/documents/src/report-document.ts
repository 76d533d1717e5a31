import type { ReportedRoom, ReportFacts } from '@grappe/contracts/api';
import type { Language } from '@grappe/messages';
import type { Block, RenderedDocument } from './block.ts';
import { renderDocx, renderPdf } from './render-file.ts';
import { renderHtml } from './render-html.ts';
import { wordingOf, type Wording } from './wording.ts';

export type ReportFormat = 'html' | 'pdf' | 'docx' | 'json';

/** A transparency report in one language and one format, ready to be sent. */
export async function reportDocument(
  facts: ReportFacts,
  { language, format }: { readonly language: Language; readonly format: ReportFormat },
): Promise<Uint8Array> {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  switch (format) {
    case 'html':
      return text(renderHtml(reportBlocks(facts, language)));
    case 'pdf':
      return renderPdf(reportBlocks(facts, language));
    case 'docx':
      return renderDocx(reportBlocks(facts, language));
    case 'json':
      return text(`${JSON.stringify(facts, null, 2)}\n`);
  }
}

function reportBlocks(facts: ReportFacts, language: Language): RenderedDocument {
  const wording = wordingOf(language, {});
  const { t, formats } = wording;
  const period = t('register:report.period', { from: formats.date(facts.from), to: formats.date(facts.to) });
  return {
    language,
    title: `${t('register:report.title')} – ${facts.roomTitle ?? facts.clusterName}`,
    footer: `${facts.clusterName} – ${t('register:report.title')} – ${period}`,
    madeOn: facts.madeAt.slice(0, 10),
    blocks: [
      {
        kind: 'cover',
        kicker: t('register:report.title'),
        title: facts.roomTitle ?? facts.clusterName,
        subtitle: facts.roomTitle === null ? period : `${facts.clusterName} · ${period}`,
        notes: facts.isDemonstration ? [t('document:fictional')] : [],
        dataHeading: t('register:report.made_heading'),
        data: [t('register:report.made_on', { date: formats.dateTime(facts.madeAt) })],
        contentsHeading: t('document:contents'),
      },
      ...purpose(facts, wording),
      ...overview(facts, wording),
      ...facts.rooms.flatMap((room, rank) => roomBlocks(room, rank, wording)),
      { kind: 'heading', level: 1, id: 'method', text: t('register:report.method') },
      { kind: 'paragraph', text: t('register:report.method_text') },
    ],
  };
}

const purpose = (facts: ReportFacts, { t }: Wording): Block[] => [
  { kind: 'heading', level: 1, id: 'purpose', text: t('register:report.purpose') },
  { kind: 'paragraph', text: facts.purpose === '' ? t('register:report.no_purpose') : facts.purpose },
];

/** The rooms side by side, when there are several. */
function overview({ rooms }: ReportFacts, { t, formats }: Wording): Block[] {
  if (rooms.length < 2) return [];
  const header = ['room', 'participants', 'meetings', 'minutes', 'dissociations'];
  return [
    { kind: 'heading', level: 1, id: 'overview', text: t('register:report.overview') },
    {
      kind: 'table',
      caption: t('register:report.overview'),
      header: header.map((name) => t(`register:report.${name}`)),
      rows: rooms.map((room) => [
        room.title,
        formats.number(room.participants.length),
        formats.number(room.meetings.length),
        formats.number(room.meetings.filter(({ hasMinutes }) => hasMinutes).length),
        formats.number(room.dissociations.length),
      ]),
      figures: [1, 2, 3, 4],
    },
  ];
}

function roomBlocks(room: ReportedRoom, rank: number, wording: Wording): Block[] {
  const { t } = wording;
  return [
    { kind: 'heading', level: 1, id: `room-${rank + 1}`, text: room.title },
    { kind: 'heading', level: 2, id: `room-${rank + 1}-people`, text: t('register:report.participants') },
    ...participants(room, wording),
    { kind: 'heading', level: 2, id: `room-${rank + 1}-meetings`, text: t('register:report.meetings') },
    ...meetings(room, wording),
    { kind: 'heading', level: 2, id: `room-${rank + 1}-exchanged`, text: t('register:report.categories') },
    {
      kind: 'paragraph',
      text:
        room.categories.length === 0
          ? t('register:report.no_categories')
          : wording.formats.list(room.categories.map((code) => t(`terms:exchange.${code}`))),
    },
    {
      kind: 'heading',
      level: 2,
      id: `room-${rank + 1}-dissociations`,
      text: t('register:report.dissociations'),
    },
    ...dissociations(room, wording),
  ];
}

function participants(room: ReportedRoom, { t, formats }: Wording): Block[] {
  const changes = (key: 'came' | 'left'): Block[] => {
    const names = room[key];
    if (names === null) return [];
    return [
      {
        kind: 'paragraph',
        text: t(`register:report.${names.length === 0 ? `none_${key}` : key}`, {
          names: formats.list(names),
        }),
      },
    ];
  };
  return [
    room.participants.length === 0
      ? { kind: 'paragraph', text: t('register:report.no_participants') }
      : { kind: 'bullets', items: room.participants },
    ...(room.came === null ? [{ kind: 'note', text: t('register:report.first') } as const] : []),
    ...changes('came'),
    ...changes('left'),
  ];
}

function meetings(room: ReportedRoom, { t, formats }: Wording): Block[] {
  if (room.meetings.length === 0) return [{ kind: 'paragraph', text: t('register:report.no_meetings') }];
  return [
    {
      kind: 'table',
      caption: t('register:report.meetings_caption'),
      header: ['when', 'agenda', 'present', 'minutes'].map((name) => t(`register:report.${name}`)),
      rows: room.meetings.map((meeting) => [
        `${formats.dateTime(meeting.startsAt)}\n${meeting.title}`,
        meeting.agenda
          .map(({ title, category }) =>
            category === null ? title : `${title} (${t(`terms:exchange.${category}`)})`,
          )
          .join('\n'),
        meeting.present.length === 0 ? t('register:report.not_recorded') : formats.list(meeting.present),
        t(`register:report.${meeting.hasMinutes ? 'approved' : 'not_approved'}`),
      ]),
      figures: [],
      widths: [3, 5, 4, 2],
    },
  ];
}

const dissociations = (room: ReportedRoom, { t, formats }: Wording): Block[] =>
  room.dissociations.length === 0
    ? [{ kind: 'paragraph', text: t('register:report.no_dissociations') }]
    : [
        {
          kind: 'bullets',
          items: room.dissociations.map(({ at, subject, organisation }) =>
            t('register:report.dissociation', {
              date: formats.dateTime(at),
              who: organisation ?? t('register:report.somebody'),
              subject,
            }),
          ),
        },
      ];
