import { directedTieKinds } from '@grappe/contracts/facts';
import {
  writeFacts,
  writeGexf,
  writeGraphml,
  writeMembers,
  writeTies,
  type FactRecord,
  type GraphRecord,
  type MemberRecord,
  type TieRecord,
  type WriteOptions,
} from '@grappe/contracts/files';
import {
  readClusterFacts,
  readGraph,
  readProfiles,
  selectTies,
  type ClusterFactRow,
  type ProfileRow,
  type Session,
} from '@grappe/database';

/** A table of what the asker may read, written as a spreadsheet. */
export async function exportTable(
  session: Session,
  clusterId: string,
  what: 'members' | 'ties' | 'facts',
  options: WriteOptions,
): Promise<Uint8Array> {
  if (what === 'members') {
    const profiles = await readProfiles(session, clusterId);
    return writeMembers(profiles.map(memberRecord), options);
  }
  if (what === 'facts') {
    const rows = await readClusterFacts(session, clusterId);
    return writeFacts(rows.map(factRecord), options);
  }
  return writeTies(await tieRecords(session, clusterId), options);
}

/** The network that the asker sees, for network software. */
export async function exportGraph(
  session: Session,
  clusterId: string,
  format: 'gexf' | 'graphml',
): Promise<Uint8Array> {
  const { nodes, ties } = await readGraph(session, clusterId);
  const graph: GraphRecord = {
    directed: ties.length > 0 && ties.every(({ kind }) => directedTieKinds.includes(kind)),
    nodes: nodes.map(({ id, name, kind, country, sector, outside }) => ({
      id,
      label: name,
      attributes: {
        kind,
        outside,
        ...(country === null ? {} : { country }),
        ...(sector === null ? {} : { sector }),
      },
    })),
    ties: ties.map((tie) => ({
      from: tie.source,
      to: tie.target,
      kind: tie.kind,
      strength: tie.strength,
      since: tie.validFrom,
      until: tie.validTo,
      source: null,
    })),
  };
  return format === 'gexf' ? writeGexf(graph) : writeGraphml(graph);
}

async function tieRecords(session: Session, clusterId: string): Promise<TieRecord[]> {
  const ties = await selectTies(session, clusterId).execute();
  return ties.map((tie) => ({
    from: tie.sourceName,
    to: tie.targetName,
    kind: tie.kind,
    strength: tie.strength,
    since: tie.validFrom,
    until: tie.validTo,
    source: tie.source,
  }));
}

const memberRecord = (row: ProfileRow): MemberRecord => ({
  name: row.name,
  kind: row.kind,
  country: row.country,
  sector: row.sector === null ? null : { scheme: 'unknown', code: row.sector },
  externalRef: row.externalRef,
  place: {
    address: null,
    postcode: row.postcode,
    town: row.town,
    communeCode: row.communeCode,
    departement: row.departement,
    region: row.region,
    latitude: row.latitude,
    longitude: row.longitude,
    precision: row.precision === 'point' ? 'point' : row.precision === 'departement' ? 'departement' : null,
  },
  memberSince: row.memberSince,
  memberUntil: row.memberUntil,
  facts: row.facts,
});

const factRecord = (row: ClusterFactRow): FactRecord => ({
  organisation: row.organisationName,
  fact: { key: row.key, item: row.item, value: row.value },
  source: row.sourceDetail ?? row.source,
  validFrom: row.validFrom,
  audience: row.audience,
});
