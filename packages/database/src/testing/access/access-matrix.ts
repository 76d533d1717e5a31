// Over 400 lines because it is read as one table.
import { readdirSync } from 'node:fs';
import type { Access } from './measure-access.ts';
import type { Reader } from './measure-everybody.ts';

export interface ExpectedTable {
  /** Rows of the scene (testing/seed-two-clusters.ts). */
  readonly rows: number;
  /** [read, add again in their own name, change, take away]; who is absent reaches nothing. */
  readonly may: Readonly<Partial<Record<Reader, Access>>>;
}

/**
 * Who may do what with each table, as the application's real role: every table × every role × every operation. Read it
 * before you change it: a number that grows is somebody who sees or writes more.
 */
export const accessMatrix: Readonly<Record<string, ExpectedTable>> = {
  alliance_clusters: {
    rows: 3,
    may: {
      manager: [3, 0, 0, 0],
      teamMember: [3, 0, 0, 0],
      boardMember: [2, 0, 0, 0],
      firmOwner: [2, 0, 0, 0],
      firmEmployee: [2, 0, 0, 0],
      otherFirm: [2, 0, 0, 0],
      partner: [2, 0, 0, 0],
      relay: [2, 0, 0, 0],
      otherManager: [2, 0, 0, 0],
      otherClusterFirm: [2, 0, 0, 0],
    },
  },
  alliance_commitments: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      otherManager: [1, 0, 1, 0],
    },
  },
  alliance_contacts: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
    },
  },
  alliance_conventions: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  alliance_events: {
    rows: 2,
    may: {
      manager: [2, 2, 0, 0],
      teamMember: [2, 2, 0, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  alliance_incident_tellings: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 0, 1, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  alliance_incident_words: {
    rows: 2,
    may: {
      manager: [2, 2, 0, 0],
      teamMember: [2, 2, 0, 0],
      firmOwner: [1, 1, 0, 0],
      firmEmployee: [1, 1, 0, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  alliance_incidents: {
    rows: 1,
    may: {
      manager: [1, 0, 1, 0],
      teamMember: [1, 0, 1, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
    },
  },
  alliance_mandates: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      boardMember: [1, 0, 0, 0],
    },
  },
  alliance_notes: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 2],
      teamMember: [1, 2, 0, 0],
    },
  },
  alliance_project_partners: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 1],
      teamMember: [1, 1, 0, 1],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  alliance_projects: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherManager: [1, 0, 1, 0],
    },
  },
  alliance_proposals: {
    rows: 2,
    may: {},
  },
  alliance_sides: {
    rows: 3,
    may: {
      manager: [2, 0, 2, 0],
      teamMember: [2, 0, 2, 0],
      otherManager: [1, 0, 1, 0],
    },
  },
  alliance_signatures: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 0],
      teamMember: [1, 0, 0, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  alliance_steps: {
    rows: 3,
    may: {
      manager: [3, 2, 2, 0],
      teamMember: [3, 2, 2, 0],
      otherManager: [2, 1, 1, 0],
    },
  },
  alliance_working_group_firms: {
    rows: 2,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      firmOwner: [2, 0, 0, 0],
      firmEmployee: [2, 0, 0, 0],
      otherManager: [1, 1, 1, 0],
      otherClusterFirm: [2, 0, 0, 0],
    },
  },
  // The only change is to withdraw: the same again is refused.
  working_group_invitations: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 0],
      teamMember: [1, 1, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  alliance_working_groups: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      otherManager: [1, 0, 1, 0],
      otherClusterFirm: [1, 0, 0, 0],
    },
  },
  alliances: {
    rows: 2,
    may: {
      manager: [2, 0, 2, 0],
      teamMember: [2, 0, 2, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      otherManager: [1, 0, 1, 0],
      otherClusterFirm: [1, 0, 0, 0],
    },
  },
  // Managers read those made from every answer, a researcher those of its study: neither reads the other's.
  analyses: { rows: 2, may: { manager: [1, 1, 1, 1], researcher: [1, 1, 1, 1] } },
  asks: {
    rows: 1,
    may: {
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 1, 0, 0],
    },
  },
  audit_chains: { rows: 6, may: {} },
  audit_entries: {
    rows: 5,
    may: {
      manager: [2, 0, 0, 0],
      administrator: [2, 0, 0, 0],
    },
  },
  audit_pending: { rows: 1, may: {} },
  calendar_feeds: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
    },
  },
  campaign_keys: { rows: 1, may: {} },
  campaign_waves: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [1, 0, 0, 0],
    },
  },
  campaigns: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 0],
      teamMember: [1, 1, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [1, 0, 0, 0],
    },
  },
  change_sets: {
    rows: 2,
    may: {
      manager: [2, 1, 2, 0],
      teamMember: [2, 1, 2, 0],
      firmOwner: [1, 1, 1, 0],
      firmEmployee: [1, 1, 1, 0],
      otherFirm: [1, 1, 1, 0],
      partner: [1, 1, 1, 0],
      otherManager: [2, 1, 2, 0],
      otherClusterFirm: [1, 1, 1, 0],
    },
  },
  classification_codes: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [1, 0, 0, 0],
      otherManager: [1, 0, 0, 0],
      otherClusterFirm: [1, 0, 0, 0],
      administrator: [1, 0, 0, 0],
      stranger: [1, 0, 0, 0],
      former: [1, 0, 0, 0],
      nobody: [1, 0, 0, 0],
    },
  },
  cluster_distinctions: {
    rows: 1,
    may: { manager: [1, 1, 0, 0], teamMember: [1, 1, 0, 0] },
  },
  cluster_dealings: {
    rows: 1,
    may: { manager: [1, 1, 1, 0], teamMember: [1, 1, 1, 0] },
  },
  cluster_profile_values: {
    rows: 5,
    may: { manager: [4, 0, 4, 0], teamMember: [4, 0, 4, 0], otherManager: [3, 0, 1, 0] },
  },
  cluster_profiles: {
    rows: 3,
    may: { manager: [2, 2, 2, 1], teamMember: [2, 2, 2, 1], otherManager: [2, 1, 1, 0] },
  },
  clusters: {
    rows: 2,
    may: {
      manager: [1, 0, 1, 0],
      teamMember: [1, 0, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [1, 0, 0, 0],
      otherManager: [1, 0, 1, 0],
      otherClusterFirm: [1, 0, 0, 0],
      administrator: [2, 2, 2, 0],
    },
  },
  competence_answers: {
    rows: 1,
    may: {
      manager: [1, 0, 1, 0],
      teamMember: [1, 0, 1, 0],
      otherManager: [1, 1, 1, 0],
    },
  },
  competence_requests: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  duplicate_candidates: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 1],
      teamMember: [1, 1, 1, 1],
    },
  },
  fact_grants: {
    rows: 1,
    may: {
      firmOwner: [1, 1, 1, 0],
      firmEmployee: [1, 1, 1, 0],
    },
  },
  facts: {
    rows: 24,
    may: {
      manager: [12, 12, 12, 0],
      teamMember: [12, 12, 12, 0],
      boardMember: [8, 0, 0, 0],
      firmOwner: [10, 4, 4, 0],
      firmEmployee: [10, 4, 4, 0],
      otherFirm: [10, 4, 4, 0],
      partner: [10, 4, 4, 0],
      relay: [8, 0, 0, 0],
      otherManager: [6, 6, 6, 0],
      otherClusterFirm: [6, 4, 4, 0],
    },
  },
  // Told to the board and to who funds and studies; never to a firm. A researcher adds, and takes its own away until it is told.
  findings: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 2],
      teamMember: [2, 2, 2, 2],
      boardMember: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [2, 1, 0, 1],
    },
  },
  group_answers: {
    rows: 4,
    may: {
      manager: [4, 4, 4, 0],
      teamMember: [4, 4, 4, 0],
      firmOwner: [2, 0, 2, 0],
      firmEmployee: [2, 0, 2, 0],
      otherFirm: [2, 0, 2, 0],
    },
  },
  gain_expectations: {
    rows: 2,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      firmOwner: [1, 1, 1, 1],
      firmEmployee: [1, 1, 1, 1],
      otherFirm: [1, 1, 1, 1],
    },
  },
  group_budgets: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 2],
      teamMember: [2, 2, 2, 2],
    },
  },
  group_documents: {
    rows: 4,
    may: {
      manager: [3, 3, 0, 0],
      teamMember: [3, 3, 0, 0],
      firmOwner: [2, 1, 0, 0],
      firmEmployee: [2, 1, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  group_contracts: {
    rows: 2,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      firmOwner: [1, 1, 1, 0],
      firmEmployee: [1, 1, 1, 0],
      otherFirm: [1, 1, 1, 0],
    },
  },
  group_costs: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
    },
  },
  group_day_uses: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 0],
      teamMember: [2, 2, 2, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  group_days: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 0],
      teamMember: [2, 2, 2, 0],
      firmOwner: [2, 0, 0, 0],
      firmEmployee: [2, 0, 0, 0],
      otherFirm: [2, 0, 0, 0],
    },
  },
  group_decisions: {
    rows: 2,
    may: {
      manager: [2, 2, 0, 0],
      teamMember: [2, 2, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  group_feasibility: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 0, 0, 0],
    },
  },
  group_lessons: {
    rows: 3,
    may: {
      manager: [3, 3, 3, 0],
      teamMember: [3, 3, 3, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [2, 2, 0, 0],
      firmEmployee: [2, 2, 0, 0],
      otherFirm: [2, 2, 1, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
    },
  },
  group_lives: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  group_memberships: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 0],
      teamMember: [2, 0, 2, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  group_receipts: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
    },
  },
  group_settlement_lines: {
    rows: 2,
    may: {
      manager: [2, 2, 0, 0],
      teamMember: [2, 2, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  group_settlements: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 0],
      teamMember: [1, 1, 0, 0],
    },
  },
  group_gain_schemes: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  group_share_choices: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 0],
      teamMember: [1, 1, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  group_shares: {
    rows: 4,
    may: {
      manager: [4, 4, 4, 4],
      teamMember: [4, 4, 4, 4],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  group_terms: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 0],
      teamMember: [2, 2, 2, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  handovers: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 1, 0],
    },
  },
  identity_changes: {
    rows: 6,
    may: {
      manager: [4, 0, 0, 0],
      teamMember: [4, 0, 0, 0],
      boardMember: [4, 0, 0, 0],
      firmOwner: [4, 0, 0, 0],
      firmEmployee: [4, 0, 0, 0],
      otherFirm: [4, 0, 0, 0],
      partner: [4, 0, 0, 0],
      relay: [4, 0, 0, 0],
      otherManager: [2, 0, 0, 0],
      otherClusterFirm: [2, 0, 0, 0],
    },
  },
  incubator_budgets: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 1],
      teamMember: [1, 1, 1, 1],
    },
  },
  incubator_checks: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 1],
      teamMember: [1, 1, 1, 1],
    },
  },
  incubator_groups: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 1],
      teamMember: [1, 1, 0, 1],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  incubator_lesson_uses: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 1],
      teamMember: [1, 1, 1, 1],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  incubator_shares: {
    rows: 2,
    may: {
      manager: [2, 2, 0, 2],
      teamMember: [2, 2, 0, 2],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  incubator_trainees: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 1],
      teamMember: [1, 1, 1, 1],
    },
  },
  incubators: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 1],
      teamMember: [1, 1, 1, 1],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  import_mappings: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 1],
      teamMember: [1, 1, 1, 1],
    },
  },
  imports: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 1],
      teamMember: [1, 1, 1, 1],
    },
  },
  instrument_versions: {
    rows: 2,
    may: {
      manager: [2, 2, 1, 1],
      teamMember: [2, 2, 1, 1],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [2, 2, 1, 1],
    },
  },
  instruments: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [1, 1, 1, 0],
    },
  },
  interview_cases: { rows: 1, may: { teamMember: [1, 1, 1, 0], researcher: [1, 1, 1, 1] } },
  interview_cells: { rows: 1, may: { teamMember: [1, 1, 1, 0], researcher: [1, 1, 1, 0] } },
  interview_codebooks: { rows: 1, may: { teamMember: [1, 1, 0, 0], researcher: [1, 1, 0, 0] } },
  interview_codes: { rows: 1, may: { teamMember: [1, 1, 1, 0], researcher: [1, 1, 1, 0] } },
  interview_codings: { rows: 3, may: { teamMember: [2, 1, 2, 2], researcher: [1, 1, 1, 1] } },
  interview_memos: { rows: 1, may: { teamMember: [1, 1, 1, 1], researcher: [0, 1, 0, 0] } },
  interview_names: { rows: 1, may: { researcher: [1, 1, 1, 1] } },
  interview_people: { rows: 3, may: { teamMember: [3, 0, 0, 0], researcher: [3, 3, 3, 0] } },
  interview_projects: { rows: 1, may: { teamMember: [1, 0, 0, 0], researcher: [1, 0, 1, 0] } },
  interview_round_coders: { rows: 2, may: { teamMember: [2, 0, 0, 0], researcher: [2, 2, 0, 0] } },
  interview_rounds: { rows: 1, may: { teamMember: [1, 0, 0, 0], researcher: [1, 1, 1, 0] } },
  interview_transcripts: { rows: 1, may: { teamMember: [1, 0, 1, 0], researcher: [1, 1, 1, 1] } },
  invitation_tokens: {
    rows: 1,
    may: {},
  },
  invitations: {
    rows: 2,
    may: {
      manager: [2, 0, 0, 0],
      teamMember: [2, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      administrator: [2, 0, 0, 0],
      stranger: [2, 0, 0, 0],
    },
  },
  jobs: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 0],
      teamMember: [2, 2, 2, 0],
      boardMember: [0, 2, 0, 0],
      firmOwner: [1, 2, 1, 0],
      firmEmployee: [0, 2, 0, 0],
      otherFirm: [0, 2, 0, 0],
      partner: [0, 2, 0, 0],
      relay: [0, 2, 0, 0],
    },
  },
  join_requests: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
    },
  },
  label_answers: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
    },
  },
  label_assessments: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
    },
  },
  label_files: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
    },
  },
  label_findings: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
    },
  },
  labels: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [1, 0, 0, 0],
    },
  },
  mail_secrets: {
    rows: 1,
    may: {},
  },
  mails: {
    rows: 14,
    may: {
      manager: [1, 0, 0, 0],
      firmOwner: [5, 0, 0, 0],
      firmEmployee: [4, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      otherManager: [2, 0, 0, 0],
      otherClusterFirm: [2, 0, 0, 0],
      administrator: [4, 0, 0, 0],
    },
  },
  memberships: {
    rows: 6,
    may: {
      manager: [4, 4, 4, 0],
      teamMember: [4, 4, 4, 0],
      boardMember: [4, 0, 0, 0],
      firmOwner: [4, 0, 0, 0],
      firmEmployee: [4, 0, 0, 0],
      otherFirm: [4, 0, 0, 0],
      partner: [4, 0, 0, 0],
      relay: [4, 0, 0, 0],
      otherManager: [2, 2, 2, 0],
      otherClusterFirm: [2, 0, 0, 0],
    },
  },
  migrations: {
    rows: readdirSync(new URL('../../migrations', import.meta.url)).length,
    may: {},
  },
  organisations: {
    rows: 6,
    may: {
      manager: [4, 4, 4, 0],
      teamMember: [4, 4, 4, 0],
      boardMember: [4, 0, 0, 0],
      firmOwner: [4, 0, 0, 0],
      firmEmployee: [4, 0, 0, 0],
      otherFirm: [4, 0, 0, 0],
      partner: [4, 0, 0, 0],
      relay: [4, 0, 0, 0],
      otherManager: [2, 2, 2, 0],
      otherClusterFirm: [2, 0, 0, 0],
    },
  },
  pair_rules: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
    },
  },
  partnering_interest_owners: {
    rows: 1,
    may: {
      otherFirm: [1, 0, 0, 0],
    },
  },
  partnering_interests: {
    rows: 1,
    may: {
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  partnering_profile_owners: {
    rows: 1,
    may: {
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
    },
  },
  partnering_profiles: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 1, 0],
      firmEmployee: [1, 0, 1, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
    },
  },
  people: {
    rows: 15,
    may: {
      manager: [11, 0, 1, 0],
      teamMember: [11, 0, 1, 0],
      boardMember: [3, 0, 1, 0],
      firmOwner: [4, 0, 1, 0],
      firmEmployee: [4, 0, 1, 0],
      otherFirm: [3, 0, 1, 0],
      partner: [3, 0, 1, 0],
      relay: [3, 0, 1, 0],
      observer: [3, 0, 1, 0],
      researcher: [3, 0, 1, 0],
      otherManager: [2, 0, 1, 0],
      otherClusterFirm: [2, 0, 1, 0],
      administrator: [15, 0, 15, 'stopped'],
      stranger: [1, 0, 1, 0],
      former: [1, 0, 1, 0],
    },
  },
  places: {
    rows: 2,
    may: {
      manager: [1, 1, 0, 0],
      teamMember: [1, 1, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 1, 0, 0],
      firmEmployee: [1, 1, 0, 0],
      otherFirm: [1, 1, 0, 0],
      partner: [1, 1, 0, 0],
      relay: [1, 0, 0, 0],
      otherManager: [1, 1, 0, 0],
      otherClusterFirm: [1, 1, 0, 0],
    },
  },
  plan_checkpoints: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 2],
      teamMember: [2, 2, 2, 2],
    },
  },
  plan_computations: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 2],
      teamMember: [2, 2, 2, 2],
    },
  },
  plan_group_assessments: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 2],
      teamMember: [2, 2, 2, 2],
    },
  },
  plan_group_members: {
    rows: 4,
    may: {
      manager: [4, 4, 0, 'stopped'],
      teamMember: [4, 4, 0, 'stopped'],
      firmOwner: [2, 0, 0, 0],
      firmEmployee: [2, 0, 0, 0],
      otherFirm: [2, 0, 0, 0],
    },
  },
  plan_groups: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 'stopped'],
      teamMember: [2, 2, 2, 'stopped'],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  plan_studies: {
    rows: 4,
    may: {
      manager: [4, 4, 4, 4],
      teamMember: [4, 4, 4, 4],
    },
  },
  plan_unplaced: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 2],
      teamMember: [2, 2, 2, 2],
    },
  },
  plan_unplaced_reasons: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 2],
      teamMember: [2, 2, 2, 2],
    },
  },
  plans: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 'stopped'],
      teamMember: [2, 2, 2, 'stopped'],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  register_entries: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 0],
      teamMember: [2, 2, 2, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  register_members: {
    rows: 3,
    may: {
      manager: [3, 0, 0, 0],
      teamMember: [3, 0, 0, 0],
      firmOwner: [1, 0, 1, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  privacy_requests: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      firmOwner: [1, 1, 0, 0],
    },
  },
  processing_texts: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 1],
      teamMember: [1, 0, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [1, 0, 0, 0],
    },
  },
  response_answers: {
    rows: 2,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      firmOwner: [1, 1, 1, 1],
      firmEmployee: [1, 1, 1, 1],
      otherFirm: [1, 1, 1, 1],
    },
  },
  response_scores: {
    rows: 2,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  responses: {
    rows: 2,
    may: {
      manager: [2, 0, 0, 0],
      teamMember: [2, 0, 0, 0],
      firmOwner: [1, 1, 1, 1],
      firmEmployee: [1, 1, 1, 1],
      otherFirm: [1, 1, 1, 1],
    },
  },
  retention_rules: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 1],
      teamMember: [1, 0, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [1, 0, 0, 0],
    },
  },
  retention_runs: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
    },
  },
  role_grants: {
    rows: 14,
    may: {
      manager: [11, 11, 'stopped', 0],
      teamMember: [11, 0, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [1, 0, 0, 0],
      otherManager: [2, 2, 'stopped', 0],
      otherClusterFirm: [1, 0, 0, 0],
      administrator: [14, 14, 'stopped', 0],
      former: [1, 0, 0, 0],
    },
  },
  consents: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      firmOwner: [1, 1, 0, 0],
    },
  },
  digest_choices: {
    rows: 2,
    may: { firmOwner: [1, 1, 1, 0], otherFirm: [1, 1, 1, 0] },
  },
  digests_sent: { rows: 1, may: {} },
  // Searched through a function, which adds what else the asker may see; read by nobody.
  directory_entries: { rows: 6, may: {} },
  room_decisions: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      firmOwner: [1, 1, 1, 0],
      firmEmployee: [1, 1, 1, 0],
      otherFirm: [1, 1, 1, 0],
    },
  },
  room_events: {
    rows: 15,
    may: {
      manager: [15, 0, 0, 0],
      teamMember: [15, 0, 0, 0],
      firmOwner: [12, 0, 0, 0],
      firmEmployee: [12, 0, 0, 0],
      otherFirm: [12, 0, 0, 0],
      relay: [3, 0, 0, 0],
    },
  },
  room_files: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 0],
      teamMember: [2, 2, 2, 0],
      firmOwner: [2, 2, 1, 0],
      firmEmployee: [2, 2, 0, 0],
      otherFirm: [2, 2, 1, 0],
    },
  },
  room_messages: {
    rows: 2,
    may: {
      manager: [2, 2, 0, 0],
      teamMember: [2, 2, 0, 0],
      firmOwner: [2, 2, 1, 0],
      firmEmployee: [2, 2, 0, 0],
      otherFirm: [2, 2, 1, 0],
    },
  },
  room_people: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 1],
      teamMember: [1, 1, 0, 1],
      relay: [1, 0, 0, 0],
    },
  },
  room_presence: {
    rows: 2,
    may: {
      manager: [2, 0, 0, 0],
      teamMember: [2, 0, 0, 0],
      firmOwner: [2, 0, 0, 0],
      firmEmployee: [2, 0, 0, 0],
      otherFirm: [2, 0, 0, 0],
    },
  },
  room_reads: {
    rows: 2,
    may: {
      firmOwner: [1, 1, 1, 0],
      otherFirm: [1, 1, 1, 0],
    },
  },
  room_tasks: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      relay: [1, 1, 1, 0],
    },
  },
  rooms: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 0],
      teamMember: [2, 2, 2, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
    },
  },
  statistics_editions: {
    rows: 2,
    may: {
      manager: [1, 1, 0, 0],
      teamMember: [1, 1, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      observer: [1, 0, 0, 0],
      researcher: [1, 0, 0, 0],
      otherManager: [1, 1, 0, 0],
      otherClusterFirm: [1, 0, 0, 0],
    },
  },
  statistics_members: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 0],
      teamMember: [1, 1, 0, 0],
    },
  },
  statistics_states: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
    },
  },
  studies: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      researcher: [1, 0, 0, 0],
    },
  },
  // What pseudonyms are made with: nobody.
  study_keys: {
    rows: 1,
    may: {},
  },
  ties: {
    rows: 4,
    may: {
      manager: [2, 2, 2, 0],
      teamMember: [2, 2, 2, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [2, 1, 1, 0],
      firmEmployee: [2, 1, 1, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      otherManager: [1, 1, 1, 0],
      otherClusterFirm: [1, 0, 0, 0],
    },
  },
  transparency_reports: {
    rows: 2,
    may: {
      manager: [2, 2, 0, 0],
      teamMember: [2, 2, 0, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  vetoes: {
    rows: 4,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      firmOwner: [2, 2, 2, 0],
      firmEmployee: [2, 2, 2, 0],
      otherFirm: [1, 1, 1, 0],
      otherManager: [1, 1, 1, 0],
      otherClusterFirm: [1, 1, 1, 0],
    },
  },
  room_meetings: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      firmOwner: [1, 1, 1, 0],
      firmEmployee: [1, 1, 0, 0],
      otherFirm: [1, 1, 0, 0],
    },
  },
  meeting_agendas: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  meeting_people: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 'stopped'],
      teamMember: [2, 2, 2, 'stopped'],
      firmOwner: [2, 2, 2, 'stopped'],
      firmEmployee: [2, 0, 0, 0],
      otherFirm: [2, 0, 1, 0],
    },
  },
  meeting_minutes: {
    rows: 2,
    may: {
      manager: [2, 2, 1, 0],
      teamMember: [2, 2, 1, 0],
      firmOwner: [2, 2, 1, 0],
      firmEmployee: [2, 2, 1, 0],
      otherFirm: [2, 2, 1, 0],
    },
  },
  dissociations: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 0],
      teamMember: [1, 1, 0, 0],
      firmOwner: [1, 1, 0, 0],
      firmEmployee: [1, 1, 0, 0],
      otherFirm: [1, 1, 0, 0],
    },
  },
  rivalry_clearances: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 0],
      teamMember: [1, 1, 0, 0],
      relay: [1, 0, 0, 0],
    },
  },
  sensitive_contributions: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      firmOwner: [1, 1, 1, 0],
      firmEmployee: [1, 1, 1, 0],
    },
  },
  sensitive_collections: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  sensitive_collection_organisations: {
    rows: 2,
    may: {
      manager: [2, 0, 0, 0],
      teamMember: [2, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  sensitive_answers: {
    rows: 2,
    may: {
      manager: [2, 0, 0, 0],
      teamMember: [2, 0, 0, 0],
      firmOwner: [1, 1, 1, 1],
      firmEmployee: [1, 1, 0, 1],
      otherFirm: [1, 1, 1, 1],
    },
  },
  sensitive_publications: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  sensitive_publication_inputs: {
    rows: 1,
    may: {},
  },
  wave_publications: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  wave_seats: { rows: 1, may: {} },
  wave_targets: {
    rows: 2,
    may: {
      manager: [2, 2, 0, 0],
      teamMember: [2, 2, 0, 0],
      firmOwner: [1, 0, 1, 0],
      firmEmployee: [1, 0, 1, 0],
      otherFirm: [1, 0, 1, 0],
    },
  },
  alliance_matches: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 1],
      teamMember: [1, 1, 0, 1],
    },
  },
  matching_entries: { rows: 2, may: {} },
  introductions: {
    rows: 2,
    may: {
      manager: [2, 0, 0, 0],
      teamMember: [2, 0, 0, 0],
      firmOwner: [2, 0, 0, 0],
      firmEmployee: [2, 0, 0, 0],
      otherManager: [2, 0, 0, 0],
      otherClusterFirm: [1, 0, 0, 0],
    },
  },
  introduction_parties: {
    rows: 4,
    may: {
      manager: [2, 0, 0, 0],
      teamMember: [2, 0, 0, 0],
      firmOwner: [2, 0, 0, 0],
      firmEmployee: [2, 0, 0, 0],
      otherManager: [2, 0, 0, 0],
      otherClusterFirm: [1, 0, 0, 0],
    },
  },
  introduction_steps: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      firmOwner: [1, 1, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherManager: [1, 0, 0, 0],
      otherClusterFirm: [1, 0, 0, 0],
    },
  },
  encounters: {
    rows: 2,
    may: {
      manager: [2, 2, 2, 0],
      teamMember: [2, 2, 2, 0],
      boardMember: [1, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      partner: [1, 0, 0, 0],
      relay: [1, 0, 0, 0],
      otherManager: [1, 0, 0, 0],
      otherClusterFirm: [1, 0, 0, 0],
    },
  },
  encounter_participants: {
    rows: 3,
    may: {
      manager: [3, 0, 0, 0],
      teamMember: [3, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
      otherClusterFirm: [1, 0, 0, 0],
    },
  },
  encounter_wishes: {
    rows: 2,
    may: {
      manager: [2, 0, 0, 0],
      teamMember: [2, 0, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherFirm: [1, 0, 0, 0],
    },
  },
  encounter_schedules: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 1],
      teamMember: [1, 1, 0, 1],
    },
  },
  encounter_fixed_meetings: {
    rows: 1,
    may: { manager: [1, 1, 0, 1], teamMember: [1, 1, 0, 1] },
  },
  encounter_meetings: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 0],
      teamMember: [1, 1, 0, 0],
      firmOwner: [1, 0, 0, 0],
      firmEmployee: [1, 0, 0, 0],
      otherClusterFirm: [1, 0, 0, 0],
    },
  },
  practice_notes: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 0, 1, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  practice_reuses: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      otherManager: [1, 1, 0, 0],
    },
  },
  community_questions: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 0, 0, 0],
      otherManager: [1, 1, 1, 0],
    },
  },
  community_answers: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      teamMember: [1, 1, 0, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  mentoring_offers: {
    rows: 1,
    may: {
      manager: [1, 1, 0, 1],
      teamMember: [1, 0, 0, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  mentoring_pairs: {
    rows: 1,
    may: {
      manager: [1, 0, 0, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
  community_gatherings: {
    rows: 1,
    may: {
      manager: [1, 1, 1, 0],
      teamMember: [1, 1, 1, 0],
      otherManager: [1, 0, 0, 0],
    },
  },
};
