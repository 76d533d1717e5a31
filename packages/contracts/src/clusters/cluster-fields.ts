import { CLUSTER_KINDS, FLOWS, PHASES, RECOGNITIONS, WILLINGNESSES } from './cluster-profile-shape.ts';

/** What the field compares clusters on. */
export const clusterFieldGroups = [
  'identity',
  'themes',
  'structure',
  'governance',
  'financing',
  'services',
  'contacts',
  'results',
] as const;
export type ClusterFieldGroup = (typeof clusterFieldGroups)[number];

/** Who may read a value of one's own cluster, once the profile is shown: the team, allied clusters, the teams of all clusters here. */
export const clusterAudiences = ['coordinator', 'alliance', 'public'] as const;
export type ClusterAudience = (typeof clusterAudiences)[number];

/** Where a value comes from. */
export const clusterSources = ['declared', 'computed', 'import', 'document', 'conversation'] as const;
export type ClusterSource = (typeof clusterSources)[number];

export type ClusterFieldType =
  | 'choice'
  | 'country'
  | 'text'
  | 'texts'
  | 'languages'
  | 'sectors'
  | 'date'
  | 'count'
  | 'number'
  | 'money'
  | 'share'
  | 'boolean'
  | 'latitude'
  | 'longitude';

export interface ClusterField {
  readonly group: ClusterFieldGroup;
  readonly type: ClusterFieldType;
  readonly choices?: readonly string[];
  /** Audience proposed for a value of one's own cluster. */
  readonly audience: ClusterAudience;
  /** Header of its column in a file; other words are recognised by likeness with either. */
  readonly header: { readonly fr: string; readonly en: string };
}

const field = (
  group: ClusterFieldGroup,
  type: ClusterFieldType,
  audience: ClusterAudience,
  fr: string,
  en: string,
  choices?: readonly string[],
): ClusterField => ({
  group,
  type,
  audience,
  header: { fr, en },
  ...(choices === undefined ? {} : { choices }),
});

/** Everything that is kept of a cluster beside its name. Money in euros in files, in cents of euro in values. */
export const clusterFields = {
  kind: field('identity', 'choice', 'public', 'forme', 'form', CLUSTER_KINDS),
  country: field('identity', 'country', 'public', 'pays', 'country'),
  regions: field('identity', 'texts', 'public', 'régions', 'regions'),
  latitude: field('identity', 'latitude', 'public', 'latitude', 'latitude'),
  longitude: field('identity', 'longitude', 'public', 'longitude', 'longitude'),
  foundedOn: field('identity', 'date', 'public', 'date de création', 'founded on'),
  labels: field('identity', 'texts', 'public', 'labels', 'labels'),
  recognition: field('identity', 'choice', 'public', 'reconnaissance', 'recognition', RECOGNITIONS),
  languages: field('identity', 'languages', 'public', 'langues de travail', 'working languages'),
  sectors: field('themes', 'sectors', 'public', 'secteurs', 'sectors'),
  ecosystem: field('themes', 'text', 'public', 'écosystème industriel', 'industrial ecosystem'),
  technologiesOffered: field('themes', 'texts', 'public', 'technologies offertes', 'technologies offered'),
  technologiesWanted: field('themes', 'texts', 'alliance', 'technologies recherchées', 'technologies wanted'),
  flow: field('themes', 'choice', 'public', 'sens des technologies', 'technology flow', FLOWS),
  members: field('structure', 'count', 'public', 'adhérents', 'members'),
  membersSme: field('structure', 'count', 'public', 'adhérents PME', 'SME members'),
  membersLarge: field(
    'structure',
    'count',
    'public',
    'adhérents ETI et grandes entreprises',
    'midcap and large members',
  ),
  membersResearch: field(
    'structure',
    'count',
    'public',
    'adhérents recherche et formation',
    'research and training members',
  ),
  staff: field('structure', 'number', 'alliance', 'équipe (ETP)', 'team (FTE)'),
  managerName: field('structure', 'text', 'alliance', 'directeur ou directrice', 'manager'),
  managerSince: field('structure', 'date', 'alliance', 'en poste depuis', 'manager since'),
  managerChanges: field(
    'structure',
    'count',
    'coordinator',
    'changements de direction en trois ans',
    'manager changes in three years',
  ),
  board: field('governance', 'boolean', 'alliance', "conseil d'administration", 'board in place'),
  roadmap: field('governance', 'boolean', 'alliance', 'feuille de route', 'roadmap'),
  fundingSecured: field('governance', 'boolean', 'coordinator', 'financement assuré', 'funding secured'),
  declaredPhase: field('governance', 'choice', 'alliance', 'phase déclarée', 'declared phase', PHASES),
  budgetCents: field('financing', 'money', 'coordinator', 'budget annuel (€)', 'yearly budget (€)'),
  publicShare: field('financing', 'share', 'coordinator', 'part publique (%)', 'public share (%)'),
  regionalFunders: field('financing', 'texts', 'alliance', 'financeurs régionaux', 'regional funders'),
  nationalFunders: field('financing', 'texts', 'alliance', 'financeurs nationaux', 'national funders'),
  europeanFunders: field('financing', 'texts', 'alliance', 'financeurs européens', 'European funders'),
  services: field('services', 'texts', 'public', 'services aux adhérents', 'services to members'),
  willingness: field('services', 'choice', 'public', 'prêt à aider', 'willing to help', WILLINGNESSES),
  networks: field('contacts', 'texts', 'public', 'réseaux', 'networks'),
  cooperations: field(
    'contacts',
    'texts',
    'public',
    'conventions et coopérations',
    'conventions and cooperations',
  ),
  internationalContacts: field(
    'contacts',
    'count',
    'coordinator',
    "contacts à l'étranger",
    'contacts abroad',
  ),
  projects: field('results', 'count', 'public', 'projets collectifs', 'collective projects'),
  projectNames: field('results', 'texts', 'public', 'projets passés', 'past projects'),
  projectsFunded: field('results', 'count', 'public', 'projets financés', 'projects funded'),
  smesAbroad: field('results', 'count', 'public', "PME accompagnées à l'export", 'SMEs helped abroad'),
} as const satisfies Readonly<Record<string, ClusterField>>;

export type ClusterKey = keyof typeof clusterFields;
export const clusterKeys = Object.keys(clusterFields) as ClusterKey[];
export const clusterFieldOf = (key: ClusterKey): ClusterField => clusterFields[key];
export const isClusterKey = (text: string): text is ClusterKey => Object.hasOwn(clusterFields, text);
