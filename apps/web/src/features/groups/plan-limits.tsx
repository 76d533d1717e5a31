import { NativeSelect, SimpleGrid, Slider, Stack, Text, TextInput } from '@mantine/core';
import type { PlanParameters } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

interface PlanLimitsProps {
  readonly parameters: PlanParameters;
  readonly onChange: (parameters: PlanParameters) => void;
}

const smallestSizes = ['2', '3', '4', '5'];
const largestSizes = ['2', '3', '4', '5', '6'];

/** Within which limits a group may be formed. */
export function PlanLimits({ parameters, onChange }: PlanLimitsProps) {
  const { t } = useText('groups');
  const { minSize, maxSize, maxKm, maxRivalry, minQuality, seed } = parameters;
  const setMin = (size: number) =>
    onChange({ ...parameters, minSize: size, maxSize: Math.max(size, maxSize) });
  const setMax = (size: number) =>
    onChange({ ...parameters, maxSize: size, minSize: Math.min(size, minSize) });
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2}>
        <NativeSelect
          label={t('groups:limit.min_size')}
          data={smallestSizes}
          value={String(minSize)}
          onChange={(event) => setMin(Number(event.currentTarget.value))}
        />
        <NativeSelect
          label={t('groups:limit.max_size')}
          data={largestSizes}
          value={String(maxSize)}
          onChange={(event) => setMax(Number(event.currentTarget.value))}
        />
        <NumberField
          label={t('groups:limit.max_km')}
          value={maxKm}
          min={1}
          max={20_000}
          onChange={(value) => onChange({ ...parameters, maxKm: value })}
        />
        <NumberField
          label={t('groups:limit.seed')}
          value={seed}
          min={0}
          max={2_147_483_647}
          onChange={(value) => onChange({ ...parameters, seed: Math.trunc(value) })}
        />
      </SimpleGrid>
      <RatioField
        label={t('groups:limit.max_rivalry')}
        value={maxRivalry}
        onChange={(value) => onChange({ ...parameters, maxRivalry: value })}
      />
      <RatioField
        label={t('groups:limit.min_quality')}
        value={minQuality}
        onChange={(value) => onChange({ ...parameters, minQuality: value })}
      />
    </Stack>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ label, value, min, max, onChange }: NumberFieldProps) {
  return (
    <TextInput
      type="number"
      label={label}
      min={min}
      max={max}
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber || min)}
    />
  );
}

interface RatioFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function RatioField({ label, value, onChange }: RatioFieldProps) {
  const { t, f } = useText('groups');
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {t('groups:limit.of', { limit: label, value: f.number(value, 2) })}
      </Text>
      <Slider
        thumbLabel={label}
        min={0}
        max={1}
        step={0.05}
        label={(shown) => f.number(shown, 2)}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
