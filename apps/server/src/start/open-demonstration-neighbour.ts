import { conventionTerms } from '@grappe/contracts/api';
import type { FactKey } from '@grappe/contracts/facts';
import type { Audience } from '@grappe/contracts/roles';
import {
  addRow,
  answerAlliance,
  answerIntroduction,
  answerQuestion,
  applyFactEdits,
  asJson,
  askMentor,
  askQuestion,
  bySelf,
  changeAlliance,
  changeVersioned,
  getAllianceFile,
  getAllianceSide,
  listAllianceProjects,
  listMandates,
  listMatches,
  listMatchingEntries,
  listQuestions,
  listWorkingGroups,
  nextProfileVersion,
  openChangeSet,
  proposeAlliance,
  proposeIntroduction,
  recordAllianceEvent,
  recordIntroductionStep,
  type AlliancePlace,
  type DatabaseConnection,
  type Session,
} from '@grappe/database';
import type { DemonstrationNeighbourhood } from '@grappe/demo';
import { matchFirms } from '@grappe/engine/matching';
import { today } from '../resources/cluster-profiles/read-profiles.ts';
import { makeProfile } from '../resources/cluster-profiles/write-profile.ts';
import { keepFound, readFirmsToMatch } from '../jobs/tasks/match-alliance.ts';

/** One of the two clusters, with whoever runs it and a firm that answers for itself. */
export interface NeighbourSide {
  readonly clusterId: string;
  readonly managerId: string;
  readonly firmOwnerId: string;
}

type Next = DemonstrationNeighbourhood['next']['ours'];

interface Neighbours {
  readonly connection: DatabaseConnection;
  readonly ours: NeighbourSide;
  readonly theirs: NeighbourSide;
  /** The other cluster's. */
  readonly name: string;
  readonly shortName: string;
  readonly organisationNamed: (tx: Session, clusterId: string, name: string) => Promise<string>;
}

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const mine = { owner_id: bySelf, created_by: bySelf, updated_by: bySelf };

/** An alliance of the two clusters of the demonstration, as both teams and two of their firms would have written it. */
export async function openDemonstrationNeighbour(
  neighbours: Neighbours,
  told: DemonstrationNeighbourhood,
): Promise<void> {
  const { connection, ours, theirs } = neighbours;
  const asOurs = <Result>(work: (tx: Session) => Promise<Result>) =>
    connection.asPerson(ours.managerId, work);
  const asTheirs = <Result>(work: (tx: Session) => Promise<Result>) =>
    connection.asPerson(theirs.managerId, work);
  const allianceId = await asOurs((tx) =>
    proposeAlliance(tx, { clusterId: ours.clusterId, shortName: neighbours.shortName, ...told.alliance }),
  );
  const here = { clusterId: ours.clusterId, allianceId };
  const there = { clusterId: theirs.clusterId, allianceId };
  await asTheirs((tx) => joinThem(tx, there, told));
  await asOurs((tx) => signForUs(tx, here, theirs.clusterId, told));
  await asTheirs((tx) => signForThem(tx, there, told));
  await asOurs((tx) => workTogether(tx, neighbours, here, told));
  await asTheirs((tx) => comeAlong(tx, neighbours, there, told));
  await asOurs((tx) => tell(tx, ours.clusterId, 'public', told.telling));
  await asTheirs((tx) => tell(tx, theirs.clusterId, 'alliance', null, allianceId));
  await asTheirs((tx) => match(tx, there));
  await asOurs((tx) => match(tx, here));
  await introduce(neighbours, here, told);
  await asTheirs((tx) => openCommunity(tx, neighbours, told));
  await asTheirs((tx) => showProfile(tx, neighbours, told));
}

/** What a side does next, at the stage where the alliance is. */
async function planStep(tx: Session, place: AlliancePlace, next: Next): Promise<void> {
  await addRow(tx, 'alliance_steps', {
    ...keysOf(place),
    stage: 'cooperation',
    owner_id: bySelf,
    next_step: next.step,
    next_on: dayIn(next.inDays),
    updated_by: bySelf,
  });
}

