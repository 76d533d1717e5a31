import { addFinding, openStudy, type DatabaseConnection, type FindingFields } from '@grappe/database';

interface DemonstrationPlace {
  readonly connection: DatabaseConnection;
  readonly managerId: string;
  readonly researcherId: string;
  readonly clusterId: string;
}

type Told = Pick<
  FindingFields,
  'kind' | 'strength' | 'title' | 'body' | 'pseudonym' | 'source' | 'subjectTitle'
> & {
  readonly mechanism: string;
};

const dayMilliseconds = 86_400_000;
const dayIn = (days: number): string =>
  new Date(Date.now() + days * dayMilliseconds).toISOString().slice(0, 10);

/** Two findings on the shelf that say of themselves that nobody made them, and a study in which the researcher may analyse. */
const findings: readonly Told[] = [
  {
    kind: 'benefit',
    strength: 'measured',
    title: 'Un stand partagé coûte deux fois moins (exemple fictif)',
    body: 'Quatre entreprises sur un stand : 6 200 € chacune au lieu de 13 500 €.',
    pseudonym: '',
    source: 'Comptes fictifs de la démonstration',
    subjectTitle: 'Salon de Düsseldorf',
    mechanism: 'strategic_resources',
  },
  {
    kind: 'verbatim',
    strength: 'anecdote',
    title: 'Une porte qui s’ouvre (exemple fictif)',
    body: 'Seuls, nous n’aurions jamais eu ce rendez-vous : c’est le nom du cluster qui a ouvert la porte.',
    pseudonym: 'Entreprise fictive 3',
    source: 'Entretien inventé pour la démonstration',
    subjectTitle: 'Mission en Catalogne',
    mechanism: 'collective_reputation',
  },
];

export async function openDemonstrationEvidence(place: DemonstrationPlace): Promise<void> {
  const { connection, managerId, researcherId, clusterId } = place;
  await connection.asPerson(managerId, async (tx) => {
    for (const finding of findings) {
      await addFinding(tx, clusterId, {
        ...finding,
        consented: finding.kind === 'verbatim',
        subjectKind: 'action',
        subjectId: null,
        analysisId: null,
        observedOn: dayIn(-40),
        told: true,
      });
    }
    await openStudy(tx, {
      clusterId,
      title: 'Étude fictive du cadre intégrateur',
      purpose: 'Essayer les analyses sur des réponses tirées au sort.',
      researcherId,
      endsOn: dayIn(700),
    });
  });
}
