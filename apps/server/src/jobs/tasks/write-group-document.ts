import { groupDocumentWish } from '@grappe/contracts/api';
import { keepGroupDocument } from '@grappe/database';
import { draftDocument } from '@grappe/documents/drafts';
import { z } from 'zod';
import { refuse } from '../../app/refusal.ts';
import { factsVersion, readGroupFacts } from '../../group-documents/read-group-facts.ts';
import type { Task } from '../task.ts';

const payload = groupDocumentWish.extend({ groupId: z.uuid() });

/**
 * Writes a version of a group's document from what its audience may read, and keeps it, in one transaction of who asked. A
 * job taken up again finds the version that it had kept.
 */
export const writeGroupDocument: Task = async ({ job, asker, connection }) => {
  const { groupId, kind, variant, language, audience } = payload.parse(job.payload);
  const place = { clusterId: job.cluster_id, groupId };
  const documentId = await connection.asPerson(asker, async (session) => {
    const found = await readGroupFacts(session, place, audience);
    if (found === undefined) throw refuse('not_found');
    const { document, blanks } = draftDocument(found.facts, { kind, variant, language });
    return keepGroupDocument(session, {
      ...place,
      kind,
      variant,
      language,
      audience,
      organisationId: found.ownId,
      content: JSON.parse(JSON.stringify(document)),
      blanks: blanks.map((blank) => ({ ...blank })),
      factsVersion: factsVersion(found.facts),
    });
  });
  return { href: audience === 'self' ? '/me/group' : `/groups/${groupId}/documents`, documentId };
};
