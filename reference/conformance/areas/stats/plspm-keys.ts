import { analyseItems, estimatePls } from '@grappe/engine/framework';
import type { DataTable, ItemAnalysis, PlsEstimate, PlsModel } from '@grappe/engine/framework';
import type { ConformanceCase, Json, JsonObject, KeyOutcome } from '../../adapter.ts';
import { compareKey, contextKey, toleranceOf, unsupportedKey } from '../../compare.ts';

/** Cases with one block of figures for each inner scheme, constructs in the order of `order`, effects in columns of causes. */
export function plspmOutcomes(
  reference: ConformanceCase,
  data: DataTable,
  modelFor: (scheme: string) => PlsModel | string,
): KeyOutcome[] {
  const { expected } = reference;
  const order = (expected['order'] as string[] | undefined) ?? [];
  const tolerance = toleranceOf(reference.tolerance);
  return Object.entries(expected).flatMap(([scheme, block]): KeyOutcome[] => {
    if (scheme === 'order') return [contextKey(scheme)];
    const model = modelFor(scheme);
    if (typeof model === 'string') return [unsupportedKey(scheme, model)];
    const estimate = estimatePls(data, model);
    if (estimate.kind === 'not_concluded') return [unsupportedKey(scheme, JSON.stringify(estimate.problems))];
    const figures = blockFigures(estimate, data, order);
    return Object.entries(block as JsonObject).map(([key, value]) => {
      const own = figures[key];
      const name = `${scheme}.${key}`;
      if (own === undefined) return unsupportedKey(name, 'the engine has no figure of this name');
      return compareKey(name, value as Json, own(), tolerance);
    });
  });
}

type Figures = Readonly<Record<string, () => unknown>>;

function blockFigures(estimate: PlsEstimate, data: DataTable, order: readonly string[]): Figures {
  const explained = (name: string): number =>
    estimate.explained.find(({ construct }) => construct === name)?.rSquared ?? 0;
  const reliability = (name: string) => estimate.reliability.find(({ construct }) => construct === name);
  const items = (name: string) =>
    analyseItems(data, estimate.model.constructs.find((one) => one.name === name)?.items ?? []);
  const ofItems = (name: string, read: (items: ItemAnalysis) => number): number | null => {
    const own = items(name);
    return own.kind === 'items' ? read(own) : null;
  };
  const ordered = order.flatMap((name) => estimate.items.filter(({ construct }) => construct === name));
  const ave = (name: string): number => reliability(name)?.ave ?? NaN;
  return {
    path: () =>
      order.map((to) =>
        order.map(
          (from) => estimate.paths.find((one) => one.from === from && one.to === to)?.coefficient ?? 0,
        ),
      ),
    r2: () => order.map(explained),
    loadings: () => ordered.map(({ loading }) => loading),
    weights: () => ordered.map(({ weight }) => weight),
    alpha: () => order.map((name) => reliability(name)?.alpha),
    rho_dg: () => order.map((name) => ofItems(name, ({ dillonGoldstein }) => dillonGoldstein)),
    eig1: () => order.map((name) => ofItems(name, ({ eigenvalues }) => eigenvalues[0] as number)),
    eig2: () => order.map((name) => ofItems(name, ({ eigenvalues }) => eigenvalues[1] as number)),
    gof: () => estimate.goodnessOfFit,
    ave: () => order.map(ave),
    communality: () => order.map(ave),
    redundancy: () => order.map((name) => ave(name) * explained(name)),
  };
}
