import type { AreaAdapter, ConformanceCase, JsonObject, KeyOutcome } from '../adapter.ts';
import { unsupportedKey } from '../compare.ts';
import { agreementOutcomes } from './stats/agreement-keys.ts';
import { factorOutcomes } from './stats/factor-keys.ts';
import { mediationOutcomes } from './stats/mediation-keys.ts';
import { plsOutcomes } from './stats/pls-keys.ts';
import { readData } from './stats/read-data.ts';
import { itemOutcomes, regressionOutcomes } from './stats/regression-keys.ts';

export const adapter: AreaAdapter = { area: 'stats', compare: compareStats };

const CODERS = ['pairs', 'table', 'raters_by_unit'];

/** What a case is about is read from the shape of its input. */
function compareStats(reference: ConformanceCase): KeyOutcome[] {
  const input = reference.input as JsonObject;
  const isAboutCoders = CODERS.some((key) => Array.isArray(input[key])) || Array.isArray(input['data']);
  if (isAboutCoders && input['columns'] === undefined) return agreementOutcomes(reference);
  const data = readData(reference);
  if (typeof data === 'string')
    return Object.keys(reference.expected).map((key) => unsupportedKey(key, data));
  if ('constructs' in input) return plsOutcomes(reference, data);
  if ('mediators' in input) return mediationOutcomes(reference, data);
  if ('model' in input) return factorOutcomes(reference, data);
  return 'y' in input ? regressionOutcomes(reference, data) : itemOutcomes(reference, data);
}
