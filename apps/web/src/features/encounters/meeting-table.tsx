import { Checkbox, Table } from '@mantine/core';
import type { EncounterDetail, EncounterMeetingShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { useFixed } from './fixed-meetings.tsx';
import { usePersonWords } from './person-words.ts';

/** Meetings in the order of the day. */
export function MeetingTable({ event }: { readonly event: EncounterDetail }) {
  const { t } = useText('encounters', 'errors');
  const nameOf = usePersonWords(event);
  const { isFixed, fix, free, busy, error } = useFixed(event);
  const mayFix = event.organised && event.status === 'open';
  return (
    <>
      {error !== null && <ProblemNotice error={error} />}
      <Scrolling label={t('encounters:sheet')}>
        <Table verticalSpacing="xs" miw="34rem">
          <Table.Thead>
            <Table.Tr>
              {(['from', 'room', 'person', 'other_person'] as const).map((column) => (
                <Table.Th key={column}>{t(`encounters:column.${column}`)}</Table.Th>
              ))}
              {mayFix && <Table.Th>{t('encounters:fixed.column')}</Table.Th>}
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
                {mayFix && (
                  <Table.Td>
                    <Checkbox
                      aria-label={t('encounters:fixed.keep', {
                        first: nameOf(meeting.first),
                        second: nameOf(meeting.second),
                      })}
                      checked={isFixed(meeting)}
                      disabled={busy}
                      onChange={({ currentTarget: { checked } }) => (checked ? fix : free)(fixedOf(meeting))}
                    />
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </>
  );
}

const fixedOf = ({ slot, first, second }: EncounterMeetingShape) => ({ slot, first, second });
