import { SegmentedControl, Stack } from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import { PageLoading } from '../../app/page-loading.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import type { GroupTabProps } from '../groups/group-tabs.ts';

const parts = ['budget', 'rules', 'gains', 'outlook', 'territory'] as const;
type Part = (typeof parts)[number];

const contents = {
  budget: lazy(() =>
    import('../groups/budget-editor.tsx').then(({ BudgetEditor }) => ({ default: BudgetEditor })),
  ),
  rules: lazy(() => import('./rules.tsx')),
  gains: lazy(() => import('./gains.tsx')),
  outlook: lazy(() => import('./outlook.tsx')),
  territory: lazy(() => import('./territory.tsx')),
} as const satisfies Record<Part, unknown>;

/** What the shared manager costs, who pays what, who gains what, and what may come of it. */
export default function SharesTab({ group }: GroupTabProps) {
  const { t } = useText('groups', 'shares', 'terms', 'explanations', 'errors');
  const [part, setPart] = useState<Part>('budget');
  const Content = contents[part];
  return (
    <Stack gap="md">
      <Scrolling bare label={t('shares:parts.of')}>
        <SegmentedControl
          aria-label={t('shares:parts.of')}
          value={part}
          onChange={(value) => setPart(value as Part)}
          data={parts.map((value) => ({ value, label: t(`shares:parts.${value}`) }))}
        />
      </Scrolling>
      <Suspense fallback={<PageLoading />}>
        <Content key={group.id} group={group} />
      </Suspense>
    </Stack>
  );
}
