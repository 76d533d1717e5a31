import type {
  AnalysisDetail,
  ChangeResult,
  MatchedResult,
  MediationResult,
  PlsResult,
} from '@grappe/contracts/api';
import { FigureTable } from './figure-table.tsx';
import { MeasurementTables } from './measurement-tables.tsx';
import { useFigures } from './use-figures.ts';

/** The figures of an analysis. */
export function AnalysisTables({ data }: { readonly data: AnalysisDetail }) {
  const { result } = data;
  switch (result?.kind) {
    case 'pls':
      return (
        <>
          {data.kind !== 'measurement' && <Structure data={data} result={result} />}
          <MeasurementTables data={data} result={result} />
        </>
      );
    case 'mediation':
      return <Effects data={data} result={result} />;
    case 'change':
      return <Changes data={data} result={result} />;
    case 'matched':
      return <Balance data={data} result={result} />;
    case 'not_concluded':
    case undefined:
      return null;
  }
}

interface PartProps<Result> {
  readonly data: AnalysisDetail;
  readonly result: Result;
}

function Structure({ data, result }: PartProps<PlsResult>) {
  const { t, number, name, word, limits, shown, interval, heads } = useFigures(data);
  const { estimate, bootstrap, groups, prediction } = result;
  const figures = bootstrap?.figures ?? [];
  const ofPath = (from: string, to: string) =>
    figures.find(({ figure }) => figure.kind === 'path' && figure.from === from && figure.to === to)?.summary;
  const indirect = figures.flatMap(({ figure, summary }) => {
    if (summary === null) return [];
    if (figure.kind === 'indirect') return [{ way: figure.through.map(name).join(' → '), summary }];
    if (figure.kind !== 'total') return [];
    const way = t('proof:effect.total_of', { way: `${name(figure.from)} → ${name(figure.to)}` });
    return [{ way, summary }];
  });
  return (
    <>
      <FigureTable
        id="paths"
        title={t('proof:detail.paths')}
        header={[...heads('from', 'to', 'coefficient'), interval, ...heads('shown', 'f2', 'vif')]}
        words={2}
        rows={estimate.paths.map(({ from, to, coefficient, fSquared, vif }) => {
          const summary = ofPath(from, to);
          const own = [number(coefficient), limits(summary?.percentile), shown(summary?.percentile)];
          return [name(from), name(to), ...own, number(fSquared), number(vif)];
        })}
      />
      <FigureTable
        id="indirect"
        title={t('proof:detail.indirect')}
        header={[...heads('way', 'effect'), interval, ...heads('shown')]}
        rows={indirect
          .slice(0, 60)
          .map(({ way, summary }) => [
            way,
            number(summary.estimate),
            limits(summary.percentile),
            shown(summary.percentile),
          ])}
      />
      {groups !== null && (
        <FigureTable
          id="groups"
          title={t('proof:detail.groups')}
          header={[
            ...heads('from', 'to'),
            `${word(groups.column, groups.first)} (${groups.sizes[0]})`,
            `${t('proof:table.others')} (${groups.sizes[1]})`,
            ...heads('difference', 'p_permutation'),
          ]}
          words={2}
          rows={groups.paths.map((path) => [
            name(path.from),
            name(path.to),
            number(path.first),
            number(path.second),
            number(path.difference),
            number(path.permutationP),
          ])}
        />
      )}
      <FigureTable
        id="prediction"
        title={t('proof:detail.prediction')}
        header={heads('item', 'q2', 'rmse', 'linear')}
        rows={(prediction?.items ?? []).map(({ item, qSquared, rmse, linearRmse }) => [
          name(item),
          number(qSquared),
          number(rmse),
          number(linearRmse),
        ])}
      />
    </>
  );
}

function Effects({ data, result }: PartProps<MediationResult>) {
  const { t, number, name, limits, shown, interval, heads } = useFigures(data);
  const { effects } = result.mediation;
  const told = (effect: (typeof effects)[number]['effect']): string => {
    switch (effect.kind) {
      case 'indirect':
        return t('proof:effect.indirect', { way: effect.through.map(name).join(' → ') });
      case 'a':
      case 'b':
        return t(`proof:effect.${effect.kind}`, { mediator: name(effect.mediator) });
      case 'd':
        return t('proof:effect.d', { from: name(effect.from), to: name(effect.to) });
      case 'direct':
      case 'total':
      case 'total_indirect':
        return t(`proof:effect.${effect.kind}`);
    }
  };
  return (
    <FigureTable
      id="effects"
      title={t('proof:detail.effects')}
      header={[...heads('what', 'effect'), interval, ...heads('shown')]}
      rows={effects.map(({ effect, estimate, bootstrap }) => [
        told(effect),
        number(estimate),
        limits(bootstrap?.percentile),
        shown(bootstrap?.percentile),
      ])}
    />
  );
}

function Changes({ data, result }: PartProps<ChangeResult>) {
  const { t, f, number, name, limits, interval, heads } = useFigures(data);
  const { changes, effects } = result;
  return (
    <>
      <FigureTable
        id="changes"
        title={t('proof:detail.changes')}
        header={[...heads('what', 'firms', 'change'), interval, ...heads('p', 'size')]}
        rows={changes.flatMap((one) =>
          one.kind !== 'change'
            ? []
            : [
                [
                  name(one.column),
                  f.number(one.firms),
                  number(one.change),
                  limits(one.interval),
                  number(one.p),
                  number(one.effect),
                ],
              ],
        )}
      />
      {effects.kind === 'fixed_effects' && (
        <FigureTable
          id="within"
          title={t('proof:detail.within')}
          header={[...heads('what', 'estimate'), interval, ...heads('p')]}
          rows={effects.coefficients.map((one) => [
            name(one.name),
            number(one.estimate),
            limits(one.interval),
            number(one.p),
          ])}
          note={t('proof:table.within_r2', {
            share: f.percent(effects.withinRSquared),
            firms: f.number(effects.firms),
          })}
        />
      )}
    </>
  );
}

function Balance({ data, result }: PartProps<MatchedResult>) {
  const { t, number, name, heads } = useFigures(data);
  return (
    <FigureTable
      id="balance"
      title={t('proof:detail.balance')}
      header={heads('covariate', 'before', 'after')}
      rows={result.comparison.balance.map(({ covariate, before, after }) => [
        name(covariate),
        number(before),
        number(after),
      ])}
    />
  );
}
