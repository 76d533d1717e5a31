import type {
  CodingAgreementShape,
  InterviewMatrix,
  InterviewProject,
  Transcript,
} from '@grappe/contracts/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzipped } from '../../proof/reading/unzip.ts';
import type { Caller } from '../../testing/caller.ts';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let lead: Caller;
let coder: Caller;
let one: string;
let transcriptId: string;
const code: Record<string, string> = {};
beforeAll(async () => {
  test = await openTestApp({ working: false });
  lead = await test.as('researcher');
  coder = await test.as('teamMember');
  const { id } = (await lead.post(`${test.alpha}/interviews`, { title: 'Pôles', purpose: 'Modes' })).json();
  one = `${test.alpha}/interviews/${id}`;
  await lead.post(`${one}/people`, { personId: test.scene.people.teamMember, role: 'coder' });
});
afterAll(() => test.close());

const words =
  'Anne Petit : Le pôle nous fait gagner du temps.\nEnquêteur : Et la notoriété ?\nAnne Petit : Les clients nous connaissent mieux.\nEnquêteur : Merci Anne Petit.';
const settings = {
  title: 'Entretien E1',
  caseId: null,
  recordedOn: '2026-03-02',
  speakers: [
    { label: 'Anne Petit', pseudonym: 'E1', interviews: false },
    { label: 'Enquêteur', pseudonym: 'Enquêteur', interviews: true },
  ],
  replacements: [{ name: 'Anne Petit', pseudonym: 'E1' }],
  keepNames: true,
};
const send = (caller: Caller, path: string, given: unknown = settings, bytes: string | Uint8Array = words) =>
  caller.upload(`${one}${path}`, { name: 'e1.txt', bytes }, { settings: JSON.stringify(given) });
const project = async (caller: Caller): Promise<InterviewProject> => (await caller.get(one)).json();
const transcriptOf = async (caller: Caller, id = transcriptId): Promise<Transcript> =>
  (await caller.get(`${one}/transcripts/${id}`)).json();
const place = ({ text }: Transcript, passage: string) => {
  const start = text.indexOf(passage);
  return { start, end: start + passage.length };
};
const put = (caller: Caller, body: object, id = transcriptId) =>
  caller.post(`${one}/transcripts/${id}/codings`, { level: null, memo: '', ...body });

describe('a study', () => {
  it('is reached by roles of research only, and read by those who are named on it', async () => {
    await expectGuards(test, { method: 'GET', path: '/interviews', wrongRole: 'firmOwner' });
    const manager = await test.as('manager');
    expect((await manager.get(one)).statusCode).toBe(404);
    expect((await manager.get(`${test.alpha}/interviews`)).json()).toEqual([]);
    // Named by mistake in the scene, and yet speaks for a firm.
    expect((await (await test.as('firmOwner')).get(one)).statusCode).toBe(403);
    expect((await coder.get(`${test.alpha}/interviews`)).json()).toMatchObject([
      {},
      { role: 'coder', personCount: 2 },
    ]);
  });

  it('names its team without firms, and keeps somebody in charge', async () => {
    const candidates = (await lead.get(`${one}/candidates`)).json() as { id: string }[];
    expect(candidates.map(({ id }) => id)).toEqual([test.scene.people.manager]);
    const refused = await lead.post(`${one}/people`, {
      personId: test.scene.people.firmOwner,
      role: 'coder',
    });
    expect(refused.json().code).toBe('interview_person_not_fit');
    expect((await coder.get(`${one}/candidates`)).statusCode).toBe(403);
    const alone = await lead.post(`${one}/people/${test.scene.people.researcher}/remove`);
    expect([alone.statusCode, alone.json().code, alone.json().current.title]).toEqual([
      409,
      'interview_lead_needed',
      'Pôles',
    ]);
  });
});

