import type { Block, RenderedDocument, Table } from './block.ts';
import { escapeMarkup as escape } from './escape.ts';

const style = `
:root { color-scheme: light; --ink: #241b2a; --quiet: #5d5463; --accent: #6b2d5c; --line: #d8d2dc; --tint: #f6f2f7; }
body { font: 15px/1.5 'Inter Variable', Inter, Roboto, 'Segoe UI', Arial, sans-serif; color: var(--ink); background: #fff; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.9rem; margin: 0; color: var(--accent); } .subtitle { color: var(--quiet); margin: 0.2rem 0 1.5rem; }
h2 { font-size: 1.35rem; margin: 2.2rem 0 0.6rem; color: var(--accent); border-bottom: 2px solid var(--accent); padding-bottom: 0.2rem; }
h3 { font-size: 1.1rem; margin: 1.6rem 0 0.4rem; }
table { border-collapse: collapse; width: 100%; margin: 0.8rem 0 1.2rem; font-variant-numeric: tabular-nums; font-size: 0.9rem; }
caption { text-align: left; font-weight: 600; padding: 0.3rem 0; } th, td { border-bottom: 1px solid var(--line); padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
th { background: var(--tint); } .figure { text-align: right; white-space: nowrap; } .wide { overflow-x: auto; }
.note { background: var(--tint); border-left: 4px solid var(--accent); padding: 0.6rem 0.8rem; } figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; border: 1px solid var(--line); }
footer { color: var(--quiet); font-size: 0.85rem; margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 0.5rem; }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; } h2, h3 { break-after: avoid; } table, figure { break-inside: avoid; } .page-break { break-before: page; } }
`;

/** One file, nothing fetched from anywhere, made to be read and printed. */
export function renderHtml(document: RenderedDocument): string {
  return [
    '<!doctype html>',
    `<html lang="${document.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escape(document.title)}</title><style>${style}</style></head><body><main>`,
    ...document.blocks.map(block),
    `</main><footer>${escape(document.footer)}</footer></body></html>`,
    '',
  ].join('\n');
}

function block(part: Block): string {
  switch (part.kind) {
    case 'title':
      return `<h1>${escape(part.text)}</h1><p class="subtitle">${escape(part.subtitle)}</p>`;
    case 'heading':
      return `<h${part.level + 1}>${escape(part.text)}</h${part.level + 1}>`;
    case 'paragraph':
      return `<p>${escape(part.text)}</p>`;
    case 'note':
      return `<p class="note">${escape(part.text)}</p>`;
    case 'bullets':
      return `<ul>${part.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
    case 'table':
      return table(part);
    case 'picture': {
      const labelled = part.svg.replace('<svg ', `<svg role="img" aria-label="${escape(part.alternative)}" `);
      return `<figure>${labelled}</figure>`;
    }
    case 'page_break':
      return '<div class="page-break"></div>';
  }
}

function table({ caption, header, rows, figures }: Table): string {
  const side = (column: number): string => (figures.includes(column) ? ' class="figure"' : '');
  const head = header.map((text, column) => `<th scope="col"${side(column)}>${escape(text)}</th>`).join('');
  const body = rows
    .map(
      (cells) =>
        `<tr>${cells.map((cell, column) => `<td${side(column)}>${escape(cell)}</td>`).join('')}</tr>`,
    )
    .join('');
  return `<div class="wide"><table><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
