import { sealAudit, type DatabaseConnection } from '@grappe/database';

/** Entries that found their chain held at the end of their transaction are linked soon after. */
export async function keepAudit(connection: DatabaseConnection): Promise<void> {
  await connection.asNobody(sealAudit);
}
