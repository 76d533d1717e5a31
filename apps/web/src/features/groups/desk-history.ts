import type { DeskGroups, DeskPlace } from './workers/desk-messages.ts';

/** A plan that is being changed by hand, with all that can be taken back. */
export interface DeskHistory {
  readonly past: readonly DeskGroups[];
  readonly now: DeskGroups;
  readonly future: readonly DeskGroups[];
}

export type DeskAct =
  | { readonly kind: 'move'; readonly firm: string; readonly place: DeskPlace }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

export const startHistory = (groups: DeskGroups): DeskHistory => ({ past: [], now: groups, future: [] });

export function deskReducer(history: DeskHistory, act: DeskAct): DeskHistory {
  const { past, now, future } = history;
  if (act.kind === 'undo') {
    const before = past.at(-1);
    return before === undefined
      ? history
      : { past: past.slice(0, -1), now: before, future: [now, ...future] };
  }
  if (act.kind === 'redo') {
    const [after, ...later] = future;
    return after === undefined ? history : { past: [...past, now], now: after, future: later };
  }
  return { past: [...past, now], now: withMove(now, act.firm, act.place), future: [] };
}

/** The groups once a firm has moved; a group left by its last member disappears. */
export function withMove(groups: DeskGroups, firm: string, place: DeskPlace): DeskGroups {
  const moved = groups.map((members, rank) => {
    const others = members.filter((member) => member !== firm);
    return rank === place ? [...others, firm] : others;
  });
  if (place === 'new') moved.push([firm]);
  return moved.filter((members) => members.length > 0);
}
