import type { PlanPlacement, PlanSensitivity } from '@grappe/contracts/api';
import {
  comparePlans,
  type PlanComparison,
  type Placement,
  type PlanSensitivity as Found,
} from '@grappe/engine/groups';
import type { Naming } from '../groups/present.ts';
import type { ReadStudy } from './studies.ts';

/** What would change a plan, with the names of whom it concerns. */
export function presentSensitivity(
  { result, madeAt, outdated }: ReadStudy<Found>,
  naming: Naming,
): PlanSensitivity {
  const changeOf = (change: Found['emphasis'][number]['changesAt']['below']) =>
    change === null ? null : { emphasis: change.emphasis, changed: changedBy(change.comparison, naming) };
  return {
    madeAt: madeAt.toISOString(),
    outdated,
    complete: result.complete,
    emphasis: result.emphasis.map(({ criterion, emphasis, from, to, changesAt, settled }) => ({
      criterion,
      emphasis,
      from,
      to,
      below: changeOf(changesAt.below),
      above: changeOf(changesAt.above),
      settled,
    })),
    missing: result.missing.map(({ firm, fact, changesPlan, as, comparison }) => ({
      organisation: naming.reference(firm),
      fact: factKeys[fact],
      changesPlan,
      as: as === null ? null : naming.reference(as),
      changed: comparison === null ? null : changedBy(comparison, naming),
    })),
  };
}

/** As the directory calls what grouping reads of a firm; `location` stands for its place. */
const factKeys: Readonly<Record<Found['missing'][number]['fact'], string>> = {
  headcount: 'headcount',
  location: 'location',
  productCodes: 'product_code',
  customerSectors: 'customer_sector',
  servedMarkets: 'served_market',
  wantedMarkets: 'wanted_market',
  experienced: 'cooperation_experience',
};

/** What it takes to place a firm. */
export function presentPlacement(
  { result, madeAt, outdated, groups }: ReadStudy<Placement>,
  naming: Naming,
): PlanPlacement {
  const { firm, price, checks, stopped } = result;
  const refs = (ids: readonly string[]) => ids.map((id) => naming.reference(id));
  return {
    organisation: naming.reference(firm),
    madeAt: madeAt.toISOString(),
    outdated,
    complete: !stopped,
    price:
      price === null
        ? null
        : {
            least: price.least,
            most: price.most,
            proven: price.proven,
            members: refs(price.members),
            changed: changedBy(comparePlans(groups, price.groups), naming),
          },
    checks: checks.map(({ change: { code, ...values }, places, members }) => ({
      code,
      params: paramsOf(values, naming),
      places,
      members: members === null ? null : refs(members),
    })),
  };
}

/** Values of a change; firms by their names. */
function paramsOf(values: object, naming: Naming): PlanPlacement['checks'][number]['params'] {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]: [string, string | number | readonly string[]]) => [
      key,
      typeof value === 'object' ? value.map((id) => naming.reference(id).name) : value,
    ]),
  );
}

const changedBy = ({ kept, moving, entering, leaving }: PlanComparison, naming: Naming) => {
  const refs = (ids: readonly string[]) => ids.map((id) => naming.reference(id));
  return { kept: kept.length, moving: refs(moving), entering: refs(entering), leaving: refs(leaving) };
};
