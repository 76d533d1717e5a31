import { Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useText } from '../../app/use-text.ts';

/** Pages about alliances, side by side. */
export function AllianceLinks({ current }: { readonly current: 'alliances' | 'mandates' | 'competences' }) {
  const { t } = useText('alliances');
  return (
    <Group gap="md" component="nav" aria-label={t('alliances:title')}>
      <Link to="/alliances" aria-current={current === 'alliances' ? 'page' : undefined}>
        {t('alliances:title')}
      </Link>
      <Link to="/mandates" aria-current={current === 'mandates' ? 'page' : undefined}>
        {t('alliances:mandates.link')}
      </Link>
      <Link to="/competences" aria-current={current === 'competences' ? 'page' : undefined}>
        {t('alliances:competences.link')}
      </Link>
    </Group>
  );
}
