import { Loader, NativeSelect, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { DragEvent } from 'react';
import type { ImportKind, ImportPreview } from '@grappe/contracts/api';
import type { TieKind } from '@grappe/contracts/facts';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { tieKinds } from '../../app/tie-marks.ts';
import { useText } from '../../app/use-text.ts';
import { importQuery } from './import-queries.ts';
import classes from './imports.module.css';

const accepted: Record<ImportKind, string> = {
  members: '.xlsx,.csv,.txt,.tsv',
  ties: '.xlsx,.csv,.txt,.tsv,.gexf,.graphml,.xml',
};

/** Sends a file to be read; nothing is written until its preview is accepted. */
function useUpload(kind: ImportKind, tieKind: TieKind) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const navigate = useNavigate({ from: '/imports' });
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set('kind', kind);
      if (kind === 'ties') form.set('defaultTieKind', tieKind);
      form.set('file', file);
      return call<ImportPreview>(path('/imports'), { method: 'POST', form });
    },
    onSuccess: (preview) => {
      queryClient.setQueryData(importQuery(path(''), preview.id).queryKey, preview);
      void queryClient.invalidateQueries({ queryKey: ['imports'] });
      return navigate({ search: { import: preview.id } });
    },
  });
}

export function FileDrop() {
  const { t } = useText('imports', 'terms', 'errors');
  const [kind, setKind] = useState<ImportKind>('members');
  const [tieKind, setTieKind] = useState<TieKind>('knowledge');
  const [over, setOver] = useState(false);
  const upload = useUpload(kind, tieKind);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) upload.mutate(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('imports:kind.label')}
          value={kind}
          onChange={(value) => setKind(value as ImportKind)}
          data={(['members', 'ties'] as const).map((value) => ({ value, label: t(`imports:kind.${value}`) }))}
          style={{ alignSelf: 'flex-start' }}
        />
        {kind === 'ties' && (
          <NativeSelect
            size="xs"
            maw="22rem"
            label={t('imports:drop.tie_kind')}
            value={tieKind}
            data={tieKinds.map((value) => ({ value, label: t(`terms:tie.${value}`) }))}
            onChange={(event) => setTieKind(event.currentTarget.value as TieKind)}
          />
        )}
        {upload.error !== null && <ProblemNotice error={upload.error} />}
        <label
          className={classes['drop']}
          data-over={over}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          {upload.isPending ? <Loader size="sm" /> : <IconFileUpload size={32} stroke={1.4} aria-hidden />}
          <span className={classes['dropWords']} role="status">
            {t(upload.isPending ? 'imports:drop.reading' : `imports:drop.${kind}`)}
          </span>
          <Text span size="xs" c="dimmed">
            {t(`imports:drop.formats_${kind}`)}
          </Text>
          <input
            type="file"
            className={classes['fileInput']}
            accept={accepted[kind]}
            disabled={upload.isPending}
            onChange={(event) => {
              take(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </Stack>
    </Paper>
  );
}
