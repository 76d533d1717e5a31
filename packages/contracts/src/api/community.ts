import { z } from 'zod';
import { languageSchema } from '../roles/index.ts';
import { country, date, id, typedText } from './shapes.ts';

export const communityTopics = ['governance', 'funding', 'projects', 'events'] as const;
const topic = z.enum(communityTopics);
const required = (longest: number) => typedText(longest).pipe(z.string().min(1));

/** Whoever wrote, of which cluster; null for a person who is no longer known. */
const author = z.object({
  name: z.string().nullable(),
  clusterId: id,
  clusterName: z.string(),
  mine: z.boolean(),
});

export const newPracticeNote = z.object({
  topic,
  title: required(200),
  body: required(10_000),
  source: required(500),
  basedOn: id.nullable().default(null),
  language: languageSchema,
  /** Firms of the cluster read it too, among what they could do next. */
  shownToMembers: z.boolean().default(false),
});
export type NewPracticeNote = z.input<typeof newPracticeNote>;
export const practiceNoteChange = newPracticeNote
  .omit({ basedOn: true, language: true })
  .extend({ version: z.int(), withdrawn: z.boolean().default(false) });
export type PracticeNoteChange = z.input<typeof practiceNoteChange>;
export const newPracticeReuse = z.object({ said: typedText(2000).default('') });

export const practiceNote = newPracticeNote.extend({
  id,
  author,
  writtenOn: date,
  version: z.int(),
  basedOnTitle: z.string().nullable(),
  /** Clusters that used it, each once. */
  reuses: z.array(z.object({ clusterName: z.string(), said: z.string(), reusedOn: date })),
  reusedByUs: z.boolean(),
});
export type PracticeNoteShape = z.infer<typeof practiceNote>;

export const newCommunityQuestion = z.object({
  topic,
  title: required(200),
  body: typedText(4000).default(''),
});
export type NewCommunityQuestion = z.input<typeof newCommunityQuestion>;
export const newCommunityAnswer = z.object({
  body: required(4000),
  /** When and where it was lived. */
  lived: required(500),
  noteId: id.nullable().default(null),
});
export type NewCommunityAnswer = z.input<typeof newCommunityAnswer>;

export const communityQuestion = newCommunityQuestion.extend({
  id,
  author,
  askedOn: date,
  closedOn: date.nullable(),
  answers: z.array(
    z.object({
      id,
      author,
      body: z.string(),
      lived: z.string(),
      answeredOn: date,
      note: z.object({ id, title: z.string() }).nullable(),
    }),
  ),
});
export type CommunityQuestionShape = z.infer<typeof communityQuestion>;

export const mentoringOffer = z.object({
  /** Year since when one has run a cluster. */
  sinceYear: z.int().min(1980).max(2200),
  topics: z.array(topic).min(1).max(4),
  about: typedText(1000).default(''),
});
export type MentoringOffer = z.input<typeof mentoringOffer>;
export const mentorShape = mentoringOffer.extend({ personId: id, author, country: country.nullable() });
export type MentorShape = z.infer<typeof mentorShape>;

export const newMentoring = z.object({ mentorId: id, mentorClusterId: id, message: required(2000) });
export type NewMentoring = z.input<typeof newMentoring>;
export const mentoringState = z.object({
  status: z.enum(['accepted', 'declined', 'withdrawn', 'ended']),
  learnt: typedText(4000).default(''),
});
export const mentoringPair = z.object({
  id,
  /** The viewer is the one who helps. */
  asMentor: z.boolean(),
  other: author,
  message: z.string(),
  status: z.enum(['asked', 'accepted', 'declined', 'withdrawn', 'ended']),
  askedOn: date,
  settledOn: date.nullable(),
  endedOn: date.nullable(),
  learnt: z.string(),
});
export type MentoringPairShape = z.infer<typeof mentoringPair>;

export const convenerKinds = ['region', 'state', 'association', 'chamber', 'network'] as const;
export const newGathering = z.object({
  convener: required(200),
  convenerKind: z.enum(convenerKinds),
  title: required(200),
  place: typedText(300).default(''),
  heldOn: date,
  link: z.union([z.url({ protocol: /^https?$/ }).max(500), z.literal('')]).default(''),
});
export type NewGathering = z.input<typeof newGathering>;
export const gathering = newGathering.extend({
  id,
  author: author.omit({ name: true }),
  cancelledOn: date.nullable(),
});
export type GatheringShape = z.infer<typeof gathering>;

/** `GET …/community`: the same for everybody who runs a cluster, save the pairs. */
export const community = z.object({
  notes: z.array(practiceNote),
  questions: z.array(communityQuestion),
  mentors: z.array(mentorShape),
  pairs: z.array(mentoringPair),
  gatherings: z.array(gathering),
});
export type Community = z.infer<typeof community>;
