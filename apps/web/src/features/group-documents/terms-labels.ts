/** `durationMonths` is `documents:terms.duration`. */
const names: Readonly<Record<string, string>> = {
  durationMonths: 'duration',
  noticeMonths: 'notice',
  startsOn: 'starts_on',
  employerId: 'employer',
};

/** The text that names a field of the terms. */
export const labelOf = (field: string): string => `documents:terms.${names[field] ?? field}`;
