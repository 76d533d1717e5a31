import type { Language } from '@grappe/messages';
import { planBlocks } from './plan-blocks.ts';
import type { PlanAudience, PlanFacts, PlanFormat } from './plan-facts.ts';
import { renderDocx, renderPdf } from './render-file.ts';
import { renderHtml } from './render-html.ts';
import { renderXlsx } from './render-xlsx.ts';
import { shareableFacts } from './shareable-facts.ts';

export const planFormats: Readonly<Record<PlanFormat, { readonly mediaType: string }>> = {
  html: { mediaType: 'text/html; charset=utf-8' },
  pdf: { mediaType: 'application/pdf' },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  json: { mediaType: 'application/json; charset=utf-8' },
};

export interface PlanDocumentOptions {
  readonly language: Language;
  readonly format: PlanFormat;
  /** Default `coordinator`: the coordinator's own copy, which says on its cover that it is confidential. */
  readonly audience?: PlanAudience;
}

/** The plan in one language and one format, ready to be written or sent. */
export async function planDocument(facts: PlanFacts, options: PlanDocumentOptions): Promise<Uint8Array> {
  const { language, format, audience = 'coordinator' } = options;
  const readable = audience === 'shareable' ? shareableFacts(facts) : facts;
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  switch (format) {
    case 'html':
      return text(renderHtml(planBlocks(readable, language)));
    case 'pdf':
      return renderPdf(planBlocks(readable, language));
    case 'docx':
      return renderDocx(planBlocks(readable, language));
    case 'xlsx':
      return renderXlsx(readable, language);
    case 'json':
      return text(`${JSON.stringify({ ...readable, audience }, null, 2)}\n`);
  }
}
