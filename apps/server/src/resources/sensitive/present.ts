import type { Clearance, Collection, CollectionSummary, Contribution } from '@grappe/contracts/api';
import type { ClearanceRow, CollectionAnswerRow, CollectionRow, ContributionRow } from '@grappe/database';

export const presentClearance = ({ declaredAt, ...row }: ClearanceRow): Clearance => ({
  ...row,
  declaredAt: declaredAt.toISOString(),
});

export const presentContribution = (row: ContributionRow): Contribution => ({
  id: row.id,
  organisation: { id: row.organisationId, name: row.organisationName },
  roomId: row.roomId,
  category: row.category,
  subject: row.subject,
  body: row.body,
  authorName: row.authorName,
  createdAt: row.createdAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  mine: row.mine,
});

export function presentCollectionSummary(row: CollectionRow): CollectionSummary {
  const { myOrganisationId: _own, myValue, myVersion, myUpdatedAt, createdAt, publications, ...shown } = row;
  return {
    ...shown,
    createdAt: createdAt.toISOString(),
    publications: publications.map((one) => ({
      ...one,
      publishedAt: new Date(one.publishedAt).toISOString(),
    })),
    myAnswer:
      myValue === null || myVersion === null || myUpdatedAt === null
        ? null
        : { value: myValue, version: myVersion, updatedAt: myUpdatedAt.toISOString() },
  };
}

/** With the answers, for coordinators. */
export const presentCollection = (
  row: CollectionRow,
  answers: readonly CollectionAnswerRow[] | null,
): Collection => ({
  ...presentCollectionSummary(row),
  answers:
    answers?.map(({ organisationId, organisationName, value, updatedAt }) => ({
      organisation: { id: organisationId, name: organisationName },
      value,
      updatedAt: updatedAt?.toISOString() ?? null,
    })) ?? null,
});
