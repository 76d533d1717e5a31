import { Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { Button } from '@mantine/core';
import { Page } from '../../app/page.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { BudgetEditor } from './budget-editor.tsx';
import { groupQuery } from './group-queries.ts';
import { GroupCriteria } from './group-criteria.tsx';
import { GroupMembers } from './group-members.tsx';
import { GroupPairs } from './group-pairs.tsx';
import { GroupShares } from './group-shares.tsx';
import classes from './groups.module.css';

/** Is this group right, and is it fair? */
export function GroupPage() {
  const { t } = useText('groups', 'terms', 'explanations', 'errors');
  const { groupId } = useParams({ from: '/inside/groups/$groupId' });
  const path = useClusterPath();
  const { data: group } = useSuspenseQuery(groupQuery(path(''), groupId));
  const budget = useRef<HTMLDivElement>(null);
  const goToBudget = () => {
    budget.current?.scrollIntoView({ block: 'start' });
    budget.current?.focus({ preventScroll: true });
  };
  return (
    <Page
      place={
        <>
          <Link to="/groups">{t('shell:pages.groups')}</Link>
          {' / '}
          <Link to="/groups" search={{ plan: group.planId }}>
            {group.planTitle}
          </Link>
        </>
      }
      title={group.name}
      lead={t('groups:group.question')}
      action={
        <Button onClick={goToBudget}>
          {t(group.hasBudget ? 'groups:group.see_budget' : 'groups:group.fill_budget')}
        </Button>
      }
    >
      <Stack gap="lg">
        <div className={classes['columns']}>
          <GroupMembers group={group} />
          <GroupCriteria group={group} />
        </div>
        <GroupPairs group={group} />
        <div ref={budget} tabIndex={-1}>
          <BudgetEditor key={group.id} group={group} />
        </div>
        <GroupShares group={group} />
      </Stack>
    </Page>
  );
}
