import { Checkbox, NativeSelect, SimpleGrid, Slider, Stack, Text, TextInput } from '@mantine/core';
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
        <div>
          <NumberField
            label={t('groups:limit.max_km')}
            value={maxKm ?? 150}
            min={1}
            max={20_000}
            disabled={maxKm === null}
            onChange={(value) => onChange({ ...parameters, maxKm: value })}
          />
          <Checkbox
            mt={6}
            size="xs"
            label={t('groups:limit.any_km')}
            checked={maxKm === null}
            onChange={(event) => onChange({ ...parameters, maxKm: event.currentTarget.checked ? null : 150 })}
          />
        </div>
        <NumberField
          label={t('groups:limit.seed')}
          value={seed}
          min={0}
          max={2_147_483_647}
          onChange={(value) => onChange({ ...parameters, seed: Math.trunc(value) })}
        />
      </SimpleGrid>
      <Text size="sm">{t('groups:limit.common_market')}</Text>
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
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}

export function NumberField({ label, value, min, max, disabled = false, onChange }: NumberFieldProps) {
  return (
    <TextInput
      type="number"
      label={label}
      min={min}
      max={max}
      required
      withAsterisk={false}
      disabled={disabled}
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
