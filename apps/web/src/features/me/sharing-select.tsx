import { ActionIcon, Button, Group, NativeSelect, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { AudienceShape, NewAudience, ViewerShape } from '@grappe/contracts/api';
import { audienceIcons, audiences } from '../../app/audience-select.tsx';
import { useText } from '../../app/use-text.ts';
import { endOfDay, inDays } from '../sharing/days.ts';
import { useViewerName } from './use-viewer-name.ts';

interface SharingSelectProps {
  /** What is shared, for those who hear the page. */
  readonly name: string;
  /** To whom it may be shown: the audiences, with each group and alliance of its own. */
  readonly viewers: readonly ViewerShape[];
  readonly shared: AudienceShape;
  readonly onShare: (wanted: NewAudience) => void;
}

type Choice = Pick<ViewerShape, 'audience' | 'audienceId'>;

const keyOf = ({ audience, audienceId }: Choice): string =>
  audienceId === null ? audience : `${audience}:${audienceId}`;

const asWanted = ({ audience, audienceId }: Choice): NewAudience => ({
  audience,
  ...(audienceId === null ? {} : { audienceId }),
});

/** Who sees a thing: choosing is saving; beside it, the way to show it to more for a time. */
export function SharingSelect({ name, viewers, shared, onShare }: SharingSelectProps) {
  const { t, f } = useText('sharing', 'terms', 'me');
  const options = useOptions(viewers, shared);
  const Mark = audienceIcons[shared.audience];
  const wider = viewers.filter(
    ({ audience }) => audiences.indexOf(audience) > audiences.indexOf(shared.afterwards ?? shared.audience),
  );
  const choose = (key: string) => {
    const chosen = viewers.find((viewer) => keyOf(viewer) === key);
    if (chosen !== undefined) onShare(asWanted(chosen));
  };
  return (
    <Stack gap={2}>
      <Group gap={4} wrap="nowrap">
        <NativeSelect
          size="xs"
          aria-label={t('sharing:select.of', { name })}
          leftSection={<Mark size={14} aria-hidden />}
          value={keyOf(shared)}
          onChange={(event) => choose(event.currentTarget.value)}
          data={options}
        />
        {wider.length > 0 && viewers.length > 2 && <ForATime name={name} viewers={wider} onShare={onShare} />}
      </Group>
      {shared.until !== null && shared.afterwards !== null && (
        <Text size="xs" c="dimmed">
          {t('sharing:select.until', {
            date: f.date(shared.until),
            audience: t(`terms:audience.${shared.afterwards}`),
          })}
        </Text>
      )}
    </Stack>
  );
}

/** The viewers to choose from, and what is chosen now where it is no longer one of them. */
function useOptions(viewers: readonly ViewerShape[], shared: Choice) {
  const { t } = useText('terms');
  const nameOf = useViewerName();
  const several = (audience: ViewerShape['audience']) => audience === 'group' || audience === 'alliance';
  const options = viewers.map((viewer) => ({
    value: keyOf(viewer),
    label: several(viewer.audience) ? nameOf(viewer) : t(`terms:audience.${viewer.audience}`),
  }));
  return options.some(({ value }) => value === keyOf(shared))
    ? options
    : [...options, { value: keyOf(shared), label: t(`terms:audience.${shared.audience}`) }];
}

function ForATime({ name, viewers, onShare }: Pick<SharingSelectProps, 'name' | 'viewers' | 'onShare'>) {
  const { t } = useText('sharing', 'terms');
  const [opened, setOpened] = useState(false);
  const [day, setDay] = useState(() => inDays(30));
  const [key, setKey] = useState('');
  const options = useOptions(viewers, viewers[0] ?? { audience: 'public', audienceId: null });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = viewers.find((viewer) => keyOf(viewer) === key) ?? viewers[0];
    if (chosen === undefined || day === '') return;
    onShare({ ...asWanted(chosen), until: endOfDay(day) });
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} withArrow trapFocus position="bottom-end">
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('sharing:for_a_time.open', { name })}
          onClick={() => setOpened(!opened)}
        >
          <IconClock size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('sharing:for_a_time.title')}>
        <Stack gap="xs" component="form" onSubmit={submit as never}>
          <Text fw={600} size="sm">
            {t('sharing:for_a_time.title')}
          </Text>
          <NativeSelect
            size="sm"
            label={t('sharing:for_a_time.to')}
            data={options}
            value={key === '' ? undefined : key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <TextInput
            size="sm"
            type="date"
            label={t('sharing:for_a_time.until')}
            min={inDays(1)}
            value={day}
            required
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Text size="xs" c="dimmed" maw="16rem">
            {t('sharing:for_a_time.explain')}
          </Text>
          <Button type="submit" size="compact-md">
            {t('sharing:for_a_time.submit')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
