import type { ImportPreview } from '@grappe/contracts/api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refusedFiles } from '../../testing/bad-files.ts';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

// Threads and jobs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const upload = async (bytes: Uint8Array | string, name = 'membres.csv', kind = 'members') =>
  (await test.as('manager')).upload(`${test.alpha}/imports`, { name, bytes }, { kind });

const preview = async (text: string, kind = 'members'): Promise<ImportPreview> =>
  (await upload(text, 'fichier.csv', kind)).json();

const accept = async (importId: string, withoutInvalidLines = false) => {
  const { version } = await read(importId);
  const answer = await (
    await test.as('manager')
  ).post(`${test.alpha}/imports/${importId}/accept`, { version, withoutInvalidLines });
  await test.jobsDone();
  return answer;
};

const read = async (importId: string): Promise<ImportPreview> =>
  (await (await test.as('manager')).get(`${test.alpha}/imports/${importId}`)).json();

const directory = async () => (await (await test.as('manager')).get(`${test.alpha}/organisations`)).json();

/** What the whole directory holds, to prove that something changed nothing. */
const everything = async (): Promise<string> => {
  const manager = await test.as('manager');
  const files = ['members.csv', 'facts.csv', 'ties.csv'].map((file) =>
    manager.get(`${test.alpha}/export/${file}`),
  );
  return (await Promise.all(files)).map(({ body }) => body).join('\n');
};

