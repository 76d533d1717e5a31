import type { NewAudience } from '@grappe/contracts/api';
import { audiences, type Audience } from '@grappe/contracts/roles';
import { mayShowTo, type Session } from '@grappe/database';
import { refuse } from '../../app/refusal.ts';

export interface SharedThing {
  /** Who sees it for good. */
  readonly audience: Audience;
  /** The caller speaks for its owner. */
  readonly mine: boolean;
  /** Its owner decided who sees it. */
  readonly ownerChose: boolean;
}

const wider = (one: Audience, other: Audience): boolean => audiences.indexOf(one) > audiences.indexOf(other);

/** Refuses an audience that the caller may not give to a thing; the database would too, without saying why. */
export async function requireAudience(
  tx: Session,
  clusterId: string,
  thing: SharedThing,
  wanted: NewAudience,
): Promise<void> {
  const { audience, audienceId, until } = wanted;
  if (!thing.mine) refuseToOthers(thing, wanted);
  if ((audience === 'group' || audience === 'alliance') !== (audienceId !== undefined)) {
    throw refuse('invalid_request', { field: 'body.audienceId', reason: audience });
  }
  if (until !== undefined) {
    if (Date.parse(until) <= Date.now()) {
      throw refuse('invalid_request', { field: 'body.until', reason: 'past' });
    }
    if (!wider(audience, thing.audience)) throw refuse('audience_not_wider');
  }
  if (audienceId !== undefined && !(await mayShowTo(tx, clusterId, audience, audienceId))) {
    throw refuse('not_found');
  }
}

/** Coordinators keep nothing to the firm alone, share nothing for a time, and show to no more what its owner decided. */
function refuseToOthers(thing: SharedThing, { audience, until }: NewAudience): void {
  if (audience === 'self' || until !== undefined) throw refuse('not_allowed');
  if (thing.ownerChose && wider(audience, thing.audience)) throw refuse('audience_decided_by_owner');
}
