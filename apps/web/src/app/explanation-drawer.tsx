import { Drawer, Stack, Text } from '@mantine/core';
import { useText } from './use-text.ts';

interface ExplanationDrawerProps {
  readonly opened: boolean;
  readonly title: string;
  readonly body: string;
  readonly onClose: () => void;
}

export default function ExplanationDrawer({ opened, title, body, onClose }: ExplanationDrawerProps) {
  const { t } = useText();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={title}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
      styles={{ title: { fontWeight: 650 } }}
    >
      <Stack gap="sm">
        {body.split('\n').map((paragraph) => (
          <Text key={paragraph}>{paragraph}</Text>
        ))}
      </Stack>
    </Drawer>
  );
}
