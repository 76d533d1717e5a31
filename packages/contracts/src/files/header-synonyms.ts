/** Headers met in the files of French and English speaking teams, in SIRENE and in CORDIS, by target. */
import type { WrittenMemberTarget, WrittenTieTarget } from './headers.ts';

const words = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

const identity = {
  name: words(
    `nom, raison sociale, denomination, denomination sociale, denominationUniteLegale, nom de l entreprise, nom entreprise,
     entreprise, societe, nom de la societe, nom societe, organisation, organization, organisme, nom de l organisation,
     company, company name, organisation name, organization name, structure, nom de la structure, nom structure,
     adherent, nom adherent, nom de l adherent, membre, nom du membre, member, member name, firm, firm name, label,
     legal name, business name, etablissement, nom de l etablissement, denominationUsuelleEtablissement, nom complet,
     full name, nom de l organisme, institution, laboratoire, nom du laboratoire, acteur, actor, node`,
  ),
  short_name: words(
    `sigle, acronyme, acronym, short name, shortName, nom court, nom usuel, sigleUniteLegale, enseigne, nom commercial,
     trade name, trading name, brand, marque, usual name, abbreviation`,
  ),
  kind: words(
    `type, kind, categorie, category, type de structure, type structure, type d organisme, type d adherent, type adherent,
     type de membre, type membre, member type, organisation type, organization type, type of organisation, activity type,
     activityType, famille, college, categorieEntreprise, categorie d entreprise, categorie entreprise, type d acteur,
     type acteur, actor type, type d entreprise, company type, nature, nature de la structure, statut de la structure`,
  ),
  country: words(
    `pays, country, country code, countryCode, code pays, pays du siege, nation, country name, iso2, iso code,
     pays siege, pays d implantation, libellePaysEtrangerEtablissement, pays etranger, headquarters country, nationalite`,
  ),
  sector: words(
    `naf, code naf, ape, code ape, naf ape, code naf ape, code ape naf, activite principale, activitePrincipaleUniteLegale,
     activitePrincipaleEtablissement, nace, nace code, code nace, sector, secteur, secteur d activite, secteurs d activite,
     industry, nace rev 2, sector code, code secteur, domaine d activite, activity code, code activite, main activity,
     secteur activite, filiere`,
  ),
  external_ref: words(
    `id, identifiant, ref, reference, code adherent, numero adherent, numero d adherent, adherent id, orgId, org id,
     organisation id, external id, externalId, member id, member number, internal id, code client, id externe, pic,
     identifiant externe, identifiant interne, code interne, key, cle, matricule, company id`,
  ),
} as const;

const registration = {
  siren: words('siren, numero siren, siren number, code siren, sirenUniteLegale, siren entreprise'),
  siret: words(
    'siret, numero siret, siret siege, siret du siege, siretSiege, siret number, code siret, siret etablissement',
  ),
  vat: words(
    `tva, tva intra, tva intracommunautaire, numero tva, numero de tva, vat, vat number, vat id, vatNumber, tva intracom,
     numero de tva intracommunautaire, eu vat`,
  ),
  lei: words('lei, code lei, lei code, legal entity identifier'),
  legal_form: words(
    `forme juridique, statut juridique, legal form, legal status, categorie juridique, categorieJuridiqueUniteLegale,
     legal type, type juridique`,
  ),
  created_on: words(
    `date de creation, date creation, creation, created on, dateCreationUniteLegale, dateCreationEtablissement, founded,
     founded on, founding date, foundation date, date of creation, annee de creation, annee creation, year founded,
     founding year, cree le, creee le, date d immatriculation, incorporation date, incorporated on`,
  ),
} as const;

const place = {
  address: words(
    'adresse, address, rue, street, voie, adresse postale, postal address, street address, adresse 1, adresse du siege, siege social, adresse complete',
  ),
  postcode: words(
    'code postal, cp, postcode, zip, zip code, zipcode, postal code, codePostalEtablissement, code postal siege, c p, postCode',
  ),
  town: words(
    'ville, town, city, commune, localite, municipality, libelleCommuneEtablissement, commune siege, ville siege, ville du siege, libelle commune, place, nom commune',
  ),
  commune_code: words(
    'code commune, code insee, insee, codeCommuneEtablissement, commune code, code insee commune, code commune insee, insee code',
  ),
  departement: words(
    'departement, dept, dpt, dep, department, code departement, numero departement, code dept',
  ),
  region: words(
    'region, region administrative, nom region, libelle region, state, province, region name, nuts 2, nuts2',
  ),
  latitude: words('latitude, lat, gps latitude, coordonnee latitude'),
  longitude: words('longitude, lon, lng, long, gps longitude, coordonnee longitude'),
} as const;

