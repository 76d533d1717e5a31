import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/** An invitation of alpha, of which firmOwner's link still works, and a mail of the account of otherClusterFirm. */
export async function seedMails(client: pg.Client, { clusters, people }: Scene): Promise<void> {
  const insert = (name: string, person: string, cluster: string | null) =>
    client.query(
      `insert into mails (id, person_id, cluster_id, address, kind, href, send_after)
       values ($1, $2, $3, 'somebody@example.org', 'room_digest', '/rooms', now() + interval '1 day')`,
      [sceneId(`mail:${name}`), person, cluster],
    );
  await insert('alpha', people.firmOwner, clusters.alpha);
  await insert('account', people.otherClusterFirm, null);
  await client.query(
    `insert into mail_secrets (mail_id, secret, expires_at) values ($1, $2, now() + interval '1 day')`,
    [sceneId('mail:alpha'), 'a secret of the scene'],
  );
}
