import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type {
  ComingDay,
  HandoverFile,
  HandoverRecord,
  Responsibility,
  WaitingAsk,
} from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import { RelationLines } from './relation-lines.tsx';
import classes from '../alliances/alliances.module.css';

const fileQuery = (cluster: string, personId: string) =>
  queryOptions({
    queryKey: ['handover', cluster, personId],
    queryFn: () => call<HandoverFile>(`${cluster}/people/${personId}/handover`),
  });
const recordsQuery = (cluster: string) =>
  queryOptions({
    queryKey: ['handovers', cluster],
    queryFn: () => call<HandoverRecord[]>(`${cluster}/handovers`),
  });

/** If this person left tomorrow, what would have to be taken over? */
export function HandoverPage() {
  const { t, language } = useText('handover', 'alliances', 'settings', 'errors');
  const path = useClusterPath();
  const { personId = '' } = useParams({ strict: false });
  const { data: file } = useSuspenseQuery(fileQuery(path(''), personId));
  const { data: records } = useSuspenseQuery(recordsQuery(path('')));
  const { name } = file.person;
  const document = path(`/people/${personId}/handover/document`);
  return (
    <Page
      place={<Link to="/settings/people">{t('shell:pages.settings')}</Link>}
      title={t('handover:open_file')}
      lead={t('handover:question', { name })}
      action={
        <Group gap="xs">
          <Button component="a" href={`${document}.docx?language=${language}`} download>
            {t('handover:file_docx')}
          </Button>
          <Button component="a" variant="default" href={`${document}.pdf?language=${language}`} download>
            {t('handover:file_pdf')}
          </Button>
        </Group>
      }
    >
      <Stack gap="md">
        {records
          .filter(({ successor }) => successor?.id === personId)
          .map((record) => (
            <FirstWeek key={`${record.id} ${record.version}`} record={record} />
          ))}
        <Section title={t('handover:answers_for', { name })}>
          {file.responsibilities.length === 0 ? (
            <Text size="sm">{t('handover:answers_for_none', { name })}</Text>
          ) : (
            <Responsibilities items={file.responsibilities} relations={file.relations} />
          )}
        </Section>
        {file.withoutOwner.length > 0 && (
          <Section title={t('handover:without_owner')}>
            <Responsibilities items={file.withoutOwner} relations={file.relations} />
          </Section>
        )}
        {file.coming.length > 0 && (
          <Section title={t('handover:coming_title')}>
            <Coming days={file.coming} />
          </Section>
        )}
        {file.waiting.length > 0 && (
          <Section title={t('handover:waiting_title')}>
            <Waiting asks={file.waiting} />
          </Section>
        )}
        <Section title={t('handover:relations')}>
          {file.relations.length === 0 && <Text size="sm">{t('handover:nothing')}</Text>}
          <ul className={classes['lines']}>
            {file.relations.map((relation) => (
              <RelationLines key={`${relation.kind} ${relation.id}`} relation={relation} />
            ))}
          </ul>
        </Section>
        <Message name={name} cluster={file.clusterName} />
      </Stack>
    </Page>
  );
}

/** Where one goes to look at a thing. */
const addressOf = ({ kind, placeId }: Pick<Responsibility, 'kind' | 'placeId'>): string => {
  if (kind === 'task') return `/rooms/${placeId}`;
  if (kind === 'mandate') return '/mandates';
  return kind === 'competence' ? '/competences' : `/alliances/${placeId}`;
};

interface ResponsibilitiesProps {
  readonly items: readonly Responsibility[];
  readonly relations: HandoverFile['relations'];
}