const figures = {
  headcount: words(
    `effectif, effectifs, effectif total, nombre de salaries, nb salaries, nb de salaries, nbre salaries, nbre de salaries,
     salaries, nombre salaries, nombre d employes, nb employes, employes, employees, employee, headcount, staff,
     number of employees, nb employees, no of employees, workforce, fte, etp, nb etp, effectif etp, effectif salarie,
     number of staff, total employees, collaborateurs, nombre de collaborateurs, nb collaborateurs, personnel`,
  ),
  headcount_bracket: words(
    `tranche effectif, tranche d effectif, tranche effectifs, tranche d effectifs, tranche effectif salarie,
     tranche_effectif_salarie, trancheEffectifsUniteLegale, trancheEffectifsEtablissement, headcount bracket,
     employee range, employees range, size class, classe de taille, classe d effectif, tranche de salaries, company size,
     tranche d effectif salarie, number of employees range`,
  ),
  turnover: words(
    `chiffre d affaires, chiffre d affaire, chiffre affaires, chiffres d affaires, ca, turnover, revenue, revenues,
     net revenue, sales, ca ht, annual revenue, annual turnover, chiffre_d_affaires, ca annuel, ca total, total revenue,
     dernier ca, annual sales`,
  ),
  export_turnover: words(
    `ca export, chiffre d affaires export, chiffre d affaires a l export, ca a l export, export turnover, exports,
     export sales, ca international, ca a l international, export revenue, chiffre d affaires a l international,
     montant export, total export`,
  ),
  export_share: words(
    `export vol, export_vol, export volume, part export, part de l export, taux d export, taux export, export share, export intensity,
     export ratio, part du ca a l export, part ca export, part du chiffre d affaires a l export, % export, % ca export,
     % du ca a l export, pourcentage export, share of exports, export %, exports %`,
  ),
} as const;

const offering = {
  website: words(
    'site web, site internet, site, web, url, website, web site, homepage, home page, adresse web, web page, lien, site www, page web',
  ),
  description: words(
    'description, presentation, activite, activites, objet, objet social, about, summary, resume, descriptif, company description, business description, description de l activite, activity description, metier',
  ),
  group_affiliation: words(
    'groupe, group, maison mere, parent company, groupe d appartenance, affiliation, group affiliation, appartenance a un groupe, holding, parent',
  ),
  certification: words(
    'certification, certifications, certifications qualite, quality certifications, normes, label qualite, labels qualite, certificats, certificates, standards',
  ),
  working_language: words(
    'langues, langue, languages, working languages, langues de travail, spoken languages, langues parlees, working language, language',
  ),
  product_code: words(
    'code produit, codes produits, product code, product codes, hs code, hs codes, code sh, codes sh, nomenclature douaniere, code douanier, codes douaniers, customs code, nc8, code nc8, code tarif, tariff code, hs',
  ),
  customer_sector: words(
    'secteur client, secteurs clients, customer sector, customer sectors, client sectors, secteurs des clients, secteurs servis, clientele, types de clients, sectors served, naf clients',
  ),
  served_market: words(
    'marches servis, marche servi, served markets, served market, pays d export, pays export, export countries, markets served, marches actuels, current markets, pays servis, current export markets, pays d exportation, pays exportes, export markets, marches export, countries served, pays actuels',
  ),
  wanted_market: words(
    'marches vises, marche vise, wanted markets, wanted market, pays cibles, pays cible, target markets, target market, target countries, marches cibles, marche cible, marches souhaites, pays vises, priority markets, pays souhaites, marches prioritaires, pays prioritaires, desired markets, markets wanted',
  ),
  offer: words(
    'offre, offres, offer, offers, savoir faire, expertise, expertises, know how, produits, products, services, produits et services, produits services, products and services, ce que nous proposons, propose, offre de services',
  ),
  need: words(
    'besoin, besoins, need, needs, recherche, recherches, looking for, partenaires recherches, attentes, request, requests, besoins exprimes, searches',
  ),
  technology: words(
    'technologie, technologies, technology, techno, technos, technologies maitrisees, key technologies, technologies cles',
  ),
  technology_role: words(
    'role technologique, technology role, filiere diffusante ou absorbante, diffusante ou absorbante, diffusant ou absorbant, diffusing or absorbing, diffusion technologique',
  ),
  skill: words(
    'competence, competences, skill, skills, domaines de competences, competences cles, thematiques de recherche, research topics, axes de recherche, core skills',
  ),
  cooperation_experience: words(
    'experience de cooperation, cooperation experience, a deja coopere, experience cooperation, deja coopere, has cooperated, experience collaborative, cooperated before',
  ),
} as const;

