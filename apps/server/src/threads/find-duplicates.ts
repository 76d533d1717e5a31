import { findDuplicates } from '@grappe/contracts/files';
import { connect, readMatchKeys, recordDuplicates, refreshStatistics } from '@grappe/database';
import { knownOrganisations } from '../imports/known-organisations.ts';
import type { ThreadWork } from './thread.ts';

export interface DuplicateSearch {
  readonly adminUrl: string;
  readonly personId: string;
  readonly clusterId: string;
}

/** More pairs than a person would ever look at say that the threshold, not the directory, is wrong. */
const mostPairs = 2000;

/** Looks for organisations that may be one and keeps the pairs, beside the thread that answers HTTP; says how many wait. */
export const work: ThreadWork<DuplicateSearch, number> = async ({ adminUrl, personId, clusterId }) => {
  const connection = connect(adminUrl, { connections: 1, accountConnections: 1 });
  try {
    await refreshStatistics(connection.appPool);
    const rows = await connection.asPerson(personId, (session) => readMatchKeys(session, clusterId));
    const survivors = new Map(knownOrganisations(rows).map((known) => [known.id, known]));
    const findings = findDuplicates(survivors.values())
      .slice(0, mostPairs)
      .map(({ a, b, score, reasons }) => ({ firstId: a, secondId: b, score, reasons }));
    return await connection.asPerson(personId, (session) => recordDuplicates(session, clusterId, findings));
  } finally {
    await connection.close();
  }
};
