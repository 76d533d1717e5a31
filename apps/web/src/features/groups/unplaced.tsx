import { Button, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Plan, PlanPlacement } from '@grappe/contracts/api';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useJob } from '../../app/use-job.ts';
import { useText } from '../../app/use-text.ts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../app/api.ts';
import { placementQuery } from './group-queries.ts';
import { Reasons } from './reasons.tsx';
import classes from './groups.module.css';
import { useChangedWords } from './use-changed-words.ts';

type Left = Plan['unplaced'][number];

/** Each firm left out, why, and what would change it. */
export function Unplaced({ plan }: { readonly plan: Plan }) {
  const { t } = useText('groups', 'terms');
  if (plan.unplaced.length === 0) return null;
  const names = [
    ...plan.unplaced.map(({ organisation }) => organisation),
    ...plan.groups.flatMap(({ members }) => members),
  ];
  return (
    <section aria-labelledby="unplaced">
      <Title id="unplaced" order={2} size="h5" mb="xs">
        {t('groups:unplaced.title', { count: plan.unplaced.length })}
      </Title>
      <Scrolling label={t('groups:unplaced.title', { count: plan.unplaced.length })}>
        <Table verticalSpacing={6} miw="30rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('groups:unplaced.firm')}</Table.Th>
              <Table.Th>{t('groups:unplaced.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.unplaced.map((left) => (
              <UnplacedRow key={left.organisation.id} planId={plan.id} left={left} names={names} />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </section>
  );
}

interface UnplacedRowProps {
  readonly planId: string;
  readonly left: Left;
  readonly names: readonly { readonly id: string; readonly name: string }[];
}

function UnplacedRow({ planId, left, names }: UnplacedRowProps) {
  const { t } = useText('groups');
  const { organisation, reasons } = left;
  const [asked, setAsked] = useState(false);
  return (
    <Table.Tr>
      <Table.Td>
        <OrganisationLink id={organisation.id}>{organisation.name}</OrganisationLink>
      </Table.Td>
      <Table.Td>
        <Reasons reasons={reasons} names={names} />
        {asked ? (
          <Placement planId={planId} organisationId={organisation.id} />
        ) : (
          <Button size="compact-sm" variant="subtle" onClick={() => setAsked(true)}>
            {t('groups:placement.ask')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Tries each change alone by searching again: which one places the firm. */
function Placement({ planId, organisationId }: { readonly planId: string; readonly organisationId: string }) {
  const { t } = useText('groups', 'errors');
  const path = useClusterPath();
  const address = `/plans/${planId}/placements/${organisationId}`;
  const { data, error, refetch } = useQuery(placementQuery(path(''), planId, organisationId));
  const start = useMutation({
    mutationFn: () => call<{ readonly jobId: string }>(path(address), { method: 'POST', body: {} }),
  });
  const { job, error: jobError, isOver } = useJob(start.data?.jobId, () => void refetch());
  const problem = error ?? start.error ?? jobError;
  if (problem !== null) return <ProblemNotice error={problem} />;
  if (data === undefined) return null;
  const isWorking = start.isPending || (start.isSuccess && !isOver);
  return (
    <>
      {data !== null && <PlacementFound placement={data} />}
      {isWorking ? (
        <Text size="sm" c="dimmed" role="status">
          {t(job?.status === 'queued' ? 'shell:job.queued' : 'groups:placement.trying')}
        </Text>
      ) : (
        (data === null || data.outdated) && (
          <Button size="compact-sm" variant="light" onClick={() => start.mutate()}>
            {t('groups:placement.try')}
          </Button>
        )
      )}
    </>
  );
}

function PlacementFound({ placement }: { readonly placement: PlanPlacement }) {
  const { t, f } = useText('groups');
  const changed = useChangedWords();
  const words = usePlacementWords();
  const { price, checks, complete } = placement;
  const working = checks.filter(({ places }) => places === 'yes');
  const others = checks.filter(({ places }) => places !== 'yes');
  return (
    <>
      <ul className={classes['reasons']}>
        {working.map((check) => (
          <li key={words(check)}>
            {t('groups:placement.places', {
              change: words(check),
              names: f.list((check.members ?? []).map(({ name }) => name)),
            })}
          </li>
        ))}
        {working.length === 0 && <li>{t('groups:placement.none')}</li>}
        {others.map((check) => (
          <li key={words(check)}>
            {t(`groups:placement.${check.places === 'no' ? 'not' : 'unknown'}`, { change: words(check) })}
          </li>
        ))}
        <li>
          {price === null
            ? t('groups:placement.no_price')
            : t(price.proven ? 'groups:placement.price' : 'groups:placement.price_between', {
                least: f.fixed(price.least, 2),
                most: f.fixed(price.most, 2),
                names: f.list(price.members.map(({ name }) => name)),
                changes: changed(price.changed),
              })}
        </li>
      </ul>
      {!complete && <Text size="sm">{t('groups:placement.incomplete')}</Text>}
    </>
  );
}

/** A change in words, with its values. */
function usePlacementWords(): (check: PlanPlacement['checks'][number]) => string {
  const { t, f } = useText('groups');
  return ({ code, params }) => {
    const { market, to, max, min, with: partners } = params;
    return t(`groups:change.${code}`, {
      market: typeof market === 'string' ? f.country(market) : '',
      to: typeof to !== 'number' ? '' : code === 'raise_max_km' ? f.km(to) : f.number(to, 2),
      size: typeof max === 'number' ? f.number(max) : typeof min === 'number' ? f.number(min) : '',
      names: Array.isArray(partners) ? f.list(partners) : '',
    });
  };
}
