import { stemEnglish } from '../text/stem-english.ts';
import { stemFrench } from '../text/stem-french.ts';
import { withoutAccents, wordsOf } from '../text/tokens.ts';

/**
 * French and English words of the field that say the same thing, one thing a line: French forms | English forms. Own work of the
 * project, made by hand from the words of the source papers and of offers and needs as firms write them; not a dictionary. A form of several
 * words is found when its words follow each other, articles and prepositions left aside. Words that both languages write
 * almost alike (certification, logistique / logistics) are found without it.
 */
const table = `
adhérent, membre | member
acheteur, centrale d'achat | buyer, purchaser, purchasing
agent commercial, représentant, agent | sales agent, representative
agriculture, agricole | farming, agriculture
aide publique, subvention | public aid, grant, subsidy
alimentaire, agroalimentaire | food, foodstuffs
analyse, dosage | analysis, assay
appel d'offres, marché public | tender, public procurement
apprentissage automatique, intelligence artificielle, IA | machine learning, artificial intelligence, AI
approvisionnement, achats | sourcing, supply, procurement
arôme | flavour, flavor, aroma
assemblage, montage | assembly
assurance, assurance-crédit | insurance, credit insurance
avion, aéronef, aéronautique | aircraft, aeroplane, airplane, aeronautics
banc d'essai | test bench, test rig
barrique, tonneau, fût, futaille, foudre | barrel, cask
tonnelier, tonnellerie | cooper, cooperage
bateau, navire, naval | boat, ship, vessel, naval
batterie, accumulateur | battery
bâtiment, construction | building, construction
béton | concrete
bois, merrain | wood, timber, stave
bouchon, liège | cork, stopper
bouteille | bottle
brevet, propriété intellectuelle | patent, intellectual property
broyeur, broyage | shredder, grinder, crusher
bureau d'études, ingénierie | engineering office, engineering firm, design office, engineering
cadre export, responsable export, ingénieur export | export manager
capteur, sonde, détecteur | sensor, probe, detector
carte, cartographie | map, mapping
caisse, carton, emballage, conditionnement, étui | box, case, carton, packaging
cave, chai, cuverie | cellar, winery
chaudronnerie, chaudronnier | boilermaking, boilermaker, sheet metal work
chêne | oak
chimie, chimique | chemistry, chemical
client, clientèle | customer, client
cloud, informatique en nuage | cloud, cloud computing
colle, adhésif | glue, adhesive
commerce en ligne, boutique en ligne, vente en ligne | e-commerce, online shop, online store, online sale
commercial, vente | sales, selling, sale
commercial partagé, cadre partagé | shared sales manager, shared manager
composant, pièce | component, part
conception, conception produit, designer | design, designer, product design
conseil, consultant | advice, consulting, consultant, advisory
contrat | contract
contrefaçon, anticontrefaçon | counterfeiting, counterfeit, anticounterfeiting
cuir | leather
cuve, citerne, réservoir | tank, vat
découpe laser | laser cutting
déchets, sous-produits, marc | waste, by-products, pomace
dégustation | tasting
désherbage, désherber | weeding, weed control
dispositif médical | medical device
distributeur, distribution, revendeur | distributor, distribution, reseller, retailer
données | data
douane, dédouanement | customs, customs clearance
drone | drone, unmanned aerial vehicle, UAV
durable, développement durable | sustainable, sustainability
eau, hydraulique | water, hydraulic
effluents, eaux usées | effluents, wastewater
électrique, électricité | electric, electrical, electricity
électronique | electronic, electronics
éleveur, élevage | breeder, livestock, breeding
énergie | energy
engrais | fertiliser, fertilizer
enjambeur | straddle
entretien, maintenance | maintenance, servicing
environnement | environment
enzyme | enzyme
épuration, dépollution | purification, pollution control, cleanup
équipement, matériel | equipment
essai, test | trial, test, testing
étanchéité, étanche | sealing, leak tightness, watertight
étiquette, étiquetage | label, labelling, labeling
étude de marché, étude de consommateurs | market study, market research, consumer study
export, exportation, exporter | export, exporting
fabricant, constructeur, producteur | manufacturer, maker, producer
fabrication, usinage | manufacturing, machining
fabrication additive, impression 3D | additive manufacturing, 3D printing
ferme, exploitation agricole | farm
fermentation | fermentation
filière | value chain, industry
filtration, filtre | filtration, filter
financement, investisseur | funding, financing, investor
fluide | fluid
foire, salon, exposition | trade fair, trade show, exhibition
formation | training
fournisseur, sous-traitant, sous-traitance | supplier, subcontractor, subcontracting
froid, réfrigération, refroidissement | cooling, refrigeration, cold, chilling
gaz | gas
gel, antigel | frost, antifrost, frost protection
gravure | engraving
greffé, pépinière, plant | grafted, nursery, seedling
homologation, agrément, mise sur le marché | approval, homologation, type approval, market authorisation
hydrogène | hydrogen
image, imagerie, vision | imaging, image, vision
importateur | importer
imprimerie, impression, imprimeur | printing, printer
inox, acier inoxydable | stainless steel
acier | steel
installateur | installer
irrigation, arrosage | irrigation, watering
jeu vidéo, jeux | video game, gaming
juridique, avocat, droit | legal, lawyer, law
laboratoire | laboratory, lab
laser | laser
levure | yeast
logiciel, progiciel, application | software, application, app
logistique, transport, transporteur, fret | logistics, transport, freight, carrier, shipping
machine, engin | machine, machinery
main-d'œuvre, recrutement | workforce, labour, recruitment, hiring
marque | brand, trademark
matériau | material
mécanique | mechanical, mechanics
mesure, métrologie, métrologue | measurement, metrology, metrologist
météo, météorologique | weather, meteorological
meuble, mobilier | furniture
moteur | engine, motor
moule, moulage | mould, mold, moulding, molding
nettoyage, lavage | cleaning, washing
normes, réglementation, réglementaire | standards, regulation, regulatory, compliance
nucléaire | nuclear
numérique, numérisation | digital, digitisation, digitalization
œnologie, œnologue, œnologique | oenology, enology, oenologist, winemaker, winemaking
optique, photonique | optics, optical, photonics
outil, outillage | tool, tooling
paiement | payment
palissage | trellis, trellising
parcelle, terrain | plot, field
partenaire, associé | partner
peinture | paint, painting, coating
phytosanitaire, pesticide | pesticide, plant protection, crop protection
plastique, plasturgie, polymère | plastic, plastics, polymer
pompe | pump
portage, porteur | carrying, carrier firm
pulvérisation, pulvérisateur, pulvériser | spraying, sprayer, spray
qualité | quality
raisin, baie | grape, berry
récolte, vendange, vendangeuse, moissonneuse | harvest, harvesting, harvester
recherche, R&D | research, R&D, research and development
recyclage, recycleur, recycler, réutilisation | recycling, recycler, reuse
référence, site pilote, parcelles de démonstration, démonstrateur | reference site, pilot site, demonstration site, demonstrator
réseau | network
robot, robotique | robot, robotic, robotics
santé, médical | health, medical, healthcare
sécateur, taille | pruner, pruning, secateurs
sécurité | safety, security
cybersécurité, sécurité informatique | cybersecurity, IT security
séchage, sécher | drying, dryer
service après-vente, dépannage | after-sales service, aftersales, repair
site web, site internet | website, web site
sol, terroir | soil, terroir
soudage, soudure | welding
stockage | storage
sulfite, soufre | sulphite, sulfite, sulphur, sulfur
surveillance, supervision, suivi | monitoring, supervision, tracking
tanin | tannin
textile, tissu | textile, fabric
tonte, tondeuse | mowing, mower
tracteur | tractor
traçabilité | traceability
traducteur, traduction, interprète | translator, translation, interpreter
traitement | treatment, processing
tri, trieur, table de tri | sorting, sorter, sorting table
usine, atelier | factory, plant, workshop
verre, verrerie | glass, glassware
viande | meat
vigne, vignoble, viticole, viticulture, cep | vine, vineyard, viticulture, grapevine
vin, vinicole | wine
vinification | winemaking, vinification
`;

