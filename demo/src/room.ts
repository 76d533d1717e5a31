/** A working group as it would be after its first exchanges. People are named by the address of their account. */
export interface DemonstrationRoom {
  readonly title: string;
  readonly people: readonly string[];
  /** In their order; `thread` answers the first one. */
  readonly messages: readonly { readonly by: string; readonly body: string; readonly thread?: true }[];
  readonly decision: { readonly by: string; readonly title: string; readonly body: string };
  readonly task: {
    readonly by: string;
    readonly title: string;
    readonly note: string;
    readonly owner: string;
    readonly dueInDays: number;
  };
}

const at = (name: string): string => `${name}@sarments.example`;

/** Fictional, like the rest of the cluster. */
export const demonstrationRoom: DemonstrationRoom = {
  title: 'Préparer le salon de Hambourg',
  people: [at('equipe'), at('robocep'), at('tonnellerie'), at('institut')],
  messages: [
    {
      by: at('pilote'),
      body: 'Bonjour à tous. Le salon de Hambourg ouvre ses inscriptions. Qui viendrait sur un stand commun ?',
    },
    {
      by: at('robocep'),
      body: 'Robocep vient. Nous pouvons montrer le robot entre les rangs, s’il y a de la place dehors.',
      thread: true,
    },
    {
      by: at('tonnellerie'),
      body: 'Oui pour nous aussi. Nous avons déjà un interprète sur place, il peut servir à tout le monde.',
      thread: true,
    },
    {
      by: at('institut'),
      body: 'L’institut peut prêter ses panneaux sur le sol et la vigne, en allemand et en anglais.',
    },
    {
      by: at('equipe'),
      body: 'I will ask the organisers for a place near the demonstration field and share the plan here.',
    },
  ],
  decision: {
    by: at('pilote'),
    title: 'Un stand commun de trente-six mètres carrés',
    body: 'Chacun garde son comptoir ; l’accueil, l’interprète et les panneaux sont communs.',
  },
  task: {
    by: at('pilote'),
    title: 'Réserver le stand',
    note: 'Demander un emplacement près du terrain de démonstration.',
    owner: at('equipe'),
    dueInDays: 21,
  },
};
