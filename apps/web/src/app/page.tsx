import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useText } from './use-text.ts';
import classes from './page.module.css';

interface PageProps {
  /** Where one is: name of the page, or of the part it belongs to. */
  readonly place: ReactNode;
  /** A question, or what the page is about. */
  readonly title: string;
  /** One line under the title. */
  readonly lead?: ReactNode;
  /** The one next action: top right, or at the bottom of a phone. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** The same frame for every page: place, question, answer, next action. */
export function Page({ place, title, lead, action, children }: PageProps) {
  const { t } = useText();
  useEffect(() => {
    document.title = t('shell:document_title', { title });
  }, [t, title]);
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <div className={classes['words']}>
          <p className={classes['place']}>{place}</p>
          <h1 className={classes['title']}>{title}</h1>
          {lead !== undefined && <p className={classes['lead']}>{lead}</p>}
        </div>
        {action !== undefined && action !== null && action !== false && (
          <div className={`${classes['action']} not-printed`}>{action}</div>
        )}
      </header>
      {children}
    </div>
  );
}
