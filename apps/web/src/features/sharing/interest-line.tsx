import { Badge, Button, Group, Text } from '@mantine/core';
import type { InterestShape } from '@grappe/contracts/api';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from './use-action.ts';
import { useShownWords } from './use-shown-words.ts';
import classes from './sharing.module.css';

interface InterestLineProps {
  readonly interest: InterestShape;
  /** Received by me; otherwise expressed by me. */
  readonly received: boolean;
}

/** An interest: without a name until it is accepted, with both names then. */
export function InterestLine({ interest, received }: InterestLineProps) {
  const { t } = useText('sharing', 'errors');
  const act = useAction();
  const shownWords = useShownWords();
  const { id, profileTitle, message, status, other, shown } = interest;
  const answer = (accept: boolean) =>
    act.mutate({
      address: `/partnering/interests/${id}/answer`,
      body: { accept },
      said: t(accept ? 'sharing:partnering.accepted' : 'sharing:asks.refused'),
    });
  return (
    <li>
      <div className={classes['what']}>
        {other === null ? (
          <Text fw={600}>{shownWords(shown)}</Text>
        ) : (
          <OrganisationLink id={other.id}>{other.name}</OrganisationLink>
        )}
        <Text size="sm">{message}</Text>
        <Text size="xs" c="dimmed">
          {profileTitle}
        </Text>
        {act.error !== null && <ProblemNotice error={act.error} />}
      </div>
      <Badge variant="light" color={status === 'accepted' ? 'leaf' : 'gray'}>
        {t(`sharing:status.${status}`)}
      </Badge>
      {status === 'open' && received && (
        <Group gap="xs">
          <Button size="compact-sm" onClick={() => answer(true)}>
            {t('sharing:partnering.accept')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => answer(false)}>
            {t('sharing:asks.refuse')}
          </Button>
        </Group>
      )}
      {status === 'open' && !received && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            act.mutate({
              address: `/partnering/interests/${id}/withdraw`,
              said: t('sharing:partnering.withdrawn'),
            })
          }
        >
          {t('sharing:asks.withdraw')}
        </Button>
      )}
    </li>
  );
}
