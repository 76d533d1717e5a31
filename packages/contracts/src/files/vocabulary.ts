/** Words of the file format for closed lists (kinds, languages, yes and no), in French and English, to write and to recognise. */
import type { OrganisationKind, TieKind } from '../facts/index.ts';
import type { Language } from '../roles/index.ts';
import { headerKey } from './header-key.ts';
import { remembering } from './remember.ts';

type Label = Readonly<Record<Language, string>>;
interface Word {
  readonly label: Label;
  readonly synonyms: string;
}

const kinds: Readonly<Record<OrganisationKind, Word>> = {
  sme: {
    label: { fr: 'PME', en: 'SME' },
    synonyms:
      'tpe, tpe pme, pme tpe, pmi, pme pmi, petite entreprise, petite et moyenne entreprise, micro entreprise, microentreprise, startup, start up, jeune entreprise innovante, jei, small and medium enterprise, small company, micro company, spin off',
  },
  midcap: {
    label: { fr: 'ETI', en: 'Midcap' },
    synonyms: 'entreprise de taille intermediaire, mid cap, mid sized company, medium large company',
  },
  large_firm: {
    label: { fr: 'Grande entreprise', en: 'Large firm' },
    synonyms:
      'ge, grand groupe, groupe, grand compte, large company, large enterprise, large, le, grande entreprise ge',
  },
  firm: {
    label: { fr: 'Entreprise', en: 'Firm' },
    synonyms:
      'prc, societe, company, enterprise, business, industriel, industrie, private company, entreprise privee, entreprises, private for profit',
  },
  lab: {
    label: { fr: 'Laboratoire', en: 'Lab' },
    synonyms:
      'rec, labo, laboratoires, laboratory, laboratoire de recherche, centre de recherche, organisme de recherche, recherche, research, research centre, research center, research organisation, research organization, centre technique, crt, institut de recherche, umr, rto, epst, academique',
  },
  training_body: {
    label: { fr: 'Organisme de formation', en: 'Training body' },
    synonyms:
      'hes, universite, university, ecole, ecole d ingenieurs, grande ecole, formation, centre de formation, etablissement d enseignement superieur, enseignement superieur, enseignement, higher education, education, school, lycee, cfa, training',
  },
  public_authority: {
    label: { fr: 'Collectivité ou administration', en: 'Public authority' },
    synonyms:
      'pub, collectivite, collectivites, collectivite territoriale, administration, public, public body, organisme public, etat, region, conseil regional, mairie, commune, departement, metropole, epci, government, etablissement public',
  },
  support_institution: {
    label: { fr: "Institution d'appui", en: 'Support institution' },
    synonyms:
      'institution, institutionnel, institutionnels, cci, chambre de commerce, chambre consulaire, federation, federation professionnelle, syndicat professionnel, syndicat, association, agence de developpement, agence, chamber of commerce, trade association, professional association, ngo, incubateur, incubator, structure d accompagnement',
  },
  investor: {
    label: { fr: 'Investisseur', en: 'Investor' },
    synonyms:
      'banque, bank, fonds, fonds d investissement, investment fund, venture capital, business angel, business angels, financeur, financier',
  },
  consultant: {
    label: { fr: 'Consultant', en: 'Consultant' },
    synonyms:
      'conseil, cabinet, cabinet de conseil, consulting, consultancy, avocat, expert comptable, prestataire, prestataire de services',
  },
  foreign_partner: {
    label: { fr: 'Partenaire étranger', en: 'Foreign partner' },
    synonyms: 'partenaire international, international partner, etranger, foreign',
  },
  partner_cluster: {
    label: { fr: 'Cluster partenaire', en: 'Partner cluster' },
    synonyms:
      'cluster, pole, pole de competitivite, grappe, grappe d entreprises, competitiveness cluster, pole partenaire',
  },
  other: { label: { fr: 'Autre', en: 'Other' }, synonyms: 'oth, autres, others, divers' },
};

const tieKindWords: Readonly<Record<TieKind, Word>> = {
  commercial: {
    label: { fr: 'Commercial', en: 'Commercial' },
    synonyms:
      'client, fournisseur, clients, fournisseurs, customer, supplier, achat, vente, trade, sales, commerce, client fournisseur',
  },
  subcontracting: {
    label: { fr: 'Sous-traitance', en: 'Subcontracting' },
    synonyms: 'sous traitant, subcontractor, subcontract, donneur d ordre',
  },
  knowledge: {
    label: { fr: 'Connaissance', en: 'Knowledge' },
    synonyms:
      'conseil, advice, connaissances, savoir, savoirs, conseil technique, technical advice, information, echange de connaissances, knowledge exchange',
  },
  research_project: {
    label: { fr: 'Projet de recherche', en: 'Research project' },
    synonyms:
      'r d, rd, projet r d, projet de r d, r d project, projets de recherche, research projects, recherche, research, projet, project, projet collaboratif, consortium, innovation',
  },
  cooperation: {
    label: { fr: 'Coopération', en: 'Cooperation' },
    synonyms:
      'collaboration, partenariat, partnership, partenaire, partner, groupement, alliance, cooperation commerciale',
  },
  institutional: {
    label: { fr: 'Institutionnel', en: 'Institutional' },
    synonyms: 'institution, adhesion, membership, accompagnement, support, financement, funding',
  },
  shared_board: {
    label: { fr: 'Administrateur commun', en: 'Shared board member' },
    synonyms:
      'conseil d administration, board, interlock, administrateurs communs, shared board, shared director, dirigeant commun, gouvernance',
  },
  trust: {
    label: { fr: 'Confiance', en: 'Trust' },
    synonyms: 'amitie, friendship, lien personnel, personal',
  },
  rivalry: {
    label: { fr: 'Rivalité', en: 'Rivalry' },
    synonyms: 'concurrence, concurrent, competition, competitor, rival',
  },
  carrying: { label: { fr: 'Portage', en: 'Carrying' }, synonyms: 'carrier, porteur, parrainage' },
};

