/** Names of the people of both teams, by identifier. */
export type Names = ReadonlyMap<string, string>;

/** Null: nobody, or somebody who is forgotten. */
export const nameIn = (names: Names, personId: string | null): string | null =>
  personId === null ? null : (names.get(personId) ?? null);

export function ownerIn(names: Names, personId: string | null): { id: string; name: string } | null {
  const name = nameIn(names, personId);
  return personId === null || name === null ? null : { id: personId, name };
}
