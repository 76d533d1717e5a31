/** An instant as the field of a form writes it: `2026-11-21T14:30`, in the time of this device. */
export function localTime(instant: string): string {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The instant that a field of a form says; null when it says none. */
export function instantOf(local: string): string | null {
  const at = new Date(local);
  return local === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The end of a meeting after its beginning: the hour alone on the same day, in the time of this device. */
export function endWords(startsAt: string, endsAt: string, whole: (instant: string) => string): string {
  const sameDay = localTime(startsAt).slice(0, 10) === localTime(endsAt).slice(0, 10);
  return sameDay ? localTime(endsAt).slice(11) : whole(endsAt);
}
