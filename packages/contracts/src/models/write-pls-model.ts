import { stringify } from 'yaml';
import type { PlsModel } from '@grappe/engine/framework';

/** A model as YAML, as people write it: read again, it is the same. */
export function writePlsModel({ scheme, constructs, interactions, paths }: PlsModel): string {
  const file = {
    scheme,
    constructs: Object.fromEntries(
      constructs.map(({ name, items, weights, reflective }) => [
        name,
        weights === 'A' && reflective !== true
          ? [...items]
          : { items: [...items], weights, ...(reflective === true ? { reflective } : {}) },
      ]),
    ),
    ...(interactions === undefined || interactions.length === 0
      ? {}
      : { interactions: interactions.map(({ of }) => [...of]) }),
    paths: paths.map(({ from, to }) => ({ from, to })),
  };
  return stringify(file, { lineWidth: 0 });
}
