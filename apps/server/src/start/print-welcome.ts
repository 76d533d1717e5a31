import { translator } from '@grappe/messages';
import type { Language } from '@grappe/contracts/roles';
import type { DemonstrationAccounts } from './demonstration-accounts.ts';

/** What the person who started the server reads: where to go, and with which demonstration accounts. */
export function welcomeLines(
  address: string,
  accounts: DemonstrationAccounts,
  language: Language,
): readonly string[] {
  const t = translator(language);
  const offered = accounts.map(
    ({ email, password, name, role }) =>
      `  ${email}  ${password}  ${t('cli:serve.account', { name, role: t(`terms:role.${role}`) })}`,
  );
  return [
    '',
    t('cli:serve.ready', { address }),
    ...(offered.length === 0 ? [] : ['', t('cli:serve.demonstration'), ...offered]),
    '',
    t('cli:serve.stop'),
    '',
  ];
}
