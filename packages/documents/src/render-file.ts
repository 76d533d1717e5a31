import type { RenderedDocument } from './block.ts';

// What writes these formats weighs several megabytes of code: it is read by whoever first writes such a file, and by nobody else.

/** The document as a PDF file. */
export async function renderPdf(document: RenderedDocument): Promise<Uint8Array> {
  return (await import('./render-pdf.ts')).renderPdf(document);
}

/** The document as a Word file. */
export async function renderDocx(document: RenderedDocument): Promise<Uint8Array> {
  return (await import('./render-docx.ts')).renderDocx(document);
}
