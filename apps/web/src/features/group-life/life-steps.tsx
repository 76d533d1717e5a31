import { Alert, Button, Group, Text } from '@mantine/core';
import { IconCheck, IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { useState } from 'react';
import type { GroupLife, GroupState, LifeCondition } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { lifeQuery, useAct } from './life-queries.ts';
import { Section } from './section.tsx';
import { StepForm } from './step-form.tsx';
import classes from './group-life.module.css';

const path: readonly GroupState[] = [
  'proposed',
  'contacted',
  'feasibility',
  'commitment',
  'operating',
  'results',
  'closed',
];

/** Where the group is, and the next step with what it waits for. */
export function LifeSteps({ life }: { readonly life: GroupLife }) {
  const { t } = useText('life');
  return (
    <Section
      title={t('life:steps.title')}
      lead={t(`life:meaning.${life.state}`)}
      aside={<HowComputed of="life:how.steps" />}
    >
      <ol className={classes['path']} aria-label={t('life:steps.path')}>
        {(life.state === 'abandoned' ? [...path, 'abandoned' as const] : path).map((state) => {
          const passed = life.state !== 'abandoned' && path.indexOf(state) < path.indexOf(life.state);
          return (
            <li
              key={state}
              data-passed={passed || undefined}
              aria-current={state === life.state ? 'step' : undefined}
            >
              {passed && <IconCheck size={14} aria-label={t('life:steps.passed')} />}
              {t(`life:state.${state}`)}
            </li>
          );
        })}
      </ol>
      <NextStep key={`${life.state} ${life.version}`} life={life} />
    </Section>
  );
}

type Asked = 'next' | 'back' | 'abandoned' | null;

function NextStep({ life }: { readonly life: GroupLife }) {
  const { t } = useText('life', 'errors');
  const address = useClusterPath();
  const [asked, setAsked] = useState<Asked>(null);
  const step = useAct<GroupLife>(lifeQuery(address(''), life.groupId).queryKey);
  const { next, back } = life;
  if (next === null) return null;
  const ready = next.conditions.every(({ met }) => met);
  const to = asked === 'back' ? back : asked === 'abandoned' ? 'abandoned' : next.to;
  return (
    <>
      <Text fw={600} mt="md" mb={4}>
        {t('life:steps.next', { step: t(`life:state.${next.to}`) })}
      </Text>
      <ul className={classes['list']}>
        {next.conditions.map((condition) => (
          <Condition key={condition.code} condition={condition} />
        ))}
      </ul>
      {step.error !== null && <ProblemNotice error={step.error} />}
      {asked === null || to === null ? (
        <Group mt="md" gap="xs">
          <Button disabled={!ready} onClick={() => setAsked('next')}>
            {t(`life:take.${next.to}`)}
          </Button>
          {back !== null && (
            <Button variant="default" onClick={() => setAsked('back')}>
              {t('life:steps.back', { step: t(`life:state.${back}`) })}
            </Button>
          )}
          <Button variant="default" onClick={() => setAsked('abandoned')}>
            {t('life:steps.abandon')}
          </Button>
          {!ready && (
            <Text size="sm" c="dimmed">
              {t('life:steps.waits')}
            </Text>
          )}
        </Group>
      ) : (
        <StepForm
          to={to}
          needsReason={asked !== 'next'}
          asksFirms={asked === 'next' && to === 'contacted'}
          busy={step.isPending}
          onCancel={() => setAsked(null)}
          onStep={(fields) =>
            step.mutate({
              path: address(`/groups/${life.groupId}/life/steps`),
              method: 'POST',
              body: { version: life.version, to, ...fields },
            })
          }
        />
      )}
    </>
  );
}

function Condition({ condition: { code, met, params } }: { readonly condition: LifeCondition }) {
  const { t } = useText('life');
  const Mark = met ? IconCircleCheck : IconHourglass;
  const { waiting = 0, refused = 0, left = 0, needed = 0 } = params;
  return (
    <li className={classes['condition']}>
      <Mark
        size={18}
        color={met ? 'var(--grappe-contrast)' : 'var(--mantine-color-dimmed)'}
        aria-label={t(met ? 'life:steps.met' : 'life:steps.unmet')}
      />
      <span>
        {t(`life:condition.${code}`, { count: left, needed })}
        {!met && (waiting > 0 || refused > 0) && (
          <Text span c="dimmed" size="sm">
            {' '}
            {[
              ...(waiting > 0 ? [t('life:condition.waiting', { count: waiting })] : []),
              ...(refused > 0 ? [t('life:condition.refused', { count: refused })] : []),
            ].join(', ')}
          </Text>
        )}
      </span>
    </li>
  );
}

/** Nobody else reads who refused: said where it might be forgotten. */
export function Discreet() {
  const { t } = useText('life');
  return (
    <Alert color="gray" variant="light" mt="sm">
      {t('life:discreet')}
    </Alert>
  );
}
