/** Words of the file format for the closed lists of a cluster's profile: the code, French, English. The first French one is written. */
const words: Readonly<Record<string, readonly [fr: string, en: string, ...others: string[]]>> = {
  world_pole: ['pôle mondial', 'world pole'],
  world_vocation_pole: ['pôle à vocation mondiale', 'pole with a world vocation'],
  regional_pole: ['pôle régional', 'regional pole'],
  competitiveness_pole: ['pôle de compétitivité', 'competitiveness pole', 'pôle'],
  firm_cluster: ["grappe d'entreprises", 'firm cluster', 'grappe'],
  local_productive_system: ['système productif local', 'local productive system', 'SPL'],
  district: ['district', 'district', 'district industriel', 'industrial district'],
  ecosystem: ['écosystème', 'ecosystem'],
  other: ['autre', 'other', 'cluster'],
  none: ['aucune', 'none'],
  regional: ['régionale', 'regional'],
  national: ['nationale', 'national'],
  world: ['mondiale', 'world', 'internationale', 'international'],
  diffusing: ['diffusante', 'diffusing', 'diffuse'],
  absorbing: ['absorbante', 'absorbing', 'absorbe'],
  both: ['les deux', 'both'],
  structuring: ['structuration', 'structuring', 'T1'],
  development: ['développement', 'development', 'T2'],
  no: ['non', 'no'],
  limited: ['un peu', 'limited', 'limitée'],
  yes: ['oui', 'yes'],
};

/** All that stands for a choice. */
export const choiceWords = (choice: string): readonly string[] => [choice, ...(words[choice] ?? [])];

/** How a choice is written in a file. */
export const choiceWord = (choice: string, language: 'fr' | 'en'): string =>
  words[choice]?.[language === 'fr' ? 0 : 1] ?? choice;
