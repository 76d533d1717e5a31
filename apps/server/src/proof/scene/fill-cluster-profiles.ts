import type { Whom } from '../entitlement.ts';
import { actingIn } from './live-scene.ts';
import type { ProofApp } from './proof-app.ts';

/** Alpha keeps an outside cluster, notes its dealings with it, and has a profile of its own that it does not show yet. */
export async function fillClusterProfiles(proof: ProofApp): Promise<void> {
  const { markers } = proof;
  const act = actingIn(proof, 'alpha');
  const team: Whom = { kind: 'coordinator', cluster: 'alpha' };
  const { id } = await act('manager', 'POST', '/cluster-profiles', {
    name: markers.word('cluster_profiles.name', team),
    values: { sectors: [{ code: markers.word('cluster_profile_values.value', team) }] },
    asOf: '2026-01-15',
    source: 'conversation',
    sourceNote: markers.word('cluster_profile_values.source_note', team),
  });
  await act('manager', 'PUT', `/cluster-profiles/${String(id)}/dealings`, {
    version: 0,
    exchanges: 'good',
    disparityFelt: false,
    convention: false,
    projects: 0,
    note: markers.word('cluster_dealings.note', team),
  });
  await act('manager', 'POST', '/cluster-profiles', {
    name: 'Alpha',
    own: true,
    values: { sectors: [{ code: '11' }] },
    asOf: '2026-01-15',
    source: 'declared',
    sourceNote: null,
  });
}
