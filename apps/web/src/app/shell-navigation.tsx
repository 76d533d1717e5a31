import {
  IconAddressBook,
  IconAffiliate,
  IconBuilding,
  IconFileImport,
  IconHome,
  IconLock,
  IconMessages,
  IconSettings,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Place } from './session.ts';
import { useText } from './use-text.ts';
import classes from './shell.module.css';

interface Entry {
  readonly to: string;
  readonly key: string;
  readonly icon: Icon;
  /** Left to the person's menu on a phone, where five entries fit. */
  readonly wideOnly?: boolean;
}

const home: Entry = { to: '/', key: 'home', icon: IconHome };
const directory: Entry = { to: '/organisations', key: 'directory', icon: IconAddressBook };
const network: Entry = { to: '/network', key: 'network', icon: IconAffiliate };

const rooms: Entry = { to: '/rooms', key: 'rooms', icon: IconMessages };

const teamEntries: readonly Entry[] = [
  home,
  directory,
  network,
  { to: '/groups', key: 'groups', icon: IconUsersGroup },
  rooms,
  { to: '/imports', key: 'imports', icon: IconFileImport, wideOnly: true },
  { to: '/settings/people', key: 'settings', icon: IconSettings, wideOnly: true },
];

const firmEntries: readonly Entry[] = [
  home,
  { to: '/me', key: 'me', icon: IconBuilding },
  { to: '/me/group', key: 'my_group', icon: IconUsersGroup },
  rooms,
  directory,
  { to: '/me/veto', key: 'my_vetoes', icon: IconLock, wideOnly: true },
  { ...network, wideOnly: true },
];

const readerEntries: readonly Entry[] = [home, directory, rooms, network];

const entriesFor = (place: Place): readonly Entry[] =>
  place.isTeam ? teamEntries : place.isFirm ? firmEntries : readerEntries;

/** A column on a desk, a bar at the bottom on a phone. */
export function ShellNavigation({ place }: { readonly place: Place }) {
  const { t } = useText();
  return (
    <nav className={`${classes['navigation']} not-printed`} aria-label={t('shell:navigation')}>
      <ul className={classes['links']}>
        {entriesFor(place).map(({ to, key, icon: EntryIcon, wideOnly }) => (
          <li key={to} className={wideOnly === true ? classes['wideOnly'] : undefined}>
            <Link to={to} className={classes['link']} activeOptions={{ exact: to === '/' || to === '/me' }}>
              <EntryIcon size={20} stroke={1.6} aria-hidden />
              <span>{t(`shell:pages.${key}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
