import { fileTypeFromBuffer } from 'file-type';

/** What may be put in a room: by the ending of its name, and by what its content really is. */
const accepted: Readonly<Record<string, { readonly mediaType: string; readonly found: readonly string[] }>> =
  {
    pdf: { mediaType: 'application/pdf', found: ['pdf'] },
    png: { mediaType: 'image/png', found: ['png', 'apng'] },
    jpg: { mediaType: 'image/jpeg', found: ['jpg'] },
    jpeg: { mediaType: 'image/jpeg', found: ['jpg'] },
    gif: { mediaType: 'image/gif', found: ['gif'] },
    webp: { mediaType: 'image/webp', found: ['webp'] },
    docx: {
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      found: ['docx'],
    },
    xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', found: ['xlsx'] },
    pptx: {
      mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      found: ['pptx'],
    },
    odt: { mediaType: 'application/vnd.oasis.opendocument.text', found: ['odt'] },
    ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', found: ['ods'] },
    odp: { mediaType: 'application/vnd.oasis.opendocument.presentation', found: ['odp'] },
    txt: { mediaType: 'text/plain; charset=utf-8', found: ['text'] },
    csv: { mediaType: 'text/csv; charset=utf-8', found: ['text'] },
    md: { mediaType: 'text/markdown; charset=utf-8', found: ['text'] },
  };

/** The media type of an accepted file, from its content; undefined when it is refused. */
export async function mediaTypeOf(name: string, content: Uint8Array): Promise<string | undefined> {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = accepted[ending];
  if (kind === undefined) return undefined;
  const found = (await fileTypeFromBuffer(content))?.ext ?? (isPlainText(content) ? 'text' : undefined);
  return found !== undefined && kind.found.includes(found) ? kind.mediaType : undefined;
}

/** UTF-8 without the control characters that no text has. */
function isPlainText(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return !/[^\P{Cc}\t\n\r\f]/u.test(text);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * A name that is safe on every disk and in every header: its last part, without characters that show nothing, turn the
 * direction of the text (`exe.fdp` read backwards) or mean something to a file system; at most 120 characters.
 */
export function cleanFileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const shown = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  const dot = shown.lastIndexOf('.');
  const stem = dot <= 0 ? shown : shown.slice(0, dot);
  const ending = dot <= 0 ? '' : shown.slice(dot).slice(0, 10);
  const cut = [...stem].slice(0, 120 - ending.length).join('');
  return cut === '' ? `file${ending}` : `${cut}${ending}`;
}
