import { Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { accountQuery } from '../../app/account-query.ts';
import { Empty } from '../../app/empty.tsx';
import { OfferedRoles } from '../../app/offered-roles.tsx';
import { Page } from '../../app/page.tsx';
import { useText } from '../../app/use-text.ts';

/** For somebody who has an account and no role any more, or not yet: what was offered, and whom to ask. */
export default function NoPlacePage() {
  const { t } = useText('home', 'access');
  const { data } = useSuspenseQuery(accountQuery);
  return (
    <Page place={t('shell:pages.home')} title={t('home:no_place.title')}>
      <Stack gap="lg">
        {data.invitations.length > 0 ? (
          <OfferedRoles offers={data.invitations} />
        ) : (
          <Empty title={t('home:no_place.nothing')}>{t('home:no_place.ask')}</Empty>
        )}
      </Stack>
    </Page>
  );
}
