/** First day of the year of the contract that holds a day, and first day after it; the calendar year without a start. */
export function contractYear(
  startsOn: string | null,
  day: string,
): { readonly from: string; readonly to: string } {
  const [month, date] = startsOn === null ? ['01', '01'] : [startsOn.slice(5, 7), startsOn.slice(8, 10)];
  const year = Number(day.slice(0, 4));
  const anniversary = (of: number): string => validDay(`${of}-${month}-${date}`);
  const began = anniversary(year) <= day ? year : year - 1;
  return { from: anniversary(began), to: anniversary(began + 1) };
}

/** A contract that began on 29 February has its year on 1 March where there is no such day. */
const validDay = (day: string): string => new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10);
