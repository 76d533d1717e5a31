import type { Session } from '../connect.ts';
import type { FactEdit } from '../queries/fact-edits.ts';
import { createOrganisation, editOrganisation, type IdentityChanges } from '../queries/organisation-edits.ts';
import { getOrganisation } from '../queries/organisations.ts';
import { undoChangeSet } from '../queries/undo-change-set.ts';
import type { Actor, Scene, TestDatabase } from './index.ts';

/** What the tests of changes do as somebody of the first cluster: look, create, change, undo. */
export function editing(at: () => { readonly database: TestDatabase; readonly scene: Scene }) {
  const as = <Result>(actor: Actor, work: (session: Session) => Promise<Result>) =>
    at().database.connection.asPerson(at().scene.people[actor], work);
  const alpha = () => at().scene.clusters.alpha;

  const see = async (actor: Actor, organisationId: string) => {
    const found = await as(actor, (session) => getOrganisation(session, alpha(), organisationId));
    if (found === undefined) throw new Error('not visible');
    return found;
  };
  const edit = async (
    actor: Actor,
    organisationId: string,
    facts: readonly FactEdit[],
    identity?: IdentityChanges,
  ) => {
    const { version } = await see(actor, organisationId);
    return as(actor, (session) =>
      editOrganisation(session, {
        clusterId: alpha(),
        organisationId,
        version,
        facts,
        ...(identity === undefined ? {} : { identity }),
      }),
    );
  };
  const changed = (outcome: Awaited<ReturnType<typeof edit>>): string => {
    if (outcome.kind !== 'changed') throw new Error(outcome.kind);
    return outcome.changeSetId;
  };
  const undo = (actor: Actor, id: string) => as(actor, (session) => undoChangeSet(session, id));
  const create = (name: string, facts: readonly FactEdit[] = []) =>
    as('manager', (session) =>
      createOrganisation(session, {
        clusterId: alpha(),
        name,
        kind: 'sme',
        facts,
        membership: { since: null },
      }),
    );
  const valueOf = async (actor: Actor, organisationId: string, key: string) =>
    (await see(actor, organisationId)).facts.filter((fact) => fact.key === key).map((fact) => fact.value);
  const headcount = (value: number): FactEdit => ({ do: 'set', key: 'headcount', item: '', value });
  return { as, alpha, see, edit, changed, undo, create, valueOf, headcount };
}
