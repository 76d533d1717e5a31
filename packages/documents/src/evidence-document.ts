import type { EvidenceFacts } from '@grappe/contracts/api';
import type { Language } from '@grappe/messages';
import type { Block, RenderedDocument } from './block.ts';
import { renderDocx, renderPdf } from './render-file.ts';
import { renderHtml } from './render-html.ts';
import { evidenceBlocks } from './sections/evidence.ts';
import { wordingOf } from './wording.ts';

/** The report of evidence to those who govern and fund, in one language and one format. */
export async function evidenceDocument(
  facts: EvidenceFacts,
  { language, format }: { readonly language: Language; readonly format: 'html' | 'pdf' | 'docx' },
): Promise<Uint8Array> {
  const content = documentOf(facts, language);
  if (format === 'pdf') return renderPdf(content);
  if (format === 'docx') return renderDocx(content);
  return new TextEncoder().encode(renderHtml(content));
}

function documentOf(facts: EvidenceFacts, language: Language): RenderedDocument {
  const wording = wordingOf(language, {});
  const { t, formats } = wording;
  const none: Block[] = [{ kind: 'paragraph', text: t('proof:evidence.doc_none') }];
  return {
    language,
    title: `${t('proof:evidence.doc_title')} – ${facts.clusterName}`,
    footer: `${facts.clusterName} – ${t('proof:evidence.doc_kicker')}`,
    madeOn: facts.madeOn,
    blocks: [
      {
        kind: 'cover',
        kicker: t('proof:evidence.doc_kicker'),
        title: t('proof:evidence.doc_title'),
        subtitle: facts.clusterName,
        notes: facts.isDemonstration ? [t('document:fictional')] : [],
        dataHeading: t('proof:evidence.doc_made'),
        data: [formats.date(facts.madeOn), t('proof:evidence.doc_count', { count: facts.findings.length })],
        contentsHeading: t('document:contents'),
      },
      ...(facts.findings.length === 0 ? none : evidenceBlocks(facts.findings, wording)),
    ],
  };
}
