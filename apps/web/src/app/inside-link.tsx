import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type InsideLinkProps = Omit<ComponentProps<typeof Link>, 'to' | 'search' | 'params'> & {
  /** An address of this site as the server gives it, with its parameters: `/groups?plan=…`. */
  readonly address: string;
};

export function InsideLink({ address, ...rest }: InsideLinkProps) {
  const { pathname, searchParams, hash } = new URL(address, window.location.origin);
  return (
    <Link
      to={pathname}
      search={Object.fromEntries(searchParams) as never}
      hash={hash.slice(1)}
      {...(rest as object)}
    />
  );
}
