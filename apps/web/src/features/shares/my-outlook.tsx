import { Alert, Button, Group as Row, NativeSelect, Table, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyOutlook } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { boundsOf } from './gain-range.tsx';
import { OutlookFrame, PartnerRow } from './outlook.tsx';
import { draftOfProspects, newProspect, prospectsOf, unreadableProspects } from './prospect-draft.ts';
import { ProspectFields } from './prospect-fields.tsx';
import { myOutlookQuery } from './share-queries.ts';

/** What my firm expects of its group, and what may come of it: for me alone, or told to the team too. */
export default function MyOutlookPart({ groupId }: { readonly groupId: string }) {
  const { t } = useText('shares', 'groups', 'terms', 'errors');
  const path = useClusterPath();
  const queryClient = useQueryClient();
  const query = myOutlookQuery(path(''), groupId);
  const { data } = useSuspenseQuery(query);
  const [version, setVersion] = useState(data.version);
  const [audience, setAudience] = useState(data.audience);
  const [prospects, setProspects] = useState(() => draftOfProspects(data.prospects));
  const kept = (now: MyOutlook) => {
    setVersion(now.version);
    queryClient.setQueryData(query.queryKey, now);
  };
  const save = useMutation({
    mutationFn: () =>
      call<MyOutlook>(path(`/me/groups/${groupId}/expectations`), {
        method: 'PUT',
        body: { version, audience, prospects: prospectsOf(prospects) },
      }),
    onSuccess: kept,
  });
  const withdraw = useMutation({
    mutationFn: () =>
      call<MyOutlook>(path(`/me/groups/${groupId}/expectations/withdraw`), {
        method: 'POST',
        body: { version },
      }),
    onSuccess: (now) => {
      kept(now);
      setProspects([]);
      setAudience('self');
    },
  });
  const refused = save.error ?? withdraw.error;
  const theirs = currentIn<MyOutlook>(refused);
  const agree = (takes: boolean) => {
    if (theirs === null) return;
    setVersion(theirs.version);
    if (takes) {
      setProspects(draftOfProspects(theirs.prospects));
      setAudience(theirs.audience);
    }
    save.reset();
    withdraw.reset();
  };
  const wrong = unreadableProspects(prospects);
  return (
    <>
      <Title order={3} size="h6" mt="md">
        {t('shares:mine.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('shares:mine.lead')}
      </Text>
      <Result result={data.result} name={data.organisation.name} />
      {prospects.map((one, rank) => (
        <ProspectFields
          key={one.id}
          prospect={one}
          rank={rank + 1}
          isWrong={wrong.includes(one.id)}
          onChange={(changed) => setProspects(prospects.map((each) => (each.id === one.id ? changed : each)))}
          onRemove={() => setProspects(prospects.filter(({ id }) => id !== one.id))}
        />
      ))}
      {theirs !== null ? (
        <ChangedMeanwhile
          theirs={theirs.prospects.map((one, rank) => ({
            label: t('shares:mine.of', { rank: rank + 1 }),
            value: one.label,
          }))}
          onKeepMine={() => agree(false)}
          onTakeTheirs={() => agree(true)}
        />
      ) : (
        refused !== null && <ProblemNotice error={refused} />
      )}
      <Row mt="sm" gap="sm" align="flex-end">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setProspects([...prospects, newProspect(prospects, data.commonMarkets)])}
        >
          {t('shares:mine.add')}
        </Button>
        {(prospects.length > 0 || version > 0) && (
          <NativeSelect
            size="xs"
            label={t('shares:mine.who_reads')}
            value={audience}
            data={(['self', 'coordinator'] as const).map((value) => ({
              value,
              label: t(`shares:mine.audience.${value}`),
            }))}
            onChange={(event) => setAudience(event.currentTarget.value as 'self' | 'coordinator')}
          />
        )}
        {prospects.length > 0 && (
          <Button
            size="xs"
            loading={save.isPending}
            disabled={wrong.length > 0 || theirs !== null}
            onClick={() => save.mutate()}
          >
            {t('shares:mine.save')}
          </Button>
        )}
        {version > 0 && (
          <Button size="xs" variant="subtle" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('shares:mine.withdraw')}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {save.isSuccess && t('shares:saved')}
        </Text>
      </Row>
    </>
  );
}

function Result({ result, name }: { readonly result: MyOutlook['result']; readonly name: string }) {
  const { t, f } = useText('shares', 'groups', 'terms');
  if (result.kind === 'nothing_entered') return null;
  if (result.kind !== 'outlook')
    return (
      <Alert color="gray" my="xs">
        {t(`shares:mine.${result.kind}`)}
      </Alert>
    );
  const { own } = result;
  if (own.kind === 'unknown') {
    const facts = [...new Set(own.missing.map(({ fact }) => t(`terms:share_fact.${fact}`)))];
    return (
      <Alert color="gray" my="xs">
        {t('shares:missing', { list: f.list(facts) })}
      </Alert>
    );
  }
  return (
    <>
      <Scrolling bare label={t('shares:mine.title')}>
        <Table verticalSpacing="xs" miw="48rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('groups:unplaced.firm')}</Table.Th>
              <Table.Th>{t('shares:outlook.together')}</Table.Th>
              <Table.Th ta="right">{t('shares:outlook.loss')}</Table.Th>
              <Table.Th>{t('shares:outlook.alone')}</Table.Th>
              <Table.Th ta="right">{t('shares:outlook.loss')}</Table.Th>
              <Table.Th>{t('shares:outlook.verdict')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <PartnerRow
              partner={own}
              name={name}
              bounds={boundsOf([own.together, own.alone])}
              currency={result.currency}
            />
          </Table.Tbody>
        </Table>
      </Scrolling>
      <OutlookFrame outlook={result} />
    </>
  );
}
