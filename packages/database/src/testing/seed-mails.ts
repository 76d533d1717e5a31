import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/**
 * A mail of alpha whose link still works, a mail of the account of otherClusterFirm; in alpha, two invitations of the
 * stranger (one by the owner of firm A, to speak for it) and a request to join.
 */
export async function seedMails(
  client: pg.Client,
  { clusters, organisations, people }: Scene,
): Promise<void> {
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
  await client.query(
    `insert into invitations (id, cluster_id, person_id, role, name, address, invited_by, expires_at)
     values ($1, $2, $3, 'relay', 'Stranger', 'stranger@example.org', $4, now() + interval '1 day')`,
    [sceneId('invitation:alpha'), clusters.alpha, people.stranger, people.manager],
  );
  await client.query(
    `insert into invitations (id, cluster_id, organisation_id, person_id, role, name, address, invited_by, expires_at)
     values ($1, $2, $3, $4, 'firm_employee', 'Stranger', 'stranger@example.org', $5, now() + interval '1 day')`,
    [sceneId('invitation:firm'), clusters.alpha, organisations.firmA, people.stranger, people.firmOwner],
  );
  await client.query(`insert into invitation_tokens values ($1, sha256('a token of the scene'))`, [
    sceneId('invitation:alpha'),
  ]);
  await client.query(
    `insert into join_requests (id, cluster_id, name, address, language)
     values ($1, $2, 'Somebody', 'somebody@example.org', 'fr')`,
    [sceneId('join-request:alpha'), clusters.alpha],
  );
}
