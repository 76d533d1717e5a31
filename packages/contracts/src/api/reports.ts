import { z } from 'zod';
import { exchangeCategorySchema } from '../facts/index.ts';
import { roomKind } from './rooms.ts';
import { date, id, instant, typedText } from './shapes.ts';

/** `POST …/reports` (coordinators): of one room, or of the cluster when `roomId` is null. Days are included; at most five years. */
export const newReport = z
  .object({
    roomId: id.nullable(),
    from: date,
    to: date,
    /** Why the cooperation exists, in the report's own words. */
    purpose: typedText(2000),
  })
  .refine(({ from, to }) => to >= from && Date.parse(to) - Date.parse(from) <= 5 * 366 * 86_400_000, {
    path: ['to'],
  });
export type NewReport = z.input<typeof newReport>;

/** What one room did over the period. */
export const reportedRoom = z.object({
  title: z.string(),
  kind: roomKind,
  meetings: z.array(
    z.object({
      title: z.string(),
      startsAt: instant,
      /** When its agenda was first announced. */
      announcedAt: instant.nullable(),
      agenda: z.array(z.object({ title: z.string(), category: exchangeCategorySchema.nullable() })),
      /** Organisations that came, as the attendance says. */
      present: z.array(z.string()),
      hasMinutes: z.boolean(),
    }),
  ),
  /** Kinds of information exchanged, from the minutes that were approved. */
  categories: z.array(exchangeCategorySchema),
  dissociations: z.array(z.object({ at: instant, subject: z.string(), organisation: z.string().nullable() })),
  /** Organisations that are in on the day of the report. */
  participants: z.array(z.string()),
  /** Since the report before; null when there is none to compare with. */
  came: z.array(z.string()).nullable(),
  left: z.array(z.string()).nullable(),
});
export type ReportedRoom = z.infer<typeof reportedRoom>;

export const reportContent = z.object({
  clusterName: z.string(),
  isDemonstration: z.boolean(),
  purpose: z.string(),
  rooms: z.array(reportedRoom),
});
export type ReportContent = z.infer<typeof reportContent>;

export const reportSummary = z.object({
  id,
  /** Null: the whole cluster. */
  room: z.object({ id, title: z.string() }).nullable(),
  from: date,
  to: date,
  madeAt: instant,
  meetings: z.int(),
  dissociations: z.int(),
});
export type ReportSummary = z.infer<typeof reportSummary>;

/** `GET …/reports` → those that the caller may read, the newest first; coordinators see of which rooms to make one. */
export const reports = z.object({
  canMake: z.boolean(),
  reports: z.array(reportSummary),
  rooms: z.array(z.object({ id, title: z.string() })),
});
export type Reports = z.infer<typeof reports>;

/** What a document of a report needs. */
export interface ReportFacts extends ReportContent {
  readonly roomTitle: string | null;
  readonly from: string;
  readonly to: string;
  readonly madeAt: string;
}
