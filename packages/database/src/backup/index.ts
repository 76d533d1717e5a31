export { BackupRefusal } from './backup-refusal.ts';
export type { BackupCounts } from './backup-format.ts';
export { writeBackup } from './write-backup.ts';
export { restoreBackup } from './restore-backup.ts';
