import type { ReportContent, ReportedRoom, ReportFacts, ReportSummary } from '@grappe/contracts/api';
import {
  getCluster,
  listReports,
  readRoomActivity,
  type ReportPeriod,
  type ReportRow,
  type Session,
} from '@grappe/database';
import { refuse } from '../../app/refusal.ts';

const total = (rooms: readonly ReportedRoom[], what: 'meetings' | 'dissociations'): number =>
  rooms.reduce((sum, room) => sum + room[what].length, 0);

export const presentReport = (row: ReportRow): ReportSummary => ({
  id: row.id,
  room: row.roomId === null ? null : { id: row.roomId, title: row.roomTitle ?? '' },
  from: row.from,
  to: row.to,
  madeAt: row.madeAt.toISOString(),
  meetings: total(row.content.rooms, 'meetings'),
  dissociations: total(row.content.rooms, 'dissociations'),
});

export const factsOf = (row: ReportRow): ReportFacts => ({
  ...row.content,
  roomTitle: row.roomTitle,
  from: row.from,
  to: row.to,
  madeAt: row.madeAt.toISOString(),
});

/** What a report says today, compared with the last one about the same. */
export async function contentOf(tx: Session, period: ReportPeriod, purpose: string): Promise<ReportContent> {
  const cluster = await getCluster(tx, period.clusterId);
  const activity = await readRoomActivity(tx, period);
  if (cluster === undefined || (period.roomId !== null && activity.length === 0)) throw refuse('not_found');
  const earlier = (await listReports(tx, period.clusterId)).find(({ roomId }) => roomId === period.roomId);
  return {
    clusterName: cluster.name,
    isDemonstration: cluster.is_demonstration,
    purpose,
    rooms: activity.map((room) => {
      const before = earlier?.content.rooms.find((one) => one.title === room.title && one.kind === room.kind);
      const missing = (from: readonly string[], others: readonly string[]) =>
        from.filter((name) => !others.includes(name));
      return {
        ...room,
        came: before === undefined ? null : missing(room.participants, before.participants),
        left: before === undefined ? null : missing(before.participants, room.participants),
      };
    }),
  };
}
