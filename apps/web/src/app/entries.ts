import {
  IconAddressBook,
  IconAffiliate,
  IconBooks,
  IconBuilding,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconCertificate,
  IconChartBar,
  IconFileImport,
  IconHeartHandshake,
  IconHome,
  IconLock,
  IconMessages,
  IconQuote,
  IconRosette,
  IconScale,
  IconSettings,
  IconStethoscope,
  IconUserCog,
  IconUsersGroup,
  IconWorld,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { Place } from './session.ts';

/** A page of the navigation. */
export interface Entry {
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
const observatory: Entry = { to: '/observatory', key: 'observatory', icon: IconChartBar };
const interviews: Entry = { to: '/interviews', key: 'interviews', icon: IconQuote };
const encounters: Entry = { to: '/encounters', key: 'encounters', icon: IconCalendarEvent, wideOnly: true };
const register: Entry = { to: '/register', key: 'register', icon: IconCertificate, wideOnly: true };
const label: Entry = { to: '/label', key: 'label', icon: IconRosette };
const diagnosis: Entry = { to: '/diagnosis', key: 'diagnosis', icon: IconStethoscope };
const proof: Entry = { to: '/proof', key: 'proof', icon: IconScale };
const evidence: Entry = { to: '/evidence', key: 'evidence', icon: IconBooks };
const account: Entry = { to: '/settings/account', key: 'account', icon: IconUserCog };

const teamEntries: readonly Entry[] = [
  home,
  directory,
  network,
  { to: '/groups', key: 'groups', icon: IconUsersGroup },
  { to: '/clusters', key: 'clusters', icon: IconWorld, wideOnly: true },
  { to: '/incubators', key: 'incubators', icon: IconBuildingCommunity, wideOnly: true },
  { to: '/alliances', key: 'alliances', icon: IconHeartHandshake, wideOnly: true },
  encounters,
  { to: '/community', key: 'community', icon: IconHeartHandshake, wideOnly: true },
  rooms,
  { ...diagnosis, wideOnly: true },
  { ...proof, wideOnly: true },
  { ...evidence, wideOnly: true },
  { ...observatory, wideOnly: true },
  { ...interviews, wideOnly: true },
  register,
  { ...label, wideOnly: true },
  { to: '/imports', key: 'imports', icon: IconFileImport, wideOnly: true },
  { to: '/settings/people', key: 'settings', icon: IconSettings, wideOnly: true },
];

const firmEntries: readonly Entry[] = [
  home,
  { to: '/me', key: 'me', icon: IconBuilding },
  { to: '/me/group', key: 'my_group', icon: IconUsersGroup },
  rooms,
  directory,
  { to: '/me/alliances', key: 'alliances', icon: IconHeartHandshake, wideOnly: true },
  { to: '/me/diagnosis', key: 'my_diagnosis', icon: IconStethoscope, wideOnly: true },
  { to: '/me/opportunities', key: 'opportunities', icon: IconHeartHandshake, wideOnly: true },
  encounters,
  { to: '/me/veto', key: 'my_vetoes', icon: IconLock, wideOnly: true },
  { ...network, wideOnly: true },
  { ...observatory, wideOnly: true },
  register,
  { ...label, wideOnly: true },
];

/** Board members, relays, partners that speak for nobody: they read and discuss. */
const readerEntries: readonly Entry[] = [
  home,
  directory,
  rooms,
  network,
  { ...observatory, wideOnly: true },
  register,
  { ...label, wideOnly: true },
  { ...account, wideOnly: true },
];

/** A board reads besides what it asked its team to look for elsewhere. */
const boardEntries: readonly Entry[] = [
  ...readerEntries.slice(0, 4),
  { to: '/mandates', key: 'mandates', icon: IconHeartHandshake, wideOnly: true },
  ...readerEntries.slice(4),
];

/** Observers and researchers: figures, never one organisation. */
const figureEntries: readonly Entry[] = [
  home,
  observatory,
  diagnosis,
  { ...evidence, wideOnly: true },
  label,
  account,
];

/** Researchers lead and code interview studies besides. */
const researchEntries: readonly Entry[] = [
  home,
  observatory,
  diagnosis,
  interviews,
  proof,
  { ...evidence, wideOnly: true },
  { ...label, wideOnly: true },
  account,
];

export const platformEntry: Entry = { to: '/platform', key: 'platform', icon: IconBuildingCommunity };

/** What somebody may open, and nothing else. Without a place: the platform for those who administer it. */
export function entriesFor(place: Place | null, isAdministrator: boolean): readonly Entry[] {
  if (place === null) return isAdministrator ? [platformEntry, account] : [home, account];
  if (place.isTeam)
    return place.roles.includes('cluster_manager')
      ? teamEntries
      : teamEntries.filter(({ to }) => to !== proof.to);
  if (place.isFirm) return firmEntries;
  if (place.isReader) return place.roles.includes('board_member') ? boardEntries : readerEntries;
  return place.roles.includes('researcher') ? researchEntries : figureEntries;
}
