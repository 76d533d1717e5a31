import {
  estimateTime,
  itemsOfForm,
  type Instrument,
  type InstrumentItem,
  type InstrumentSection,
  type SurveyForm,
} from '@grappe/contracts/instruments';
import type { Language } from '@grappe/messages';
import type { Block, RenderedDocument } from './block.ts';
import { renderDocx, renderPdf } from './render-file.ts';
import { renderHtml } from './render-html.ts';
import { wordingOf, type Wording } from './wording.ts';

export interface PrintedQuestionnaire {
  readonly instrument: Instrument;
  readonly form: SurveyForm;
  readonly clusterName: string;
  /** ISO day. */
  readonly madeOn: string;
}

/** A questionnaire to be filled in by hand, numbered as the page where it is entered afterwards. */
export async function questionnaireDocument(
  facts: PrintedQuestionnaire,
  { language, format }: { readonly language: Language; readonly format: 'html' | 'pdf' | 'docx' },
): Promise<Uint8Array> {
  const content = questionnaireBlocks(facts, language);
  if (format === 'pdf') return renderPdf(content);
  if (format === 'docx') return renderDocx(content);
  return new TextEncoder().encode(renderHtml(content));
}

function questionnaireBlocks(facts: PrintedQuestionnaire, language: Language): RenderedDocument {
  const { instrument, form, clusterName, madeOn } = facts;
  const wording = wordingOf(language, {});
  const { t } = wording;
  const items = itemsOfForm(instrument, form);
  const minutes = Math.ceil(estimateTime(instrument, form, language).seconds / 60);
  const title = instrument.name[language];
  return {
    language,
    title,
    footer: `${clusterName} – ${title}`,
    isContract: true,
    madeOn,
    blocks: [
      { kind: 'heading', level: 1, id: 'title', text: `${clusterName} – ${title}` },
      { kind: 'paragraph', text: t('diagnosis:paper.who_reads') },
      { kind: 'lead', text: t('diagnosis:paper.how') },
      {
        kind: 'paragraph',
        text: `${t('diagnosis:paper.how_scale', instrument.scale[language])} ${t('diagnosis:paper.minutes', { count: minutes })}`,
      },
      {
        kind: 'signatures',
        parties: [
          {
            heading: t('diagnosis:paper.firm'),
            lines: ['name', 'who', 'date'].map((line) => t(`diagnosis:paper.${line}`)),
          },
          {
            heading: t('diagnosis:paper.sign'),
            lines: ['agree', 'research'].map((line) => t(`diagnosis:paper.${line}`)),
          },
        ],
      },
      ...instrument.sections.flatMap((section) => part(section, { items, instrument }, language, wording)),
    ],
  };
}

type Ranked = InstrumentItem & { readonly rank: number };

/**
 * A part: sentences from 1 to 7 that follow each other share a table, whose head says the part, on the next page too; the other
 * questions stand by themselves.
 */
function part(
  section: InstrumentSection,
  { items, instrument }: { readonly items: readonly InstrumentItem[]; readonly instrument: Instrument },
  language: Language,
  wording: Wording,
): Block[] {
  const own = items.flatMap((item, at): Ranked[] =>
    item.section === section.id ? [{ ...item, rank: at + 1 }] : [],
  );
  const blocks: Block[] = [];
  const title = section.title[language];
  const lead = section.lead?.[language] ?? wording.t('diagnosis:paper.ends', instrument.scale[language]);
  for (const run of runsOf(own)) {
    const [first] = run;
    if (first === undefined) continue;
    const isTable = first.kind === 'scale';
    const condition = conditionOf(first, items, language, wording);
    if (!isTable && blocks.length === 0)
      blocks.push({ kind: 'heading', level: 2, id: section.id, text: title });
    if (condition !== null) blocks.push({ kind: 'note', text: condition });
    if (isTable) blocks.push(scaleTable(run, `${title} – ${lead}`, language, wording));
    else blocks.push(...question(first, language, wording));
  }
  return blocks;
}

/** Sentences from 1 to 7 that are asked of everybody, together; what is asked otherwise, one by one. */
function runsOf(items: readonly Ranked[]): Ranked[][] {
  const runs: Ranked[][] = [];
  let before: Ranked | undefined;
  const joins = (item: Ranked): boolean => item.kind === 'scale' && item.only === undefined;
  for (const item of items) {
    if (before !== undefined && joins(before) && joins(item)) runs.at(-1)?.push(item);
    else runs.push([item]);
    before = item;
  }
  return runs;
}

function conditionOf(
  { only }: InstrumentItem,
  items: readonly InstrumentItem[],
  language: Language,
  { t }: Wording,
): string | null {
  if (only === undefined) return null;
  const at = items.findIndex(({ id }) => id === only.item);
  const options = items[at]?.options ?? [];
  const answers = options.filter(({ code }) => only.is.includes(code)).map((option) => option[language]);
  return t('diagnosis:paper.only_if', { rank: at + 1, answers: answers.join(' / ') });
}

const points = ['1', '2', '3', '4', '5', '6', '7'];

const scaleTable = (
  items: readonly Ranked[],
  caption: string,
  language: Language,
  { t }: Wording,
): Block => ({
  kind: 'table',
  caption,
  header: [t('diagnosis:paper.sentence'), ...points, t('diagnosis:paper.na')],
  rows: items.map((item) => [`${item.rank}. ${item[language]}`, ...points, t('diagnosis:paper.na')]),
  figures: [1, 2, 3, 4, 5, 6, 7, 8],
  widths: [17, 1, 1, 1, 1, 1, 1, 1, 1.4],
});

/** A box to tick before each answer; lines to write on. */
function question(item: Ranked, language: Language, { t }: Wording): Block[] {
  const words = { rank: item.rank, item: item[language] };
  const boxes = (item.options ?? []).map((option) => `[\u00a0\u00a0\u00a0]\u00a0${option[language]}`);
  if (item.kind === 'choice' || item.kind === 'several')
    return [
      {
        kind: 'lead',
        text: t(`diagnosis:paper.choose_${item.kind === 'choice' ? 'one' : 'several'}`, words),
      },
      { kind: 'paragraph', text: boxes.join('      ') },
    ];
  const line =
    item.kind === 'number' ? t(`diagnosis:paper.${item.unit === 'percent' ? 'percent' : 'number'}`) : '';
  return [
    { kind: 'lead', text: t('diagnosis:paper.write', words) },
    { kind: 'paragraph', text: item.kind === 'number' ? line : '…'.repeat(85) },
    ...(item.kind === 'text' ? [{ kind: 'paragraph' as const, text: '…'.repeat(85) }] : []),
  ];
}
