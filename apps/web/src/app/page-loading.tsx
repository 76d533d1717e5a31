import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What one sees while a page's code or data are on the way. */
export function PageLoading() {
  const { t } = useTranslation('shell');
  return (
    <Stack gap="sm" role="status" aria-label={t('shell:loading')}>
      <Skeleton height={14} width={120} />
      <Skeleton height={30} width="60%" />
      <Skeleton height={180} />
    </Stack>
  );
}
