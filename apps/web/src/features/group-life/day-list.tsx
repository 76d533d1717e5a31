import { Badge, Button, Group, Text } from '@mantine/core';
import type { GroupDayShape } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from './group-life.module.css';

interface DayListProps {
  readonly days: readonly GroupDayShape[];
  /** Null: the reader changes nothing. */
  readonly onOpen: ((day: GroupDayShape) => void) | null;
}

/** Days in their order: for whom and where, or only that they are taken. */
export function DayList({ days, onOpen }: DayListProps) {
  const { t, f } = useText('life');
  const whom = ({ hidden, organisation, market }: GroupDayShape): string => {
    if (hidden) return t('life:day.taken');
    const who = organisation?.name ?? t('life:day.whole_group');
    return market === null ? who : t('life:day.in', { who, country: f.country(market) });
  };
  return (
    <ul className={`${classes['list']} ${classes['rows']}`}>
      {days.map((day) => (
        <li key={day.id}>
          <Group justify="space-between" gap="xs" align="baseline">
            <div>
              <Group gap="xs">
                <Text fw={600}>{f.date(day.day)}</Text>
                {day.portion < 1 && (
                  <Badge variant="light" color="gray">
                    {t('life:day.half')}
                  </Badge>
                )}
                {day.kind === 'absence' && (
                  <Badge variant="light" color="orange" c="var(--mantine-color-text)">
                    {t('life:day.absence')}
                  </Badge>
                )}
              </Group>
              {(day.kind === 'work' || day.note !== '') && (
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {[...(day.kind === 'work' ? [whom(day)] : []), ...(day.note === '' ? [] : [day.note])].join(
                    ' · ',
                  )}
                </Text>
              )}
            </div>
            {onOpen !== null && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => onOpen(day)}
                aria-label={t('life:day.change_of', { date: f.date(day.day) })}
              >
                {t('life:day.change')}
              </Button>
            )}
          </Group>
        </li>
      ))}
    </ul>
  );
}
