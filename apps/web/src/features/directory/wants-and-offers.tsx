import { Paper, SimpleGrid, Text, Title } from '@mantine/core';
import type { FactShape } from '@grappe/contracts/api';
import type { FactKey } from '@grappe/contracts/facts';
import { useText } from '../../app/use-text.ts';
import { useFactText } from '../../app/fact-value.tsx';
import classes from './organisation.module.css';

const told: readonly FactKey[] = ['offer', 'need', 'skill', 'technology', 'served_market', 'wanted_market'];

/** What they bring, what they look for, where they sell and where they want to. Empty headings are left out. */
export function WantsAndOffers({ facts }: { readonly facts: readonly FactShape[] }) {
  const { t } = useText('directory', 'terms');
  const factText = useFactText();
  const description = facts.find(({ key }) => key === 'description');
  const lists = told
    .map((key) => ({ key, values: facts.filter((fact) => fact.key === key && fact.endedAt === null) }))
    .filter(({ values }) => values.length > 0);
  if (lists.length === 0 && description === undefined) {
    return (
      <Paper withBorder p="md" bg="var(--grappe-surface)">
        <Text c="dimmed">{t('directory:organisation.nothing_offered')}</Text>
      </Paper>
    );
  }
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      {description !== undefined && <Text mb="sm">{String(description.value)}</Text>}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {lists.map(({ key, values }) => (
          <section key={key} aria-label={t(`directory:told.${key}`)}>
            <Title order={2} size="h6">
              {t(`directory:told.${key}`)}
            </Title>
            <ul className={classes['tags']}>
              {values.map((fact) => (
                <li key={fact.id} className={classes['tag']}>
                  {factText(fact)}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </SimpleGrid>
    </Paper>
  );
}
