import { isBefore } from './conditions.ts';
import type { Alliance } from '@grappe/contracts/api';

/** An alliance in which nothing happened for longer than this went quiet. */
export const quietAfterDays = 60;

/** The day on which it last spoke, when that is too long ago; null while it lives, before anybody was spoken to, and once it ended. */
export function quietSince(
  { status, stage }: Pick<Alliance, 'status' | 'stage'>,
  heardOn: string | null,
  today: string,
): string | null {
  if (status === 'ended' || isBefore(stage, 'contact') || heardOn === null) return null;
  const days = (Date.parse(today) - Date.parse(heardOn)) / 86_400_000;
  return days > quietAfterDays ? heardOn : null;
}
