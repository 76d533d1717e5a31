import type { Language, Namespace } from '@grappe/messages';

type Catalogue = Record<string, unknown>;
type Loader = () => Promise<{ default: Catalogue }>;

/** Namespaces that the pages show; each catalogue is a file of its own, fetched when a page first needs it. */
export type PageNamespace = Exclude<Namespace, 'cli' | 'document' | 'drafts'>;

const french: Record<PageNamespace, Loader> = {
  shell: () => import('@grappe/messages/fr/shell', { with: { type: 'json' } }),
  home: () => import('@grappe/messages/fr/home', { with: { type: 'json' } }),
  directory: () => import('@grappe/messages/fr/directory', { with: { type: 'json' } }),
  imports: () => import('@grappe/messages/fr/imports', { with: { type: 'json' } }),
  network: () => import('@grappe/messages/fr/network', { with: { type: 'json' } }),
  documents: () => import('@grappe/messages/fr/documents', { with: { type: 'json' } }),
  groups: () => import('@grappe/messages/fr/groups', { with: { type: 'json' } }),
  life: () => import('@grappe/messages/fr/life', { with: { type: 'json' } }),
  shares: () => import('@grappe/messages/fr/shares', { with: { type: 'json' } }),
  clusters: () => import('@grappe/messages/fr/clusters', { with: { type: 'json' } }),
  incubators: () => import('@grappe/messages/fr/incubators', { with: { type: 'json' } }),
  interviews: () => import('@grappe/messages/fr/interviews', { with: { type: 'json' } }),
  me: () => import('@grappe/messages/fr/me', { with: { type: 'json' } }),
  register: () => import('@grappe/messages/fr/register', { with: { type: 'json' } }),
  sharing: () => import('@grappe/messages/fr/sharing', { with: { type: 'json' } }),
  alliances: () => import('@grappe/messages/fr/alliances', { with: { type: 'json' } }),
  'alliance-drafts': () => import('@grappe/messages/fr/alliance-drafts', { with: { type: 'json' } }),
  handover: () => import('@grappe/messages/fr/handover', { with: { type: 'json' } }),
  settings: () => import('@grappe/messages/fr/settings', { with: { type: 'json' } }),
  rooms: () => import('@grappe/messages/fr/rooms', { with: { type: 'json' } }),
  meetings: () => import('@grappe/messages/fr/meetings', { with: { type: 'json' } }),
  aggregates: () => import('@grappe/messages/fr/aggregates', { with: { type: 'json' } }),
  privacy: () => import('@grappe/messages/fr/privacy', { with: { type: 'json' } }),
  label: () => import('@grappe/messages/fr/label', { with: { type: 'json' } }),
  diagnosis: () => import('@grappe/messages/fr/diagnosis', { with: { type: 'json' } }),
  access: () => import('@grappe/messages/fr/access', { with: { type: 'json' } }),
  mail: () => import('@grappe/messages/fr/mail', { with: { type: 'json' } }),
  errors: () => import('@grappe/messages/fr/errors', { with: { type: 'json' } }),
  terms: () => import('@grappe/messages/fr/terms', { with: { type: 'json' } }),
  explanations: () => import('@grappe/messages/fr/explanations', { with: { type: 'json' } }),
  statistics: () => import('@grappe/messages/fr/statistics', { with: { type: 'json' } }),
  'share-faults': () => import('@grappe/messages/fr/share-faults', { with: { type: 'json' } }),
};

const english: Record<PageNamespace, Loader> = {
  shell: () => import('@grappe/messages/en/shell', { with: { type: 'json' } }),
  home: () => import('@grappe/messages/en/home', { with: { type: 'json' } }),
  directory: () => import('@grappe/messages/en/directory', { with: { type: 'json' } }),
  imports: () => import('@grappe/messages/en/imports', { with: { type: 'json' } }),
  network: () => import('@grappe/messages/en/network', { with: { type: 'json' } }),
  documents: () => import('@grappe/messages/en/documents', { with: { type: 'json' } }),
  groups: () => import('@grappe/messages/en/groups', { with: { type: 'json' } }),
  life: () => import('@grappe/messages/en/life', { with: { type: 'json' } }),
  shares: () => import('@grappe/messages/en/shares', { with: { type: 'json' } }),
  clusters: () => import('@grappe/messages/en/clusters', { with: { type: 'json' } }),
  incubators: () => import('@grappe/messages/en/incubators', { with: { type: 'json' } }),
  interviews: () => import('@grappe/messages/en/interviews', { with: { type: 'json' } }),
  me: () => import('@grappe/messages/en/me', { with: { type: 'json' } }),
  register: () => import('@grappe/messages/en/register', { with: { type: 'json' } }),
  sharing: () => import('@grappe/messages/en/sharing', { with: { type: 'json' } }),
  alliances: () => import('@grappe/messages/en/alliances', { with: { type: 'json' } }),
  'alliance-drafts': () => import('@grappe/messages/en/alliance-drafts', { with: { type: 'json' } }),
  handover: () => import('@grappe/messages/en/handover', { with: { type: 'json' } }),
  settings: () => import('@grappe/messages/en/settings', { with: { type: 'json' } }),
  rooms: () => import('@grappe/messages/en/rooms', { with: { type: 'json' } }),
  meetings: () => import('@grappe/messages/en/meetings', { with: { type: 'json' } }),
  aggregates: () => import('@grappe/messages/en/aggregates', { with: { type: 'json' } }),
  privacy: () => import('@grappe/messages/en/privacy', { with: { type: 'json' } }),
  label: () => import('@grappe/messages/en/label', { with: { type: 'json' } }),
  diagnosis: () => import('@grappe/messages/en/diagnosis', { with: { type: 'json' } }),
  access: () => import('@grappe/messages/en/access', { with: { type: 'json' } }),
  mail: () => import('@grappe/messages/en/mail', { with: { type: 'json' } }),
  errors: () => import('@grappe/messages/en/errors', { with: { type: 'json' } }),
  terms: () => import('@grappe/messages/en/terms', { with: { type: 'json' } }),
  explanations: () => import('@grappe/messages/en/explanations', { with: { type: 'json' } }),
  statistics: () => import('@grappe/messages/en/statistics', { with: { type: 'json' } }),
  'share-faults': () => import('@grappe/messages/en/share-faults', { with: { type: 'json' } }),
};

export const catalogueLoaders: Record<Language, Record<PageNamespace, Loader>> = { fr: french, en: english };
