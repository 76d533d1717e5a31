import { verifyAudit, type AuditChain, type BrokenLink } from '@grappe/database/audit';
import { migrate } from '@grappe/database';
import { formats } from '@grappe/messages';
import type { Settings } from '../settings.ts';
import { openBeside } from './open-beside.ts';
import type { Teller } from './tell.ts';

/** `grappe audit verify`: whether what the audit trail says is what was written, while people go on working. */
export async function auditOperation(
  args: readonly string[],
  settings: Settings,
  tell: Teller,
): Promise<number> {
  if (args.length !== 1 || args[0] !== 'verify') return tell.usage('audit');
  const database = await openBeside(settings);
  try {
    await migrate(database.adminUrl);
    const started = performance.now();
    const { entries, chains, broken } = await verifyAudit(database.adminUrl);
    const seconds = tell.number(Math.round((performance.now() - started) / 100) / 10);
    for (const chain of chains) if (chain.length > 0) tellChain(chain, tell);
    if (broken !== null) return tell.fail(`audit_${broken.fault}`, whereBroken(broken, tell));
    tell.line('audit_verified', { count: entries, entries: tell.number(entries), seconds });
    return 0;
  } finally {
    await database.stop();
  }
}

type Place = Pick<AuditChain, 'clusterId' | 'cluster' | 'confidential'>;

/** `alpha`, `platform`, `alpha (confidential)`: the same words in both languages, for a program to find. */
const nameOf = ({ clusterId, cluster, confidential }: Place): string =>
  `${clusterId === null ? 'platform' : (cluster ?? clusterId)}${confidential ? ' (confidential)' : ''}`;

const tellChain = (chain: AuditChain, tell: Teller): void =>
  tell.line('audit_chain', {
    chain: nameOf(chain),
    count: chain.length,
    entries: tell.number(chain.length),
    head: chain.head,
  });

const whereBroken = (link: BrokenLink, tell: Teller): Record<string, unknown> => ({
  chain: nameOf(link),
  position: tell.number(link.position),
  at: link.at === null ? '' : formats(tell.language).dateTime(link.at.toISOString()),
  kind: link.subjectKind ?? '',
});
