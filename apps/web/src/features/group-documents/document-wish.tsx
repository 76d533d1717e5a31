import { Button, Group, NativeSelect, Paper, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type {
  DraftAudience,
  DraftKind,
  DraftVariant,
  GroupDocuments,
  GroupDocumentWish,
} from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

const kinds: readonly DraftKind[] = [
  'feasibility_study',
  'charter',
  'commitment_contract',
  'time_sharing_contract',
  'bonus_scheme',
];
const variants: readonly DraftVariant[] = ['association', 'consortium'];

interface DocumentWishProps extends Pick<GroupDocuments, 'audiences'> {
  readonly groupId: string;
  readonly onStarted: (jobId: string) => void;
}

/** Which document, in which form and language, and for whom. */
export function DocumentWish({ groupId, audiences, onStarted }: DocumentWishProps) {
  const { t, language } = useText('documents', 'errors');
  const path = useClusterPath();
  const [kind, setKind] = useState<DraftKind>('feasibility_study');
  const [variant, setVariant] = useState<DraftVariant>('association');
  const [chosenLanguage, setLanguage] = useState<'fr' | 'en'>(language);
  const [audience, setAudience] = useState<DraftAudience>(audiences[0] ?? 'self');
  const write = useMutation({
    mutationFn: (body: GroupDocumentWish) =>
      call<{ jobId: string }>(path(`/groups/${groupId}/documents`), { method: 'POST', body }),
    onSuccess: ({ jobId }) => onStarted(jobId),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write.mutate({ kind, variant, language: chosenLanguage, audience });
  };
  const select = <Value extends string>(
    name: 'kind' | 'variant' | 'language' | 'audience',
    value: Value,
    options: readonly Value[],
    word: (option: Value) => string,
    onChange: (value: Value) => void,
  ) => (
    <NativeSelect
      label={t(`documents:wish.${name}`)}
      value={value}
      data={options.map((option) => ({ value: option, label: word(option) }))}
      onChange={(event) => onChange(event.currentTarget.value as Value)}
    />
  );
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Title order={3} size="h5" mb="xs">
        {t('documents:wish.title')}
      </Title>
      {write.error !== null && <ProblemNotice error={write.error} />}
      <Group gap="sm" align="flex-end">
        {select('kind', kind, kinds, (option) => t(`documents:kind.${option}`), setKind)}
        {select('variant', variant, variants, (option) => t(`documents:variant_short.${option}`), setVariant)}
        {select(
          'language',
          chosenLanguage,
          ['fr', 'en'],
          (option) => t(`shell:language.short.${option}`),
          setLanguage,
        )}
        {audiences.length > 1 &&
          select('audience', audience, audiences, (option) => t(`documents:audience.${option}`), setAudience)}
      </Group>
      <Text size="sm" mt="xs">
        {t(`documents:about.${kind}`)}
      </Text>
      <Text size="sm" c="dimmed">
        {t(`documents:audience_why.${audience}`)}
      </Text>
      <Button type="submit" mt="sm" loading={write.isPending}>
        {t('documents:wish.write')}
      </Button>
    </Paper>
  );
}
