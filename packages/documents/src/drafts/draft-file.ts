import type { RenderedDocument } from '../block.ts';
import { renderDocx, renderPdf } from '../render-file.ts';
import { renderHtml } from '../render-html.ts';

export type DraftFormat = 'html' | 'pdf' | 'docx';

/** A written document as a file. The same document and format give the same bytes, whenever and wherever they are made. */
export async function draftFile(document: RenderedDocument, format: DraftFormat): Promise<Uint8Array> {
  switch (format) {
    case 'html':
      return new TextEncoder().encode(renderHtml(document));
    case 'pdf':
      return renderPdf(document);
    case 'docx':
      return renderDocx(document);
  }
}
