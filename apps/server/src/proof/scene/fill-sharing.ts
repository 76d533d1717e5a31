import type { Whom } from '../entitlement.ts';
import { insert } from './insert.ts';
import { actingIn } from './live-scene.ts';
import type { ProofApp } from './proof-app.ts';
import { changeSetOf } from './seed-base.ts';
import { clusterId, firmId, personId } from './world.ts';

/** Asks and what was granted for them; interests without names. */
export async function fillSharing(proof: ProofApp): Promise<void> {
  await fillAsks(proof);
  await fillPartnering(proof);
}

const between = (...firms: readonly ('firmA' | 'firmB' | 'firmC')[]): Whom => ({
  kind: 'any',
  of: firms.map((firm) => ({ kind: 'self', firm })),
});

async function fillAsks(proof: ProofApp): Promise<void> {
  const { markers } = proof;
  const act = actingIn(proof, 'alpha');
  const ask = (message: string, more: object) => ({ organisationId: firmId('firmA'), message, ...more });
  const { id } = await act(
    'ownerOfB',
    'POST',
    '/asks',
    ask(markers.word('asks.message of firmB', between('firmA', 'firmB')), { kind: 'introduction' }),
  );
  await act(
    'ownerOfC',
    'POST',
    '/asks',
    ask(markers.word('asks.message of firmC', between('firmA', 'firmC')), {
      kind: 'fact',
      key: 'contact_name',
    }),
  );
  const { factId } = await keepGrantedFact(proof);
  await act('ownerOfA', 'POST', `/asks/${String(id)}/answer`, {
    accept: true,
    factIds: [factId],
    until: '2100-01-01T00:00:00Z',
  });
  await proof.database.asOwner(async (client) => {
    const kept = { kind: 'self', firm: 'firmA' } as const;
    for (const over of [{ until: '2020-01-01' }, { until: '2100-01-01', revoked_at: new Date() }]) {
      const word = markers.word(`facts.value once granted, ${Object.keys(over).join(' ')}`, kept);
      await addOffer(proof, word);
      await insert(client, 'fact_grants', {
        cluster_id: clusterId('alpha'),
        organisation_id: firmId('firmA'),
        key: 'offer',
        item: word,
        kept_to_self: true,
        grantee_id: firmId('firmB'),
        granted_by: personId('ownerOfA'),
        ...over,
      });
    }
    await insert(client, 'fact_grants', {
      cluster_id: clusterId('alpha'),
      organisation_id: firmId('firmA'),
      key: 'need',
      item: markers.word('fact_grants.item', kept),
      kept_to_self: true,
      grantee_id: firmId('firmB'),
      until: '2100-01-01',
    });
  });
}

/** Something that firm A keeps to itself, and lets firm B read. */
async function keepGrantedFact(proof: ProofApp): Promise<{ factId: string }> {
  const word = proof.markers.word('facts.value granted to firmB', between('firmA', 'firmB'));
  return { factId: await addOffer(proof, word) };
}

const addOffer = ({ database }: ProofApp, word: string): Promise<string> =>
  database.asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into facts (cluster_id, organisation_id, key, item, value, source, audience, opened_by)
       values ($1, $2, 'offer', $3::text, to_jsonb($3::text), 'declared', 'self', $4) returning id`,
      [clusterId('alpha'), firmId('firmA'), word, changeSetOf('alpha')],
    );
    return rows[0]?.id ?? '';
  });

async function fillPartnering(proof: ProofApp): Promise<void> {
  const { markers } = proof;
  const act = actingIn(proof, 'alpha');
  const here = { kind: 'cluster', cluster: 'alpha' } as const;
  const profile = (state: string, whom: Whom) => ({
    kind: 'technology',
    direction: 'offer',
    title: markers.word(`partnering_profiles.title ${state}`, whom),
    summary: markers.word(`partnering_profiles.summary ${state}`, whom),
  });
  const { id } = await act('ownerOfA', 'POST', '/partnering', profile('open', here));
  const closed = await act('ownerOfA', 'POST', '/partnering', profile('closed', between('firmA', 'firmB')));
  for (const [person, firm, profileId] of [
    ['ownerOfB', 'firmB', id],
    ['ownerOfC', 'firmC', id],
    ['ownerOfB', 'firmB', closed['id']],
  ] as const) {
    await act(person, 'POST', `/partnering/${String(profileId)}/interests`, {
      message: markers.word(`partnering_interests.message of ${firm}`, between('firmA', firm)),
    });
  }
  await act('ownerOfA', 'POST', `/partnering/${String(closed['id'])}/state`, { closed: true });
}