describe('a transcript', () => {
  it('is looked at before it is kept', async () => {
    const seen = (await send(lead, '/transcripts/preview')).json();
    expect(seen).toMatchObject({
      format: 'text',
      paragraphs: 4,
      speakers: [{ label: 'Anne Petit', turns: 2 }, { asks: true }],
    });
    expect((await send(coder, '/transcripts')).statusCode).toBe(403);
    expect((await send(lead, '/transcripts', { ...settings, title: '' })).json()).toMatchObject({
      code: 'invalid_request',
      params: { field: 'body.settings.title' },
    });
    expect((await send(lead, '/transcripts', settings, 'WEBVTT\n\nxx --> yy\nMal.')).json()).toMatchObject({
      code: 'transcript_cue_invalid',
      params: { line: 3 },
    });
    expect((await project(lead)).transcripts).toEqual([]);
  });

  it('is kept under pseudonyms, the names apart for leads alone', async () => {
    const kept = await send(lead, '/transcripts');
    expect(kept.statusCode).toBe(201);
    transcriptId = kept.json().id;
    const read = await transcriptOf(coder);
    expect(read.text).not.toContain('Petit');
    expect(read.text).toContain('Merci E1.');
    expect(read.speakers).toEqual([
      { pseudonym: 'E1', interviews: false },
      { pseudonym: 'Enquêteur', interviews: true },
    ]);
    expect((await lead.get(`${one}/names`)).json()).toMatchObject([{ pseudonym: 'E1', name: 'Anne Petit' }]);
    expect((await coder.get(`${one}/names`)).statusCode).toBe(403);
    const { rows } = await test.database.asOwner((client) =>
      client.query(
        `select detail from audit_entries where subject_kind = 'interview_names' and action = 'read'`,
      ),
    );
    expect(rows).toHaveLength(1);
  });

  it('is changed in what is said of it, from the version that was read', async () => {
    const { cases } = (
      await lead.post(`${one}/cases`, { pseudonym: 'Firme A', attributes: { taille: 'petite' } })
    ).json() as InterviewProject;
    const edit = { version: 1, title: 'E1', caseId: cases[0]?.id ?? null, recordedOn: null };
    expect((await coder.put(`${one}/transcripts/${transcriptId}`, edit)).statusCode).toBe(200);
    const second = await coder.put(`${one}/transcripts/${transcriptId}`, edit);
    expect([second.statusCode, second.json().current.transcripts[0].version]).toEqual([409, 2]);
    const taken = await lead.post(`${one}/cases`, { pseudonym: 'Firme A', attributes: {} });
    expect(taken.json().code).toBe('name_taken');
  });
});

describe('a codebook', () => {
  it('is a tree without loops, with versions', async () => {
    const fields = { parentId: null, definition: '', colour: 0, levels: [] };
    for (const [key, name] of [
      ['gains', 'Bénéfices'],
      ['time', 'Temps'],
      ['fame', 'Notoriété'],
    ] as const) {
      const parentId = key === 'gains' ? null : code['gains'];
      const levels = key === 'fame' ? ['un peu', 'beaucoup'] : [];
      const { codes } = (
        await coder.post(`${one}/codes`, { ...fields, parentId, name, levels })
      ).json() as InterviewProject;
      code[key] = codes.find((own) => own.name === name)?.id ?? '';
    }
    const loop = { ...fields, name: 'Bénéfices', parentId: code['time'], ordinal: 0, version: 1 };
    expect((await lead.put(`${one}/codes/${code['gains']}`, loop)).json().code).toBe('code_beneath_itself');
    expect((await lead.post(`${one}/codebooks`, { note: 'Début' })).json().codebooks).toMatchObject([
      { ordinal: 1, note: 'Début' },
    ]);
    expect((await coder.get(`${one}/codebooks`)).json()[0].codes).toHaveLength(3);
  });

  it('leaves and comes back in REFI-QDA, without doubling what is there', async () => {
    const file = await lead.get(`${one}/export/codebook.qdc`);
    expect(file.body).toContain('Notoriété');
    const again = await coder.upload(
      `${one}/codebooks/import`,
      { name: 'x.qdc', bytes: file.rawPayload },
      {},
    );
    expect(again.json()).toEqual({ added: 0 });
    const renamed = file.body.replaceAll('Temps', 'Durée');
    expect(
      (await coder.upload(`${one}/codebooks/import`, { name: 'x.qdc', bytes: renamed }, {})).json(),
    ).toEqual({ added: 1 });
    const { codes } = await project(lead);
    const added = codes.find(({ name }) => name === 'Durée');
    expect(added?.parentId).toBe(code['gains']);
    const left = (await lead.post(`${one}/codes/${added?.id}/remove`)).json() as InterviewProject;
    expect(left.codes.find(({ id }) => id === added?.id)?.retired).toBe(true);
  });
});

