import { sceneId } from '@grappe/database/testing';
import type pg from 'pg';
import type { Whom } from '../entitlement.ts';
import type { Markers } from '../markers.ts';
import { insert } from './insert.ts';
import { knowing } from './seed-base.ts';
import { clusterId, personId } from './world.ts';

const alpha = { cluster_id: clusterId('alpha') };

/** What people asked about their own data, what the cluster says of its processing, and how it judges itself for a label. */
export async function seedRights(client: pg.Client, markers: Markers): Promise<void> {
  const managing: Whom = { kind: 'people', people: ['manager'] };
  const own: Whom = { kind: 'people', people: ['ownerOfC', 'manager'] };
  await insert(client, 'privacy_requests', {
    ...alpha,
    person_id: personId('ownerOfC'),
    kind: 'correction',
    message: markers.word('privacy_requests.message', own),
    status: 'refused',
    answer: markers.word('privacy_requests.answer', own),
    answered_at: new Date(),
    entered_by: personId('ownerOfC'),
  });
  await insert(client, 'privacy_requests', {
    ...alpha,
    contact: markers.word('privacy_requests.contact', managing),
    kind: 'erasure',
    message: markers.word('privacy_requests.message of a contact', managing),
    outcome: JSON.stringify({ removed: { [markers.word('privacy_requests.outcome', managing)]: 1 } }),
    entered_by: personId('manager'),
  });
  await insert(client, 'processing_texts', {
    ...alpha,
    code: 'directory',
    language: 'fr',
    field: 'purpose',
    body: markers.word('processing_texts.body', knowing('alpha')),
    updated_by: personId('manager'),
  });
  await seedLabel(client, markers);
}

async function seedLabel(client: pg.Client, markers: Markers): Promise<void> {
  const team: Whom = { kind: 'coordinator', cluster: 'alpha' };
  const assessment = sceneId('proof:assessment');
  await insert(client, 'label_assessments', {
    ...alpha,
    id: assessment,
    reasons: markers.word('label_assessments.reasons', team),
  });
  await insert(client, 'label_answers', {
    ...alpha,
    assessment_id: assessment,
    criterion: 'governance',
    level: 2,
    statement: markers.word('label_answers.statement', team),
    evidence: JSON.stringify([
      {
        title: markers.word('label_answers.evidence, title', team),
        address: `https://${markers.word('label_answers.evidence, address', team)}.example.org/`,
      },
    ]),
  });
  const content = Buffer.from(markers.word('label_files.content', team));
  await insert(client, 'label_files', {
    ...alpha,
    assessment_id: assessment,
    name: `${markers.word('label_files.name', team)}.txt`,
    media_type: 'text/plain',
    bytes: content.length,
    sha256: Buffer.alloc(32),
    content,
  });
  await insert(client, 'labels', { ...alpha, assessment_id: assessment, expires_on: '2027-01-01' });
  await insert(client, 'label_findings', {
    ...alpha,
    assessment_id: assessment,
    criterion: 'governance',
    finding: 'minor',
    comment: markers.word('label_findings.comment', team),
  });
}
