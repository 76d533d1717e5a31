import { Table, Title } from '@mantine/core';
import { Scrolling } from '../../app/scrolling.tsx';

interface FigureTableProps {
  readonly id: string;
  readonly title: string;
  /** The first heads the names of the rows; the others head figures. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many columns hold words. */
  readonly words?: number;
  readonly note?: string;
}

/** A table of figures: names at the start of each row, numbers flush at their end. */
export function FigureTable({ id, title, header, rows, words = 1, note }: FigureTableProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Title id={id} order={2} size="h4" mb="xs">
        {title}
      </Title>
      <Scrolling label={title}>
        <Table verticalSpacing={6} miw="34rem" style={{ fontVariantNumeric: 'tabular-nums' }}>
          <Table.Thead>
            <Table.Tr>
              {header.map((name, at) => (
                <Table.Th key={name} scope="col" {...(at < words ? {} : { ta: 'end' as const })}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([first = '', ...cells]) => (
              <Table.Tr key={`${first} ${cells.join(' ')}`}>
                <Table.Th scope="row" fw={400}>
                  {first}
                </Table.Th>
                {cells.map((cell, at) => (
                  <Table.Td key={header[at + 1]} {...(at + 1 < words ? {} : { ta: 'end' as const })}>
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      {note !== undefined && <p>{note}</p>}
    </section>
  );
}
