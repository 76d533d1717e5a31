import type { Cell } from './types.ts';
import { cellErrorMark } from './xlsx-sheet.ts';

// oxlint-disable-next-line no-control-regex -- characters that no text file of people should hold
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/gu;

/** A cell as trimmed text, without control characters and with plain line ends; numbers with a dot. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell !== 'string') return String(cell);
  return cell.replace(/\r\n?/gu, '\n').replace(controls, '').trim();
};

/** `#N/A` and its like: the spreadsheet could not compute the cell. */
export const cellError = (cell: Cell | undefined): string | null => {
  if (typeof cell !== 'string') return null;
  if (cell.startsWith(cellErrorMark)) return cell.slice(cellErrorMark.length);
  return /^#(?:N\/A|N\/D|REF!|VALUE!|VALEUR!|DIV\/0!|NAME\?|NOM\?|NULL!|NUL!|NUM!|NOMBRE!)$/u.test(cell)
    ? cell
    : null;
};
