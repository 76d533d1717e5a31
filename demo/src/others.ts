import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Town } from './families.ts';

/** Everybody who is not an SME: large firms, labs, institutions, and the outside world. Fictional. */
export interface OtherSeed {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly country: string;
  readonly town: Town | string;
  readonly sector: string | null;
  readonly outside: boolean;
  readonly skills: readonly string[];
  readonly offer: string | null;
}

const member = (
  name: string,
  kind: OrganisationKind,
  town: Town,
  sector: string | null,
  offer: string | null,
  ...skills: string[]
): OtherSeed => ({ name, kind, country: 'FR', town, sector, outside: false, skills, offer });

const abroad = (
  name: string,
  kind: OrganisationKind,
  country: string,
  town: string,
  offer: string | null,
): OtherSeed => ({
  name,
  kind,
  country,
  town,
  sector: null,
  outside: true,
  skills: [],
  offer,
});

export const others: readonly OtherSeed[] = [
  member(
    'Domaines Réunis de la Rive',
    'large_firm',
    'Bordeaux',
    '11.02B',
    'Porte des PME sur ses sites aux États-Unis et en Chine',
  ),
  member(
    'Maison Arvault Spiritueux',
    'large_firm',
    'Cognac',
    '11.01Z',
    'Réseau de distribution dans 90 pays',
  ),
  member(
    'Agrimeca International',
    'large_firm',
    'Angoulême',
    '28.30Z',
    'Intègre des outils de PME dans son catalogue',
  ),
  member(
    'Institut de la Vigne et du Chai',
    'lab',
    'Villenave-d’Ornon',
    '72.19Z',
    'Plateforme d’essais ouverte aux petites entreprises',
    'Dire si un produit abîme le goût du vin',
    'Tester une machine sur une vraie parcelle',
    'Mesurer les résidus dans le vin',
  ),
  member(
    'Laboratoire Sols et Eau',
    'lab',
    'Bordeaux',
    '72.19Z',
    'Diagnostic de sol en une semaine',
    'Savoir si un sol retient l’eau',
    'Suivre la pollution d’un ruisseau',
  ),
  member(
    'Centre Vision & Robotique',
    'lab',
    'Pessac',
    '72.19Z',
    'Prototypage de capteurs',
    'Apprendre à une caméra à reconnaître une maladie',
    'Guider un robot entre les rangs',
  ),
  member(
    'Unité Bois et Arômes',
    'lab',
    'Périgueux',
    '72.19Z',
    null,
    'Dire ce que le bois donne au vin',
    'Vérifier l’origine d’un chêne',
  ),
  member(
    'École des Métiers du Vin',
    'training_body',
    'Libourne',
    '85.42Z',
    'Stagiaires export bilingues',
    'Former un salarié à la vente à l’étranger',
  ),
  member('Lycée Viticole des Coteaux', 'training_body', 'Bergerac', '85.32Z', null),
  member(
    'Agence de Développement des Coteaux',
    'support_institution',
    'Bordeaux',
    '94.99Z',
    'Accompagnement à l’international',
  ),
  member(
    'Chambre Consulaire de la Vallée',
    'support_institution',
    'Libourne',
    '94.11Z',
    'Conseillers export de proximité',
  ),
  member(
    'Conseil Territorial du Vignoble',
    'public_authority',
    'Bordeaux',
    '84.13Z',
    'Aides régionales à l’export',
  ),
  member(
    'Syndicat des Équipementiers',
    'support_institution',
    'Cognac',
    '94.11Z',
    'Pavillons collectifs sur les salons',
  ),
  member('Capital Terroir', 'investor', 'Bordeaux', '64.30Z', 'Fonds propres pour PME innovantes'),
  member('Cap Export Conseil', 'consultant', 'Mérignac', '70.22Z', 'Études de marché et agents'),
  member('Banque Coopérative du Fleuve', 'investor', 'Bordeaux', '64.19Z', 'Préfinancement export'),
  abroad('Clúster Viña Norte', 'partner_cluster', 'ES', 'Logroño', 'Rencontres d’affaires dans la Rioja'),
  abroad(
    'Distretto Vite e Vino',
    'partner_cluster',
    'IT',
    'Verona',
    'Accès aux caves coopératives de Vénétie',
  ),
  abroad('Napa Valley AgTech Circle', 'partner_cluster', 'US', 'Napa', 'Parcelles de démonstration'),
  abroad('Cluster Vinho Interior', 'partner_cluster', 'PT', 'Viseu', null),
  abroad('Barossa Wine Technology Network', 'partner_cluster', 'AU', 'Tanunda', null),
  abroad('Weintechnik Netzwerk Pfalz', 'partner_cluster', 'DE', 'Neustadt', 'Essais de cépages résistants'),
  abroad('Bodegas Altamira', 'foreign_partner', 'ES', 'Haro', null),
  abroad('Pacific Cellars Group', 'foreign_partner', 'US', 'Sonoma', null),
  abroad('Viña Cordillera', 'foreign_partner', 'CL', 'Curicó', null),
  abroad('Yantai Wine Trading', 'foreign_partner', 'CN', 'Yantai', null),
  abroad('Kakheti Wine House', 'foreign_partner', 'GE', 'Telavi', null),
  abroad('Nordic Wine Monopoly Supply', 'foreign_partner', 'SE', 'Göteborg', null),
];
