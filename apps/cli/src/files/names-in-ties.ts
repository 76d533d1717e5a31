import { columnName, isTieMatrix } from '@grappe/contracts/files';
import type { KnownOrganisation } from '@grappe/contracts/files';
import type { TieSource } from './read-ties.ts';

/** Organisations that a tie file names, when no other file tells who there is. */
export function namesInTies({ input, mapping }: TieSource): KnownOrganisation[] {
  const names = input.kind === 'graph' ? input.nodes.map(({ label }) => label) : namesInTable(input, mapping);
  return [...new Set(names.filter((name) => name !== ''))].map((name) => ({ id: name, name }));
}

function namesInTable(
  table: Exclude<TieSource['input'], { kind: 'graph' }>,
  mapping: TieSource['mapping'],
): string[] {
  const text = (cell: unknown): string => String(cell ?? '').trim();
  if (isTieMatrix(table)) return [...table.header.slice(1), ...table.rows.map(({ cells }) => text(cells[0]))];
  const ends = table.header.flatMap((_, index) =>
    ['from', 'to'].includes(mapping[columnName(table.header, index)] ?? '') ? [index] : [],
  );
  return table.rows.flatMap(({ cells }) => ends.map((index) => text(cells[index])));
}
