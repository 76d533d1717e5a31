/** When slots begin and end, at the place. */
export interface SlotPlan {
  /** HH:MM */
  readonly startsAt: string;
  readonly slotMinutes: number;
  readonly pauseMinutes: number;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A slot lasts `slotMinutes`, and the next begins after the pause. */
export function slotTimes(
  { startsAt, slotMinutes, pauseMinutes }: SlotPlan,
  slot: number,
): { from: string; to: string } {
  const from = minutesOf(startsAt) + slot * (slotMinutes + pauseMinutes);
  return { from: timeOf(from), to: timeOf(from + slotMinutes) };
}

/** Whether the last slot ends on the same day. */
export const endsOnTheDay = (plan: SlotPlan & { readonly slots: number }): boolean =>
  minutesOf(plan.startsAt) + plan.slots * plan.slotMinutes + (plan.slots - 1) * plan.pauseMinutes < 24 * 60;
