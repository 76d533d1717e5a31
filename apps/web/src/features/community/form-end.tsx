import { Button, Group } from '@mantine/core';
import { useText } from '../../app/use-text.ts';

interface FormEndProps {
  readonly busy: boolean;
  /** Inside a card: smaller. */
  readonly compact?: boolean;
  readonly onKeep: () => void;
}

/** The two ways out of what is being written: send it, or leave things as they are. */
export function FormEnd({ busy, compact = false, onKeep }: FormEndProps) {
  const { t } = useText('community');
  const size = compact ? 'compact-sm' : 'sm';
  return (
    <Group gap="xs" mt={compact ? 0 : 'sm'}>
      <Button type="submit" size={size} loading={busy}>
        {t('community:send')}
      </Button>
      <Button size={size} variant="default" onClick={onKeep}>
        {t('community:keep')}
      </Button>
    </Group>
  );
}
