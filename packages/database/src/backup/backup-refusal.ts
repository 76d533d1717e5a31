/** Why a backup was not made or not restored; nothing was changed. The codes are those of the register of errors. */
export type BackupRefusalCode = 'restore_not_empty' | 'restore_damaged' | 'restore_other_version';

export class BackupRefusal extends Error {
  readonly code: BackupRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: BackupRefusalCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'BackupRefusal';
    this.code = code;
    this.params = params;
  }
}

export const damaged = (detail: string): BackupRefusal => new BackupRefusal('restore_damaged', { detail });
