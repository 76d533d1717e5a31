import { Badge } from '@mantine/core';
import type { MeetingSummary } from '@grappe/contracts/api';
import { useText } from '../../../app/use-text.ts';
import { useNow } from './use-now.ts';

type Known = Pick<MeetingSummary, 'status' | 'announcedAt' | 'startsAt'> & {
  readonly minutes: MeetingSummary['minutes'];
};

const colours: Readonly<Record<string, string>> = {
  announced: 'leaf',
  minutes_approved: 'leaf',
  draft: 'gray',
  cancelled: 'gray',
};

/** Where a meeting stands: before it, whether it was announced; after it, its minutes. */
function stateOf({ status, announcedAt, startsAt, minutes }: Known, now: number): string {
  if (status === 'cancelled') return 'cancelled';
  const past = Date.parse(startsAt) <= now;
  if (announcedAt === null) return past ? 'not_announced' : 'draft';
  if (!past) return 'announced';
  return minutes === 'none' ? 'no_minutes' : `minutes_${minutes}`;
}

export function MeetingState({ meeting }: { readonly meeting: Known }) {
  const { t } = useText('meetings');
  const state = stateOf(meeting, useNow());
  return (
    <Badge variant="light" {...(colours[state] === undefined ? {} : { color: colours[state] })}>
      {t(`meetings:list.state.${state}`)}
    </Badge>
  );
}
