import { basename } from 'node:path';
import { readTable } from '@grappe/contracts/files';
import type { Mapping, Table } from '@grappe/contracts/files';
import { CommandFailure, commandFailure, readInput } from '../failure.ts';

/** The table in a spreadsheet or a CSV file, or a clear failure. */
export async function readTableFile(path: string): Promise<Table> {
  return tableOf(await readInput(path), path);
}

export function tableOf(bytes: Uint8Array, path: string): Table {
  const table = readTable(bytes, basename(path));
  if (table.kind === 'refused') throw new CommandFailure(table.problem);
  return table;
}

/** A mapping corrected by options `Column=target`. Only headers of the table and known targets are accepted. */
export function withCorrections<Target extends string>(
  mapping: Mapping<Target>,
  corrections: readonly string[],
  table: Table,
  targets: readonly Target[],
): Mapping<Target> {
  const corrected: Record<string, Target> = { ...mapping };
  for (const correction of corrections) {
    const at = correction.lastIndexOf('=');
    if (at < 1) throw commandFailure('map_unreadable', { value: correction });
    const column = correction.slice(0, at).trim();
    const target = targets.find((known) => known === correction.slice(at + 1).trim());
    const fileName = table.fileName;
    if (!(column in mapping))
      throw commandFailure('map_unknown_column', {
        column,
        fileName,
        columns: Object.keys(mapping).join(', '),
      });
    if (target === undefined)
      throw commandFailure('map_unknown_target', {
        target: correction.slice(at + 1),
        targets: targets.join(', '),
      });
    // One column for each single target: the one that was suggested gives way.
    for (const [other, before] of Object.entries(corrected))
      if (before === target && target !== 'other' && target !== 'ignore')
        Reflect.deleteProperty(corrected, other);
    corrected[column] = target;
  }
  return corrected;
}
