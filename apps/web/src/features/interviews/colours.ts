import { codeColours } from '@grappe/contracts/api';

export const colourOf = (rank: number): string => codeColours[rank % codeColours.length] ?? codeColours[0];
