import {
  codeFrom,
  itemKinds,
  type Instrument,
  type InstrumentItem,
  type ItemEdit,
  type ItemKind,
} from '@grappe/contracts/instruments';

/** What the form of one item holds: texts as they are typed. */
export interface ItemDraft {
  readonly id: string;
  readonly fr: string;
  readonly en: string;
  readonly kind: ItemKind;
  readonly section: string;
  readonly newSection: { readonly fr: string; readonly en: string };
  readonly construct: string;
  readonly newConstruct: { readonly fr: string; readonly en: string; readonly role: string };
  readonly paper: string;
  readonly newPaper: { readonly short: string; readonly title: string };
  readonly place: string;
  readonly short: boolean;
  readonly reverse: boolean;
  readonly unit: 'count' | 'percent';
  readonly onlyItem: string;
  readonly onlyIs: readonly string[];
  /** One per line: French | English. */
  readonly options: string;
}

/** Stands for "another one" in a list to choose from. */
export const another = '+';
/** Stands for none. */
export const none = '';

export const hasOptions = (kind: ItemKind): boolean => kind === 'choice' || kind === 'several';
export const isKind = (value: string): value is ItemKind => (itemKinds as readonly string[]).includes(value);

/** The form of an item; of a new one in a section when it is null. */
export function draftOf(whole: Instrument, item: InstrumentItem | null, section: string): ItemDraft {
  const papers = Object.keys(whole.sources).toSorted((a, b) => b.length - a.length);
  const source = item?.source ?? '';
  const paper =
    papers.find((one) => source === one || source.startsWith(`${one} `)) ?? papers.at(-1) ?? another;
  return {
    id: item?.id ?? '',
    fr: item?.fr ?? '',
    en: item?.en ?? '',
    kind: item?.kind ?? 'scale',
    section: item?.section ?? section,
    newSection: { fr: '', en: '' },
    construct: item?.construct ?? none,
    newConstruct: { fr: '', en: '', role: 'constraint' },
    paper,
    newPaper: { short: '', title: '' },
    place: source.slice(paper.length).trim(),
    short: item?.short ?? false,
    reverse: item?.reverse ?? false,
    unit: item?.unit ?? 'count',
    onlyItem: item?.only?.item ?? none,
    onlyIs: item?.only?.is ?? [],
    options: (item?.options ?? []).map(({ fr, en }) => `${fr} | ${en}`).join('\n'),
  };
}

/** What the form says, as the server takes it. */
export function editOf(whole: Instrument, item: InstrumentItem | null, draft: ItemDraft): ItemEdit {
  const { kind } = draft;
  const ids = [...whole.items, ...whole.constructs].map(({ id }) => id);
  const source = `${draft.paper === another ? draft.newPaper.short : draft.paper} ${draft.place}`.trim();
  const section =
    draft.section === another
      ? codeFrom(
          draft.newSection.en,
          whole.sections.map(({ id }) => id),
        )
      : draft.section;
  const construct = draft.construct === another ? codeFrom(draft.newConstruct.en, ids) : draft.construct;
  const measures = kind === 'scale' && construct !== none;
  return {
    item: {
      id: draft.id === '' ? codeFrom(draft.en, [...ids, construct]) : draft.id,
      ...(measures ? { construct } : {}),
      section,
      kind,
      source,
      short: draft.short,
      reverse: kind === 'scale' && draft.reverse,
      ...(kind === 'number' ? { unit: draft.unit } : {}),
      ...(draft.onlyItem === none ? {} : { only: { item: draft.onlyItem, is: [...draft.onlyIs] } }),
      fr: draft.fr,
      en: draft.en,
      ...(hasOptions(kind) ? { options: optionsOf(draft.options, item?.options ?? []) } : {}),
    },
    ...(draft.section === another ? { section: { id: section, title: draft.newSection } } : {}),
    ...(measures && draft.construct === another
      ? { construct: { id: construct, role: roleOf(draft), source, name: namesOf(draft) } }
      : {}),
    ...(draft.paper === another
      ? { source: { paper: draft.newPaper.short, title: draft.newPaper.title } }
      : {}),
  };
}

const roleOf = ({ newConstruct }: ItemDraft) =>
  newConstruct.role as NonNullable<ItemEdit['construct']>['role'];
const namesOf = ({ newConstruct: { fr, en } }: ItemDraft) => ({ fr, en });

type Option = NonNullable<InstrumentItem['options']>[number];

/** A line keeps the code of the answer that it says in one of the languages, or that stood in its place. */
function optionsOf(text: string, before: readonly Option[]): Option[] {
  const lines = text
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([fr = '']) => fr !== '');
  const taken: string[] = [];
  return lines.map(([fr = '', en = fr], rank) => {
    const same = before.find((one) => (one.fr === fr || one.en === en) && !taken.includes(one.code));
    const inPlace = lines.length === before.length ? before[rank] : undefined;
    const kept = same?.code ?? inPlace?.code;
    const code = kept !== undefined && !taken.includes(kept) ? kept : codeFrom(en, taken);
    taken.push(code);
    return { code, fr, en };
  });
}
