import { Anchor, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Me, ViewerShape } from '@grappe/contracts/api';
import { audienceIcons } from '../../app/audience-select.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { meQuery } from './me-queries.ts';
import { SharingTabs } from '../sharing/sharing-tabs.tsx';
import { SeenAndHidden } from './seen-and-hidden.tsx';
import { useViewerName } from './use-viewer-name.ts';
import classes from './me.module.css';

/** A viewer in the address: its audience, with the group or alliance where there are several. */
const keyOf = ({ audience, audienceId }: ViewerShape): string =>
  audienceId === null ? audience : `${audience}:${audienceId}`;

/** My page as each viewer sees it; one click changes who sees a thing. */
export function MePage() {
  const { t } = useText('me', 'sharing', 'directory', 'terms', 'errors');
  const path = useClusterPath();
  const { data: me } = useSuspenseQuery(meQuery(path('')));
  const { as } = useSearch({ from: '/inside/me' });
  const viewer =
    me.viewers.find((one) => keyOf(one) === as) ?? me.viewers.find(({ audience }) => audience === 'cluster');
  return (
    <Page
      place={me.organisation.name}
      title={t('me:page.title')}
      lead={t('me:page.lead')}
      action={
        <Group>
          {me.publicPage !== null && (
            <Anchor href={me.publicPage} target="_blank" rel="noreferrer noopener" size="sm">
              {t('sharing:public_page')}
            </Anchor>
          )}
          <Button
            renderRoot={(props) => (
              <Link
                to="/organisations/$organisationId"
                params={{ organisationId: me.organisation.id }}
                {...props}
              />
            )}
          >
            {t('me:page.edit')}
          </Button>
        </Group>
      }
    >
      <SharingTabs current="me" />
      {viewer !== undefined && (
        <Stack gap="md">
          <ViewerSwitch viewer={viewer} me={me} />
          <SeenAndHidden me={me} viewer={viewer} />
        </Stack>
      )}
    </Page>
  );
}

/** Through whose eyes: each with how many things they see. */
function ViewerSwitch({ viewer, me }: { readonly viewer: ViewerShape; readonly me: Me }) {
  const { t } = useText('me', 'terms');
  const navigate = useNavigate({ from: '/me' });
  const nameOf = useViewerName();
  return (
    <div className={classes['viewers']} role="group" aria-label={t('me:viewer.label')}>
      {me.viewers.map((one) => {
        const Mark = audienceIcons[one.audience];
        return (
          <UnstyledButton
            key={keyOf(one)}
            className={classes['viewer']}
            aria-pressed={one === viewer}
            onClick={() => void navigate({ search: { as: keyOf(one) }, replace: true, resetScroll: false })}
          >
            <Mark size={18} stroke={1.6} aria-hidden />
            <span>{nameOf(one)}</span>
            <Text span size="xs" c="dimmed">
              {t('me:viewer.sees', { count: one.facts.length + one.ties.length + one.vetoes.length })}
            </Text>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
