import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { Group } from '@grappe/contracts/api';
import type { PageNamespace } from '../../app/catalogue-loaders.ts';

/** What every tab of a group is given. */
export interface GroupTabProps {
  readonly group: Group;
}

interface GroupTab {
  /** Last part of the address, `/groups/:id/<name>`, and key of the label, `groups:tab.<name>`. */
  readonly name: string;
  /** Catalogues that the tab speaks from, beside those of the page (groups, terms, explanations, errors). */
  readonly texts: readonly PageNamespace[];
  readonly page: LazyExoticComponent<ComponentType<GroupTabProps>>;
}

/**
 * The tabs of a group, in their order; the first one is also `/groups/:id`.
 *
 * To add one: write its file with a component of `GroupTabProps` as its default export, add one line here (its code and its
 * catalogues are fetched when it is opened), and its label `groups:tab.<name>` in both languages if it is not there yet.
 * Nothing else needs to change: the address, the keyboard and the phone follow this list.
 *
 *   { name: 'life', texts: ['life'], page: lazy(() => import('../group-life/life-tab.tsx')) },
 */
export const groupTabs: readonly GroupTab[] = [
  { name: 'reasons', texts: [], page: lazy(() => import('./reasons-tab.tsx')) },
  { name: 'shares', texts: ['shares'], page: lazy(() => import('../shares/shares-tab.tsx')) },
  { name: 'life', texts: ['life'], page: lazy(() => import('../group-life/life-tab.tsx')) },
  { name: 'calendar', texts: ['life'], page: lazy(() => import('../group-life/calendar-tab.tsx')) },
  { name: 'accounts', texts: ['life'], page: lazy(() => import('../group-life/accounts-tab.tsx')) },
  { name: 'results', texts: ['life'], page: lazy(() => import('../group-life/results-tab.tsx')) },
  {
    name: 'documents',
    texts: ['documents'],
    page: lazy(() => import('../group-documents/documents-tab.tsx')),
  },
];

export const groupTabOf = (name: string | undefined): GroupTab | undefined =>
  name === undefined ? groupTabs[0] : groupTabs.find((tab) => tab.name === name);
