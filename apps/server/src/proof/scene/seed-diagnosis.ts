import { sceneId } from '@grappe/database/testing';
import type pg from 'pg';
import type { Whom } from '../entitlement.ts';
import type { Markers } from '../markers.ts';
import { insert } from './insert.ts';
import { knowing } from './seed-base.ts';
import { clusterId, firmId, personId, type Firm } from './world.ts';

const alpha = { cluster_id: clusterId('alpha') };
const team: Whom = { kind: 'coordinator', cluster: 'alpha' };
const [instrumentId, campaignId, waveId] = ['instrument', 'campaign', 'wave'].map((name) =>
  sceneId(`proof:diagnosis:${name}`),
) as [string, string, string];

/** A campaign in alpha: A keeps its answers to itself, B shows them to the team, C has not answered. */
export async function seedDiagnosis(client: pg.Client, markers: Markers): Promise<void> {
  const known = knowing('alpha');
  await insert(client, 'instruments', {
    ...alpha,
    id: instrumentId,
    name: markers.word('instruments.name', known),
    created_by: personId('manager'),
  });
  const versionId = await seedVersions(client, markers, known);
  await insert(client, 'campaigns', {
    ...alpha,
    id: campaignId,
    name: markers.word('campaigns.name', known),
    purpose: markers.word('campaigns.purpose', known),
    form: 'short',
    instrument_id: instrumentId,
    target: JSON.stringify({ kind: 'all' }),
    stratum_by: 'none',
  });
  await insert(client, 'campaign_waves', {
    ...alpha,
    id: waveId,
    campaign_id: campaignId,
    ordinal: 1,
    instrument_version_id: versionId,
    opens_on: new Date(),
    closes_on: '2100-01-01',
  });
  await seedAnalysis(client, markers);
  await seedFindings(client, markers);
  await answerOf(client, markers, 'firmA', false);
  await answerOf(client, markers, 'firmB', true);
  await target(client, markers, 'firmC');
  await insert(client, 'wave_seats', {
    ...alpha,
    wave_id: waveId,
    measure: 'uncertainty',
    stratum: markers.word('wave_seats.stratum', team),
    taken: 2,
  });
}

/** An analysis of the management: the rest of the team reads no part of it. */
async function seedAnalysis(client: pg.Client, markers: Markers): Promise<void> {
  const management: Whom = { kind: 'people', people: ['manager'] };
  const column = markers.word('analyses.result', management);
  await insert(client, 'analyses', {
    ...alpha,
    kind: 'structure',
    title: markers.word('analyses.title', management),
    waves: [waveId],
    settings: JSON.stringify({ model: markers.word('analyses.settings', management) }),
    outcome: 'not_concluded',
    result: JSON.stringify({
      kind: 'not_concluded',
      problems: [{ code: 'unknown_column', params: { column } }],
    }),
    software: 'Grappe',
    finished_at: new Date(),
    created_by: personId('manager'),
  });
}

/** One finding that the team keeps to itself, and one that it tells to who governs, funds and studies. */
async function seedFindings(client: pg.Client, markers: Markers): Promise<void> {
  const people: Whom = { kind: 'people', people: ['boardMember', 'observer', 'researcher'] };
  for (const told of [false, true]) {
    const whom: Whom = told ? { kind: 'any', of: [team, people] } : team;
    const word = (column: string): string => markers.word(`findings.${column}`, whom);
    await insert(client, 'findings', {
      ...alpha,
      kind: 'verbatim',
      strength: 'anecdote',
      title: word('title'),
      body: word('body'),
      pseudonym: word('pseudonym'),
      consented: true,
      source: word('source'),
      subject_kind: 'action',
      subject_title: word('subject_title'),
      told,
    });
  }
}

/** One that is published, which the cluster knows, and a draft of those who write it. */
async function seedVersions(client: pg.Client, markers: Markers, known: Whom): Promise<string> {
  const writing: Whom = { kind: 'any', of: [team, { kind: 'people', people: ['researcher'] }] };
  const version = (name: string, ordinal: number, word: string, published: Date | null) =>
    insert(client, 'instrument_versions', {
      ...alpha,
      id: sceneId(`proof:diagnosis:${name}`),
      instrument_id: instrumentId,
      ordinal,
      content: JSON.stringify(contentOf(word)),
      created_by: personId('manager'),
      published_at: published,
    });
  await version('version', 1, markers.word('instrument_versions.content', known), new Date());
  await version('draft', 2, markers.word('instrument_versions.content of a draft', writing), null);
  return sceneId('proof:diagnosis:version');
}

const contentOf = (word: string) => ({
  name: { fr: word, en: word },
  sources: { scene: 'Scene' },
  scale: { fr: { lowest: 'non', highest: 'oui' }, en: { lowest: 'no', highest: 'yes' } },
  sections: [{ id: 'all', title: { fr: word, en: word } }],
  constructs: [{ id: 'uncertainty', role: 'constraint', source: 'scene', name: { fr: word, en: word } }],
  items: [
    {
      id: 'risks',
      construct: 'uncertainty',
      section: 'all',
      kind: 'scale',
      source: 'scene',
      version: 1,
      short: true,
      reverse: false,
      fr: word,
      en: word,
    },
    {
      id: 'words',
      section: 'all',
      kind: 'text',
      source: 'scene',
      version: 1,
      short: true,
      reverse: false,
      fr: word,
      en: word,
    },
  ],
});

async function target(client: pg.Client, markers: Markers, firm: Firm): Promise<void> {
  const whom: Whom = { kind: 'coordinator', cluster: 'alpha', firm };
  await insert(client, 'wave_targets', {
    ...alpha,
    wave_id: waveId,
    organisation_id: firmId(firm),
    stratum: markers.word(`wave_targets.stratum of ${firm}`, whom),
    known: JSON.stringify({ sector: markers.word(`wave_targets.known of ${firm}`, whom) }),
  });
}

async function answerOf(client: pg.Client, markers: Markers, firm: Firm, shared: boolean): Promise<void> {
  const whom: Whom = shared ? { kind: 'coordinator', cluster: 'alpha', firm } : { kind: 'self', firm };
  const responseId = sceneId(`proof:diagnosis:response:${firm}`);
  await target(client, markers, firm);
  await insert(client, 'responses', {
    ...alpha,
    id: responseId,
    wave_id: waveId,
    organisation_id: firmId(firm),
    source: 'web',
    for_research: true,
    submitted_at: new Date(),
    shared_at: shared ? new Date() : null,
  });
  await insert(client, 'response_answers', {
    ...alpha,
    response_id: responseId,
    organisation_id: firmId(firm),
    item: 'words',
    answer: JSON.stringify({ text: markers.word(`response_answers.answer of ${firm}`, whom) }),
  });
  await insert(client, 'response_scores', {
    ...alpha,
    wave_id: waveId,
    response_id: responseId,
    organisation_id: firmId(firm),
    measure: 'uncertainty',
    value: markers.number(`response_scores.value of ${firm}`, whom),
    stratum: markers.word(`response_scores.stratum of ${firm}`, whom),
    block: 0,
  });
}
