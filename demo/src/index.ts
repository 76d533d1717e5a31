import type { Language, Role } from '@grappe/contracts';
import {
  demonstrationAlliances,
  demonstrationMandate,
  type DemonstrationAlliance,
  type DemonstrationMandate,
} from './alliances.ts';
import { csv } from './csv.ts';
import { clusterDealings, clusterFileText, ownClusterValues } from './clusters.ts';
import { memberHeader, memberRows } from './members.ts';
import { others } from './others.ts';
import { demonstrationInterviews, type DemonstrationInterviews } from './interviews.ts';
import { demonstrationMeetings, type DemonstrationMeetings } from './meetings.ts';
import { demonstrationNeighbourhood, type DemonstrationNeighbourhood } from './neighbour.ts';
import { demonstrationRoom, type DemonstrationRoom } from './room.ts';
import { seededRandom } from './random.ts';
import { tieHeader, tieRows } from './ties.ts';

export type { DemonstrationInterviews } from './interviews.ts';
export type { DemonstrationAlliance, DemonstrationMandate } from './alliances.ts';
export type { DemonstrationNeighbourhood } from './neighbour.ts';
export type { DemonstrationMeetings } from './meetings.ts';
export type { DemonstrationRoom } from './room.ts';
export { fictionalAnswers } from './survey.ts';

/** Change it and the whole cluster changes; tests and pictures rest on this one. */
export const demonstrationSeed = 2026;

export interface DemonstrationAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly language: Language;
  readonly role: Role;
  /** Name of the organisation that the person speaks for. */
  readonly organisation: string | null;
}

export interface DemonstrationBudgetLine {
  readonly id: string;
  readonly label: string;
  readonly kind: 'fixed' | 'per_market' | 'per_firm' | 'per_day';
  readonly amountCents: number;
  readonly subsidy?: { readonly rateRatio: number; readonly ceilingCents: number | null };
}

export interface DemonstrationCluster {
  readonly cluster: {
    readonly slug: string;
    readonly name: string;
    readonly kind: string;
    readonly country: string;
    readonly territory: string;
    readonly foundedOn: string;
  };
  /** CSV files as a team would upload them: `;`, decimal commas, `|` lists, UTF-8. */
  readonly memberFile: { readonly fileName: string; readonly text: string };
  readonly tieFile: { readonly fileName: string; readonly text: string };
  /** Other clusters, all fictional, as a team would upload them; what it says of its own; its dealings with some. */
  readonly clusterFile: { readonly fileName: string; readonly text: string };
  readonly ownCluster: typeof ownClusterValues;
  readonly clusterDealings: typeof clusterDealings;
  /** Names of the organisations that are not members. */
  readonly outside: readonly string[];
  readonly accounts: readonly DemonstrationAccount[];
  /** What a shared export manager costs in a year, in euro cents. Fictional amounts. */
  readonly budgetLines: readonly DemonstrationBudgetLine[];
  /** Confidential refusals: who refuses whom. */
  readonly vetoes: readonly (readonly [refuser: string, refused: string])[];
  readonly pairRules: readonly {
    readonly rule: 'lock' | 'forbid';
    readonly pair: readonly [string, string];
  }[];
  /** A working group with what was said and decided in it. */
  readonly room: DemonstrationRoom;
  readonly interviews: DemonstrationInterviews;
  /** Another fictional cluster on the same platform, with whom the demonstration has an alliance. */
  readonly neighbour: DemonstrationNeighbourhood & {
    readonly cluster: DemonstrationCluster['cluster'];
    readonly manager: DemonstrationAccount;
    /** Speaks for the firm that is introduced. */
    readonly firm: DemonstrationAccount;
  };
  /** What the board asked for, and alliances at several stages. */
  readonly mandate: DemonstrationMandate;
  readonly alliances: readonly DemonstrationAlliance[];
  readonly meetings: DemonstrationMeetings;
}

/** The fictional wine-and-vine technology cluster, the same on every machine. */
export function demonstrationCluster(seed = demonstrationSeed): DemonstrationCluster {
  const random = seededRandom(seed);
  const members = memberRows(random);
  return {
    cluster: {
      slug: 'sarments',
      name: 'Les Sarments (cluster fictif)',
      kind: 'grappe_entreprises',
      country: 'FR',
      territory: 'Nouvelle-Aquitaine',
      foundedOn: '2013-06-01',
    },
    memberFile: { fileName: 'adherents-sarments.csv', text: csv(memberHeader, members) },
    tieFile: { fileName: 'liens-sarments.csv', text: csv(tieHeader, tieRows(random)) },
    clusterFile: { fileName: 'clusters-fictifs.csv', text: clusterFileText },
    ownCluster: ownClusterValues,
    clusterDealings,
    outside: others.filter((other) => other.outside).map((other) => other.name),
    accounts: [
      account('pilote@sarments.example', 'Claire Vasseur', 'fr', 'cluster_manager', null),
      account('equipe@sarments.example', 'Tom Ellery', 'en', 'team_member', null),
      account('robocep@sarments.example', 'Inès Caradec', 'fr', 'firm_owner', 'Robocep'),
      account('tonnellerie@sarments.example', 'Paul Estève', 'fr', 'firm_owner', 'Tonnellerie des Graves'),
      account('financeur@sarments.example', 'Hélène Duret', 'fr', 'observer', null),
      account('chercheur@sarments.example', 'Marc Oller', 'fr', 'researcher', null),
      account('institut@sarments.example', 'Maud Leroux', 'fr', 'partner', 'Institut de la Vigne et du Chai'),
      account('conseil@sarments.example', 'Hervé Dumas', 'fr', 'board_member', null),
      account('relais@sarments.example', 'Sonia Benali', 'fr', 'relay', null),
    ],
    budgetLines: [
      {
        id: 'salary',
        label: 'Salaire et charges du cadre export',
        kind: 'fixed',
        amountCents: 6_200_000,
        subsidy: { rateRatio: 0.3, ceilingCents: 1_500_000 },
      },
      { id: 'travel', label: 'Déplacements et stand, par marché', kind: 'per_market', amountCents: 850_000 },
      {
        id: 'documents',
        label: 'Documents et traductions, par entreprise',
        kind: 'per_firm',
        amountCents: 140_000,
      },
    ],
    vetoes: [
      ['Pulvéo', 'Brumevigne'],
      ['Tonnellerie des Graves', 'Tonnellerie Sauternac'],
      ['Oculus Baie', 'Dronevitis'],
    ],
    pairRules: [{ rule: 'forbid', pair: ['Levures d’Aquitaine', 'Vinalys'] }],
    room: demonstrationRoom,
    interviews: demonstrationInterviews,
    neighbour: {
      cluster: {
        slug: 'orchard-ring',
        name: 'The Orchard Ring (fictional cluster)',
        kind: 'competitiveness',
        country: 'GB',
        territory: 'Kent',
        foundedOn: '2015-03-01',
      },
      manager: account('orchard@sarments.example', 'Alice Moreland', 'en', 'cluster_manager', null),
      firm: account('hopper@sarments.example', 'George Pell', 'en', 'firm_owner', 'Hopper & Pippin'),
      ...demonstrationNeighbourhood,
    },
    mandate: demonstrationMandate,
    alliances: demonstrationAlliances,
    meetings: demonstrationMeetings,
  };
}

const account = (
  email: string,
  name: string,
  language: Language,
  role: Role,
  organisation: string | null,
): DemonstrationAccount => ({ email, password: 'sarments-fictifs', name, language, role, organisation });
