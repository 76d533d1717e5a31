import { containerOfBytes, containerOfText } from './container.ts';
import { decodeText } from './decode-text.ts';
import { readGexf } from './gexf.ts';
import { parseXml } from './graph-xml.ts';
import { readGraphml } from './graphml.ts';
import { withLimits } from './limits.ts';
import { refused } from './problems.ts';
import { refuseBytes } from './read-table.ts';
import type { FileLimits, ReadGraphResult } from './types.ts';

/** A graph stands whole in memory while it is read. */
const MOST_BYTES = 20_000_000;

/**
 * Reads a GEXF (1.1 to 1.3) or GraphML file, recognised by its root element. Declarations of entities are refused: nothing
 * can expand. Time and memory: linear in the text.
 */
export const readGraph = (
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<FileLimits> = {},
): ReadGraphResult => {
  const problem = refuseBytes(bytes, fileName, withLimits({ maxBytes: MOST_BYTES, ...limits }));
  if (problem !== null) return problem;
  const container = containerOfBytes(bytes);
  if (container !== null)
    return refused('file_not_graph', fileName, { found: container === 'ole' ? 'xls' : container });
  const { text } = decodeText(bytes);
  if (text.trim() === '') return refused('file_empty', fileName);
  const found = containerOfText(text);
  if (found !== 'xml') return refused('file_not_graph', fileName, { found });
  const xml = parseXml(text);
  if (xml === null) return refused('file_damaged', fileName);
  const graph = readGexf(xml, fileName) ?? readGraphml(xml, fileName);
  if (graph === null) return refused('file_not_graph', fileName, { found });
  return graph.nodes.length === 0 ? refused('file_empty', fileName) : graph;
};

/** Does a file look like a graph rather than a table? By its first characters, not by its name. */
export const looksLikeGraph = (bytes: Uint8Array): boolean => {
  const start = decodeText(bytes.subarray(0, 2_000)).text;
  return /<(?:\w+:)?(?:gexf|graphml)[\s>]/iu.test(start);
};
