/** A header or a word as it is compared: lower case, no accents, no punctuation, single spaces. */
export const headerKey = (text: string): string =>
  text
    .replace(/([a-zà-ÿ])([A-Z])/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%€$]+/gu, ' ')
    .trim();
