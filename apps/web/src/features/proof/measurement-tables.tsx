import type { AnalysisDetail, PlsResult } from '@grappe/contracts/api';
import { FigureTable } from './figure-table.tsx';
import { useFigures } from './use-figures.ts';

const mostPairs = 60;

/** How well the columns stand for their constructs, and whether constructs are different things. */
export function MeasurementTables({
  data,
  result,
}: {
  readonly data: AnalysisDetail;
  readonly result: PlsResult;
}) {
  const { t, f, number, name, limits, interval, heads } = useFigures(data);
  const { estimate, bootstrap } = result;
  const counts = new Map(estimate.model.constructs.map(({ name: own, items }) => [own, items.length]));
  const formed = new Set(
    estimate.model.constructs.filter(({ weights }) => weights === 'B').map(({ name: own }) => own),
  );
  const explained = new Map(estimate.explained.map((one) => [one.construct, one]));
  const htmtOf = (first: string, second: string) =>
    bootstrap?.figures.find(
      ({ figure }) => figure.kind === 'htmt' && figure.first === first && figure.second === second,
    )?.summary?.percentile;
  const several = (construct: string): boolean => (counts.get(construct) ?? 1) > 1;
  return (
    <>
      <FigureTable
        id="measurement"
        title={t('proof:detail.measurement')}
        header={heads('construct', 'items', 'alpha', 'rho_a', 'rho_c', 'ave', 'r2', 'r2_adjusted')}
        rows={estimate.reliability.map(({ construct, alpha, rhoA, rhoC, ave }) => {
          const own =
            several(construct) && !formed.has(construct)
              ? [alpha, rhoA, rhoC, ave].map(number)
              : ['–', '–', '–', '–'];
          const r2 = explained.get(construct);
          const figures = [number(r2?.rSquared), number(r2?.adjustedRSquared)];
          return [name(construct), f.number(counts.get(construct) ?? 1), ...own, ...figures];
        })}
      />
      <FigureTable
        id="items"
        title={t('proof:detail.items')}
        words={2}
        header={heads('item', 'construct', 'loading', 'weight', 'cross', 'vif')}
        rows={estimate.items
          .filter(({ construct }) => several(construct))
          .map(({ item, construct, loading, weight, crossLoadings, vif }) => {
            const elsewhere = Object.entries(crossLoadings).flatMap(([other, value]) =>
              other === construct || value === null ? [] : [Math.abs(value)],
            );
            const cross = elsewhere.length === 0 ? null : Math.max(...elsewhere);
            return [name(item), name(construct), ...[loading, weight, cross, vif].map(number)];
          })}
      />
      <FigureTable
        id="pairs"
        title={t('proof:detail.pairs')}
        header={[...heads('pair', 'correlation', 'htmt'), interval]}
        rows={estimate.pairs
          .map((pair) => (formed.has(pair.first) || formed.has(pair.second) ? { ...pair, htmt: null } : pair))
          .toSorted((a, b) => (b.htmt ?? 0) - (a.htmt ?? 0))
          .slice(0, mostPairs)
          .map(({ first, second, correlation, htmt }) => [
            `${name(first)} – ${name(second)}`,
            number(correlation),
            number(htmt),
            limits(htmt === null ? null : htmtOf(first, second)),
          ])}
      />
    </>
  );
}