const indexOf = <Value extends string>(words: Readonly<Record<Value, Word>>): ReadonlyMap<string, Value> => {
  const index = new Map<string, Value>();
  for (const value of Object.keys(words) as Value[]) {
    const { label, synonyms } = words[value];
    for (const text of [value, label.fr, label.en, ...synonyms.split(',')]) {
      const key = headerKey(text);
      if (!index.has(key)) index.set(key, value);
    }
  }
  return index;
};

const kindIndex = indexOf(kinds);
const tieKindIndex = indexOf(tieKindWords);

const lookUp = <Value>(index: ReadonlyMap<string, Value>, text: string): Value | null => {
  const key = headerKey(text);
  const bare = key.replace(/\b(?:les|la|le|des|du|de|d|l|un|une)\b ?/gu, '').trim();
  return index.get(key) ?? index.get(bare) ?? index.get(key.replace(/s$/u, '')) ?? null;
};

export const organisationKindOf = remembering((text): OrganisationKind | null => lookUp(kindIndex, text));
export const tieKindOf = remembering((text): TieKind | null => lookUp(tieKindIndex, text));
export const kindLabel = (kind: OrganisationKind, language: Language): string => kinds[kind].label[language];
export const tieKindLabel = (kind: TieKind, language: Language): string => tieKindWords[kind].label[language];

export const kindLabels = (language: Language): readonly string[] =>
  Object.values(kinds).map(({ label }) => label[language]);
export const tieKindLabels = (language: Language): readonly string[] =>
  Object.values(tieKindWords).map(({ label }) => label[language]);

const yes = new Set(['oui', 'yes', 'o', 'y', 'x', 'vrai', 'true', '1', 'ok', 'v']);
const no = new Set(['non', 'no', 'n', 'faux', 'false', '0']);

export const booleanOf = (text: string): boolean | null => {
  const key = headerKey(text);
  if (yes.has(key)) return true;
  return no.has(key) ? false : null;
};

export const booleanLabel = (value: boolean, language: Language): string => {
  if (language === 'fr') return value ? 'oui' : 'non';
  return value ? 'yes' : 'no';
};

const languageCodes =
  'ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lb lt lv mk ms mt nl no pl pt ro ru sk sl sq sr sv sw th tr uk ur vi zh'.split(
    ' ',
  );

const languageIndex = ((): ReadonlyMap<string, string> => {
  const index = new Map<string, string>();
  for (const code of languageCodes) {
    index.set(code, code);
    for (const language of ['fr', 'en', code]) {
      const name = new Intl.DisplayNames([language], { type: 'language' }).of(code);
      if (name !== undefined) index.set(headerKey(name), code);
    }
  }
  index.set('mandarin', 'zh').set('flamand', 'nl').set('castillan', 'es').set('farsi', 'fa');
  return index;
})();

/** ISO 639-1 code of a language's code or name (French, English, its own). */
export const languageCodeOf = remembering(
  (text): string | null => languageIndex.get(headerKey(text)) ?? null,
);

const roles: ReadonlyMap<string, 'diffusing' | 'absorbing'> = new Map([
  ['diffusing', 'diffusing'],
  ['diffusant', 'diffusing'],
  ['diffusante', 'diffusing'],
  ['diffuse', 'diffusing'],
  ['absorbing', 'absorbing'],
  ['absorbant', 'absorbing'],
  ['absorbante', 'absorbing'],
  ['absorbe', 'absorbing'],
]);

export const technologyRoleOf = (text: string): 'diffusing' | 'absorbing' | null =>
  roles.get(headerKey(text)) ?? null;

export const technologyRoleLabel = (role: string, language: Language): string => {
  if (language === 'en') return role;
  return role === 'diffusing' ? 'diffusante' : 'absorbante';
};

const unknownWords =
  /^(?:[-–—?./\s]*|n\.?[acd]\.?|n\/[acd]|non[ -](?:communiqu|renseign)[ée]e?s?|inconnue?s?|unknown|null|none|n[ée]ant|sans objet|not available)$/iu;
const LONGEST_UNKNOWN_WORD = 20;

/** `-`, `n.c.`, `N/A`, `?`: people say that they do not know. Never applied to names, codes of countries or free texts. */
export const saysUnknown = (text: string): boolean =>
  text.length <= LONGEST_UNKNOWN_WORD && unknownWords.test(text);
