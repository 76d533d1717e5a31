/** A study of interviews as it would be once one of them was coded twice. People are named by the address of their account. */
export interface DemonstrationInterviews {
  readonly title: string;
  readonly purpose: string;
  readonly lead: string;
  readonly coder: string;
  readonly caseName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly transcript: { readonly title: string; readonly fileName: string; readonly text: string };
  readonly codes: readonly {
    readonly name: string;
    readonly definition: string;
    readonly beneath: string | null;
  }[];
  /** Passages as they stand in the transcript, in the double coding. */
  readonly codings: readonly {
    readonly by: 'lead' | 'coder';
    readonly code: string;
    readonly passage: string;
  }[];
  readonly conclusion: { readonly code: string; readonly summary: string };
}

const at = (name: string): string => `${name}@sarments.example`;
const both = (code: string, passage: string) =>
  (['lead', 'coder'] as const).map((by) => ({ by, code, passage }));

/** Fictional, and saying so: nobody of any cluster said this. The codes are those of the benefits that paper 001 tells apart. */
export const demonstrationInterviews: DemonstrationInterviews = {
  title: 'Ce que le cluster change à l’export (entretiens fictifs)',
  purpose:
    'Quels bénéfices les dirigeants voient-ils à s’internationaliser par le cluster ? Entretien inventé pour la démonstration.',
  lead: at('chercheur'),
  coder: at('equipe'),
  caseName: 'Firme A',
  attributes: { Taille: 'petite', Export: 'régulier' },
  transcript: {
    title: 'Entretien fictif, Firme A',
    fileName: 'entretien-fictif.txt',
    text: `Enquêteur : Merci de nous recevoir. Qu’est-ce que le cluster vous apporte à l’étranger ?
Firme A : D’abord du temps. Chercher un distributeur tout seul, cela nous prenait des mois, et personne ici ne fait que cela.
Firme A : Le voyage au Japon a coûté beaucoup moins cher que si nous y étions allés seuls, parce que le cluster avait réservé le stand.
Enquêteur : Et une fois sur place ?
Firme A : Nous avons rencontré deux entreprises du cluster que nous ne connaissions pas, alors qu’elles sont à vingt kilomètres.
Firme A : Depuis, nous échangeons des contacts. L’une d’elles nous a présenté son importateur.
Enquêteur : Les clients étrangers connaissent-ils le cluster ?
Firme A : Oui, surtout en Allemagne. Quand on dit qu’on en fait partie, la conversation change, on nous prend au sérieux.
Firme A : Une petite maison comme la nôtre n’a pas de nom là-bas. Le cluster, lui, en a un.
Enquêteur : Cela va-t-il plus vite ?
Firme A : Sans la mission, nous n’y serions pas allés, en tout cas pas si tôt. Le premier contrat est arrivé en six mois.
Firme A : Il faut dire que nous sommes très présents : nous sommes dans deux groupes de travail et nous proposons des projets.
Enquêteur : Et ceux qui attendent qu’on les appelle ?
Firme A : Ils perdent leur temps.`,
  },
  codes: [
    {
      name: 'Bénéfices perçus',
      definition: 'Ce que le dirigeant dit gagner à passer par le cluster.',
      beneath: null,
    },
    {
      name: 'Ressources',
      definition: 'Temps, argent, personnes que la firme n’a pas.',
      beneath: 'Bénéfices perçus',
    },
    {
      name: 'Mise en réseau',
      definition: 'Rencontres et contacts, ici et à l’étranger.',
      beneath: 'Bénéfices perçus',
    },
    {
      name: 'Légitimité',
      definition: 'Être pris au sérieux grâce au nom du cluster.',
      beneath: 'Bénéfices perçus',
    },
    { name: 'Vitesse', definition: 'Y aller plus tôt, aboutir plus vite.', beneath: 'Bénéfices perçus' },
    {
      name: 'Implication',
      definition: 'Participer, proposer, prendre des responsabilités dans le cluster.',
      beneath: null,
    },
  ],
  codings: [
    ...both('Ressources', 'D’abord du temps.'),
    ...both('Ressources', 'Le voyage au Japon a coûté beaucoup moins cher'),
    ...both('Mise en réseau', 'Nous avons rencontré deux entreprises du cluster'),
    ...both('Mise en réseau', 'nous échangeons des contacts'),
    ...both('Légitimité', 'on nous prend au sérieux'),
    ...both('Légitimité', 'n’a pas de nom là-bas'),
    ...both('Vitesse', 'en tout cas pas si tôt'),
    ...both('Implication', 'nous sommes dans deux groupes de travail'),
    { by: 'coder', code: 'Vitesse', passage: 'cela nous prenait des mois' },
    { by: 'lead', code: 'Implication', passage: 'Ils perdent leur temps.' },
  ],
  conclusion: {
    code: 'Légitimité',
    summary: 'Le nom du cluster remplace celui que la firme n’a pas, surtout en Allemagne.',
  },
};
