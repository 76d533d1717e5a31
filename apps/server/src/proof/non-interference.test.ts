import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describedRoutes, nameOf, type ApiRoute } from './api/describe-api.ts';
import { KnownIdentifiers } from './api/known-identifiers.ts';
import { textsOf } from './reading/texts-of.ts';
import { normalised } from './reading/normalised.ts';
import { fillScene } from './scene/fill-scene.ts';
import { freeze, openProofApp, type FrozenScene, type ProofApp } from './scene/proof-app.ts';
import { secrets, type Secret } from './scene/secrets.ts';
import type { Visitor } from './scene/world.ts';
import { ownAddressesFor } from './visits.ts';

vi.setConfig({ testTimeout: 600_000 });

let scene: FrozenScene;
let routes: readonly ApiRoute[];
/** Of the scene as it was: both readings go to the same addresses. */
let known: KnownIdentifiers;
beforeAll(async () => {
  const proof = await openProofApp();
  await fillScene(proof);
  routes = await describedRoutes(proof.app);
  known = await KnownIdentifiers.read(proof.database);
  scene = await freeze(proof);
}, 300_000);
afterAll(() => scene.drop());

/** One of each that stands differently to the secrets, of which none may know them. */
const readers: readonly Visitor[] = [
  'ownerOfB',
  'ownerOfC',
  'boardMember',
  'observer',
  'researcher',
  'ownerOfBetaOne',
  'ownerOfGammaOne',
  'administrator',
  'signedOut',
];

/** Files that only repackage what another route says, and take long to write. */
const repeated = /(document|report|questionnaire)\.\{format\}|templates|problems\.csv/;

/** Everything that a reader can read, by address, without times and identifiers drawn anew. */
async function everythingFor(proof: ProofApp, reader: Visitor): Promise<Map<string, string>> {
  const caller = await proof.as(reader);
  const read = new Map<string, string>();
  for (const route of routes.filter(({ method, path }) => method === 'GET' && !repeated.test(path))) {
    for (const { url } of ownAddressesFor(reader, route, known)) {
      const answer = await caller.get(url);
      read.set(`${nameOf(route)} ${url}`, normalised(`${answer.statusCode} ${textsOf(answer)}`));
    }
  }
  return read;
}

async function everything(proof: ProofApp): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const reader of readers) {
    for (const [address, text] of await everythingFor(proof, reader)) all.set(`${reader} × ${address}`, text);
  }
  return all;
}

/** Where two readings differ, and how. */
function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const addresses = new Set([...before.keys(), ...after.keys()]);
  return [...addresses].flatMap((address) => {
    const [one = '', other = ''] = [before.get(address), after.get(address)];
    if (one === other) return [];
    const at = [...one].findIndex((sign, place) => sign !== other[place]);
    const around = (text: string) => text.slice(Math.max(0, at - 60), at + 80);
    return [`${address}\n  before: ${around(one)}\n  after: ${around(other)}`];
  });
}

/** Nothing works meanwhile: what is sent by the clock would tell two readings apart, whatever the secrets. */
async function openFlipped(flipped: readonly Secret[]): Promise<ProofApp> {
  const proof = await scene.open({ working: false });
  for (const secret of flipped) await proof.database.asOwner((client) => secret.flip(client));
  return proof;
}

async function readWith(flipped: readonly Secret[]): Promise<Map<string, string>> {
  const proof = await openFlipped(flipped);
  const read = await everything(proof);
  await proof.close();
  return read;
}

describe('what nobody else may know', () => {
  it('changes nothing that anybody else can read', async () => {
    const before = await readWith([]);
    const after = await readWith(secrets);
    process.stdout.write(
      `Non-interference: ${secrets.length} kinds of secrets flipped, ${before.size} answers to ${readers.length} readers compared.\n`,
    );
    expect(differences(before, after)).toEqual([]);
  });

  it('is known to somebody: the same reading tells its owner of it', async () => {
    const [before, after] = await Promise.all([readByOwner([]), readByOwner(secrets)]);
    expect(differences(before, after).length).toBeGreaterThan(5);
  });
});

async function readByOwner(flipped: readonly Secret[]): Promise<Map<string, string>> {
  const proof = await openFlipped(flipped);
  const read = await everythingFor(proof, 'ownerOfA');
  await proof.close();
  return read;
}
