import { Text } from '@mantine/core';
import type { Alliance } from '@grappe/contracts/api';
import { usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';

/** What the other team does at this stage, as it says. */
export function TheirSteps({ alliance }: { readonly alliance: Alliance }) {
  const { t, f } = useText('alliances');
  const { clusterId } = usePlace();
  const others = alliance.parties.filter((party) => party.clusterId !== clusterId);
  return (
    <div>
      {others.map((party) => {
        const step = alliance.steps.find(
          (each) => each.clusterId === party.clusterId && each.stage === alliance.stage,
        );
        return (
          <Section key={party.clusterId} title={t('alliances:their_step', { name: party.name })}>
            {step === undefined || step.nextStep === '' ? (
              <Text size="sm" c="dimmed">
                {t('alliances:no_step')}
              </Text>
            ) : (
              <>
                <Text size="sm">
                  {step.nextOn === null
                    ? step.nextStep
                    : t('alliances:next_by', { step: step.nextStep, date: f.date(step.nextOn) })}
                </Text>
                {step.owner !== null && (
                  <Text size="xs" c="dimmed">
                    {t('alliances:owner', { name: step.owner.name })}
                  </Text>
                )}
              </>
            )}
          </Section>
        );
      })}
    </div>
  );
}
