import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { Plan } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { useText } from '../../app/use-text.ts';
import classes from './groups.module.css';
import { useStabilityWords } from './use-stability-words.ts';

const shownAtFirst = 3;

/** Firms that would all rather be together than where the plan puts them. For the team only. */
export function PlanStability({ plan }: { readonly plan: Plan }) {
  const { t, f } = useText('groups');
  const words = useStabilityWords();
  const [all, setAll] = useState(false);
  const { stability } = plan;
  if (stability === null) return null;
  const shown = all ? stability.sets : stability.sets.slice(0, shownAtFirst);
  return (
    <section aria-labelledby="stability">
      <Title id="stability" order={2} size="h5">
        {t('groups:stability.title')}
      </Title>
      <Text size="sm">
        {words(plan)}
        {!stability.complete && ` ${t('groups:stability.at_least')}`}
      </Text>
      <ul className={classes['reasons']}>
        {shown.map(({ firms }) => (
          <li key={firms.map(({ organisation }) => organisation.id).join()}>
            {t('groups:stability.set', {
              names: f.list(firms.map(({ organisation }) => organisation.name)),
              gains: f.list(
                firms.map(({ organisation, inPlan, together }) =>
                  t('groups:stability.gain', {
                    name: organisation.name,
                    now: f.fixed(inPlan, 2),
                    other: f.fixed(together, 2),
                  }),
                ),
              ),
            })}
          </li>
        ))}
      </ul>
      <Stack gap={2} align="flex-start" mt={4}>
        {stability.sets.length > shown.length && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
            {t('groups:stability.more', { count: stability.sets.length - shown.length })}
          </Button>
        )}
        <Text size="xs" c="dimmed">
          {t('groups:stability.private')}
        </Text>
        <HowComputed of="groups:how.stability" />
      </Stack>
    </section>
  );
}
