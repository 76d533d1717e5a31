import type { Block } from '../block.ts';
import { onOneLine, type DraftWording } from './draft-wording.ts';
import type { GroupFacts } from './group-facts.ts';

/** Where members sign, and the manager for what binds the manager too. */
export function signatures(facts: GroupFacts, withManager: boolean, wording: DraftWording): Block[] {
  const { t } = wording;
  const lines = [t('drafts:signatures.date'), t('drafts:signatures.signature')];
  const manager = {
    heading: t('drafts:signatures.manager'),
    lines: [t('drafts:signatures.name'), ...lines],
  };
  const blocks: Block[] = [
    { kind: 'heading', level: 1, id: 'signatures', text: t('drafts:signatures.heading') },
    { kind: 'note', text: t('drafts:signatures.reminder') },
    { kind: 'paragraph', text: t('drafts:signatures.made') },
    {
      kind: 'signatures',
      parties: [
        ...facts.members.map((member) => ({
          heading: t('drafts:signatures.for', { name: onOneLine(member.name) }),
          lines: [signatory(facts, member.id, wording), ...lines],
        })),
        ...(withManager ? [manager] : []),
      ],
    },
  ];
  return [{ kind: 'together', long: false, blocks }];
}

function signatory(facts: GroupFacts, memberId: string, { t }: DraftWording): string {
  const said = facts.terms.signatories[memberId];
  const [representative, capacity] = [onOneLine(said?.representative ?? ''), onOneLine(said?.capacity ?? '')];
  if (representative === '') return t('drafts:signatures.name');
  return capacity === '' ? representative : t('drafts:signatures.known', { representative, capacity });
}
