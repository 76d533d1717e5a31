/** Clusters that do not exist, for the demonstration: names, figures and dealings are invented. */
const clusterHeader: readonly string[] = [
  'nom',
  'forme',
  'pays',
  'régions',
  'latitude',
  'longitude',
  'date de création',
  'reconnaissance',
  'langues de travail',
  'secteurs',
  'technologies offertes',
  'technologies recherchées',
  'sens des technologies',
  'adhérents',
  'adhérents PME',
  'équipe (ETP)',
  'en poste depuis',
  'changements de direction en trois ans',
  'feuille de route',
  "conseil d'administration",
  'budget annuel (€)',
  'financeurs régionaux',
  'financeurs nationaux',
  'réseaux',
  'conventions et coopérations',
  'projets collectifs',
  'prêt à aider',
];

/** One line per cluster, in the order of the header; an empty cell is not known. */
const lines: readonly string[] = [
  'Lumière d’Aquitaine (fictif);pôle de compétitivité;FR;Nouvelle-Aquitaine;44.80;-0.60;2006-03-01;nationale;fr|en;optique 70 %|électronique 30 %;capteurs optiques|lasers|télédétection;marchés d’application;diffusante;142;110;9;2021-09-01;1;oui;oui;1100000;Région Nouvelle-Aquitaine;État;Réseau des clusters (fictif)|Agence des filières (fictive);;85;oui',
  'Ailes du Bassin (fictif);grappe d’entreprises;FR;Nouvelle-Aquitaine;44.65;-1.05;2012-01-15;régionale;fr|en;drones 80 %|robotique 20 %;drones|imagerie aérienne;batteries légères;diffusante;48;44;2,5;2019-02-01;0;oui;oui;280000;Région Nouvelle-Aquitaine;;Réseau des clusters (fictif)|Agence des filières (fictive);;14;oui',
  'Forêt Vivante (fictif);pôle de compétitivité;FR;Nouvelle-Aquitaine;44.20;-0.90;2005-07-01;nationale;fr;bois 60 %|papier 25 %|emballage 15 %;fûts de chêne|emballage en bois|matériaux biosourcés;traçabilité;les deux;210;160;11;2023-11-01;2;oui;oui;1500000;Région Nouvelle-Aquitaine;État;Agence des filières (fictive);;96;un peu',
  'Vagues et Planches (fictif);autre;FR;Nouvelle-Aquitaine;43.48;-1.56;2007-05-01;régionale;fr|en|es;sports de glisse;matériaux composites;recyclage;absorbante;115;101;4;2010-01-01;0;oui;oui;620000;Région Nouvelle-Aquitaine;;Réseau des clusters (fictif);;31;oui',
  'Cieux du Sud-Ouest (fictif);pôle mondial;FR;Nouvelle-Aquitaine|Occitanie;43.60;1.44;2005-07-01;mondiale;fr|en;aéronautique 60 %|spatial 40 %;imagerie satellite|matériaux composites;intelligence artificielle;les deux;830;600;38;2022-04-01;1;oui;oui;6800000;Région Nouvelle-Aquitaine|Région Occitanie (fictive);État;Agence des filières (fictive);;640;un peu',
  'Terres et Vignes du Midi (fictif);pôle de compétitivité;FR;Occitanie;43.61;3.88;2006-01-01;nationale;fr|en;vigne et vin 50 %|fruits et légumes 30 %|céréales 20 %;traçabilité|levures;capteurs connectés;absorbante;190;150;8;2024-06-01;2;oui;oui;980000;Région Occitanie (fictive);État;Réseau des clusters (fictif);;120;un peu',
  'Santé des Rives (fictif);pôle régional;FR;Nouvelle-Aquitaine;46.58;0.34;2009-10-01;régionale;fr|en;santé 60 %|nutrition 40 %;analyse sensorielle;emballage en bois;les deux;77;62;4;2020-03-01;0;oui;oui;540000;Région Nouvelle-Aquitaine;État;Agence des filières (fictive);;28;oui',
  'Jeux et Images (fictif);grappe d’entreprises;FR;Nouvelle-Aquitaine;44.84;-0.58;2010-06-01;régionale;fr|en;jeu vidéo;réalité augmentée;;diffusante;61;60;1,5;2023-01-01;1;oui;non;150000;Région Nouvelle-Aquitaine;;Réseau des clusters (fictif);;9;',
  'Habitats Durables (fictif);grappe d’entreprises;FR;Nouvelle-Aquitaine;45.83;1.26;2024-09-01;aucune;fr;construction;;matériaux biosourcés;absorbante;22;20;1;2024-09-01;0;non;oui;90000;Région Nouvelle-Aquitaine;;;;0;',
  'Énergies des Landes (fictif);autre;FR;Nouvelle-Aquitaine;43.89;-0.50;2025-02-01;aucune;fr;énergie;;;;15;14;1;2025-02-01;0;non;non;;Région Nouvelle-Aquitaine;;;;0;',
  'Saveurs d’Armorique (fictif);pôle de compétitivité;FR;Bretagne;48.11;-1.68;2005-09-01;nationale;fr|en;agroalimentaire;traçabilité|emballage actif;capteurs connectés;les deux;310;260;14;2018-05-01;0;oui;oui;1900000;Région Bretagne (fictive);État;Réseau des clusters (fictif);;210;oui',
  'Robots des Champs (fictif);grappe d’entreprises;FR;Pays de la Loire;47.47;-0.55;2014-04-01;régionale;fr|en;machines agricoles 70 %|robotique 30 %;robots de désherbage|capteurs connectés;vision artificielle;diffusante;68;61;3;2021-01-01;0;oui;oui;350000;Région Pays de la Loire (fictive);;Réseau des clusters (fictif);;22;oui',
  'Numérique des Alpes (fictif);pôle mondial;FR;Auvergne-Rhône-Alpes;45.19;5.72;2005-07-01;mondiale;fr|en;logiciel 60 %|électronique 40 %;vision artificielle|intelligence artificielle|traçabilité;cas d’usage agricoles;diffusante;520;390;25;2020-09-01;0;oui;oui;4200000;Région Auvergne-Rhône-Alpes (fictive);État;Réseau des clusters (fictif);;410;un peu',
  'Vino Toscano (fittizio);district;IT;Toscana;43.46;11.14;1998-01-01;nationale;it|en;vigne et vin;levures|oenotourisme;drones;absorbante;240;228;6;2016-01-01;0;oui;oui;700000;Regione Toscana (fittizia);;Rete vite e vino (fittizia);Terres et Vignes du Midi (fictif);52;oui',
  'Weinbautechnik Pfalz (fiktiv);grappe d’entreprises;DE;Rheinland-Pfalz;49.35;8.14;2011-03-01;régionale;de|en;machines viticoles 60 %|vigne et vin 40 %;tracteurs enjambeurs électriques|capteurs connectés;fûts de chêne;les deux;95;84;4;2019-07-01;0;oui;oui;480000;Land Rheinland-Pfalz (fiktiv);;Rete vite e vino (fittizia);;37;oui',
  'Clúster del Cava (ficticio);district;ES;Cataluña;41.43;1.78;2008-02-01;régionale;es|en;vigne et vin;bouteilles allégées;télédétection;absorbante;130;118;3;2022-10-01;1;oui;oui;300000;Generalitat (ficticia);;Rete vite e vino (fittizia);;18;',
  'Cortiça do Norte (fictício);district;PT;Norte;41.15;-8.61;2003-01-01;nationale;pt|en;bouchons de liège;bouchons connectés;œnologie;diffusante;88;80;3;2017-01-01;0;oui;oui;260000;;;Rete vite e vino (fittizia);;26;oui',
  'Agri-Food Delta (fictief);autre;NL;Gelderland;51.97;5.66;2004-01-01;mondiale;nl|en;agroalimentaire 70 %|machines agricoles 30 %;vision artificielle|serres connectées;;diffusante;400;310;20;2018-01-01;0;oui;oui;3500000;;;;;260;un peu',
  'Okanagan Vineyards (fictional);autre;CA;British Columbia;49.89;-119.50;2009-01-01;;en|fr;vigne et vin;;fûts de chêne|levures;absorbante;160;155;;;;;;;;;;;;',
  'Wallonie Mobilité (fictif);pôle régional;BE;Wallonie;50.47;4.87;2012-01-01;régionale;fr|en;transport;;;;;;;;;;;;;;;;;',
];