describe('imports', () => {
  it('are guarded', async () => {
    const path = '/imports/0191d5b4-0000-7000-8000-000000000000';
    await expectGuards(test, { method: 'GET', path: '/imports', wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'POST', path: '/imports', body: {}, wrongRole: 'boardMember' });
    await expectGuards(test, { method: 'PUT', path: `${path}/mapping`, body: {}, wrongRole: 'partner' });
    await expectGuards(test, { method: 'POST', path: `${path}/accept`, body: {}, wrongRole: 'relay' });
    await expectGuards(test, { method: 'POST', path: `${path}/undo`, wrongRole: 'firmEmployee' });
    await expectGuards(test, { method: 'GET', path: `${path}/problems.csv`, wrongRole: 'observer' });
  });

  it('need a file and what it holds', async () => {
    const manager = await test.as('manager');
    const url = `${test.alpha}/imports`;
    expect((await manager.post(url, { kind: 'members' })).json().params).toMatchObject({ field: 'body' });
    const file = { name: 'a.csv', bytes: 'Nom\nA\n' };
    expect((await manager.upload(url, file, { kind: 'recipes' })).json().params).toMatchObject({
      field: 'body.kind',
    });
    expect((await manager.upload(url, file, {})).statusCode).toBe(400);
  });

  it.each(refusedFiles)(
    'refuse $what with its own reason, and keep nothing',
    async ({ name, bytes, code }) => {
      const before = await everything();
      const answer = await upload(bytes, name);
      expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
      expect((await (await test.as('manager')).get(`${test.alpha}/imports`)).json()).toEqual([]);
      expect(await everything()).toBe(before);
    },
  );

  it('refuse a file over the limit of the server', async () => {
    const answer = await upload(new Uint8Array(51 * 1024 * 1024));
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'file_too_large']);
  });

  it.each([
    ['a negative headcount', 'Nom;Effectif\nA;-4\n', 'line_number_negative', 'error'],
    ['an unknown country', 'Nom;Pays\nA;Framce\n', 'line_country_unknown', 'error'],
    ['an impossible SIREN', 'Nom;SIREN\nA;123456789\n', 'line_siren_invalid', 'warning'],
    ['a date as a serial number', 'Nom;Date de création\nA;45000\n', 'line_date_serial', 'error'],
    ['no name', 'Nom;Ville\n;Pau\n', 'line_name_missing', 'error'],
  ])('report %s by line and column, and write nothing', async (_what, text, code, severity) => {
    const before = await everything();
    const seen = await preview(text);
    const found = seen.problems.find(({ problem }) => problem.code === code);
    expect(found).toMatchObject({ line: 2, severity, problem: { code } });
    expect(await everything()).toBe(before);
  });

  it.each([
    [
      'an unknown organisation',
      'De;À;Type\nŒnocapteurs Étiage;Inconnue SA;confiance\n',
      'line_tie_unknown_organisation',
    ],
    ['itself', 'De;À;Type\nŒnocapteurs Étiage;Œnocapteurs Étiage;confiance\n', 'line_tie_self'],
  ])('report a tie to %s', async (_what, text, code) => {
    const seen = await preview(text, 'ties');
    expect(seen.problems.map(({ problem }) => problem.code)).toContain(code);
    const answer = await accept(seen.id, true);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
  });

  it('let the valid lines in without the others, find duplicates, and are undone as a whole', async () => {
    const before = await everything();
    const text = [
      'Nom;Effectif;Pays;Marchés visés;Note maison',
      'Œnocapteurs Étiage;31;France;US|DE:0,5;x',
      'Cave Nouvelle;8;France;ES;y',
      'Cave Mauvaise;-8;France;;z',
      'Tonelerie du Fleuve;;France;;',
    ].join('\n');
    const seen = await preview(text);
    expect(seen).toMatchObject({ kind: 'members', status: 'previewed', format: 'csv', delimiter: ';' });
    expect(seen.counts).toMatchObject({
      lines: 4,
      valid: 3,
      withErrors: 1,
      created: 2,
      updated: 1,
      duplicates: 1,
    });
    const refused = await accept(seen.id, false);
    expect([refused.statusCode, refused.json().params.field]).toEqual([400, 'body.withoutInvalidLines']);
    expect((await accept(seen.id, true)).statusCode).toBe(202);
    const done = await read(seen.id);
    expect(done).toMatchObject({ status: 'accepted', counts: { created: 2, updated: 1 } });
    expect((await directory()).total).toBe(6);
    const manager = await test.as('manager');
    const duplicates = (await manager.get(`${test.alpha}/duplicates`)).json();
    expect(duplicates).toHaveLength(1);
    expect([duplicates[0].left.name, duplicates[0].right.name].sort()).toEqual([
      'Tonelerie du Fleuve',
      'Tonnellerie du Fleuve',
    ]);
    expect((await accept(seen.id, true)).json().code).toBe('conflict_changed_meanwhile');
    const undone = await manager.post(`${test.alpha}/imports/${seen.id}/undo`);
    expect(undone.json()).toMatchObject({ kept: [] });
    expect(await everything()).toBe(before);
    expect((await read(seen.id)).status).toBe('undone');
    const again = await manager.post(`${test.alpha}/imports/${seen.id}/undo`);
    expect(again.json().code).toBe('already_undone');
  });

  it('map their columns otherwise, and remember it for the next file', async () => {
    const manager = await test.as('manager');
    const seen = await preview('Raison;Bureau;Taille\nMaison Unique;Pau;7\n');
    const targets = { Raison: 'name', Bureau: 'town', Taille: 'headcount' };
    const mapping = Object.entries(targets).map(([column, target]) => ({ column, target }));
    const url = `${test.alpha}/imports/${seen.id}/mapping`;
    for (const wrong of [[{ column: 'Autre', target: 'name' }], [{ column: 'Raison', target: 'color' }]]) {
      expect((await manager.put(url, { version: 1, mapping: wrong })).statusCode).toBe(400);
    }
    const mapped = (await manager.put(url, { version: 1, mapping })).json();
    const late = await manager.put(url, { version: 1, mapping });
    expect([late.statusCode, late.json().current]).toEqual([409, mapped]);
    expect(mapped.counts).toMatchObject({ valid: 1, withErrors: 0, created: 1 });
    expect((await accept(seen.id)).statusCode).toBe(202);
    const next = await preview('Taille;Raison;Bureau\n9;Maison Double;Dax\n');
    expect(next.mapping.map(({ column, target, confidence }) => [column, target, confidence])).toEqual([
      ['Taille', 'headcount', 'remembered'],
      ['Raison', 'name', 'remembered'],
      ['Bureau', 'town', 'remembered'],
    ]);
    const nameless = await manager.put(`${test.alpha}/imports/${next.id}/mapping`, {
      version: 1,
      mapping: [{ column: 'Raison', target: 'ignore' }],
    });
    expect(nameless.json().problems[0].problem.code).toBe('mapping_needs_name');
    expect((await accept(next.id, true)).json().code).toBe('mapping_needs_name');
  });

  it('change nothing the second time', async () => {
    const text = 'Nom;Effectif\nMaison Répétée;12\n';
    await accept((await preview(text)).id);
    const second = await preview(text);
    expect(second.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  it('bring ties in, from a list and from a graph', async () => {
    const list = await preview(
      'De;À;Type;Force\nŒnocapteurs Étiage;Tonnellerie du Fleuve;confiance;3\n',
      'ties',
    );
    expect(list.counts).toMatchObject({ valid: 1, created: 1 });
    expect((await accept(list.id)).statusCode).toBe(202);
    const graph = await (await test.as('manager')).get(`${test.alpha}/export/ties.graphml`);
    const again = (await upload(graph.body, 'liens.graphml', 'ties')).json();
    expect(again.format).toBe('graphml');
    expect(again.counts.withErrors).toBe(0);
  });

  it('give their problems as a file, and templates that come back without any', async () => {
    const manager = await test.as('manager');
    const seen = await preview('Nom;Effectif\nA;-4\n=1+1;3\n');
    const file = await manager.get(`${test.alpha}/imports/${seen.id}/problems.csv?language=en`);
    expect(file.headers['content-disposition']).toBe('attachment; filename="problems.csv"');
    expect(file.body).toContain('“-4” is negative.');
    for (const format of ['csv', 'xlsx']) {
      const template = await manager.get(`/api/templates/members.${format}?language=fr`);
      const read = (await upload(template.rawPayload, `modele.${format}`)).json();
      expect(read.problems, format).toEqual([]);
    }
    expect((await manager.get('/api/templates/recipes.csv')).statusCode).toBe(404);
  });
});
