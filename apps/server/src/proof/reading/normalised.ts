/**
 * A text without what differs between two readings of the same: moments, dates of today, identifiers that were drawn when it
 * was read, and the headers of the connection.
 */
export function normalised(text: string): string {
  return text
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})/g, '<moment>')
    .replaceAll(
      /"(date|set-cookie|x-ratelimit-[a-z]+|content-length|etag|last-modified)":("[^"]*"|\d+|\[[^\]]*\])/g,
      '"$1":0',
    )
    .replaceAll(/"(jobId|cursor|challenge|id|reference)":"[^"]*"/g, '"$1":<drawn>')
    .replaceAll(/DTSTAMP:\d{8}T\d{6}Z/g, 'DTSTAMP:<moment>')
    .replaceAll(/D:\d{14}Z/g, 'D:<moment>')
    .replaceAll(/\/ID \[<\w+> <\w+>\]/g, '/ID <drawn>')
    .replaceAll(/^id: [0-9a-f-]{36}$/gm, 'id: <drawn>');
}
