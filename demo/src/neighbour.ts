import type { ConventionTerms } from '@grappe/contracts/api';
import { csv } from './csv.ts';

/** Titles of the neighbour's member file, as an English cluster team writes them. */
const header = [
  'Name',
  'Type',
  'Country',
  'Town',
  'Latitude',
  'Longitude',
  'Headcount',
  'Product codes',
  'Served markets',
  'Wanted markets',
  'Offer',
  'Need',
  'Technologies',
  'Languages',
] as const;

/** Firms of Kent that do not exist: name | town | headcount | product codes | served | wanted | offer | need | technology | languages */
const table = `
Hopper & Pippin | Faversham | 24 | 8433 | GB FR | FR ES | Demonstration plots in three Kentish orchards | A weeding and mowing robot for narrow rows | orchard platforms | en fr
Wealden Weather | Tenterden | 9 | 9015 | GB IE | FR BE | Local weather data, hour by hour | An installer of sensors in France | weather stations | en
Medway Battery Works | Maidstone | 47 | 8507 | GB DE | FR US | Manufacturer of batteries for farm machinery | A maker of electric tractors | battery packs | en de
Swale Cider | Sittingbourne | 31 | 2206 | GB US | FR | Trials of cider ageing with tasting panels | Barrels of fine-grained oak | slow fermentation | en fr
Downs Label Printers | Ashford | 18 | 4821 | GB | FR BE | Printing of smart labels | Traceability of the bottle | digital printing | en
Frostgate Farms | Canterbury | 26 | 0808 | GB NL | FR | Reference site for late frost | Mobile frost protection towers | frost mapping | en
Thanet Sorting | Canterbury | 15 | 8433 | GB ES | FR IT | Manufacturer of sorting tables for soft fruit | Optical sorting of berries by vision | vibrating tables | en es
Garden Coast Sensors | Faversham | 12 | 9031 | GB | FR DE | Reliable oxygen sensors | A winery for trials | optical probes | en fr
Perry Row | Tenterden | 8 | 2206 | GB | FR | Pears for perry, single orchard | Cleaning of tanks without chemicals | slow pressing | en
Rootstock Row Nursery | Maidstone | 21 | 0602 | GB NL | FR IT | Grafted apple and pear plants | A virology laboratory | in vitro multiplication | en
`;

const places: Readonly<Record<string, readonly [latitude: string, longitude: string]>> = {
  Faversham: ['51.316', '0.889'],
  Tenterden: ['51.069', '0.689'],
  Maidstone: ['51.272', '0.523'],
  Sittingbourne: ['51.341', '0.731'],
  Ashford: ['51.146', '0.875'],
  Canterbury: ['51.280', '1.079'],
};

const rows = table
  .trim()
  .split('\n')
  .map((line) => {
    const [
      name = '',
      town = '',
      headcount = '',
      products = '',
      served = '',
      wanted = '',
      offer = '',
      need = '',
      technology = '',
      languages = '',
    ] = line.split('|').map((cell) => cell.trim());
    const [latitude = '', longitude = ''] = places[town] ?? [];
    return {
      Name: name,
      Type: 'SME',
      Country: 'GB',
      Town: town,
      Latitude: latitude,
      Longitude: longitude,
      Headcount: headcount,
      'Product codes': products,
      'Served markets': served.replaceAll(' ', '|'),
      'Wanted markets': wanted.replaceAll(' ', '|'),
      Offer: offer,
      Need: need,
      Technologies: technology,
      Languages: languages.replaceAll(' ', '|'),
    };
  });

/** What the neighbour says of itself to the other clusters of the platform. */
const ownProfile = {
  kind: 'firm_cluster',
  country: 'GB',
  regions: ['Kent'],
  latitude: 51.28,
  longitude: 0.89,
  foundedOn: '2015-03-01',
  recognition: 'regional',
  languages: ['en', 'fr'],
  sectors: [
    { code: 'fruits et légumes', share: 0.6 },
    { code: 'machines agricoles', share: 0.4 },
  ],
  technologiesOffered: ['capteurs connectés', 'drones', 'télédétection'],
  technologiesWanted: ['levures', 'robots de désherbage'],
  flow: 'both',
  staff: 3,
  managerSince: '2020-05-01',
  managerChanges: 0,
  board: true,
  roadmap: true,
  projects: 12,
  willingness: 'yes',
} as const;

