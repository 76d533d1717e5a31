import { z } from 'zod';
import { problemSchema } from '../errors/index.ts';
import { transcriptFormats } from '../interviews/types.ts';
import { date, id, instant, typedText } from './shapes.ts';

/**
 * Interviews of a research team, for the people named on the study and nobody else.
 * - `GET|POST …/interviews` → {@link interviewListItem}[] / {@link newInterviews} · `GET|PUT …/interviews/:projectId` → {@link interviewProject}
 * - people, cases, names (leads only, read with a trace), transcripts (preview, then kept), codes, codebook versions and import
 * - `GET …/transcripts/:transcriptId` → {@link transcript}; codings are made and changed below it
 * - double codings: `POST …/rounds`, `POST …/rounds/:roundId/done|stop`, `GET …/rounds/:roundId` → {@link codingAgreementShape}
 * - `GET …/matrix` → {@link interviewMatrix}, `PUT …/cells`, `GET …/export`
 * Offsets count UTF-16 units of the text.
 */

/** Colours of codes, on light and on dark pages and in files; told by their names too, never by colour alone. */
export const codeColours = [
  '#7b3f6e',
  '#2f6f4f',
  '#8a5a00',
  '#2a5d8f',
  '#a33b3b',
  '#5b5aa6',
  '#3d7a7a',
  '#7a6a2b',
  '#9a4a7a',
  '#4a6b2f',
  '#6b4a2f',
  '#4d5560',
] as const;
const version = z.int().positive();
const word = (longest: number) => typedText(longest).pipe(z.string().min(1));
const offset = z.int().min(0).max(10_000_000);

export const interviewRoles = ['lead', 'coder'] as const;
const role = z.enum(interviewRoles);

const projectFields = { title: word(200), purpose: typedText(4000) };
export const newInterviews = z.object({ ...projectFields, isFictional: z.boolean().default(false) });
export const interviewsEdit = z.object({ version, ...projectFields });
export const interviewListItem = z.object({
  id,
  title: z.string(),
  isFictional: z.boolean(),
  role,
  personCount: z.int(),
  caseCount: z.int(),
  transcriptCount: z.int(),
  codeCount: z.int(),
  /** That the reader may see: not those of others while it codes blind. */
  codingCount: z.int(),
  /** Double codings that wait for the reader. */
  waitingCount: z.int(),
});
export type InterviewListItem = z.infer<typeof interviewListItem>;

export const interviewPerson = z.object({ id, name: z.string(), role, present: z.boolean() });
export type InterviewPerson = z.infer<typeof interviewPerson>;
export const newInterviewPerson = z.object({ personId: id, role });
export const interviewRoleEdit = z.object({ role, was: role });
export const interviewCandidate = z.object({ id, name: z.string() });
export type InterviewCandidate = z.infer<typeof interviewCandidate>;

const attributes = z
  .record(word(60), typedText(200))
  .refine((own) => Object.keys(own).length <= 20, 'too_many');
export const interviewCase = z.object({
  id,
  version,
  pseudonym: z.string(),
  attributes: z.record(z.string(), z.string()),
  transcriptCount: z.int(),
});
export type InterviewCase = z.infer<typeof interviewCase>;
export const newInterviewCase = z.object({ pseudonym: word(100), attributes });
export const interviewCaseEdit = newInterviewCase.extend({ version });

export const interviewName = z.object({
  id,
  version,
  pseudonym: z.string(),
  name: z.string(),
  contact: z.string(),
});
export type InterviewName = z.infer<typeof interviewName>;
export const newInterviewName = z.object({ pseudonym: word(100), name: word(300), contact: typedText(300) });
export const interviewNameEdit = newInterviewName.extend({ version });

export const colourCount = 12;
const codeFields = {
  parentId: id.nullable(),
  name: word(200),
  definition: typedText(4000),
  colour: z
    .int()
    .min(0)
    .max(colourCount - 1),
  /** Ordered degrees, from the least. */
  levels: z.array(word(60)).max(9),
};
export const interviewCode = z.object({
  id,
  version,
  parentId: id.nullable(),
  name: z.string(),
  definition: z.string(),
  colour: z.int(),
  levels: z.array(z.string()),
  ordinal: z.int(),
  retired: z.boolean(),
  /** Codings that the reader may see. */
  codingCount: z.int(),
});
export type InterviewCode = z.infer<typeof interviewCode>;
export const newInterviewCode = z.object(codeFields);
export type NewInterviewCode = z.infer<typeof newInterviewCode>;
export const interviewCodeEdit = newInterviewCode.extend({ version, ordinal: z.int().min(0).max(10_000) });

