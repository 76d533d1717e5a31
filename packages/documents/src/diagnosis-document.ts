import type { ClusterDiagnosisShape, EvidenceFacts } from '@grappe/contracts/api';
import { nameStratum, tellDiagnosis, type Language } from '@grappe/messages';
import type { Block, RenderedDocument } from './block.ts';
import { renderDocx, renderPdf } from './render-file.ts';
import { renderHtml } from './render-html.ts';
import { evidenceBlocks } from './sections/evidence.ts';
import { wordingOf, type Wording } from './wording.ts';

export type DiagnosisFormat = 'html' | 'pdf' | 'docx';
type Construct = ClusterDiagnosisShape['constructs'][number];

/** The diagnosis of a cluster in one language and one format, ready to be sent. */
export async function diagnosisDocument(
  facts: ClusterDiagnosisShape,
  {
    language,
    format,
    evidence = [],
  }: {
    readonly language: Language;
    readonly format: DiagnosisFormat;
    /** What is told of the evidence shelf, as far as the reader may know of it. */
    readonly evidence?: EvidenceFacts['findings'];
  },
): Promise<Uint8Array> {
  const content = diagnosisBlocks(facts, language, evidence);
  if (format === 'pdf') return renderPdf(content);
  if (format === 'docx') return renderDocx(content);
  return new TextEncoder().encode(renderHtml(content));
}

function diagnosisBlocks(
  facts: ClusterDiagnosisShape,
  language: Language,
  evidence: EvidenceFacts['findings'],
): RenderedDocument {
  const wording = wordingOf(language, {});
  const { t, formats } = wording;
  const { wave } = facts;
  const period = wave === null ? '' : t('diagnosis:wave_named', { ...wave, date: Date.parse(wave.opensOn) });
  const answers =
    facts.asked === null || facts.submitted === null || facts.asked === 0
      ? t('diagnosis:lead')
      : t('diagnosis:answered', {
          count: facts.submitted,
          asked: formats.number(facts.asked),
          share: formats.percent(facts.submitted / facts.asked),
        });
  return {
    language,
    title: `${t('diagnosis:doc.title')} – ${facts.clusterName}`,
    footer: `${facts.clusterName} – ${t('diagnosis:doc.kicker')}${period === '' ? '' : ` – ${period}`}`,
    madeOn: wave?.closedAt?.slice(0, 10) ?? wave?.closesOn ?? '',
    blocks: [
      {
        kind: 'cover',
        kicker: t('diagnosis:doc.kicker'),
        title: t('diagnosis:doc.title'),
        subtitle: `${facts.clusterName}${period === '' ? '' : ` · ${period}`}`,
        notes: facts.isDemonstration ? [t('diagnosis:fictional')] : [],
        dataHeading: t('diagnosis:doc.made'),
        data: [answers],
        contentsHeading: t('document:contents'),
      },
      { kind: 'heading', level: 1, id: 'short', text: t('diagnosis:doc.in_short') },
      ...shortly(facts, language, wording),
      ...tables(facts, language, wording),
      ...evidenceBlocks(evidence, wording),
      { kind: 'heading', level: 1, id: 'method', text: t('diagnosis:doc.method') },
      { kind: 'paragraph', text: t('diagnosis:how_text') },
      { kind: 'paragraph', text: t('diagnosis:doc.limits') },
    ],
  };
}

function shortly(facts: ClusterDiagnosisShape, language: Language, { t, formats }: Wording): Block[] {
  const items = tellDiagnosis({ language, t, f: formats }, facts);
  return items.length === 0
    ? [{ kind: 'paragraph', text: t('diagnosis:too_little') }]
    : [{ kind: 'bullets', items }];
}

function tables(facts: ClusterDiagnosisShape, language: Language, wording: Wording): Block[] {
  const told = facts.constructs.filter(({ whole }) => whole !== null);
  if (told.length === 0) return [];
  const cooperative = ['brake', 'incentive'];
  return [
    heading('framework', wording.t('diagnosis:doc.framework')),
    meansOf(
      told.filter(({ role }) => !cooperative.includes(role)),
      language,
      wording,
    ),
    ...segments(facts, language, wording),
    ...(told.some(({ role }) => cooperative.includes(role))
      ? [
          heading('cooperation', wording.t('diagnosis:doc.cooperation')),
          meansOf(
            told.filter(({ role }) => cooperative.includes(role)),
            language,
            wording,
          ),
        ]
      : []),
    ...others(facts, language, wording),
  ];
}

const heading = (id: string, text: string): Block => ({ kind: 'heading', level: 1, id, text });
const rounded = ({ formats }: Wording, value: number | null): string =>
  value === null ? '–' : formats.number(Math.round(value * 10) / 10);

function meansOf(constructs: readonly Construct[], language: Language, wording: Wording): Block {
  const { t, formats } = wording;
  return {
    kind: 'table',
    caption: t('diagnosis:doc.caption'),
    header: ['construct', 'mean_of_seven', 'high', 'before', 'firms'].map((name) => t(`diagnosis:${name}`)),
    rows: constructs.map(({ role, name, whole, before }) => [
      `${name[language]} (${t(`diagnosis:role.${role}`)})`,
      rounded(wording, whole?.mean ?? null),
      whole?.highRatio == null ? '–' : formats.percent(Math.round(whole.highRatio * 100) / 100),
      rounded(wording, before),
      formats.number(whole?.firms ?? 0),
    ]),
    figures: [1, 2, 3, 4],
    widths: [6, 2, 2, 2, 2],
  };
}

function segments(facts: ClusterDiagnosisShape, language: Language, wording: Wording): Block[] {
  const { t } = wording;
  const shown = facts.strata.filter((stratum) => stratum !== '').slice(0, 6);
  if (shown.length === 0) return [];
  return [
    heading('segments', t('diagnosis:doc.segments')),
    {
      kind: 'table',
      caption: t('diagnosis:mean_of_seven'),
      header: [t('diagnosis:construct'), ...shown.map((stratum) => nameStratum(t, facts.stratumBy, stratum))],
      rows: facts.constructs
        .filter(({ role, whole }) => role === 'constraint' && whole !== null)
        .map(({ name, strata }) => [
          name[language],
          ...shown.map((stratum) => {
            const figure = strata.find((one) => one.stratum === stratum);
            return figure === undefined ? t('diagnosis:hidden') : rounded(wording, figure.mean);
          }),
        ]),
      figures: shown.map((_, at) => at + 1),
    },
  ];
}

function others(facts: ClusterDiagnosisShape, language: Language, wording: Wording): Block[] {
  const { t } = wording;
  const clusters = facts.others.slice(0, 5);
  if (clusters.length === 0) return [];
  return [
    heading('others', t('diagnosis:doc.others')),
    {
      kind: 'table',
      caption: t('diagnosis:mean_of_seven'),
      header: [t('diagnosis:construct'), t('diagnosis:us'), ...clusters.map(({ cluster }) => cluster)],
      rows: facts.constructs
        .filter(({ whole }) => whole !== null)
        .map(({ id, name, whole }) => [
          name[language],
          rounded(wording, whole?.mean ?? null),
          ...clusters.map(({ measures }) => rounded(wording, measures[id] ?? null)),
        ]),
      figures: clusters.map((_, at) => at + 1).concat(clusters.length + 1),
    },
  ];
}
