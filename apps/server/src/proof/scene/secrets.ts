import type pg from 'pg';
import { changeSetOf } from './seed-base.ts';
import { insert } from './insert.ts';
import { clusterId, firmId, personId } from './world.ts';

/** Something that firm A keeps to itself, or between itself and the coordinators, and how it might have been otherwise. */
export interface Secret {
  readonly kind: string;
  flip(client: pg.Client): Promise<unknown>;
}

const own = { cluster_id: clusterId('alpha'), organisation_id: firmId('firmA') };

const replaceFact = (client: pg.Client, key: string, audience: string, value: unknown) =>
  client.query(
    `update facts set value = $4 where cluster_id = $1 and organisation_id = $2 and key = $3 and audience = $5 and ended_at is null`,
    [own.cluster_id, own.organisation_id, key, JSON.stringify(value), audience],
  );

const addFact = (client: pg.Client, key: string, item: string, value: unknown, audience: string) =>
  insert(client, 'facts', {
    ...own,
    key,
    item,
    value: JSON.stringify(value),
    source: 'declared',
    audience,
    opened_by: changeSetOf('alpha'),
  });

const addTie = (client: pg.Client, to: 'firmB' | 'firmC' | 'firmE', kind: string, audience: string) =>
  insert(client, 'ties', {
    cluster_id: own.cluster_id,
    source_id: own.organisation_id,
    target_id: firmId(to),
    kind,
    strength: 5,
    source: 'declared',
    declared_by: own.organisation_id,
    audience,
    opened_by: changeSetOf('alpha'),
  });

export const secrets: readonly Secret[] = [
  {
    kind: 'a refusal that a firm keeps to itself, against its competitor',
    flip: (client) =>
      insert(client, 'vetoes', {
        ...own,
        against_id: firmId('firmB'),
        audience: 'self',
        entered_by: personId('ownerOfA'),
      }),
  },
  {
    kind: 'a refusal that only the coordinators know',
    flip: (client) =>
      insert(client, 'vetoes', { ...own, against_id: firmId('firmC'), audience: 'coordinator' }),
  },
  {
    kind: 'a refusal that is taken back',
    flip: (client) =>
      client.query(`update vetoes set withdrawn_at = now() where organisation_id = $1 and against_id = $2`, [
        own.organisation_id,
        firmId('firmD'),
      ]),
  },
  {
    kind: 'a private turnover',
    flip: (client) => replaceFact(client, 'turnover', 'self', { cents: 123_456_700, currency: 'EUR' }),
  },
  {
    kind: 'a private headcount',
    flip: (client) => replaceFact(client, 'headcount', 'self', 4321),
  },
  {
    kind: 'a market that a firm wants without saying so',
    flip: (client) => addFact(client, 'wanted_market', 'KR', { priority: 1 }, 'self'),
  },
  {
    kind: 'a market that the coordinators alone know',
    flip: (client) => addFact(client, 'wanted_market', 'MX', { priority: 1 }, 'coordinator'),
  },
  {
    kind: 'words that are kept, and would be found',
    flip: (client) => addFact(client, 'offer', 'Maison secrète', 'Maison secrète', 'self'),
  },
  { kind: 'a private tie', flip: (client) => addTie(client, 'firmC', 'trust', 'self') },
  { kind: 'a rivalry that is kept', flip: (client) => addTie(client, 'firmE', 'rivalry', 'self') },
  {
    kind: 'a tie that the coordinators alone know',
    flip: (client) => addTie(client, 'firmB', 'trust', 'coordinator'),
  },
  {
    kind: 'a price that the coordinators alone receive',
    flip: (client) =>
      insert(client, 'sensitive_contributions', {
        ...own,
        category: 'prices',
        subject: 'Prix',
        body: 'Douze euros le mètre',
        author_id: personId('ownerOfA'),
      }),
  },
  {
    kind: 'what a firm expects of its group, and keeps to itself',
    flip: (client) =>
      client.query(
        `update gain_expectations set audience = 'self',
           expectations = jsonb_set(expectations, '{0,probabilityRatio}', '0.9') where organisation_id = $1`,
        [own.organisation_id],
      ),
  },
  {
    kind: 'a figure answered to a collection',
    flip: (client) =>
      client.query(`update sensitive_answers set value = value + 1 where organisation_id = $1`, [
        own.organisation_id,
      ]),
  },
  {
    kind: 'a contract that a firm keeps to itself',
    flip: (client) =>
      client.query(
        `insert into group_contracts (cluster_id, group_id, organisation_id, market, won_on, amount_cents, audience)
         select cluster_id, group_id, organisation_id, 'JP', current_date, 4200, 'self' from group_memberships where organisation_id = $1`,
        [own.organisation_id],
      ),
  },
  {
    kind: 'a contract that the coordinators alone know',
    flip: (client) =>
      client.query(
        `update group_contracts set amount_cents = amount_cents + 1, market = 'JP' where organisation_id = $1 and audience = 'coordinator'`,
        [own.organisation_id],
      ),
  },
  {
    kind: 'what a firm answered about its group',
    flip: (client) =>
      client.query(
        `update group_answers set answer = 'no', note = 'Non' where organisation_id = $1 and kind = 'commitment'`,
        [own.organisation_id],
      ),
  },
  {
    kind: 'where the shared manager works for a firm, and what it owes',
    flip: async (client) => {
      await client.query(
        `update group_day_uses set market = 'JP', note = 'Salon' where organisation_id = $1`,
        [own.organisation_id],
      );
      await client.query(
        `update group_settlement_lines set paid_cents = paid_cents + 1, balance_cents = balance_cents + 1 where organisation_id = $1`,
        [own.organisation_id],
      );
    },
  },
  {
    kind: 'what a firm asks of another cluster mate',
    flip: (client) =>
      insert(client, 'asks', {
        cluster_id: own.cluster_id,
        from_id: own.organisation_id,
        to_id: firmId('firmD'),
        kind: 'introduction',
        message: 'Un mot',
        asked_by: personId('ownerOfA'),
      }),
  },
  {
    kind: 'what a firm lets another read',
    flip: (client) =>
      insert(client, 'fact_grants', {
        ...own,
        key: 'need',
        item: 'Maison',
        kept_to_self: true,
        grantee_id: firmId('firmB'),
        until: '2100-01-01',
      }),
  },
  {
    kind: 'who stands behind an offer without a name',
    flip: (client) =>
      client.query(
        `update partnering_profile_owners set organisation_id = $2 where organisation_id = $1 and profile_id in (
           select id from partnering_profiles where closed_on is null)`,
        [own.organisation_id, firmId('firmD')],
      ),
  },
];
