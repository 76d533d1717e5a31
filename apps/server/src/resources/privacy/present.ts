import {
  consentPurposes,
  consentTexts,
  outcomeShape,
  type MyPrivacy,
  type PrivacyRequest,
} from '@grappe/contracts/api';
import type { ConsentRow, PrivacyRequestRow } from '@grappe/database';
import type { SignedInPerson } from '../../app/identify.ts';

export const presentRequest = (row: PrivacyRequestRow): PrivacyRequest => ({
  ...row,
  askedAt: row.askedAt.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
  outcome: outcomeShape.parse(row.outcome),
});

export const presentMyPrivacy = (
  person: SignedInPerson,
  consents: readonly ConsentRow[],
  requests: readonly PrivacyRequestRow[],
): MyPrivacy => ({
  name: person.name,
  email: person.email,
  consents: consentPurposes.map((purpose) => {
    const textVersion = consentTexts[purpose];
    const given = consents.find((one) => one.purpose === purpose && one.textVersion === textVersion);
    return { purpose, textVersion, givenAt: given?.givenAt.toISOString() ?? null };
  }),
  requests: requests.map(presentRequest),
});
