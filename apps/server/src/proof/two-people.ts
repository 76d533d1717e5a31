import { nameOf, type ApiRoute } from './api/describe-api.ts';

/*
 * What happens when two people change the same thing at once. A change says from which version (or value, `was`) it was made:
 * the second is refused and told what the first wrote. What does without says here why nobody loses anything.
 */

const inCluster = '/api/clusters/{clusterId}';

/** It leads from one state to the next: the second is refused, because that was done already. */
const once: readonly string[] = [
  `POST ${inCluster}/people/{personId}/end`,
  `POST ${inCluster}/invitations/{invitationId}/withdraw`,
  `POST ${inCluster}/me/people/invitations/{invitationId}/withdraw`,
  `POST /api/invitations/{invitationId}/accept`,
  `POST ${inCluster}/join-requests/{requestId}/accept`,
  `POST ${inCluster}/join-requests/{requestId}/refuse`,
  'POST /api/platform/invitations/{invitationId}/withdraw',
  'POST /api/platform/administrators/{personId}/end',
  'POST /api/platform/people/{personId}/deactivate',
  `POST ${inCluster}/asks/{askId}/answer`,
  `POST ${inCluster}/asks/{askId}/withdraw`,
  `POST ${inCluster}/asks/grants/{grantId}/revoke`,
  `POST ${inCluster}/partnering/{profileId}/state`,
  `POST ${inCluster}/partnering/interests/{interestId}/answer`,
  `POST ${inCluster}/partnering/interests/{interestId}/withdraw`,
  `POST ${inCluster}/introductions/{introductionId}/answer`,
  `POST ${inCluster}/introductions/{introductionId}/withdraw`,
  `POST ${inCluster}/encounters/{encounterId}/participants/{participantId}/withdraw`,
  `POST ${inCluster}/community/notes/{noteId}/reuse`,
  `POST ${inCluster}/community/questions/{questionId}/close`,
  `POST ${inCluster}/community/mentoring/{pairId}/state`,
  `POST ${inCluster}/community/gatherings/{gatheringId}/cancel`,
  `POST ${inCluster}/alliances/{allianceId}/answer`,
  `POST ${inCluster}/alliances/{allianceId}/end`,
  `POST ${inCluster}/alliances/{allianceId}/working-groups/{workingGroupId}/firms/{organisationId}/leave`,
  `POST ${inCluster}/alliances/{allianceId}/working-groups/{workingGroupId}/invitations/{invitationId}/withdraw`,
  `POST ${inCluster}/me/working-group-invitations/{invitationId}/answer`,
  `POST ${inCluster}/alliances/{allianceId}/projects/{projectId}/partners/{partnerId}/remove`,
  `POST ${inCluster}/studies/{studyId}/close`,
  `POST ${inCluster}/cluster-profiles/{clusterProfileId}/merge`,
  `POST ${inCluster}/cluster-profiles/{clusterProfileId}/separate`,
  `POST ${inCluster}/cluster-profiles/{clusterProfileId}/remove`,
  `POST ${inCluster}/privacy/requests/{requestId}/answer`,
  `POST ${inCluster}/label/{labelId}/withdraw`,
  `POST ${inCluster}/label/assessments/{assessmentId}/decision`,
  `POST ${inCluster}/ties/{tieId}/remove`,
  `POST ${inCluster}/changes/{changeSetId}/undo`,
  `POST ${inCluster}/imports/{importId}/undo`,
  `POST ${inCluster}/duplicates/{duplicateId}/decision`,
  `POST ${inCluster}/pair-rules/{ruleId}/remove`,
  `POST ${inCluster}/vetoes/{vetoId}/withdraw`,
  `POST ${inCluster}/jobs/{jobId}/cancel`,
  `POST ${inCluster}/rooms/{roomId}/people/{personId}/leave`,
  `POST ${inCluster}/rooms/{roomId}/files/{fileId}/delete`,
  `POST ${inCluster}/sensitive/clearances/{clearanceId}/withdraw`,
  `POST ${inCluster}/sensitive/contributions/{contributionId}/withdraw`,
  `POST ${inCluster}/instruments/versions/{versionId}/publish`,
  `POST ${inCluster}/waves/{waveId}/close`,
  `POST ${inCluster}/analyses/{analysisId}/remove`,
  `POST ${inCluster}/evidence/{findingId}/remove`,
  `POST ${inCluster}/me/diagnosis/responses/{responseId}/submit`,
  `POST ${inCluster}/me/diagnosis/responses/{responseId}/withdraw`,
  `POST ${inCluster}/incubators/{incubatorId}/groups/{groupId}/remove`,
  `POST ${inCluster}/incubators/{incubatorId}/lessons/{lessonId}/remove`,
  `POST ${inCluster}/incubators/{incubatorId}/trainees/{traineeId}/remove`,
  `POST ${inCluster}/interviews/{projectId}/people/{personId}/remove`,
  `POST ${inCluster}/interviews/{projectId}/cases/{caseId}/remove`,
  `POST ${inCluster}/interviews/{projectId}/names/{nameId}/remove`,
  `POST ${inCluster}/interviews/{projectId}/transcripts/{transcriptId}/remove`,
  `POST ${inCluster}/interviews/{projectId}/transcripts/{transcriptId}/codings/{codingId}/remove`,
  `POST ${inCluster}/interviews/{projectId}/codes/{codeId}/remove`,
  `POST ${inCluster}/interviews/{projectId}/memos/{memoId}/remove`,
  `POST ${inCluster}/interviews/{projectId}/rounds/{roundId}/done`,
  `POST ${inCluster}/interviews/{projectId}/rounds/{roundId}/stop`,
  // A change closes the one that was read and opens another: its identifier says which was read.
  `POST ${inCluster}/ties/{tieId}/share`,
  `POST ${inCluster}/vetoes/{vetoId}/share`,
];

