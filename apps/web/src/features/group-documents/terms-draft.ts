import type { GroupTerms, SignatoryTerms } from '@grappe/contracts/api';

/** Terms as they stand in the form: what the person typed, word for word. */
export interface TermsDraft extends Omit<
  GroupTerms,
  'startsOn' | 'durationMonths' | 'noticeMonths' | 'employerId'
> {
  readonly startsOn: string;
  readonly durationMonths: string;
  readonly noticeMonths: string;
  readonly employerId: string;
}

export const textFields = ['denomination', 'seat', 'court', 'law'] as const;
export const longFields = ['purpose', 'objectives'] as const;
export const monthFields = ['durationMonths', 'noticeMonths'] as const;
export const signatoryFields = ['address', 'registration', 'representative', 'capacity'] as const;

export const emptySignatory: SignatoryTerms = {
  address: '',
  registration: '',
  representative: '',
  capacity: '',
};

export const draftOf = (terms: GroupTerms): TermsDraft => ({
  ...terms,
  startsOn: terms.startsOn ?? '',
  durationMonths: terms.durationMonths?.toString() ?? '',
  noticeMonths: terms.noticeMonths?.toString() ?? '',
  employerId: terms.employerId ?? '',
});

const monthsOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** Month counts that cannot be read as whole numbers. */
export const unreadable = (draft: TermsDraft): readonly (typeof monthFields)[number][] =>
  monthFields.filter((name) => !/^\s*\d{0,3}\s*$/.test(draft[name]));

export const termsOf = (draft: TermsDraft): GroupTerms => ({
  ...draft,
  startsOn: draft.startsOn === '' ? null : draft.startsOn,
  durationMonths: monthsOf(draft.durationMonths),
  noticeMonths: monthsOf(draft.noticeMonths),
  employerId: draft.employerId === '' ? null : draft.employerId,
});

export interface Difference {
  readonly field: string;
  readonly memberId: string | null;
  readonly theirs: string;
}

/** Where what somebody else kept is not what is in the form. */
export function differences(draft: TermsDraft, kept: GroupTerms): Difference[] {
  const theirs = draftOf(kept);
  const plain = [...textFields, ...longFields, ...monthFields, 'startsOn', 'employerId'] as const;
  const members = new Set([...Object.keys(draft.signatories), ...Object.keys(theirs.signatories)]);
  return [
    ...plain
      .filter((field) => draft[field] !== theirs[field])
      .map((field) => ({ field, memberId: null, theirs: theirs[field] })),
    ...[...members].flatMap((memberId) => {
      const [mine, other] = [draft, theirs].map(({ signatories }) => signatories[memberId] ?? emptySignatory);
      return signatoryFields
        .filter((field) => mine?.[field] !== other?.[field])
        .map((field) => ({ field, memberId, theirs: other?.[field] ?? '' }));
    }),
  ];
}
