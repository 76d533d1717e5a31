import { actingIn } from './live-scene.ts';
import type { ProofApp } from './proof-app.ts';

/** Alpha and beta are allied; what alpha proposed to somebody who is not there, and to gamma, was not answered. */
export async function fillAlliances(proof: ProofApp): Promise<{ readonly allianceId: string }> {
  const { markers } = proof;
  const both = { kind: 'alliance', clusters: ['alpha', 'beta'] } as const;
  const proposing = { kind: 'coordinator', cluster: 'alpha' } as const;
  const proposed = { kind: 'any', of: [proposing, { kind: 'coordinator', cluster: 'gamma' }] } as const;
  const alpha = actingIn(proof, 'alpha');
  const { id } = await alpha('manager', 'POST', '/alliances', {
    shortName: 'beta',
    name: markers.word('alliances.name', both),
    theme: markers.word('alliances.theme', both),
  });
  await actingIn(proof, 'beta')('betaManager', 'POST', `/alliances/${String(id)}/answer`, { accept: true });
  await alpha('manager', 'POST', '/alliances', {
    shortName: markers.word('alliance_proposals.short_name', proposing),
    name: markers.word('alliances.name of one that nobody received', proposing),
  });
  await alpha('manager', 'POST', '/alliances', {
    shortName: 'gamma',
    name: markers.word('alliances.name of one that gamma received', proposed),
    theme: markers.word('alliances.theme of one that gamma received', proposed),
  });
  return { allianceId: String(id) };
}
