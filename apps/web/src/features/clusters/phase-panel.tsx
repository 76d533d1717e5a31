import { Badge, Group, Stack, Text } from '@mantine/core';
import type { PhaseReading } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from './clusters.module.css';

/** The phase, where it comes from, and what each fact speaks for. */
export function PhasePanel({ phase }: { readonly phase: PhaseReading }) {
  const { t, f } = useText('clusters');
  const words = (one: PhaseReading['phase']): string => t(`clusters:phase.${one ?? 'unknown'}`);
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge variant="light" tt="none">
          {phase.phase === null
            ? words(null)
            : `${t(phase.phase === 'structuring' ? 'clusters:phase.T1' : 'clusters:phase.T2')} · ${words(phase.phase)}`}
        </Badge>
        <Text size="sm">
          {phase.declared === null
            ? t('clusters:phase.computed', { phase: words(phase.computed) })
            : `${t('clusters:phase.declared', { phase: words(phase.declared) })} · ${t('clusters:phase.computed', { phase: words(phase.computed) })}`}
        </Text>
      </Group>
      <ul className={classes['reasons']}>
        {phase.reasons.map(({ criterion, value, fact, outOf }) => (
          <li key={criterion}>
            <Text size="sm" span>
              {value === null || fact === null
                ? t('clusters:phase.reason.unknown', {
                    criterion: t(`clusters:phase.criterion.${criterion}`),
                  })
                : `${t(`clusters:phase.reason.${criterion}`, { fact: f.number(fact, 1), outOf: outOf ?? 0 })} – ${t(value >= 0.5 ? 'clusters:phase.speaks.development' : 'clusters:phase.speaks.structuring')}`}
            </Text>
          </li>
        ))}
      </ul>
      <Text size="xs" c="dimmed">
        {t('clusters:phase.coverage', { share: f.percent(phase.coverage) })}
      </Text>
    </Stack>
  );
}
