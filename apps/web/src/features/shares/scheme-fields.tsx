import { Button, Group as Row, Text, TextInput } from '@mantine/core';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import type { SchemeDraft } from './scheme-draft.ts';
import type { useScheme } from './use-scheme.ts';

export type Scheme = ReturnType<typeof useScheme>;

interface SchemeFieldProps {
  readonly scheme: Scheme;
  readonly field: Exclude<keyof SchemeDraft, 'pools'>;
  readonly label: string;
  readonly hint?: string;
}

export function SchemeField({ scheme, field, label, hint }: SchemeFieldProps) {
  const { t } = useText('groups');
  return (
    <TextInput
      size="xs"
      label={label}
      {...(hint === undefined ? {} : { description: hint })}
      inputMode="decimal"
      error={scheme.wrong.includes(field) ? t('groups:budget.unreadable') : null}
      value={scheme.draft[field]}
      onChange={(event) => scheme.set({ [field]: event.currentTarget.value })}
    />
  );
}

/** The button, what was refused, and what somebody else wrote meanwhile. */
export function SchemeSave({ scheme }: { readonly scheme: Scheme }) {
  const { t, f } = useText('shares', 'errors', 'terms');
  const { save, theirs } = scheme;
  const bonus = theirs?.scheme?.bonus ?? null;
  return (
    <>
      {theirs !== null ? (
        <ChangedMeanwhile
          theirs={
            bonus === null
              ? [{ label: t('shares:bonus.title'), value: t('shares:bonus.none') }]
              : [
                  { label: t('shares:bonus.fixed'), value: f.money(bonus.fixedCents, scheme.currency) },
                  {
                    label: t('shares:bonus.per_contract'),
                    value: f.money(bonus.perContractCents, scheme.currency),
                  },
                  { label: t('shares:bonus.turnover'), value: f.percent(bonus.turnoverRatio) },
                ]
          }
          onKeepMine={() => scheme.agree(false)}
          onTakeTheirs={() => scheme.agree(true)}
        />
      ) : (
        save.error !== null && <ProblemNotice error={save.error} />
      )}
      <Row mt="sm" gap="sm">
        <Button
          size="xs"
          loading={save.isPending}
          disabled={scheme.wrong.length > 0 || theirs !== null}
          onClick={() => save.mutate()}
        >
          {t('shares:save')}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {save.isSuccess && t('shares:saved')}
        </Text>
      </Row>
    </>
  );
}
