/** The day that a plan is looked at. */
export const today = (): string => new Date().toISOString().slice(0, 10);
