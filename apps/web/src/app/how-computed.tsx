import { Drawer, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useText } from './use-text.ts';

interface HowComputedProps {
  /** Key of the explanation: `<key>.title` and `<key>.body`, paragraphs parted by a line break. */
  readonly of: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** "How is this computed?": opens the explanation beside the figure, in plain words. */
export function HowComputed({ of, params = {} }: HowComputedProps) {
  const { t } = useText();
  const [opened, { open, close }] = useDisclosure(false);
  const title = t(`${of}.title`, params);
  return (
    <>
      <UnstyledButton
        onClick={open}
        fz="xs"
        c="var(--mantine-color-anchor)"
        td="underline"
        className="not-printed"
        aria-label={t('shell:how_computed_of', { what: title })}
      >
        {t('shell:how_computed')}
      </UnstyledButton>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        title={title}
        closeButtonProps={{ 'aria-label': t('shell:close') }}
      >
        <Stack gap="sm">
          {t(`${of}.body`, params)
            .split('\n')
            .map((paragraph) => (
              <Text key={paragraph}>{paragraph}</Text>
            ))}
        </Stack>
      </Drawer>
    </>
  );
}