const savedCode = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  definition: z.string(),
  levels: z.array(z.string()),
});
export type SavedCode = z.infer<typeof savedCode>;
export const codebookVersion = z.object({
  ordinal: z.int().positive(),
  note: z.string(),
  savedAt: instant,
  savedBy: z.string().nullable(),
  codes: z.array(savedCode),
});
export type CodebookVersion = z.infer<typeof codebookVersion>;
export const newCodebookVersion = z.object({ note: typedText(2000) });
export const importedCodebook = z.object({ added: z.int() });

export const interviewMemo = z.object({
  id,
  version,
  codeId: id.nullable(),
  transcriptId: id.nullable(),
  body: z.string(),
  author: z.string().nullable(),
  own: z.boolean(),
  writtenAt: instant,
});
export type InterviewMemo = z.infer<typeof interviewMemo>;
export const newInterviewMemo = z.object({
  codeId: id.nullable(),
  transcriptId: id.nullable(),
  body: word(20_000),
});
export const interviewMemoEdit = z.object({ version, body: word(20_000) });

export const codingRound = z.object({
  id,
  transcriptId: id,
  transcriptTitle: z.string(),
  /** Version of the codebook that it is made with. */
  codebook: z.int(),
  state: z.enum(['open', 'done', 'stopped']),
  openedAt: instant,
  coders: z.array(z.object({ id, name: z.string(), done: z.boolean() })),
  /** The reader is one of the two and has not said to be done. */
  waitsForMe: z.boolean(),
});
export type CodingRound = z.infer<typeof codingRound>;
export const newCodingRound = z.object({ transcriptId: id, personIds: z.array(id).length(2) });

export const transcriptListItem = z.object({
  id,
  version,
  title: z.string(),
  caseId: id.nullable(),
  format: z.enum(transcriptFormats),
  recordedOn: date.nullable(),
  words: z.int(),
  codingCount: z.int(),
  createdAt: instant,
});
export type TranscriptListItem = z.infer<typeof transcriptListItem>;

export const interviewProject = z.object({
  id,
  version,
  title: z.string(),
  purpose: z.string(),
  isFictional: z.boolean(),
  role,
  me: id,
  people: z.array(interviewPerson),
  cases: z.array(interviewCase),
  transcripts: z.array(transcriptListItem),
  codes: z.array(interviewCode),
  codebooks: z.array(codebookVersion.omit({ codes: true })),
  rounds: z.array(codingRound),
  memos: z.array(interviewMemo),
});
export type InterviewProject = z.infer<typeof interviewProject>;

/** A file that was looked at: who seems to speak, and how it begins. Nothing is stored of it. */
export const transcriptPreview = z.object({
  format: z.enum(transcriptFormats),
  words: z.int(),
  paragraphs: z.int(),
  speakers: z.array(z.object({ label: z.string(), turns: z.int(), words: z.int(), asks: z.boolean() })),
  beginning: z.array(z.object({ speaker: z.int().nullable(), text: z.string() })),
  warnings: z.array(z.object({ line: z.int(), problem: problemSchema })),
});
export type TranscriptPreview = z.infer<typeof transcriptPreview>;

/** How a transcript is kept: sent as the field `settings` of the form, in JSON, with the file. */
export const transcriptSettings = z.object({
  title: word(200),
  caseId: id.nullable(),
  recordedOn: date.nullable(),
  speakers: z
    .array(z.object({ label: z.string().max(100), pseudonym: word(100), interviews: z.boolean() }))
    .max(100),
  /** Names that give way to pseudonyms in the text, before anything is stored. */
  replacements: z.array(z.object({ name: word(100), pseudonym: word(100) })).max(200),
  /** The names go to the table of names, which leads alone read. */
  keepNames: z.boolean(),
});
export type TranscriptSettings = z.infer<typeof transcriptSettings>;
export const transcriptEdit = z.object({
  version,
  title: word(200),
  caseId: id.nullable(),
  recordedOn: date.nullable(),
});

