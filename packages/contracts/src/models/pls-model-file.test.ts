import { expect, test } from 'vitest';
import { readPlsModel } from './pls-model-file.ts';

const text = `
scheme: factorial
constructs:
  Image: [i1, i2]
  Trust: { items: [t1, t2], weights: B }
  Loyalty: { items: [l1], reflective: true }
interactions: [[Image, Trust]]
paths:
  - { from: [Image, Trust, "Image*Trust"], to: Loyalty }
`;

test('a model in YAML becomes the model of the engine', () => {
  expect(readPlsModel(text)).toEqual({
    kind: 'model',
    model: {
      scheme: 'factorial',
      constructs: [
        { name: 'Image', items: ['i1', 'i2'], weights: 'A' },
        { name: 'Trust', items: ['t1', 't2'], weights: 'B', reflective: false },
        { name: 'Loyalty', items: ['l1'], weights: 'A', reflective: true },
      ],
      interactions: [{ name: 'Image*Trust', of: ['Image', 'Trust'] }],
      paths: [
        { from: 'Image', to: 'Loyalty' },
        { from: 'Trust', to: 'Loyalty' },
        { from: 'Image*Trust', to: 'Loyalty' },
      ],
    },
  });
});

test('what cannot be read is named by its field or its line', () => {
  expect(readPlsModel('constructs: [')).toMatchObject({ kind: 'refused', line: 1 });
  expect(readPlsModel(text.replace('scheme: factorial', 'scheme: circular'))).toEqual({
    kind: 'refused',
    field: 'scheme',
    line: null,
  });
  expect(readPlsModel('a: 1')).toMatchObject({ kind: 'refused' });
  expect(readPlsModel('')).toMatchObject({ kind: 'refused' });
});