async function linkMandate(tx: Session, place: AlliancePlace, toneNote: string): Promise<void> {
  const mandateId = (await listMandates(tx, place.clusterId))[0]?.id ?? null;
  const side = await getAllianceSide(tx, place);
  const which = {
    keys: { cluster_id: place.clusterId, alliance_id: place.allianceId },
    version: side?.version ?? 1,
  };
  await changeVersioned(tx, 'alliance_sides', which, {
    mandate_id: mandateId,
    tone: 'warm',
    tone_note: toneNote,
  });
}

const keysOf = ({ clusterId, allianceId }: AlliancePlace) => ({
  cluster_id: clusterId,
  alliance_id: allianceId,
});

async function joinThem(
  tx: Session,
  place: AlliancePlace,
  { mandate, alliance, contacts, competence }: DemonstrationNeighbourhood,
): Promise<void> {
  const { title, purpose, givenDaysAgo } = mandate;
  await addRow(tx, 'alliance_mandates', {
    cluster_id: place.clusterId,
    title,
    purpose,
    status: 'given',
    given_on: dayIn(-givenDaysAgo),
    ...mine,
  });
  await answerAlliance(tx, place.clusterId, place.allianceId, true);
  const on = dayIn(-alliance.signedDaysAgo - 60);
  await recordAllianceEvent(tx, place, { kind: 'accepted', shared: true, on });
  await linkMandate(tx, place, '');
  await addRow(tx, 'alliance_contacts', { ...keysOf(place), ...contacts.ours, updated_by: bySelf });
  await addRow(tx, 'competence_requests', {
    cluster_id: place.clusterId,
    ...competence,
    wanted_by: dayIn(120),
    ...mine,
  });
}

async function signForUs(
  tx: Session,
  place: AlliancePlace,
  theirClusterId: string,
  { alliance, contacts, visit, promises }: DemonstrationNeighbourhood,
): Promise<void> {
  await linkMandate(tx, place, alliance.toneNote);
  await addRow(tx, 'alliance_contacts', { ...keysOf(place), ...contacts.theirs, updated_by: bySelf });
  await addRow(tx, 'alliance_conventions', {
    ...keysOf(place),
    terms: asJson(conventionTerms.parse({ ...alliance.terms, startsOn: dayIn(-alliance.signedDaysAgo) })),
    updated_by: bySelf,
  });
  for (const { title, inDays, by } of promises)
    await addRow(tx, 'alliance_commitments', {
      ...keysOf(place),
      promised_by: by === 'us' ? place.clusterId : theirClusterId,
      title,
      due_on: dayIn(inDays),
      ...mine,
    });
  await sign(tx, place, contacts.ours.name, alliance.signedDaysAgo);
  await recordAllianceEvent(tx, place, {
    kind: 'exchange',
    shared: true,
    on: dayIn(-visit.daysAgo),
    detail: { means: 'visit', text: visit.text },
  });
}

async function sign(tx: Session, place: AlliancePlace, signatory: string, daysAgo: number): Promise<void> {
  await addRow(tx, 'alliance_signatures', {
    ...keysOf(place),
    for_outside: false,
    convention_version: 1,
    signed_on: dayIn(-daysAgo),
    signatory,
    recorded_by: bySelf,
  });
}

async function signForThem(
  tx: Session,
  place: AlliancePlace,
  { alliance, contacts }: DemonstrationNeighbourhood,
): Promise<void> {
  const signedOn = dayIn(-alliance.signedDaysAgo);
  await sign(tx, place, contacts.theirs.name, alliance.signedDaysAgo);
  const file = await getAllianceFile(tx, place);
  const values = { stage: 'cooperation', stage_since: signedOn, started_on: signedOn };
  await changeAlliance(tx, { id: place.allianceId, version: file?.version ?? 1 }, values);
  const detail = { from: 'negotiation', to: 'signed' };
  await recordAllianceEvent(tx, place, { kind: 'stage', shared: true, on: signedOn, detail });
}