function Responsibilities({ items, relations }: ResponsibilitiesProps) {
  const { t, f } = useText('handover');
  const names = new Map(relations.map(({ id, name }) => [id, name]));
  /** Of which alliance or room, where the title does not say so. */
  const whereOf = ({ id, placeId }: Responsibility): string =>
    id === placeId ? '' : (names.get(placeId) ?? '');
  return (
    <ul className={classes['lines']}>
      {items.map((item) => (
        <li key={`${item.kind} ${item.id}`}>
          <div className={classes['what']}>
            <Link to={addressOf(item)}>
              {item.title === '' ? t(`handover:kind.${item.kind}`) : item.title}
            </Link>
            <Text size="xs" c="dimmed">
              {[t(`handover:kind.${item.kind}`), whereOf(item), item.dueOn === null ? '' : f.date(item.dueOn)]
                .filter((part) => part !== '')
                .join(' · ')}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}

const dayAddress = ({ kind, placeId }: ComingDay): string => {
  if (kind === 'meeting') return `/rooms/${placeId}`;
  return kind === 'encounter' ? `/encounters/${placeId}` : '/community';
};

function Coming({ days }: { readonly days: readonly ComingDay[] }) {
  const { t, f } = useText('handover');
  return (
    <ul className={classes['lines']}>
      {days.map((day) => (
        <li key={`${day.kind} ${day.id}`}>
          <div className={classes['what']}>
            <Link to={dayAddress(day)}>{day.title}</Link>
            <Text size="xs" c="dimmed">
              {[f.date(day.on), t(`handover:coming.${day.kind}`), day.place]
                .filter((part) => part !== '')
                .join(' · ')}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}

const askAddress = ({ kind, placeId }: WaitingAsk): string => {
  if (kind === 'join_request') return '/settings/requests';
  if (kind === 'competence_answer') return '/competences';
  if (kind === 'group_invitation') return `/alliances/${placeId}/groups`;
  return kind === 'introduction' ? `/alliances/${placeId}/matches` : `/alliances/${placeId}`;
};

function Waiting({ asks }: { readonly asks: readonly WaitingAsk[] }) {
  const { t, f } = useText('handover');
  return (
    <ul className={classes['lines']}>
      {asks.map((ask) => (
        <li key={`${ask.kind} ${ask.id}`}>
          <div className={classes['what']}>
            <Link to={askAddress(ask)}>{ask.title}</Link>
            <Text size="xs" c="dimmed">
              {t(`handover:waiting.${ask.kind}`)} · {t('handover:since', { date: f.date(ask.since) })}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What a successor took over, ticked once it was seen. */
function FirstWeek({ record }: { readonly record: HandoverRecord }) {
  const { t, f } = useText('handover', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const tick = useMutation({
    mutationFn: (done: readonly string[]) =>
      call<HandoverRecord[]>(path(`/handovers/${record.id}/done`), {
        method: 'PUT',
        body: { version: record.version, done },
      }),
    onSuccess: (all) => queryClient.setQueryData(recordsQuery(path('')).queryKey, all),
    onError: () => queryClient.invalidateQueries({ queryKey: ['handovers'] }),
  });
  const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind}:${id}`;
  const done = record.items.filter(({ isDone }) => isDone).map(keyOf);
  return (
    <Section
      title={t('handover:first_week')}
      lead={t('handover:mine_lead', { name: record.leaver?.name ?? '–', date: f.dateTime(record.madeAt) })}
    >
      {tick.error !== null && <ProblemNotice error={tick.error} />}
      <ul className={classes['lines']}>
        {record.items.map((item) => (
          <li key={keyOf(item)}>
            <Checkbox
              label={[t(`handover:kind.${item.kind}`), item.title].filter((text) => text !== '').join(' – ')}
              description={
                item.isOpen
                  ? item.dueOn === null
                    ? undefined
                    : f.date(item.dueOn)
                  : t('handover:closed_item')
              }
              checked={item.isDone}
              disabled={!record.isMine || tick.isPending}
              onChange={(event) =>
                tick.mutate(
                  event.currentTarget.checked
                    ? [...done, keyOf(item)]
                    : done.filter((each) => each !== keyOf(item)),
                )
              }
            />
            <Link to={addressOf(item)} aria-label={`${t(`handover:kind.${item.kind}`)} – ${item.title}`}>
              →
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Message({ name, cluster }: { readonly name: string; readonly cluster: string }) {
  const { t } = useText('handover');
  const message = t('handover:message', { name, cluster });
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(message);
    await say({ color: 'leaf', message: t('handover:copied') });
  };
  return (
    <Section title={t('handover:message_title')} lead={t('handover:file.message_note')}>
      <Text className={classes['words'] ?? ''}>{message}</Text>
      <Button variant="default" mt="xs" onClick={() => void copy()}>
        {t('handover:copy')}
      </Button>
    </Section>
  );
}
