import type { Task } from '../task.ts';
import { analyse } from './analyse.ts';
import { findDuplicateOrganisations } from './find-duplicates.ts';
import { importFile } from './import-file.ts';
import { matchAlliance } from './match-alliance.ts';
import { scheduleEncounter } from './schedule-encounter.ts';
import { makePlan } from './make-plan.ts';
import { measureNetwork } from './measure-network.ts';
import { writeGroupDocument } from './write-group-document.ts';
import { findPlanAlternatives } from './plan-alternatives.ts';
import { studyPlacement, studySensitivity } from './plan-study.ts';

/** Every kind of job and what does it. */
export const tasks: Readonly<Record<string, Task>> = {
  import_members: importFile,
  import_ties: importFile,
  find_duplicates: findDuplicateOrganisations,
  measure_network: measureNetwork,
  make_plan: makePlan,
  write_group_document: writeGroupDocument,
  plan_alternatives: findPlanAlternatives,
  plan_sensitivity: studySensitivity,
  plan_placement: studyPlacement,
  match_alliance: matchAlliance,
  schedule_encounter: scheduleEncounter,
  analyse,
};
