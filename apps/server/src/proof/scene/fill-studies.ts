import type { Whom } from '../entitlement.ts';
import { actingIn } from './live-scene.ts';
import type { ProofApp } from './proof-app.ts';
import { personId } from './world.ts';

/** Published figures, and a study that a researcher was let into. */
export async function fillStudies(proof: ProofApp): Promise<void> {
  const { markers } = proof;
  const act = actingIn(proof, 'alpha');
  const whom: Whom = {
    kind: 'any',
    of: [
      { kind: 'coordinator', cluster: 'alpha' },
      { kind: 'people', people: ['researcher'] },
    ],
  };
  await act('manager', 'POST', '/studies', {
    title: markers.word('studies.title', whom),
    purpose: markers.word('studies.purpose', whom),
    researcherId: personId('researcher'),
    endsOn: '2100-01-01',
  });
  await act('manager', 'POST', '/aggregates/editions');
  await fillReports(proof);
}

/** A report of the whole cluster, for its team and its board. */
async function fillReports(proof: ProofApp): Promise<void> {
  const whom: Whom = {
    kind: 'any',
    of: [
      { kind: 'coordinator', cluster: 'alpha' },
      { kind: 'people', people: ['boardMember'] },
    ],
  };
  await actingIn(proof, 'alpha')('manager', 'POST', '/reports', {
    roomId: null,
    from: '2026-01-01',
    to: '2026-12-31',
    purpose: proof.markers.word('transparency_reports.content', whom),
  });
}
