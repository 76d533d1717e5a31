import { expect, test } from 'vitest';
import { placeConstructs } from './place-constructs.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));

test('each construct stands one column after its farthest cause', () => {
  const { nodes } = placeConstructs({
    constructs: named('result', 'cause', 'means'),
    paths: [
      { from: 'cause', to: 'means' },
      { from: 'means', to: 'result' },
      { from: 'cause', to: 'result' },
    ],
  });
  const columns = Object.fromEntries(nodes.map(({ name, column }) => [name, column]));
  expect(columns).toEqual({ cause: 0, means: 1, result: 2 });
  expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
});

test('constructs of one column stand one below the other', () => {
  const { nodes, height } = placeConstructs({
    constructs: named('a', 'b', 'c'),
    paths: [
      { from: 'a', to: 'c' },
      { from: 'b', to: 'c' },
    ],
  });
  const [a, b] = nodes;
  expect([a?.x === b?.x, (b?.y ?? 0) > (a?.y ?? 0), height > 0]).toEqual([true, true, true]);
});
