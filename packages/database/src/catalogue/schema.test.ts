import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { currentTexts, rowsFile, schemaFile } from './write.ts';

it('what is committed is what the migrations make', async () => {
  const { schema, rows } = await currentTexts();
  const again = 'Regenerate it: node packages/database/src/catalogue/write.ts';
  expect(await readFile(schemaFile, 'utf8'), again).toBe(schema);
  expect(await readFile(rowsFile, 'utf8'), again).toBe(rows);
});
