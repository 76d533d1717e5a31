import type { FirmReport, NextStep } from '@grappe/contracts/api';
import type { Instrument } from '@grappe/contracts/instruments';
import {
  listAskedWaves,
  listCampaigns,
  listStepCandidates,
  readScores,
  readWaveFigures,
  type AskedWaveRow,
  type FigureRow,
  type ResponseRow,
  type Session,
  type StepCandidateRow,
} from '@grappe/database';
import { diagnoseFirm, type FirmDiagnosis } from '@grappe/engine/framework';
import { refuse } from '../app/refusal.ts';

/** Five others beside the firm itself. */
const fewestFirms = 6;

/** What a firm reads at once of what it answered: scores beside firms alike, what holds it back, what to do, and change. */
export async function reportFirm(
  tx: Session,
  clusterId: string,
  response: ResponseRow,
  content: Instrument,
): Promise<FirmReport> {
  if (response.submittedAt === null) throw refuse('response_not_finished');
  const asked = await listAskedWaves(tx, clusterId);
  const wave = asked.find(({ responseId }) => responseId === response.id);
  if (wave === undefined) throw refuse('not_found');
  const campaign = (await listCampaigns(tx, clusterId)).find(({ id }) => id === wave.campaignId);
  const scores = await readScores(tx, response.id);
  const before = await scoresBefore(tx, asked, wave);
  const figures = await readWaveFigures(tx, wave.waveId);
  const diagnosis = diagnoseFirm(content.constructs, scores);
  const candidates = await listStepCandidates(tx, { clusterId, organisationId: response.organisationId });
  return {
    campaign: wave.campaign,
    organisation: wave.organisation,
    submittedAt: response.submittedAt.toISOString(),
    shared: response.shared,
    forResearch: response.forResearch,
    constructs: content.constructs.map(({ id, role, name }) => ({
      id,
      role,
      name,
      score: scores[id] ?? null,
      before: before[id] ?? null,
      comparable: comparableOf(figures, id, wave.stratum),
    })),
    stratum: wave.stratum,
    stratumBy: campaign?.stratumBy ?? 'none',
    holdsBack: diagnosis.holdsBack,
    answer: diagnosis.answer,
    steps: stepsOf(candidates, diagnosis),
  };
}

/** Scores of the same firm in the wave before, of the same campaign. */
async function scoresBefore(
  tx: Session,
  asked: readonly AskedWaveRow[],
  wave: AskedWaveRow,
): Promise<Record<string, number>> {
  const earlier = asked
    .filter(
      (one) =>
        one.campaignId === wave.campaignId &&
        one.organisationId === wave.organisationId &&
        one.ordinal < wave.ordinal &&
        one.submittedAt !== null,
    )
    .toSorted((a, b) => b.ordinal - a.ordinal)[0];
  return earlier?.responseId == null ? {} : readScores(tx, earlier.responseId);
}

function comparableOf(
  figures: readonly FigureRow[],
  measure: string,
  stratum: string,
): FirmReport['constructs'][number]['comparable'] {
  const told = figures.filter((figure) => figure.measure === measure && figure.firms >= fewestFirms);
  const alike = stratum === '' ? undefined : told.find((figure) => figure.stratum === stratum);
  const whole = told.find((figure) => figure.stratum === null);
  const found = alike ?? whole;
  return found === undefined ? null : { mean: found.mean, firms: found.firms, alike: alike !== undefined };
}

/** What each kind of thing sets in motion. */
const mechanismOf: Record<StepCandidateRow['kind'], string> = {
  group: 'strategic_resources',
  support: 'strategic_resources',
  relay: 'strategic_resources',
  action: 'relational_dynamics',
  practice: 'knowledge_circulation',
  exporter: 'knowledge_circulation',
  room: 'knowledge_circulation',
  lab: 'collective_innovation',
  alliance: 'collective_reputation',
  foreign_partner: 'relational_dynamics',
};

/** Three steps: first those that set in motion what answers the constraint, of different kinds as far as there are. */
function stepsOf(
  candidates: readonly StepCandidateRow[],
  { mechanisms, holdsBack }: Pick<FirmDiagnosis, 'mechanisms' | 'holdsBack'>,
): NextStep[] {
  const rankOf = (kind: StepCandidateRow['kind']): number => {
    const rank = mechanisms.indexOf(mechanismOf[kind]);
    return rank === -1 ? mechanisms.length : rank;
  };
  const turnOf = (candidate: StepCandidateRow): number =>
    candidates.filter(({ kind }) => kind === candidate.kind).indexOf(candidate);
  return candidates
    .toSorted((a, b) => turnOf(a) - turnOf(b) || rankOf(a.kind) - rankOf(b.kind))
    .slice(0, 3)
    .map(({ kind, id, name, detail }) => ({
      kind,
      mechanism: mechanismOf[kind],
      answers: mechanisms.includes(mechanismOf[kind]) ? (holdsBack?.constraint ?? null) : null,
      name,
      detail,
      href: hrefOf(kind, id),
    }));
}

function hrefOf(kind: StepCandidateRow['kind'], id: string): string | null {
  if (kind === 'practice') return null;
  if (kind === 'group') return '/me/group';
  if (kind === 'action') return `/encounters/${id}`;
  if (kind === 'relay') return '/rooms';
  if (kind === 'room') return `/rooms/${id}`;
  return kind === 'alliance' ? '/' : `/organisations/${id}`;
}
