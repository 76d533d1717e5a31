import type { FactKey, FactSource, FactValue } from '@grappe/contracts/facts';
import type { Audience } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';

export interface ClusterFactRow {
  readonly organisationName: string;
  readonly key: FactKey;
  readonly item: string;
  readonly value: FactValue;
  readonly source: FactSource;
  readonly sourceDetail: string | null;
  readonly validFrom: string | null;
  readonly audience: Audience;
}

/** Every current fact of a cluster's directory that the asker may see, by organisation, key and item. */
export function readClusterFacts(session: Session, clusterId: string): Promise<ClusterFactRow[]> {
  return session
    .selectFrom('current_facts as f')
    .innerJoin('organisations as o', 'o.id', 'f.organisation_id')
    .select([
      'o.name as organisationName',
      'f.key',
      'f.item',
      'f.value',
      'f.source',
      'f.source_detail as sourceDetail',
      'f.valid_from as validFrom',
      'f.audience',
    ])
    .where('f.cluster_id', '=', clusterId)
    .where('o.closed_by', 'is', null)
    .orderBy('o.folded_name')
    .orderBy('o.id')
    .orderBy('f.key')
    .orderBy('f.item')
    .execute();
}
