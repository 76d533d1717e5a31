import type { TieKind } from '@grappe/contracts/facts';
import { families } from './families.ts';
import type { FamilyCode } from './families.ts';
import { firms } from './firms.ts';
import type { FirmSeed } from './firms.ts';
import type { Random } from './random.ts';

export const tieHeader = ['De', 'À', 'Type', 'Force', 'Depuis'] as const;
export type TieRow = Record<(typeof tieHeader)[number], string>;

const tieWords: Record<TieKind, string> = {
  commercial: 'commercial',
  subcontracting: 'sous-traitance',
  knowledge: 'connaissance',
  research_project: 'projet de R&D',
  cooperation: 'coopération',
  institutional: 'institutionnel',
  shared_board: 'administrateurs communs',
  trust: 'confiance',
  rivalry: 'rivalité',
  carrying: 'portage',
};

/** Firms that know few others, as in every cluster: newcomers and those who never come to meetings. */
const loners = new Set([
  'Vigilog',
  'Chais Ravel',
  'Muselet Atlantique',
  'Palissor',
  'Imprimerie Chartrons',
  'Sol Vivant Conseil',
]);

/** Families whose firms meet; the others do not talk to each other, save through the institutions. */
const neighbours: readonly (readonly [FamilyCode, FamilyCode, number])[] = [
  ['machines', 'digital', 0.07],
  ['oenology', 'cooperage', 0.08],
  ['oenology', 'environment', 0.06],
  ['digital', 'oenology', 0.03],
  ['plants', 'digital', 0.05],
  ['machines', 'environment', 0.03],
  ['cooperage', 'packaging', 0.02],
];

