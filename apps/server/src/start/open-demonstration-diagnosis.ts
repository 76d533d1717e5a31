import {
  addInstrumentVersion,
  closeWave,
  createCampaign,
  createInstrument,
  listTargets,
  publishInstrumentVersion,
  type DatabaseConnection,
  type JsonObject,
  type Session,
} from '@grappe/database';
import { fictionalAnswers } from '@grappe/demo';
import { keepEntered, type AskedSurvey } from '../diagnosis/enter-answers.ts';
import { frameworkInstrument } from '../diagnosis/framework-instrument.ts';
import { openNextWave } from '../diagnosis/open-next-wave.ts';

interface DemonstrationPlace {
  readonly connection: DatabaseConnection;
  readonly personId: string;
  readonly clusterId: string;
  /** Organisations with an account: they answered the first wave, and may answer the second themselves. */
  readonly withAccount: ReadonlySet<string>;
}

const dayMilliseconds = 86_400_000;

/** A survey with two waves, a year apart: the first ended, the second is open. Every answer is drawn at random, and said to be. */
export async function openDemonstrationDiagnosis(place: DemonstrationPlace): Promise<void> {
  const { connection, personId, clusterId } = place;
  const instrument = frameworkInstrument();
  await connection.asPerson(personId, async (tx) => {
    const campaignId = await openCampaign(tx, clusterId, instrument as unknown as JsonObject);
    for (const [wave, opens] of [
      [1, -380],
      [2, -15],
    ] as const) {
      const dates = { opensOn: dayIn(opens), closesOn: dayIn(wave === 1 ? opens + 40 : 60) };
      const { id } = await openNextWave(tx, { clusterId, campaignId }, dates);
      await answerWave(tx, place, { waveId: id, instrument, form: 'short' }, wave);
      if (wave === 1) await closeWave(tx, id);
    }
  });
}

async function openCampaign(tx: Session, clusterId: string, content: JsonObject): Promise<string> {
  const instrumentId = await createInstrument(tx, clusterId, 'Cadre intégrateur');
  const versionId = await addInstrumentVersion(tx, { clusterId, instrumentId }, content);
  if (versionId === undefined) throw new Error('The instrument of the demonstration is not there.');
  await publishInstrumentVersion(tx, { clusterId, versionId });
  return createCampaign(tx, {
    clusterId,
    name: 'Enquête fictive',
    purpose: '',
    form: 'short',
    instrumentId,
    target: { kind: 'all' },
    stratumBy: 'size',
    reminderDays: [7, 14],
  });
}

async function answerWave(
  tx: Session,
  { clusterId, withAccount }: DemonstrationPlace,
  survey: AskedSurvey,
  wave: number,
): Promise<void> {
  for (const { organisationId, name } of await listTargets(tx, clusterId, survey.waveId)) {
    const answersItself = withAccount.has(organisationId);
    if (answersItself && wave === 2) continue;
    const drawn = fictionalAnswers(survey.instrument, survey.form, { firm: name, wave });
    const answers =
      drawn ??
      (answersItself ? fictionalAnswers(survey.instrument, survey.form, { firm: name, wave: 3 }) : null);
    if (answers === null) continue;
    await keepEntered(tx, survey, {
      organisationId,
      source: 'paper',
      forResearch: name.length % 2 === 0,
      answers,
    });
  }
}

const dayIn = (days: number): string =>
  new Date(Date.now() + days * dayMilliseconds).toISOString().slice(0, 10);
