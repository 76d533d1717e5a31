import { codebookVersion, type CodingAgreementShape, type CodingRound } from '@grappe/contracts/api';
import type { CodingRow, JsonValue, TranscriptRow } from '@grappe/database';
import {
  codingAgreement,
  type Agreement,
  type CodeAgreement,
  type CodedPassage,
  type CodingAgreement,
} from '@grappe/engine/agreement';
import { z } from 'zod';

/** Enough for two figures of an interval; the seed makes it the same for everybody. */
const options = { resamples: 500, seed: 20_261_121, confidence: 0.95 } as const;
const toldDifferences = 300;
const toldCharacters = 240;
const savedCodes = z.array(codebookVersion.shape.codes.element);

/** How far the two people of a double coding agree, by code and overall, on the stretches of their text. */
export function agreementOfRound(
  round: CodingRound,
  { body, paragraphs }: TranscriptRow,
  codebook: JsonValue,
  codings: readonly CodingRow[],
): CodingAgreementShape {
  const codes = savedCodes.parse(codebook);
  const found = codingAgreement(
    {
      units: paragraphs.map(([start, end]) => [start, end] as const),
      codes: codes.map(({ levels }) => ({ levels: levels.length })),
      passages: codings.flatMap((coding) => passageOf(round, codes, coding)),
    },
    options,
  );
  if (found.kind === 'not_concluded') return { kind: 'not_concluded', round, reason: found.reason };
  const { overall } = found;
  return {
    kind: 'agreement',
    round,
    units: found.units,
    resamples: found.resamples,
    seed: found.seed,
    overall: { ...figures(overall), weightedKappa: told(overall.kappa) },
    codes: codes.flatMap(({ id, name, levels }, rank) => {
      const own = found.codes[rank];
      if (own === undefined) return [];
      const interval = levels.length === 0 ? own.kappa.interval : aroundKappa(own.weightedKappa);
      const weightedKappa = told({ result: own.weightedKappa, interval });
      return [{ codeId: id, name, degrees: levels.length, ...figures(own), weightedKappa }];
    }),
    ...differencesOf(found, codes, body, paragraphs),
  };
}

function passageOf(
  { coders }: CodingRound,
  codes: readonly { readonly id: string }[],
  coding: CodingRow,
): CodedPassage[] {
  const code = codes.findIndex((one) => one.id === coding.codeId);
  const coder = coders.findIndex((one) => one.id === coding.coderId);
  if (code === -1 || (coder !== 0 && coder !== 1)) return [];
  return [{ coder, code, start: coding.start, end: coding.end, level: coding.level }];
}

const figures = ({
  both,
  first,
  second,
  neither,
  percent,
  holsti,
  kappa,
  alpha,
}: CodingAgreement['overall']) => ({
  both,
  first,
  second,
  neither,
  percent,
  holsti,
  kappa: told(kappa),
  alpha: told(alpha),
});

const told = ({
  result,
  interval,
}: {
  readonly result: Agreement;
  readonly interval: CodeAgreement['kappa']['interval'];
}) =>
  result.kind === 'coefficient'
    ? { kind: 'value' as const, value: result.value, interval: interval === null ? null : { ...interval } }
    : { kind: 'not_concluded' as const, reason: result.reason };

/** From the standard error of Fleiss, Cohen & Everitt (1969); a κ is never outside −1 and 1. */
function aroundKappa(result: Agreement): CodeAgreement['kappa']['interval'] {
  if (result.kind !== 'coefficient' || result.standardError === null) return null;
  const reach = 1.959964 * result.standardError;
  return { low: Math.max(-1, result.value - reach), high: Math.min(1, result.value + reach) };
}

function differencesOf(
  { differences }: CodingAgreement,
  codes: readonly { readonly id: string }[],
  body: string,
  paragraphs: TranscriptRow['paragraphs'],
) {
  return {
    differences: differences.slice(0, toldDifferences).flatMap(({ unit, code, said }) => {
      const [start, end] = paragraphs[unit] ?? [0, 0];
      const codeId = codes[code]?.id;
      if (codeId === undefined) return [];
      const text = body.slice(start, Math.min(end, start + toldCharacters)).toWellFormed();
      const pair: [number, number] = [said[0] ?? -1, said[1] ?? -1];
      return [{ codeId, start, end, text, said: pair }];
    }),
    differenceCount: differences.length,
  };
}
