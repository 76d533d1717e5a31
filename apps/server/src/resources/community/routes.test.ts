import type { Community } from '@grappe/contracts/api';
import type { Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const path = (actor: Actor): string =>
  `${actor === 'otherManager' ? test.alpha.replace(test.scene.clusters.alpha, test.scene.clusters.beta) : test.alpha}/community`;
const seenBy = async (actor: Actor): Promise<Community> =>
  (await (await test.as(actor)).get(path(actor))).json();
const post = async (actor: Actor, rest: string, body: object = {}) =>
  (await test.as(actor)).post(`${path(actor)}${rest}`, body);

const note = { topic: 'funding', title: 'Fees', body: 'Ask early', source: 'Lived in 2024', language: 'en' };

describe('community of practice', () => {
  it('is for those who run a cluster', async () => {
    await expectGuards(test, { method: 'GET', path: '/community', wrongRole: 'firmOwner' });
    await expectGuards(test, {
      method: 'POST',
      path: '/community/notes',
      body: {},
      wrongRole: 'boardMember',
    });
  });

  it('keeps notes with where they come from, and counts each cluster that used them once', async () => {
    const { id } = (await post('manager', '/notes', note)).json();
    expect((await post('otherManager', `/notes/${id}/reuse`, { said: 'Doubled our fees' })).statusCode).toBe(
      204,
    );
    const again = await post('otherManager', `/notes/${id}/reuse`);
    expect(again.json()).toMatchObject({ code: 'practice_reused_already', current: { id } });
    const based = await post('otherManager', '/notes', { ...note, title: 'Fees, two', basedOn: id });
    expect(based.statusCode).toBe(201);
    const { notes } = await seenBy('teamMember');
    expect(notes.find((one) => one.id === id)?.reuses).toMatchObject([{ said: 'Doubled our fees' }]);
    expect(notes.find((one) => one.id === based.json().id)).toMatchObject({
      basedOnTitle: 'Fees',
      author: { clusterName: 'Cluster beta', name: 'otherManager' },
    });
    const other = await test.as('otherManager');
    const { basedOn: _none, language: _same, ...change } = { ...note, basedOn: null, version: 1 };
    expect((await other.patch(`${path('otherManager')}/notes/${id}`, change)).statusCode).toBe(403);
    const manager = await test.as('manager');
    expect(
      (await manager.patch(`${path('manager')}/notes/${id}`, { ...change, withdrawn: true })).statusCode,
    ).toBe(204);
    expect((await seenBy('manager')).notes.some((one) => one.id === id)).toBe(false);
  });

  it('has questions answered by those who lived it, closed by who asked', async () => {
    const { id } = (
      await post('manager', '/questions', { topic: 'events', title: 'Which interpreter?' })
    ).json();
    const answer = { body: 'A student', lived: 'Lisbon, 2023' };
    expect((await post('otherManager', `/questions/${id}/answers`, answer)).statusCode).toBe(201);
    expect((await post('otherManager', `/questions/${id}/answers`, { body: 'No' })).statusCode).toBe(400);
    expect((await post('otherManager', `/questions/${id}/close`)).statusCode).toBe(403);
    expect((await post('manager', `/questions/${id}/close`)).statusCode).toBe(204);
    expect((await post('manager', `/questions/${id}/close`)).json().code).toBe('question_closed');
    expect((await seenBy('otherManager')).questions.find((one) => one.id === id)?.answers).toMatchObject([
      answer,
    ]);
  });

  it('pairs somebody new with somebody experienced, between the two alone', async () => {
    const offer = { sinceYear: 2012, topics: ['funding'], about: 'Fees' };
    const other = await test.as('otherManager');
    expect((await other.put(`${path('otherManager')}/mentoring/offer`, offer)).statusCode).toBe(204);
    const mentor = (await seenBy('teamMember')).mentors.find(
      ({ author }) => author.clusterName === 'Cluster beta',
    );
    const ask = { mentorId: mentor?.personId, mentorClusterId: mentor?.author.clusterId, message: 'Please' };
    const { id } = (await post('teamMember', '/mentoring', ask)).json();
    expect((await post('teamMember', '/mentoring', ask)).json().code).toBe('mentor_not_available');
    expect((await seenBy('manager')).pairs.some((pair) => pair.id === id)).toBe(false);
    expect((await post('teamMember', `/mentoring/${id}/state`, { status: 'accepted' })).statusCode).toBe(409);
    expect((await post('otherManager', `/mentoring/${id}/state`, { status: 'accepted' })).statusCode).toBe(
      204,
    );
    const end = { status: 'ended', learnt: 'Ask early' };
    expect((await post('teamMember', `/mentoring/${id}/state`, end)).statusCode).toBe(204);
    expect((await seenBy('otherManager')).pairs.find((pair) => pair.id === id)).toMatchObject({
      asMentor: true,
      status: 'ended',
      learnt: 'Ask early',
    });
  });

  it('announces gatherings of third parties', async () => {
    const gathering = {
      convener: 'The region',
      convenerKind: 'region',
      title: 'Managers',
      heldOn: '2100-01-01',
    };
    const { id } = (await post('manager', '/gatherings', gathering)).json();
    expect((await post('otherManager', `/gatherings/${id}/cancel`)).statusCode).toBe(404);
    expect((await post('manager', `/gatherings/${id}/cancel`)).statusCode).toBe(204);
    expect((await seenBy('otherManager')).gatherings.find((one) => one.id === id)?.cancelledOn).not.toBe(
      null,
    );
    expect((await post('manager', '/gatherings', { ...gathering, link: 'javascript:1' })).statusCode).toBe(
      400,
    );
  });
});
