import type { Catalogue, CatalogueColumn, CatalogueRoutine, CatalogueTable } from './read-catalogue.ts';

const header = `-- What the migrations make, read back from PostgreSQL's catalogue. Do not edit:
-- node packages/database/src/catalogue/write.ts writes it, and a test compares it.
`;

/** The whole schema as readable text, in a stable order, for reviews and for the test that compares it. */
export function printSchema(catalogue: Catalogue): string {
  return [
    header,
    ...catalogue.extensions.map((name) => `extension ${name};\n`),
    ...catalogue.tables.map((table) => (table.kind === 'view' ? printView(table) : printTable(table))),
    ...catalogue.routines.map(printRoutine),
  ].join('\n');
}

const qualified = (table: CatalogueTable): string => `${table.schema}.${table.name}`;
const lines = (prefix: string, items: readonly string[]): string[] =>
  items.map((item) => `${prefix}${item};\n`);

function printTable(table: CatalogueTable): string {
  const inside = [...table.columns.map(printColumn), ...table.constraints].map((line) => `  ${line}`);
  return [
    `table ${qualified(table)} (\n${inside.join(',\n')}\n);\n`,
    `-- owner ${table.owner}; row security ${table.rowSecurity ? 'on' : 'OFF'}, ${table.forced ? 'forced' : 'NOT FORCED'}\n`,
    ...lines('', table.indexes),
    ...lines('', table.policies),
    ...lines('', table.triggers),
    ...lines('grant ', table.grants),
  ].join('');
}

function printColumn(column: CatalogueColumn): string {
  const rule = column.generated
    ? ` generated always as (${column.default}) stored`
    : column.default === null
      ? ''
      : ` default ${column.default}`;
  return `${column.name} ${column.type}${column.notNull ? ' not null' : ''}${rule}`;
}

const printView = (view: CatalogueTable): string =>
  [
    `view ${qualified(view)} with (${view.options.join(', ')}) as\n${view.definition ?? ''}\n`,
    `-- owner ${view.owner}\n`,
    ...lines('grant ', view.grants),
  ].join('');

const printRoutine = (routine: CatalogueRoutine): string =>
  `${routine.definition.trimEnd()};\n-- owner ${routine.owner}; execute: ${routine.grants.join(', ') || 'nobody else'}\n`;
