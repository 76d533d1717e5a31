import type { Session, Welcome } from '@grappe/contracts/api';
import type { SignedInPerson } from '../../app/identify.ts';
import type { Services } from '../../app/services.ts';

export const presentSession = (person: SignedInPerson, services: Services): Session => ({
  personId: person.id,
  name: person.name,
  email: person.email,
  language: person.language,
  grants: [...person.grants],
  demonstration: services.demonstrationAccounts.length > 0,
});

export const presentWelcome = (services: Services, canAskToJoin: boolean): Welcome => ({
  version: services.version,
  provider: services.providerName,
  sendsMail: services.sendsMail,
  canAskToJoin,
  demonstrationAccounts: services.demonstrationAccounts.map(({ email, password, role, name }) => ({
    email,
    password,
    role,
    name,
  })),
});
