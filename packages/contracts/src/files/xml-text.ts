const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const fromCodePoint = (code: number): string =>
  Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';

/** Undoes the five entities of XML and character references; knows no other entity. */
export const decodeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu,
        (whole, hex?: string, decimal?: string, name?: string) => {
          if (hex !== undefined) return fromCodePoint(Number.parseInt(hex, 16));
          if (decimal !== undefined) return fromCodePoint(Number.parseInt(decimal, 10));
          return named[name ?? ''] ?? whole;
        },
      )
    : text;

export const encodeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // oxlint-disable-next-line no-control-regex -- XML 1.0 has no spelling for these characters
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '');

/** Spreadsheets write control characters as `_x000D_`. */
export const decodeSpreadsheetText = (text: string): string => {
  const plain = decodeXml(text);
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : plain;
};

/** Attributes of one tag, without namespace prefixes. */
export const attributesOf = (tag: string): Readonly<Record<string, string>> => {
  const attributes: Record<string, string> = {};
  for (const match of tag.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)) {
    const name = (match[1] ?? '').replace(/^.*:/u, '');
    attributes[name] = decodeXml(match[2] ?? match[3] ?? '');
  }
  return attributes;
};
