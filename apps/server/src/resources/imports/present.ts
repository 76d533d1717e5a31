import type { ImportListItem, ImportPreview } from '@grappe/contracts/api';
import { memberTargets, type OutTable } from '@grappe/contracts/files';
import { tieTargets } from '@grappe/contracts/files';
import type { ImportRow, JobRow } from '@grappe/database';
import { explainProblem, translator } from '@grappe/messages';
import type { Language } from '@grappe/contracts/roles';
import { importCounts, importReport } from '../../imports/import-settings.ts';

export interface ImportFacts {
  readonly row: ImportRow;
  readonly author: string | null;
  /** The job that writes it, or wrote it. */
  readonly job: JobRow | undefined;
}

/** Where each column may go. */
export const targetsOf = (kind: ImportRow['kind']): string[] =>
  kind === 'ties' ? [...tieTargets] : [...memberTargets, 'other', 'ignore'];

export function presentImport(facts: ImportFacts): ImportPreview {
  const { format, encoding, delimiter, mapping, header, firstRows, problems, problemCount } =
    importReport.parse(facts.row.report);
  return {
    ...presentImportItem(facts),
    version: facts.row.version,
    format,
    encoding,
    delimiter,
    jobId: facts.row.job_id,
    mapping,
    targets: targetsOf(facts.row.kind),
    header,
    firstRows,
    problems,
    problemCount,
  };
}

export const presentImportItem = (facts: ImportFacts): ImportListItem => ({
  id: facts.row.id,
  kind: facts.row.kind,
  fileName: facts.row.file_name,
  status: statusOf(facts),
  createdAt: facts.row.created_at.toISOString(),
  author: facts.author,
  changeSetId: facts.row.change_set_id,
  counts: importCounts.parse(facts.row.counts),
});

/** An import whose job was cancelled waits for a decision again; one whose job failed says so. Neither wrote anything. */
export function statusOf({ row, job }: Pick<ImportFacts, 'row' | 'job'>): ImportRow['status'] {
  if (row.status !== 'accepting') return row.status;
  if (job?.status === 'cancelled') return 'previewed';
  return job?.status === 'failed' ? 'failed' : 'accepting';
}

/** The problems of a file as a table that a spreadsheet opens. */
export function problemTable(problems: ImportPreview['problems'], language: Language): OutTable {
  const t = translator(language);
  const column = (name: string): string => t(`imports:problem_file.${name}`);
  return {
    sheet: column('sheet'),
    header: ['line', 'column', 'value', 'severity', 'problem', 'remedy'].map(column),
    rows: problems.map(({ line, column: name, value, severity, problem }) => {
      const { what, remedy } = explainProblem(problem, (key, params) => t(key, params ?? {}));
      return [line, name, value, t(`imports:problem_file.${severity}`), what, remedy];
    }),
  };
}
