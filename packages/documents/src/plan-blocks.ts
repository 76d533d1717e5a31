import type { Language } from '@grappe/messages';
import type { RenderedDocument } from './block.ts';
import type { PlanFacts } from './plan-facts.ts';
import { annex } from './sections/annex.ts';
import { clusterAndNetwork } from './sections/cluster-and-network.ts';
import { cover } from './sections/cover.ts';
import { exportGroups } from './sections/groups.ts';
import { onePage } from './sections/one-page.ts';
import { unknowns } from './sections/unknowns.ts';
import { unplacedFirms } from './sections/unplaced.ts';
import { wordingOf } from './wording.ts';

/** The plan in one language, before it is given a format. */
export function planBlocks(facts: PlanFacts, language: Language): RenderedDocument {
  const wording = wordingOf(language, facts.names);
  const { t, formats } = wording;
  return {
    language,
    title: `${t('document:title')} – ${facts.cover.clusterName}`,
    footer: t('document:footer', { cluster: facts.cover.clusterName, date: formats.date(facts.cover.date) }),
    blocks: [
      ...cover(facts, wording),
      ...onePage(facts, wording),
      { kind: 'page_break' },
      ...clusterAndNetwork(facts, wording),
      ...(facts.groups === null
        ? []
        : [
            { kind: 'page_break' as const },
            ...exportGroups(facts.groups, wording),
            ...unplacedFirms(facts.groups, wording),
          ]),
      ...unknowns(facts, wording),
      ...annex(facts, wording),
    ],
  };
}
