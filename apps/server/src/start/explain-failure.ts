import { problem, type Problem } from '@grappe/contracts/errors';
import { MigrationRefusal } from '@grappe/database';
import { LauncherError } from '@grappe/database/launcher';
import { translator } from '@grappe/messages';
import type { Language } from '@grappe/contracts/roles';

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH']);
/** PostgreSQL's: wrong password, unknown role, unknown database, no right to connect. */
const refused = new Set(['28P01', '28000', '3D000', '42501']);

/** What to tell the person whose server did not start; null when the failure is a bug, to be shown as it is. */
export function explainStartFailure(error: unknown, language: Language): readonly string[] | null {
  const t = translator(language);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const port = error instanceof Error && 'port' in error ? Number(error.port) : 0;
    return [t('cli:serve.port_taken', { port }), t('cli:serve.port_taken_remedy')];
  }
  if (unreachable.has(String(code))) return [t('cli:serve.no_database'), t('cli:serve.no_database_remedy')];
  if (refused.has(String(code)))
    return [t('cli:serve.database_refuses'), t('cli:serve.database_refuses_remedy')];
  const found =
    error instanceof LauncherError
      ? problemOf(error)
      : error instanceof MigrationRefusal
        ? problem(error.code, error.params)
        : null;
  if (found === null) return null;
  return [t(`errors:${found.code}`, found.params), t(`errors:${found.code}_remedy`, found.params)];
}

/** The launcher's failures have the codes of the register, but for the platform and for a start that failed. */
function problemOf({ code, params }: LauncherError): Problem {
  const facts: Readonly<Record<string, string | number | null>> = params;
  if (code === 'database_platform_unsupported')
    return problem('database_no_binaries', { platform: facts['platform'] ?? '' });
  if (code === 'database_start_failed') {
    return problem('database_not_started', { detail: facts['reason'] ?? '', log: facts['log'] ?? '' });
  }
  const known = Object.entries(facts).map(([name, value]) => [name, value ?? '?'] as const);
  return problem(code, Object.fromEntries(known));
}
