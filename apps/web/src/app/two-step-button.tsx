import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { focusOnOpen } from './focus-on-open.ts';
import { useText } from './use-text.ts';

interface TwoStepButtonProps {
  readonly label: string;
  /** For those who hear the page: what the button is about. */
  readonly spoken: string;
  /** What will happen. */
  readonly sure: string;
  readonly busy: boolean;
  readonly onSure: () => void;
}

/** Two steps where there is no undo: doors that close, rights that end. */
export function TwoStepButton({ label, spoken, sure, busy, onSure }: TwoStepButtonProps) {
  const { t } = useText();
  const [asking, { open, close }] = useDisclosure(false);
  // What is heard holds what is seen, for those who speak to the page.
  const heard = spoken.includes(label) ? spoken : `${label} – ${spoken}`;
  if (!asking) {
    return (
      <Button size="compact-sm" variant="default" onClick={open} aria-label={heard} loading={busy}>
        {label}
      </Button>
    );
  }
  const decide = () => {
    close();
    onSure();
  };
  return (
    <Stack gap={4} align="flex-start" role="group" aria-label={heard}>
      <Text size="xs" maw="18rem">
        {sure}
      </Text>
      <Group gap={4}>
        <Button size="compact-sm" color="red" onClick={decide} ref={focusOnOpen}>
          {label}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t('shell:keep')}
        </Button>
      </Group>
    </Stack>
  );
}
