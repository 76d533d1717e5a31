import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelCriteria, type LabelPage } from '@grappe/contracts/api';
import type { Actor } from '@grappe/database/testing';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  await test.database.asOwner((client) => client.query('delete from label_assessments'));
});
afterAll(() => test.close());

const at = (path: string): string => `${test.alpha}/label${path}`;
const seenBy = async (actor: Actor): Promise<LabelPage> => (await (await test.as(actor)).get(at(''))).json();
const publicLabel = () => test.anonymous.get('/api/public-label/alpha');
const nowhere = '01990000-0000-7000-8000-000000000000';
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('the ecosystem label', () => {
  it('is guarded', async () => {
    const audit = `/label/assessments/${nowhere}`;
    await expectGuards(test, { method: 'GET', path: '/label', wrongRole: null });
    await expectGuards(test, { method: 'POST', path: '/label/assessments', wrongRole: 'teamMember' });
    await expectGuards(test, {
      method: 'PUT',
      path: '/label/answers/results',
      body: {},
      wrongRole: 'observer',
    });
    await expectGuards(test, { method: 'POST', path: '/label/submit', body: {}, wrongRole: 'teamMember' });
    await expectGuards(test, { method: 'POST', path: '/label/abandon', wrongRole: 'boardMember' });
    await expectGuards(test, {
      method: 'PUT',
      path: `${audit}/findings/results`,
      body: {},
      wrongRole: 'manager',
    });
    await expectGuards(test, { method: 'POST', path: `${audit}/decision`, body: {}, wrongRole: 'manager' });
    await expectGuards(test, { method: 'POST', path: `/label/${nowhere}/withdraw`, wrongRole: 'firmOwner' });
  });

  it('is assessed by the team, criterion by criterion, and sent to a third party only', async () => {
    const [manager, team] = [await test.as('manager'), await test.as('teamMember')];
    expect((await manager.put(at('/answers/results'), { level: 1, version: 0 })).statusCode).toBe(404);
    expect((await manager.post(at('/assessments'))).statusCode).toBe(201);
    expect((await manager.post(at('/assessments'))).json().code).toBe('label_under_way');
    expect((await team.put(at('/answers/beauty'), { level: 1, version: 0 })).statusCode).toBe(404);
    for (const address of ['javascript:alert(1)', '//elsewhere.example', 'data:text/html,x'])
      expect(
        (
          await team.put(at('/answers/results'), {
            level: 1,
            version: 0,
            evidence: [{ title: 'x', address }],
          })
        ).statusCode,
        address,
      ).toBe(400);
    const { people } = test.scene;
    const submit = (auditorId: string) => manager.post(at('/submit'), { auditorId });
    expect((await submit(people.observer)).json().code).toBe('label_incomplete');
    for (const criterion of labelCriteria) {
      const evidence = [{ title: 'Register', address: '/rooms' }];
      const answer = { level: 2, statement: 'Done', evidence, version: 0 };
      expect((await team.put(at(`/answers/${criterion}`), answer)).statusCode).toBe(204);
    }
    for (const insider of [people.teamMember, people.firmOwner, people.relay, people.stranger])
      expect((await submit(insider)).json().code).toBe('label_auditor_not_third_party');
    expect((await seenBy('manager')).auditors.map(({ id }) => id)).toEqual([people.observer]);
    expect((await submit(people.observer)).statusCode).toBe(204);
    const late = await team.put(at('/answers/results'), { level: 3, version: 1 });
    expect([late.statusCode, late.json().current]).toMatchObject([409, { answer: { level: 2 } }]);
    const again = await submit(people.observer);
    expect([again.statusCode, again.json().current]).toMatchObject([409, { status: 'submitted' }]);
  });

  it('is read by the auditor and the team; members read that nothing stands', async () => {
    const observer = await seenBy('observer');
    expect(observer).toMatchObject({ mayAudit: true, mayAssess: false, labels: [] });
    expect(observer.assessments[0]?.criteria[0]?.answer).toMatchObject({ level: 2, statement: 'Done' });
    expect(await seenBy('firmOwner')).toMatchObject({ assessments: [], labels: [], mayAudit: false });
    expect((await publicLabel()).statusCode).toBe(404);
  });

  it('is granted by the auditor alone, never over what is not met, for three years at most', async () => {
    const observer = await test.as('observer');
    const id = (await seenBy('observer')).assessments[0]?.id ?? '';
    const audit = (path: string): string => at(`/assessments/${id}${path}`);
    const grant = (expiresOn: string) =>
      observer.post(audit('/decision'), { grant: true, reasons: 'Convincing', expiresOn });
    expect((await grant(inDays(365))).json().code).toBe('label_incomplete');
    for (const criterion of labelCriteria)
      expect(
        (await observer.put(audit(`/findings/${criterion}`), { finding: 'major', version: 0 })).statusCode,
      ).toBe(204);
    expect((await grant(inDays(365))).json().code).toBe('label_major_finding');
    for (const criterion of labelCriteria)
      await observer.put(audit(`/findings/${criterion}`), { finding: 'met', comment: 'Seen', version: 1 });
    for (const days of [-1, 0, 1200]) expect((await grant(inDays(days))).json().code).toBe('label_expiry');
    expect((await observer.post(audit('/decision'), { grant: true, reasons: '' })).statusCode).toBe(400);
    expect((await publicLabel()).statusCode).toBe(404);
    expect((await grant(inDays(365))).statusCode).toBe(204);
    const second = await grant(inDays(365));
    expect([second.statusCode, second.json().current]).toMatchObject([409, { granted: true }]);
    const late = await observer.put(audit('/findings/results'), { finding: 'major', version: 0 });
    expect([late.statusCode, late.json().current]).toMatchObject([409, { finding: { finding: 'met' } }]);
    expect((await publicLabel()).json()).toMatchObject({
      clusterName: 'Cluster alpha',
      expiresOn: inDays(365),
      findings: { governance: 'met' },
    });
    expect((await seenBy('relay')).labels).toEqual([expect.objectContaining({ stands: true })]);
  });

  it('stops being shown when it expires, and when it is withdrawn', async () => {
    const organisation = `/api/public/alpha/${test.scene.organisations.firmA}`;
    expect((await test.anonymous.get(organisation)).json().labelUntil).toBe(inDays(365));
    const expire = (day: string) =>
      test.database.asOwner((client) =>
        client.query(`update labels set granted_on = current_date - 400, expires_on = current_date + ${day}`),
      );
    await expire('(-1)');
    expect((await publicLabel()).statusCode).toBe(404);
    expect((await test.anonymous.get(organisation)).json().labelUntil).toBe(null);
    expect((await seenBy('manager')).labels).toEqual([expect.objectContaining({ stands: false })]);
    await expire('1');
    expect((await publicLabel()).statusCode).toBe(200);
    const label = (await seenBy('manager')).labels[0]?.id ?? '';
    const manager = await test.as('manager');
    expect((await manager.post(at(`/${label}/withdraw`))).statusCode).toBe(204);
    const second = await manager.post(at(`/${label}/withdraw`));
    expect([second.statusCode, second.json().current]).toMatchObject([409, { withdrawn: true }]);
    expect((await publicLabel()).statusCode).toBe(404);
  });

  it('is refused with reasons, and an assessment may be given up', async () => {
    const [manager, observer] = [await test.as('manager'), await test.as('observer')];
    await manager.post(at('/assessments'));
    expect((await manager.post(at('/abandon'))).statusCode).toBe(204);
    const second = await manager.post(at('/abandon'));
    expect([second.statusCode, second.json().current]).toMatchObject([409, { status: 'abandoned' }]);
    await manager.post(at('/assessments'));
    for (const criterion of labelCriteria)
      await manager.put(at(`/answers/${criterion}`), { level: 0, version: 0 });
    await manager.post(at('/submit'), { auditorId: test.scene.people.observer });
    const { id } = (await seenBy('observer')).assessments[0] ?? { id: '' };
    for (const criterion of labelCriteria)
      await observer.put(at(`/assessments/${id}/findings/${criterion}`), { finding: 'major', version: 0 });
    const refused = { grant: false, reasons: 'Nothing is shown' };
    expect((await observer.post(at(`/assessments/${id}/decision`), refused)).statusCode).toBe(204);
    expect((await seenBy('manager')).assessments[0]).toMatchObject({
      granted: false,
      reasons: 'Nothing is shown',
    });
    expect((await publicLabel()).statusCode).toBe(404);
  });
});

