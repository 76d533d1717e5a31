/** What can go wrong around the embedded database, each with the facts a message needs. */
export type LauncherFailure =
  | { code: 'database_platform_unsupported'; params: { platform: string; variable: string } }
  | { code: 'database_binaries_missing'; params: { package: string } }
  | { code: 'database_folder_in_use'; params: { folder: string; pid: number | null; since: string | null } }
  | { code: 'database_folder_unreachable'; params: { folder: string; user: string; variable: string } }
  | { code: 'database_folder_not_writable'; params: { folder: string; variable: string } }
  | { code: 'database_folder_other_version'; params: { folder: string; found: string; expected: string } }
  | { code: 'database_password_missing'; params: { file: string } }
  | { code: 'database_process_stuck'; params: { folder: string; pid: number; seconds: number } }
  | { code: 'database_start_failed'; params: { folder: string; log: string; reason: string } };

/** An expected failure of the launcher: `code` and `params` are for people, `message` for logs. */
export class LauncherError extends Error {
  readonly code: LauncherFailure['code'];
  readonly params: LauncherFailure['params'];

  constructor(failure: LauncherFailure) {
    super(`${failure.code} ${JSON.stringify(failure.params)}`);
    this.name = 'LauncherError';
    this.code = failure.code;
    this.params = failure.params;
  }
}
