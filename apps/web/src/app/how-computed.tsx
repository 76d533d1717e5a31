import { UnstyledButton } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { Suspense, lazy, useState } from 'react';
import { useText } from './use-text.ts';

const ExplanationDrawer = lazy(() => import('./explanation-drawer.tsx'));

interface HowComputedProps {
  /** Key of the explanation: `<key>.title` and `<key>.body`, paragraphs parted by a line break. */
  readonly of: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** A small sign, where figures stand close together. */
  readonly compact?: boolean;
}

/** "How is this computed?": opens the explanation beside the figure, in plain words. */
export function HowComputed({ of, params = {}, compact = false }: HowComputedProps) {
  const { t } = useText();
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never');
  const title = t(`${of}.title`, params);
  return (
    <>
      <UnstyledButton
        onClick={() => setState('open')}
        fz="xs"
        c="var(--mantine-color-anchor)"
        td="underline"
        lh={1}
        className="not-printed"
        aria-label={t('shell:how_computed_of', { what: title })}
        {...(compact ? { title: t('shell:how_computed'), w: 24, h: 24, ta: 'center' as const } : {})}
      >
        {compact ? <IconHelpCircle size={16} stroke={1.6} aria-hidden /> : t('shell:how_computed')}
      </UnstyledButton>
      {state !== 'never' && (
        <Suspense fallback={null}>
          <ExplanationDrawer
            opened={state === 'open'}
            title={title}
            body={t(`${of}.body`, params)}
            onClose={() => setState('closed')}
          />
        </Suspense>
      )}
    </>
  );
}
