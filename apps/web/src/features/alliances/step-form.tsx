import { usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import type { AllianceTabProps } from './alliance-page.tsx';
import { FieldsForm, orNull } from './fields-form.tsx';
import { useOwners } from './use-owners.ts';

/** The own side's step at the stage where the alliance stands. */
export function StepForm({ alliance, address, act }: AllianceTabProps) {
  const { t } = useText('alliances');
  const { clusterId } = usePlace();
  const owners = useOwners(alliance, clusterId);
  const { stage } = alliance;
  const step = alliance.steps.find((each) => each.clusterId === clusterId && each.stage === stage);
  return (
    <FieldsForm
      key={stage}
      fields={[
        { name: 'next', label: t('alliances:step.next'), most: 500 },
        { name: 'on', label: t('alliances:step.on'), kind: 'date' },
        { name: 'owner', label: t('alliances:step.owner'), kind: 'select', options: owners },
        {
          name: 'doneOn',
          label: t('alliances:step.done_on'),
          kind: 'date',
          hint: t('alliances:step.done_hint'),
        },
        { name: 'outcome', label: t('alliances:step.outcome'), kind: 'area', most: 2000 },
      ]}
      first={{
        next: step?.nextStep ?? '',
        on: step?.nextOn ?? '',
        owner: step?.owner?.id ?? '',
        doneOn: step?.doneOn ?? '',
        outcome: step?.outcome ?? '',
      }}
      submit={t('alliances:save')}
      busy={act.isPending}
      error={null}
      onSubmit={({ next = '', on, owner, doneOn, outcome = '' }, done) =>
        act.mutate(
          {
            path: `${address}/steps/${stage}`,
            method: 'PUT',
            body: {
              version: step?.version ?? 0,
              ownerId: orNull(owner),
              nextStep: next,
              nextOn: orNull(on),
              doneOn: orNull(doneOn),
              outcome,
            },
            said: t('alliances:saved'),
          },
          { onSuccess: done },
        )
      }
    />
  );
}