describe('codings', () => {
  it('stand where they were put, and are their author’s', async () => {
    const text = await transcriptOf(coder);
    const made = await put(coder, { codeId: code['time'], ...place(text, 'gagner du temps'), memo: 'net' });
    expect(made.statusCode).toBe(201);
    const { id } = made.json();
    expect((await transcriptOf(lead)).codings).toEqual([expect.arrayContaining([id, code['time']])]);
    const path = `${one}/transcripts/${transcriptId}/codings/${id}`;
    const edit = { version: 1, codeId: code['time'], level: null, memo: 'plus net' };
    expect((await lead.put(path, edit)).statusCode).toBe(403);
    expect((await coder.put(path, edit)).json()).toMatchObject({ version: 2, memo: 'plus net' });
    const late = await coder.put(path, edit);
    expect([late.statusCode, late.json().current.version]).toEqual([409, 2]);
  });

  it('never reach outside the text, nor a degree that is not there', async () => {
    const bad = async (body: object) => (await put(coder, body)).json().code;
    expect(await bad({ codeId: code['time'], start: 5, end: 5 })).toBe('coding_outside_text');
    expect(await bad({ codeId: code['time'], start: 5, end: 500_000 })).toBe('coding_outside_text');
    expect(await bad({ codeId: code['time'], start: 0, end: 5, level: 1 })).toBe('coding_level_unknown');
    expect(await bad({ codeId: test.scene.people.manager, start: 0, end: 5 })).toBe('not_found');
  });
});

describe('double coding', () => {
  let round: string;
  let text: Transcript;
  it('is blind until both are done', async () => {
    const personIds = [test.scene.people.researcher, test.scene.people.teamMember];
    expect((await coder.post(`${one}/rounds`, { transcriptId, personIds })).statusCode).toBe(403);
    expect(
      (await lead.post(`${one}/rounds`, { transcriptId, personIds: [personIds[0], personIds[0]] })).json()
        .code,
    ).toBe('double_coding_two_people');
    const { rounds } = (
      await lead.post(`${one}/rounds`, { transcriptId, personIds })
    ).json() as InterviewProject;
    round = rounds[0]?.id ?? '';
    expect((await lead.post(`${one}/rounds`, { transcriptId, personIds })).json().code).toBe(
      'double_coding_open',
    );
    text = await transcriptOf(lead);
    // What the other had put before is hidden too.
    expect([text.codings, text.blindRound]).toEqual([[], { id: round, done: false }]);
    await put(lead, { codeId: code['time'], ...place(text, 'gagner du temps') });
    await put(lead, { codeId: code['fame'], level: 2, ...place(text, 'Les clients') });
    await put(coder, { codeId: code['time'], ...place(text, 'du temps') });
    await put(coder, { codeId: code['fame'], level: 1, ...place(text, 'connaissent mieux') });
    await put(coder, { codeId: code['time'], ...place(text, 'la notoriété') });
    expect((await transcriptOf(lead)).codings).toHaveLength(2);
    expect((await transcriptOf(coder)).codings).toHaveLength(4);
    const early = await lead.get(`${one}/rounds/${round}`);
    expect([early.statusCode, early.json().code]).toEqual([409, 'double_coding_under_way']);
  });

  it('does not change once somebody is done, and is measured once both are', async () => {
    await lead.post(`${one}/rounds/${round}/done`);
    const late = await put(lead, { codeId: code['time'], start: 0, end: 5 });
    expect([late.statusCode, late.json()]).toMatchObject([
      409,
      { code: 'coding_locked', current: { id: round, done: true } },
    ]);
    expect((await transcriptOf(lead)).codings).toHaveLength(2);
    const after = (await coder.post(`${one}/rounds/${round}/done`)).json() as InterviewProject;
    expect(after.rounds[0]).toMatchObject({ state: 'done', codebook: 1 });
    expect((await transcriptOf(lead)).codings).toHaveLength(6);
    const found = (await coder.get(`${one}/rounds/${round}`)).json() as CodingAgreementShape;
    if (found.kind !== 'agreement') throw new Error(found.reason);
    expect(found.units).toBe(4);
    expect(found.overall).toMatchObject({ both: 2, percent: 11 / 12, holsti: 4 / 5 });
    expect(found.codes.find(({ codeId }) => codeId === code['fame'])).toMatchObject({
      degrees: 2,
      holsti: 1,
    });
    expect(found.differences.map(({ text: own }) => own)).toEqual([
      'Et la notoriété ?',
      'Les clients nous connaissent mieux.',
    ]);
    const own = (await transcriptOf(coder)).codings.find(([, , , , , , , roundId]) => roundId === round);
    expect(
      (await coder.post(`${one}/transcripts/${transcriptId}/codings/${own?.[0]}/remove`)).json().code,
    ).toMatch(/coding_locked|not_allowed/);
  });

  it('on which one coded nothing concludes nothing', async () => {
    const personIds = [test.scene.people.researcher, test.scene.people.teamMember];
    const { rounds } = (
      await lead.post(`${one}/rounds`, { transcriptId, personIds })
    ).json() as InterviewProject;
    await put(lead, { codeId: code['time'], start: 0, end: 5 });
    const stopped = (await lead.post(`${one}/rounds/${rounds[0]?.id}/stop`)).json() as InterviewProject;
    expect(stopped.rounds[0]?.state).toBe('stopped');
    expect((await lead.get(`${one}/rounds/${rounds[0]?.id}`)).json()).toMatchObject({
      kind: 'not_concluded',
      reason: 'no_common_unit',
    });
  });
});

