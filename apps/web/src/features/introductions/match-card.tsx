import { Badge, Button, Group, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { MatchShape } from '@grappe/contracts/api';
import { languageName } from '../../app/language-name.ts';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from '../sharing/use-action.ts';
import { useShownWords } from '../sharing/use-shown-words.ts';
import { MatchWays } from './match-ways.tsx';

interface MatchCardProps {
  readonly match: MatchShape;
  /** Both said yes to their introduction. */
  readonly known: boolean;
}

/** Two firms that could work together, and why; the ally's without its name. */
export function MatchCard({ match, known }: MatchCardProps) {
  const { t, f } = useText('introductions', 'sharing', 'terms');
  const common = useCommonWords(match);
  const shown = useShownWords();
  const [proposes, setProposes] = useState(false);
  const { own, other } = match;
  const otherName = other.organisation?.name ?? t('introductions:unnamed_ally');
  return (
    <Paper
      withBorder
      p="md"
      bg="var(--grappe-surface)"
      component="article"
      aria-label={`${own.name} – ${otherName}`}
    >
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <div>
            <Text fw={600}>
              <OrganisationLink id={own.id}>{own.name}</OrganisationLink> ↔ {otherName}
            </Text>
            <Text size="sm" c="dimmed">
              {shown(other.shown)}
            </Text>
          </div>
          <Badge variant="light" color="leaf" tt="none">
            {t('introductions:worth', { worth: f.percent(match.worth) })}
          </Badge>
        </Group>
        <MatchWays ways={match.ways} ownName={own.name} />
        {common.length > 0 && (
          <Text size="xs" c="dimmed">
            {common.join(' · ')}
          </Text>
        )}
        {match.introductionId !== null ? (
          <Text size="sm" fw={600}>
            {t(known ? 'introductions:known_already' : 'introductions:proposed_already')}
          </Text>
        ) : proposes ? (
          <ProposeForm matchId={match.id} onDone={() => setProposes(false)} />
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            onClick={() => setProposes(true)}
          >
            {t('introductions:propose')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

/** Markets and languages that both told; nothing of what one of them did not tell. */
function useCommonWords({ commonMarkets, commonLanguages }: MatchShape): string[] {
  const { t, f, language } = useText('introductions');
  const markets = commonMarkets?.map(f.country) ?? null;
  const languages = commonLanguages?.map((code) => languageName(code, language)) ?? [];
  return [
    ...(markets === null
      ? []
      : [
          markets.length === 0
            ? t('introductions:markets_none')
            : t('introductions:markets', { list: f.list(markets) }),
        ]),
    ...(languages.length === 0 ? [] : [t('introductions:languages', { list: f.list(languages) })]),
  ];
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function ProposeForm({ matchId, onDone }: { readonly matchId: string; readonly onDone: () => void }) {
  const { t } = useText('introductions', 'errors');
  const [message, setMessage] = useState('');
  const [respondBy, setRespondBy] = useState(inDays(21));
  const act = useAction();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = t('introductions:proposed_already');
    act.mutate(
      { address: '/introductions', body: { matchId, message, respondBy }, said },
      { onSuccess: onDone },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Text size="sm">{t('introductions:propose_form')}</Text>
        {act.error !== null && <ProblemNotice error={act.error} />}
        <Textarea
          label={t('introductions:message')}
          autosize
          maxLength={2000}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          required
          label={t('introductions:respond_by')}
          value={respondBy}
          onChange={(event) => setRespondBy(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={act.isPending}>
            {t('introductions:send')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onDone}>
            {t('introductions:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
