import { firms } from './firms.ts';

/** One-to-one meetings and a community of practice as they would be after a few weeks. Firms are named as in the member file. */
export interface DemonstrationMeetings {
  readonly event: {
    readonly name: string;
    readonly place: string;
    readonly inDays: number;
    readonly slots: number;
    readonly tables: readonly string[];
    /** `wishes`: names of firms, the most wished first. */
    readonly people: readonly {
      readonly firm: string;
      readonly person: string;
      readonly about: string;
      readonly absentSlots: readonly number[];
      readonly wishes: readonly string[];
    }[];
  };
  /** Held last year: what firms that took part in something are compared with the others by. */
  readonly past: {
    readonly name: string;
    readonly place: string;
    readonly daysAgo: number;
    readonly firms: readonly string[];
  };
  readonly note: { readonly title: string; readonly body: string; readonly source: string };
  /** Shown to the firms of the cluster. */
  readonly practice: { readonly title: string; readonly body: string; readonly source: string };
  readonly question: {
    readonly title: string;
    readonly body: string;
    readonly answer: string;
    readonly lived: string;
  };
  readonly mentor: { readonly sinceYear: number; readonly about: string };
  readonly gathering: {
    readonly convener: string;
    readonly title: string;
    readonly place: string;
    readonly inDays: number;
  };
}

const person = (
  firm: string,
  name: string,
  about: string,
  wishes: readonly string[],
  absentSlots: readonly number[] = [],
) => ({ firm, person: name, about, wishes, absentSlots });

/** Fictional, like the rest of the cluster. */
export const demonstrationMeetings: DemonstrationMeetings = {
  event: {
    name: 'Rendez-vous de la vigne (événement fictif)',
    place: 'Cité fictive du vin, Libourne',
    inDays: 45,
    slots: 6,
    tables: ['Table 1', 'Table 2', 'Table 3'],
    people: [
      person(
        'Robocep',
        'Léa Fictive',
        'Robot de tonte entre les ceps ; cherche des parcelles de démonstration.',
        ['Enjambo', 'Dronevitis', 'Station Sève'],
      ),
      person(
        'Enjambo',
        'Paul Inventé',
        'Tracteurs enjambeurs électriques ; cherche un fabricant de batteries.',
        ['Robocep', 'Carbocave'],
      ),
      person('Dronevitis', 'Inès Imaginée', 'Cartes de vigueur par drone.', ['Robocep', 'Cepdata'], [0]),
      person(
        'Cepdata',
        'Marc Supposé',
        'Logiciel de gestion de parcelles ; cherche des traducteurs techniques.',
        ['Dronevitis', 'Station Sève'],
      ),
      person(
        'Station Sève',
        'Ana Hypothèse',
        'Capteurs de sève et de stress hydrique.',
        ['Cepdata', 'Robocep'],
        [4, 5],
      ),
      person('Barriqsense', 'Tom Exemple', 'Bonde connectée ; cherche des tonneliers.', [
        'Tonnellerie des Graves',
        'Foudres & Douelles',
      ]),
      person('Tonnellerie des Graves', 'Rose Modèle', 'Barriques de chêne à grain fin.', ['Barriqsense']),
      person(
        'Foudres & Douelles',
        'Jean Maquette',
        'Foudres de grande contenance.',
        ['Barriqsense', 'Carbocave'],
        [0, 1],
      ),
      person('Carbocave', 'Zoé Esquisse', 'Captage du CO2 de fermentation ; cherche un industriel du gaz.', [
        'Enjambo',
      ]),
    ],
  },
  past: {
    name: 'Convention d’affaires de l’an passé (événement fictif)',
    place: 'Cité fictive du vin, Libourne',
    daysAgo: 520,
    // A third of them; those with an account find in it nothing that they did not do.
    firms: firms
      .filter(({ name }, rank) => rank % 3 === 2 && !['Robocep', 'Tonnellerie des Graves'].includes(name))
      .map(({ name }) => name),
  },
  note: {
    title: 'Faire payer une cotisation sans perdre les plus petites entreprises',
    body: 'Un barème par effectif, trois tranches seulement.\nLa première année à moitié prix.\nDire chaque automne, entreprise par entreprise, ce que l’adhésion lui a apporté : rencontres, missions, aides obtenues.',
    source: 'Vécu (cluster fictif de la démonstration), exercice 2025',
  },
  practice: {
    title: 'Aller à un premier salon à trois plutôt que seul',
    body: 'Un stand pour trois entreprises qui ne se font pas concurrence, une personne présente par demi-journée.\nLes contacts de la journée partagés chaque soir.\nUne relance écrite à trois, dans les dix jours.',
    source: 'Vécu (cluster fictif de la démonstration), salon de 2025',
  },
  question: {
    title: 'Comment garder un animateur plus de deux ans ?',
    body: 'Nous en sommes au troisième en cinq ans, et chaque départ fait perdre des contacts.',
    answer:
      'Nous avons écrit chaque relation dans une fiche et fait se rencontrer l’ancien et le nouveau devant chaque partenaire.',
    lived: 'Passation de 2024, cluster fictif de la démonstration',
  },
  mentor: { sinceYear: 2014, about: 'Financement des premières années, entrée d’une région au conseil.' },
  gathering: {
    convener: 'Conseil régional (fictif)',
    title: 'Journée des pilotes de clusters',
    place: 'Bordeaux',
    inDays: 60,
  },
};
