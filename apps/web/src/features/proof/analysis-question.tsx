import { MultiSelect, NativeSelect, Radio, Stack, Text, Textarea } from '@mantine/core';
import { involvementWays, type AnalysisColumns } from '@grappe/contracts/api';
import { nameColumn, nameStratum } from '@grappe/messages';
import { useText } from '../../app/use-text.ts';
import { usualGroups, type AnalysisDraft } from './analysis-draft.ts';
import classes from './proof.module.css';

interface QuestionProps {
  readonly draft: AnalysisDraft;
  readonly change: (part: Partial<AnalysisDraft>) => void;
  readonly columns: AnalysisColumns;
}

/** What each kind of analysis asks beside the answers themselves. */
export function AnalysisQuestion(props: QuestionProps) {
  switch (props.draft.kind) {
    case 'measurement':
    case 'structure':
      return <ModelFields {...props} />;
    case 'groups':
      return (
        <>
          <GroupFields {...props} />
          <ModelFields {...props} />
        </>
      );
    case 'mediation':
      return <MediationFields {...props} />;
    case 'change':
      return <ChangeFields {...props} />;
    case 'involvement':
      return <InvolvementFields {...props} />;
  }
}

/** Columns as options of a choice, by kind. */
function useOptions({ columns }: AnalysisColumns) {
  const { t, language } = useText('proof');
  const labelOf = ({ name, label }: AnalysisColumns['columns'][number]): string =>
    nameColumn(name, { t, language }, label === null ? {} : { [name]: label });
  return (['layer', 'construct', 'known', 'item'] as const).map((kind) => ({
    group: t(`proof:form.column_group.${kind}`),
    items: columns
      .filter((one) => one.kind === kind)
      .map((one) => ({ value: one.name, label: labelOf(one) })),
  }));
}

function Usual({
  isOwn,
  onChange,
  usual,
  own,
}: {
  readonly isOwn: boolean;
  readonly onChange: (isOwn: boolean) => void;
  readonly usual: string;
  readonly own: string;
}) {
  const { t } = useText('proof');
  return (
    <Radio.Group
      label={t('proof:form.model')}
      value={isOwn ? 'own' : 'usual'}
      onChange={(value) => onChange(value === 'own')}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="usual" label={usual} />
        <Radio value="own" label={own} />
      </Stack>
    </Radio.Group>
  );
}

