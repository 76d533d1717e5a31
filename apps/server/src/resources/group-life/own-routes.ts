import type { MyGroupLife } from '@grappe/contracts/api';
import type { Role } from '@grappe/contracts/roles';
import {
  answerGroup,
  getGroupLife,
  listGroupAnswers,
  listGroupDays,
  listGroupDecisions,
  listGroupMemberships,
  listSettlementLines,
  myGroupLives as readMyLives,
  type MyLifeRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { withCurrent } from '../../app/with-current.ts';
import { isOpen } from './conditions.ts';
import { groupLifePolicy } from './policy.ts';
import { presentAnswer, presentDay, presentDecision, presentSettlementLine } from './present.ts';
import { groupParams, myGroupLives, ownAnswer } from './schema.ts';

const ownPath = `${inCluster}/me/group-lives`;

/** What a firm reads of its groups, and its own yes or no. */
export const ownLifeRoutes: Resource = (app, services) => {
  app.get(
    ownPath,
    {
      config: { permission: groupLifePolicy.readOwn },
      schema: { params: clusterParams, response: { 200: myGroupLives } },
    },
    (request) =>
      asCaller(services, request, (tx) => readOwn(tx, request.params.clusterId, mayAnswer(request))),
  );
  app.put(
    `${ownPath}/:groupId/answer`,
    {
      config: { permission: groupLifePolicy.answerOwn },
      schema: { params: groupParams, body: ownAnswer, response: { 200: myGroupLives } },
    },
    (request) => {
      const { clusterId, groupId } = request.params;
      const { version, kind, answer, note } = request.body;
      const answered = asCaller(services, request, async (tx) => {
        const mine = (await readMyLives(tx, clusterId)).find((each) => each.groupId === groupId);
        const life = await getGroupLife(tx, groupId);
        if (mine === undefined || life === undefined || !mine.current) throw refuse('not_found');
        const given = (await listGroupAnswers(tx, [groupId])).find(
          (each) => each.kind === kind && each.organisationId === mine.organisationId,
        );
        if (!isOpen(life.state, kind, given?.answer)) throw refuse('life_question_closed');
        const which = { groupId, organisationId: mine.organisationId, kind, version };
        if (!(await answerGroup(tx, which, { answer, note }))) throw refuse('conflict_changed_meanwhile');
        return readOwn(tx, clusterId, true);
      });
      return withCurrent(answered, () => asCaller(services, request, (tx) => readOwn(tx, clusterId, true)));
    },
  );
};

/** An employee reads; whoever may commit the firm answers. */
const mayAnswer = (request: FastifyRequest & { readonly params: { readonly clusterId: string } }): boolean =>
  personOf(request).grants.some(
    ({ clusterId, role }) =>
      clusterId === request.params.clusterId && (['firm_owner', 'partner'] as readonly Role[]).includes(role),
  );

async function readOwn(tx: Session, clusterId: string, canAnswer: boolean): Promise<MyGroupLife[]> {
  const lives = await readMyLives(tx, clusterId);
  const ids = lives.map(({ groupId }) => groupId);
  const parts = {
    answers: await listGroupAnswers(tx, ids),
    memberships: await listGroupMemberships(tx, ids),
    days: await listGroupDays(tx, ids),
    settlements: await listSettlementLines(tx, ids),
    decisions: await listGroupDecisions(tx, ids),
  };
  return lives.map((life) => presentOwn(life, parts, canAnswer));
}

interface OwnParts {
  readonly answers: Awaited<ReturnType<typeof listGroupAnswers>>;
  readonly memberships: Awaited<ReturnType<typeof listGroupMemberships>>;
  readonly days: Awaited<ReturnType<typeof listGroupDays>>;
  readonly settlements: Awaited<ReturnType<typeof listSettlementLines>>;
  readonly decisions: Awaited<ReturnType<typeof listGroupDecisions>>;
}

function presentOwn(life: MyLifeRow, parts: OwnParts, canAnswer: boolean): MyGroupLife {
  const { organisationId, groupId } = life;
  const here = <Row extends { readonly groupId: string }>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => row.groupId === groupId);
  const own = <Row extends { readonly groupId: string; readonly organisationId: string | null }>(
    rows: readonly Row[],
  ): Row[] => here(rows).filter((row) => row.organisationId === organisationId);
  const membership = own(parts.memberships).find(({ leftOn }) => (leftOn === null) === life.current);
  return {
    ...life,
    canAnswer: canAnswer && life.current,
    answers: own(parts.answers).map((row) => ({ ...presentAnswer(row), proof: '' })),
    contractDays: membership?.contractDays ?? null,
    usedDays: own(parts.days)
      .filter(({ kind }) => kind === 'work')
      .reduce((sum, { portion }) => sum + portion, 0),
    days: here(parts.days).map(presentDay),
    settlements: own(parts.settlements).map(presentSettlementLine),
    decisions: here(parts.decisions).map(presentDecision),
  };
}
