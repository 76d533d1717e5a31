import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/**
 * Documents of alpha's groups: of the proposed one a version for the team, one for its members and firmA's own; of the
 * draft one a version for its members, which they do not read yet.
 */
export async function seedGroupDocuments(client: pg.Client, scene: Scene): Promise<void> {
  const { alpha } = scene.clusters;
  const { manager, firmOwner } = scene.people;
  const { firmA } = scene.organisations;
  const document = (status: string, audience: string, organisation: string | null, by: string) =>
    client.query(
      `insert into group_documents (id, cluster_id, group_id, kind, variant, language, audience, organisation_id, content, blanks,
         facts_version, made_by)
       values ($1, $2, $3, 'charter', 'association', 'fr', $4, $5, '{}', '[]', repeat('0', 64), $6)`,
      [
        sceneId(`document:${status}:${audience}`),
        alpha,
        sceneId(`group:${status}`),
        audience,
        organisation,
        by,
      ],
    );
  for (const status of ['draft', 'proposed'])
    await client.query(
      `insert into group_terms (cluster_id, group_id, terms, updated_by) values ($1, $2, '{}', $3)`,
      [alpha, sceneId(`group:${status}`), manager],
    );
  await document('proposed', 'coordinator', null, manager);
  await document('proposed', 'group', null, manager);
  await document('proposed', 'self', firmA, firmOwner);
  await document('draft', 'group', null, manager);
}
