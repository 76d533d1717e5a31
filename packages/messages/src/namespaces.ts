/** One catalogue per part of the product: `src/<language>/<namespace>.json`. */
export const namespaces = [
  'shell',
  'home',
  'directory',
  'imports',
  'network',
  'groups',
  'life',
  'shares',
  'incubators',
  'interviews',
  'me',
  'sharing',
  'settings',
  'rooms',
  'meetings',
  'access',
  'label',
  'privacy',
  'aggregates',
  'register',
  'mail',
  'document',
  'drafts',
  'documents',
  'cli',
  'errors',
  'terms',
  'explanations',
  'statistics',
  'share-faults',
] as const;
export type Namespace = (typeof namespaces)[number];

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];
