import { NativeSelect, Table, Text, Title } from '@mantine/core';
import type { ColumnMapping, ImportPreview } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import type { MappingDraft } from './use-mapping-draft.ts';
import { useTargetName } from './use-target-name.ts';
import classes from './imports.module.css';

interface ColumnMappingTableProps {
  readonly preview: ImportPreview;
  readonly draft: MappingDraft;
}

/** Each column of the file, what it is taken for and why; changing it previews the file again. */
export function ColumnMappingTable({ preview, draft }: ColumnMappingTableProps) {
  const { t } = useText('imports', 'terms', 'errors');
  const isOpen = preview.status === 'previewed' && !draft.isSending;
  return (
    <section aria-labelledby="mapping">
      <Title id="mapping" order={2} size="h5">
        {t('imports:mapping.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('imports:mapping.lead')}
      </Text>
      {draft.error !== null && <ProblemNotice error={draft.error} />}
      <Scrolling label={t('imports:mapping.title')}>
        <Table verticalSpacing={5} miw="42rem">
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
                chosen={draft.chosen[row.column]}
                disabled={!isOpen}
                onChoose={(target) => draft.choose(row.column, target)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </section>
  );
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
