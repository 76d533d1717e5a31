import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

interface MeSeen {
  readonly version: number;
  readonly facts: readonly { readonly id: string; readonly item: string; readonly audience: string }[];
  readonly ties: readonly { readonly id: string; readonly kind: string }[];
  readonly vetoes: readonly { readonly id: string; readonly audience: string }[];
  readonly viewers: readonly {
    readonly audience: string;
    readonly names: readonly string[];
    readonly facts: readonly string[];
    readonly ties: readonly string[];
    readonly vetoes: readonly string[];
  }[];
}

const me = async (): Promise<MeSeen> => (await (await test.as('firmOwner')).get(`${test.alpha}/me`)).json();
const viewer = (page: MeSeen, audience: string) => page.viewers.find((one) => one.audience === audience);
const words = (page: MeSeen, audience: string): string[] =>
  page.facts
    .filter(({ id }) => viewer(page, audience)?.facts.includes(id))
    .map(({ item }) => item.split(' ')[0] ?? '');

describe('my page', () => {
  it('is guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/me', wrongRole: 'manager' });
    await expectGuards(test, { method: 'GET', path: '/me/groups', wrongRole: 'relay' });
  });

  it('shows what each kind of viewer sees, by the predicate of the policies', async () => {
    const page = await me();
    expect(words(page, 'self').sort()).toEqual(['clusterword', 'coordinatorword', 'publicword', 'selfword']);
    expect(words(page, 'coordinator').sort()).toEqual(['clusterword', 'coordinatorword', 'publicword']);
    expect(words(page, 'cluster').sort()).toEqual(['clusterword', 'publicword']);
    expect(words(page, 'alliance')).toEqual(['publicword']);
    expect(words(page, 'public')).toEqual(['publicword']);
    expect(viewer(page, 'alliance')?.names).toEqual(['Cluster beta']);
    const ties = (audience: string) =>
      page.ties.filter(({ id }) => viewer(page, audience)?.ties.includes(id)).map(({ kind }) => kind);
    expect(ties('self').sort()).toEqual(['commercial', 'rivalry']);
    expect(ties('coordinator').sort()).toEqual(['commercial']);
    expect(ties('public')).toEqual([]);
    const vetoes = (audience: string) => viewer(page, audience)?.vetoes.length;
    expect([vetoes('self'), vetoes('coordinator'), vetoes('cluster')]).toEqual([2, 1, 0]);
  });

  it('hides a fact at once, everywhere, when it is shared with fewer', async () => {
    const page = await me();
    const [owner, other] = [await test.as('firmOwner'), await test.as('otherFirm')];
    const fact = page.facts.find(({ item }) => item.startsWith('clusterword'));
    const address = `${test.alpha}/organisations/${test.scene.organisations.firmA}`;
    expect((await other.get(address)).body).toContain('clusterword firma');
    const facts = [{ do: 'share', factId: fact?.id, audience: 'self' }];
    expect((await owner.patch(address, { version: page.version, facts })).statusCode).toBe(200);
    expect((await other.get(address)).body).not.toContain('clusterword firma');
    expect((await other.get(`${test.alpha}/organisations?words=clusterword`)).body).not.toContain(
      'clusterword firma',
    );
    expect((await (await test.as('manager')).get(address)).body).not.toContain('clusterword firma');
  });
});
