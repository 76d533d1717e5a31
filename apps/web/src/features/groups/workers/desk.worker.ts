import { openDesk } from '@grappe/engine/groups';
import type { DeskGroup, GroupDesk, GroupViolation } from '@grappe/engine/groups';
import type {
  DeskAnswer,
  DeskBreach,
  DeskDestination,
  DeskGroups,
  DeskLook,
  DeskOrder,
  DeskPlace,
} from './desk-messages.ts';

let desk: GroupDesk | null = null;

const breachOf = (violation: GroupViolation): DeskBreach => {
  switch (violation.code) {
    case 'pair_blocked':
      return { code: violation.block.code, firms: violation.pair, params: {} };
    case 'lock_broken':
      return { code: violation.code, firms: violation.pair, params: {} };
    case 'too_few':
      return { code: violation.code, firms: [], params: { limit: violation.min } };
    case 'too_many':
      return { code: violation.code, firms: [], params: { limit: violation.max } };
    case 'quality_floor':
      return { code: violation.code, firms: [], params: { limit: violation.minQuality } };
    case 'no_common_market':
      return { code: violation.code, firms: [], params: {} };
    default:
      return { code: violation.code, firms: [violation.firm], params: {} };
  }
};

const lookOf = ({ figures, admissible, violations }: DeskGroup) => ({
  quality: figures?.quality ?? null,
  counts: admissible,
  breaches: violations.map(breachOf),
});

function look(opened: GroupDesk, groups: DeskGroups): DeskLook {
  const { objective, groups: looked } = opened.look(groups);
  return { value: objective, groups: looked.map(lookOf) };
}

/** Every place where the firm is not: each group, a group of its own to come, out of all. */
function destinations(opened: GroupDesk, groups: DeskGroups, firm: string): DeskDestination[] {
  const own = groups.findIndex((members) => members.includes(firm));
  const places: DeskPlace[] = [...groups.keys(), 'new' as const, ...(own === -1 ? [] : ['out' as const])];
  return places
    .filter((place) => place !== own)
    .flatMap((place) => {
      const moved = opened.move(groups, { firm, to: place === 'out' ? null : place });
      if (moved.kind !== 'moved') return [];
      const there = moved.plan.groups.find(({ members }) => members.includes(firm));
      return [{ place, gain: -moved.cost, breaches: there?.violations.map(breachOf) ?? [] }];
    });
}

function answer(order: DeskOrder): DeskAnswer | null {
  if (order.kind === 'open') {
    desk = openDesk(order.problem);
    return null;
  }
  if (desk === null) return null;
  const { turn, groups } = order;
  if (order.kind === 'look') {
    const looked = look(desk, groups);
    return { kind: 'looked', turn, look: looked };
  }
  const { firm } = order;
  const found = destinations(desk, groups, firm);
  return { kind: 'destinations', turn, firm, destinations: found };
}

globalThis.addEventListener('message', ({ data }: MessageEvent<DeskOrder>) => {
  const told = answer(data);
  if (told !== null) globalThis.postMessage(told);
});
