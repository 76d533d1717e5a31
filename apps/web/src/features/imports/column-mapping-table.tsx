import { Button, Group, NativeSelect, Table, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ColumnMapping, ImportPreview } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { importQuery } from './import-queries.ts';
import { useTargetName } from './use-target-name.ts';
import classes from './imports.module.css';

type Chosen = Readonly<Record<string, string>>;

/** Each column of the file, what it is taken for and why; changing it previews the file again. */
export function ColumnMappingTable({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useText('imports', 'terms', 'errors');
  const [chosen, setChosen] = useState<Chosen>({});
  const remap = useRemap(preview);
  const isOpen = preview.status === 'previewed';
  const changes = Object.keys(chosen).length;
  const send = () =>
    remap.mutate(
      preview.mapping.map(({ column, target }) => ({ column, target: chosen[column] ?? target })),
      { onSuccess: () => setChosen({}) },
    );
  return (
    <section aria-labelledby="mapping">
      <Title id="mapping" order={2} size="h5">
        {t('imports:mapping.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('imports:mapping.lead')}
      </Text>
      {remap.error !== null && <ProblemNotice error={remap.error} />}
      <Scrolling label={t('imports:mapping.title')}>
        <Table verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('imports:mapping.column')}</Table.Th>
              <Table.Th>{t('imports:mapping.examples')}</Table.Th>
              <Table.Th>{t('imports:mapping.target')}</Table.Th>
              <Table.Th>{t('imports:mapping.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.mapping.map((row) => (
              <MappingRow
                key={row.column}
                row={row}
                preview={preview}
                chosen={chosen[row.column]}
                disabled={!isOpen}
                onChoose={(target) => setChosen({ ...chosen, [row.column]: target })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      {changes > 0 && (
        <Group mt="xs">
          <Button loading={remap.isPending} onClick={send}>
            {t('imports:mapping.apply', { count: changes })}
          </Button>
          <Button variant="default" onClick={() => setChosen({})}>
            {t('imports:mapping.forget')}
          </Button>
        </Group>
      )}
    </section>
  );
}

function useRemap(preview: ImportPreview) {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (mapping: readonly { readonly column: string; readonly target: string }[]) =>
      call<ImportPreview>(path(`/imports/${preview.id}/mapping`), { method: 'PUT', body: { mapping } }),
    onSuccess: (next) => queryClient.setQueryData(importQuery(path(''), preview.id).queryKey, next),
  });
}

interface MappingRowProps {
  readonly row: ColumnMapping;
  readonly preview: ImportPreview;
  readonly chosen: string | undefined;
  readonly disabled: boolean;
  readonly onChoose: (target: string) => void;
}

function MappingRow({ row, preview, chosen, disabled, onChoose }: MappingRowProps) {
  const { t } = useText('imports');
  const nameOf = useTargetName(preview.kind);
  const why = chosen === undefined ? row.confidence : 'chosen';
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500} className={classes['cell']}>
        {row.column === '' ? t('imports:mapping.untitled') : row.column}
      </Table.Th>
      <Table.Td className={classes['cell']}>{row.examples.join(' · ')}</Table.Td>
      <Table.Td>
        <NativeSelect
          size="xs"
          miw="11rem"
          aria-label={t('imports:mapping.target_of', { column: row.column })}
          value={chosen ?? row.target}
          disabled={disabled}
          data={preview.targets.map((value) => ({ value, label: nameOf(value) }))}
          onChange={(event) => onChoose(event.currentTarget.value)}
        />
      </Table.Td>
      <Table.Td>
        <Text size="xs" c={why === 'unknown' ? 'inherit' : 'dimmed'} fw={why === 'unknown' ? 600 : 400}>
          {t(`imports:why.${why}`)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