async function workTogether(
  tx: Session,
  { organisationNamed }: Neighbours,
  place: AlliancePlace,
  { next, workingGroup, introduced, proposed, project }: DemonstrationNeighbourhood,
): Promise<void> {
  const keys = keysOf(place);
  const { theme, purpose, message } = workingGroup;
  await planStep(tx, place, next.ours);
  await addRow(tx, 'alliance_working_groups', { ...keys, theme, purpose, opened_on: dayIn(-60), ...mine });
  const workingGroupId = (await listWorkingGroups(tx, [place.allianceId]))[0]?.id ?? '';
  await addRow(tx, 'alliance_working_group_firms', {
    cluster_id: place.clusterId,
    working_group_id: workingGroupId,
    organisation_id: await organisationNamed(tx, place.clusterId, proposed[0]),
    entered_by: bySelf,
  });
  const invitedId = await organisationNamed(tx, place.clusterId, introduced[0]);
  await addRow(tx, 'working_group_invitations', {
    cluster_id: place.clusterId,
    working_group_id: workingGroupId,
    organisation_id: invitedId,
    message,
    respond_by: dayIn(21),
    asked_by: bySelf,
  });
  await beginProject(tx, place, { ...project, workingGroupId, firmId: invitedId });
}

async function beginProject(
  tx: Session,
  place: AlliancePlace,
  {
    workingGroupId,
    firmId,
    ...project
  }: DemonstrationNeighbourhood['project'] & { readonly workingGroupId: string; readonly firmId: string },
): Promise<void> {
  await addRow(tx, 'alliance_projects', {
    ...keysOf(place),
    working_group_id: workingGroupId,
    kind: 'research',
    title: project.title,
    summary: project.summary,
    brick_sought: project.brick,
    status: 'running',
    label: 'granted',
    labelled_on: dayIn(-30),
    ...mine,
  });
  const projectId = (await listAllianceProjects(tx, [place.allianceId]))[0]?.id ?? '';
  for (const partner of [
    { organisation_id: firmId, name: '' },
    { organisation_id: null, name: project.lab },
  ])
    await addRow(tx, 'alliance_project_partners', {
      cluster_id: place.clusterId,
      project_id: projectId,
      ...partner,
      entered_by: bySelf,
    });
}

async function comeAlong(
  tx: Session,
  { organisationNamed }: Neighbours,
  { clusterId, allianceId }: AlliancePlace,
  { next, introduced }: DemonstrationNeighbourhood,
): Promise<void> {
  await planStep(tx, { clusterId, allianceId }, next.theirs);
  const organisationId = await organisationNamed(tx, clusterId, introduced[1]);
  const common = { cluster_id: clusterId, organisation_id: organisationId, entered_by: bySelf };
  const workingGroupId = (await listWorkingGroups(tx, [allianceId]))[0]?.id ?? '';
  await addRow(tx, 'alliance_working_group_firms', { ...common, working_group_id: workingGroupId });
  const projectId = (await listAllianceProjects(tx, [allianceId]))[0]?.id ?? '';
  await addRow(tx, 'alliance_project_partners', { ...common, project_id: projectId });
}

const toldKeys: readonly FactKey[] = ['offer', 'need', 'served_market', 'working_language'];

