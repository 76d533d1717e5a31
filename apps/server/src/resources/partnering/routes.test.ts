import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Partnering } from '@grappe/contracts/api';
import type { Actor } from '@grappe/database/testing';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const at = (path: string): string => `${test.alpha}/partnering${path}`;
const seenBy = async (actor: Actor): Promise<Partnering> => (await (await test.as(actor)).get(at(''))).json();

const profile = {
  kind: 'business',
  direction: 'request',
  title: 'A cooper',
  summary: 'Oak barrels for red wine',
};
async function publish(change: object = {}): Promise<string> {
  const made = await (await test.as('firmOwner')).post(at(''), { ...profile, ...change });
  expect(made.statusCode, made.body).toBe(201);
  return made.json().id;
}

describe('partnering without names', () => {
  it('is guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/partnering', wrongRole: 'observer' });
    await expectGuards(test, { method: 'POST', path: '/partnering', body: {}, wrongRole: 'manager' });
  });

  it('refuses a text that holds the name', async () => {
    const owner = await test.as('firmOwner');
    for (const summary of ['Nous, Œnocapteurs Étiage', 'We, oenocapteurs  ETIAGE, look for…'])
      expect((await owner.post(at(''), { ...profile, summary })).json().code).toBe('profile_names_itself');
    expect((await owner.post(at(''), { ...profile, markets: ['Germany'] })).statusCode).toBe(400);
  });

  it('shows nothing of whose it is when too few are alike, coordinators included', async () => {
    const id = await publish();
    for (const actor of ['otherFirm', 'manager', 'relay', 'partner'] as const) {
      const body = await seenBy(actor);
      const seen = body.profiles.find((one) => one.id === id);
      expect(seen).toMatchObject({
        mine: false,
        owner: null,
        shown: { country: null, kind: null, size: null },
      });
      expect(JSON.stringify(seen)).not.toContain(test.scene.organisations.firmA);
    }
    expect((await seenBy('firmOwner')).profiles.find((one) => one.id === id)?.owner?.id).toBe(
      test.scene.organisations.firmA,
    );
  });

  it('tells both names, to both and to nobody else, once an interest is accepted', async () => {
    const id = await publish();
    const [owner, other] = [await test.as('firmOwner'), await test.as('otherFirm')];
    expect((await owner.post(at(`/${id}/interests`), { message: 'Me' })).json().code).toBe(
      'interest_already_expressed',
    );
    const made = await other.post(at(`/${id}/interests`), { message: 'We make barrels' });
    expect(made.statusCode).toBe(201);
    const interest: string = made.json().id;
    const received = async () => (await seenBy('firmOwner')).received.find((one) => one.id === interest);
    expect(await received()).toMatchObject({ message: 'We make barrels', other: null });
    expect(JSON.stringify(await received())).not.toContain(test.scene.organisations.firmB);
    expect((await seenBy('partner')).received).toEqual([]);
    const answer = (accept: boolean) => ({ accept });
    expect((await other.post(at(`/interests/${interest}/answer`), answer(true))).statusCode).toBe(404);
    expect((await owner.post(at(`/interests/${interest}/withdraw`))).statusCode).toBe(404);
    expect((await owner.post(at(`/interests/${interest}/answer`), answer(true))).statusCode).toBe(204);
    expect((await received())?.other?.id).toBe(test.scene.organisations.firmB);
    const theirs = await seenBy('otherFirm');
    expect(theirs.sent.find((one) => one.id === interest)?.other?.id).toBe(test.scene.organisations.firmA);
    expect((await seenBy('partner')).profiles.find((one) => one.id === id)?.owner).toBe(null);
    expect((await seenBy('manager')).profiles.find((one) => one.id === id)?.owner).toBe(null);
    expect((await owner.post(at(`/interests/${interest}/answer`), answer(false))).statusCode).toBe(409);
    await owner.post(at(`/${id}/state`), { closed: true });
    expect((await seenBy('partner')).profiles.some((one) => one.id === id)).toBe(false);
    expect((await seenBy('otherFirm')).sent.find((one) => one.id === interest)?.other?.id).toBe(
      test.scene.organisations.firmA,
    );
  });

  it('shows country, kind and size from five alike, counting only what everybody may read', async () => {
    const { clusters, changeSets, organisations } = test.scene;
    const add = (many: number, audience: string) =>
      test.database.asOwner((client) =>
        client.query(
          `with made as (
             insert into organisations (cluster_id, name, kind, country, opened_by)
             select $1, 'Alike ' || $4::text || n, 'sme', 'FR', $2 from generate_series(1, $3) n returning id)
           insert into facts (cluster_id, organisation_id, key, value, source, audience, opened_by)
           select $1, id, 'headcount', '12', 'import', $4, $2 from made`,
          [clusters.alpha, changeSets.alpha, many, audience],
        ),
      );
    await test.database.asOwner((client) =>
      client.query(
        `insert into facts (cluster_id, organisation_id, key, value, source, audience, opened_by)
         values ($1, $2, 'headcount', '20', 'import', 'self', $3)`,
        [clusters.alpha, organisations.firmA, changeSets.alpha],
      ),
    );
    const id = await publish({ tellSize: true });
    const shown = async () => (await seenBy('otherFirm')).profiles.find((one) => one.id === id)?.shown;
    expect(await shown()).toEqual({ country: null, kind: null, size: null });
    await add(4, 'coordinator');
    expect(await shown()).toEqual({ country: 'FR', kind: 'sme', size: null });
    await add(4, 'cluster');
    expect(await shown()).toEqual({ country: 'FR', kind: 'sme', size: 'small' });
  });
});
