import type { Language } from '@grappe/messages';
import type { Block, RenderedDocument } from './block.ts';
import type { PlanFacts } from './plan-facts.ts';
import { annex } from './sections/annex.ts';
import { clusterFigures } from './sections/cluster.ts';
import { cover } from './sections/cover.ts';
import { exportGroups } from './sections/groups.ts';
import { network } from './sections/network.ts';
import { onePage } from './sections/one-page.ts';
import { unknowns } from './sections/unknowns.ts';
import { unplacedFirms } from './sections/unplaced.ts';
import { isConfidential } from './shareable-facts.ts';
import { wordingOf } from './wording.ts';

/** The plan in one language, before it is given a format. */
export function planBlocks(facts: PlanFacts, language: Language): RenderedDocument {
  const wording = wordingOf(language, facts.names);
  const { t, formats } = wording;
  const parts: readonly Block[][] = [
    cover(facts, wording),
    onePage(facts, wording),
    clusterFigures(facts, wording),
    facts.network === null ? [] : network(facts.network, wording),
    facts.groups === null ? [] : exportGroups(facts.groups, facts, wording),
    facts.groups === null ? [] : unplacedFirms(facts.groups, wording),
    unknowns(facts, wording),
    annex(facts, wording),
  ];
  const footer = t('document:footer', {
    cluster: facts.cover.clusterName,
    date: formats.date(facts.cover.date),
  });
  return {
    language,
    title: `${t('document:title')} – ${facts.cover.clusterName}`,
    footer: isConfidential(facts) ? `${footer} · ${t('document:footer_confidential')}` : footer,
    madeOn: facts.cover.date,
    blocks: withBreaks(parts.filter((part) => part.length > 0)),
  };
}

/** The cover, the page that says it all, and each large part begin on a page of their own. */
function withBreaks(parts: readonly Block[][]): Block[] {
  const alone = 3;
  return parts.flatMap((part, index): Block[] => {
    const large = index > 0 && (index < alone || part.length > 6);
    return large ? [{ kind: 'page_break' }, ...part] : part;
  });
}
