const dayMilliseconds = 86_400_000;

/** The day so many days from now, as a date field takes it. */
export const inDays = (days: number): string =>
  new Date(Date.now() + days * dayMilliseconds).toISOString().slice(0, 10);

/** The last second of a day, where the reader is. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString();
