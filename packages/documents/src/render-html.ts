import type {
  Block,
  Cover,
  Heading,
  LabelledList,
  Picture,
  RenderedDocument,
  SignatureFrame,
  Table,
} from './block.ts';
import { escapeMarkup as escape } from './escape.ts';
import { printable } from './printable.ts';

const style = `
:root { color-scheme: light; --ink: #241b2a; --quiet: #5d5463; --accent: #6b2d5c; --leaf: #3f7d3a; --line: #d8d2dc; --tint: #f6f2f7; }
* { box-sizing: border-box; }
body { font: 16px/1.55 'Inter Variable', Inter, Roboto, 'Segoe UI', Arial, sans-serif; color: var(--ink); background: #fff; max-width: 56rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
header { border-top: 6px solid var(--accent); padding-top: 1.25rem; }
.kicker { color: var(--accent); font-weight: 600; margin: 0; } h1 { font-size: 2.1rem; line-height: 1.2; margin: 0.2rem 0; }
.subtitle, .data { color: var(--quiet); margin: 0.2rem 0; } .data h2 { all: unset; font-weight: 600; } .data ul { margin: 0.2rem 0; padding-left: 1.2rem; }
nav { background: var(--tint); padding: 0.8rem 1.2rem; margin: 1.2rem 0; } nav h2 { all: unset; font-weight: 600; } nav ol { margin: 0.3rem 0 0; padding-left: 1.2rem; columns: 2 18rem; } a { color: var(--accent); }
h2 { font-size: 1.5rem; margin: 2.6rem 0 0.8rem; color: var(--accent); border-bottom: 2px solid var(--accent); padding-bottom: 0.2rem; }
h3 { font-size: 1.2rem; margin: 2.2rem 0 0.5rem; }
.lead { margin: 1rem 0 0.2rem; font-weight: 600; } .lead + ul, .lead + ol { margin-top: 0.2rem; } li { margin: 0.25rem 0; }
table { border-collapse: collapse; width: 100%; margin: 0.8rem 0 1.4rem; font-variant-numeric: tabular-nums; font-size: 0.92rem; line-height: 1.4; }
caption { text-align: left; font-weight: 600; padding: 0.3rem 0; } th, td { border-bottom: 1px solid var(--line); padding: 0.4rem 0.55rem; text-align: left; vertical-align: top; }
th { background: var(--tint); vertical-align: bottom; } .figure { text-align: right; white-space: nowrap; } th.figure { white-space: normal; } .total td { font-weight: 600; border-top: 2px solid var(--accent); }
.lists { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; } .wide { overflow-x: auto; } .beside { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; align-items: start; }
.note { background: var(--tint); border-left: 4px solid var(--accent); padding: 0.6rem 0.9rem; } figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; }
.contract h2 { font-size: 1.15rem; margin: 1.8rem 0 0.5rem; border-bottom: 0; } .contract .banner { position: sticky; top: 0; margin: 0 0 1rem; padding: 0.45rem 0.8rem; background: var(--accent); color: #fff; font-weight: 600; font-size: 0.88rem; text-align: center; }
.signatures { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 0.8rem; } .signatures > div { border: 1px solid var(--line); padding: 0.7rem 0.9rem 4.5rem; } .signatures p { margin: 0.25rem 0; } .line { white-space: pre-line; }
footer { color: var(--quiet); font-size: 0.85rem; margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 0.5rem; }
@media (max-width: 44rem) { body { padding: 1rem 0.9rem 2rem; } h1 { font-size: 1.7rem; } .beside, .lists { grid-template-columns: 1fr; gap: 0; } table { font-size: 0.86rem; } th, td { padding: 0.35rem 0.4rem; } }
@media print { body { padding: 0; max-width: none; font-size: 10.5pt; } h2, h3, .lead { break-after: avoid; } tr, figure, .beside, .together, .signatures > div { break-inside: avoid; } .contract .banner { display: none; } .page-break { break-before: page; } .wide { overflow: visible; } nav a { color: inherit; text-decoration: none; } }
@page { size: A4; margin: 16mm 15mm; }
`;

/** On paper the banner stands in the margin of every page. */
const bannerStyle = (banner: string): string =>
  `@page { @top-center { content: "${banner.replaceAll(/["\\\n<]/g, ' ')}"; color: #6b2d5c; font: bold 9pt Roboto, Arial, sans-serif; } }`;

