import type { InterestShape, Partnering, ProfileShape } from '@grappe/contracts/api';
import type { InterestRow, PartneringProfileRow } from '@grappe/database';

export const presentPartnering = (
  profiles: readonly PartneringProfileRow[],
  interests: readonly InterestRow[],
): Partnering => ({
  profiles: profiles.map(presentProfile),
  received: interests.filter(({ sent }) => !sent).map(presentInterest),
  sent: interests.filter(({ sent }) => sent).map(presentInterest),
});

const presentProfile = (row: PartneringProfileRow): ProfileShape => ({
  id: row.id,
  kind: row.profileKind,
  direction: row.direction,
  title: row.title,
  summary: row.summary,
  markets: [...row.markets],
  languages: [...row.languages],
  toAlliances: row.toAlliances,
  publishedOn: row.publishedOn,
  closed: row.closedOn !== null,
  mine: row.mine,
  shown: { country: row.country, kind: row.kind, size: row.size },
  owner: row.owner,
  answered: row.answered,
});

export const presentInterest = (row: InterestRow): InterestShape => ({
  id: row.id,
  profileId: row.profileId,
  profileTitle: row.profileTitle,
  message: row.message,
  status: row.status,
  expressedOn: row.expressedOn,
  shown: { country: row.country, kind: row.kind, size: row.size },
  other: row.other,
});
