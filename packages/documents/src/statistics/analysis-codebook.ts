import { cell } from './codebook.ts';

/** A column of an analysis of a survey: what it is in the model, and how it was asked. */
export interface AnalysisCodebookLine {
  readonly column: string;
  readonly part: string;
  readonly label: { readonly fr: string; readonly en: string } | null;
}

/** One line for each column, with the words in which it was asked; no figure of the answers. */
export function analysisCodebookCsv(lines: readonly AnalysisCodebookLine[]): string {
  const rows = lines.map(({ column, part, label }) =>
    [column, part, label?.fr ?? '', label?.en ?? ''].map(cell).join(','),
  );
  return ['column,part,asked_fr,asked_en', ...rows, ''].join('\n');
}