export const coding = z.object({
  id,
  version,
  codeId: id,
  coderId: id,
  roundId: id.nullable(),
  start: offset,
  end: offset,
  level: z.int().nullable(),
  memo: z.string(),
});
export type Coding = z.infer<typeof coding>;
const codingFields = { codeId: id, level: z.int().min(1).max(9).nullable(), memo: typedText(4000) };
export const newCoding = z.object({ ...codingFields, start: offset, end: offset });
export type NewCoding = z.infer<typeof newCoding>;
export const codingEdit = z.object({ version, ...codingFields });

export const transcript = z.object({
  id,
  version,
  title: z.string(),
  caseId: id.nullable(),
  recordedOn: date.nullable(),
  format: z.enum(transcriptFormats),
  text: z.string(),
  /** `[start, end, rank of the speaker or −1, milliseconds or −1]` for each. */
  paragraphs: z.array(z.tuple([z.int(), z.int(), z.int(), z.int()])),
  speakers: z.array(z.object({ pseudonym: z.string(), interviews: z.boolean() })),
  /** `[id, code, coder, start, end, level or 0, version, round or null]` for each, as the reader may see them; their memos apart. */
  codings: z.array(z.tuple([id, id, id, z.int(), z.int(), z.int(), z.int(), id.nullable()])),
  memos: z.record(z.string(), z.string()),
  /** The open double coding in which the reader codes: it sees its own codings only. */
  blindRound: z.object({ id, done: z.boolean() }).nullable(),
});
export type Transcript = z.infer<typeof transcript>;

const interval = z.object({ low: z.number(), high: z.number() }).nullable();
/** A coefficient, or why nothing is concluded. */
export const agreementValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: z.number(), interval }),
  z.object({ kind: z.literal('not_concluded'), reason: z.string() }),
]);
export type AgreementValue = z.infer<typeof agreementValue>;
const agreementFields = {
  both: z.int(),
  first: z.int(),
  second: z.int(),
  neither: z.int(),
  percent: z.number(),
  holsti: z.number().nullable(),
  kappa: agreementValue,
  weightedKappa: agreementValue,
  alpha: agreementValue,
};
export const codingAgreementShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('agreement'),
    round: codingRound,
    units: z.int(),
    resamples: z.int(),
    seed: z.int(),
    overall: z.object(agreementFields),
    codes: z.array(z.object({ codeId: id, name: z.string(), degrees: z.int(), ...agreementFields })),
    /** The first 300, from the beginning of the text; `said`: −1 not there, 0 there, from 1 its degree. */
    differences: z.array(
      z.object({
        codeId: id,
        start: z.int(),
        end: z.int(),
        text: z.string(),
        said: z.tuple([z.int(), z.int()]),
      }),
    ),
    differenceCount: z.int(),
  }),
  z.object({ kind: z.literal('not_concluded'), round: codingRound, reason: z.string() }),
]);
export type CodingAgreementShape = z.infer<typeof codingAgreementShape>;

export const passage = z.object({
  transcriptId: id,
  transcriptTitle: z.string(),
  speaker: z.string().nullable(),
  start: z.int(),
  end: z.int(),
  text: z.string(),
  /** How many people put it there. */
  coders: z.int(),
});
export type Passage = z.infer<typeof passage>;
export const matrixQuery = z.object({
  /** Identifiers, separated by commas; all when absent. */
  cases: z.string().max(40_000).optional(),
  codes: z.string().max(40_000).optional(),
  attribute: z.string().max(60).optional(),
  value: z.string().max(200).optional(),
});
export const interviewMatrix = z.object({
  cases: z.array(z.object({ id, pseudonym: z.string(), attributes: z.record(z.string(), z.string()) })),
  codes: z.array(z.object({ id, name: z.string(), path: z.string(), depth: z.int() })),
  /** Cells that hold something; a passage coded by two counts once. */
  cells: z.array(
    z.object({
      caseId: id,
      codeId: id,
      summary: z.string(),
      version: z.int().nonnegative(),
      count: z.int(),
      /** The first 20. */
      passages: z.array(passage),
    }),
  ),
});
export type InterviewMatrix = z.infer<typeof interviewMatrix>;
export const matrixCellEdit = z.object({
  caseId: id,
  codeId: id,
  summary: typedText(4000),
  version: z.int().nonnegative(),
});

export const interviewExports = ['matrix', 'codings', 'codebook', 'project'] as const;
export const interviewExportFormats = ['xlsx', 'docx', 'qdc', 'qdpx'] as const;
