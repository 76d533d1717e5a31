import { Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { entriesFor } from '../../app/entries.ts';
import { usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import classes from './home.module.css';

/** For those from whom nothing is asked: what is open to them, and what each page answers. */
export function OpenPages() {
  const { t } = useText('home');
  const entries = entriesFor(usePlace(), false).filter(({ to }) => to !== '/');
  return (
    <section aria-labelledby="open-pages">
      <Title id="open-pages" order={2} size="h5" mb="xs">
        {t('home:open.title')}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {entries.map(({ to, key, icon: EntryIcon }) => (
          <Link key={to} to={to} className={classes['open']}>
            <Paper withBorder p="sm" bg="var(--grappe-surface)" h="100%">
              <Text fw={600}>
                <EntryIcon size={18} stroke={1.6} aria-hidden style={{ verticalAlign: '-3px' }} />{' '}
                {t(`shell:pages.${key}`)}
              </Text>
              <Text size="sm" c="dimmed">
                {t(`home:open.${key}`)}
              </Text>
            </Paper>
          </Link>
        ))}
      </SimpleGrid>
    </section>
  );
}
