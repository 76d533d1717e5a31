import { findingStrengths, type EvidenceFacts } from '@grappe/contracts/api';
import type { Block } from '../block.ts';
import type { Wording } from '../wording.ts';

type Finding = EvidenceFacts['findings'][number];

/** Findings by their strength, the strongest first, each with what it speaks of and where it comes from; nothing when there are none. */
export function evidenceBlocks(findings: readonly Finding[], wording: Wording): Block[] {
  if (findings.length === 0) return [];
  const { t } = wording;
  return [
    { kind: 'heading', level: 1, id: 'evidence', text: t('proof:evidence.section') },
    { kind: 'paragraph', text: t('proof:evidence.scale') },
    ...findingStrengths.toReversed().flatMap((strength): Block[] => {
      const own = findings.filter((finding) => finding.strength === strength);
      if (own.length === 0) return [];
      return [
        {
          kind: 'heading',
          level: 2,
          id: `evidence-${strength}`,
          text: t(`proof:evidence.strength.${strength}`),
        },
        ...own.flatMap((finding) => findingBlocks(finding, wording)),
      ];
    }),
  ];
}

function findingBlocks(finding: Finding, { t, formats }: Wording): Block[] {
  const { kind, title, body, pseudonym, source, subject, mechanism, observedOn } = finding;
  const words = kind === 'verbatim' ? t('proof:evidence.quoted', { words: body }) : body;
  const about = [
    subject.kind === 'cluster'
      ? t('proof:evidence.subject.cluster')
      : t('proof:evidence.about', {
          kind: t(`proof:evidence.subject.${subject.kind}`),
          title: subject.title,
        }),
    ...(mechanism === null ? [] : [t(`proof:evidence.mechanism.${mechanism}`)]),
    ...(pseudonym === '' ? [] : [pseudonym]),
    ...(source === '' ? [] : [source]),
    formats.date(observedOn),
  ];
  return [
    { kind: 'lead', text: title },
    ...(words === '' ? [] : [{ kind: 'paragraph', text: words } as const]),
    { kind: 'note', text: about.join(' · ') },
  ];
}
