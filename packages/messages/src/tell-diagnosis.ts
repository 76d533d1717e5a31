import type { ClusterDiagnosisShape } from '@grappe/contracts/api';
import type { Formats } from './formats.ts';
import type { Language } from './namespaces.ts';
import type { Sentence } from './explain.ts';

/** Who tells: in which language, with which sentences and figures. */
export interface DiagnosisVoice {
  readonly language: Language;
  readonly t: Sentence;
  readonly f: Pick<Formats, 'number' | 'percent'>;
}

type Facts = Pick<ClusterDiagnosisShape, 'constructs' | 'findings' | 'wave'>;

/** What a wave says of a cluster, in a few sentences: what holds firms back, what reaches nobody, what changes, what brakes. */
export function tellDiagnosis(
  { language, t, f }: DiagnosisVoice,
  { constructs, findings, wave }: Facts,
): string[] {
  const { number, percent } = f;
  const mean = (value: number): string => number(Math.round(value * 10) / 10);
  const share = (ratio: number): string => percent(Math.round(ratio * 100) / 100);
  const name = (id: string): string => constructs.find((one) => one.id === id)?.name[language] ?? id;
  const { constraint, reachNobody, changes, brakes, incentives } = findings;
  const said: string[] = [];
  if (constraint !== null)
    said.push(
      t(`diagnosis:finding.${constraint.highRatio === null ? 'no_share' : 'constraint'}`, {
        name: name(constraint.id),
        mean: mean(constraint.mean),
        share: share(constraint.highRatio ?? 0),
      }),
    );
  for (const { id, highRatio } of reachNobody)
    said.push(t('diagnosis:finding.reach', { name: name(id), share: share(highRatio) }));
  const mechanisms = constructs.some(({ role, whole }) => role === 'mechanism' && whole !== null);
  if (reachNobody.length === 0 && mechanisms) said.push(t('diagnosis:finding.reach_none'));
  const moved = changes.filter(({ beyondChance }) => beyondChance);
  for (const { id, before, now } of moved)
    said.push(
      t(`diagnosis:finding.${now > before ? 'grows' : 'shrinks'}`, {
        name: name(id),
        before: mean(before),
        now: mean(now),
      }),
    );
  if (moved.length === 0 && wave !== null && constraint !== null)
    said.push(t(`diagnosis:finding.${changes.length === 0 ? 'first' : 'still'}`));
  const [brake] = brakes;
  const incentive = brake?.lifts[0] ?? incentives[0];
  if (brake !== undefined)
    said.push(
      t(`diagnosis:finding.${incentive === undefined ? 'brake_only' : 'brake'}`, {
        brake: name(brake.id),
        share: share(brake.highRatio),
        incentive: incentive === undefined ? '' : name(incentive.id),
        incentiveShare: incentive === undefined ? '' : share(incentive.highRatio),
      }),
    );
  return said;
}

/** A stratum in words: a band of size, a sector, a département, whether it exports. */
export function nameStratum(t: Sentence, stratumBy: string, stratum: string): string {
  const worded = ['size', 'export'].includes(stratumBy) || stratum === 'unknown';
  if (worded) return t(`diagnosis:stratum.${stratum}`);
  return ['sector', 'departement'].includes(stratumBy)
    ? t(`diagnosis:${stratumBy}_stratum`, { code: stratum })
    : stratum;
}
