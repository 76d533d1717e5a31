import { strToU8, zipSync } from 'fflate';
import { encodeXml } from '../files/xml-text.ts';
import type { ExchangedCode } from './types.ts';

export interface ExchangedCoding {
  readonly id: string;
  readonly codeId: string;
  readonly coderId: string;
  readonly start: number;
  readonly end: number;
  /** ISO 8601 with zone */
  readonly at: string;
  readonly memo: string;
}

export interface ExchangedSource {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly at: string;
  readonly codings: readonly ExchangedCoding[];
}

export interface ExchangedProject {
  readonly name: string;
  readonly description: string;
  /** Name of the program that writes. */
  readonly origin: string;
  readonly at: string;
  readonly users: readonly { readonly id: string; readonly name: string }[];
  readonly codes: readonly ExchangedCode[];
  readonly cases: readonly {
    readonly id: string;
    readonly name: string;
    readonly sourceIds: readonly string[];
    readonly attributes: Readonly<Record<string, string>>;
  }[];
  /** Identifiers of the attributes, by their names. */
  readonly variables: Readonly<Record<string, string>>;
  readonly sources: readonly ExchangedSource[];
  readonly notes: readonly {
    readonly id: string;
    readonly name: string;
    readonly text: string;
    readonly at: string;
    readonly authorId: string | null;
  }[];
}

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One element; what has no content closes itself. Absent attributes are left out. */
function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${encodeXml(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

const words = (name: string, text: string): string[] =>
  text === '' ? [] : [`<${name}>${encodeXml(text)}</${name}>`];
const several = (name: string, children: readonly string[]): string[] =>
  children.length === 0 ? [] : [element(name, {}, children)];

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const codeElement = (code: ExchangedCode): string =>
  element('Code', { guid: code.id, name: code.name, isCodable: true, color: code.colour }, [
    ...words('Description', code.description),
    ...code.children.map(codeElement),
  ]);

/**
 * A codebook in the REFI-QDA exchange format (`.qdc`). Null without a code: the format has no empty codebook.
 * Source: REFI-QDA 1.5, Codebook.xsd (www.qdasoftware.org, MIT).
 */
export function writeRefiCodebook(codes: readonly ExchangedCode[], origin: string): Uint8Array | null {
  if (codes.length === 0) return null;
  const root = element('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin }, [
    element('Codes', {}, codes.map(codeElement)),
  ]);
  return strToU8(`${declaration}${root}\n`);
}

/**
 * A project in the REFI-QDA exchange format (`.qdpx`): `project.qde` and one plain text for each source, selections counted in
 * characters of Unicode. The same bytes whenever it is made of the same things.
 * Source: REFI-QDA 1.5, Project.xsd (www.qdasoftware.org, MIT). O(texts + codings).
 */
export function writeRefiProject(project: ExchangedProject): Uint8Array {
  const files: Record<string, Uint8Array> = { 'project.qde': strToU8(projectXml(project)) };
  for (const source of project.sources) files[`sources/${source.id}.txt`] = strToU8(source.text);
  for (const note of project.notes) files[`sources/${note.id}.txt`] = strToU8(note.text);
  return zipSync(files, { level: 6, mtime: new Date(Date.UTC(2020, 0, 1, 12)) });
}

function projectXml(project: ExchangedProject): string {
  const { name, origin, at } = project;
  const root = element(
    'Project',
    { xmlns: 'urn:QDA-XML:project:1.0', name, origin, creationDateTime: at, modifiedDateTime: at },
    [
      ...several(
        'Users',
        project.users.map((user) => element('User', { guid: user.id, name: user.name })),
      ),
      ...(project.codes.length === 0
        ? []
        : [element('CodeBook', {}, [element('Codes', {}, project.codes.map(codeElement))])]),
      ...several(
        'Variables',
        Object.entries(project.variables).map(([variable, guid]) =>
          element('Variable', { guid, name: variable, typeOfVariable: 'Text' }),
        ),
      ),
      ...several(
        'Cases',
        project.cases.map((one) => caseElement(one, project.variables)),
      ),
      ...several('Sources', project.sources.map(sourceElement)),
      ...several(
        'Notes',
        project.notes.map((note) =>
          element('Note', {
            guid: note.id,
            name: note.name,
            plainTextPath: `internal://${note.id}.txt`,
            creatingUser: note.authorId,
            creationDateTime: note.at,
          }),
        ),
      ),
      ...words('Description', project.description),
    ],
  );
  return `${declaration}${root}\n`;
}

const caseElement = (
  one: ExchangedProject['cases'][number],
  variables: ExchangedProject['variables'],
): string =>
  element('Case', { guid: one.id, name: one.name }, [
    ...Object.entries(one.attributes)
      .filter(([attribute]) => variables[attribute] !== undefined)
      .map(([attribute, value]) =>
        element('VariableValue', {}, [
          element('VariableRef', { targetGUID: variables[attribute] }),
          `<TextValue>${encodeXml(value)}</TextValue>`,
        ]),
      ),
    ...one.sourceIds.map((targetGUID) => element('SourceRef', { targetGUID })),
  ]);

function sourceElement(source: ExchangedSource): string {
  const place = characterCounter(source.text);
  const codings = source.codings.toSorted((one, other) => one.start - other.start || one.end - other.end);
  return element(
    'TextSource',
    {
      guid: source.id,
      name: source.name,
      plainTextPath: `internal://${source.id}.txt`,
      creationDateTime: source.at,
    },
    codings.map((coding) =>
      element(
        'PlainTextSelection',
        {
          // A selection of its own for each coding, told apart by the first figure of its identifier.
          guid: selectionOf(coding.id),
          name: source.text.slice(coding.start, Math.min(coding.end, coding.start + 60)),
          startPosition: place(coding.start),
          endPosition: place(coding.end),
          creatingUser: coding.coderId,
          creationDateTime: coding.at,
        },
        [
          ...words('Description', coding.memo),
          element('Coding', { guid: coding.id, creatingUser: coding.coderId, creationDateTime: coding.at }, [
            element('CodeRef', { targetGUID: coding.codeId }),
          ]),
        ],
      ),
    ),
  );
}

const selectionOf = (codingId: string): string =>
  `${((Number.parseInt(codingId[0] ?? '0', 16) + 8) % 16).toString(16)}${codingId.slice(1)}`;

/** From UTF-16 units to characters: those above U+FFFF are two units and one character. */
function characterCounter(text: string): (unit: number) => number {
  const pairs: number[] = [];
  for (const match of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) pairs.push(match.index);
  return (unit) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as number) < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  };
}
