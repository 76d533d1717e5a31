import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['packages', 'apps', 'demo', 'reference', 'scenarios', 'bench', 'e2e', 'scripts'];
const code = /\.(ts|tsx|mts|mjs|cjs|js|sql|css)$/;
const made = new Set(['node_modules', 'dist', 'coverage', '.grappe']);
/** Written by a program from the migrations, and compared with them in the tests. */
const generated = new Set(['packages/database/schema.sql']);

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The files of code people write in this house. */
export function sourceFiles(): SourceFile[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap(filesIn)
    .filter((path) => code.test(path) && !generated.has(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !made.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name).replaceAll('\\', '/');
      return entry.isDirectory() ? filesIn(path) : [path];
    });
}
