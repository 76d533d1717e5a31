import { NativeSelect } from '@mantine/core';
import { sharingRule } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

interface RuleSelectProps {
  readonly label: string;
  readonly description?: string;
  /** Empty: none was chosen. */
  readonly value: string;
  readonly onChange: (rule: string) => void;
}

/** By which rule costs are settled. */
export function RuleSelect({ label, description, value, onChange }: RuleSelectProps) {
  const { t, has } = useText('life', 'terms');
  const nameOf = (rule: string) => (has(`terms:rule.${rule}`) ? t(`terms:rule.${rule}`) : rule);
  return (
    <NativeSelect
      label={label}
      description={description}
      value={value}
      data={[
        { value: '', label: t('life:rule.none') },
        ...sharingRule.options.map((rule) => ({ value: rule, label: nameOf(rule) })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
