import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, seedTwoClusters, type TestDatabase } from '../testing/index.ts';
import { accessMatrix } from '../testing/access/access-matrix.ts';
import { measureEverybody, readers, type MeasuredScene } from '../testing/access/measure-everybody.ts';

let database: TestDatabase;
let measured: MeasuredScene;
beforeAll(async () => {
  database = await createTestDatabase();
  measured = await measureEverybody(database, await seedTwoClusters(database));
});
afterAll(() => database.drop());

const nothing = [0, 0, 0, 0] as const;

describe('every table, every role, every operation', () => {
  it('no table is forgotten, and each has rows in the scene', () => {
    expect(measured.tables.map(({ name }) => name)).toEqual(Object.keys(accessMatrix).toSorted());
    for (const { name, rows } of measured.tables) {
      expect(rows.length, name).toBe(accessMatrix[name]?.rows);
      expect(rows.length, name).toBeGreaterThan(0);
    }
  });

  it.each(Object.entries(accessMatrix))('%s', (table, { may }) => {
    for (const reader of readers)
      expect(measured.access[table]?.[reader], `${reader} on ${table}`).toEqual(may[reader] ?? nothing);
  });
});
