import { NativeSelect, TextInput, Textarea } from '@mantine/core';
import type { FactKey, FactType } from '@grappe/contracts/facts';
import { CountrySelect } from '../../app/country-select.tsx';
import { useText } from '../../app/use-text.ts';
import type { FactFormDraft } from './fact-draft.ts';

interface FactInputProps {
  readonly factKey: FactKey;
  readonly type: FactType;
  readonly draft: FactFormDraft;
  readonly onChange: (draft: FactFormDraft) => void;
}

const inputTypes: Partial<Record<FactType, string>> = {
  integer: 'number',
  number: 'number',
  year: 'number',
  money: 'number',
  date: 'date',
  email: 'email',
  url: 'url',
};

/** The right field for each type of fact. */
export function FactInput({ factKey, type, draft, onChange }: FactInputProps) {
  const { t, f } = useText('directory', 'terms');
  const label = t(`terms:fact.${factKey}`);
  const setMain = (main: string) => onChange({ ...draft, main });
  const setSecond = (second: string) => onChange({ ...draft, second });
  if (type === 'boolean')
    return <ChoiceInput label={label} value={draft.main} choices={yesOrNo(t)} onChange={setMain} />;
  if (factKey === 'technology_role') {
    const choices = ['diffusing', 'absorbing'].map((value) => ({
      value,
      label: t(`terms:technology_role.${value}`),
    }));
    return <ChoiceInput label={label} value={draft.main} choices={choices} onChange={setMain} />;
  }
  if (type === 'servedMarket') {
    return (
      <>
        <CountrySelect
          size="xs"
          label={label}
          value={draft.main || null}
          onChange={(code) => setMain(code ?? '')}
          required
        />
        <PlainInput
          label={t('directory:fact.since')}
          type="number"
          value={draft.second}
          onChange={setSecond}
        />
      </>
    );
  }
  if (type === 'wantedMarket') {
    const priorities = [...new Set([draft.second, '1', '0.75', '0.5', '0.25'])];
    const choices = priorities.map((value) => ({ value, label: f.percent(Number(value)) }));
    return (
      <>
        <CountrySelect
          size="xs"
          label={label}
          value={draft.main || null}
          onChange={(code) => setMain(code ?? '')}
          required
        />
        <ChoiceInput
          label={t('directory:fact.priority')}
          value={draft.second}
          choices={choices}
          onChange={setSecond}
        />
      </>
    );
  }
  if (factKey === 'description') {
    return (
      <Textarea
        size="xs"
        autosize
        minRows={2}
        style={{ flex: '1 1 20rem' }}
        label={label}
        required
        value={draft.main}
        onChange={(event) => setMain(event.currentTarget.value)}
        data-autofocus
      />
    );
  }
  return (
    <>
      {factKey === 'other' && (
        <PlainInput
          label={t('directory:fact.name')}
          type="text"
          value={draft.second}
          onChange={setSecond}
          required
        />
      )}
      <PlainInput
        label={label}
        type={inputTypes[type] ?? 'text'}
        value={draft.main}
        onChange={setMain}
        required
      />
      {type === 'money' && (
        <PlainInput
          label={t('directory:fact.currency')}
          type="text"
          value={draft.second}
          onChange={setSecond}
          required
        />
      )}
    </>
  );
}

type Translate = ReturnType<typeof useText>['t'];
const yesOrNo = (t: Translate) => [
  { value: 'true', label: t('terms:word.yes') },
  { value: 'false', label: t('terms:word.no') },
];

interface PlainInputProps {
  readonly label: string;
  readonly type: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
}

function PlainInput({ label, type, value, onChange, required = false }: PlainInputProps) {
  return (
    <TextInput
      size="xs"
      label={label}
      type={type}
      {...(type === 'number' ? { min: 0, step: 'any' } : {})}
      required={required}
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface ChoiceInputProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function ChoiceInput({ label, value, choices, onChange }: ChoiceInputProps) {
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={value}
      data={[...choices]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
