import type { Language } from '@grappe/contracts/roles';
import { mailText } from '@grappe/messages';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { linkOf } from '../mail/post-office.ts';
import type { Caller } from '../testing/caller.ts';
import { describedRoutes, nameOf, registeredRoutes, type ApiRoute } from './api/describe-api.ts';
import { KnownIdentifiers } from './api/known-identifiers.ts';
import { forgottenColumns } from './coverage.ts';
import { fillScene } from './scene/fill-scene.ts';
import { openProofApp, type ProofApp } from './scene/proof-app.ts';
import { emailOf, visitors, type Visitor } from './scene/world.ts';
import { changers, noChanges, tryChanges } from './try-changes.ts';
import { silentWriters } from './two-people.ts';
import { addressesFor, Judge } from './visits.ts';

vi.setConfig({ testTimeout: 600_000 });

let proof: ProofApp;
let routes: readonly ApiRoute[];
let known: KnownIdentifiers;
let judge: Judge;
const changes = noChanges();
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
      `${answers} answers read, ${changes.made} of them to changes; ${readBySomebody.size} markers were read by those who may, ${leaks.length} by others.\n`,
  );
  await proof.close();
});

interface MailFound {
  readonly address: string;
  readonly language: Language;
  readonly kind: string;
  readonly params: Record<string, unknown>;
  readonly href: string | null;
}
const everyMail = 'select address, language, kind, params, href from mails';

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

describe('two people who change the same thing', () => {
  it('do not write over each other by any route: the second is told', () => {
    expect(silentWriters(routes)).toEqual([]);
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

  it('is in no answer to what they change, nor in the refusals', async () => {
    const before = judge.answers;
    for (const visitor of changers) await tryChanges({ proof, routes, known, judge }, visitor, changes);
    expect([...judge.failures, ...judge.report()]).toEqual([]);
    expect(judge.answers - before).toBe(changes.made);
  });

  it('is told, when a change comes second, to those alone who may read it', () => {
    expect([...changes.mute]).toEqual([]);
    expect(changes.toldCurrent.size).toBeGreaterThan(10);
  });

  it('is in no mail', async () => {
    const { rows } = await proof.database.asOwner((client) => client.query<MailFound>(everyMail));
    expect(rows.length).toBeGreaterThan(10);
    for (const { address, language, kind, params, href } of rows) {
      const link = linkOf('https://grappe.example.org', href, null);
      const written = mailText(language, { kind, params, link, secret: false });
      const reader = visitors.find((visitor) => visitor !== 'signedOut' && emailOf(visitor) === address);
      // Told on purpose: where the mail leads, and who invites.
      const told = `${href} ${String(params['by'])}`;
      if (written !== null)
        judge.text(reader ?? 'signedOut', `mail ${kind}`, told, `${written.subject}\n${written.text}`);
    }
    expect(judge.report()).toEqual([]);
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
