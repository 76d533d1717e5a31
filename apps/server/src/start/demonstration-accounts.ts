import type { Role } from '@grappe/contracts/roles';

/** Accounts of the demonstration, offered on the sign-in page; empty when it is not loaded. */
export type DemonstrationAccounts = readonly {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: Role;
}[];