/** As a team would upload it. */
export const clusterFileText = `${clusterHeader.join(';')}\r\n${lines.join('\r\n')}\r\n`;

/** What the fictional cluster says of itself beside what its members tell. */
export const ownClusterValues = {
  kind: 'firm_cluster',
  country: 'FR',
  regions: ['Nouvelle-Aquitaine'],
  latitude: 44.84,
  longitude: -0.4,
  foundedOn: '2013-06-01',
  recognition: 'regional',
  languages: ['fr', 'en'],
  sectors: [
    { code: 'vigne et vin', share: 0.6 },
    { code: 'machines viticoles', share: 0.4 },
  ],
  technologiesOffered: ['œnologie', 'cuves connectées', 'levures'],
  technologiesWanted: ['drones', 'capteurs optiques', 'télédétection', 'traçabilité'],
  flow: 'absorbing',
  staff: 2,
  managerSince: '2019-01-15',
  managerChanges: 0,
  board: true,
  roadmap: true,
  budgetCents: 31_000_000,
  publicShare: 0.55,
  regionalFunders: ['Région Nouvelle-Aquitaine'],
  networks: ['Réseau des clusters (fictif)', 'Agence des filières (fictive)'],
  projects: 17,
  willingness: 'yes',
} as const;

/** What the team knows of its dealings with two of them. */
export const clusterDealings = [
  {
    name: 'Vagues et Planches (fictif)',
    exchanges: 'good',
    disparityFelt: false,
    projects: 0,
    note: 'A aidé à écrire nos statuts.',
  },
  {
    name: 'Lumière d’Aquitaine (fictif)',
    exchanges: 'some',
    disparityFelt: false,
    projects: 1,
    note: 'Un projet sur la télédétection.',
  },
  { name: 'Cieux du Sud-Ouest (fictif)', exchanges: null, disparityFelt: true, projects: 0, note: null },
  {
    name: 'Terres et Vignes du Midi (fictif)',
    exchanges: 'strained',
    disparityFelt: false,
    projects: 0,
    note: null,
  },
] as const;
