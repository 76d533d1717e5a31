import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { GrantShape, Session } from '@grappe/contracts/api';
import type { Language } from '@grappe/messages';
import type { Role } from '@grappe/contracts/roles';
import { ProblemError, call } from './api.ts';
import { remember, remembered } from './browser-memory.ts';

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await call<Session>('/api/session');
    } catch (cause) {
      if (cause instanceof ProblemError && cause.status === 401) return null;
      throw cause;
    }
  },
});

/** The server speaks the person's language as well: in documents, files and the names that it makes. */
export const saveLanguage = (language: Language): Promise<void> =>
  call('/api/session/language', { method: 'PUT', body: { language } });

export interface Place {
  readonly clusterId: string;
  readonly clusterName: string;
  readonly roles: readonly Role[];
  /** The organisation that the person speaks for here, if any. */
  readonly organisation: { readonly id: string; readonly name: string } | null;
  /** Coordinates this cluster: sees and changes what a team may. */
  readonly isTeam: boolean;
  /** Speaks for an organisation. */
  readonly isFirm: boolean;
  /** Reads the directory and the rooms; others see figures only. */
  readonly isReader: boolean;
}

const memoryKey = 'grappe.cluster';
const teamRoles: readonly Role[] = ['cluster_manager', 'team_member'];
const firmRoles: readonly Role[] = ['firm_owner', 'firm_employee', 'partner'];
const figureRoles: readonly Role[] = ['observer', 'researcher'];

/** One place per cluster where the person holds a role. */
export function placesOf(session: Session): readonly Place[] {
  const byCluster = Map.groupBy(
    session.grants.filter((grant) => grant.clusterId !== null),
    (grant) => grant.clusterId as string,
  );
  return [...byCluster].map(([clusterId, grants]) => placeFrom(clusterId, grants));
}

function placeFrom(clusterId: string, grants: readonly GrantShape[]): Place {
  const roles = grants.map((grant) => grant.role);
  const speaking = grants.find((grant) => grant.organisationId !== null);
  return {
    clusterId,
    clusterName: grants[0]?.clusterName ?? '',
    roles,
    organisation:
      speaking?.organisationId == null
        ? null
        : { id: speaking.organisationId, name: speaking.organisationName ?? '' },
    isTeam: roles.some((role) => teamRoles.includes(role)),
    isFirm: speaking !== undefined && roles.some((role) => firmRoles.includes(role)),
    isReader: roles.some((role) => !figureRoles.includes(role)),
  };
}

/** Looks after the installation itself, whatever else that person does. */
export const administersPlatform = (session: Session): boolean =>
  session.grants.some(({ role }) => role === 'platform_administrator');

/** The cluster last chosen on this device, else the first one. */
export function currentPlace(session: Session): Place | null {
  const places = placesOf(session);
  const chosen = remembered(memoryKey);
  return places.find((place) => place.clusterId === chosen) ?? places[0] ?? null;
}

export const chooseCluster = (clusterId: string): void => remember(memoryKey, clusterId);

/** The signed-in person; only for pages inside the shell, which are not reached otherwise. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new ProblemError({ code: 'not_signed_in', params: {} }, 401);
  return data;
}

/** The place where one is; null for who has a role in no cluster. */
export const useMaybePlace = (): Place | null => currentPlace(useSession());

export function usePlace(): Place {
  const place = useMaybePlace();
  if (place === null) throw new ProblemError({ code: 'not_allowed', params: {} }, 403);
  return place;
}

/** Address of a resource of the current cluster: `inCluster('/organisations')`. */
export function useClusterPath(): (path: string) => string {
  const { clusterId } = usePlace();
  return (path) => `/api/clusters/${clusterId}${path}`;
}
