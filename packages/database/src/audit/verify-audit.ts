import { createHash } from 'node:crypto';
import pg from 'pg';
import { ownerRole } from '../login-roles.ts';

/**
 * What is wrong with a link: `missing`: entries were taken away before it; `unlinked`: it does not hold the hash of the one
 * before; `changed`: its own hash is not that of what it says; `cut`: the chain was longer.
 */
export type AuditFault = 'missing' | 'unlinked' | 'changed' | 'cut';

export interface BrokenLink {
  readonly fault: AuditFault;
  /** Null: the platform's. */
  readonly clusterId: string | null;
  /** Its short name; null when the cluster is no longer there. */
  readonly cluster: string | null;
  readonly confidential: boolean;
  readonly position: number;
  /** When the entry says it was written; null for one that is not there. */
  readonly at: Date | null;
  readonly subjectKind: string | null;
}

export interface AuditChain {
  readonly clusterId: string | null;
  readonly cluster: string | null;
  readonly confidential: boolean;
  readonly length: number;
  /** Hash of the last entry, in hexadecimal: noted elsewhere, it shows later that nothing before it was replaced. */
  readonly head: string;
}

export interface AuditVerification {
  readonly entries: number;
  readonly chains: readonly AuditChain[];
  /** The first in the order of the chains and of their entries. */
  readonly broken: BrokenLink | null;
}

const platform = '00000000-0000-0000-0000-000000000000';
const beginning = '0'.repeat(64);
const batch = 5_000;

/**
 * Reads every chain from its first entry and computes its hashes again, here and not in the database:
 * hash = SHA-256 of the entry's lines (grappe.audit_text), among which the hash of the entry before. What waits to be
 * linked is linked first. Memory does not grow with the trail. O(entries).
 */
export async function verifyAudit(adminUrl: string): Promise<AuditVerification> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`set role ${ownerRole}`);
    await client.query('select grappe.seal_audit(1000000)');
    await client.query('begin isolation level repeatable read read only');
    const chains = await readChains(client);
    await client.query(declaration);
    const walk = new AuditWalk(chains);
    for (;;) {
      const { rows } = await client.query<EntryRow>({
        text: `fetch ${batch} from entries`,
        rowMode: 'array',
      });
      for (const row of rows) walk.step(row);
      if (rows.length < batch || walk.broken !== null) break;
    }
    await client.query('rollback');
    return walk.end();
  } finally {
    await client.end();
  }
}

/** Texts as PostgreSQL writes them: what is hashed depends on each character. */
type EntryRow = [
  cluster: string,
  confidential: boolean,
  position: string,
  at: string,
  actor: string | null,
  action: string,
  kind: string,
  subject: string | null,
  detail: string,
  previous: string,
  hash: string,
];

const declaration = `
  declare entries no scroll cursor for
  select e.cluster_id, e.confidential, e.position::text, extract(epoch from at)::text, actor_id, action, subject_kind, subject_id,
    detail::text, encode(previous_hash, 'hex'), encode(hash, 'hex')
  from grappe.audit_entries e order by e.cluster_id, e.confidential, e.position`;

interface ChainRow extends AuditChain {
  readonly key: string;
}

async function readChains(client: pg.Client): Promise<ChainRow[]> {
  const { rows } = await client.query<{
    cluster_id: string;
    slug: string | null;
    confidential: boolean;
    length: string;
    head: string;
  }>(
    `select a.cluster_id, c.slug, a.confidential, a.length::text, encode(a.head, 'hex') as head
     from grappe.audit_chains a left join grappe.clusters c on c.id = a.cluster_id order by a.cluster_id, a.confidential`,
  );
  return rows.map(({ cluster_id, slug, confidential, length, head }) => ({
    key: `${cluster_id} ${confidential}`,
    clusterId: cluster_id === platform ? null : cluster_id,
    cluster: slug,
    confidential,
    length: Number(length),
    head,
  }));
}

/** Goes along the chains, one entry after the other, until the first link that does not hold. */
class AuditWalk {
  broken: BrokenLink | null = null;
  private entries = 0;
  private current: { key: string; position: number; hash: string } | null = null;
  private readonly chains: ReadonlyMap<string, ChainRow>;
  private readonly seen = new Set<string>();

  constructor(chains: readonly ChainRow[]) {
    this.chains = new Map(chains.map((chain) => [chain.key, chain]));
  }

  step(row: EntryRow): void {
    if (this.broken !== null) return;
    const key = `${row[0]} ${row[1]}`;
    if (this.current?.key !== key) {
      this.endOfChain();
      if (this.broken !== null) return;
      this.current = { key, position: 0, hash: beginning };
    }
    const fault = faultOf(row, this.current);
    this.entries += 1;
    this.current = { key, position: Number(row[2]), hash: row[10] };
    if (fault !== null)
      this.broken = {
        fault,
        ...placeOf(row[0], row[1], this.chains.get(key)),
        position: Number(row[2]),
        at: new Date(Number(row[3]) * 1000),
        subjectKind: row[6],
      };
  }

  end(): AuditVerification {
    this.endOfChain();
    for (const chain of this.chains.values())
      if (this.broken === null && chain.length > 0 && !this.seen.has(chain.key)) this.cutAt(chain, 1);
    const chains = [...this.chains.values()].map(({ clusterId, cluster, confidential, length, head }) => ({
      clusterId,
      cluster,
      confidential,
      length,
      head,
    }));
    return { entries: this.entries, chains, broken: this.broken };
  }

  /** The chain's own note of its length and of its last hash. */
  private endOfChain(): void {
    if (this.current === null || this.broken !== null) return;
    const { key, position, hash } = this.current;
    this.seen.add(key);
    const chain = this.chains.get(key);
    if (chain?.length !== position || chain.head !== hash) this.cutAt(chain, position + 1, key);
  }

  private cutAt(chain: ChainRow | undefined, position: number, key = chain?.key ?? ''): void {
    const [cluster = '', confidential] = key.split(' ');
    this.broken = {
      fault: 'cut',
      ...placeOf(cluster, confidential === 'true', chain),
      position,
      at: null,
      subjectKind: null,
    };
  }
}

const placeOf = (cluster: string, confidential: boolean, chain: ChainRow | undefined) => ({
  clusterId: cluster === platform ? null : cluster,
  cluster: chain?.cluster ?? null,
  confidential,
});

function faultOf(row: EntryRow, before: { position: number; hash: string }): AuditFault | null {
  if (Number(row[2]) !== before.position + 1) return 'missing';
  if (row[9] !== before.hash) return 'unlinked';
  return hashOf(row) === row[10] ? null : 'changed';
}

/** The lines of grappe.audit_text, hashed. */
const hashOf = ([
  cluster,
  confidential,
  position,
  at,
  actor,
  action,
  kind,
  subject,
  detail,
  previous,
]: EntryRow): string =>
  createHash('sha256')
    .update(
      `grappe audit 1\n${cluster}\n${confidential ? 'confidential' : 'shared'}\n${position}\n${at}\n${actor ?? '-'}\n${action}\n${kind}\n${subject ?? '-'}\n${detail}\n${previous}`,
    )
    .digest('hex');
