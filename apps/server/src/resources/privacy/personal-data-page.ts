import type { Language } from '@grappe/contracts/roles';
import { translator } from '@grappe/messages';

const sections = [
  'person',
  'roles',
  'sessions',
  'messages',
  'files',
  'tasks',
  'mails',
  'contacts',
  'alliances',
  'encounters',
  'consents',
  'requests',
  'traces',
] as const;

/** What is known of somebody, as a page that any browser opens, today and in ten years: no script, nothing fetched. */
export function personalDataPage(data: Readonly<Record<string, unknown>>, language: Language): string {
  const t = translator(language);
  const title = t('privacy:export.title');
  const body = sections.map((section) => {
    const rows = rowsOf(data[section]);
    const content = rows.length === 0 ? `<p>${escaped(t('privacy:export.nothing'))}</p>` : table(rows);
    return `<h2>${escaped(t(`privacy:export.section.${section}`))}</h2>${content}`;
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}</style></head>
<body><h1>${escaped(title)}</h1><p>${escaped(t('privacy:export.lead'))}</p>${body.join('')}</body></html>`;
}

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

const rowsOf = (value: unknown): readonly Row[] =>
  Array.isArray(value) ? value.filter(isRow) : isRow(value) ? [value] : [];

function table(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly string[], tag: 'td' | 'th'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) =>
    line(
      columns.map((column) => textOf(row[column])),
      'td',
    ),
  );
  return `<table>${line(columns, 'th')}${body.join('')}</table>`;
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
