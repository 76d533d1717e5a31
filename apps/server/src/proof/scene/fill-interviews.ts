import type { InterviewProject } from '@grappe/contracts/api';
import type { Whom } from '../entitlement.ts';
import { actingIn } from './live-scene.ts';
import type { ProofApp } from './proof-app.ts';
import { clusterId, personId } from './world.ts';

/**
 * A study of the researcher of alpha, who leads it, with the manager who codes: the rest of the team, the board and the firms know
 * nothing of it. A second transcript is coded twice, and neither sees what the other did.
 */
export async function fillInterviews(proof: ProofApp): Promise<void> {
  const { markers } = proof;
  const act = actingIn(proof, 'alpha');
  const team: Whom = { kind: 'people', people: ['researcher', 'manager'] };
  const lead: Whom = { kind: 'people', people: ['researcher'] };
  const only = (person: 'researcher' | 'manager'): Whom => ({ kind: 'people', people: [person] });
  const word = (place: string, whom: Whom = team) => markers.word(`interview_${place}`, whom);
  const { id } = await act('researcher', 'POST', '/interviews', {
    title: word('projects.title'),
    purpose: word('projects.purpose'),
  });
  const one = `/interviews/${String(id)}`;
  await act('researcher', 'POST', `${one}/people`, { personId: personId('manager'), role: 'coder' });
  const made = await act('manager', 'POST', `${one}/cases`, {
    pseudonym: word('cases.pseudonym'),
    attributes: { [word('cases.attributes, name')]: word('cases.attributes, value') },
  });
  const [known] = (made as unknown as InterviewProject).cases;
  await act('researcher', 'POST', `${one}/names`, {
    pseudonym: word('names.pseudonym', lead),
    name: word('names.name', lead),
    contact: word('names.contact', lead),
  });
  const after = await act('manager', 'POST', `${one}/codes`, {
    parentId: null,
    name: word('codes.name'),
    definition: word('codes.definition'),
    colour: 1,
    levels: [word('codes.levels')],
  });
  const codeId = (after as unknown as InterviewProject).codes[0]?.id ?? '';
  await act('manager', 'POST', `${one}/codebooks`, { note: word('codebooks.note') });
  const first = await upload(proof, one, known?.id ?? null, word);
  const second = await upload(proof, one, null, word);
  const coding = (memo: string) => ({ codeId, level: 1, memo, start: 0, end: 5 });
  await act('manager', 'POST', `${one}/transcripts/${first}/codings`, coding(word('codings.memo')));
  await act('manager', 'POST', `${one}/memos`, { codeId, transcriptId: null, body: word('memos.body') });
  await act('researcher', 'PUT', `${one}/cells`, {
    caseId: known?.id,
    codeId,
    summary: word('cells.summary'),
    version: 0,
  });
  await act('researcher', 'POST', `${one}/rounds`, {
    transcriptId: second,
    personIds: [personId('researcher'), personId('manager')],
  });
  for (const person of ['researcher', 'manager'] as const)
    await act(
      person,
      'POST',
      `${one}/transcripts/${second}/codings`,
      coding(word(`codings.memo of ${person}, blind`, only(person))),
    );
}

async function upload(
  proof: ProofApp,
  one: string,
  caseId: string | null,
  word: (place: string) => string,
): Promise<string> {
  const caller = await proof.as('researcher');
  const settings = {
    title: word('transcripts.title'),
    caseId,
    recordedOn: null,
    speakers: [{ label: 'Anna', pseudonym: word('transcripts.speakers'), interviews: false }],
    replacements: [],
    keepNames: false,
  };
  const answer = await caller.upload(
    `/api/clusters/${clusterId('alpha')}${one}/transcripts`,
    { name: 'interview.txt', bytes: `Anna : ${word('transcripts.body')}.\nAnna : Oui.` },
    { settings: JSON.stringify(settings) },
  );
  if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answer.body}`);
  return (answer.json() as { id: string }).id;
}
