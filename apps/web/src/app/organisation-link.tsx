import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The name of an organisation leads to its page, everywhere. */
export function OrganisationLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <Link to="/organisations/$organisationId" params={{ organisationId: id }}>
      {children}
    </Link>
  );
}
