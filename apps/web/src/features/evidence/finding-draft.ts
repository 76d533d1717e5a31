import type { FindingShape, NewFinding } from '@grappe/contracts/api';

/** What the address of the form says of where a finding comes from. */
export interface FindingOrigin {
  readonly analysis?: string | undefined;
  readonly project?: string | undefined;
  readonly transcript?: string | undefined;
  readonly coding?: string | undefined;
}

/** A finding as it is being written. */
export interface FindingDraft {
  readonly kind: FindingShape['kind'];
  readonly title: string;
  readonly body: string;
  readonly measured: boolean;
  readonly consented: boolean;
  readonly pseudonym: string;
  readonly source: string;
  /** `cluster`, `action`, or a kind and an identifier. */
  readonly subject: string;
  readonly action: string;
  readonly mechanism: string;
  readonly observedOn: string;
  readonly told: boolean;
}

export function emptyFinding(
  { analysis, coding }: FindingOrigin,
  known: { readonly title: string; readonly body: string },
): FindingDraft {
  return {
    kind: analysis !== undefined ? 'test' : coding !== undefined ? 'verbatim' : 'benefit',
    title: known.title.slice(0, 200),
    body: known.body.slice(0, 4000),
    measured: true,
    consented: false,
    pseudonym: '',
    source: '',
    subject: 'cluster',
    action: '',
    mechanism: '',
    observedOn: new Date().toISOString().slice(0, 10),
    told: false,
  };
}

/** Fields that are still to be filled in before the server is asked. */
export function findingFaults(draft: FindingDraft): string[] {
  return [
    ...(draft.title.trim() === '' ? ['title'] : []),
    ...(draft.kind === 'test' && draft.body.trim() === '' ? ['body'] : []),
    ...(draft.kind === 'benefit' && draft.source.trim() === '' ? ['source'] : []),
    ...(draft.kind === 'verbatim' && !draft.consented ? ['consented'] : []),
    ...(draft.subject === 'action' && draft.action.trim() === '' ? ['action'] : []),
    ...(draft.observedOn === '' ? ['observedOn'] : []),
  ];
}

/** What is sent, by kind. */
export function findingWish(draft: FindingDraft, origin: FindingOrigin): NewFinding {
  const { kind, title, body, source, mechanism, observedOn, told } = draft;
  const common = {
    title,
    body,
    source,
    observedOn,
    told,
    mechanism: mechanism === '' ? null : (mechanism as NonNullable<NewFinding['mechanism']>),
    subject: subjectOf(draft),
  };
  if (kind === 'benefit') return { ...common, kind, measured: draft.measured };
  if (kind === 'test') return { ...common, kind, analysisId: origin.analysis ?? null };
  const { project, transcript, coding } = origin;
  const passage =
    project === undefined || transcript === undefined || coding === undefined
      ? null
      : { projectId: project, transcriptId: transcript, codingId: coding };
  return { ...common, kind, consented: true, pseudonym: draft.pseudonym, coding: passage };
}

function subjectOf({ subject, action }: FindingDraft): NewFinding['subject'] {
  if (subject === 'cluster') return { kind: 'cluster' };
  if (subject === 'action') return { kind: 'action', title: action };
  const [kind = '', id = ''] = subject.split(' ');
  return { kind: kind as 'group' | 'alliance' | 'encounter', id };
}
