/** One-to-one meetings of an event: who wishes to meet whom, when they are there, and where. */
export interface EncounterRequest {
  /** Slots are numbered from 0. */
  readonly slots: number;
  readonly rooms: readonly EncounterRoom[];
  readonly people: readonly EncounterPerson[];
  /** Meetings already agreed: they stay where they are. */
  readonly fixed?: readonly FixedEncounter[];
  /** Pairs that must not meet, whatever they wish. */
  readonly barred?: readonly (readonly [string, string])[];
}

/** A room or a table: one meeting at a time. */
export interface EncounterRoom {
  readonly id: string;
  readonly closedSlots: readonly number[];
}

export interface EncounterPerson {
  readonly id: string;
  /** People it wishes to meet, the most wished first. */
  readonly wishes: readonly string[];
  readonly absentSlots: readonly number[];
  /** Most meetings that it accepts; as many as there are slots when absent. */
  readonly mostMeetings?: number;
}

export interface FixedEncounter {
  readonly first: string;
  readonly second: string;
  readonly slot: number;
}

/** What is wrong with a request, each with what it concerns. Nothing is computed then. */
export type EncounterProblem =
  | { readonly kind: 'no_slots' | 'no_rooms' }
  | { readonly kind: 'room_twice'; readonly room: string }
  | { readonly kind: 'person_twice'; readonly person: string }
  | {
      readonly kind: 'unknown_person' | 'wish_for_oneself' | 'wish_twice';
      readonly person: string;
      readonly wanted: string;
    }
  | {
      readonly kind: 'no_such_slot';
      readonly of: 'person' | 'room' | 'fixed';
      readonly id: string;
      readonly slot: number;
    }
  | { readonly kind: 'fixed_unknown_person'; readonly person: string }
  | { readonly kind: 'fixed_alone'; readonly person: string; readonly slot: number }
  | {
      readonly kind: 'fixed_while_absent' | 'fixed_clash' | 'fixed_beyond_most';
      readonly person: string;
      readonly slot: number;
    }
  | { readonly kind: 'fixed_pair_twice'; readonly first: string; readonly second: string }
  | { readonly kind: 'fixed_barred'; readonly first: string; readonly second: string }
  | {
      readonly kind: 'fixed_without_room';
      readonly slot: number;
      readonly meetings: number;
      readonly rooms: number;
    };

/** Why a wish is not in the schedule. */
export type UnmetReason =
  | 'barred'
  /** The two are never there together while a room is open. */
  | 'no_common_slot'
  /** One of them has as many meetings as it accepts. */
  | 'most_reached'
  /** They are free together, and every room is taken. */
  | 'no_room'
  /** Whenever one is free, the other meets somebody else. */
  | 'others_first';

export interface Encounter {
  readonly first: string;
  readonly second: string;
  readonly slot: number;
  readonly room: string;
  /** Points of the wishes it meets: 3 for a first wish, 2 for a second, 1 for the others, of both people added. */
  readonly points: number;
  readonly wishedByFirst: boolean;
  readonly wishedBySecond: boolean;
  readonly fixed: boolean;
}

export interface UnmetWish {
  readonly person: string;
  readonly wanted: string;
  /** 1 for the most wished. */
  readonly rank: number;
  readonly reason: UnmetReason;
}

export interface EncounterSchedule {
  readonly kind: 'schedule';
  /** In the order of slots, then rooms as given. */
  readonly meetings: readonly Encounter[];
  readonly unmet: readonly UnmetWish[];
  readonly points: number;
  readonly wishes: number;
  readonly metWishes: number;
  /** People who wished or were wished, and meet nobody. */
  readonly withoutMeeting: readonly string[];
  /** No schedule has more meetings, nor as many with more points. */
  readonly proven: boolean;
  /** What no schedule can exceed. Points are told when the number of meetings is proven. */
  readonly bound: { readonly meetings: number; readonly points: number | null };
  readonly ended: 'optimal' | 'limit' | 'stopped';
}

export interface RefusedEncounters {
  readonly kind: 'refused';
  readonly problems: readonly EncounterProblem[];
}
