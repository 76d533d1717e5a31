import { z } from 'zod';

/** What a construct is in the diagnosis: a layer of the framework, or one of the things beside it. */
export const constructRoles = [
  'constraint',
  'mechanism',
  'capability',
  'result',
  'limit',
  'brake',
  'incentive',
  'proximity',
] as const;
export type ConstructRole = (typeof constructRoles)[number];

/** The six themes of the survey of export and cooperation. */
export const surveyThemes = ['general', 'export', 'aids', 'cooperation', 'financing', 'proposals'] as const;
export type SurveyTheme = (typeof surveyThemes)[number];

export const itemKinds = ['scale', 'choice', 'several', 'number', 'text'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Without what a screen cannot show and a database cannot keep. */
const printable = (words: string): string => words.toWellFormed().replaceAll(/[^\P{Cc}\n\t]/gu, '');
const text = (longest: number) => z.string().max(longest).overwrite(printable).trim().min(1);
export const instrumentCode = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const optionCode = z.string().regex(/^[a-z0-9_]{1,40}$/);
const words = (longest: number) => z.strictObject({ fr: text(longest), en: text(longest) });
const ends = z.strictObject({ lowest: text(60), highest: text(60) });

export const instrumentSection = z.strictObject({
  id: instrumentCode,
  theme: z.enum(surveyThemes).optional(),
  title: words(120),
  lead: words(300).optional(),
});
export type InstrumentSection = z.infer<typeof instrumentSection>;

export const instrumentConstruct = z.strictObject({
  id: instrumentCode,
  role: z.enum(constructRoles),
  /** A paper of `sources`, then the place in it. */
  source: text(120),
  name: words(120),
});
export type InstrumentConstruct = z.infer<typeof instrumentConstruct>;

export const instrumentItem = z.strictObject({
  id: instrumentCode,
  construct: instrumentCode.optional(),
  section: instrumentCode,
  kind: z.enum(itemKinds),
  source: text(120),
  /** Grows when the wording changes: answers to another wording are other answers. */
  version: z.int().min(1).max(1000),
  /** In the short form too. */
  short: z.boolean().default(false),
  /** Asked the other way round: counted as 8 − answer. */
  reverse: z.boolean().default(false),
  unit: z.enum(['percent', 'count']).optional(),
  /** Asked only of those who gave one of these answers to an earlier question. */
  only: z.strictObject({ item: instrumentCode, is: z.array(optionCode).min(1).max(20) }).optional(),
  fr: text(400),
  en: text(400),
  options: z
    .array(z.strictObject({ code: optionCode, fr: text(120), en: text(120) }))
    .min(2)
    .max(20)
    .optional(),
});
export type InstrumentItem = z.infer<typeof instrumentItem>;

/** An instrument: items in two languages, what each measures and where it comes from. */
export const instrument = z.strictObject({
  name: words(200),
  sources: z.record(z.string().regex(/^[^\p{Cc}\p{Cs}]{1,40}$/u), text(400)),
  scale: z.strictObject({ fr: ends, en: ends }),
  sections: z.array(instrumentSection).min(1).max(40),
  constructs: z.array(instrumentConstruct).max(100),
  items: z.array(instrumentItem).min(1).max(300),
});
export type Instrument = z.infer<typeof instrument>;

export const surveyForms = ['long', 'short'] as const;
export type SurveyForm = (typeof surveyForms)[number];

/** An answer: 1 to 7, a code, codes, a number, words of one's own, or that the question does not apply. */
export const surveyAnswer = z.union([
  z.number().min(-1e15).max(1e15),
  z.string().min(1).max(60),
  z.array(optionCode).max(20),
  z.strictObject({ text: z.string().max(2000).overwrite(printable).trim() }),
]);
export type SurveyAnswer = z.infer<typeof surveyAnswer>;
export type SurveyAnswers = Readonly<Record<string, SurveyAnswer | undefined>>;

/** Answer of whoever finds that a question is not about its firm. */
export const doesNotApply = 'na';
