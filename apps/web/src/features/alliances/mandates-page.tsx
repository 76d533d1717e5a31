import { Badge, Button, List, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AllianceMandate } from '@grappe/contracts/api';
import { Empty } from '../../app/empty.tsx';
import { Page } from '../../app/page.tsx';
import { useClusterPath, usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import { AllianceLinks } from './alliance-links.tsx';
import { mandatesQuery, useAllianceAct } from './alliance-queries.ts';
import { FieldsForm, orNull, type Field, type Filled } from './fields-form.tsx';

/** What did the board ask of us, and in which order? */
export function MandatesPage() {
  const { t } = useText('alliances', 'errors');
  const path = useClusterPath();
  const { isTeam } = usePlace();
  const query = mandatesQuery(path(''));
  const { data } = useSuspenseQuery(query);
  const act = useAllianceAct(query.queryKey);
  const [shown, setShown] = useState<string | null>(null);
  const save = (mandate: AllianceMandate | null) => (filled: Filled) =>
    act.mutate(
      {
        path: path(mandate === null ? '/mandates' : `/mandates/${mandate.id}`),
        method: mandate === null ? 'POST' : 'PUT',
        body: bodyFrom(filled, mandate),
        said: t('alliances:saved'),
      },
      { onSuccess: () => setShown(null) },
    );
  const form = (mandate: AllianceMandate | null) => (
    <MandateForm mandate={mandate} act={act} onSubmit={save(mandate)} onClose={() => setShown(null)} />
  );
  return (
    <Page
      place={isTeam ? <Link to="/alliances">{t('shell:pages.alliances')}</Link> : t('shell:pages.mandates')}
      title={t('alliances:mandates.title')}
      lead={t('alliances:mandates.question')}
      action={
        isTeam &&
        shown === null && <Button onClick={() => setShown('new')}>{t('alliances:mandates.add')}</Button>
      }
    >
      <Stack gap="md">
        {isTeam && <AllianceLinks current="mandates" />}
        {shown === 'new' && <Section title={t('alliances:mandates.add')}>{form(null)}</Section>}
        {data.length === 0 && shown === null && (
          <Empty title={t('alliances:mandates.none')}>
            {t(isTeam ? 'alliances:none_body' : 'alliances:mandates.none_board')}
          </Empty>
        )}
        {data.map((mandate) => (
          <Section
            key={mandate.id}
            title={mandate.title}
            aside={
              isTeam &&
              shown !== mandate.id && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t('alliances:edit')} – ${mandate.title}`}
                  onClick={() => setShown(mandate.id)}
                >
                  {t('alliances:edit')}
                </Button>
              )
            }
          >
            {shown === mandate.id ? form(mandate) : <Mandate mandate={mandate} />}
          </Section>
        ))}
      </Stack>
    </Page>
  );
}

function Mandate({ mandate }: { readonly mandate: AllianceMandate }) {
  const { t, f } = useText('alliances');
  const { purpose, priorities, status, givenOn, givenBy, validUntil } = mandate;
  return (
    <>
      <Badge variant="light" color={status === 'given' ? 'leaf' : 'gray'} tt="none">
        {t(`alliances:mandates.status.${status}`)}
      </Badge>
      {givenOn !== null && (
        <Text size="sm">
          {t('alliances:mandates.given', { by: givenBy === '' ? '–' : givenBy, date: f.date(givenOn) })}
          {validUntil !== null && ` · ${t('alliances:mandates.valid_until')} ${f.date(validUntil)}`}
        </Text>
      )}
      {purpose !== '' && <Text size="sm">{purpose}</Text>}
      {priorities.length > 0 && (
        <List type="ordered" size="sm">
          {priorities.map((priority) => (
            <List.Item key={priority}>{priority}</List.Item>
          ))}
        </List>
      )}
    </>
  );
}

interface MandateFormProps {
  readonly mandate: AllianceMandate | null;
  readonly act: ReturnType<typeof useAllianceAct>;
  readonly onSubmit: (filled: Filled) => void;
  readonly onClose: () => void;
}

function MandateForm({ mandate, act, onSubmit, onClose }: MandateFormProps) {
  const { t } = useText('alliances');
  const fields: Field[] = [
    { name: 'title', label: t('alliances:mandates.name'), required: true, most: 200 },
    { name: 'purpose', label: t('alliances:mandates.purpose'), kind: 'area' },
    { name: 'priorities', label: t('alliances:mandates.priorities'), kind: 'area' },
    {
      name: 'status',
      label: t('alliances:mandates.state'),
      kind: 'select',
      options: (['draft', 'given', 'withdrawn'] as const).map((value) => ({
        value,
        label: t(`alliances:mandates.status.${value}`),
      })),
    },
    { name: 'givenOn', label: t('alliances:mandates.given_on'), kind: 'date' },
    { name: 'givenBy', label: t('alliances:mandates.given_by'), most: 200 },
    { name: 'validUntil', label: t('alliances:mandates.valid_until'), kind: 'date' },
  ];
  return (
    <FieldsForm
      fields={fields}
      first={{
        title: mandate?.title ?? '',
        purpose: mandate?.purpose ?? '',
        priorities: mandate?.priorities.join('\n') ?? '',
        status: mandate?.status ?? 'draft',
        givenOn: mandate?.givenOn ?? '',
        givenBy: mandate?.givenBy ?? '',
        validUntil: mandate?.validUntil ?? '',
      }}
      submit={t('alliances:save')}
      busy={act.isPending}
      error={act.error}
      onSubmit={(filled) => onSubmit(filled)}
      onCancel={onClose}
    />
  );
}

const bodyFrom = (filled: Filled, mandate: AllianceMandate | null): unknown => ({
  ...filled,
  priorities: (filled['priorities'] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  givenOn: orNull(filled['givenOn']),
  validUntil: orNull(filled['validUntil']),
  ownerId: mandate?.owner?.id ?? null,
  ...(mandate === null ? {} : { version: mandate.version }),
});
