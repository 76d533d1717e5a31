import type { ConventionTerms } from '@grappe/contracts/api';

/** An alliance as its team would have brought it so far. Fictional, like the rest: no such cluster exists. */
export interface DemonstrationAlliance {
  readonly name: string;
  readonly theme: string;
  readonly stage: 'search' | 'negotiation' | 'signed';
  /** The other cluster; null while it is looked for. */
  readonly outside: { readonly name: string; readonly country: string } | null;
  readonly tone: 'unknown' | 'warm' | 'correct' | 'reserved';
  readonly toneNote: string;
  readonly next: { readonly step: string; readonly inDays: number } | null;
  readonly contacts: readonly { readonly name: string; readonly position: string; readonly note: string }[];
  readonly exchanges: readonly {
    readonly daysAgo: number;
    readonly means: 'meeting' | 'call' | 'visit';
    readonly text: string;
  }[];
  readonly terms: Partial<ConventionTerms> | null;
  readonly signedDaysAgo: number | null;
  readonly commitments: readonly {
    readonly title: string;
    readonly inDays: number;
    readonly by: 'us' | 'them' | 'both';
  }[];
  readonly workingGroup: {
    readonly theme: string;
    readonly purpose: string;
    readonly firms: readonly string[];
    /** Invited by the team; they have not answered. */
    readonly invited: readonly { readonly firm: string; readonly message: string }[];
  } | null;
  readonly project: {
    readonly title: string;
    readonly summary: string;
    readonly brick: string;
    readonly funder: string;
  } | null;
  /** What a firm told its team in confidence, by the address of its account. */
  readonly incident: { readonly by: string; readonly kind: 'silence'; readonly body: string } | null;
}

export interface DemonstrationMandate {
  readonly title: string;
  readonly purpose: string;
  readonly priorities: readonly string[];
  readonly givenBy: string;
  readonly givenDaysAgo: number;
}

export const demonstrationMandate: DemonstrationMandate = {
  title: 'Alliances européennes autour de la vigne',
  purpose:
    'Ouvrir à nos adhérents des partenaires de recherche et d’affaires dans des vignobles comparables au nôtre.',
  priorities: ['Capteurs et robots entre les rangs', 'Verre allégé et réemploi', 'Levures et bioproduits'],
  givenBy: 'Conseil d’administration des Sarments (fictif)',
  givenDaysAgo: 420,
};

const vines: DemonstrationAlliance = {
  name: 'Vignes connectées',
  theme: 'Capteurs, robots et données de parcelle',
  stage: 'signed',
  outside: { name: 'Clúster del Viñedo Imaginario (fictif)', country: 'ES' },
  tone: 'warm',
  toneNote: 'On se tutoie. Écrire en espagnol fait plaisir, tout le monde comprend le français.',
  next: { step: 'Réunir le groupe de travail à Logroño', inDays: 18 },
  contacts: [
    {
      name: 'Lucía Ferrer (personnage fictif)',
      position: 'Directrice',
      note: 'Décide vite, préfère le téléphone.',
    },
  ],
  exchanges: [
    {
      daysAgo: 380,
      means: 'visit',
      text: 'Première visite : deux caves, un laboratoire, beaucoup de questions sur les capteurs.',
    },
    {
      daysAgo: 12,
      means: 'call',
      text: 'Le calendrier du groupe de travail est tenu ; ils cherchent encore un banc d’essai.',
    },
  ],
  terms: {
    purpose: 'Faire travailler ensemble les entreprises des deux vignobles sur les capteurs et les robots.',
    themes: ['Capteurs de sol', 'Robots entre les rangs'],
    steering: 'Les deux équipes se parlent chaque mois.',
    intellectualProperty: 'Un accord écrit précède chaque essai commun.',
    durationMonths: 36,
    noticeMonths: 6,
    law: 'Droit français',
    languages: 'français, espagnol',
  },
  signedDaysAgo: 200,
  commitments: [
    { title: 'Recevoir cinq entreprises espagnoles pendant les vendanges', inDays: -20, by: 'us' },
    { title: 'Ouvrir un banc d’essai partagé', inDays: 60, by: 'them' },
    { title: 'Publier un premier retour d’expérience', inDays: 120, by: 'both' },
  ],
  workingGroup: {
    theme: 'Capteurs entre les rangs',
    purpose: 'Comparer les capteurs sur les mêmes parcelles, puis dire ce qui marche.',
    firms: ['Robocep', 'Oculus Baie'],
    invited: [
      {
        firm: 'Tonnellerie des Graves',
        message: 'Vos barriques connectées intéressent les caves espagnoles du groupe.',
      },
    ],
  },
  project: {
    title: 'Un robot, deux vignobles',
    summary: 'Essais croisés d’un robot entre les rangs sur deux terroirs.',
    brick: 'Guidage sans satellite sous couvert végétal',
    funder: 'Programme européen (fictif)',
  },
  incident: {
    by: 'robocep@sarments.example',
    kind: 'silence',
    body: 'Nous avons envoyé nos données d’essai il y a six semaines et personne ne répond chez le partenaire espagnol.',
  },
};

const bottles: DemonstrationAlliance = {
  name: 'Verre léger',
  theme: 'Bouteilles allégées et réemploi',
  stage: 'negotiation',
  outside: { name: 'Rheinisches Rebennetz (erfunden)', country: 'DE' },
  tone: 'reserved',
  toneNote: 'Ils veulent relire chaque phrase ; leur juriste revient toujours sur les marques.',
  next: { step: 'Relancer sur la clause des marques', inDays: 7 },
  contacts: [
    { name: 'Jonas Weber (personnage fictif)', position: 'Responsable de l’international', note: '' },
  ],
  exchanges: [
    { daysAgo: 95, means: 'meeting', text: 'Accord sur l’objet ; la clause sur les marques reste à écrire.' },
  ],
  terms: { purpose: 'Essayer ensemble des bouteilles plus légères.', themes: ['Verre', 'Réemploi'] },
  signedDaysAgo: null,
  commitments: [],
  workingGroup: null,
  project: null,
  incident: null,
};

const yeasts: DemonstrationAlliance = {
  name: 'Levures et terroirs',
  theme: 'Levures locales, bioproduits',
  stage: 'search',
  outside: null,
  tone: 'unknown',
  toneNote: '',
  next: { step: 'Demander à l’Institut qui il connaît au Portugal', inDays: 10 },
  contacts: [],
  exchanges: [],
  terms: null,
  signedDaysAgo: null,
  commitments: [],
  workingGroup: null,
  project: null,
  incident: null,
};

export const demonstrationAlliances: readonly DemonstrationAlliance[] = [vines, bottles, yeasts];
