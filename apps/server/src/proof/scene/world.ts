import type { Role } from '@grappe/contracts/roles';
import { sceneId } from '@grappe/database/testing';

/** Alpha is where the secrets are; beta is allied with it; gamma has nothing to do with either. */
export const clusters = ['alpha', 'beta', 'gamma'] as const;
export type Cluster = (typeof clusters)[number];

/**
 * Firms of alpha: A and B compete and are put in one export group; C is in the same cluster but in no group of theirs; the
 * others are there for groups to be formed. Firms of beta and gamma are told apart by their first letter.
 */
export const firms = {
  firmA: 'alpha',
  firmB: 'alpha',
  firmC: 'alpha',
  firmD: 'alpha',
  firmE: 'alpha',
  firmF: 'alpha',
  lab: 'alpha',
  abroad: 'alpha',
  betaOne: 'beta',
  betaTwo: 'beta',
  gammaOne: 'gamma',
  gammaTwo: 'gamma',
} as const satisfies Record<string, Cluster>;
export type Firm = keyof typeof firms;

interface Hat {
  readonly role: Role;
  readonly cluster: Cluster | null;
  readonly firm?: Firm;
  /** The role was taken away. */
  readonly ended?: true;
}

/** Everybody who visits: every role, people from elsewhere, somebody with two hats, somebody who left. */
export const people = {
  manager: [{ role: 'cluster_manager', cluster: 'alpha' }],
  teamMember: [{ role: 'team_member', cluster: 'alpha' }],
  boardMember: [{ role: 'board_member', cluster: 'alpha' }],
  ownerOfA: [{ role: 'firm_owner', cluster: 'alpha', firm: 'firmA' }],
  employeeOfA: [{ role: 'firm_employee', cluster: 'alpha', firm: 'firmA' }],
  ownerOfB: [{ role: 'firm_owner', cluster: 'alpha', firm: 'firmB' }],
  ownerOfC: [{ role: 'firm_owner', cluster: 'alpha', firm: 'firmC' }],
  partner: [{ role: 'partner', cluster: 'alpha', firm: 'abroad' }],
  consultant: [{ role: 'partner', cluster: 'alpha' }],
  relay: [{ role: 'relay', cluster: 'alpha' }],
  observer: [{ role: 'observer', cluster: 'alpha' }],
  researcher: [{ role: 'researcher', cluster: 'alpha' }],
  formerManager: [{ role: 'cluster_manager', cluster: 'alpha', ended: true }],
  betaManager: [{ role: 'cluster_manager', cluster: 'beta' }],
  ownerOfBetaOne: [{ role: 'firm_owner', cluster: 'beta', firm: 'betaOne' }],
  betaObserver: [{ role: 'observer', cluster: 'beta' }],
  gammaManager: [{ role: 'cluster_manager', cluster: 'gamma' }],
  ownerOfGammaOne: [{ role: 'firm_owner', cluster: 'gamma', firm: 'gammaOne' }],
  twoHats: [
    { role: 'relay', cluster: 'beta' },
    { role: 'firm_owner', cluster: 'gamma', firm: 'gammaTwo' },
  ],
  administrator: [{ role: 'platform_administrator', cluster: null }],
  stranger: [],
} as const satisfies Record<string, readonly Hat[]>;
export type Person = keyof typeof people;

/** Whoever sends a request: somebody who signed in, or nobody. */
export type Visitor = Person | 'signedOut';
export const visitors: readonly Visitor[] = [...(Object.keys(people) as Person[]), 'signedOut'];

export const hatsOf = (visitor: Visitor): readonly Hat[] =>
  visitor === 'signedOut' ? [] : (people[visitor] as readonly Hat[]).filter(({ ended }) => ended !== true);

export const clusterId = (cluster: Cluster): string => sceneId(`proof:cluster:${cluster}`);
export const personId = (person: Person): string => sceneId(`proof:person:${person}`);
export const firmId = (firm: Firm): string => sceneId(`proof:firm:${firm}`);
export const emailOf = (person: Person): string => `${person.toLowerCase()}@example.org`;
