/**
 * Hand-shaped material of the demonstration cluster. Every firm, lab and institution named here is fictional; only the
 * towns, the countries and the classification codes are real.
 */

export interface Family {
  readonly code: string;
  readonly sector: string;
  /** HS headings, the codes that the family's firms draw their products from. */
  readonly products: readonly string[];
  /** NACE divisions of the customers. */
  readonly customers: readonly string[];
  readonly technologies: readonly string[];
  readonly technologyRole: 'diffusing' | 'absorbing';
  /** Markets where the family usually sells first, the most frequent first. */
  readonly markets: readonly string[];
}

export const families = {
  machines: {
    code: 'machines',
    sector: '28.30Z',
    products: ['8432', '8433', '8424', '8436'],
    customers: ['01', '11'],
    technologies: ['guidage GPS', 'pulvérisation confinée', 'robotique de vigne', 'hydraulique'],
    technologyRole: 'diffusing',
    markets: ['ES', 'IT', 'DE', 'US', 'CL'],
  },
  oenology: {
    code: 'oenology',
    sector: '10.89Z',
    products: ['2102', '3507', '3802', '2807'],
    customers: ['11'],
    technologies: ['levures sélectionnées', 'enzymes', 'filtration tangentielle', 'analyse rapide'],
    technologyRole: 'diffusing',
    markets: ['ES', 'IT', 'US', 'AU', 'ZA'],
  },
  cooperage: {
    code: 'cooperage',
    sector: '16.24Z',
    products: ['4416', '4415', '4421'],
    customers: ['11'],
    technologies: ['chauffe maîtrisée', 'traçabilité du bois', 'capteurs de barrique'],
    technologyRole: 'absorbing',
    markets: ['US', 'AU', 'ES', 'IT', 'CN'],
  },
  packaging: {
    code: 'packaging',
    sector: '18.12Z',
    products: ['4821', '4819', '7010', '4503', '3923'],
    customers: ['11', '46', '10'],
    technologies: ['impression numérique', 'étiquette connectée', 'verre allégé', 'bouchage technique'],
    technologyRole: 'absorbing',
    markets: ['GB', 'DE', 'BE', 'US', 'JP'],
  },
  digital: {
    code: 'digital',
    sector: '62.01Z',
    products: ['8523', '9031', '9015', '8806'],
    customers: ['01', '11', '46'],
    technologies: [
      'imagerie par drone',
      'capteurs connectés',
      'modèles de maladies',
      'traçabilité',
      'IA de vision',
    ],
    technologyRole: 'diffusing',
    markets: ['ES', 'PT', 'IT', 'US', 'GE'],
  },
  environment: {
    code: 'environment',
    sector: '37.00Z',
    products: ['8421', '3825', '3101'],
    customers: ['11', '01', '36'],
    technologies: [
      'traitement des effluents',
      'valorisation des marcs',
      'récupération du CO2',
      'irrigation de précision',
    ],
    technologyRole: 'diffusing',
    markets: ['ES', 'PT', 'MA', 'CL', 'IT'],
  },
  plants: {
    code: 'plants',
    sector: '01.30Z',
    products: ['0602', '1209'],
    customers: ['01', '11'],
    technologies: ['cépages résistants', 'sélection sanitaire', 'greffage'],
    technologyRole: 'absorbing',
    markets: ['IT', 'ES', 'GE', 'CN', 'MD'],
  },
} as const satisfies Record<string, Family>;

export type FamilyCode = keyof typeof families;

export const towns = {
  Bordeaux: ['33000', 44.838, -0.579],
  Libourne: ['33500', 44.915, -0.243],
  Cognac: ['16100', 45.695, -0.329],
  Bergerac: ['24100', 44.853, 0.483],
  Langon: ['33210', 44.553, -0.249],
  Blaye: ['33390', 45.127, -0.662],
  Pauillac: ['33250', 45.199, -0.748],
  'Saint-Émilion': ['33330', 44.894, -0.156],
  Pessac: ['33600', 44.806, -0.631],
  Mérignac: ['33700', 44.844, -0.645],
  'Villenave-d’Ornon': ['33140', 44.773, -0.558],
  Cadillac: ['33410', 44.636, -0.317],
  Jonzac: ['17500', 45.446, -0.434],
  Angoulême: ['16000', 45.648, 0.156],
  Saintes: ['17100', 45.745, -0.633],
  Périgueux: ['24000', 45.184, 0.721],
  Agen: ['47000', 44.203, 0.616],
  Marmande: ['47200', 44.5, 0.166],
  'Mont-de-Marsan': ['40000', 43.89, -0.497],
  Montpellier: ['34000', 43.611, 3.877],
  Beaune: ['21200', 47.026, 4.84],
  Épernay: ['51200', 49.043, 3.952],
} as const satisfies Record<string, readonly [postcode: string, latitude: number, longitude: number]>;

export type Town = keyof typeof towns;
