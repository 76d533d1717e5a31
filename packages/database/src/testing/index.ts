export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './create-test-database.ts';
export { wrongDirectoryEntries } from './directory-entries.ts';
export { sceneId } from './scene-id.ts';
export {
  actors,
  organisationsOfScene,
  seedTwoClusters,
  type Actor,
  type Scene,
  type SceneOrganisation,
} from './seed-two-clusters.ts';
