import type { TestDatabase } from '@grappe/database/testing';
import type { ApiParameter } from './describe-api.ts';

/**
 * Where the identifiers of the scene are found, by the names that the API gives them: each question answers with the
 * identifiers of one thing and of all that it lies in. A route whose parameters no question covers fails the proof.
 */
const questions: readonly string[] = [
  `select id as "clusterId" from clusters`,
  `select cluster_id as "clusterId", id as "organisationId" from organisations`,
  `select cluster_id as "clusterId", id as "tieId" from ties`,
  `select cluster_id as "clusterId", id as "changeSetId" from change_sets`,
  `select cluster_id as "clusterId", id as "importId" from imports`,
  `select cluster_id as "clusterId", id as "duplicateId" from duplicate_candidates`,
  `select cluster_id as "clusterId", id as "ruleId" from pair_rules`,
  `select cluster_id as "clusterId", id as "vetoId" from vetoes`,
  `select cluster_id as "clusterId", id as "planId" from plans`,
  `select a.cluster_id as "clusterId", a.id as "planId", b.id as "otherId"
    from plans a join plans b on b.cluster_id = a.cluster_id and b.id <> a.id`,
  `select cluster_id as "clusterId", plan_id as "planId", organisation_id as "organisationId" from plan_unplaced`,
  `select cluster_id as "clusterId", id as "groupId" from plan_groups`,
  `select cluster_id as "clusterId", group_id as "groupId", id as "documentId" from group_documents`,
  `select cluster_id as "clusterId", group_id as "groupId", organisation_id as "organisationId" from plan_group_members`,
  `select cluster_id as "clusterId", id as "groupId", 'conflicts' as item from plan_groups`,
  `select cluster_id as "clusterId", group_id as "groupId", id as "dayId" from group_days`,
  `select cluster_id as "clusterId", group_id as "groupId", id as "costId" from group_costs`,
  `select cluster_id as "clusterId", group_id as "groupId", id as "contractId" from group_contracts`,
  `select cluster_id as "clusterId", group_id as "groupId", id as "lessonId" from group_lessons where group_id is not null`,
  // A secret address opens the calendar of its owner for whoever holds it: here is one that nobody made.
  `select repeat('a', 43) as token`,
  `select m.cluster_id as "clusterId", m.group_id as "groupId", o.id as "organisationId" from plan_group_members m
     join organisations o on o.cluster_id = m.cluster_id`,
  `select cluster_id as "clusterId", id as "incubatorId" from incubators`,
  `select cluster_id as "clusterId", incubator_id as "incubatorId", group_id as "groupId" from incubator_groups`,
  `select cluster_id as "clusterId", incubator_id as "incubatorId", id as "lessonId" from group_lessons where incubator_id is not null`,
  `select l.cluster_id as "clusterId", l.incubator_id as "incubatorId", l.id as "lessonId", g.group_id as "groupId"
     from group_lessons l join incubator_groups g on g.incubator_id = l.incubator_id`,
  `select cluster_id as "clusterId", incubator_id as "incubatorId", id as "traineeId" from incubator_trainees`,
  `select cluster_id as "clusterId", id as "instrumentId" from instruments`,
  `select cluster_id as "clusterId", id as "versionId" from instrument_versions`,
  `select cluster_id as "clusterId", id as "campaignId" from campaigns`,
  `select cluster_id as "clusterId", id as "waveId" from campaign_waves`,
  `select cluster_id as "clusterId", id as "responseId" from responses`,
  `select cluster_id as "clusterId", id as "analysisId" from analyses`,
  `select cluster_id as "clusterId", id as "findingId" from findings`,
  `select cluster_id as "clusterId", id as "projectId" from interview_projects`,
  `select cluster_id as "clusterId", project_id as "projectId", id as "caseId" from interview_cases`,
  `select cluster_id as "clusterId", project_id as "projectId", id as "nameId" from interview_names`,
  `select cluster_id as "clusterId", project_id as "projectId", id as "transcriptId" from interview_transcripts`,
  `select cluster_id as "clusterId", project_id as "projectId", id as "codeId" from interview_codes`,
  `select cluster_id as "clusterId", project_id as "projectId", id as "memoId" from interview_memos`,
  `select cluster_id as "clusterId", project_id as "projectId", id as "roundId" from interview_rounds`,
  `select cluster_id as "clusterId", project_id as "projectId", person_id as "personId" from interview_people`,
  `select cluster_id as "clusterId", project_id as "projectId", transcript_id as "transcriptId", id as "codingId" from interview_codings`,
  `select cluster_id as "clusterId", id as "jobId" from jobs`,
  `select cluster_id as "clusterId", id as "askId" from asks`,
  `select cluster_id as "clusterId", id as "grantId" from fact_grants`,
  `select cluster_id as "clusterId", id as "profileId" from partnering_profiles`,
  `select cluster_id as "clusterId", id as "interestId" from partnering_interests`,
  `select cluster_id as "clusterId", id as "clusterProfileId" from cluster_profiles`,
  `select cluster_id as "clusterId", alliance_id as "allianceId" from alliance_clusters`,
  `select cluster_id as "clusterId", id as "mandateId" from alliance_mandates`,
  `select cluster_id as "clusterId", alliance_id as "allianceId", id as "noteId" from alliance_notes`,
  `select cluster_id as "clusterId", alliance_id as "allianceId", id as "contactId" from alliance_contacts`,
  // What both clusters of an alliance share is in either.
  `select c.cluster_id as "clusterId", x.alliance_id as "allianceId", x.id as "commitmentId"
     from alliance_commitments x join alliance_clusters c on c.alliance_id = x.alliance_id`,
  `select c.cluster_id as "clusterId", x.alliance_id as "allianceId", x.id as "workingGroupId"
     from alliance_working_groups x join alliance_clusters c on c.alliance_id = x.alliance_id`,
  `select f.cluster_id as "clusterId", x.alliance_id as "allianceId", x.id as "workingGroupId", f.organisation_id as "organisationId"
     from alliance_working_groups x join alliance_working_group_firms f on f.working_group_id = x.id`,
  `select i.cluster_id as "clusterId", x.alliance_id as "allianceId", x.id as "workingGroupId", i.id as "invitationId"
     from alliance_working_groups x join working_group_invitations i on i.working_group_id = x.id`,
  `select c.cluster_id as "clusterId", x.alliance_id as "allianceId", x.id as "projectId"
     from alliance_projects x join alliance_clusters c on c.alliance_id = x.alliance_id`,
  `select m.cluster_id as "clusterId", x.alliance_id as "allianceId", x.id as "projectId", m.id as "partnerId"
     from alliance_projects x join alliance_project_partners m on m.project_id = x.id`,
  `select c.cluster_id as "clusterId", x.alliance_id as "allianceId", x.id as "incidentId"
     from alliance_incidents x join alliance_clusters c on c.alliance_id = x.alliance_id`,
  `select cluster_id as "clusterId", id as "competenceId" from competence_requests`,
  `select r.cluster_id as "clusterId", r.id as "competenceId", a.id as "answerId"
     from competence_requests r join competence_answers a on a.request_id = r.id`,
  `select cluster_id as "clusterId", id as "handoverId" from handovers`,
  `select cluster_id as "clusterId", introduction_id as "introductionId" from introduction_parties`,
  `select cluster_id as "clusterId", id as "encounterId" from encounters`,
  `select cluster_id as "clusterId", encounter_id as "encounterId", id as "participantId" from encounter_participants`,
  `select cluster_id as "clusterId", id as "noteId" from practice_notes`,
  `select cluster_id as "clusterId", id as "questionId" from community_questions`,
  `select cluster_id as "clusterId", id as "pairId" from mentoring_pairs`,
  `select cluster_id as "clusterId", id as "gatheringId" from community_gatherings`,
  `select distinct cluster_id as "clusterId", person_id as "personId" from role_grants where cluster_id is not null`,
  `select id as "sessionId" from accounts.session`,
  `select id as "passkeyId" from accounts.passkey`,
  `select cluster_id as "clusterId", id as "invitationId" from invitations`,
  `select cluster_id as "clusterId", id as "requestId" from join_requests`,
  `select cluster_id as "clusterId", id as "mailId" from mails`,
  `select cluster_id as "clusterId", id as "studyId" from studies`,
  `select cluster_id as "clusterId", id as "roomId" from rooms`,
  `select cluster_id as "clusterId", room_id as "roomId", person_id as "personId" from room_people`,
  `select cluster_id as "clusterId", id as "versionId", content->'items'->0->>'id' as "itemId" from instrument_versions`,
  `select cluster_id as "clusterId", room_id as "roomId", id as "messageId" from room_messages`,
  `select cluster_id as "clusterId", room_id as "roomId", id as "fileId" from room_files`,
  `select cluster_id as "clusterId", room_id as "roomId", id as "decisionId" from room_decisions`,
  `select cluster_id as "clusterId", room_id as "roomId", id as "taskId" from room_tasks`,
  `select cluster_id as "clusterId", room_id as "roomId", id as "meetingId" from room_meetings`,
  `select cluster_id as "clusterId", room_id as "roomId", meeting_id as "meetingId", id as "minutesId" from meeting_minutes`,
  `select cluster_id as "clusterId", id as "clearanceId" from rivalry_clearances`,
  `select cluster_id as "clusterId", id as "contributionId" from sensitive_contributions`,
  `select cluster_id as "clusterId", id as "collectionId" from sensitive_collections`,
  `select id as "managedClusterId" from clusters`,
  `select cluster_id as "clusterId", id as "entryId" from register_entries`,
  `select cluster_id as "clusterId", entry_id as "entryId", id as "memberId" from register_members`,
  `select id as "clusterId", 'mails' as code from clusters`,
  `select cluster_id as "clusterId", id as "reportId" from transparency_reports`,
  `select cluster_id as "clusterId", id as "assessmentId" from label_assessments`,
  `select cluster_id as "clusterId", assessment_id as "assessmentId", id as "fileId" from label_files`,
  `select cluster_id as "clusterId", id as "labelId" from labels`,
  // The first event: everything since is read.
  `select cluster_id as "clusterId", id as "eventId" from room_events where position = (select min(position) from room_events)`,
  `select c.slug as "shortName", o.id as "organisationId" from clusters c join organisations o on o.cluster_id = c.id`,
];

