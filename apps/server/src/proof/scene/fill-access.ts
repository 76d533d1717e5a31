import type { Whom } from '../entitlement.ts';
import { actingIn } from './live-scene.ts';
import type { ProofApp } from './proof-app.ts';

/** Who was invited, and who asked to come in. */
export async function fillAccess(proof: ProofApp): Promise<void> {
  const { markers } = proof;
  const act = actingIn(proof, 'alpha');
  const inviting: Whom = {
    kind: 'any',
    of: [
      { kind: 'coordinator', cluster: 'alpha' },
      { kind: 'people', people: ['administrator'] },
    ],
  };
  await act('manager', 'POST', '/invitations', {
    name: markers.word('invitations.name', inviting),
    email: `${markers.word('invitations.address', inviting)}@example.org`,
    language: 'fr',
    role: 'observer',
    organisationId: null,
  });
  const platform: Whom = { kind: 'people', people: ['administrator'] };
  const administrator = await proof.as('administrator');
  const invited = await administrator.post('/api/platform/administrators', {
    name: markers.word('invitations.name of an administrator', platform),
    email: `${markers.word('invitations.address of an administrator', platform)}@example.org`,
    language: 'en',
  });
  if (invited.statusCode >= 300) throw new Error(`An administrator was not invited: ${invited.body}`);
  await act('manager', 'PUT', '/join-requests/openness', { open: true });
  const managing: Whom = { kind: 'people', people: ['manager'] };
  const asked = await (
    await proof.as('signedOut')
  ).post('/api/join-requests', {
    cluster: 'alpha',
    name: markers.word('join_requests.name', managing),
    email: `${markers.word('join_requests.address', managing)}@example.org`,
    language: 'fr',
    organisationName: markers.word('join_requests.organisation_name', managing),
    message: markers.word('join_requests.message', managing),
  });
  if (asked.statusCode >= 300) throw new Error(`Nobody may ask to come in: ${asked.body}`);
}
