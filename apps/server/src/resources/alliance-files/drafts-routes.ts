import { getCluster, type AlliancePlace, type Session } from '@grappe/database';
import type { Alliance } from '@grappe/contracts/api';
import {
  allianceDocument,
  renderHtml,
  type AllianceFacts,
  type RenderedDocument,
} from '@grappe/documents/drafts';
import { asCaller, personOf, type SignedInPerson } from '../../app/identify.ts';
import type { Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { DraftToWrite } from '../../threads/write-draft.ts';
import { todayIs } from '../group-life/read-life.ts';
import { alliancePath } from './held-alliance.ts';
import { allianceFilesPolicy } from './policy.ts';
import { readAlliance } from './read-alliance.ts';
import { draftParams, inLanguage } from './schema.ts';

/** Mandate, convention and roadmap as drafts, written from how things stand now. */
export const draftsRoutes: Resource = (app, services) => {
  app.get(
    `${alliancePath}/drafts/:kind/document.:format`,
    {
      config: { permission: allianceFilesPolicy.read },
      schema: { params: draftParams, querystring: inLanguage },
    },
    async (request, reply) => {
      const { kind, format } = request.params;
      const { language } = request.query;
      const facts = await asCaller(services, request, (tx) =>
        readAllianceFacts(tx, request.params, personOf(request)),
      );
      const bytes = await writtenAs(allianceDocument(facts, { kind, language }), format);
      return sendFile(reply, { bytes, format, name: kind, inline: format === 'html' });
    },
  );
};

/** Pages are texts; files are made beside the thread that answers. */
export async function writtenAs(
  document: RenderedDocument,
  format: 'html' | 'docx' | 'pdf',
): Promise<Uint8Array> {
  if (format === 'html') return new TextEncoder().encode(renderHtml(document));
  const input: DraftToWrite = { document, format };
  return runInThread<Uint8Array>({
    script: new URL('../../threads/write-draft.ts', import.meta.url),
    input,
    kept: true,
  });
}

async function readAllianceFacts(
  tx: Session,
  place: AlliancePlace,
  reader: SignedInPerson,
): Promise<AllianceFacts> {
  const cluster = await getCluster(tx, place.clusterId);
  if (cluster === undefined) throw refuse('not_found');
  const alliance = await readAlliance(tx, place, reader);
  const { name, theme, convention, commitments, workingGroups, mandates, side } = alliance;
  return {
    clusterName: cluster.name,
    isDemonstration: cluster.is_demonstration,
    name,
    theme,
    madeOn: todayIs(),
    parties: partiesOf(alliance),
    mandate: mandates.find(({ id }) => id === side.mandateId) ?? null,
    terms: convention.terms,
    version: convention.version,
    commitments,
    workingGroups: workingGroups.filter(({ status }) => status === 'open'),
  };
}

function partiesOf({ parties, outside, signatures }: Alliance): AllianceFacts['parties'] {
  const ours = parties.map(({ clusterId, name, country }) => ({
    id: clusterId,
    name,
    country,
    signature: signatures.find((each) => each.clusterId === clusterId && !each.forOutside) ?? null,
  }));
  const theirs = outside === null ? [] : [{ id: null, name: outside.name, country: outside.country }];
  const signed = signatures.find(({ forOutside }) => forOutside) ?? null;
  return [...ours, ...theirs.map((party) => ({ ...party, signature: signed }))];
}