/** An alliance of two clusters of this platform, as both have brought it so far; everybody in it is fictional. */
export interface DemonstrationNeighbourhood {
  readonly memberFile: { readonly fileName: string; readonly text: string };
  readonly ownProfile: typeof ownProfile;
  /** Members of the French cluster that make public what they offer and need. */
  readonly telling: readonly string[];
  readonly mandate: { readonly title: string; readonly purpose: string; readonly givenDaysAgo: number };
  readonly alliance: {
    readonly name: string;
    readonly theme: string;
    readonly signedDaysAgo: number;
    readonly terms: Partial<ConventionTerms>;
    readonly toneNote: string;
  };
  /** Each side's contact at the other. */
  readonly contacts: { readonly theirs: Contact; readonly ours: Contact };
  readonly visit: { readonly daysAgo: number; readonly text: string };
  readonly promises: readonly {
    readonly title: string;
    readonly inDays: number;
    readonly by: 'us' | 'them';
  }[];
  readonly next: { readonly ours: NextStep; readonly theirs: NextStep };
  readonly workingGroup: { readonly theme: string; readonly purpose: string; readonly message: string };
  /** Names of the two firms that say yes to each other, and of those that have not answered. */
  readonly introduced: readonly [ours: string, theirs: string];
  readonly proposed: readonly [ours: string, theirs: string];
  readonly news: { readonly daysAgo: number; readonly note: string };
  readonly project: {
    readonly title: string;
    readonly summary: string;
    readonly brick: string;
    readonly lab: string;
  };
  readonly competence: { readonly title: string; readonly detail: string };
  readonly question: { readonly title: string; readonly body: string };
  /** To the question of the French manager. */
  readonly answer: { readonly body: string; readonly lived: string };
  readonly mentoring: string;
}

interface NextStep {
  readonly step: string;
  readonly inDays: number;
}

interface Contact {
  readonly name: string;
  readonly position: string;
  readonly note: string;
}

export const demonstrationNeighbourhood: DemonstrationNeighbourhood = {
  memberFile: { fileName: 'members-orchard-ring.csv', text: csv(header, rows) },
  ownProfile,
  telling: [
    'Robocep',
    'Tonnellerie des Graves',
    'Enjambo',
    'Mildécran',
    'Tracevin',
    'Gelstop',
    'Oculus Baie',
    'Microbulle',
    'Biocuve',
  ],
  mandate: {
    title: 'Friends across the Channel',
    purpose:
      'Find partners for machines, sensors and frost protection in regions that grow in rows as we do.',
    givenDaysAgo: 300,
  },
  alliance: {
    name: 'Rangs et vergers – Rows and orchards',
    theme: 'Robots, sensors and frost / Robots, capteurs et gel',
    signedDaysAgo: 90,
    terms: {
      purpose:
        'Let firms of vineyards and orchards try each other’s machines. / Faire essayer aux entreprises des vignes et des vergers les machines des autres.',
      themes: ['Robots', 'Capteurs – Sensors', 'Gel – Frost'],
      steering: 'One call a month, in turn in French and in English.',
      intellectualProperty: 'Un accord écrit précède chaque essai commun.',
      confidentiality: 'What is seen on a plot is told outside only by whoever owns the machine.',
      brands: 'Chaque nom et chaque logo est relu avant publication.',
      freeRiding: 'A firm that misses two trials in a row makes room for another.',
      mediation: 'Alice Moreland et Claire Vasseur, sous quinze jours.',
      durationMonths: 24,
      noticeMonths: 3,
      law: 'Droit du pays où a lieu l’essai',
      languages: 'français, English',
    },
    toneNote: 'Alice répond le jour même. Préférer les visites aux longs courriels.',
  },
  contacts: {
    theirs: { name: 'Alice Moreland', position: 'Directrice', note: 'Connaît tous les vergers du Kent.' },
    ours: { name: 'Claire Vasseur', position: 'Cluster manager', note: 'Likes a call better than a mail.' },
  },
  visit: {
    daysAgo: 25,
    text: 'Visite de trois vergers avec quatre adhérents. / Three orchards visited with four members.',
  },
  promises: [
    {
      title: 'Prêter un robot pour la taille d’hiver – Lend a robot for winter pruning',
      inDays: 45,
      by: 'us',
    },
    { title: 'Open two plots in a frost pocket – Ouvrir deux parcelles gélives', inDays: 20, by: 'them' },
  ],
  next: {
    ours: { step: 'Fixer avec Alice les dates des essais de printemps', inDays: 12 },
    theirs: { step: 'Show the two plots to the French team', inDays: 16 },
  },
  workingGroup: {
    theme: 'Entre les rangs – Between the rows',
    purpose: 'Try the same machines in vines and in apple trees, and say what works.',
    message: 'Trois vergers ouvrent leurs rangs à votre robot ; venez voir avec nous.',
  },
  introduced: ['Robocep', 'Hopper & Pippin'],
  proposed: ['Tonnellerie des Graves', 'Swale Cider'],
  news: { daysAgo: 10, note: 'Deux jours d’essais à Faversham, la pente convient.' },
  project: {
    title: 'Un robot pour deux feuillages – One robot, two canopies',
    summary: 'The same robot between vines and between apple trees, one season each.',
    brick: 'Guidage sous couvert – Guidance under a canopy',
    lab: 'University of the Weald (fictional)',
  },
  competence: {
    title: 'A laboratory that measures spray drift',
    detail: 'Two of our members must prove how much of what they spray reaches the neighbour’s field.',
  },
  question: {
    title: 'How do you keep members coming once the first grant is spent?',
    body: 'Our first programme ends in spring; a third of the firms came for it alone.',
  },
  answer: {
    body: 'We gave ours a share in what the network earns and two days a month of their own; she has stayed five years.',
    lived: 'The Orchard Ring, since 2021',
  },
  mentoring: 'You rebuilt your fees after a grant ended. May I ask you how, once a month until summer?',
};
