import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { newInvitation } from '@grappe/contracts/api';
import { z } from 'zod';
import { createClusterOrJoin, openPersonAccount } from '../start/bootstrap.ts';
import { openInstallation } from '../start/start-server.ts';
import type { Settings } from '../settings.ts';
import { openBeside } from './open-beside.ts';
import type { Teller } from './tell.ts';

const wishSchema = z.object({
  email: z.email(),
  name: newInvitation.shape.name,
  cluster: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  'cluster-name': z.string().min(1).max(300).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  language: z.enum(['fr', 'en']).optional(),
});

/** `grappe create-manager`: the first account of a cluster, which nobody could invite; the cluster is made when it is new. */
export async function createManagerOperation(
  args: readonly string[],
  settings: Settings,
  tell: Teller,
): Promise<number> {
  const wish = readWish(args);
  if (wish === null) return tell.usage('create-manager');
  const installation = await openInstallation(settings, openBeside);
  try {
    const password = process.env['GRAPPE_PASSWORD'] ?? randomBytes(12).toString('base64url');
    const language = wish.language ?? tell.language;
    const opened = await openPersonAccount(installation, {
      email: wish.email,
      name: wish.name,
      password,
      language,
    });
    if (opened.kind === 'email_taken') return tell.fail('email_taken', { email: wish.email });
    await createClusterOrJoin(
      installation.database.adminUrl,
      {
        slug: wish.cluster,
        name: wish['cluster-name'] ?? wish.cluster,
        kind: null,
        country: wish.country ?? null,
        territory: null,
        foundedOn: null,
        isDemonstration: false,
      },
      opened.personId,
    );
    tell.line('manager_created', { email: wish.email, cluster: wish.cluster });
    if (process.env['GRAPPE_PASSWORD'] === undefined) tell.line('manager_password', { password });
    return 0;
  } finally {
    await installation.close();
  }
}

function readWish(args: readonly string[]): z.infer<typeof wishSchema> | null {
  try {
    const text = { type: 'string' } as const;
    const options = {
      email: text,
      name: text,
      cluster: text,
      'cluster-name': text,
      country: text,
      language: text,
    };
    const { values } = parseArgs({ args: [...args], options });
    const wish = wishSchema.safeParse(values);
    return wish.success ? wish.data : null;
  } catch (error) {
    if (error instanceof TypeError) return null; // an option that it does not know
    throw error;
  }
}
