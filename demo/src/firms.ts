import type { FamilyCode, Town } from './families.ts';

/**
 * The SMEs and midcaps of the demonstration cluster. Fictional. `exporting` shapes how many markets they serve (0 none … 3
 * experienced); `wants` are the markets they declare, the first is the most wanted; `silent` firms have not answered the
 * cluster's questionnaire, as happens everywhere.
 */
export interface FirmSeed {
  readonly name: string;
  readonly family: FamilyCode;
  readonly town: Town;
  readonly headcount: number | null;
  readonly exporting: 0 | 1 | 2 | 3;
  readonly wants: readonly string[];
  readonly offer: string;
  readonly need: string;
  readonly silent: boolean;
  readonly midcap: boolean;
}

/** name | family | town | headcount | exporting | wanted markets | offer | need | silent or midcap */
const table = `
Ateliers Rangvert | machines | Libourne | 34 | 2 | US CL ES | Interceps mécaniques pour vignes étroites | Un distributeur en Californie |
Enjambo | machines | Langon | 48 | 3 | US AU | Tracteurs enjambeurs électriques | Un fabricant de batteries |
Pulvéo | machines | Cadillac | 21 | 1 | ES IT PT | Pulvérisateurs à panneaux récupérateurs | Des essais comparés avec un laboratoire |
Brumevigne | machines | Blaye | 17 | 1 | ES IT DE | Pulvérisation à jet porté | Une homologation en Allemagne |
Sécateur Lacoste & Fils | machines | Bergerac | 12 | 2 | US ZA | Sécateurs électriques | Un designer produit |
Robocep | machines | Pessac | 26 | 1 | US ES CL | Robot de tonte et de désherbage entre les ceps | Des parcelles de démonstration à l’étranger |
Vendangeuses du Médoc | machines | Pauillac | 61 | 3 | AU CL | Têtes de récolte douces | Un service après-vente partagé dans l’hémisphère sud |
Palissor | machines | Saint-Émilion | 9 | 0 | ES PT | Releveurs de fils pour le palissage | Une première vente hors de France |
Hydrocep | machines | Marmande | 15 | 0 | ES MA | Irrigation enterrée pour jeunes plants | Un ingénieur export à temps partagé |
Gelstop | machines | Cognac | 14 | 1 | DE IT GE | Tours antigel mobiles | Des références en climat continental |
Levures d’Aquitaine | oenology | Bordeaux | 42 | 3 | US ZA AU | Levures sélectionnées pour rouges de garde | Un laboratoire d’essais en Afrique du Sud |
Œnozyme | oenology | Pessac | 18 | 1 | IT ES US | Enzymes de clarification | Un partenaire réglementaire aux États-Unis |
Filtralie | oenology | Villenave-d’Ornon | 29 | 2 | US CL AR | Filtration tangentielle pour petites caves | Un installateur en Argentine |
Laboratoire Tanin | oenology | Libourne | 11 | 0 | ES IT | Analyses rapides des moûts | Un métrologue |
Bentonia | oenology | Bergerac | 13 | 1 | ES IT GE | Produits de collage d’origine végétale | Une certification biologique américaine |
Vinalys | oenology | Bordeaux | 23 | 2 | US AU ZA | Analyses fines et conseil œnologique | Un réseau d’œnologues anglophones |
Sulfinov | oenology | Cadillac | 7 | 0 | DE BE | Alternatives au soufre | Des essais en cave froide |
Cuves Montalbin | oenology | Cognac | 55 | 3 | US CN | Cuves inox thermorégulées | Un chaudronnier associé en Amérique |
Thermovin | oenology | Langon | 19 | 1 | US CL ES | Groupes de froid pour chais | Un bureau d’études hydraulique |
Microbulle | oenology | Mérignac | 8 | 0 | ES IT PT | Micro-oxygénation pilotée | Un capteur d’oxygène fiable |
Tonnellerie des Graves | cooperage | Langon | 38 | 3 | US AU CN | Barriques de chêne à grain fin | Un commercial partagé en Australie |
Tonnellerie Sauternac | cooperage | Cadillac | 27 | 3 | US AU | Barriques pour liquoreux | Une assurance-crédit export |
Merrains du Périgord | cooperage | Périgueux | 22 | 1 | ES IT | Merrains séchés trois ans | Une traçabilité du bois |
Foudres & Douelles | cooperage | Cognac | 31 | 2 | IT US | Foudres de grande contenance | Un architecte de chais |
Copeau Noble | cooperage | Jonzac | 12 | 1 | US ZA CL | Alternatives aromatiques en bois | Un agent au Chili |
Barriqsense | cooperage | Bordeaux | 6 | 0 | US AU | Bonde connectée qui suit l’élevage | Des tonneliers pour intégrer la bonde |
Chais Ravel | cooperage | Saintes | 16 | 0 | ES PT | Mobilier de chai en bois | Un premier salon à l’étranger | silent
Tonnellerie Val d’Arbane | cooperage | Beaune | 24 | 2 | US AU | Barriques bourguignonnes | Des clients en Nouvelle-Zélande |
Étiquettes Garonne | packaging | Bordeaux | 44 | 2 | GB US JP | Étiquettes adhésives haut de gamme | Un graphiste japonisant |
Verralège | packaging | Cognac | 88 | 3 | GB DE | Bouteilles allégées | Une étude de consommateurs en Allemagne |
Bouchons du Marsan | packaging | Mont-de-Marsan | 33 | 2 | DE IT | Bouchons techniques sans défaut | Un laboratoire d’étanchéité |
Capsul’Or | packaging | Libourne | 25 | 1 | DE BE GB | Capsules en étain et complexes | Un recycleur |
Cartonnages Brède | packaging | Marmande | 52 | 1 | BE GB | Étuis et caisses imprimés | Un client hors du vin |
Caisses Bois Dordogne | packaging | Bergerac | 20 | 1 | GB US | Caisses en bois marquées | Un logisticien export |
Scellio | packaging | Mérignac | 10 | 1 | CN JP US | Scellés anticontrefaçon | Un partenaire juridique en Chine |
Imprimerie Chartrons | packaging | Bordeaux | 18 | 0 | BE DE | Petites séries numériques | Un site web en anglais |
Bag&Vin | packaging | Agen | 36 | 2 | GB DE SE | Poches et caisses-outres | Les monopoles nordiques |
Muselet Atlantique | packaging | Épernay | 41 | 2 | IT ES | Muselets et plaques | Un second fournisseur de fil | silent
Papier Filigrane | packaging | Angoulême | 28 | 1 | GB US | Papiers texturés pour étiquettes | Un imprimeur partenaire à Londres |
Dronevitis | digital | Pessac | 15 | 1 | ES PT US | Cartes de vigueur par drone | Un opérateur de vols en Espagne |
Cepdata | digital | Bordeaux | 22 | 1 | ES IT US | Logiciel de gestion de parcelles | Des traducteurs techniques |
Mildécran | digital | Villenave-d’Ornon | 9 | 0 | ES IT PT | Prévision du mildiou et de l’oïdium | Des données météo locales |
Tracevin | digital | Mérignac | 13 | 1 | CN US JP | Traçabilité de la bouteille | Un imprimeur d’étiquettes connectées |
Oculus Baie | digital | Pessac | 7 | 0 | US CL AU | Tri optique des baies par vision | Un fabricant de tables de tri |
Station Sève | digital | Libourne | 11 | 0 | ES PT MA | Capteurs de sève et de stress hydrique | Un installateur au Maroc |
Caveau Numérique | digital | Bordeaux | 16 | 0 | BE DE | Boutique en ligne pour domaines | Un prestataire de paiement |
Phéno | digital | Bordeaux |  | 0 | ES IT GE | Suivi phénologique collaboratif | Un laboratoire d’ampélographie |
Chai 4.0 | digital | Cognac | 19 | 1 | US AU ZA | Supervision des cuveries | Un fabricant de cuves |
Géoterroir | digital | Bergerac | 8 | 1 | GE MD IT | Cartographie des sols | Un pédologue |
Vigilog | digital | Saint-Émilion | 5 | 0 |  | Registre phytosanitaire mobile | Un développeur | silent
Épurevin | environment | Langon | 24 | 1 | ES PT CL | Traitement biologique des effluents de chai | Une référence au Portugal |
Marc & Valeur | environment | Jonzac | 17 | 0 | ES IT | Polyphénols extraits des marcs | Un acheteur cosmétique |
Carbocave | environment | Bordeaux | 6 | 0 | US ES | Captage du CO2 de fermentation | Un industriel du gaz |
Sarmentis | environment | Cadillac | 10 | 0 | IT ES | Granulés de sarments | Un broyeur adapté |
Aquavigne | environment | Agen | 21 | 1 | MA ES CL | Réutilisation des eaux pour l’irrigation | Un bureau d’études au Maroc |
Biocuve | environment | Saintes | 14 | 1 | ES PT IT | Nettoyage sans chimie des cuves | Un distributeur ibérique |
Sol Vivant Conseil | environment | Saint-Émilion | 4 | 0 | IT PT | Couverts végétaux et biodiversité | Un semencier |
Pépinières Merlaud | plants | Libourne | 30 | 2 | IT GE MD | Plants greffés certifiés | Un quarantenaire en Géorgie |
Résistan’Cep | plants | Bergerac | 12 | 1 | DE IT GE | Cépages résistants aux maladies | Des vignerons allemands pilotes |
Pépinières de l’Entre-deux-Rives | plants | Cadillac | 26 | 2 | IT MD CN | Porte-greffes pour sols calcaires | Un transport sous froid |
Vitro-Vigne | plants | Pessac | 9 | 0 | ES IT | Multiplication in vitro | Un laboratoire de virologie |
Groupe Vinetech | machines | Bordeaux | 310 | 3 | US CN AU | Lignes complètes de réception de vendange | Des sous-traitants locaux fiables | midcap
Verrerie du Ponant | packaging | Cognac | 420 | 3 | US GB | Bouteilles sur mesure | Des innovations d’étiquetage | midcap
`;

function readFirm(line: string): FirmSeed {
  const [name = '', family, town, headcount, exporting, wants = '', offer = '', need = '', flag] = line
    .split('|')
    .map((cell) => cell.trim());
  return {
    name,
    family: family as FamilyCode,
    town: town as Town,
    headcount: headcount === '' ? null : Number(headcount),
    exporting: Number(exporting) as FirmSeed['exporting'],
    wants: wants === '' ? [] : wants.split(' '),
    offer,
    need,
    silent: flag === 'silent',
    midcap: flag === 'midcap',
  };
}

export const firms: readonly FirmSeed[] = table.trim().split('\n').map(readFirm);
