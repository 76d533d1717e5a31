import type { ImportPreview } from '@grappe/contracts/api';
import type { Whom } from '../entitlement.ts';
import { actingIn } from './live-scene.ts';
import type { ProofApp } from './proof-app.ts';
import { clusterId } from './world.ts';

const team: Whom = { kind: 'coordinator', cluster: 'alpha' };
const here: Whom = { kind: 'cluster', cluster: 'alpha' };

/** A file that was only looked at, and one that was taken in with a mapping that is remembered. */
export async function fillImports(proof: ProofApp): Promise<void> {
  const { markers } = proof;
  const looked = (what: string) => markers.word(`imports, ${what} of a file that was only looked at`, team);
  await upload(proof, looked('file_name'), [
    `name;e-mail;${looked('header')}`,
    `${looked('name')};${looked('problem')};${looked('value')}`,
  ]);
  const taken = await upload(proof, markers.word('imports.file_name of a file that was taken in', here), [
    `name;e-mail;${markers.word('import_mappings.mapping', here)}`,
    [
      markers.word('organisations.name from a file', here),
      `${markers.word('facts.value contact_email from a file', team)}@example.org`,
      markers.word('facts.value other from a file', team),
    ].join(';'),
  ]);
  const act = actingIn(proof, 'alpha');
  await act('manager', 'POST', `/imports/${taken.id}/accept`, { version: 1, withoutInvalidLines: true });
  await proof.jobsDone();
  await proof.database.asOwner((client) =>
    client.query(`update import_mappings set header_signature = header_signature || ' ' || $1`, [
      markers.word('import_mappings.header_signature', team),
    ]),
  );
}

async function upload(proof: ProofApp, name: string, lines: readonly string[]): Promise<ImportPreview> {
  const caller = await proof.as('manager');
  const url = `/api/clusters/${clusterId('alpha')}/imports`;
  const file = { name: `${name}.csv`, bytes: `${lines.join('\r\n')}\r\n` };
  const sent = await caller.upload(url, file, { kind: 'members' });
  if (sent.statusCode !== 201) throw new Error(`A file was refused: ${sent.body}`);
  return sent.json();
}