const sensitive = {
  price: words('prix, prix pratiques, prices, prices charged, tarifs, tarif, price list, grille tarifaire'),
  customer: words(
    'noms des clients, clients par leur nom, liste des clients, customer names, customers by name',
  ),
  volume: words('volumes, volumes vendus, volumes sold, quantites vendues, quantities sold'),
  bid: words('reponses aux appels d offres, appels d offres en cours, bids, tenders'),
  capacity: words('capacites, capacites de production, production capacity, production capacities'),
  wage: words('salaires, wages, remunerations, salaries'),
} as const;

const people = {
  contact_name: words(
    'contact, nom du contact, nom contact, contact name, dirigeant, nom du dirigeant, nom dirigeant, responsable, interlocuteur, personne contact, contact person, ceo, representant, referent, personne a contacter, contact principal, main contact, gerant, president, prenom nom',
  ),
  contact_email: words(
    'email, e mail, mail, courriel, adresse mail, adresse e mail, contact email, adresse email, mel, email address, e mail address, contact e mail, emails, mail contact, email contact, adresse courriel, eMail',
  ),
  contact_phone: words(
    'telephone, tel, phone, mobile, portable, phone number, numero de telephone, contact phone, telephone fixe, tel fixe, telephone portable, telephone number, num tel',
  ),
  member_since: words(
    'date adhesion, date d adhesion, adherent depuis, member since, membre depuis, adhesion, date d entree, date entree, joined, join date, joining date, joined on, annee d adhesion, annee adhesion, membership date, debut adhesion, debut d adhesion, entree, membership start',
  ),
  member_until: words(
    'date de sortie, date sortie, date de depart, date fin adhesion, date de fin d adhesion, fin adhesion, member until, membre jusqu a, adherent jusqu a, left on, date radiation, date de radiation, date de resiliation, end of membership, membership end, sortie',
  ),
} as const;

export const memberSynonyms: Readonly<Record<WrittenMemberTarget, readonly string[]>> = {
  ...identity,
  ...registration,
  ...place,
  ...figures,
  ...offering,
  ...sensitive,
  ...people,
};

export const tieSynonyms: Readonly<Record<WrittenTieTarget, readonly string[]>> = {
  from: words(
    'de, from, source, origine, organisation a, organisation 1, organization a, org a, acteur 1, acteur a, actor 1, actor a, emetteur, demandeur, source id, from id, row, ligne, partner a, partenaire 1, partenaire a, entreprise 1, entreprise a, node 1, organisation source, depart, ego',
  ),
  to: words(
    'vers, to, target, cible, destination, organisation b, organisation 2, organization b, org b, acteur 2, acteur b, actor 2, actor b, destinataire, recepteur, target id, to id, col, colonne, column, partner b, partenaire 2, partenaire b, entreprise 2, entreprise b, node 2, organisation cible, arrivee, alter',
  ),
  kind: words(
    'type, kind, type de lien, type lien, nature, nature du lien, relation, type de relation, link type, tie type, relation type, relationship, categorie, edge type, kind of tie, lien',
  ),
  strength: words(
    'force, force du lien, strength, tie strength, poids, weight, intensite, intensity, valeur, value, frequence, frequency, nombre, number, count, nb, score',
  ),
  since: words(
    'depuis, since, debut, start, date debut, date de debut, start date, annee, year, date, depuis le',
  ),
  until: words('jusqu a, until, fin, end, date fin, date de fin, end date, jusqu au'),
  source: words(
    'provenance, reported by, origine de l information, information source, data source, source de l information, source des donnees, evidence, preuve, declare par, declared by',
  ),
};