function ModelFields({ draft, change, columns }: QuestionProps) {
  const { t } = useText('proof');
  const options = useOptions(columns);
  return (
    <>
      <Usual
        isOwn={draft.model !== null}
        onChange={(isOwn) => change({ model: isOwn ? columns.frameworkModel : null })}
        usual={t('proof:form.model_framework')}
        own={t('proof:form.model_own')}
      />
      {draft.model !== null && (
        <>
          <Textarea
            label={t('proof:form.model_text')}
            description={t('proof:form.model_help')}
            value={draft.model}
            onChange={(event) => change({ model: event.currentTarget.value })}
            autosize
            minRows={12}
            maxRows={30}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          <details>
            <summary>{t('proof:form.columns')}</summary>
            {options.map(({ group, items }) => (
              <div key={group}>
                <Text fw={600} mt="xs">
                  {group}
                </Text>
                <ul className={classes['columns']}>
                  {items.map(({ value, label }) => (
                    <li key={value}>
                      <code>{value}</code> {label}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </details>
        </>
      )}
    </>
  );
}

function GroupFields({ draft, change, columns }: QuestionProps) {
  const { t, language } = useText('proof', 'diagnosis');
  const [first] = columns.groupings;
  if (first === undefined) return <Text>{t('proof:form.nothing_divides')}</Text>;
  const chosen = draft.groups ?? usualGroups(columns) ?? { column: first.name, value: '' };
  const grouping = columns.groupings.find(({ name }) => name === chosen.column) ?? first;
  const wordOf = (value: string): string =>
    grouping.name.startsWith('known_') ? nameStratum(t, grouping.name.slice('known_'.length), value) : value;
  return (
    <>
      <NativeSelect
        label={t('proof:form.divide_by')}
        value={grouping.name}
        onChange={(event) => {
          const next = columns.groupings.find(({ name }) => name === event.currentTarget.value) ?? first;
          change({ groups: { column: next.name, value: next.values[0] ?? '' } });
        }}
        data={columns.groupings.map(({ name, label }) => ({
          value: name,
          label: nameColumn(name, { t, language }, label === null ? {} : { [name]: label }),
        }))}
      />
      <NativeSelect
        label={t('proof:form.first_group')}
        value={chosen.value}
        onChange={(event) => change({ groups: { column: grouping.name, value: event.currentTarget.value } })}
        data={grouping.values.map((value) => ({ value, label: wordOf(value) }))}
      />
    </>
  );
}

function MediationFields({ draft, change, columns }: QuestionProps) {
  const { t } = useText('proof');
  const options = useOptions(columns);
  const { mediation } = draft;
  const usual = {
    cause: 'constraints',
    mediators: ['mechanisms', 'capabilities'],
    outcome: 'results',
    covariates: [],
    design: 'serial' as const,
  };
  const set = (part: Partial<typeof usual> | { design: 'serial' | 'parallel' }): void =>
    change({ mediation: { ...usual, ...mediation, ...part } });
  return (
    <>
      <Usual
        isOwn={mediation !== null}
        onChange={(isOwn) => change({ mediation: isOwn ? usual : null })}
        usual={t('proof:form.model_framework')}
        own={t('proof:form.own')}
      />
      {mediation !== null && (
        <>
          <NativeSelect
            label={t('proof:form.cause')}
            value={mediation.cause}
            onChange={(event) => set({ cause: event.currentTarget.value })}
            data={options}
          />
          <MultiSelect
            label={t('proof:form.mediators')}
            value={mediation.mediators}
            onChange={(mediators) => set({ mediators })}
            data={options}
            maxValues={4}
            searchable
          />
          <NativeSelect
            label={t('proof:form.outcome')}
            value={mediation.outcome}
            onChange={(event) => set({ outcome: event.currentTarget.value })}
            data={options}
          />
          <MultiSelect
            label={t('proof:form.covariates')}
            value={mediation.covariates}
            onChange={(covariates) => change({ mediation: { ...mediation, covariates } })}
            data={options}
            maxValues={6}
            searchable
          />
          <NativeSelect
            label={t('proof:form.design')}
            value={mediation.design}
            onChange={(event) => set({ design: event.currentTarget.value as 'serial' | 'parallel' })}
            data={(['serial', 'parallel'] as const).map((value) => ({
              value,
              label: t(`proof:form.${value}`),
            }))}
          />
        </>
      )}
    </>
  );
}

function ChangeFields({ draft, change, columns }: QuestionProps) {
  const { t } = useText('proof');
  const options = useOptions(columns);
  const { change: wish } = draft;
  const usual = { outcome: 'results', predictors: ['mechanisms', 'capabilities'] };
  return (
    <>
      <Usual
        isOwn={wish !== null}
        onChange={(isOwn) => change({ change: isOwn ? usual : null })}
        usual={t('proof:form.usual')}
        own={t('proof:form.own')}
      />
      {wish !== null && (
        <>
          <NativeSelect
            label={t('proof:form.outcome')}
            value={wish.outcome}
            onChange={(event) => change({ change: { ...wish, outcome: event.currentTarget.value } })}
            data={options}
          />
          <MultiSelect
            label={t('proof:form.predictors')}
            value={wish.predictors}
            onChange={(predictors) => change({ change: { ...wish, predictors } })}
            data={options}
            maxValues={6}
            searchable
          />
        </>
      )}
    </>
  );
}

function InvolvementFields({ draft, change, columns }: QuestionProps) {
  const { t } = useText('proof');
  const options = useOptions(columns);
  const { involvement } = draft;
  const known = columns.columns.some(({ name }) => name === 'known_size') ? ['known_size'] : [];
  const wish = involvement ?? {
    way: 'any' as const,
    outcome: 'results',
    covariates: ['constraints', ...known],
  };
  return (
    <>
      <NativeSelect
        label={t('proof:form.way')}
        value={wish.way}
        onChange={(event) =>
          change({ involvement: { ...wish, way: event.currentTarget.value as (typeof wish)['way'] } })
        }
        data={involvementWays.map((way) => ({ value: way, label: t(`proof:way.${way}`) }))}
      />
      <NativeSelect
        label={t('proof:form.outcome')}
        value={wish.outcome}
        onChange={(event) => change({ involvement: { ...wish, outcome: event.currentTarget.value } })}
        data={options}
      />
      <MultiSelect
        label={t('proof:form.covariates')}
        value={wish.covariates}
        onChange={(covariates) => change({ involvement: { ...wish, covariates } })}
        data={options}
        maxValues={6}
        searchable
      />
    </>
  );
}
