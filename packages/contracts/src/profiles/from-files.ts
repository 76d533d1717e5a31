import type { MemberDraft, TieDraft } from '../files/index.ts';
import type { ProfileOrganisation, ProfileTie } from './types.ts';

/** A member of a file as an organisation of a profile; drafts of members are members, so never outside. */
export const organisationOfDraft = (id: string, draft: MemberDraft): ProfileOrganisation => ({
  id,
  name: draft.name,
  kind: draft.kind,
  country: draft.country,
  sector: draft.sector?.code ?? null,
  latitude: draft.place?.latitude ?? null,
  longitude: draft.place?.longitude ?? null,
  precision: draft.place?.precision ?? null,
  outside: draft.kind === 'foreign_partner' || draft.kind === 'partner_cluster',
  facts: draft.facts,
});

export const tieOfDraft = ({ fromId, toId, kind, strength, since, until }: TieDraft): ProfileTie => ({
  fromId,
  toId,
  kind,
  strength,
  since,
  until,
});
