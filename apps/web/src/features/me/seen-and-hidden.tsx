import { Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Me, TieShape, ViewerShape } from '@grappe/contracts/api';
import { FactValue } from '../../app/fact-value.tsx';
import { AudienceMark } from '../../app/audience-select.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { SharingSelect } from './sharing-select.tsx';
import { useFactGuard } from './use-fact-guard.ts';
import { useShare } from './use-share.ts';
import type { Share } from './use-share.ts';
import { useViewerName } from './use-viewer-name.ts';
import classes from './me.module.css';

interface Eyes {
  readonly me: Me;
  readonly viewer: ViewerShape;
}

/** What the viewer sees of the firm, and what it does not: facts, ties and refusals, each with who sees it. */
export function SeenAndHidden({ me, viewer }: Eyes) {
  const { t } = useText('me', 'sharing');
  const eyes = useViewerName()(viewer);
  const { share, error } = useShare(me);
  const seen = pick(me, viewer, true);
  const hidden = pick(me, viewer, false);
  return (
    <>
      {error !== null && <ProblemNotice error={error} />}
      <Items
        title={t('me:page.seen', { count: countOf(seen), eyes })}
        empty={t('me:page.sees_nothing')}
        items={seen}
        me={me}
        share={share}
      />
      {viewer.audience !== 'self' && (
        <Items
          title={t('me:page.hidden', { count: countOf(hidden), eyes })}
          empty={t('me:page.hides_nothing')}
          items={hidden}
          me={me}
          share={share}
        />
      )}
    </>
  );
}

type Shown = Pick<Me, 'facts' | 'ties' | 'vetoes'>;

const pick = (me: Me, viewer: ViewerShape, seen: boolean): Shown => ({
  facts: me.facts.filter(({ id }) => viewer.facts.includes(id) === seen),
  ties: me.ties.filter(({ id }) => viewer.ties.includes(id) === seen),
  vetoes: me.vetoes.filter(({ id }) => viewer.vetoes.includes(id) === seen),
});

const countOf = ({ facts, ties, vetoes }: Shown): number => facts.length + ties.length + vetoes.length;

interface ItemsProps {
  readonly title: string;
  readonly empty: string;
  readonly items: Shown;
  readonly me: Me;
  readonly share: Share;
}

function Items({ title, empty, items, me, share }: ItemsProps) {
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      <Paper withBorder bg="var(--grappe-surface)">
        {countOf(items) === 0 && (
          <Text p="sm" c="dimmed">
            {empty}
          </Text>
        )}
        <ul className={classes['facts']}>
          <FactItems items={items} me={me} share={share} />
          <TieItems items={items} me={me} share={share} />
          <VetoItems items={items} me={me} share={share} />
        </ul>
      </Paper>
    </section>
  );
}

type PartProps = Pick<ItemsProps, 'items' | 'me' | 'share'>;

function FactItems({ items, me, share }: PartProps) {
  const { t } = useText('directory', 'terms');
  const guardOf = useFactGuard(me);
  return items.facts.map((fact) => {
    const { viewers, why } = guardOf(fact.key);
    return (
      <Item key={fact.id} label={t(`terms:fact.${fact.key}`)} what={<FactValue fact={fact} />}>
        <div>
          <SharingSelect
            name={t(`terms:fact.${fact.key}`)}
            viewers={viewers}
            shared={fact}
            onShare={(wanted) => share({ kind: 'fact', id: fact.id, wanted })}
          />
          {why !== null && (
            <Text size="xs" c="dimmed" maw="20rem" mt={2}>
              {why}
            </Text>
          )}
        </div>
      </Item>
    );
  });
}

function TieItems({ items, me, share }: PartProps) {
  const { t } = useText('sharing', 'terms');
  const other = ({ from, to }: TieShape): string => (from.id === me.organisation.id ? to.name : from.name);
  return items.ties.map((tie) => {
    const name = t('sharing:tie.with', { kind: t(`terms:tie.${tie.kind}`), name: other(tie) });
    return (
      <Item key={tie.id} label={t('sharing:part.ties')} what={name}>
        {tie.canEdit ? (
          <SharingSelect
            name={name}
            viewers={me.viewers}
            shared={tie}
            onShare={(wanted) => share({ kind: 'tie', id: tie.id, wanted })}
          />
        ) : (
          <Text size="xs" c="dimmed" title={t('sharing:not_yours')}>
            <AudienceMark value={tie.audience} />
          </Text>
        )}
      </Item>
    );
  });
}

function VetoItems({ items, me, share }: PartProps) {
  const { t } = useText('sharing', 'terms');
  const viewers = me.viewers.filter(({ audience }) => audience === 'self' || audience === 'coordinator');
  return items.vetoes.map((veto) => {
    const name = t('sharing:veto.against', { name: veto.against.name });
    return (
      <Item key={veto.id} label={t('sharing:part.vetoes')} what={name}>
        <SharingSelect
          name={name}
          viewers={viewers}
          shared={{ audience: veto.audience, audienceId: null, until: null, afterwards: null }}
          onShare={(wanted) => share({ kind: 'veto', id: veto.id, wanted })}
        />
      </Item>
    );
  });
}

interface ItemProps {
  readonly label: string;
  readonly what: ReactNode;
  readonly children: ReactNode;
}

function Item({ label, what, children }: ItemProps) {
  return (
    <li>
      <div className={classes['fact']}>
        <Text size="xs" c="dimmed">
          {label}
        </Text>
        {what}
      </div>
      {children}
    </li>
  );
}
