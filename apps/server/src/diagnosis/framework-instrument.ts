import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readInstrument, type Instrument } from '@grappe/contracts/instruments';

/** The instrument that comes with the program, as YAML. */
export const frameworkYaml = (): string =>
  readFileSync(fileURLToPath(import.meta.resolve('@grappe/contracts/instruments/framework.yaml')), 'utf8');

/** The same, read; it is tested, so that a fault in it is a bug. */
export function frameworkInstrument(): Instrument {
  const reading = readInstrument(frameworkYaml());
  if (reading.kind === 'refused') throw new Error('The instrument of the program cannot be read.');
  return reading.instrument;
}
