import { hatsOf, firms, type Cluster, type Firm, type Person, type Visitor } from './scene/world.ts';

/**
 * Who may read a thing, as the architecture says it in words. Nothing here asks the database or the server: the proof would
 * otherwise repeat what it is to judge.
 */
export type Whom =
  /** The people of one firm alone. */
  | { readonly kind: 'self'; readonly firm: Firm }
  /** The people of the firm, and the coordinators of the cluster. */
  | { readonly kind: 'coordinator'; readonly cluster: Cluster; readonly firm?: Firm }
  /** Those, and the people of the firms that are with it in a group that was proposed to them. */
  | {
      readonly kind: 'group';
      readonly cluster: Cluster;
      readonly firm?: Firm;
      readonly members: readonly Firm[];
    }
  /** Whoever reads the directory of the cluster. */
  | { readonly kind: 'cluster'; readonly cluster: Cluster }
  /** Whoever reads the directory of one of the clusters of an alliance that stands. */
  | { readonly kind: 'alliance'; readonly clusters: readonly Cluster[] }
  | { readonly kind: 'public' }
  /** These people and nobody else. */
  | { readonly kind: 'people'; readonly people: readonly Person[] }
  | { readonly kind: 'any'; readonly of: readonly Whom[] }
  /** All of those, save who speaks for one of the firms. */
  | { readonly kind: 'except'; readonly of: Whom; readonly firms: readonly Firm[] };

const coordinating = ['cluster_manager', 'team_member'];
/** Observers read aggregates only, researchers a pseudonymous panel, administrators the platform. */
const readingDirectory = [...coordinating, 'board_member', 'firm_owner', 'firm_employee', 'partner', 'relay'];

export function mayRead(visitor: Visitor, whom: Whom): boolean {
  switch (whom.kind) {
    case 'public':
      return true;
    case 'self':
      return speaksFor(visitor, whom.firm);
    case 'coordinator':
      return holds(visitor, whom.cluster, coordinating) || speaksForOne(visitor, whom.firm);
    case 'group':
      return (
        holds(visitor, whom.cluster, coordinating) ||
        speaksForOne(visitor, whom.firm) ||
        whom.members.some((firm) => speaksFor(visitor, firm))
      );
    case 'cluster':
      return readsDirectory(visitor, whom.cluster);
    case 'alliance':
      return whom.clusters.some((cluster) => readsDirectory(visitor, cluster));
    case 'people':
      return visitor !== 'signedOut' && whom.people.includes(visitor);
    case 'any':
      return whom.of.some((one) => mayRead(visitor, one));
    case 'except':
      return mayRead(visitor, whom.of) && !whom.firms.some((firm) => speaksFor(visitor, firm));
  }
}

export const readsDirectory = (visitor: Visitor, cluster: Cluster): boolean =>
  holds(visitor, cluster, readingDirectory);

export const coordinates = (visitor: Visitor, cluster: Cluster): boolean =>
  holds(visitor, cluster, coordinating);

const speaksFor = (visitor: Visitor, firm: Firm): boolean =>
  hatsOf(visitor).some((hat) => hat.firm === firm && hat.cluster === firms[firm]);

const speaksForOne = (visitor: Visitor, firm: Firm | undefined): boolean =>
  firm !== undefined && speaksFor(visitor, firm);

const holds = (visitor: Visitor, cluster: Cluster, roles: readonly string[]): boolean =>
  hatsOf(visitor).some((hat) => hat.cluster === cluster && roles.includes(hat.role));
