import { XMLParser } from 'fast-xml-parser';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readRefiCodebook } from './read-refi-codebook.ts';
import { writeRefiCodebook, writeRefiProject, type ExchangedProject } from './write-refi.ts';

const id = (n: number): string => `0199${String(n).padStart(4, '0')}-0000-7000-8000-000000000000`;
const at = '2026-03-01T10:00:00.000Z';
const project: ExchangedProject = {
  name: 'Étude « Sarments » & co',
  description: 'Entretiens fictifs',
  origin: 'Grappe',
  at,
  users: [{ id: id(1), name: 'A' }],
  codes: [
    {
      id: id(2),
      name: 'Bénéfices <perçus>',
      description: 'Ce que\nla firme gagne',
      colour: '#aa3366',
      children: [{ id: id(3), name: 'Légitimité', description: '', colour: null, children: [] }],
    },
  ],
  cases: [{ id: id(4), name: 'E1', sourceIds: [id(5)], attributes: { taille: 'petite' } }],
  variables: { taille: id(6) },
  sources: [
    {
      id: id(5),
      name: 'Entretien E1',
      text: 'Oui 😀, la notoriété.',
      at,
      codings: [{ id: id(7), codeId: id(3), coderId: id(1), start: 11, end: 20, at, memo: 'net' }],
    },
  ],
  notes: [{ id: id(8), name: 'Mémo', text: 'À revoir', at, authorId: id(1) }],
};

/**
 * What Project.xsd of REFI-QDA 1.5 asks of each element that is written: its children in their order, and its attributes (`!`: required).
 */
const schema: Readonly<Record<string, readonly [children: string, attributes: string]>> = {
  Project: [
    'Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef',
    'name! origin creatingUserGUID creationDateTime modifyingUserGUID modifiedDateTime basePath xmlns!',
  ],
  Users: ['User', ''],
  User: ['', 'guid! name id'],
  CodeBook: ['Codes', 'origin xmlns'],
  Codes: ['Code', ''],
  Code: ['Description NoteRef Code', 'guid! name! isCodable! color'],
  Variables: ['Variable', ''],
  Variable: ['Description', 'guid! name! typeOfVariable!'],
  Cases: ['Case', ''],
  Case: ['Description CodeRef VariableValue SourceRef SelectionRef', 'guid! name'],
  VariableValue: ['VariableRef TextValue', ''],
  VariableRef: ['', 'targetGUID!'],
  SourceRef: ['', 'targetGUID!'],
  TextValue: ['', ''],
  Sources: ['TextSource', ''],
  TextSource: [
    'Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue',
    'guid! name richTextPath plainTextPath creatingUser creationDateTime modifyingUser modifiedDateTime',
  ],
  PlainTextSelection: [
    'Description Coding NoteRef',
    'guid! name startPosition! endPosition! creatingUser creationDateTime modifyingUser modifiedDateTime',
  ],
  Coding: ['CodeRef NoteRef', 'guid! creatingUser creationDateTime'],
  CodeRef: ['', 'targetGUID!'],
  Notes: ['Note', ''],
  Note: [
    'Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue',
    'guid! name plainTextPath creatingUser creationDateTime',
  ],
  Description: ['', ''],
};
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

type Node = Readonly<Record<string, unknown>>;
const parsed = (xml: string): Node[] =>
  new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    ignoreDeclaration: true,
    parseAttributeValue: false,
    parseTagValue: false,
  }).parse(xml) as Node[];
const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ':@') ?? '';

function faults(node: Node): string[] {
  const name = nameOf(node);
  const rule = schema[name];
  if (rule === undefined) return [`${name} is not of the schema`];
  const allowed = rule[0].split(' ');
  const attributes = (node[':@'] ?? {}) as Record<string, string>;
  const children = (node[name] as Node[]).filter((child) => nameOf(child) !== '#text');
  const ranks = children.map((child) => allowed.indexOf(nameOf(child)));
  const known = rule[1].split(' ').map((one) => one.replace('!', ''));
  return [
    ...(ranks.some((rank, index) => rank < 0 || rank < (ranks[index - 1] ?? 0))
      ? [`children of ${name}`]
      : []),
    ...Object.keys(attributes)
      .filter((key) => !known.includes(key))
      .map((key) => `${name}@${key}`),
    ...rule[1]
      .split(' ')
      .filter((one) => one.endsWith('!') && !(one.slice(0, -1) in attributes))
      .map((one) => `${name}@${one}`),
    ...['guid', 'targetGUID', 'creatingUser']
      .filter((key) => attributes[key] !== undefined && !guid.test(attributes[key]))
      .map((key) => `${name}@${key} is no identifier`),
    ...children.flatMap(faults),
  ];
}

describe('a project in REFI-QDA', () => {
  const files = unzipSync(writeRefiProject(project));
  const xml = strFromU8(files['project.qde'] ?? new Uint8Array());

  it('follows the published schema, element by element', () => {
    const [root] = parsed(xml);
    expect(root === undefined ? ['no root'] : faults(root)).toEqual([]);
    expect(xml).toContain('xmlns="urn:QDA-XML:project:1.0"');
  });

  it('counts selections in characters, not in units, and keeps each text beside', () => {
    expect(xml).toContain('startPosition="10" endPosition="19"');
    expect([...strFromU8(files[`sources/${id(5)}.txt`] ?? new Uint8Array())].slice(10, 19).join('')).toBe(
      'notoriété',
    );
    expect(strFromU8(files[`sources/${id(8)}.txt`] ?? new Uint8Array())).toBe('À revoir');
  });

  it('is the same whenever it is written, and every identifier stands once', () => {
    expect(writeRefiProject(project)).toEqual(writeRefiProject(project));
    const guids = [...xml.matchAll(/ guid="([^"]+)"/gu)].map(([, own]) => own);
    expect(new Set(guids).size).toBe(guids.length);
  });
});

describe('a codebook in REFI-QDA', () => {
  it('is read back as it was written, alone or in a project', () => {
    const alone = writeRefiCodebook(project.codes, 'Grappe') ?? new Uint8Array();
    const [root] = parsed(strFromU8(alone));
    expect(root === undefined ? ['no root'] : faults(root)).toEqual([]);
    for (const bytes of [alone, writeRefiProject(project)])
      expect(readRefiCodebook(bytes, 'x.qdc')).toEqual({ kind: 'codebook', codes: project.codes, count: 2 });
    expect(writeRefiCodebook([], 'Grappe')).toBeNull();
  });

  it('that cannot be read is refused', () => {
    const wrong = (text: string) => {
      const found = readRefiCodebook(strToU8(text), 'x.qdc');
      return found.kind === 'refused' ? found.problem.code : null;
    };
    const code = `<Code guid="${id(1)}" name="a" isCodable="true"`;
    expect(wrong('x')).toBe('file_not_codebook');
    expect(wrong(`<CodeBook><Codes>${code}></Codes></CodeBook>`)).toBe('file_not_codebook');
    expect(wrong('<CodeBook><Codes><Code guid="1" name="a"/></Codes></CodeBook>')).toBe('file_not_codebook');
    expect(wrong(`<!DOCTYPE x><CodeBook><Codes>${code}/></Codes></CodeBook>`)).toBe('file_not_codebook');
    expect(wrong(`<Codes>${`${code}/>`.repeat(1001)}</Codes>`)).toBe('codebook_too_large');
    expect(wrong(`<Codes>${`${code}>`.repeat(20)}${'</Code>'.repeat(20)}</Codes>`)).toBe('file_not_codebook');
  });
});
