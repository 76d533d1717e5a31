import type { AuditEntryShape } from '@grappe/contracts/api';
import { writeTable } from '@grappe/contracts/files';
import type { Language } from '@grappe/contracts/roles';
import type { AuditRow } from '@grappe/database';
import { translator, type Translate } from '@grappe/messages';

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

export const presentEntry = (row: AuditRow): AuditEntryShape => ({
  position: row.position,
  at: row.at.toISOString(),
  actor: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? '' },
  action: row.action,
  kind: row.kind,
  subject: row.subjectId === null ? null : { id: row.subjectId, name: row.subjectName ?? '' },
  rows: typeof row.detail['rows'] === 'number' ? row.detail['rows'] : null,
  columns: texts(row.detail['columns']),
  about: texts(row.detail['about']),
  hash: row.hash,
});

/** The entries as a table; cells that a spreadsheet would run as formulas are neutralised. Times are UTC. */
export function writeAudit(rows: readonly AuditRow[], language: Language): Promise<Uint8Array> {
  const t = translator(language);
  const header = ['position', 'at', 'actor', 'action', 'kind', 'subject', 'rows', 'about', 'columns', 'hash'];
  return writeTable(
    {
      sheet: t('register:audit.title'),
      header: header.map((name) => t(`register:audit.header.${name}`)),
      rows: rows.map((row) => cellsOf(presentEntry(row), t)),
    },
    { format: 'csv', language },
  );
}

const cellsOf = (entry: AuditEntryShape, t: Translate): (string | number | null)[] => [
  entry.position,
  entry.at,
  entry.actor === null ? t('register:audit.system') : entry.actor.name || entry.actor.id,
  t(`register:audit.action.${entry.action}`),
  t(`register:audit.kind.${entry.kind}`, { defaultValue: entry.kind }),
  entry.subject === null ? null : entry.subject.name || entry.subject.id,
  entry.rows,
  entry.about.join(' | '),
  entry.columns.join(' | '),
  entry.hash,
];
