import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { GroupState } from './group-life.ts';

export interface WaitingGroup {
  readonly groupId: string;
  readonly ordinal: number;
  readonly name: string;
  readonly state: GroupState;
  /** Members whose answer to what is asked now is no. */
  readonly refused: number;
  /** Members whose answer is past its day. */
  readonly late: number;
  /** Everybody said yes to what was asked last. */
  readonly allYes: boolean;
  /** Days from now on that were given while the manager is away. */
  readonly clashes: number;
  /** Costs that wait for accounts, when one of them is older than three months. */
  readonly unsettled: number;
}

/** Groups that live and for which something waits, for the home page of the team. */
export async function waitingGroups(session: Session, clusterId: string): Promise<WaitingGroup[]> {
  const { rows } = await sql<WaitingGroup>`
    select l.group_id as "groupId", g.ordinal, g.name, l.state, coalesce(a.refused, 0)::int as refused,
      coalesce(a.late, 0)::int as late, coalesce(a.yes = a.members, false) as "allYes",
      (select count(*) from grappe.group_days d
        where d.group_id = l.group_id and d.deleted_at is null and d.kind = 'absence' and d.day >= current_date
          and exists (select from grappe.group_days w where w.group_id = d.group_id and w.day = d.day and w.kind = 'work'
            and w.deleted_at is null and w.portion + d.portion > 1))::int as clashes,
      (select case when min(c.spent_on) < current_date - 90 then count(*) else 0 end from grappe.group_costs c
        where c.group_id = l.group_id and c.deleted_at is null and c.settlement_id is null)::int as unsettled
    from grappe.group_lives l
    join grappe.plan_groups g on g.id = l.group_id
    left join lateral (
      select count(*) as members, count(*) filter (where answer = 'yes') as yes, count(*) filter (where answer = 'no') as refused,
        count(*) filter (where answer is null and respond_by < current_date) as late
      from grappe.plan_group_members m
      left join grappe.group_answers s on s.group_id = m.group_id and s.organisation_id = m.organisation_id
        and s.kind = case l.state when 'contacted' then 'interest' else 'commitment' end
      where m.group_id = l.group_id and l.state in ('contacted', 'feasibility', 'commitment', 'operating')
    ) a on true
    where l.cluster_id = ${clusterId} and l.state not in ('proposed', 'closed', 'abandoned')
    order by l.updated_at desc limit 50`.execute(session);
  return rows;
}

export interface PlanToContact {
  readonly planId: string;
  readonly title: string;
  /** Its groups that nobody has contacted yet. */
  readonly groups: number;
  /** One of them. */
  readonly groupId: string;
}

/** Proposed plans with groups whose firms were not contacted yet, the newest first. */
export async function plansToContact(session: Session, clusterId: string): Promise<PlanToContact[]> {
  const { rows } = await sql<PlanToContact>`
    select p.id as "planId", p.title, count(*)::int as groups, (array_agg(g.id order by g.ordinal))[1] as "groupId"
    from grappe.plans p
    join grappe.plan_groups g on g.plan_id = p.id
    left join grappe.group_lives l on l.group_id = g.id
    where p.cluster_id = ${clusterId} and p.status = 'proposed' and coalesce(l.state, 'proposed') = 'proposed'
    group by p.id, p.title, p.created_at
    order by p.created_at desc limit 5`.execute(session);
  return rows;
}

export interface OwnWaiting {
  /** The first day by which an answer is expected from the asker's firm; null when none is. */
  readonly answerBy: string | null;
  /** Days of the manager for the firm in the next two weeks. */
  readonly daysSoon: number;
  /** The firm owes something in accounts of the last 30 days. */
  readonly owes: boolean;
}

/** What waits for a firm in its groups. */
export async function ownWaiting(session: Session, clusterId: string): Promise<OwnWaiting> {
  const { rows } = await sql<OwnWaiting>`
    with mine as (select (select grappe.my_organisations())::uuid[] as ids, (select grappe.my_proposed_groups())::uuid[] as groups)
    select
      (select min(a.respond_by)::text from grappe.group_answers a join grappe.group_lives l on l.group_id = a.group_id, mine
        where a.cluster_id = ${clusterId} and a.answer is null and a.organisation_id = any (mine.ids) and a.group_id = any (mine.groups)
          and ((l.state = 'contacted' and a.kind = 'interest') or (l.state in ('feasibility', 'commitment', 'operating') and a.kind = 'commitment'))) as "answerBy",
      (select count(*) from grappe.group_days d join grappe.group_day_uses u on u.day_id = d.id, mine
        where d.cluster_id = ${clusterId} and d.deleted_at is null and d.kind = 'work' and u.organisation_id = any (mine.ids)
          and d.day between current_date and current_date + 14)::int as "daysSoon",
      exists (select from grappe.group_settlement_lines s, mine
        where s.cluster_id = ${clusterId} and s.organisation_id = any (mine.ids) and s.balance_cents < 0
          and s.on_date > current_date - 30) as owes`.execute(session);
  return rows[0] ?? { answerBy: null, daysSoon: 0, owes: false };
}
