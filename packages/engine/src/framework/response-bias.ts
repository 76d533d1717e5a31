/** A thing known of every firm that was asked (`size`), and which of them answered. */
export interface KnownFirm {
  readonly known: Readonly<Record<string, string | null>>;
  readonly answered: boolean;
}

export interface BiasLine {
  readonly fact: string;
  readonly value: string;
  readonly asked: number;
  readonly answered: number;
  /** Shares of the firms whose fact is known, from 0 to 1. */
  readonly askedRatio: number;
  readonly answeredRatio: number;
  /** Further from what chance would give than two standard errors, with at least ten answers. */
  readonly biased: boolean;
}

/**
 * Do those who answered look like those who were asked? For each value of each known fact, its share among both; biased when
 * |p_answered − p| > 2·√(p(1−p)/n · (N−n)/(N−1)) (draw without replacement), n answers of N firms. Firms whose fact is not known are
 * left out of that fact. O(firms × facts).
 */
export function responseBias(firms: readonly KnownFirm[]): BiasLine[] {
  const facts = [...new Set(firms.flatMap(({ known }) => Object.keys(known)))].toSorted();
  return facts.flatMap((fact) => {
    const usable = firms.filter(({ known }) => (known[fact] ?? null) !== null);
    const values = [...new Set(usable.map(({ known }) => known[fact]!))].toSorted();
    return values.map((value) => lineOf(usable, fact, value));
  });
}

function lineOf(firms: readonly KnownFirm[], fact: string, value: string): BiasLine {
  const among = (some: readonly KnownFirm[]): number =>
    some.filter(({ known }) => known[fact] === value).length;
  const answering = firms.filter(({ answered }) => answered);
  const [all, n] = [firms.length, answering.length];
  const [asked, answered] = [among(firms), among(answering)];
  const p = asked / all;
  const answeredRatio = n === 0 ? 0 : answered / n;
  const error = Math.sqrt(((p * (1 - p)) / Math.max(n, 1)) * ((all - n) / Math.max(all - 1, 1)));
  const biased = n >= 10 && Math.abs(answeredRatio - p) > 2 * error + 1e-12;
  return { fact, value, asked, answered, askedRatio: p, answeredRatio, biased };
}
