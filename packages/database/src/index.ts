export { connect, type ConnectOptions, type DatabaseConnection, type Session } from './connect.ts';
export { loginRoles, roleUrl, type LoginRole } from './login-roles.ts';
export { migrate, type MigrateOptions, type MigrationReport } from './migration/migrate.ts';
export type * from './rows.ts';
