import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { GroupCalendar, GroupDayShape } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { DayForm } from './day-form.tsx';
import { DayList } from './day-list.tsx';
import { daysFromNow } from './days-from-now.ts';
import { Section } from './section.tsx';

interface CalendarDaysProps {
  readonly calendar: GroupCalendar;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly markets: readonly string[];
}

/** The days to come, those that are past on demand; each can be moved or taken away by the team. */
export function CalendarDays({ calendar, members, markets }: CalendarDaysProps) {
  const { t } = useText('life');
  const [opened, setOpened] = useState<GroupDayShape | 'new' | null>(null);
  const [past, setPast] = useState(false);
  const today = daysFromNow(0);
  const shown = calendar.days.filter(({ day }) => past || day >= today);
  const hidden = calendar.days.length - shown.length;
  return (
    <Section
      title={t('life:calendar.title')}
      lead={
        calendar.managerName === ''
          ? t('life:calendar.lead')
          : t('life:calendar.lead_of', { name: calendar.managerName })
      }
      aside={
        calendar.canEdit &&
        opened === null && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
            {t('life:calendar.add')}
          </Button>
        )
      }
    >
      {opened !== null && (
        <DayForm
          key={opened === 'new' ? 'new' : opened.id}
          groupId={calendar.groupId}
          day={opened === 'new' ? null : (calendar.days.find(({ id }) => id === opened.id) ?? opened)}
          members={members}
          markets={markets}
          onClose={() => setOpened(null)}
        />
      )}
      {shown.length === 0 ? (
        <Text c="dimmed">{t('life:calendar.none')}</Text>
      ) : (
        <DayList days={shown} onOpen={calendar.canEdit ? setOpened : null} />
      )}
      {(hidden > 0 || past) && (
        <Group mt="sm">
          <Button size="compact-sm" variant="subtle" onClick={() => setPast(!past)}>
            {past ? t('life:calendar.hide_past') : t('life:calendar.past', { count: hidden })}
          </Button>
        </Group>
      )}
    </Section>
  );
}
