import type { Me } from '@grappe/contracts/api';
import type { OrganisationDetail, SeenByViewer, VetoRow } from '@grappe/database';
import type { Abilities } from '../organisations/abilities.ts';
import { presentFact, presentTie } from '../organisations/present.ts';

export interface MyPage {
  readonly detail: OrganisationDetail;
  readonly vetoes: readonly VetoRow[];
  readonly viewers: readonly SeenByViewer[];
  /** Short name of the cluster, in the address of the public page. */
  readonly slug: string;
}

export function presentMe({ detail, vetoes, viewers, slug }: MyPage, abilities: Abilities): Me {
  const facts = detail.facts.map((fact) => presentFact(fact, abilities));
  return {
    organisation: { id: detail.id, name: detail.name, kind: detail.kind },
    version: detail.version,
    publicPage:
      detail.outside || !facts.some(({ audience }) => audience === 'public')
        ? null
        : `/public/${slug}/${detail.id}`,
    facts,
    ties: detail.ties.map((tie) => presentTie(tie, abilities)),
    vetoes: vetoes.map((veto) => ({
      id: veto.id,
      against: { id: veto.againstId, name: veto.againstName, kind: veto.againstKind },
      audience: veto.audience,
      enteredAt: veto.createdAt.toISOString(),
    })),
    viewers: viewers.map((viewer) => ({
      ...viewer,
      names: [...viewer.names],
      facts: [...viewer.facts],
      ties: [...viewer.ties],
      vetoes: vetoes.filter(({ audience }) => seesVeto(viewer, audience)).map(({ id }) => id),
    })),
  };
}

/** A refusal is known to those who made it, and to the coordinators when it was told to them: to nobody else, ever. */
const seesVeto = (viewer: SeenByViewer, told: VetoRow['audience']): boolean =>
  viewer.audience === 'self' || (viewer.audience === 'coordinator' && told === 'coordinator');