/** One file, nothing fetched from anywhere, made to be read and printed. */
export function renderHtml(original: RenderedDocument): string {
  const document = printable(original);
  const [first, ...rest] = document.blocks;
  const { banner } = document;
  const head = first?.kind === 'cover' ? cover(first, document) : first === undefined ? '' : block(first);
  return [
    '<!doctype html>',
    `<html lang="${document.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escape(document.title)}</title><style>${style}${banner === undefined ? '' : bannerStyle(banner)}</style></head><body${document.isContract === true ? ' class="contract"' : ''}>`,
    ...(banner === undefined ? [] : [`<p class="banner">${escape(banner)}</p>`]),
    head,
    '<main>',
    ...rest.map(block),
    `</main><footer>${escape(document.footer)}</footer></body></html>`,
    '',
  ].join('\n');
}

function cover(part: Cover, { blocks }: RenderedDocument): string {
  const headings = headingsIn(blocks);
  return [
    `<header><p class="kicker">${escape(part.kicker)}</p><h1>${escape(part.title)}</h1>`,
    `<p class="subtitle">${escape(part.subtitle)}</p>`,
    ...part.notes.map((note) => `<p class="note">${escape(note)}</p>`),
    `<div class="data"><h2>${escape(part.dataHeading)}</h2>${list('ul', part.data)}</div></header>`,
    `<nav aria-label="${escape(part.contentsHeading)}"><h2>${escape(part.contentsHeading)}</h2><ol>`,
    ...headings.map(({ id, text }) => `<li><a href="#${id}">${escape(text)}</a></li>`),
    '</ol></nav>',
  ].join('\n');
}

const headingsIn = (blocks: readonly Block[]): Heading[] =>
  blocks.flatMap((one) => {
    if (one.kind === 'together') return headingsIn(one.blocks);
    return one.kind === 'heading' && one.level === 1 ? [one] : [];
  });

const labelled = ({ label, items }: LabelledList): string =>
  `<div><p class="lead">${escape(label)}</p>${list('ul', items)}</div>`;

const list = (tag: 'ul' | 'ol', items: readonly string[]): string =>
  `<${tag}>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</${tag}>`;

function block(part: Block): string {
  switch (part.kind) {
    case 'cover':
      return `<h1>${escape(part.title)}</h1>`;
    case 'heading':
      return `<h${part.level + 1} id="${part.id}">${escape(part.text)}</h${part.level + 1}>`;
    case 'paragraph':
      return `<p class="line">${escape(part.text)}</p>`;
    case 'lead':
      return `<p class="lead">${escape(part.text)}</p>`;
    case 'note':
      return `<p class="note">${escape(part.text)}</p>`;
    case 'bullets':
      return list('ul', part.items);
    case 'steps':
      return list('ol', part.items);
    case 'table':
      return table(part);
    case 'picture':
      return picture(part);
    case 'beside':
      return `<div class="beside">${table(part.table)}${picture(part.picture)}</div>`;
    case 'together':
      return `<section${part.long ? ' class="page-break"' : ' class="together"'}>${part.blocks.map(block).join('')}</section>`;
    case 'lists':
      return `<div class="lists">${part.lists.map(labelled).join('')}</div>`;
    case 'signatures':
      return `<div class="signatures">${part.parties.map(signature).join('')}</div>`;
    case 'page_break':
      return '<div class="page-break"></div>';
  }
}

const signature = ({ heading, lines }: SignatureFrame): string =>
  `<div><p class="lead">${escape(heading)}</p>${lines.map((line) => `<p>${escape(line)}</p>`).join('')}</div>`;

function picture({ svg, alternative }: Picture): string {
  const labelled = svg.replace('<svg ', `<svg role="img" aria-label="${escape(alternative)}" `);
  return `<figure>${labelled}</figure>`;
}

function table({ caption, header, rows, figures, hasTotal }: Table): string {
  const side = (column: number): string => (figures.includes(column) ? ' class="figure"' : '');
  const head = header.map((text, column) => `<th scope="col"${side(column)}>${escape(text)}</th>`).join('');
  const body = rows
    .map((cells, index) => {
      const isTotal = hasTotal === true && index === rows.length - 1;
      const row = cells.map((cell, column) => `<td${side(column)}>${escape(cell)}</td>`).join('');
      return `<tr${isTotal ? ' class="total"' : ''}>${row}</tr>`;
    })
    .join('');
  return `<div class="wide" tabindex="0" role="region" aria-label="${escape(caption)}"><table><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
