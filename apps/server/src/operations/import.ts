import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { tieKindSchema } from '@grappe/contracts/facts';
import { explainProblem, translator } from '@grappe/messages';
import { connect, migrate, type DatabaseConnection } from '@grappe/database';
import { importAtOnce, type ImportedAtOnce } from '../imports/import-at-once.ts';
import type { ImportReport } from '../imports/import-settings.ts';
import type { PreviewPlace } from '../imports/preview-members.ts';
import type { Settings } from '../settings.ts';
import { findCoordinator, listClusterSlugs } from '../start/bootstrap.ts';
import { openBeside } from './open-beside.ts';
import type { Teller } from './tell.ts';

interface Wish {
  readonly files: readonly { readonly path: string; readonly kind: 'members' | 'ties' }[];
  readonly cluster: string;
  readonly email: string;
  readonly tieKind: string | undefined;
  readonly withoutInvalidLines: boolean;
}

/** `grappe import FILE [--ties FILE] --cluster NAME --as EMAIL`: by the same way as the pages, all of a file or nothing. */
export async function importOperation(
  args: readonly string[],
  settings: Settings,
  tell: Teller,
): Promise<number> {
  const wish = readWish(args);
  if (wish === null) return tell.usage('import');
  const database = await openBeside(settings);
  try {
    await migrate(database.adminUrl);
    const found = await findCoordinator(database.adminUrl, wish.cluster, wish.email);
    if (found.kind === 'cluster_unknown') {
      const clusters = (await listClusterSlugs(database.adminUrl)).join(', ');
      return tell.fail('cluster_unknown', { cluster: wish.cluster, clusters });
    }
    if (found.kind !== 'found') return tell.fail(found.kind, { email: wish.email });
    const connection = connect(database.adminUrl, { connections: 2, accountConnections: 1 });
    try {
      return await importFiles(wish, { ...found, connection }, tell);
    } finally {
      await connection.close();
    }
  } finally {
    await database.stop();
  }
}

function readWish(args: readonly string[]): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ties: { type: 'string' },
        cluster: { type: 'string' },
        as: { type: 'string' },
        kind: { type: 'string', default: 'members' },
        'tie-kind': { type: 'string' },
        'without-invalid-lines': { type: 'boolean', default: false },
      },
    });
    const [path, ...others] = positionals;
    const { kind, cluster, as: email, ties } = values;
    if (path === undefined || others.length > 0 || cluster === undefined || email === undefined) return null;
    if (kind !== 'members' && kind !== 'ties') return null;
    const files: Wish['files'] = [
      { path, kind },
      ...(ties === undefined ? [] : [{ path: ties, kind: 'ties' as const }]),
    ];
    return {
      files,
      cluster,
      email,
      tieKind: values['tie-kind'],
      withoutInvalidLines: values['without-invalid-lines'],
    };
  } catch (error) {
    if (error instanceof TypeError) return null; // an option that it does not know
    throw error;
  }
}

async function importFiles(
  wish: Wish,
  place: { personId: string; clusterId: string; country: string | null; connection: DatabaseConnection },
  tell: Teller,
): Promise<number> {
  for (const { path, kind } of wish.files) {
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null) return tell.fail('file_unreadable', { file: path });
    const tieKind = tieKindSchema.safeParse(wish.tieKind);
    if (wish.tieKind !== undefined && !tieKind.success) return tell.usage('import');
    const fileName = basename(path);
    const done = await importAtOnce(place satisfies PreviewPlace, {
      kind,
      fileName,
      bytes,
      options: { language: tell.language, defaultCountry: place.country },
      withoutInvalidLines: wish.withoutInvalidLines,
      ...(tieKind.success ? { defaultTieKind: tieKind.data } : {}),
    });
    const code = tellOutcome(done, fileName, tell);
    if (code !== 0) return code;
  }
  return 0;
}

function tellOutcome(done: ImportedAtOnce, fileName: string, tell: Teller): number {
  if (done.kind === 'refused') return tell.failWith(done.problem);
  tellProblems(done.report, fileName, tell);
  const left = done.counts.withErrors;
  if (done.kind !== 'imported') return tell.fail(done.kind, { fileName, left, lines: done.counts.lines });
  const { created, updated, unchanged } = done;
  tell.line('imported', { fileName, created, updated, unchanged, left });
  return 0;
}

const mostTold = 50;

function tellProblems(report: ImportReport, fileName: string, tell: Teller): void {
  const t = translator(tell.language);
  for (const { line, column, severity, problem } of report.problems.slice(0, mostTold)) {
    const place =
      column === null
        ? t('cli:problem.line', { fileName, line })
        : t('cli:problem.cell', { fileName, line, column });
    const { what, remedy } = explainProblem(problem, (key, params) => t(key, params ?? {}));
    tell.aside(t(`cli:problem.${severity}`, { place, what, remedy }));
  }
  const others = report.problemCount - Math.min(mostTold, report.problems.length);
  if (others > 0) tell.aside(t('cli:problem.others', { count: others, n: others, fileName }));
}
