import { planParameters } from '@grappe/contracts/api';
import { defaultGroupSettings } from '@grappe/engine/groups';
import { expect, it } from 'vitest';

it('starts a plan from the settings that the engine starts from', () => {
  const { minSize, maxSize, ...settings } = planParameters.parse({});
  expect({ ...settings, bounds: { min: minSize, max: maxSize } }).toEqual(defaultGroupSettings);
});
