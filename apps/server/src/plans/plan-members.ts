import type { PlanDetail } from '@grappe/database';

/** Who is in each group of a plan, in the order of its groups. */
export const planMembers = ({ groups }: Pick<PlanDetail, 'groups'>): string[][] =>
  groups.map(({ members }) => members.map(({ id }) => id));
