import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Alliance, AllianceCommitment } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import type { AllianceTabProps } from './alliance-page.tsx';
import { AddingForm } from './adding-form.tsx';
import { FieldsForm, orNull, type Field, type Filled } from './fields-form.tsx';
import { useOwners } from './use-owners.ts';
import classes from './alliances.module.css';

/** What was promised, by whom, by when. */
export function RoadmapTab(props: AllianceTabProps) {
  const { t } = useText('alliances');
  const { alliance, address, act } = props;
  const fields = useCommitmentFields(alliance);
  return (
    <Stack gap="md">
      <Section title={t('alliances:tabs.roadmap')}>
        {alliance.commitments.length === 0 ? (
          <Text size="sm">{t('alliances:roadmap.none')}</Text>
        ) : (
          <ul className={classes['lines']}>
            {alliance.commitments.map((commitment) => (
              <Commitment key={commitment.id} commitment={commitment} {...props} />
            ))}
          </ul>
        )}
        {alliance.status !== 'ended' && (
          <AddingForm
            fields={fields}
            submit={t('alliances:roadmap.add')}
            busy={act.isPending}
            error={null}
            onSubmit={(filled, done) =>
              act.mutate(
                {
                  path: `${address}/commitments`,
                  method: 'POST',
                  body: promisedIn(filled),
                  said: t('alliances:saved'),
                },
                { onSuccess: done },
              )
            }
          />
        )}
      </Section>
    </Stack>
  );
}

/** What is promised, by whom, by when. */
function useCommitmentFields(alliance: Alliance): readonly Field[] {
  const { t } = useText('alliances');
  const owners = useOwners(alliance, null);
  const who = [
    { value: '', label: t('alliances:roadmap.both') },
    ...alliance.parties.map(({ clusterId, name }) => ({ value: clusterId, label: name })),
    ...(alliance.outside === null ? [] : [{ value: 'outside', label: alliance.outside.name }]),
  ];
  return [
    { name: 'title', label: t('alliances:roadmap.what'), required: true },
    { name: 'dueOn', label: t('alliances:roadmap.due'), kind: 'date', required: true },
    { name: 'who', label: t('alliances:roadmap.who'), kind: 'select', options: who },
    { name: 'owner', label: t('alliances:roadmap.owner'), kind: 'select', options: owners },
    { name: 'detail', label: t('alliances:roadmap.detail'), kind: 'area' },
  ];
}

const promisedIn = ({ title, dueOn, who: by, owner, detail = '' }: Filled) => ({
  title,
  dueOn,
  detail,
  ownerId: orNull(owner),
  byOutside: by === 'outside',
  promisedBy: by === 'outside' ? null : orNull(by),
});

type CommitmentProps = AllianceTabProps & { readonly commitment: AllianceCommitment };

function Commitment(props: CommitmentProps) {
  const { t, f } = useText('alliances');
  const { commitment, alliance } = props;
  const [edits, setEdits] = useState(false);
  const { title, detail, dueOn, status, isLate, owner, promisedBy, byOutside, outcome, closedOn } =
    commitment;
  if (edits) return <CommitmentForm {...props} onClose={() => setEdits(false)} />;
  const by = byOutside
    ? alliance.outside?.name
    : alliance.parties.find(({ clusterId }) => clusterId === promisedBy)?.name;
  return (
    <li>
      <div className={classes['what']}>
        <Text fw={600}>{title}</Text>
        {detail !== '' && <Text size="sm">{detail}</Text>}
        <Text size="xs" c="dimmed">
          {by ?? t('alliances:roadmap.both')}
          {' · '}
          {f.date(closedOn ?? dueOn)}
          {owner !== null && ` · ${t('alliances:owner', { name: owner.name })}`}
        </Text>
        {outcome !== '' && <Text size="sm">{outcome}</Text>}
      </div>
      <Group gap="xs">
        <Badge variant="light" color={isLate ? 'red' : status === 'done' ? 'leaf' : 'gray'} tt="none">
          {t(`alliances:roadmap.${isLate ? 'late' : status}`)}
        </Badge>
        {alliance.status !== 'ended' && <CommitmentButtons {...props} onEdit={() => setEdits(true)} />}
      </Group>
    </li>
  );
}

function CommitmentButtons({
  commitment,
  address,
  act,
  onEdit,
}: CommitmentProps & { readonly onEdit: () => void }) {
  const { t } = useText('alliances');
  const { id, title, detail, dueOn, status, owner, promisedBy, byOutside, outcome, version } = commitment;
  const close = (closedAs: 'done' | 'dropped') =>
    act.mutate({
      path: `${address}/commitments/${id}`,
      method: 'PUT',
      body: {
        title,
        detail,
        dueOn,
        promisedBy,
        byOutside,
        ownerId: owner?.id ?? null,
        outcome,
        version,
        status: closedAs,
      },
      said: t('alliances:saved'),
    });
  return (
    <>
      {status === 'open' && (
        <>
          <Button
            size="compact-sm"
            aria-label={t('alliances:roadmap.keep_of', { title })}
            onClick={() => close('done')}
          >
            {t('alliances:roadmap.keep')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('alliances:roadmap.drop_of', { title })}
            onClick={() => close('dropped')}
          >
            {t('alliances:roadmap.drop')}
          </Button>
        </>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={`${t('alliances:edit')} – ${title}`}
        onClick={onEdit}
      >
        {t('alliances:edit')}
      </Button>
    </>
  );
}

function CommitmentForm({
  commitment,
  alliance,
  address,
  act,
  onClose,
}: CommitmentProps & { readonly onClose: () => void }) {
  const { t } = useText('alliances');
  const fields = useCommitmentFields(alliance);
  const { id, title, detail, dueOn, status, owner, promisedBy, byOutside, outcome, closedOn, version } =
    commitment;
  const states = (['open', 'done', 'dropped'] as const).map((value) => ({
    value,
    label: t(`alliances:roadmap.${value}`),
  }));
  return (
    <li>
      <div className={classes['what']}>
        <FieldsForm
          fields={[
            ...fields,
            { name: 'status', label: t('alliances:roadmap.state'), kind: 'select', options: states },
            { name: 'closedOn', label: t('alliances:roadmap.closed_on'), kind: 'date' },
            { name: 'outcome', label: t('alliances:step.outcome'), kind: 'area' },
          ]}
          first={{
            title,
            detail,
            dueOn,
            who: byOutside ? 'outside' : (promisedBy ?? ''),
            owner: owner?.id ?? '',
            status,
            closedOn: closedOn ?? '',
            outcome,
          }}
          submit={t('alliances:save')}
          busy={act.isPending}
          error={null}
          onCancel={onClose}
          onSubmit={(filled) =>
            act.mutate(
              {
                path: `${address}/commitments/${id}`,
                method: 'PUT',
                body: {
                  ...promisedIn(filled),
                  status: filled['status'],
                  closedOn: filled['status'] === 'open' ? null : orNull(filled['closedOn']),
                  outcome: filled['outcome'] ?? '',
                  version,
                },
                said: t('alliances:saved'),
              },
              { onSuccess: onClose },
            )
          }
        />
      </div>
    </li>
  );
}
