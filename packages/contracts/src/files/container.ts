/** What the first bytes of a file say that it is; `text` may be a CSV. */
export type Container =
  'zip' | 'ole' | 'pdf' | 'gzip' | 'image' | 'rtf' | 'html' | 'xml' | 'json' | 'binary' | 'text';

const signatures: readonly (readonly [Container, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['gzip', [0x1f, 0x8b]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

export const containerOfBytes = (bytes: Uint8Array): Container | null =>
  signatures.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte))?.[0] ?? null;

const SAMPLE = 65_536;

/** Control characters other than tabs and line ends: text has almost none of them. */
const controlShare = (sample: string): number => {
  let controls = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at);
    if (code === 0) return 1;
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) controls += 1;
    else if (code === 0xfffd || (code >= 0x80 && code < 0xa0)) controls += 1;
  }
  return sample.length === 0 ? 0 : controls / sample.length;
};

/** What a text that was decoded is, when it is not a table. */
export const containerOfText = (text: string): Container => {
  const sample = text.slice(0, SAMPLE);
  if (controlShare(sample) > 0.01) return 'binary';
  const start = sample.trimStart().slice(0, 200).toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'html';
  if (start.startsWith('<?xml') || /^<[a-z][\w:.-]*[\s>]/u.test(start)) {
    return sample.slice(0, 2_000).toLowerCase().includes('<html') || start.startsWith('<table')
      ? 'html'
      : 'xml';
  }
  if (/^[{[]\s*["{[]/u.test(start)) return 'json';
  return 'text';
};

/** Encrypted workbooks are OLE containers that hold a stream of this name (UTF-16). */
const encryptedName = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

export const holdsEncryptedPackage = (bytes: Uint8Array): boolean => {
  const first = encryptedName[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (encryptedName.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
};
