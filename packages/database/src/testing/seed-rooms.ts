import type pg from 'pg';
import type { Scene } from './seed-two-clusters.ts';
import { sceneId } from './scene-id.ts';

/**
 * Rooms of the scene, all in alpha: `group` of the proposed export group (firmA, firmB), where each of firmOwner and
 * otherFirm wrote something, and `working_group`, into which the relay was let.
 */
export async function seedRooms(client: pg.Client, scene: Scene): Promise<void> {
  const { alpha } = scene.clusters;
  const { manager, firmOwner, otherFirm, relay } = scene.people;
  const group = sceneId('room:group');
  const working = sceneId('room:working_group');
  const insert = (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys({ cluster_id: alpha, ...row });
    const places = columns.map((_, rank) => `$${rank + 1}`);
    return client.query(
      `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
      Object.values({ cluster_id: alpha, ...row }),
    );
  };
  await insert('rooms', {
    id: group,
    kind: 'group',
    subject_id: sceneId('group:proposed'),
    title: 'group',
    created_by: manager,
  });
  await insert('rooms', { id: working, kind: 'working_group', title: 'working group', created_by: manager });
  await insert('room_people', { room_id: working, person_id: relay, added_by: manager });
  for (const [author, body] of [
    [firmOwner, 'said by firmA'],
    [otherFirm, 'said by firmB'],
  ] as const) {
    await insert('room_messages', { room_id: group, author_id: author, client_id: sceneId(body), body });
    await insert('room_files', {
      room_id: group,
      author_id: author,
      name: `${body}.txt`,
      media_type: 'text/plain',
      bytes: 1,
      sha256: Buffer.alloc(32),
      content: Buffer.from('x'),
    });
    await insert('room_reads', { room_id: group, person_id: author, read_through: sceneId(body) });
    await insert('room_presence', { room_id: group, person_id: author });
  }
  await insert('room_decisions', {
    room_id: group,
    title: 'decided',
    author_id: firmOwner,
    updated_by: firmOwner,
  });
  await insert('room_tasks', { room_id: working, title: 'to do', author_id: manager, updated_by: manager });
  await client.query(`insert into digest_choices (person_id, every) values ($1, 'week'), ($2, 'never')`, [
    firmOwner,
    otherFirm,
  ]);
  await client.query(`insert into digests_sent (person_id, told_through, sent_at) values ($1, $2, now())`, [
    otherFirm,
    sceneId('said by firmA'),
  ]);
}