export type Identifiers = Readonly<Record<string, string>>;

/** The identifiers of one thing of the scene, and the cluster where it lies. */
export interface KnownThing {
  readonly identifiers: Identifiers;
  readonly clusterId: string | null;
}

/** All the things of the scene, by the names of their identifiers. */
export class KnownIdentifiers {
  readonly #things: readonly (readonly KnownThing[])[];

  private constructor(things: readonly (readonly KnownThing[])[]) {
    this.#things = things;
  }

  static async read(database: TestDatabase): Promise<KnownIdentifiers> {
    return database.asOwner(async (client) => {
      const things: KnownThing[][] = [];
      for (const question of questions) {
        const { rows } = await client.query<Record<string, string>>(
          `select * from (${question}) as things order by things`,
        );
        things.push(
          rows.map((identifiers) => ({ identifiers, clusterId: identifiers['clusterId'] ?? null })),
        );
      }
      return new KnownIdentifiers(things);
    });
  }

  /** Things that have all the parameters of a path; undefined when nothing says where they are found. */
  withAll(parameters: readonly ApiParameter[]): readonly KnownThing[] | undefined {
    const names = parameters.filter(({ schema }) => schema.enum === undefined).map(({ name }) => name);
    if (names.length === 0) return [{ identifiers: {}, clusterId: null }];
    const fitting = this.#things
      .filter((things) => names.every((name) => name in (things[0]?.identifiers ?? {})))
      .toSorted((one, other) => breadth(one) - breadth(other));
    return fitting[0];
  }

  /** Every known identifier of a name. */
  named(name: string): readonly string[] {
    const values = this.#things.flatMap((things) => things.map(({ identifiers }) => identifiers[name]));
    return [...new Set(values.filter((value) => value !== undefined))];
  }

  /** Identifiers of a name in a cluster. */
  inCluster(name: string, clusterId: string): readonly string[] {
    const values = this.#things.flatMap((things) =>
      things.filter((thing) => thing.clusterId === clusterId).map(({ identifiers }) => identifiers[name]),
    );
    return [...new Set(values.filter((value) => value !== undefined))];
  }
}

const breadth = (things: readonly KnownThing[]): number => Object.keys(things[0]?.identifiers ?? {}).length;
