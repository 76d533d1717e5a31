/**
 * A cell that begins with one of these may be run as a formula when a spreadsheet opens the file. Such a text is written
 * after an apostrophe; on reading the apostrophe is taken off again, so that a round trip changes nothing.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/u;

export const guardFormula = (text: string): string => (formula.test(text) ? `'${text}` : text);

export const unguardFormula = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
