import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

const aubergine: MantineColorsTuple = [
  '#faf2f8',
  '#f0dfeb',
  '#e2c1d8',
  '#d29fc3',
  '#c07daf',
  '#a9599a',
  '#8a3f7a',
  '#6b2a5b',
  '#561f49',
  '#401435',
];

const leaf: MantineColorsTuple = [
  '#f0f8ec',
  '#dfeed8',
  '#bfddb2',
  '#9bcb88',
  '#7cbb63',
  '#5da444',
  '#4a8a34',
  '#3a7127',
  '#2d5a1d',
  '#1f4213',
];

/** Aubergine leads, leaf green contrasts; figures are tabular everywhere. */
export const theme = createTheme({
  colors: { aubergine, leaf },
  primaryColor: 'aubergine',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  headings: { fontFamily: '"Inter Variable", system-ui, sans-serif', fontWeight: '650' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Text: { defaultProps: { size: 'sm' } },
    // A word that is cut says nothing: in a narrow table the badge stays whole and the table scrolls.
    Badge: { defaultProps: { miw: 'max-content' } },
    Anchor: { defaultProps: { underline: 'always' } },
    // Its header is the dialog's own, not a second banner of the page.
    Modal: { defaultProps: { centered: true, attributes: { header: { role: 'presentation' } } } },
  },
});

/** Mantine's greys for secondary text are too pale for WCAG AA; these pass on every background we use. */
export const cssVariables: CSSVariablesResolver = (mantine) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a5f66',
    '--mantine-color-placeholder': '#6a7078',
    '--mantine-color-anchor': mantine.colors['aubergine']?.[7] ?? '',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#8f1e18',
    '--grappe-surface': '#ffffff',
    '--grappe-page': '#f8f7f8',
    '--grappe-line': '#dcd8dc',
    '--grappe-accent': mantine.colors['aubergine']?.[7] ?? '',
    '--grappe-contrast': mantine.colors['leaf']?.[7] ?? '',
    '--grappe-soft': mantine.colors['aubergine']?.[0] ?? '',
  },
  dark: {
    '--mantine-color-dimmed': '#b3b3b9',
    '--mantine-color-placeholder': '#9d9da5',
    '--mantine-color-anchor': mantine.colors['aubergine']?.[3] ?? '',
    '--mantine-color-error': '#ff9c93',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#8f1e18',
    '--mantine-color-aubergine-light': '#3d2a38',
    '--mantine-color-aubergine-light-hover': '#4a3344',
    '--mantine-color-aubergine-light-color': mantine.colors['aubergine']?.[1] ?? '',
    '--mantine-color-leaf-light': '#273a20',
    '--mantine-color-leaf-light-hover': '#2f4627',
    '--mantine-color-leaf-light-color': mantine.colors['leaf']?.[1] ?? '',
    '--grappe-surface': '#242126',
    '--grappe-page': '#1b191d',
    '--grappe-line': '#413c43',
    '--grappe-accent': mantine.colors['aubergine']?.[3] ?? '',
    '--grappe-contrast': mantine.colors['leaf']?.[3] ?? '',
    '--grappe-soft': '#33262f',
  },
});
