import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconLogout, IconSettings, IconUserCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { call } from './api.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { chooseCluster, placesOf, sessionQuery, usePlace, useSession } from './session.ts';
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
  const place = usePlace();
  const places = placesOf(session);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  if (places.length < 2) return <span className={classes['cluster']}>{place.clusterName}</span>;
  const choose = async (clusterId: string) => {
    chooseCluster(clusterId);
    await queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    queryClient.setQueryData(sessionQuery.queryKey, { ...session });
    await navigate({ to: '/' });
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          className={classes['cluster']}
          aria-label={t('shell:switch_cluster', { name: place.clusterName })}
        >
          {place.clusterName} <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map(({ clusterId, clusterName }) => (
          <Menu.Item
            key={clusterId}
            onClick={() => void choose(clusterId)}
            {...(clusterId === place.clusterId ? { 'aria-current': true } : {})}
          >
            {clusterName}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function PersonMenu() {
  const { t } = useText();
  const { name, email } = useSession();
  const { isTeam, isFirm } = usePlace();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    await call('/api/auth/sign-out', { method: 'POST', body: {} });
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          c="inherit"
          aria-label={t('shell:person_menu', { name })}
        >
          <IconUserCircle size={22} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}
          <br />
          {email}
        </Menu.Label>
        {isFirm && (
          <Menu.Item renderRoot={(props) => <Link to="/network" {...props} />}>
            {t('shell:pages.network')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconSettings size={16} aria-hidden />}
          renderRoot={(props) => <Link to={isTeam ? '/settings/people' : '/settings/language'} {...props} />}
        >
          {t('shell:pages.settings')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('shell:sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
