import { sceneId } from '@grappe/database/testing';
import type pg from 'pg';
import type { Whom } from '../entitlement.ts';
import type { Markers } from '../markers.ts';
import { insert } from './insert.ts';
import { changeSetOf } from './seed-base.ts';
import { clusterId, emailOf, firmId, firms, personId, type Firm, type Person } from './world.ts';

const nobody: Whom = { kind: 'people', people: [] };

/** Ties, refusals and rules on pairs, each before those whom its owner chose. */
export async function seedPairs(client: pg.Client, markers: Markers): Promise<void> {
  await seedTies(client, markers);
  const veto = (from: Firm, against: Firm, audience: 'self' | 'coordinator') =>
    insert(client, 'vetoes', {
      cluster_id: clusterId(firms[from]),
      organisation_id: firmId(from),
      against_id: firmId(against),
      audience,
      note: markers.word(
        `vetoes.note of ${from} to ${audience}`,
        audience === 'self'
          ? { kind: 'self', firm: from }
          : { kind: 'coordinator', cluster: firms[from], firm: from },
      ),
    });
  await veto('firmA', 'firmC', 'self');
  await veto('firmA', 'firmD', 'coordinator');
  await veto('firmB', 'firmC', 'self');
  await veto('firmC', 'firmA', 'coordinator');
  await veto('betaOne', 'betaTwo', 'self');
  await veto('gammaOne', 'gammaTwo', 'coordinator');
  const [a = '', b = ''] = [firmId('firmC'), firmId('lab')].toSorted();
  await insert(client, 'pair_rules', {
    cluster_id: clusterId('alpha'),
    a_id: a,
    b_id: b,
    kind: 'forbid',
    note: markers.word('pair_rules.note', { kind: 'coordinator', cluster: 'alpha' }),
  });
  const [left = '', right = ''] = [firmId('firmE'), firmId('firmF')].toSorted();
  await insert(client, 'duplicate_candidates', {
    cluster_id: clusterId('alpha'),
    a_id: left,
    b_id: right,
    score: 0.8,
    reasons: JSON.stringify(['similar_name']),
  });
}

async function seedTies(client: pg.Client, markers: Markers): Promise<void> {
  const tie = (from: Firm, to: Firm, kind: string, audience: 'self' | 'coordinator' | 'cluster') => {
    const cluster = firms[from];
    const whom: Whom =
      audience === 'self'
        ? { kind: 'self', firm: from }
        : audience === 'coordinator'
          ? { kind: 'coordinator', cluster, firm: from }
          : { kind: 'cluster', cluster };
    const place = `ties ${kind} of ${from} to ${audience}`;
    return insert(client, 'ties', {
      cluster_id: clusterId(cluster),
      source_id: firmId(from),
      target_id: firmId(to),
      kind,
      strength: markers.number(`${place}, strength`, whom),
      source: 'declared',
      source_detail: markers.word(`ties.source_detail ${kind} of ${from} to ${audience}`, whom),
      declared_by: firmId(from),
      audience,
      opened_by: changeSetOf(cluster),
    });
  };
  await tie('firmA', 'firmB', 'rivalry', 'self');
  await tie('firmA', 'firmC', 'rivalry', 'coordinator');
  await tie('firmB', 'firmA', 'commercial', 'self');
  await tie('firmA', 'lab', 'knowledge', 'coordinator');
  await tie('firmA', 'firmD', 'commercial', 'cluster');
  await tie('firmD', 'firmE', 'commercial', 'cluster');
  await tie('firmE', 'lab', 'knowledge', 'cluster');
  await tie('betaOne', 'betaTwo', 'trust', 'self');
  await tie('gammaOne', 'gammaTwo', 'trust', 'cluster');
}

