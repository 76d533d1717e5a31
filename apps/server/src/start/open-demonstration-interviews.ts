import { readTranscript } from '@grappe/contracts/interviews';
import {
  addCodes,
  addCoding,
  addInterviewCase,
  finishCodingRound,
  keepCodebook,
  keepTranscript,
  nameOnInterviews,
  openCodingRound,
  openInterviews,
  saveMatrixCell,
  type DatabaseConnection,
  type InterviewPlace,
  type Session,
  type TranscriptPlace,
} from '@grappe/database';
import type { DemonstrationInterviews } from '@grappe/demo';

interface Place {
  readonly connection: DatabaseConnection;
  readonly clusterId: string;
  /** Identifiers of people, by the addresses of their accounts. */
  readonly people: ReadonlyMap<string, string>;
}

const found = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new Error(`The interviews of the demonstration have no ${what}.`);
  return value;
};

/** Opens the study of the demonstration: one fictional interview, coded by two people who did not see each other. */
export async function openDemonstrationInterviews(
  { connection, clusterId, people }: Place,
  given: DemonstrationInterviews,
): Promise<void> {
  const leadId = found(people.get(given.lead), given.lead);
  const coderId = found(people.get(given.coder), given.coder);
  const opened = await connection.asPerson(leadId, (tx) =>
    openStudy(tx, clusterId, given, { leadId, coderId }),
  );
  for (const [by, personId] of [
    ['lead', leadId],
    ['coder', coderId],
  ] as const)
    await connection.asPerson(personId, (tx) => codeAlone(tx, opened, given, by));
}

interface Opened {
  readonly place: TranscriptPlace;
  readonly roundId: string;
  readonly codes: ReadonlyMap<string, string>;
  readonly text: string;
}

async function openStudy(
  tx: Session,
  clusterId: string,
  given: DemonstrationInterviews,
  { leadId, coderId }: { readonly leadId: string; readonly coderId: string },
): Promise<Opened> {
  const { title, purpose } = given;
  const projectId = found(
    await openInterviews(tx, clusterId, { title, purpose, isFictional: true }),
    'study',
  );
  const place = { clusterId, projectId };
  await nameOnInterviews(tx, place, coderId, 'coder');
  const one = { pseudonym: given.caseName, attributes: given.attributes };
  const caseId = found(await addInterviewCase(tx, place, one), 'case');
  const codes = await openCodebook(tx, place, given);
  const read = readTranscript(new TextEncoder().encode(given.transcript.text), given.transcript.fileName);
  if (read.kind === 'refused') throw new Error(read.problem.code);
  const transcriptId = await keepTranscript(tx, place, {
    title: given.transcript.title,
    caseId,
    recordedOn: null,
    format: read.format,
    body: read.text,
    words: read.words,
    paragraphs: read.paragraphs.map(({ start, end, speaker, atMs }) => [
      start,
      end,
      speaker ?? -1,
      atMs ?? -1,
    ]),
    speakers: read.speakers.map(({ label, asks }) => ({ pseudonym: label, interviews: asks })),
  });
  const codebook = await keepCodebook(tx, place, '', snapshotOf(given, codes));
  const round = { transcriptId, codebook, personIds: [leadId, coderId] };
  const roundId = found(await openCodingRound(tx, place, round), 'double coding');
  const { code, summary } = given.conclusion;
  await saveMatrixCell(tx, place, { caseId, codeId: found(codes.get(code), code), summary, version: 0 });
  return { place: { ...place, transcriptId }, roundId, codes, text: read.text };
}

/** Codes in their order, each after the one above it; their identifiers by their names. */
async function openCodebook(
  tx: Session,
  place: InterviewPlace,
  { codes }: DemonstrationInterviews,
): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (const [rank, { name, definition, beneath }] of codes.entries()) {
    const parentId = beneath === null ? null : found(made.get(beneath), beneath);
    const code = { parentId, name, definition, colour: rank, levels: [] };
    const [id] = await addCodes(tx, place, [code], rank);
    made.set(name, found(id, name));
  }
  return made;
}

const snapshotOf = ({ codes }: DemonstrationInterviews, made: ReadonlyMap<string, string>) =>
  codes.map(({ name, definition, beneath }) => ({
    id: found(made.get(name), name),
    parentId: beneath === null ? null : found(made.get(beneath), beneath),
    name,
    definition,
    levels: [],
  }));

/** One of the two codes its passages and says to be done. */
async function codeAlone(
  tx: Session,
  { place, roundId, codes, text }: Opened,
  given: DemonstrationInterviews,
  by: 'lead' | 'coder',
): Promise<void> {
  for (const { code, passage } of given.codings.filter((one) => one.by === by)) {
    const start = text.indexOf(passage);
    if (start === -1) throw new Error(`The interview of the demonstration does not say: ${passage}`);
    const end = start + passage.length;
    const codeId = found(codes.get(code), code);
    await addCoding(tx, place, { codeId, level: null, memo: '', start, end, roundId });
  }
  await finishCodingRound(tx, place.clusterId, roundId);
}