/** Words that only join the others. */
const JOINING = {
  fr: 'au aux avec ce ces cette chez comme dans de des du elle en entre est et il ils je la le les leur leurs lui mais ne nos notre nous on ou où par pas plus pour qu que qui sa sans se ses son sont sous sur te tous tout toute toutes très un une vers vos votre vous afin dont été être fait font avoir ayant',
  en: 'an and are as at be been by can for from had has have her his how in into is it its more most no not of off on or our over so such than that the their them these they this those to under up us very was we were what which who will with without you your any all',
};

export type StatementLanguage = 'fr' | 'en';

const asSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const joining = { fr: asSet(JOINING.fr), en: asSet(JOINING.en) };

export const joinsOthers = (word: string): boolean => joining.fr.has(word) || joining.en.has(word);

/** `œ` is two letters for stems and distances. */
export const spelled = (text: string): string => text.replaceAll(/œ/giu, 'oe').replaceAll(/æ/giu, 'ae');

export function stemOf(word: string, language: StatementLanguage): string {
  return withoutAccents(language === 'fr' ? stemFrench(word) : stemEnglish(word));
}

/** Most words in one form of the table. */
export const LONGEST_FORM = 4;

/** Things by the stems of a form, words apart by a space, articles left aside. */
export const lexicon: Readonly<Record<StatementLanguage, ReadonlyMap<string, string>>> = readTable();

function readTable() {
  const found = { fr: new Map<string, string>(), en: new Map<string, string>() };
  for (const line of table.trim().split('\n')) {
    const [french = '', english = ''] = line.split('|');
    const thing = `=${english.split(',')[0]!.trim()}`;
    for (const [language, forms] of [
      ['fr', french],
      ['en', english],
    ] as const) {
      for (const form of forms.split(',')) {
        const stems = wordsOf(spelled(form))
          .filter((word) => !joinsOthers(word))
          .map((word) => stemOf(word, language));
        const key = stems.join(' ');
        if (key !== '' && !found[language].has(key)) found[language].set(key, thing);
      }
    }
  }
  return found;
}

/** French when more of its small words and accents are there, English when more of its own; null when nothing tells. */
export function languageOf(text: string): StatementLanguage | null {
  const words = wordsOf(text);
  const of = (language: StatementLanguage): number =>
    words.filter((word) => joining[language].has(word)).length;
  const french = of('fr') + (/[àâçéèêëîïôùûœ]/iu.test(text) ? 1 : 0) + (/\b[dl]['’]/iu.test(text) ? 1 : 0);
  const english = of('en');
  if (french === english) return null;
  return french > english ? 'fr' : 'en';
}
