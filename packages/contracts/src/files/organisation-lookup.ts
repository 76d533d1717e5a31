import { distance } from 'fuzzball';
import { nameKey, plainName } from './organisation-names.ts';
import type { KnownOrganisation, OrganisationLookup } from './types.ts';

/** `null`: two organisations under one key, which then names neither. */
type Index = Map<string, KnownOrganisation | null>;

const put = (index: Index, key: string | null | undefined, organisation: KnownOrganisation): void => {
  if (key === null || key === undefined || key === '') return;
  const before = index.get(key);
  if (before === undefined) index.set(key, organisation);
  else if (before !== null && before.id !== organisation.id) index.set(key, null);
};

const LONGEST_COMPARED = 80;

/**
 * Finds the organisation that a label of a tie file names: by its reference or registration number, its exact name, its name
 * without legal form, or its short name, in this order; never by likeness. A label that names two organisations finds none.
 * `closest` is for proposals: names × length of time.
 */
export const organisationLookup = (organisations: Iterable<KnownOrganisation>): OrganisationLookup => {
  const all = [...organisations];
  const exact: Index = new Map();
  const loose: Index = new Map();
  const short: Index = new Map();
  const ids: Index = new Map();
  for (const each of all) {
    for (const id of [each.externalRef, each.siret, each.siren, each.id]) put(ids, id, each);
    put(exact, plainName(each.name), each);
    put(loose, nameKey(each.name), each);
    put(short, plainName(each.shortName ?? ''), each);
  }
  const keys = all.map((each) => ({ name: each.name, key: plainName(each.name).slice(0, LONGEST_COMPARED) }));
  return {
    find: (label) => {
      const plain = plainName(label);
      const candidates = [
        exact.get(plain),
        ids.get(label.trim()),
        loose.get(nameKey(label)),
        short.get(plain),
      ];
      return candidates.find((each) => each !== undefined) ?? null;
    },
    closest: (label, count) => closest(plainName(label).slice(0, LONGEST_COMPARED), keys, count),
  };
};

const closest = (
  key: string,
  keys: readonly { name: string; key: string }[],
  count: number,
): readonly string[] => {
  const limit = Math.max(2, Math.floor(key.length * 0.4));
  const near: { name: string; apart: number }[] = [];
  for (const each of keys) {
    const contained =
      key.length >= 4 && each.key.length >= 4 && (each.key.includes(key) || key.includes(each.key));
    if (!contained && Math.abs(each.key.length - key.length) > limit) continue;
    const apart = contained ? 1 : distance(key, each.key, { full_process: false });
    if (apart <= limit) near.push({ name: each.name, apart });
  }
  return near
    .sort((a, b) => a.apart - b.apart || a.name.localeCompare(b.name))
    .slice(0, count)
    .map((each) => each.name);
};
