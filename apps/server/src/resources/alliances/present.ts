import type { Allies, AllianceShape } from '@grappe/contracts/api';
import type { AllianceRow, AllyRow } from '@grappe/database';

export const presentAlliance = (row: AllianceRow, manages: boolean): AllianceShape => ({
  id: row.id,
  name: row.name,
  theme: row.theme,
  status: row.status,
  stage: row.stage,
  way: row.way,
  shortName: row.shortName,
  isOutside: row.isOutside,
  startedOn: row.startedOn,
  endedOn: row.endedOn,
  partners: [...row.partners],
  proposedAt: row.proposedAt.toISOString(),
  canAnswer: manages && row.way === 'received' && row.status === 'proposed',
  canEnd: manages && row.way !== 'received' && row.status !== 'ended',
});

/** What each alliance that stands shows to this cluster; one that shows nothing yet is there as well. */
export const presentAllies = (alliances: readonly AllianceRow[], rows: readonly AllyRow[]): Allies =>
  alliances
    .filter(({ status }) => status === 'active')
    .map(({ id, name, partners }) => ({
      allianceId: id,
      name,
      partners: [...partners],
      organisations: rows
        .filter(({ allianceId }) => allianceId === id)
        .map((row) => ({
          id: row.id,
          name: row.name,
          kind: row.kind,
          country: row.country,
          facts: [...row.facts],
        })),
    }));