/** Shows what some members (null: all) offer and need to an audience. */
async function tell(
  tx: Session,
  clusterId: string,
  audience: Audience,
  names: readonly string[] | null,
  audienceId?: string,
): Promise<void> {
  const facts = await tx
    .selectFrom('facts as f')
    .innerJoin('organisations as o', 'o.id', 'f.organisation_id')
    .select(['f.id', 'f.organisation_id as organisationId'])
    .where('f.cluster_id', '=', clusterId)
    .where('f.ended_at', 'is', null)
    .where('f.key', 'in', [...toldKeys])
    .$if(names !== null, (query) => query.where('o.name', 'in', [...(names ?? [])]))
    .execute();
  const changeSetId = await openChangeSet(tx, { clusterId, kind: 'edit' });
  for (const [organisationId, ofOne] of Map.groupBy(facts, (fact) => fact.organisationId))
    await applyFactEdits(
      tx,
      { clusterId, organisationId, changeSetId },
      ofOne.map(({ id }) => ({ do: 'share', factId: id, audience, audienceId })),
    );
}

async function match(tx: Session, place: AlliancePlace): Promise<void> {
  const [own, other] = await readFirmsToMatch(tx, place.allianceId);
  await keepFound(tx, place, matchFirms(own, other, { mostPerFirm: 8 }), [...own, ...other]);
}

/** Two firms that know each other by now, and two that were asked. */
async function introduce(
  { connection, ours, theirs }: Neighbours,
  place: AlliancePlace,
  { introduced, proposed, news }: DemonstrationNeighbourhood,
): Promise<void> {
  const entriesOf = (tx: Session) => listMatchingEntries(tx, place.allianceId);
  const named = new Map(
    [
      ...(await connection.asPerson(ours.managerId, entriesOf)),
      ...(await connection.asPerson(theirs.managerId, entriesOf)),
    ].flatMap(({ id, name }) => (name === null ? [] : [[name, id] as const])),
  );
  const introductionId = await connection.asPerson(ours.managerId, async (tx) => {
    const matches = await listMatches(tx, place.clusterId, place.allianceId);
    const propose = async ([first, second]: readonly [string, string]): Promise<string> => {
      const found = matches.find(
        ({ ownEntry, otherEntry }) => ownEntry === named.get(first) && otherEntry === named.get(second),
      );
      if (found === undefined) throw new Error(`In the demonstration, ${first} does not match ${second}.`);
      const asked = { clusterId: place.clusterId, matchId: found.id, message: '', respondBy: dayIn(14) };
      return (await proposeIntroduction(tx, asked)) ?? '';
    };
    await propose(proposed);
    return propose(introduced);
  });
  await connection.asPerson(ours.firmOwnerId, (tx) => answerIntroduction(tx, introductionId, true));
  await connection.asPerson(theirs.firmOwnerId, (tx) => answerIntroduction(tx, introductionId, true));
  const step = { outcome: 'met', happenedOn: dayIn(-news.daysAgo), note: news.note } as const;
  await connection.asPerson(ours.firmOwnerId, (tx) => recordIntroductionStep(tx, introductionId, step));
}

/** What the other cluster says of itself, for everybody on the platform. */
async function showProfile(
  tx: Session,
  { theirs: { clusterId }, name }: Neighbours,
  { ownProfile: values }: DemonstrationNeighbourhood,
): Promise<void> {
  const profileId = await makeProfile(tx, clusterId, {
    name,
    own: true,
    distinct: false,
    values,
    asOf: today(),
    source: 'declared',
    sourceNote: null,
  });
  await nextProfileVersion(tx, { clusterId, profileId }, 1, { shared: true });
}

/** The manager of the other cluster answers and asks the community, and the French one to be her mentor. */
async function openCommunity(
  tx: Session,
  { ours, theirs }: Neighbours,
  { question, answer, mentoring }: DemonstrationNeighbourhood,
): Promise<void> {
  const asked = (await listQuestions(tx)).find(({ clusterId }) => clusterId === ours.clusterId);
  if (asked !== undefined) await answerQuestion(tx, theirs.clusterId, asked.id, { ...answer, noteId: null });
  await askQuestion(tx, theirs.clusterId, { topic: 'funding', ...question });
  const mentor = { mentorId: ours.managerId, mentorClusterId: ours.clusterId, message: mentoring };
  await askMentor(tx, theirs.clusterId, mentor);
}
