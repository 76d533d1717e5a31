import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/**
 * Register and reports of alpha: the proposed group (firmA agreed to be named, firmB did not answer), published; and the standing
 * alliance, a draft, in which beta is asked.
 */
export async function seedRegister(client: pg.Client, scene: Scene): Promise<void> {
  const { alpha, beta } = scene.clusters;
  const { manager, firmOwner } = scene.people;
  const { firmA, firmB } = scene.organisations;
  const entry = (name: string, kind: string, subject: string, status: string) =>
    client.query(
      `insert into register_entries (id, cluster_id, kind, subject_id, title, theme, started_on, status, published_at, created_by, updated_by)
       values ($1, $2, $3, $4, $5, 'exports', '2026-01-15', $6::text, case when $6 = 'published' then now() end, $7, $7)`,
      [sceneId(`register:${name}`), alpha, kind, subject, `register ${name}`, status, manager],
    );
  await entry('group', 'group', sceneId('group:proposed'), 'published');
  await entry('alliance', 'alliance', sceneId('alliance:standing'), 'draft');
  const member = (name: string, column: string, id: string, consent: string, by: string | null) =>
    client.query(
      `insert into register_members (cluster_id, entry_id, ${column}, consent, answered_by) values ($1, $2, $3, $4, $5)`,
      [alpha, sceneId(`register:${name}`), id, consent, by],
    );
  const report = (room: string | null) =>
    client.query(
      `insert into transparency_reports (cluster_id, room_id, from_day, to_day, content, made_by)
       values ($1, $2, '2026-01-01', '2026-06-30', '{"rooms": []}', $3)`,
      [alpha, room, manager],
    );
  await report(null);
  await report(sceneId('room:group'));
  await member('group', 'organisation_id', firmA, 'agreed', firmOwner);
  await member('group', 'organisation_id', firmB, 'asked', null);
  await member('alliance', 'member_cluster_id', beta, 'asked', null);
}
