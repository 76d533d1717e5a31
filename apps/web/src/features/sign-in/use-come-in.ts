import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { sessionQuery } from '../../app/session.ts';

/** Only addresses of this site: never `//elsewhere`. */
const isInside = (address: string | undefined): address is string =>
  address !== undefined && /^\/(?![/\\])/.test(address);

/** After a sign-in: everything is read again as that person, then the page that was asked for. */
export function useComeIn(): (next?: string) => Promise<void> {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return async (next) => {
    await queryClient.resetQueries({ queryKey: sessionQuery.queryKey });
    await queryClient.fetchQuery(sessionQuery);
    await navigate({ href: isInside(next) ? next : '/' });
  };
}
