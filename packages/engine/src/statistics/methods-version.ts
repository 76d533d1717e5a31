/** Changes when a method of the statistics gives other figures for the same data and seed. */
export const METHODS_VERSION = '1';