describe('a matrix', () => {
  it('merges what two people coded, with verbatims and conclusions', async () => {
    const matrix = (await coder.get(`${one}/matrix`)).json() as InterviewMatrix;
    const [firm] = matrix.cases;
    const cell = matrix.cells.find(({ codeId }) => codeId === code['time']);
    expect(cell?.passages.map(({ text, coders, speaker }) => [text, coders, speaker])).toEqual([
      ['Le pô', 1, 'E1'],
      ['gagner du temps', 2, 'E1'],
      ['la notoriété', 1, 'Enquêteur'],
    ]);
    expect(matrix.codes.find(({ id }) => id === code['time'])).toMatchObject({ path: 'Bénéfices', depth: 1 });
    const kept = { caseId: firm?.id, codeId: code['time'], summary: 'Gagne du temps', version: 0 };
    expect((await coder.put(`${one}/cells`, kept)).json().cells[0].summary).toBe('Gagne du temps');
    const second = await lead.put(`${one}/cells`, { ...kept, summary: 'Autre' });
    expect([second.statusCode, second.json().current.cells[0].version]).toEqual([409, 1]);
    expect((await coder.get(`${one}/matrix?attribute=taille&value=grande`)).json().cases).toEqual([]);
  });

  it('leaves as Word, Excel and REFI-QDA, under pseudonyms', async () => {
    for (const name of ['matrix.docx', 'matrix.xlsx', 'codings.xlsx', 'project.qdpx']) {
      const file = await coder.get(`${one}/export/${name}`);
      expect([name, file.statusCode]).toEqual([name, 200]);
      const parts = [...unzipped(file.rawPayload).values()].map(String).join('\n');
      expect(parts).toContain('gagner du temps');
      expect(parts).not.toContain('Petit');
    }
    expect((await coder.get(`${one}/export/matrix.qdc`)).statusCode).toBe(400);
  });
});

describe('rights of people', () => {
  it('reach who was interviewed and who coded', async () => {
    await lead.post(`${one}/names`, { pseudonym: 'E2', name: 'Relais Nommé', contact: 'relay@example.org' });
    const { rows } = await test.database.asOwner((client) =>
      client.query(
        `update interview_names set contact = (select email from people where id = $1) where pseudonym = 'E2' returning id`,
        [test.scene.people.relay],
      ),
    );
    expect(rows).toHaveLength(1);
    const own = (await (await test.as('relay')).get('/api/privacy/personal-data.json')).json();
    expect(own.interviews.interviewed).toMatchObject([{ pseudonym: 'E2', name: 'Relais Nommé' }]);
    expect((await coder.get('/api/privacy/personal-data.json')).json().interviews.codings).toBeGreaterThan(3);
    const manager = await test.as('manager');
    const asked = await manager.post(`${test.alpha}/privacy/requests`, {
      kind: 'erasure',
      message: '',
      contact: 'Anne Petit',
    });
    expect(asked.statusCode).toBeLessThan(300);
    const answered = await manager.post(`${test.alpha}/privacy/requests/${asked.json().id}/answer`, {
      accept: true,
      answer: 'Fait',
    });
    expect(answered.statusCode).toBeLessThan(300);
    const names = (await lead.get(`${one}/names`)).json() as { name: string }[];
    expect(names.map(({ name }) => name)).toEqual(['Relais Nommé']);
    await test.database.asOwner((client) =>
      client.query(`update people set erased_at = now() where id = $1`, [test.scene.people.relay]),
    );
    expect((await lead.get(`${one}/names`)).json()).toEqual([]);
  });

  it('take a transcript away with all that was coded in it', async () => {
    expect((await coder.post(`${one}/transcripts/${transcriptId}/remove`)).statusCode).toBe(403);
    const left = (await lead.post(`${one}/transcripts/${transcriptId}/remove`)).json() as InterviewProject;
    expect([left.transcripts, left.rounds]).toEqual([[], []]);
    expect((await lead.get(`${one}/transcripts/${transcriptId}`)).statusCode).toBe(404);
  });
});

it('an empty file is refused', async () => {
  expect((await send(lead, '/transcripts/preview', settings, '')).json().code).toBe('file_empty');
});
