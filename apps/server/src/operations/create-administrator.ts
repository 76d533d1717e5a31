import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { newAdministrator } from '@grappe/contracts/api';
import type { z } from 'zod';
import { nameAdministrator, openPersonAccount } from '../start/bootstrap.ts';
import { openInstallation } from '../start/start-server.ts';
import type { Settings } from '../settings.ts';
import { openBeside } from './open-beside.ts';
import type { Teller } from './tell.ts';

const wishSchema = newAdministrator.extend({ language: newAdministrator.shape.language.optional() });

/**
 * `grappe create-administrator`: somebody who looks after the platform, with a new account or the one that is there. Whoever
 * holds the machine can always name one: the platform never hangs on one person.
 */
export async function createAdministratorOperation(
  args: readonly string[],
  settings: Settings,
  tell: Teller,
): Promise<number> {
  const wish = readWish(args);
  if (wish === null) return tell.usage('create-administrator');
  const { name, email, language = tell.language } = wish;
  const installation = await openInstallation(settings, openBeside);
  try {
    const password = process.env['GRAPPE_PASSWORD'] ?? randomBytes(12).toString('base64url');
    const opened = await openPersonAccount(installation, { name, email, password, language });
    if (!(await nameAdministrator(installation.database.adminUrl, email)))
      return tell.fail('person_left', { email });
    tell.line('administrator_named', { email });
    if (opened.kind === 'created' && process.env['GRAPPE_PASSWORD'] === undefined)
      tell.line('manager_password', { password });
    return 0;
  } finally {
    await installation.close();
  }
}

function readWish(args: readonly string[]): z.infer<typeof wishSchema> | null {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...args], options: { email: text, name: text, language: text } });
    const wish = wishSchema.safeParse(values);
    return wish.success ? wish.data : null;
  } catch (error) {
    if (error instanceof TypeError) return null; // an option that it does not know
    throw error;
  }
}
