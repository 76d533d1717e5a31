import { Button, Group, NativeSelect, Paper, Text, Title } from '@mantine/core';
import { IconExternalLink, IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

type Readers = 'coordinator' | 'shareable';

const downloads = ['pdf', 'docx', 'xlsx'] as const;

/** The whole plan as one document, to read, print, correct or reckon with. */
export function PlanDocument({ planId }: { readonly planId: string }) {
  const { t, language } = useText('groups');
  const path = useClusterPath();
  const [chosen, setChosen] = useState<string | null>(null);
  const [readers, setReaders] = useState<Readers>('coordinator');
  const inLanguage = chosen ?? language;
  const address = (format: string) =>
    path(`/plans/${planId}/document.${format}?language=${inLanguage}&audience=${readers}`);
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="document">
      <Title id="document" order={2} size="h5">
        {t('groups:document.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('groups:document.lead')}
      </Text>
      <Group gap="xs" align="flex-end">
        <NativeSelect
          size="xs"
          label={t('groups:document.language')}
          value={inLanguage}
          data={(['fr', 'en'] as const).map((value) => ({
            value,
            label: t(`shell:language.short.${value}`),
          }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          label={t('groups:document.readers')}
          value={readers}
          data={(['coordinator', 'shareable'] as const).map((value) => ({
            value,
            label: t(`groups:document.for_${value}`),
          }))}
          onChange={(event) => setReaders(event.currentTarget.value as Readers)}
        />
        <Button
          size="xs"
          component="a"
          href={address('html')}
          target="_blank"
          rel="noreferrer"
          leftSection={<IconExternalLink size={14} aria-hidden />}
        >
          {t('groups:document.read')}
        </Button>
        {downloads.map((format) => (
          <Button
            key={format}
            size="xs"
            variant="default"
            component="a"
            href={address(format)}
            download
            leftSection={<IconFileDownload size={14} aria-hidden />}
          >
            {t(`groups:document.${format}`)}
          </Button>
        ))}
      </Group>
    </Paper>
  );
}
