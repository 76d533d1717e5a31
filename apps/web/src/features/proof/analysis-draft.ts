import type {
  Analyses,
  AnalysisColumns,
  AnalysisKindShape,
  AnalysisSettings,
  NewAnalysisShape,
} from '@grappe/contracts/api';

/** An analysis as it is being prepared; null: as the framework proposes. */
export interface AnalysisDraft extends Pick<
  AnalysisSettings,
  'seed' | 'resamples' | 'confidence' | 'missing' | 'mediation' | 'groups' | 'change' | 'involvement'
> {
  readonly kind: AnalysisKindShape;
  /** Null: the question itself. */
  readonly title: string | null;
  readonly studyId: string | null;
  /** The last wave, or the only one. */
  readonly waveId: string;
  /** The one before, of a change; empty: none. */
  readonly firstWaveId: string;
  readonly model: string | null;
}

export function emptyDraft({ managed, studies, waves }: Analyses): AnalysisDraft {
  const last = waves.toSorted((a, b) => (a.opensOn < b.opensOn ? 1 : -1))[0];
  const before = waves.find(
    ({ campaignId, ordinal }) => campaignId === last?.campaignId && ordinal === last.ordinal - 1,
  );
  return {
    kind: 'structure',
    title: null,
    studyId: managed ? null : (studies[0]?.id ?? null),
    waveId: last?.id ?? '',
    firstWaveId: before?.id ?? '',
    model: null,
    seed: 1,
    resamples: 2000,
    confidence: 0.95,
    missing: 'listwise',
    mediation: null,
    groups: null,
    change: null,
    involvement: null,
  };
}

/** The first way of dividing firms that the answers offer. */
export function usualGroups({ groupings }: AnalysisColumns): AnalysisDraft['groups'] {
  const [first] = groupings;
  return first === undefined ? null : { column: first.name, value: first.values[0] ?? '' };
}

const withModel: readonly AnalysisKindShape[] = ['measurement', 'structure', 'groups'];

/** What is sent: only what the kind of analysis uses. */
export function analysisWish(
  draft: AnalysisDraft,
  title: string,
  columns: AnalysisColumns | undefined,
): NewAnalysisShape {
  const { kind, studyId, waveId, firstWaveId, model, mediation, groups, change, involvement, ...rest } =
    draft;
  const first = firstWaveId === waveId ? '' : firstWaveId;
  const isPair = kind === 'change' || kind === 'involvement';
  return {
    ...rest,
    kind,
    title,
    studyId,
    waveIds: [...(isPair && first !== '' ? [first] : []), waveId].filter((id) => id !== ''),
    model: withModel.includes(kind) ? model : null,
    mediation: kind === 'mediation' ? mediation : null,
    groups: kind === 'groups' ? (groups ?? (columns === undefined ? null : usualGroups(columns))) : null,
    change: kind === 'change' ? change : null,
    involvement: kind === 'involvement' ? involvement : null,
  };
}