class Ties {
  readonly rows: TieRow[] = [];
  readonly #random: Random;
  readonly #seen = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  add(from: string, to: string, kind: TieKind, strength = this.#random.integer(1, 5)): void {
    const key = `${from}→${to}:${kind}`;
    if (from === to || this.#seen.has(key)) return;
    this.#seen.add(key);
    const year = this.#random.integer(2016, 2026);
    const month = String(this.#random.integer(1, 9)).padStart(2, '0');
    this.rows.push({
      De: from,
      À: to,
      Type: tieWords[kind],
      Force: String(strength),
      Depuis: `01/${month}/${year}`,
    });
  }
}

function insideFamilies(random: Random, ties: Ties): void {
  for (const [index, from] of firms.entries()) {
    for (const to of firms.slice(index + 1)) {
      if (from.family !== to.family || loners.has(from.name) || loners.has(to.name)) continue;
      if (random.chance(0.2)) ties.add(from.name, to.name, 'knowledge');
      if (random.chance(0.08)) ties.add(to.name, from.name, 'knowledge');
      if (random.chance(0.06)) ties.add(from.name, to.name, 'trust');
      if (random.chance(0.05)) ties.add(from.name, to.name, 'cooperation');
    }
  }
}

function betweenFamilies(random: Random, ties: Ties): void {
  const of = (family: FamilyCode): FirmSeed[] =>
    firms.filter((firm) => firm.family === family && !loners.has(firm.name));
  for (const [one, other, probability] of neighbours) {
    for (const from of of(one)) {
      for (const to of of(other)) {
        if (!random.chance(probability)) continue;
        ties.add(from.name, to.name, random.chance(0.5) ? 'commercial' : 'cooperation');
        if (random.chance(0.3)) ties.add(to.name, from.name, 'knowledge');
      }
    }
  }
}

/** Who holds the cluster together: the testing lab, the agency, and one well-connected firm. */
function aroundInstitutions(random: Random, ties: Ties): void {
  const known = firms.filter((firm) => !loners.has(firm.name));
  const technical = known.filter((firm) => families[firm.family].technologyRole === 'diffusing');
  for (const firm of random.pick(technical, 16))
    ties.add(firm.name, 'Institut de la Vigne et du Chai', 'research_project');
  for (const firm of random.pick(known, 20))
    ties.add('Agence de Développement des Coteaux', firm.name, 'institutional');
  for (const firm of random.pick(known, 9))
    ties.add('Chambre Consulaire de la Vallée', firm.name, 'institutional');
  for (const firm of known.filter(({ family }) => family === 'digital').slice(0, 5))
    ties.add(firm.name, 'Centre Vision & Robotique', 'research_project');
  for (const firm of known.filter(({ family }) => family === 'cooperage').slice(0, 4))
    ties.add(firm.name, 'Unité Bois et Arômes', 'research_project');
  for (const firm of known.filter(({ family }) => family === 'environment').slice(0, 4))
    ties.add(firm.name, 'Laboratoire Sols et Eau', 'research_project');
  for (const firm of random.pick(known, 6)) ties.add(firm.name, 'École des Métiers du Vin', 'institutional');
  for (const firm of random.pick(known, 5)) ties.add('Capital Terroir', firm.name, 'shared_board');
  ties.add('Conseil Territorial du Vignoble', 'Agence de Développement des Coteaux', 'institutional', 5);
  ties.add('Institut de la Vigne et du Chai', 'Agence de Développement des Coteaux', 'institutional', 4);
  ties.add('Syndicat des Équipementiers', 'Groupe Vinetech', 'institutional', 4);
}

function largeFirms(random: Random, ties: Ties): void {
  const makers = firms.filter(({ family }) => family === 'machines');
  for (const firm of random.pick(makers, 5)) ties.add(firm.name, 'Agrimeca International', 'subcontracting');
  for (const firm of random.pick(
    firms.filter(({ family }) => family === 'packaging'),
    5,
  ))
    ties.add(firm.name, 'Maison Arvault Spiritueux', 'commercial');
  for (const firm of random.pick(
    firms.filter(({ family }) => family === 'oenology' || family === 'cooperage'),
    6,
  ))
    ties.add(firm.name, 'Domaines Réunis de la Rive', 'commercial');
  ties.add('Domaines Réunis de la Rive', 'Tonnellerie Sauternac', 'carrying', 3);
  ties.add('Agrimeca International', 'Robocep', 'carrying', 3);
  ties.add('Enjambo', 'Vendangeuses du Médoc', 'rivalry', 4);
  ties.add('Pulvéo', 'Brumevigne', 'rivalry', 5);
  ties.add('Tonnellerie des Graves', 'Tonnellerie Sauternac', 'rivalry', 4);
  ties.add('Levures d’Aquitaine', 'Vinalys', 'rivalry', 2);
}

/** Few doors to the outside, and most of them held by the same hands. */
function abroad(ties: Ties): void {
  const partners = [
    'Clúster Viña Norte',
    'Distretto Vite e Vino',
    'Cluster Vinho Interior',
    'Weintechnik Netzwerk Pfalz',
    'Napa Valley AgTech Circle',
  ];
  for (const partner of partners)
    ties.add('Agence de Développement des Coteaux', partner, 'institutional', 3);
  ties.add('Institut de la Vigne et du Chai', 'Barossa Wine Technology Network', 'research_project', 3);
  ties.add('Enjambo', 'Pacific Cellars Group', 'commercial', 4);
  ties.add('Tonnellerie des Graves', 'Pacific Cellars Group', 'commercial', 5);
  ties.add('Cuves Montalbin', 'Yantai Wine Trading', 'commercial', 3);
  ties.add('Vendangeuses du Médoc', 'Viña Cordillera', 'commercial', 3);
  ties.add('Levures d’Aquitaine', 'Bodegas Altamira', 'commercial', 4);
  ties.add('Pépinières Merlaud', 'Kakheti Wine House', 'commercial', 3);
  ties.add('Bag&Vin', 'Nordic Wine Monopoly Supply', 'commercial', 5);
  ties.add('Domaines Réunis de la Rive', 'Pacific Cellars Group', 'commercial', 4);
}

export function tieRows(random: Random): TieRow[] {
  const ties = new Ties(random);
  insideFamilies(random, ties);
  betweenFamilies(random, ties);
  aroundInstitutions(random, ties);
  largeFirms(random, ties);
  abroad(ties);
  return ties.rows;
}
