import { Table } from '@mantine/core';
import type { EncounterDetail } from '@grappe/contracts/api';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { usePersonWords } from './person-words.ts';

/** Meetings in the order of the day. */
export function MeetingTable({ event }: { readonly event: EncounterDetail }) {
  const { t } = useText('encounters');
  const nameOf = usePersonWords(event);
  return (
    <Scrolling label={t('encounters:sheet')}>
      <Table verticalSpacing="xs" miw="34rem">
        <Table.Thead>
          <Table.Tr>
            {(['from', 'room', 'person', 'other_person'] as const).map((column) => (
              <Table.Th key={column}>{t(`encounters:column.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {event.meetings.map((meeting) => (
            <Table.Tr key={`${meeting.slot} ${meeting.room}`}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {meeting.from} – {meeting.to}
              </Table.Td>
              <Table.Td>{meeting.room}</Table.Td>
              <Table.Td>{nameOf(meeting.first)}</Table.Td>
              <Table.Td>{nameOf(meeting.second)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}
