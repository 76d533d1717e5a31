import type { Graph, NetworkNode, NetworkTie } from '@grappe/engine/network';
import { divisionOf, sectionOf } from '../classifications/index.ts';
import { directedTieKinds } from '../facts/index.ts';
import { holdsOn, scaledTies } from './tie-strength.ts';
import type { NetworkSelection, ProfileInput, ProfileOrganisation, ProfileTie } from './types.ts';

const nodeOf = (organisation: ProfileOrganisation): NetworkNode => {
  const { id, kind, country, sector, outside } = organisation;
  const division = sector === null ? null : (divisionOf(sector) ?? sectionOf(sector));
  return { id, attributes: { kind, country, sector: division, outside } };
};

const isSelected = (tie: ProfileTie, selection: NetworkSelection): boolean =>
  (selection.kinds === undefined || selection.kinds.includes(tie.kind)) &&
  (selection.on === undefined || holdsOn(tie, selection.on));

const tieOf = ({ fromId, toId }: ProfileTie, strength: number | null): NetworkTie => ({
  source: fromId,
  target: toId,
  ...(strength === null ? {} : { strength }),
});

/**
 * The network of the organisations given: their ties of the kinds and day selected. Strengths of one kind stay as they are;
 * those of several kinds are put on one scale first (see `scaledTies`), since they are added where ties are parallel. It is directed
 * when every kind of tie in it has a direction; mixed with others, directions are left out. Nodes carry `kind`, `country`,
 * `sector` (NACE division) and `outside`. Time: linear.
 */
export const networkGraph = (input: ProfileInput, selection: NetworkSelection = {}): Graph => {
  const organisations = input.organisations.filter(
    (each) => (selection.withOutside ?? true) || !each.outside,
  );
  const ids = new Set(organisations.map((each) => each.id));
  const selected = input.ties.filter(
    (tie) => isSelected(tie, selection) && ids.has(tie.fromId) && ids.has(tie.toId),
  );
  const oneKind = new Set(selected.map((tie) => tie.kind)).size <= 1;
  return {
    directed: selected.length > 0 && selected.every((tie) => directedTieKinds.includes(tie.kind)),
    nodes: organisations.map(nodeOf),
    ties: oneKind
      ? selected.map((tie) => tieOf(tie, tie.strength))
      : scaledTies(selected).map((tie) => tieOf(tie, tie.scaled)),
  };
};
