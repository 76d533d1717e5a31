import { Paper } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../../app/language-switch.tsx';
import { ThemeSwitch } from '../../app/theme-switch.tsx';
import { useText } from '../../app/use-text.ts';
import classes from './sign-in.module.css';

interface DoorProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What stands below the frame. */
  readonly below?: ReactNode;
}

/** The frame of every page that needs no session: one thing to do, in one column. */
export function Door({ title, children, below }: DoorProps) {
  const { t } = useText();
  useEffect(() => {
    document.title = t('shell:document_title', { title });
  }, [t, title]);
  return (
    <div className={classes['page']}>
      <div className={classes['tools']}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main className={classes['main']}>
        <div className={classes['brand']}>
          <img src="/grappe.svg" alt="" />
          <div>
            <p className={classes['name']}>{t('shell:brand')}</p>
            <p className={classes['purpose']}>{t('shell:purpose')}</p>
          </div>
        </div>
        <Paper withBorder p="lg" bg="var(--grappe-surface)">
          <h1 className={classes['title']}>{title}</h1>
          {children}
        </Paper>
        {below}
      </main>
    </div>
  );
}
