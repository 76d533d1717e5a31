import { Badge, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { PartnerReason, PartnerSuggestionShape } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import classes from './clusters.module.css';
import { useSuggestionWords } from './suggestion-words.ts';

/** One cluster to turn to: why, what holds back, who introduces, the first small step, what could go wrong. */
export function SuggestionCard({ suggestion }: { readonly suggestion: PartnerSuggestionShape }) {
  const { t, f } = useText('clusters', 'errors');
  const [contacting, setContacting] = useState(false);
  const { id, name, rank, score, coverage, already, allianceId } = suggestion;
  const contact =
    suggestion.shortName === null ? 'clusters:suggestions.contact_outside' : 'clusters:suggestions.contact';
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="li">
      <Group justify="space-between" align="start">
        <div>
          <Title order={2} size="h4">
            {f.number(rank)}.{' '}
            <Link to="/clusters/$clusterProfileId" params={{ clusterProfileId: id }}>
              {name}
            </Link>
          </Title>
          <Text size="sm" c="dimmed">
            {t('clusters:suggestions.score', { score: f.number(score * 100, 0) })} ·{' '}
            {t('clusters:suggestions.coverage', { share: f.percent(coverage) })}
          </Text>
        </div>
        <Group gap="xs">
          {already && <Badge variant="light">{t('clusters:suggestions.already')}</Badge>}
          {allianceId !== null && (
            <Link to="/alliances/$allianceId" params={{ allianceId }}>
              {t('clusters:suggestions.alliance')}
            </Link>
          )}
          {allianceId === null && !contacting && (
            <Button
              size="compact-md"
              variant="light"
              aria-label={`${t(contact)} – ${name}`}
              onClick={() => setContacting(true)}
            >
              {t(contact)}
            </Button>
          )}
        </Group>
      </Group>
      {coverage < 0.15 && <Text size="sm">{t('clusters:suggestions.known_nothing')}</Text>}
      {contacting && <Contact suggestion={suggestion} onDone={() => setContacting(false)} />}
      <Why suggestion={suggestion} />
      <Details suggestion={suggestion} />
    </Paper>
  );
}

function Why({ suggestion }: { readonly suggestion: PartnerSuggestionShape }) {
  const { t, f } = useText('clusters');
  const words = useSuggestionWords();
  const { catalysts, brakes, introducers, firstStep, whatWouldGoWrong } = suggestion;
  return (
    <div className={classes['columns']}>
      <Reasons
        title={t('clusters:suggestions.for')}
        reasons={catalysts}
        words={words.reason}
        none={t('clusters:suggestions.no_catalyst')}
      />
      <Reasons
        title={t('clusters:suggestions.against')}
        reasons={brakes}
        words={words.reason}
        none={t('clusters:suggestions.no_brake')}
      />
      <Stack gap={4} mt="sm">
        <Text fw={600} size="sm">
          {t('clusters:suggestions.step')}
        </Text>
        <Text size="sm">{words.step(firstStep)}</Text>
        <Text fw={600} size="sm" mt={4}>
          {t('clusters:suggestions.introduced')}
        </Text>
        <Text size="sm">
          {introducers.length === 0
            ? t('clusters:suggestions.nobody')
            : f.list(introducers.slice(0, 4).map(({ name }) => name))}
        </Text>
      </Stack>
      <Reasons
        title={t('clusters:suggestions.wrong')}
        reasons={whatWouldGoWrong}
        words={words.wrong}
        none=""
      />
    </div>
  );
}

interface ReasonsProps {
  readonly title: string;
  readonly reasons: readonly PartnerReason[];
  readonly words: (reason: PartnerReason) => string;
  readonly none: string;
}

function Reasons({ title, reasons, words, none }: ReasonsProps) {
  return (
    <div>
      <Text fw={600} size="sm" mt="sm">
        {title}
      </Text>
      {reasons.length === 0 ? (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      ) : (
        <ul className={classes['reasons']}>
          {reasons.map((reason) => (
            <li key={reason.code}>
              <Text size="sm" span>
                {words(reason)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Each criterion with its value, or that it is not known and what it counted for. */
function Details({ suggestion }: { readonly suggestion: PartnerSuggestionShape }) {
  const { t, f } = useText('clusters');
  return (
    <details>
      <summary>
        <Text span size="sm">
          {t('clusters:suggestions.details')}
        </Text>
      </summary>
      <dl className={classes['values']}>
        {suggestion.aspects.map(({ aspect, value, counted }) => (
          <div key={aspect} style={{ display: 'contents' }}>
            <dt>
              <Text size="sm" span>
                {t(`clusters:aspect.${aspect}`)}
              </Text>
            </dt>
            <dd>
              <Text size="sm" span>
                {value === null
                  ? t('clusters:suggestions.unknown_aspect', { counted: f.number(counted, 2) })
                  : f.number(value, 2)}
              </Text>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A cluster of this platform by what it gave to be found by; an outside one by its name. */
const partnerOf = ({ shortName, name }: PartnerSuggestionShape) =>
  shortName === null ? { shortName: null, outside: { name } } : { shortName };

interface ContactProps {
  readonly suggestion: PartnerSuggestionShape;
  readonly onDone: () => void;
}

/** Proposes an alliance: nothing leaves before one agrees. */
function Contact({ suggestion, onDone }: ContactProps) {
  const { t } = useText('clusters', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const [name, setName] = useState(t('clusters:contact.default_name', { name: suggestion.name }));
  const [theme, setTheme] = useState(suggestion.technologiesForUs[0]?.wanted ?? '');
  const propose = useMutation({
    mutationFn: () =>
      call(path('/alliances'), { method: 'POST', body: { ...partnerOf(suggestion), name, theme } }),
    onSuccess: async () => {
      await refreshAll(queryClient);
      await say({ color: 'leaf', message: t('clusters:contact.sent') });
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    propose.mutate();
  };
  return (
    <form onSubmit={submit} aria-label={t('clusters:contact.title', { name: suggestion.name })}>
      <Stack gap="xs" my="sm" maw="32rem">
        {propose.error !== null && <ProblemNotice error={propose.error} />}
        {suggestion.shortName === null && <Text size="sm">{t('clusters:contact.outside')}</Text>}
        <TextInput
          required
          maxLength={200}
          label={t('clusters:contact.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          maxLength={500}
          label={t('clusters:contact.theme')}
          value={theme}
          onChange={(event) => setTheme(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-md" loading={propose.isPending}>
            {t('clusters:contact.send')}
          </Button>
          <Button size="compact-md" variant="default" onClick={onDone}>
            {t('clusters:new.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