describe('evidence in a file', () => {
  const send = async (actor: Actor, name: string, bytes: string) =>
    (await test.as(actor)).upload(at('/files'), { name, bytes }, {});

  it('is guarded, and kept with a draft only', async () => {
    await expectGuards(test, { method: 'POST', path: '/label/files', body: {}, wrongRole: 'observer' });
    expect((await send('manager', 'rules.txt', 'The rules')).statusCode).toBe(404);
  });

  it('is saved and never run, by those who assess and by the auditor once it is sent', async () => {
    const [manager, observer] = [await test.as('manager'), await test.as('observer')];
    await manager.post(at('/assessments'));
    const sent = await send('teamMember', '<script>alert(1)</script>.txt', '<script>alert(1)</script>');
    expect(sent.statusCode, sent.body).toBe(201);
    const unused = (await send('manager', 'unused.txt', 'Unused')).json();
    const file = sent.json();
    expect(file).toEqual({ title: 'script_.txt', address: expect.stringMatching(/^\/files\/label\//) });
    const got = await manager.get(file.address);
    expect([
      got.statusCode,
      got.headers['content-security-policy'],
      got.headers['x-content-type-options'],
    ]).toEqual([200, "sandbox; default-src 'none'", 'nosniff']);
    expect(got.headers['content-disposition']).toMatch(/^attachment;/);
    for (const [name, bytes, code] of [
      ['page.html', '<html>', 'room_file_type_refused'],
      ['rules.pdf', 'not a pdf', 'room_file_type_refused'],
      ['rules.txt', '', 'file_empty'],
    ] as const)
      expect((await send('manager', name, bytes)).json().code, name).toBe(code);
    const answer = (address: string) =>
      manager.put(at('/answers/results'), { level: 2, version: 0, evidence: [{ title: 'Rules', address }] });
    const elsewhere = `/files/label/${nowhere}/${nowhere}`;
    expect((await answer(elsewhere)).json()).toEqual({
      code: 'label_file_missing',
      params: { title: 'Rules' },
    });
    expect((await answer(file.address)).statusCode).toBe(204);
    for (const criterion of labelCriteria.filter((one) => one !== 'results'))
      await manager.put(at(`/answers/${criterion}`), { level: 1, version: 0 });
    expect((await observer.get(file.address)).statusCode).toBe(404);
    await manager.post(at('/submit'), { auditorId: test.scene.people.observer });
    expect((await observer.get(file.address)).body).toBe('<script>alert(1)</script>');
    expect((await manager.get(unused.address)).statusCode).toBe(404);
    for (const actor of ['firmOwner', 'boardMember', 'otherManager', 'administrator'] as const)
      expect((await (await test.as(actor)).get(file.address)).statusCode, actor).toBe(404);
    expect((await test.anonymous.get(file.address)).statusCode).toBe(401);
  });
});

describe('the public page', () => {
  it('names those who agreed, as long as they agree', async () => {
    const page = async () =>
      (await test.anonymous.get(`/api/public/alpha/${test.scene.organisations.firmB}`)).json().people;
    const otherFirm = await test.as('otherFirm');
    const consent = (given: boolean) =>
      otherFirm.put(`${test.alpha}/privacy/me/consents/public_name`, { given, textVersion: 1 });
    expect(await page()).toEqual([]);
    await consent(true);
    expect(await page()).toEqual(['otherFirm']);
    await consent(false);
    expect(await page()).toEqual([]);
  });
});
