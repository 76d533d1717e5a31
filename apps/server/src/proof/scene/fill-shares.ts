import type { Whom } from '../entitlement.ts';
import { markShares, type PlansOfScene } from './fill-plans.ts';
import { actingIn } from './live-scene.ts';
import type { ProofApp } from './proof-app.ts';
import { firmId, type Firm } from './world.ts';

const team: Whom = { kind: 'coordinator', cluster: 'alpha' };

/**
 * A rule chosen for the group of the competitors, a scheme of gains, what both expect (A tells the coordinators, B keeps it), and
 * an incubator with one of everything.
 */
export async function fillShares(proof: ProofApp, { groupId, groupMembers }: PlansOfScene): Promise<void> {
  const act = actingIn(proof, 'alpha');
  const { markers } = proof;
  const members: Whom = { kind: 'group', cluster: 'alpha', members: groupMembers };
  await act('manager', 'POST', `/groups/${groupId}/sharing/choices`, {
    rule: 'shapley',
    decidedBy: 'partners',
    decidedOn: '2026-02-01',
    reason: markers.word('group_share_choices.reason', members),
    after: null,
  });
  await act('manager', 'PUT', `/groups/${groupId}/gains`, {
    version: 0,
    scheme: {
      // No more than an average of draws is read of it by the members, whose own results it changes.
      bonus: {
        fixedCents: markers.number('group_gain_schemes.scheme', team),
        perContractCents: 0,
        turnoverRatio: 0,
        ceilingCents: null,
      },
      pool: null,
      horizonMonths: 12,
      territory: { keptRatio: null, turnoverPerJobCents: null, groupJobs: null },
    },
  });
  const expect = (firm: 'firmA' | 'firmB', audience: 'self' | 'coordinator') => {
    const whom: Whom = { kind: 'self', firm };
    return act(firm === 'firmA' ? 'ownerOfA' : 'ownerOfB', 'PUT', `/me/groups/${groupId}/expectations`, {
      version: 0,
      audience,
      prospects: [
        {
          id: markers.word(`gain_expectations.expectations of ${firm}, identifier`, whom),
          market: null,
          label: markers.word(`gain_expectations.expectations of ${firm}, label`, whom),
          probabilityRatio: 0.5,
          aloneProbabilityRatio: null,
          lowCents: markers.number(`gain_expectations.expectations of ${firm}, lowest`, whom),
          likelyCents: null,
          highCents: 900_000_000,
          minDelayMonths: 1,
          maxDelayMonths: 6,
          marginRatio: 0.3,
        },
      ],
    });
  };
  await expect('firmA', 'coordinator');
  await expect('firmB', 'self');
  await fillIncubator(proof, groupId, groupMembers);
  await markShares(proof, groupId);
}

async function fillIncubator(proof: ProofApp, groupId: string, groupMembers: readonly Firm[]): Promise<void> {
  const act = actingIn(proof, 'alpha');
  const { markers, database } = proof;
  const members: Whom = { kind: 'group', cluster: 'alpha', members: groupMembers };
  const { id } = await act('manager', 'POST', '/incubators', {
    name: markers.word('incubators.name', members),
    place: markers.word('incubators.place', members),
    purpose: markers.word('incubators.purpose', members),
  });
  const one = `/incubators/${String(id)}`;
  await act('manager', 'POST', `${one}/groups`, { groupId });
  await act('manager', 'PUT', `${one}/budget`, {
    version: 0,
    lines: [
      {
        id: markers.word('incubator_budgets.budget, identifier', team),
        label: markers.word('incubator_budgets.budget, label', team),
        kind: 'fixed',
        amountCents: 1000,
      },
    ],
  });
  const { lessons } = await act('manager', 'POST', `${one}/lessons`, {
    groupId,
    title: markers.word('group_lessons.title to incubator', members),
    lesson: markers.word('group_lessons.body to incubator', members),
  });
  const [lesson] = lessons as { id: string }[];
  await act('manager', 'PUT', `${one}/lessons/${lesson?.id}/uses/${groupId}`, {
    note: markers.word('incubator_lesson_uses.note', team),
    was: null,
  });
  await act('manager', 'POST', `${one}/trainees`, {
    groupId,
    programme: markers.word('incubator_trainees.programme', team),
    mission: markers.word('incubator_trainees.mission', team),
    alternates: true,
    startsOn: '2026-01-01',
    endsOn: '2026-06-30',
  });
  await act('manager', 'PUT', `${one}/checks/premises`, {
    version: 0,
    state: 'done',
    note: markers.word('incubator_checks.note', team),
  });
  await database.asOwner(async (client) => {
    for (const firm of ['firmA', 'firmB'] as const) {
      const own: Whom = { kind: 'coordinator', cluster: 'alpha', firm };
      await client.query(
        `update incubator_shares set share = share || jsonb_build_object('paysCents', $3::bigint, 'currency', $4::text)
         where incubator_id = $1 and organisation_id = $2`,
        [
          id,
          firmId(firm),
          markers.number(`incubator_shares.share of ${firm}`, own),
          markers.word(`incubator_shares.share of ${firm}, currency`, own),
        ],
      );
    }
  });
}
