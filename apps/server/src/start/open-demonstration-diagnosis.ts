import {
  addInstrumentVersion,
  closeWave,
  createCampaign,
  createInstrument,
  listTargets,
  publishInstrumentVersion,
  publishWave,
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
  /** Organisations with an account: they answered the waves that ended, and may answer the open one themselves. */
  readonly withAccount: ReadonlySet<string>;
  /** Names of those that took part in something after the first wave. */
  readonly involved: ReadonlySet<string>;
}

const dayMilliseconds = 86_400_000;
/** When each wave opens, in days from now; the last one is open. */
const opening = [-745, -380, -15] as const;

/** A survey with three waves, a year apart: two ended, the third is open. Every answer is drawn at random, and said to be. */
export async function openDemonstrationDiagnosis(place: DemonstrationPlace): Promise<void> {
  const { connection, personId, clusterId } = place;
  const instrument = frameworkInstrument();
  await connection.asPerson(personId, async (tx) => {
    const campaignId = await openCampaign(tx, clusterId, instrument as unknown as JsonObject);
    for (const [rank, opens] of opening.entries()) {
      const isOpen = rank === opening.length - 1;
      const dates = { opensOn: dayIn(opens), closesOn: dayIn(isOpen ? 60 : opens + 40) };
      const { id } = await openNextWave(tx, { clusterId, campaignId }, dates);
      await answerWave(tx, place, { waveId: id, instrument, form: 'short' }, { wave: rank + 1, isOpen });
      if (!isOpen) await closeWave(tx, id);
    }
  });
}

/** One wave of another fictional cluster, ended and told to others: something to compare with. */
export async function openNeighbourDiagnosis({
  connection,
  personId,
  clusterId,
}: Omit<DemonstrationPlace, 'withAccount' | 'involved'>): Promise<void> {
  const instrument = frameworkInstrument();
  const place = {
    connection,
    personId,
    clusterId,
    withAccount: new Set<string>(),
    involved: new Set<string>(),
  };
  await connection.asPerson(personId, async (tx) => {
    const campaignId = await openCampaign(tx, clusterId, instrument as unknown as JsonObject);
    const { id } = await openNextWave(
      tx,
      { clusterId, campaignId },
      { opensOn: dayIn(-200), closesOn: dayIn(-160) },
    );
    await answerWave(tx, place, { waveId: id, instrument, form: 'short' }, { wave: 2, isOpen: false });
    await closeWave(tx, id);
    await publishWave(tx, id, true);
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
  { clusterId, withAccount, involved }: DemonstrationPlace,
  survey: AskedSurvey,
  { wave, isOpen }: { readonly wave: number; readonly isOpen: boolean },
): Promise<void> {
  for (const { organisationId, name } of await listTargets(tx, clusterId, survey.waveId)) {
    const answersItself = withAccount.has(organisationId);
    if (answersItself && isOpen) continue;
    const answersOf = (drawnAs: string) =>
      fictionalAnswers(survey.instrument, survey.form, { firm: drawnAs, wave, involved: involved.has(name) });
    // Who will answer by itself has answered before: drawn under other names until one does.
    const tries = answersItself ? [name, `${name} 2`, `${name} 3`, `${name} 4`] : [name];
    const answers = tries.reduce<ReturnType<typeof answersOf>>((found, one) => found ?? answersOf(one), null);
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
