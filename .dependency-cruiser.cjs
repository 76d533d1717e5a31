// The borders of the house (docs/architecture.md), made from the one table in scripts/borders/borders.json.
const borders = require('./scripts/borders/borders.json');

const folderOf = (unit) =>
  unit === 'demo' ? 'demo' : ['server', 'web', 'cli'].includes(unit) ? `apps/${unit}` : `packages/${unit}`;
const inside = (unit) => `^${folderOf(unit)}/`;
const units = Object.keys(borders);

const tests = '[.](test|e2e|bench)[.](ts|tsx|mjs)$';
const testing = '^(packages|apps)/[^/]+/src/(testing|proof)/|/(test-server|global-setup)[.]ts$';
/** Tests in many files, which use the libraries of tests. */
const proofs = '^apps/server/src/proof/';
/** Programs that developers run: they write files of the repository from a throw-away database. */
const programs = '^packages/database/src/catalogue/write[.]ts$';
const declarations = '[.]d[.]m?ts$';
const notProduction = [tests, testing, programs, declarations, '^(reference|scenarios|bench|e2e|scripts)/'];
const worker = ['^apps/web/.+/workers/', '[.]worker[.]ts$'];

const pairs = units.flatMap((from) =>
  units.filter((to) => to !== from).map((to) => ({ from, to, allowed: borders[from][to] ?? 'no' })),
);

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** One rule for each pair that is not simply allowed: forbidden, types only, or in a web worker only. */
function ruleOf({ from, to, allowed }) {
  const outside = { path: inside(from), pathNot: tests };
  const target = { path: inside(to) };
  if (allowed === 'yes') return [];
  if (allowed === 'types') {
    const comment = `${from} may import only types of ${to}`;
    return [
      rule(`${from}-types-of-${to}`, comment, outside, { ...target, dependencyTypesNot: ['type-only'] }),
    ];
  }
  if (allowed === 'worker') {
    const elsewhere = { path: inside(from), pathNot: [tests, ...worker] };
    return [rule(`${from}-${to}-in-worker`, `${from} imports ${to} only in a web worker`, elsewhere, target)];
  }
  return [rule(`${from}-not-${to}`, `${from} may not import ${to}`, { path: inside(from) }, target)];
}

const production = { path: '^(packages|apps|demo)/', pathNot: notProduction };

module.exports = {
  forbidden: [
    ...pairs.flatMap(ruleOf),
    rule(
      'through-exports',
      'another workspace is imported by its name, through its exports map',
      { path: '^(packages|apps)/([^/]+)/' },
      { path: '^(packages|apps|demo)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    ),
    rule(
      'through-exports-from-demo',
      'another workspace is imported by its name, through its exports map',
      { path: '^demo/' },
      { path: '^(packages|apps)/', dependencyTypes: ['local'] },
    ),
    rule(
      'no-deep-import',
      'tests, benches and scripts too import only what a workspace exports: the index of a folder',
      { path: '^(reference|scenarios|bench|e2e)/' },
      {
        path: '^(packages|apps|demo)/',
        pathNot: ['/src/index[.]ts$', '/src/[^/]+/index[.]ts$', '/package[.]json$'],
        dependencyTypes: ['local'],
      },
    ),
    rule(
      'no-platform',
      'these packages run anywhere: no module of Node',
      { path: '^packages/(engine|contracts|messages)/|^apps/web/src/', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'engine-libraries',
      'the engine uses no library but highs',
      { path: '^packages/engine/', pathNot: tests },
      { path: 'node_modules', pathNot: 'node_modules/highs/' },
    ),
    rule(
      'worker-by-url',
      'a page reaches a worker by its address, never by an import, which would bring the engine into the page',
      { path: '^apps/web/', pathNot: [tests, ...worker] },
      { path: worker, dependencyTypesNot: ['type-only'] },
    ),
    rule('no-test-in-production', 'what is shipped imports no test', production, {
      path: notProduction.filter((pattern) => pattern !== declarations),
    }),
    rule('no-development-library', 'what is shipped uses no development library', production, {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: 'node_modules/@types/',
    }),
    rule(
      'no-circle',
      'no circle of imports',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'resolvable',
      'every import can be found',
      {},
      { couldNotResolve: true, pathNot: '^pdfmake/interfaces' },
    ),
    rule(
      'declared',
      'every library is declared where it is used',
      { path: '^(packages|apps|demo)/', pathNot: [tests, proofs, programs] },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
