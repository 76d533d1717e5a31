import { Slider, Stack, Text } from '@mantine/core';
import type { Criterion, PlanParameters } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

type Emphasis = PlanParameters['emphasis'];

interface CriteriaSlidersProps {
  readonly emphasis: Emphasis;
  readonly onChange: (emphasis: Emphasis) => void;
}

/** How much each criterion counts; at zero it does not. */
export function CriteriaSliders({ emphasis, onChange }: CriteriaSlidersProps) {
  const { t, f } = useText('groups', 'terms');
  return (
    <Stack gap="md" mb="sm">
      {(Object.keys(emphasis) as Criterion[]).map((criterion) => {
        const name = t(`terms:criterion.${criterion}`);
        return (
          <div key={criterion}>
            <Text size="sm" fw={500}>
              {t('groups:emphasis', { criterion: name, value: f.percent(emphasis[criterion]) })}
            </Text>
            <Text size="xs" c="dimmed" mb={4}>
              {t(`terms:criterion_meaning.${criterion}`)}
            </Text>
            <Slider
              thumbLabel={name}
              min={0}
              max={1}
              step={0.1}
              label={(value) => f.percent(value)}
              value={emphasis[criterion]}
              onChange={(value) => onChange({ ...emphasis, [criterion]: value })}
            />
          </div>
        );
      })}
    </Stack>
  );
}
