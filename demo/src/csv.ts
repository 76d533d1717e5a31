/** A file as a team would upload it: `;` between cells, quotes where they are needed, Windows line ends. */
export function csv<Title extends string>(
  header: readonly Title[],
  rows: readonly Record<Title, string>[],
): string {
  const cell = (value: string): string => (/[;"\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = [header, ...rows.map((row) => header.map((title) => row[title]))];
  return lines.map((cells) => cells.map(cell).join(';')).join('\r\n') + '\r\n';
}
