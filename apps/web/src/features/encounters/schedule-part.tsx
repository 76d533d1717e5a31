import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import type { EncounterDetail } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { FixedMeetings } from './fixed-meetings.tsx';
import { MeetingTable } from './meeting-table.tsx';
import { usePersonWords } from './person-words.ts';

/** The schedule as the team reads it: what was found, how sure, what is left out and why. */
export function SchedulePart({ event }: { readonly event: EncounterDetail }) {
  const { t } = useText('encounters', 'errors');
  const path = useClusterPath();
  const { schedule } = event;
  if (schedule === null)
    return (
      <Stack gap="md">
        <Text size="sm">{t('encounters:no_schedule')}</Text>
        <FixedMeetings event={event} />
      </Stack>
    );
  return (
    <Stack gap="md">
      <div>
        <Text fw={600} role="status">
          {t('encounters:found', {
            meetings: schedule.meetings,
            met: schedule.metWishes,
            wishes: schedule.wishes,
          })}
        </Text>
        <Sureness schedule={schedule} />
        <HowComputed of="encounters:how" />
      </div>
      {schedule.outdated && <Alert color="yellow">{t('encounters:outdated')}</Alert>}
      <Group>
        <Button
          component="a"
          size="compact-md"
          variant="default"
          href={path(`/encounters/${event.id}/schedule.xlsx`)}
          download
        >
          {t('encounters:workbook')}
        </Button>
      </Group>
      <MeetingTable event={event} />
      <FixedMeetings event={event} />
      <LeftOut event={event} schedule={schedule} />
    </Stack>
  );
}

type Schedule = NonNullable<EncounterDetail['schedule']>;

function Sureness({ schedule }: { readonly schedule: Schedule }) {
  const { t } = useText('encounters');
  const { proven, meetings, boundMeetings, points, boundPoints } = schedule;
  const said = proven
    ? t('encounters:proven')
    : boundMeetings > meetings || boundPoints === null
      ? t('encounters:gap', { bound: boundMeetings })
      : t('encounters:gap_points', { points, bound: boundPoints });
  return <Text size="sm">{said}</Text>;
}

function LeftOut({ event, schedule }: { readonly event: EncounterDetail; readonly schedule: Schedule }) {
  const { t } = useText('encounters');
  const nameOf = usePersonWords(event);
  const { withoutMeeting, unmet } = schedule;
  return (
    <>
      {withoutMeeting.length > 0 && (
        <Text size="sm">
          {t('encounters:alone', { count: withoutMeeting.length })} : {withoutMeeting.map(nameOf).join(' ; ')}
        </Text>
      )}
      {unmet.length > 0 && (
        <section aria-labelledby="unmet">
          <Title id="unmet" order={2} size="h5">
            {t('encounters:unmet')}
          </Title>
          <List size="sm">
            {unmet.map(({ participantId, wantedId, rank, reason }) => (
              <List.Item key={`${participantId} ${wantedId}`}>
                {t('encounters:unmet_line', {
                  person: nameOf(participantId),
                  wanted: nameOf(wantedId),
                  rank,
                  reason: t(`encounters:reason.${reason}`),
                })}
              </List.Item>
            ))}
          </List>
        </section>
      )}
    </>
  );
}