/** It says where it goes, of two states: whoever saw the same says the same. */
const same: readonly string[] = [
  `POST ${inCluster}/cluster-profiles/{clusterProfileId}/distinct`,
  `PUT ${inCluster}/join-requests/openness`,
  `PATCH ${inCluster}/collections/{collectionId}`,
  `POST ${inCluster}/collections/{collectionId}/publish`,
  `POST ${inCluster}/mails/{mailId}/retry`,
  `POST ${inCluster}/mails/{mailId}/reveal`,
  'POST /api/platform/mails/{mailId}/retry',
  'POST /api/platform/mails/{mailId}/reveal',
  `POST ${inCluster}/rooms/{roomId}/people`,
  `POST ${inCluster}/waves/{waveId}/publication`,
];

/** One person about itself alone. */
const own: readonly string[] = [
  `PUT ${inCluster}/community/mentoring/offer`,
  'PUT /api/session/language',
  'PUT /api/privacy/name',
  'PUT /api/digest',
  'POST /api/account/sessions/{sessionId}/close',
  'POST /api/auth/passkey/{passkeyId}/remove',
  `PUT ${inCluster}/rooms/{roomId}/read`,
  `POST ${inCluster}/rooms/{roomId}/presence`,
  `PUT ${inCluster}/rooms/{roomId}/meetings/{meetingId}/reply`,
  // A firm about itself, question by question, as on a sheet of paper that lies on the table.
  `PUT ${inCluster}/me/diagnosis/responses/{responseId}/answers`,
  `PUT ${inCluster}/me/diagnosis/responses/{responseId}/choices`,
  `PUT ${inCluster}/me/diagnosis/waves/{waveId}/declined`,
];

/** It only computes: nothing is kept. */
const tries: readonly string[] = [
  `POST ${inCluster}/groups/{groupId}/gains/simulation`,
  `POST ${inCluster}/interviews/{projectId}/transcripts/preview`,
];

const excused = new Set([...once, ...same, ...own, ...tries]);

const saysFromWhich = ({ body }: ApiRoute): boolean =>
  ['version', 'was', 'textVersion'].some(
    (name) => body?.required?.includes(name) === true || listed(body, name),
  );

/** Each line of a list says it. */
const listed = (body: ApiRoute['body'], name: string): boolean =>
  Object.values(body?.properties ?? {}).some(({ items }) => items?.required?.includes(name) === true);

/** Something new beside what is there, or work that begins. */
const adds = ({ method, answers }: ApiRoute): boolean =>
  method === 'POST' && (answers.includes('201') || answers.includes('202'));

/** Routes that change a thing that is there, which somebody else may be changing too. */
const changesAThing = (route: ApiRoute): boolean =>
  route.method !== 'GET' &&
  !adds(route) &&
  (route.method !== 'POST' || route.path.replace(inCluster, '').includes('{'));

/** Routes by which the last writer would silently win; and excuses of no use. */
export function silentWriters(routes: readonly ApiRoute[]): string[] {
  const names = new Set(routes.map(nameOf));
  const silent = routes.filter(
    (route) => changesAThing(route) && !saysFromWhich(route) && !excused.has(nameOf(route)),
  );
  return [
    ...silent.map(
      (route) => `${nameOf(route)}: demand the version it is made from, or say in two-people.ts why not`,
    ),
    ...[...excused].filter((name) => !names.has(name)).map((name) => `${name} is excused and is not there`),
  ];
}
