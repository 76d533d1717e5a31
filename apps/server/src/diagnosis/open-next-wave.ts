import { campaignTarget } from '@grappe/contracts/api';
import {
  listCampaigns,
  listCandidates,
  listInstruments,
  listTargets,
  listWaves,
  openWave,
  type Session,
} from '@grappe/database';
import { drawFirms } from '@grappe/engine/framework';
import { refuse } from '../app/refusal.ts';
import { knownOf, stratumOf } from './known-facts.ts';

export interface WaveDates {
  readonly opensOn: string;
  readonly closesOn: string;
}

/** Opens the next wave of a campaign: the last published version of its items, the firms that the draw gives, those asked before first. */
export async function openNextWave(
  tx: Session,
  { clusterId, campaignId }: { readonly clusterId: string; readonly campaignId: string },
  { opensOn, closesOn }: WaveDates,
): Promise<{ id: string; asked: number }> {
  if (closesOn < opensOn)
    throw refuse('invalid_request', { field: 'body.closesOn', reason: 'before_opening' });
  const campaign = (await listCampaigns(tx, clusterId)).find(({ id }) => id === campaignId);
  if (campaign === undefined) throw refuse('not_found');
  const instrument = (await listInstruments(tx, clusterId)).find(({ id }) => id === campaign.instrumentId);
  const version = instrument?.versions.find(({ publishedAt }) => publishedAt !== null);
  if (version === undefined) throw refuse('instrument_not_published');
  const waves = (await listWaves(tx, clusterId)).filter((wave) => wave.campaignId === campaignId);
  if (waves.some(({ closedAt }) => closedAt === null)) throw refuse('wave_open_already');
  const last = waves.at(-1);
  const before = last === undefined ? [] : await listTargets(tx, clusterId, last.id);
  const firms = (await listCandidates(tx, clusterId)).map((firm) => {
    const known = knownOf(firm);
    return { id: firm.id, known, stratum: stratumOf(known, campaign.stratumBy) };
  });
  if (firms.length === 0) throw refuse('wave_without_firms');
  const draw = campaignTarget.catch({ kind: 'all' }).parse(campaign.target);
  const drawn = new Set(drawFirms(firms, draw, new Set(before.map(({ organisationId }) => organisationId))));
  const targets = firms
    .filter(({ id }) => drawn.has(id))
    .map(({ id, known, stratum }) => ({ organisationId: id, known, stratum }));
  const id = await openWave(tx, {
    clusterId,
    campaignId,
    instrumentVersionId: version.id,
    opensOn,
    closesOn,
    targets,
  });
  if (id === undefined) throw refuse('wave_open_already');
  return { id, asked: targets.length };
}