/** A job that is over, of a firm's person and of the manager: what it was asked, how it went and what it made. */
export async function seedJobs(client: pg.Client, markers: Markers): Promise<void> {
  for (const asker of ['manager', 'ownerOfA'] as const) {
    const whom: Whom = {
      kind: 'any',
      of: [
        { kind: 'people', people: [asker] },
        { kind: 'coordinator', cluster: 'alpha' },
      ],
    };
    await insert(client, 'jobs', {
      id: sceneId(`proof:job:${asker}`),
      cluster_id: clusterId('alpha'),
      kind: 'measure_network',
      asked_by: personId(asker),
      status: 'failed',
      payload: JSON.stringify({ key: markers.word('jobs.payload', whom) }),
      progress: JSON.stringify({
        ratio: 1,
        code: 'done',
        params: { what: markers.word('jobs.progress', whom) },
      }),
      result: JSON.stringify({ note: markers.word('jobs.result', nobody) }),
      error: JSON.stringify({ code: 'job_failed', params: { reference: markers.word('jobs.error', whom) } }),
      input_version: markers.word('jobs.input_version', nobody),
      finished_at: new Date(),
    });
  }
}

/** A mail about an account and one of the cluster, to somebody who is no coordinator; and a link that still opens. */
export async function seedMails(client: pg.Client, markers: Markers): Promise<void> {
  const mail = async (person: Person, cluster: 'alpha' | null) => {
    const managing: readonly Person[] = cluster === null ? [] : ['manager'];
    const whom: Whom = { kind: 'people', people: [person, ...managing, 'administrator'] };
    const id = sceneId(`proof:mail:${person}`);
    await insert(client, 'mails', {
      id,
      cluster_id: cluster === null ? null : clusterId(cluster),
      person_id: personId(person),
      address: `${markers.word('mails.address', whom)}@${emailOf(person).split('@')[1]}`,
      kind: 'room_digest',
      params: JSON.stringify({ count: 1, rooms: markers.word('mails.params', whom) }),
      href: `/${markers.word('mails.href', whom)}`,
      send_after: '2100-01-01',
    });
    await insert(client, 'mail_secrets', {
      mail_id: id,
      secret: `${markers.word('mail_secrets.secret', nobody)}-0123456789abcdef`,
      expires_at: '2100-01-01',
    });
  };
  await mail('ownerOfC', 'alpha');
  await mail('ownerOfGammaOne', null);
}

/** What the accounts library keeps: one reads one's own sessions, and nobody what opens them. */
export async function seedAccountSecrets(client: pg.Client, markers: Markers): Promise<void> {
  const own: Whom = { kind: 'people', people: ['ownerOfC'] };
  await insert(client, 'accounts.session', {
    id: markers.word('accounts.session.id', own),
    '"expiresAt"': '2100-01-01',
    token: markers.word('accounts.session.token', nobody),
    '"ipAddress"': markers.word('accounts.session.ipAddress', own),
    '"userAgent"': markers.word('accounts.session.userAgent', own),
    '"userId"': 'account-ownerOfC',
  });
  await insert(client, 'accounts.passkey', {
    id: markers.word('accounts.passkey.id', own),
    name: markers.word('accounts.passkey.name', own),
    '"publicKey"': markers.word('accounts.passkey.publicKey', nobody),
    '"credentialID"': markers.word('accounts.passkey.credentialID', own),
    '"userId"': 'account-ownerOfC',
    counter: 0,
    '"deviceType"': 'singleDevice',
    '"backedUp"': false,
  });
  // Of an account behind which nobody is: the library could not open these secrets, which are not its own.
  await insert(client, 'accounts."user"', {
    id: 'account-without-a-person',
    name: markers.word('accounts.user.name of nobody', nobody),
    email: 'without-a-person@example.org',
  });
  await insert(client, 'accounts."twoFactor"', {
    id: markers.word('accounts.twoFactor.id', nobody),
    secret: markers.word('accounts.twoFactor.secret', nobody),
    '"backupCodes"': markers.word('accounts.twoFactor.backupCodes', nobody),
    '"userId"': 'account-without-a-person',
  });
  await insert(client, 'accounts.verification', {
    id: markers.word('accounts.verification.id', nobody),
    identifier: markers.word('accounts.verification.identifier', nobody),
    value: markers.word('accounts.verification.value', nobody),
    '"expiresAt"': '2100-01-01',
  });
}
