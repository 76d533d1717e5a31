import type { Group, Plan } from '@grappe/contracts/api';
import type { Whom } from '../entitlement.ts';
import { actingIn } from './live-scene.ts';
import type { ProofApp } from './proof-app.ts';
import { clusterId, firmId, firms, type Firm } from './world.ts';

export interface PlansOfScene {
  /** The proposed group where firm A and firm B are. */
  readonly groupId: string;
  readonly groupMembers: readonly Firm[];
  /** A group of a plan that is only a draft. */
  readonly draftGroupId: string;
}

const team: Whom = { kind: 'coordinator', cluster: 'alpha' };

/** Two plans that were really computed: one proposed, in which the competitors A and B are together, and a draft. */
export async function fillPlans(proof: ProofApp): Promise<PlansOfScene> {
  const act = actingIn(proof, 'alpha');
  const [leftId, rightId] = [firmId('firmA'), firmId('firmB')];
  await act('manager', 'POST', '/pair-rules', { rule: 'lock', leftId, rightId });
  const proposed = await makePlan(proof);
  const draft = await makePlan(proof);
  await act('manager', 'POST', `/plans/${proposed.id}/status`, { status: 'proposed', was: 'draft' });
  const group = groupOf(proposed, leftId);
  const members = memberFirms(group);
  const whom: Whom = { kind: 'group', cluster: 'alpha', members };
  await act('manager', 'PUT', `/groups/${group.id}/budget`, { ...budget(proof), version: 0 });
  await markPlans(proof, { proposed, draft, group, whom });
  return { groupId: group.id, groupMembers: members, draftGroupId: groupOf(draft, leftId).id };
}

async function makePlan(proof: ProofApp): Promise<Plan> {
  const act = actingIn(proof, 'alpha');
  const { jobId } = await act('manager', 'POST', '/plans', { title: 'Plan', parameters: { maxRivalry: 1 } });
  await proof.jobsDone();
  const job = await act('manager', 'GET', `/jobs/${String(jobId)}`);
  const planId = String(job['resultHref']).split('=')[1];
  return (await act('manager', 'GET', `/plans/${planId}`)) as unknown as Plan;
}

const groupOf = (plan: Plan, firm: string): Pick<Group, 'id' | 'members'> => {
  const found = plan.groups.find(({ members }) => members.some(({ id }) => id === firm));
  if (found === undefined) throw new Error('Firm A is in no group of the plan.');
  return found;
};

const memberFirms = ({ members }: Pick<Group, 'members'>): Firm[] =>
  (Object.keys(firms) as Firm[]).filter((firm) => members.some(({ id }) => id === firmId(firm)));

/** Two lines: a member is told what it would pay alone, which is all of them together. */
const budget = ({ markers }: ProofApp) => ({
  currency: 'EUR',
  lines: ['first', 'second'].map((line) => ({
    id: markers.word(`group_budgets.budget, identifier of the ${line} line`, team),
    label: markers.word(`group_budgets.budget, label of the ${line} line`, team),
    kind: 'fixed',
    amountCents: markers.number(`group_budgets.budget, amount of the ${line} line`, team),
  })),
  days: { [firmId('firmA')]: 12, [firmId('firmB')]: 3 },
});

interface PlansToMark {
  readonly proposed: Plan;
  readonly draft: Plan;
  readonly group: Pick<Group, 'id'>;
  readonly whom: Whom;
}

/** Titles, names and explanations as each reader has them. */
async function markPlans(
  { database, markers }: ProofApp,
  { proposed, draft, group, whom }: PlansToMark,
): Promise<void> {
  const reasons = (place: string, reader: Whom) =>
    JSON.stringify([{ code: 'group_within', params: { km: markers.word(place, reader) } }]);
  const readers: Whom = { kind: 'any', of: [whom, { kind: 'self', firm: 'firmC' }] };
  await database.asOwner(async (client) => {
    await client.query(`update plans set title = $2 where id = $1`, [
      proposed.id,
      markers.word('plans.title proposed', readers),
    ]);
    await client.query(`update plans set title = $2 where id = $1`, [
      draft.id,
      markers.word('plans.title draft', team),
    ]);
    await client.query(
      `update plan_groups set name = $2, public_explanation = jsonb_set(public_explanation, '{reasons}', $3) where id = $1`,
      [group.id, markers.word('plan_groups.name', whom), reasons('plan_groups.public_explanation', whom)],
    );
    await client.query(
      `update plan_group_assessments set explanation = jsonb_set(explanation, '{reasons}', $2) where group_id = $1`,
      [group.id, reasons('plan_group_assessments.explanation', team)],
    );
    await client.query(
      `update plan_computations set details = jsonb_set(details, '{note}', to_jsonb($2::text)),
         parameters = parameters || jsonb_build_object('note', $3::text), method = method, input_version = $4
       where plan_id = $1`,
      [
        proposed.id,
        markers.word('plan_computations.details', team),
        markers.word('plan_computations.parameters', team),
        markers.word('plan_computations.input_version', team),
      ],
    );
    await client.query(
      `update plan_unplaced set own_reasons = $2 where plan_id = $1 and organisation_id = $3`,
      [
        proposed.id,
        reasons('plan_unplaced.own_reasons of firmC', {
          kind: 'coordinator',
          cluster: 'alpha',
          firm: 'firmC',
        }),
        firmId('firmC'),
      ],
    );
    await client.query(
      `update plan_unplaced_reasons set reasons = $2 where plan_id = $1 and organisation_id = $3`,
      [proposed.id, reasons('plan_unplaced_reasons.reasons of firmC', team), firmId('firmC')],
    );
    await client.query(
      `update jobs set payload = payload || jsonb_build_object('note', $2::text)
      where cluster_id = $1 and kind = 'make_plan'`,
      [clusterId('alpha'), markers.word('jobs.payload of a plan', team)],
    );
  });
}

/** What each of the competitors is told of its share: after the last change of it. */
export async function markShares({ database, markers }: ProofApp, groupId: string): Promise<void> {
  await database.asOwner(async (client) => {
    for (const firm of ['firmA', 'firmB'] as const) {
      const own: Whom = { kind: 'coordinator', cluster: 'alpha', firm };
      await client.query(
        `update group_shares set share = jsonb_set(share, '{0,paysCents}', to_jsonb($3::bigint))
           || jsonb_build_array(share -> 0 || jsonb_build_object('currency', $4::text))
         where group_id = $1 and organisation_id = $2`,
        [
          groupId,
          firmId(firm),
          markers.number(`group_shares.share of ${firm}`, own),
          markers.word(`group_shares.share of ${firm}, currency`, own),
        ],
      );
    }
  });
}
