import { Link } from '@tanstack/react-router';
import { entriesFor } from './entries.ts';
import { administersPlatform, useSession } from './session.ts';
import type { Place } from './session.ts';
import { useText } from './use-text.ts';
import classes from './shell.module.css';

/** A column on a desk, a bar at the bottom on a phone. */
export function ShellNavigation({ place }: { readonly place: Place | null }) {
  const { t } = useText();
  const isAdministrator = administersPlatform(useSession());
  return (
    <nav className={`${classes['navigation']} not-printed`} aria-label={t('shell:navigation')}>
      <ul className={classes['links']}>
        {entriesFor(place, isAdministrator).map(({ to, key, icon: EntryIcon, wideOnly }) => (
          <li key={to} className={wideOnly === true ? classes['wideOnly'] : undefined}>
            <Link to={to} className={classes['link']} activeOptions={{ exact: to === '/' || to === '/me' }}>
              <EntryIcon size={20} stroke={1.6} aria-hidden />
              <span>{t(`shell:pages.${key}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
