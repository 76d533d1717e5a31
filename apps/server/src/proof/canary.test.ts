import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { describedRoutes, nameOf, registeredRoutes, type ApiRoute } from './api/describe-api.ts';
import { KnownIdentifiers } from './api/known-identifiers.ts';
import { forgottenColumns } from './coverage.ts';
import { fillScene } from './scene/fill-scene.ts';
import { openProofApp, type ProofApp } from './scene/proof-app.ts';
import { visitors, type Visitor } from './scene/world.ts';
import { addressesFor, Judge } from './visits.ts';

vi.setConfig({ testTimeout: 600_000 });

let proof: ProofApp;
let routes: readonly ApiRoute[];
let known: KnownIdentifiers;
let judge: Judge;
beforeAll(async () => {
  proof = await openProofApp();
  await fillScene(proof);
  routes = await describedRoutes(proof.app);
  known = await KnownIdentifiers.read(proof.database);
  judge = new Judge(proof.markers);
}, 300_000);
afterAll(async () => {
  const { leaks, answers, readBySomebody } = judge;
  process.stdout.write(
    `Canary proof: ${proof.markers.all.length} markers × ${routes.length} routes × ${visitors.length} roles, ` +
      `${answers} answers read; ${readBySomebody.size} markers were read by those who may, ${leaks.length} by others.\n`,
  );
  await proof.close();
});

/** Some at the same time, as people do. */
async function eachVisitor(visit: (visitor: Visitor, caller: Caller) => Promise<void>): Promise<void> {
  const waiting = [...visitors];
  const next = async (): Promise<void> => {
    for (let visitor = waiting.shift(); visitor !== undefined; visitor = waiting.shift())
      await visit(visitor, await proof.as(visitor));
  };
  await Promise.all([next(), next(), next()]);
}

describe('the description of the API', () => {
  it('names every route at which the server answers', () => {
    const described = new Set(routes.map(nameOf));
    const hidden = registeredRoutes(proof.app).filter((route) => !described.has(route));
    expect(hidden).toEqual(['GET /api/openapi.json']);
  });
});

describe('the scene', () => {
  it('has a marker in every column that may hold something confidential', async () => {
    expect(await forgottenColumns(proof.database)).toEqual([]);
  });
});

describe('what is kept from somebody', () => {
  it('is in nothing that they read', async () => {
    await eachVisitor(async (visitor, caller) => {
      for (const route of routes.filter(({ method }) => method === 'GET')) {
        for (const { url } of addressesFor(visitor, route, known))
          judge.answer(visitor, route, url, await caller.get(url));
      }
    });
    expect([...judge.failures, ...judge.report()]).toEqual([]);
  });

  it('is read by those who may', () => {
    expect(judge.readBySomebody.size / proof.markers.all.length).toBeGreaterThan(0.7);
  });

  it('is not repeated by the audit trail', async () => {
    const { rows } = await proof.database.asOwner((client) =>
      client.query<{ detail: string }>('select detail::text from audit_entries'),
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(proof.markers.foundIn(rows.map(({ detail }) => detail).join('\n'))).toEqual([]);
  });

  it('is in no line of the log', () => {
    expect(proof.markers.foundIn(proof.logLines.join('\n'))).toEqual([]);
    expect(proof.logLines.length).toBeGreaterThan(0);
  });
});
