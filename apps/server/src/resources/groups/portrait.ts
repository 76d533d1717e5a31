import type { GroupPortrait } from '@grappe/contracts/api';
import { firmProfiles } from '@grappe/contracts/profiles';
import type { GroupRow, Session } from '@grappe/database';
import { groupPortrait } from '@grappe/engine/groups';
import { readProfileInput } from '../../plans/read-profile-input.ts';

/** Where the members are, how large, and who brings experience: as the asker reads them today. */
export async function readPortrait(
  tx: Session,
  clusterId: string,
  { members }: Pick<GroupRow, 'members'>,
): Promise<GroupPortrait> {
  const on = new Date().toISOString().slice(0, 10);
  const organisationIds = members.map(({ id }) => id);
  const input = await readProfileInput(tx, clusterId, { on, organisationIds });
  const { firms } = firmProfiles(input.organisations);
  const { travel, sizes, experience } = groupPortrait(firms);
  return {
    places: firms.flatMap(({ id, location }) => (location === null ? [] : [{ id, ...location }])),
    travel: {
      order: [...travel.order],
      legs: travel.legs.map((leg) => ({ ...leg })),
      km: travel.km,
      unknown: [...travel.unknown],
    },
    sizes: {
      known: sizes.known.map(({ firm, headcount }) => ({ id: firm, headcount })),
      unknown: [...sizes.unknown],
      ratio: sizes.ratio,
      total: sizes.total,
    },
    experience: {
      experienced: [...experience.experienced],
      without: [...experience.without],
      unknown: [...experience.unknown],
      mentors: experience.mentors.map(({ firm, markets }) => ({
        id: firm,
        markets: markets.map(({ market, wantedBy }) => ({ market, wantedBy: [...wantedBy] })),
      })),
    },
  };
}
