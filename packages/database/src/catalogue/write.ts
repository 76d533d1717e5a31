import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { createTestDatabase } from '../testing/index.ts';
import { printRows } from './print-rows.ts';
import { printSchema } from './print-schema.ts';
import { readCatalogue } from './read-catalogue.ts';

/** Where the committed files lie. */
export const schemaFile = fileURLToPath(new URL('../../schema.sql', import.meta.url));
export const rowsFile = fileURLToPath(new URL('../rows.ts', import.meta.url));

/** The texts of both files for the migrations as they are. */
export async function currentTexts(): Promise<{ schema: string; rows: string }> {
  const database = await createTestDatabase();
  try {
    const catalogue = await database.asAdministrator(readCatalogue);
    const options = await resolveConfig(rowsFile);
    return {
      schema: printSchema(catalogue),
      rows: await format(printRows(catalogue), { ...options, parser: 'typescript' }),
    };
  } finally {
    await database.drop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const texts = await currentTexts();
  await writeFile(schemaFile, texts.schema);
  await writeFile(rowsFile, texts.rows);
}
