import type { Language } from '@grappe/messages';
import { planBlocks } from './plan-blocks.ts';
import type { PlanFacts, PlanFormat } from './plan-facts.ts';
import { renderDocx } from './render-docx.ts';
import { renderHtml } from './render-html.ts';
import { renderPdf } from './render-pdf.ts';
import { renderXlsx } from './render-xlsx.ts';

export const planFormats: Readonly<Record<PlanFormat, { readonly mediaType: string }>> = {
  html: { mediaType: 'text/html; charset=utf-8' },
  pdf: { mediaType: 'application/pdf' },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  json: { mediaType: 'application/json; charset=utf-8' },
};

/** The plan in one language and one format, ready to be written or sent. */
export async function planDocument(
  facts: PlanFacts,
  options: { readonly language: Language; readonly format: PlanFormat },
): Promise<Uint8Array> {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  switch (options.format) {
    case 'html':
      return text(renderHtml(planBlocks(facts, options.language)));
    case 'pdf':
      return renderPdf(planBlocks(facts, options.language));
    case 'docx':
      return renderDocx(planBlocks(facts, options.language));
    case 'xlsx':
      return renderXlsx(facts, options.language);
    case 'json':
      return text(`${JSON.stringify(facts, null, 2)}\n`);
  }
}
