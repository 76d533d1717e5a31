import type { Me } from '@grappe/contracts/api';
import type { OrganisationDetail, SeenBy } from '@grappe/database';
import type { Abilities } from '../organisations/abilities.ts';
import { presentFact } from '../organisations/present.ts';

export const presentMe = (detail: OrganisationDetail, seenBy: SeenBy, abilities: Abilities): Me => ({
  organisation: { id: detail.id, name: detail.name, kind: detail.kind },
  version: detail.version,
  facts: detail.facts.map((fact) => presentFact(fact, abilities)),
  seenBy: {
    self: [...seenBy.self],
    coordinator: [...seenBy.coordinator],
    group: [...seenBy.group],
    cluster: [...seenBy.cluster],
    alliance: [...seenBy.alliance],
    public: [...seenBy.public],
  },
});
