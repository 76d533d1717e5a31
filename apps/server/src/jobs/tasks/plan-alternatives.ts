import { alternativesRequest } from '@grappe/contracts/api';
import { getPlan } from '@grappe/database';
import { translator } from '@grappe/messages';
import { z } from 'zod';
import { refuse } from '../../app/refusal.ts';
import { keepPlan } from '../../plans/keep-plan.ts';
import type { AlternativesToFind, FoundAlternative } from '../../plans/plan-alternatives.ts';
import { planMembers } from '../../plans/plan-members.ts';
import { readPlanProblem } from '../../plans/read-plan-problem.ts';
import { planDetails, storedParameters } from '../../plans/stored-plan.ts';
import { gentleStop } from '../gentle-stop.ts';
import { runInThread } from '../run-in-thread.ts';
import type { Task } from '../task.ts';

const payload = alternativesRequest.extend({ planId: z.string(), language: z.enum(['fr', 'en']) });
const mostSeconds = 300;

/** Looks for other good plans than one at hand, and a more stable one; each is kept as a draft beside it. */
export const findPlanAlternatives: Task = async ({ job, asker, connection, progress, signal }) => {
  const { planId, count, tolerance, language } = payload.parse(job.payload);
  const clusterId = job.cluster_id;
  const on = job.created_at.toISOString().slice(0, 10);
  const { detail, parameters, read } = await connection.asPerson(asker, async (session) => {
    const found = await getPlan(session, clusterId, planId);
    if (found === undefined) throw refuse('not_found');
    const kept = storedParameters.parse(found.plan.parameters);
    return {
      detail: found,
      parameters: kept,
      read: await readPlanProblem(session, clusterId, { parameters: kept, on }),
    };
  });
  const { problem, secretVetoes, shared } = read;
  const { method } = planDetails.parse(detail.details).plan;
  const groups = planMembers(detail);
  const asked = { problem, secretVetoes, shared, groups, method, count, tolerance, seconds: mostSeconds };
  const stopping = gentleStop(signal);
  const found = await runInThread<FoundAlternative[]>({
    script: new URL('../../threads/find-alternatives.ts', import.meta.url),
    input: asked satisfies AlternativesToFind,
    onProgress: progress,
    signal: stopping.end,
    finish: stopping.finish,
  }).finally(stopping.forget);
  const titles = titlesFor(detail.plan.title, found, language);
  await connection.asPerson(asker, async (session) => {
    // The best one last, so that it stands first in the list.
    for (const [index, each] of [...found.entries()].toReversed()) {
      const title = titles[index] ?? '';
      await keepPlan(session, { ...each, clusterId, title, parameters, parentId: planId, read });
    }
  });
  return { href: `/groups?plan=${planId}`, planId, found: found.length };
};

/** Within what a title may hold. */
const longest = 260;

function titlesFor(title: string, found: readonly FoundAlternative[], language: 'fr' | 'en'): string[] {
  const t = translator(language);
  let rank = 0;
  return found.map(({ origin }) =>
    origin === 'stable'
      ? t('document:plan_stable', { title: title.slice(0, longest) })
      : t('document:plan_alternative', { title: title.slice(0, longest), rank: String((rank += 1)) }),
  );
}
