import { ActionIcon, UnstyledButton } from '@mantine/core';
import {
  IconChevronDown,
  IconLogout,
  IconSettings,
  IconShieldLock,
  IconUserCircle,
  IconUserCog,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { call } from './api.ts';
import { forgetDrafts } from './browser-memory.ts';
import { entriesFor } from './entries.ts';
import { HeaderMenu } from './header-menu.tsx';
import type { MenuEntry } from './header-menu-list.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import {
  administersPlatform,
  chooseCluster,
  placesOf,
  sessionQuery,
  useMaybePlace,
  useSession,
} from './session.ts';
import { ThemeSwitch } from './theme-switch.tsx';
import { useText } from './use-text.ts';
import classes from './shell.module.css';

export function ShellHeader() {
  const { t } = useText();
  return (
    <header className={`${classes['header']} not-printed`}>
      <Link to="/" className={classes['brand']} aria-label={t('shell:brand_home')}>
        <img src="/grappe.svg" alt="" />
        <span className={classes['brandName']}>{t('shell:brand')}</span>
      </Link>
      <ClusterSwitch />
      <div className={classes['tools']}>
        <LanguageSwitch saveForPerson />
        <ThemeSwitch />
        <PersonMenu />
      </div>
    </header>
  );
}

/** The name of the cluster, and a list to change it for those who have several. */
function ClusterSwitch() {
  const { t } = useText();
  const session = useSession();
  const place = useMaybePlace();
  const places = placesOf(session);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  if (place === null) return null;
  if (places.length < 2) return <span className={classes['cluster']}>{place.clusterName}</span>;
  const choose = async (clusterId: string) => {
    chooseCluster(clusterId);
    await queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    queryClient.setQueryData(sessionQuery.queryKey, { ...session });
    await navigate({ to: '/' });
  };
  const entries: MenuEntry[] = places.map(({ clusterId, clusterName }) => ({
    key: clusterId,
    label: clusterName,
    isCurrent: clusterId === place.clusterId,
    onChoose: () => void choose(clusterId),
  }));
  return (
    <HeaderMenu
      position="bottom-start"
      entries={entries}
      button={
        <UnstyledButton
          className={classes['cluster']}
          aria-label={t('shell:switch_cluster', { name: place.clusterName })}
        >
          {place.clusterName} <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      }
    />
  );
}

function PersonMenu() {
  const { t } = useText();
  const session = useSession();
  const { name, email } = session;
  const place = useMaybePlace();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    await call('/api/auth/sign-out', { method: 'POST', body: {} });
    queryClient.clear();
    forgetDrafts();
    await navigate({ to: '/sign-in' });
  };
  const page = (key: string, to: string): MenuEntry => ({ key, label: t(`shell:pages.${key}`), to });
  // Five pages have room in the bar of a phone: the others are here.
  const others = entriesFor(place, administersPlatform(session))
    .filter(({ wideOnly }) => wideOnly === true)
    .map(({ to, key, icon: EntryIcon }): MenuEntry => ({
      ...page(key, to),
      icon: <EntryIcon size={16} aria-hidden />,
      onPhoneOnly: true,
    }));
  const always: MenuEntry[] = [
    ...(place?.isFirm === true ? [page('network', '/network'), page('my_vetoes', '/me/veto')] : []),
    ...(place?.isTeam === true ? [page('imports', '/imports')] : []),
    ...(administersPlatform(session) ? [page('platform', '/platform')] : []),
    ...(place?.isTeam === true
      ? [{ ...page('settings', '/settings/people'), icon: <IconSettings size={16} aria-hidden /> }]
      : []),
    ...(place === null
      ? []
      : [{ ...page('privacy', '/me/privacy'), icon: <IconShieldLock size={16} aria-hidden /> }]),
    { ...page('account', '/settings/account'), icon: <IconUserCog size={16} aria-hidden /> },
    {
      key: 'sign-out',
      label: t('shell:sign_out'),
      icon: <IconLogout size={16} aria-hidden />,
      onChoose: () => void signOut(),
    },
  ];
  const entries = [...others.filter(({ to }) => always.every((entry) => entry.to !== to)), ...always];
  return (
    <HeaderMenu
      position="bottom-end"
      heading={`${name}\n${email}`}
      entries={entries}
      button={
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          c="inherit"
          aria-label={t('shell:person_menu', { name })}
        >
          <IconUserCircle size={22} stroke={1.6} aria-hidden />
        </ActionIcon>
      }
    />
  );
}
