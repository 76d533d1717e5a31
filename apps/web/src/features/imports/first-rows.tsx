import { Table, Title } from '@mantine/core';
import type { ImportPreview } from '@grappe/contracts/api';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import classes from './imports.module.css';

/** The first lines as they were read: enough to see a wrong encoding or a shifted column. */
export function FirstRows({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useText('imports');
  const { header, firstRows } = preview;
  if (firstRows.length === 0) return null;
  return (
    <section aria-labelledby="first-rows">
      <Title id="first-rows" order={2} size="h5" mb="xs">
        {t('imports:first_rows', { count: firstRows.length })}
      </Title>
      <Scrolling label={t('imports:first_rows', { count: firstRows.length })}>
        <Table verticalSpacing={4} fz="xs">
          <Table.Thead>
            <Table.Tr>
              {header.map((title, index) => (
                <Table.Th key={`${title} ${index}`} className={classes['cell']}>
                  {title === '' ? t('imports:mapping.untitled') : title}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {firstRows.map((row, line) => (
              <Table.Tr key={`${line} ${row[0]}`}>
                {header.map((title, index) => (
                  <Table.Td key={`${title} ${index}`} className={classes['cell']}>
                    {row[index]}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </section>
  );
}
