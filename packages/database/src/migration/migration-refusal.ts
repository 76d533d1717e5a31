/** Why a database is left as it is: this version of Grappe must not work on it. Codes of the register of errors. */
export type MigrationRefusalCode = 'database_server_too_old' | 'database_newer' | 'database_changed';

export class MigrationRefusal extends Error {
  readonly code: MigrationRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: MigrationRefusalCode, params: Readonly<Record<string, string | number>>) {
    super(code);
    this.name = 'MigrationRefusal';
    this.code = code;
    this.params = params;
  }
}
