import writeExcelFile from 'write-excel-file/node';
import type { Language } from '@grappe/messages';
import type { PlanFacts } from './plan-facts.ts';
import { workbookSheets } from './workbook-sheets.ts';
import type { CellValue, ColumnFormat, Sheet } from './workbook-sheets.ts';

const numberFormats: Readonly<Record<ColumnFormat, string>> = {
  text: 'General',
  count: '#,##0',
  ratio: '0.000',
  money: '#,##0.00',
};
const narrowest = 10;
const widest = 60;

/** The plan as a workbook. Texts are written as texts: a cell that begins like a formula is not one. */
export async function renderXlsx(facts: PlanFacts, language: Language): Promise<Uint8Array> {
  const sheets = workbookSheets(facts, language);
  const written = writeExcelFile(
    sheets.map((sheet) => ({
      sheet: sheet.name.slice(0, 31),
      stickyRowsCount: 1,
      columns: sheet.columns.map((_, index) => ({ width: widthOf(sheet, index) })),
      data: [
        sheet.columns.map(({ title }) => ({
          value: title,
          type: String,
          fontWeight: 'bold' as const,
          backgroundColor: '#F6F2F7',
        })),
        ...sheet.rows.map((cells) =>
          cells.map((value, index) => cell(value, sheet.columns[index]?.format ?? 'text')),
        ),
      ],
    })),
  );
  return new Uint8Array(await written.toBuffer());
}

function cell(value: CellValue, format: ColumnFormat) {
  if (value === null) return null;
  return typeof value === 'number'
    ? { value, type: Number, format: numberFormats[format] }
    : { value, type: String, wrap: value.length > widest };
}

function widthOf({ columns, rows }: Sheet, index: number): number {
  const texts = [columns[index]?.title ?? '', ...rows.map((cells) => cells[index])];
  const longest = Math.max(...texts.map((text) => (typeof text === 'string' ? text.length : narrowest)));
  return Math.min(widest, Math.max(narrowest, longest + 2));
}
