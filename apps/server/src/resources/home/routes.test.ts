import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@grappe/database/testing';
import { expectGuards } from '../../testing/expect-guards.ts';
import { proposeGroup } from '../../testing/propose-group.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const homeOf = async (actor: Actor) => (await (await test.as(actor)).get(`${test.alpha}/home`)).json();

describe('home', () => {
  it('is guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/home', wrongRole: null });
  });

  it('tells the team what to do, and five figures', async () => {
    const home = await homeOf('manager');
    expect(home).toMatchObject({ clusterName: 'Cluster alpha', view: 'team', isDemonstration: false });
    expect(home.figures).toHaveLength(5);
    expect(home.figures[0]).toEqual({ code: 'members', value: 3, before: 3, of: null });
    expect(home.items.map(({ code }: { code: string }) => code)).toContain('complete_data');
  });

  it('tells the team which groups of a proposed plan nobody has contacted, until somebody does', async () => {
    const group = await proposeGroup(test, 'contact', ['firmA', 'firmB']);
    const waits = async () =>
      (await homeOf('teamMember')).items.filter(({ code }: { code: string }) => code === 'groups_to_contact');
    expect(await waits()).toEqual([
      { code: 'groups_to_contact', params: { count: 1, title: 'Plan' }, href: `/groups/${group}/life` },
    ]);
    await test.database.asOwner(async (client) => {
      const place = [test.scene.clusters.alpha, group];
      await client.query(`insert into group_lives (cluster_id, group_id) values ($1, $2)`, place);
      await client.query(
        `update group_lives set state = 'abandoned' where cluster_id = $1 and group_id = $2`,
        place,
      );
    });
    expect(await waits()).toEqual([]);
    expect((await homeOf('firmOwner')).items.map(({ code }: { code: string }) => code)).not.toContain(
      'groups_to_contact',
    );
  });

  it('tells a firm what concerns it, without figures of others', async () => {
    const home = await homeOf('firmOwner');
    expect(home).toMatchObject({ view: 'firm', figures: [] });
    expect(home.items).toContainEqual({ code: 'check_what_others_see', params: {}, href: '/me' });
  });

  it('shows no figure over fewer than five organisations to those outside', async () => {
    for (const actor of ['observer', 'researcher', 'relay'] as const) {
      expect(await homeOf(actor)).toMatchObject({ view: 'reader', items: [], figures: [] });
    }
  });
});
