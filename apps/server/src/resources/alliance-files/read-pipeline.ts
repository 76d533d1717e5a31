import type { AllianceLine } from '@grappe/contracts/api';
import {
  heardInAlliances,
  listAlliances,
  listAllianceSides,
  listAllianceSteps,
  listCommitments,
  listMandates,
  type AllianceRow,
  type CommitmentRow,
  type MandateRow,
  type Session,
  type SideOfAlliance,
  type StepRow,
} from '@grappe/database';
import { gapsOf } from './gaps.ts';
import { quietSince } from './quiet.ts';
import { todayIs } from '../group-life/read-life.ts';

/** The alliances of a cluster as its team runs them; of one of them when it is given. */
export async function readPipeline(
  tx: Session,
  clusterId: string,
  onlyId: string | null = null,
): Promise<AllianceLine[]> {
  const rows = (await listAlliances(tx, clusterId)).filter(({ id }) => onlyId === null || id === onlyId);
  const ids = rows.map(({ id }) => id);
  const sides = new Map((await listAllianceSides(tx, clusterId)).map((side) => [side.allianceId, side]));
  const mandates = new Map((await listMandates(tx, clusterId)).map((mandate) => [mandate.id, mandate]));
  const steps = (await listAllianceSteps(tx, ids)).filter((step) => step.clusterId === clusterId);
  const commitments = await listCommitments(tx, ids);
  const heard = await heardInAlliances(tx, ids);
  return rows.map((row) =>
    presentLine(row, {
      side: sides.get(row.id),
      mandates,
      step: steps.find(({ allianceId, stage }) => allianceId === row.id && stage === row.stage),
      commitments: commitments.filter(({ allianceId }) => allianceId === row.id),
      heardOn: heard.get(row.id) ?? null,
    }),
  );
}

interface LineFacts {
  readonly side: SideOfAlliance | undefined;
  readonly mandates: ReadonlyMap<string, MandateRow>;
  readonly step: StepRow | undefined;
  readonly commitments: readonly CommitmentRow[];
  readonly heardOn: string | null;
}

function presentLine(
  row: AllianceRow,
  { side, mandates, step, commitments, heardOn }: LineFacts,
): AllianceLine {
  const today = todayIs();
  const open = commitments.filter(({ status }) => status === 'open');
  const { id, name, theme, stage, stageSince, status, way, shortName, isOutside } = row;
  const line = { stage, status, isOutside, nextStep: step?.nextStep ?? '', nextOn: step?.nextOn ?? null };
  const isOurs = side !== undefined;
  return {
    id,
    name,
    theme,
    stageSince,
    way,
    shortName,
    ...line,
    partners: [...row.partners],
    owner:
      side?.ownerId == null || side.ownerName === null ? null : { id: side.ownerId, name: side.ownerName },
    heardOn,
    quietSince: quietSince(row, heardOn, today),
    lateCommitments: open.filter(({ dueOn }) => dueOn < today).length,
    openIncidents: side?.openIncidents ?? 0,
    gaps: isOurs
      ? gapsOf({
          ...line,
          ownerIsThere: side.ownerId !== null && side.ownerIsThere,
          contacts: side.contacts,
          tone: side.tone,
          hasMandate: side.mandateId !== null && mandates.get(side.mandateId)?.status === 'given',
          openCommitments: open.length,
        })
      : [],
  };
}
