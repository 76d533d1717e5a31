import { z } from 'zod';
import { surveyForms } from '../instruments/index.ts';
import { date, id } from './shapes.ts';

const answerCell = z.union([z.number(), z.string(), z.array(z.string())]);

export const waveShape = z.object({
  id,
  campaignId: id,
  campaign: z.string(),
  form: z.enum(surveyForms),
  ordinal: z.int().positive(),
  opensOn: date,
  closesOn: date,
});
export type WaveShape = z.infer<typeof waveShape>;

/** What a firm answered in a wave, under a name that it has in this study only. */
export const waveTableRow = z.object({
  firm: z.string(),
  waveId: id,
  stratum: z.string(),
  items: z.record(z.string(), answerCell),
  scores: z.record(z.string(), z.number()),
});
export type WaveTableShape = z.infer<typeof waveTable>;

/** `GET …/studies/:studyId/waves`: firms that agreed to research, in waves where six or more did. */
export const waveTable = z.object({ waves: z.array(waveShape), rows: z.array(waveTableRow) });
