import { Alert, Badge, Button, Group, Table, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { leastAnswers } from '@grappe/contracts/api';
import type { Collection, Publication } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { isConflict } from '../../app/conflict.ts';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { MyAnswer } from './my-answer.tsx';
import { collectionQuery, collectionsQuery } from './sensitive-queries.ts';

interface Step {
  /** After the address of the collection: `/publish`. */
  readonly path: string;
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly body?: unknown;
}
export type CollectionStep = UseMutationResult<Collection, Error, Step>;

/** A figure asked of competitors: what one answers alone, and what comes back to all. */
export function CollectionPage() {
  const { t, f } = useText('meetings', 'terms', 'errors');
  const { collectionId } = useParams({ from: '/inside/collections/$collectionId' });
  const path = useClusterPath();
  const { data: collection } = useSuspenseQuery(collectionQuery(path(''), collectionId));
  const step = useCollectionStep(collectionId);
  return (
    <Page
      place={<Link to="/sensitive">{t('meetings:sensitive.place')}</Link>}
      title={collection.title}
      lead={
        <>
          {t(`terms:exchange.${collection.category}`)} ·{' '}
          {t('meetings:collections.period', {
            from: f.date(collection.periodStart),
            to: f.date(collection.periodEnd),
          })}
          {collection.roomTitle === null ? '' : ` · ${collection.roomTitle}`}
        </>
      }
      action={collection.answers !== null && <TeamActions collection={collection} step={step} />}
    >
      <Badge variant="light" color="gray" mb="sm">
        {t(`meetings:collections.status.${collection.status}`)}
      </Badge>
      {step.error !== null && !isConflict(step.error) && <ProblemNotice error={step.error} />}
      {collection.question !== '' && (
        <Text maw="46rem" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {collection.question}
        </Text>
      )}
      {collection.asked && <MyAnswer collection={collection} step={step} />}
      <Result collection={collection} />
      {collection.answers !== null && <Answers collection={collection} answers={collection.answers} />}
    </Page>
  );
}

function useCollectionStep(collectionId: string): CollectionStep {
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const query = collectionQuery(path(''), collectionId);
  return useMutation({
    mutationFn: ({ path: step, method, body }: Step) =>
      call<Collection>(path(`/collections/${collectionId}${step}`), { method, body }),
    onSuccess: (collection) => {
      queryClient.setQueryData(query.queryKey, collection);
      void queryClient.invalidateQueries({ queryKey: collectionsQuery(path('')).queryKey, exact: true });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
}

interface StepProps {
  readonly collection: Collection;
  readonly step: CollectionStep;
}

function TeamActions({ collection, step }: StepProps) {
  const { t } = useText('meetings');
  const next = collection.status === 'open' ? 'closed' : 'open';
  return (
    <>
      <Button loading={step.isPending} onClick={() => step.mutate({ path: '/publish', method: 'POST' })}>
        {t('meetings:collections.publish')}
      </Button>
      <Button
        variant="default"
        onClick={() => step.mutate({ path: '', method: 'PATCH', body: { status: next } })}
      >
        {t(next === 'closed' ? 'meetings:collections.close' : 'meetings:collections.reopen')}
      </Button>
    </>
  );
}

/** The number that came back, frozen; the earlier ones below it. */
function Result({ collection }: { readonly collection: Collection }) {
  const { t, f } = useText('meetings');
  const earlier = collection.publications.slice(0, -1).toReversed();
  const latest = collection.publications.at(-1);
  return (
    <section aria-labelledby="result">
      <Title id="result" order={2} size="h5" mt="lg" mb="xs">
        {t('meetings:collections.result')}
      </Title>
      {latest === undefined ? (
        <Text>
          {t('meetings:collections.result_none')}{' '}
          {t('meetings:collections.result_when', {
            date: f.date(collection.publishableOn),
            count: collection.smallest,
          })}
        </Text>
      ) : (
        <Figure collection={collection} publication={latest} />
      )}
      {earlier.length > 0 && (
        <>
          <Title order={3} size="h6" mt="sm">
            {t('meetings:collections.result_earlier')}
          </Title>
          {earlier.map((publication) => (
            <Figure key={publication.rank} collection={collection} publication={publication} />
          ))}
        </>
      )}
    </section>
  );
}

interface FigureProps {
  readonly collection: Collection;
  readonly publication: Publication;
}

function Figure({ collection, publication }: FigureProps) {
  const { t, f } = useText('meetings');
  return (
    <>
      <Text size="xs" c="dimmed">
        {t(`meetings:collections.statistics.${publication.statistic}`)}
      </Text>
      <Text fw={680} fz="xl">
        {f.number(publication.value, 2)} {collection.unit}
      </Text>
      <Text size="xs" c="dimmed">
        {t('meetings:collections.result_made', {
          count: publication.answers,
          when: f.date(publication.publishedAt),
        })}
      </Text>
    </>
  );
}

interface AnswersProps {
  readonly collection: Collection;
  readonly answers: NonNullable<Collection['answers']>;
}

/** For the cluster team alone: who was asked, and what each answered. */
function Answers({ collection, answers }: AnswersProps) {
  const { t, f } = useText('meetings');
  const given = answers.filter(({ value }) => value !== null).length;
  return (
    <section aria-labelledby="answers">
      <Title id="answers" order={2} size="h5" mt="lg">
        {t('meetings:collections.answers')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('meetings:collections.answers_count', { count: given, total: answers.length })} ·{' '}
        {t('meetings:collections.answers_lead')}
      </Text>
      {answers.length < collection.smallest && (
        <Alert color="orange" variant="light" mb="xs">
          {t('meetings:collections.too_small', { count: collection.smallest })}
        </Alert>
      )}
      <Table maw="40rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('meetings:collections.organisation')}</Table.Th>
            <Table.Th ta="right">
              {t('meetings:collections.figure')} ({collection.unit})
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {answers.map(({ organisation, value }) => (
            <Table.Tr key={organisation.id}>
              <Table.Td>{organisation.name}</Table.Td>
              <Table.Td ta="right">
                {value === null ? t('meetings:collections.no_answer') : f.number(value, 6)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group mt="sm">
        <details>
          <summary>{t('meetings:collections.how')}</summary>
          <Text size="sm" maw="46rem">
            {t('meetings:collections.how_body', { count: leastAnswers })}
          </Text>
        </details>
      </Group>
    </section>
  );
}
