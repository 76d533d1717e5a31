import { demonstrationCluster } from '@grappe/demo';
import { importAtOnce } from '../imports/import-at-once.ts';
import type { TestApp } from './test-app.ts';

/** Brings the demonstration's organisations and ties into the cluster alpha, in the name of its manager. */
export async function importDemonstration(test: TestApp): Promise<void> {
  const { memberFile, tieFile } = demonstrationCluster();
  const place = {
    connection: test.database.connection,
    personId: test.scene.people.manager,
    clusterId: test.scene.clusters.alpha,
  };
  for (const { kind, fileName, text } of [
    { kind: 'members', ...memberFile },
    { kind: 'ties', ...tieFile },
  ] as const) {
    const done = await importAtOnce(place, {
      kind,
      fileName,
      bytes: new TextEncoder().encode(text),
      options: { language: 'fr', defaultCountry: 'FR' },
      withoutInvalidLines: false,
    });
    if (done.kind !== 'imported') throw new Error(`${fileName} did not go in: ${done.kind}`);
  }
}

/** The identifier of an organisation of alpha, by its name. */
export async function organisationNamed(test: TestApp, name: string): Promise<string> {
  const { id } = await test.database.connection.asPerson(test.scene.people.manager, (session) =>
    session
      .selectFrom('organisations')
      .select('id')
      .where('cluster_id', '=', test.scene.clusters.alpha)
      .where('name', '=', name)
      .executeTakeFirstOrThrow(),
  );
  return id;
}
