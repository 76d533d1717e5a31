import { Anchor, Button, FileButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Evidence } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';

const most = 20;
const isFile = ({ address }: Evidence): boolean => address.startsWith('/files/label/');

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  readonly onChange: (evidence: Evidence[]) => void;
}

/** What shows it: pages by their address, and files. */
export function EvidenceList({ evidence, onChange }: EvidenceListProps) {
  const { t } = useText('label', 'errors');
  const path = useClusterPath();
  const attach = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append('file', file);
      return call<Evidence>(path('/label/files'), { method: 'POST', body });
    },
    onSuccess: (kept) => onChange([...evidence, kept]),
  });
  const change = (at: number, part: Partial<Evidence>) =>
    onChange(evidence.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t('label:evidence.title')}
      </Text>
      {evidence.map((one, index) => (
        <EvidenceLine
          // A line has no identity of its own: its place is what tells it apart.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          one={one}
          onChange={(part) => change(index, part)}
          onRemove={() => onChange(evidence.filter((_, at) => at !== index))}
        />
      ))}
      {attach.error !== null && <ProblemNotice error={attach.error} />}
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-sm"
          disabled={evidence.length >= most}
          onClick={() => onChange([...evidence, { title: '', address: '' }])}
        >
          {t('label:evidence.add')}
        </Button>
        <FileButton onChange={(file) => file !== null && attach.mutate(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="compact-sm"
              loading={attach.isPending}
              disabled={evidence.length >= most}
              leftSection={<IconPaperclip size={15} aria-hidden />}
            >
              {t('label:evidence.attach')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Text size="xs" c="dimmed">
        {t('label:evidence.attach_rules')}
      </Text>
    </Stack>
  );
}

interface EvidenceLineProps {
  readonly one: Evidence;
  readonly onChange: (part: Partial<Evidence>) => void;
  readonly onRemove: () => void;
}

function EvidenceLine({ one, onChange, onRemove }: EvidenceLineProps) {
  const { t } = useText('label');
  return (
    <Group align="flex-end">
      <TextInput
        label={t('label:evidence.name')}
        value={one.title}
        required
        maxLength={200}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      {isFile(one) ? (
        <Anchor href={one.address} download size="sm" pb={8}>
          <IconPaperclip size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {t('label:evidence.file')}
        </Anchor>
      ) : (
        <TextInput
          label={t('label:evidence.address')}
          value={one.address}
          required
          maxLength={500}
          onChange={(event) => onChange({ address: event.currentTarget.value })}
        />
      )}
      <Button
        variant="default"
        size="compact-sm"
        mb={4}
        aria-label={t('label:evidence.remove', { name: one.title })}
        onClick={onRemove}
      >
        {t('label:evidence.remove_short')}
      </Button>
    </Group>
  );
}
