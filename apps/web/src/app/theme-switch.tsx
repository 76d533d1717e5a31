import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useText } from './use-text.ts';

export function ThemeSwitch() {
  const { t } = useText();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const other = scheme === 'light' ? 'dark' : 'light';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      c="inherit"
      onClick={() => setColorScheme(other)}
      aria-label={t(`shell:theme.to_${other}`)}
    >
      {scheme === 'light' ? (
        <IconMoon size={20} stroke={1.6} aria-hidden />
      ) : (
        <IconSun size={20} stroke={1.6} aria-hidden />
      )}
    </ActionIcon>
  );
}
