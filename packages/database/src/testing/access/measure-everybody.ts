import { actors, type Actor, type Scene, type TestDatabase } from '../index.ts';
import { sceneId } from '../scene-id.ts';
import type { Session } from '../../connect.ts';
import { measureAccess, tablesOfScene, type Access, type MeasuredTable } from './measure-access.ts';

/** The actors of the scene, whoever managed alpha before, and a session without a person. */
export const readers = [...actors, 'former', 'nobody'] as const;
export type Reader = Actor | 'former' | 'nobody';

export interface MeasuredScene {
  readonly tables: readonly MeasuredTable[];
  /** By table, then by reader. */
  readonly access: Readonly<Record<string, Readonly<Partial<Record<Reader, Access>>>>>;
}

/** Takes back what a measure did. */
class TakeBack extends Error {
  readonly measured: Record<string, Access>;

  constructor(measured: Record<string, Access>) {
    super('take back');
    this.measured = measured;
  }
}

export async function measureEverybody(database: TestDatabase, scene: Scene): Promise<MeasuredScene> {
  const former = sceneId('person:former');
  await database.asOwner(async (client) => {
    await client.query(
      `insert into people (id, display_name, email) values ($1, 'former', 'former@example.org')`,
      [former],
    );
    await client.query(
      `insert into role_grants (person_id, cluster_id, role, ended_at) values ($1, $2, 'cluster_manager', now())`,
      [former, scene.clusters.alpha],
    );
  });
  const tables = await tablesOfScene(database);
  const clusters = Object.values(scene.clusters);
  const access: Record<string, Partial<Record<Reader, Access>>> = {};
  for (const reader of readers) {
    const person = reader === 'nobody' ? null : reader === 'former' ? former : scene.people[reader];
    const work = async (session: Session): Promise<never> => {
      throw new TakeBack(await measureAccess(session, person, clusters, tables));
    };
    const done: Promise<never> =
      person === null ? database.connection.asNobody(work) : database.connection.asPerson(person, work);
    const measured = await done.catch((error: unknown) => {
      if (error instanceof TakeBack) return error.measured;
      throw error;
    });
    for (const [table, found] of Object.entries(measured)) (access[table] ??= {})[reader] = found;
  }
  return { tables, access };
}
