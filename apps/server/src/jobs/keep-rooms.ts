import { forgetOldEvents, leaveDigests, type DatabaseConnection } from '@grappe/database';

/** Long enough to come back from holidays and catch up; whoever stays away longer reads everything again. */
const daysOfEvents = 30;

/** What rooms need from time to time: mails for those who are away, and events that nobody needs any more forgotten. */
export async function keepRooms(connection: DatabaseConnection): Promise<void> {
  await connection.asNobody(leaveDigests);
  await connection.asNobody((session) => forgetOldEvents(session, daysOfEvents));
}
