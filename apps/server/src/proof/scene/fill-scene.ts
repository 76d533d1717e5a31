import { fillAccess } from './fill-access.ts';
import { fillAlliances } from './fill-alliances.ts';
import { fillClusterProfiles } from './fill-cluster-profiles.ts';
import { fillGroupDocuments } from './fill-group-documents.ts';
import { fillImports } from './fill-imports.ts';
import { fillInterviews } from './fill-interviews.ts';
import { fillPlans } from './fill-plans.ts';
import { fillRooms } from './fill-rooms.ts';
import { fillSharing } from './fill-sharing.ts';
import { fillShares } from './fill-shares.ts';
import { fillStudies } from './fill-studies.ts';
import type { ProofApp } from './proof-app.ts';
import { seedDiagnosis } from './seed-diagnosis.ts';
import { seedAllianceFiles } from './seed-alliance-files.ts';
import { seedEncounters } from './seed-encounters.ts';
import { seedPlanningFacts, seedSecretFacts } from './seed-facts.ts';
import { seedGroupLife } from './seed-group-life.ts';
import { seedMeetings } from './seed-meetings.ts';
import { seedRegister } from './seed-register.ts';
import { seedRights } from './seed-rights.ts';
import { seedAccountSecrets, seedJobs, seedMails, seedPairs } from './seed-work.ts';

/** Puts a marker in every confidential place, as people do wherever there is a route for it. */
export async function fillScene(proof: ProofApp): Promise<void> {
  const { database, markers } = proof;
  await database.asOwner(seedPlanningFacts);
  const { allianceId } = await fillAlliances(proof);
  const plans = await fillPlans(proof);
  await fillShares(proof, plans);
  const circles = { ...plans, allianceId };
  await database.asOwner(async (client) => {
    await seedSecretFacts(client, markers, circles);
    await seedPairs(client, markers);
    await seedJobs(client, markers);
    await seedMails(client, markers);
    await seedAccountSecrets(client, markers);
  });
  await database.asOwner((client) => seedGroupLife(client, markers, plans));
  await database.asOwner((client) => seedAllianceFiles(client, markers, circles));
  await fillSharing(proof);
  await fillGroupDocuments(proof, plans);
  await fillClusterProfiles(proof);
  await fillRooms(proof, circles);
  await database.asOwner((client) => seedMeetings(client, markers, circles));
  await database.asOwner((client) => seedEncounters(client, markers, circles));
  await database.asOwner((client) => seedRegister(client, markers, circles));
  await database.asOwner((client) => seedRights(client, markers));
  await database.asOwner((client) => seedDiagnosis(client, markers));
  await fillImports(proof);
  await fillAccess(proof);
  await fillStudies(proof);
  await fillInterviews(proof);
}
