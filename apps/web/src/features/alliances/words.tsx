import { Text } from '@mantine/core';
import type { AllianceIncident } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from './alliances.module.css';

/** The words of a mediation, one after the other. */
export function Words({ words }: { readonly words: AllianceIncident['words'] }) {
  const { t, f } = useText('alliances');
  if (words.length === 0) return null;
  return (
    <ul className={classes['lines']}>
      {words
        .toSorted((one, other) => one.at.localeCompare(other.at))
        .map(({ id, body, author, at, audience }) => (
          <li key={id}>
            <div className={classes['what']}>
              <Text size="sm" className={classes['words'] ?? ''}>
                {body}
              </Text>
              <Text size="xs" c="dimmed">
                {author ?? t('alliances:incident.team')}
                {' · '}
                {f.dateTime(at)}
                {audience === 'teams' && ` · ${t('alliances:incident.other_team')}`}
              </Text>
            </div>
          </li>
        ))}
    </ul>
  );
}
