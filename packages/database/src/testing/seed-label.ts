import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/** Alpha holds a label that its observer granted. */
export async function seedLabel(client: pg.Client, { clusters, people }: Scene): Promise<void> {
  const assessment = sceneId('assessment:alpha');
  await client.query(
    `insert into label_assessments (id, cluster_id, status, auditor_id, submitted_at, decided_at, granted)
     values ($1, $2, 'decided', $3, now(), now(), true)`,
    [assessment, clusters.alpha, people.observer],
  );
  await client.query(
    `insert into label_answers (cluster_id, assessment_id, criterion, level) values ($1, $2, 'governance', 3)`,
    [clusters.alpha, assessment],
  );
  await client.query(
    `insert into label_findings (cluster_id, assessment_id, criterion, finding, auditor_id)
     values ($1, $2, 'governance', 'met', $3)`,
    [clusters.alpha, assessment, people.observer],
  );
  await client.query(
    `insert into label_files (cluster_id, assessment_id, name, media_type, bytes, sha256, content)
     values ($1, $2, 'rules.txt', 'text/plain', 1, 'x', 'x')`,
    [clusters.alpha, assessment],
  );
  await client.query(
    `insert into labels (cluster_id, assessment_id, expires_on, granted_by) values ($1, $2, current_date + 365, $3)`,
    [clusters.alpha, assessment, people.observer],
  );
}
