import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, testPassword, type TestApp } from '../../testing/test-app.ts';
import { Caller } from '../../testing/caller.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const endOf = (personId: string) => `${test.alpha}/people/${personId}/end`;

const tasksOf = (personId: string) =>
  test.database.asOwner(async (client) => {
    const { rows } = await client.query(`select title from room_tasks where owner_id = $1`, [personId]);
    return rows;
  });

describe('people', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/people', wrongRole: 'firmOwner' });
    const one = `/people/${test.scene.people.relay}`;
    await expectGuards(test, { method: 'GET', path: `${one}/carried`, wrongRole: 'teamMember' });
    await expectGuards(test, { method: 'POST', path: `${one}/end`, wrongRole: 'boardMember' });
  });

  it('are listed with their roles', async () => {
    const manager = await test.as('manager');
    const listed = (await manager.get(`${test.alpha}/people`)).json();
    const { relay } = test.scene.people;
    expect(listed.find((each: { personId: string }) => each.personId === relay)).toMatchObject({
      name: 'relay',
      hasAccount: true,
      grants: [{ role: 'relay', clusterName: 'Cluster alpha' }],
    });
  });

  it('lose their role and their sessions at once', async () => {
    const manager = await test.as('manager');
    const board = await test.as('boardMember');
    expect((await board.get('/api/session')).statusCode).toBe(200);
    expect((await manager.post(endOf(test.scene.people.boardMember))).statusCode).toBe(204);
    expect((await board.get('/api/session')).statusCode).toBe(401);
    expect((await board.get(`${test.alpha}/organisations`)).statusCode).toBe(401);
    expect((await manager.post(endOf(test.scene.people.boardMember))).statusCode).toBe(404);
  });

  it('with open tasks leave when somebody takes over', async () => {
    const manager = await test.as('manager');
    const { teamMember, observer, otherManager, manager: managerId } = test.scene.people;
    await test.database.asOwner(async (client) => {
      const { rows } = await client.query(
        `insert into rooms (cluster_id, kind, title, created_by) values ($1, 'working_group', 'w', $2) returning id`,
        [test.scene.clusters.alpha, managerId],
      );
      await client.query(
        `insert into room_tasks (cluster_id, room_id, title, owner_id, author_id, updated_by)
         values ($1, $2, 'call the customs', $3, $3, $3)`,
        [test.scene.clusters.alpha, rows[0].id, teamMember],
      );
    });
    const carried = (await manager.get(`${test.alpha}/people/${teamMember}/carried`)).json();
    expect(carried).toMatchObject({ roles: 1, tasks: 1, isLast: false });
    expect(carried.successors.map(({ personId }: { personId: string }) => personId)).not.toContain(
      teamMember,
    );
    const alone = await manager.post(endOf(teamMember), { successorId: null });
    expect([alone.statusCode, alone.json().code]).toEqual([409, 'successor_needed']);
    const stranger = await manager.post(endOf(teamMember), { successorId: otherManager });
    expect([stranger.statusCode, stranger.json().code]).toEqual([422, 'successor_not_here']);
    expect((await manager.post(endOf(teamMember), { successorId: observer })).statusCode).toBe(204);
    expect(await tasksOf(observer)).toEqual([{ title: 'call the customs' }]);
    expect(await tasksOf(teamMember)).toEqual([]);
    const taken = await test.as('observer');
    expect((await taken.get(`${test.alpha}/people`)).statusCode).toBe(200);
  });

  it('never come to speak for a rival because somebody left', async () => {
    const manager = await test.as('manager');
    const { firmEmployee, firmOwner, otherFirm } = test.scene.people;
    expect((await manager.post(endOf(firmOwner), { successorId: otherFirm })).statusCode).toBe(204);
    const rival = await test.as('otherFirm');
    const { grants } = (await rival.get('/api/session')).json();
    expect(grants.map(({ organisationId }: { organisationId: string }) => organisationId)).toEqual([
      test.scene.organisations.firmB,
    ]);
    const colleague = await test.as('firmEmployee');
    expect((await colleague.get('/api/session')).json().grants).toHaveLength(1);
    expect(firmEmployee).not.toBe(firmOwner);
  });

  it('the last manager stays until somebody else can act, then leaves by handing over', async () => {
    const manager = await test.as('manager');
    const { manager: managerId, relay } = test.scene.people;
    const carried = (await manager.get(`${test.alpha}/people/${managerId}/carried`)).json();
    expect(carried.isLast).toBe(true);
    const refused = await manager.post(endOf(managerId), { successorId: null });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'successor_needed']);
    expect((await manager.post(endOf(managerId), { successorId: relay })).statusCode).toBe(204);
    const next = await test.as('relay');
    expect((await next.get(`${test.alpha}/people`)).statusCode).toBe(200);
  });

  it('who end each other at once do not leave a cluster alone', async () => {
    const { otherManager, otherClusterFirm } = test.scene.people;
    await test.database.asOwner((client) =>
      client.query(
        `insert into role_grants (person_id, cluster_id, role) values ($1, $2, 'cluster_manager')`,
        [otherClusterFirm, test.scene.clusters.beta],
      ),
    );
    const sessions = await Promise.all(
      ['othermanager@example.org', 'otherclusterfirm@example.org'].map(async (email) => {
        const caller = new Caller(test.app);
        await caller.post('/api/auth/sign-in/email', { email, password: testPassword });
        return caller;
      }),
    );
    const [first, second] = sessions as [Caller, Caller];
    const answers = await Promise.all([
      first.post(`${test.beta}/people/${otherClusterFirm}/end`),
      second.post(`${test.beta}/people/${otherManager}/end`),
    ]);
    expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
    const left = await test.database.asOwner(async (client) => {
      const { rows } = await client.query(
        `select count(*)::int as many from role_grants
         where cluster_id = $1 and role = 'cluster_manager' and ended_at is null`,
        [test.scene.clusters.beta],
      );
      return rows[0].many;
    });
    expect(left).toBe(1);
  });
});
