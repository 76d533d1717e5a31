/** Letters without their accents: NFKD, combining marks dropped. */
export const withoutAccents = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');

/** Words of two letters or digits at least, in lower case. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];

/** Sequences of `size` characters inside each word, the word having a space before and after; short words are kept whole. */
export function characterGrams(text: string, size: number): string[] {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const letters = [' ', ...word, ' '];
      if (letters.length <= size) return [letters.join('')];
      return Array.from({ length: letters.length - size + 1 }, (_, at) =>
        letters.slice(at, at + size).join(''),
      );
    });
}
