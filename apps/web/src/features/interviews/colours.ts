/** Colours of codes, on light and on dark pages; told by their names too, never by colour alone. */
export const codeColours = [
  '#7b3f6e',
  '#2f6f4f',
  '#8a5a00',
  '#2a5d8f',
  '#a33b3b',
  '#5b5aa6',
  '#3d7a7a',
  '#7a6a2b',
  '#9a4a7a',
  '#4a6b2f',
  '#6b4a2f',
  '#4d5560',
] as const;

export const colourOf = (rank: number): string => codeColours[rank % codeColours.length] ?? codeColours[0];
