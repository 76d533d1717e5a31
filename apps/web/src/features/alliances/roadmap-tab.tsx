import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { AllianceCommitment } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import type { AllianceTabProps } from './alliance-page.tsx';
import { FieldsForm, orNull } from './fields-form.tsx';
import { useOwners } from './use-owners.ts';
import classes from './alliances.module.css';

/** What was promised, by whom, by when. */
export function RoadmapTab(props: AllianceTabProps) {
  const { t } = useText('alliances');
  const { alliance, address, act } = props;
  const owners = useOwners(alliance, null);
  const who = [
    { value: '', label: t('alliances:roadmap.both') },
    ...alliance.parties.map(({ clusterId, name }) => ({ value: clusterId, label: name })),
    ...(alliance.outside === null ? [] : [{ value: 'outside', label: alliance.outside.name }]),
  ];
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
      </Section>
      {alliance.status !== 'ended' && (
        <Section title={t('alliances:roadmap.add')}>
          <FieldsForm
            fields={[
              { name: 'title', label: t('alliances:roadmap.what'), required: true },
              { name: 'dueOn', label: t('alliances:roadmap.due'), kind: 'date', required: true },
              { name: 'who', label: t('alliances:roadmap.who'), kind: 'select', options: who },
              { name: 'owner', label: t('alliances:roadmap.owner'), kind: 'select', options: owners },
              { name: 'detail', label: t('alliances:roadmap.detail'), kind: 'area' },
            ]}
            submit={t('alliances:roadmap.add')}
            busy={act.isPending}
            error={null}
            onSubmit={({ title, dueOn, who: by, owner, detail = '' }, done) =>
              act.mutate(
                {
                  path: `${address}/commitments`,
                  method: 'POST',
                  body: {
                    title,
                    dueOn,
                    detail,
                    ownerId: orNull(owner),
                    byOutside: by === 'outside',
                    promisedBy: by === 'outside' ? null : orNull(by),
                  },
                  said: t('alliances:saved'),
                },
                { onSuccess: done },
              )
            }
          />
        </Section>
      )}
    </Stack>
  );
}

function Commitment({
  commitment,
  alliance,
  address,
  act,
}: AllianceTabProps & { readonly commitment: AllianceCommitment }) {
  const { t, f } = useText('alliances');
  const { id, title, detail, dueOn, status, isLate, owner, promisedBy, byOutside, outcome, version } =
    commitment;
  const by = byOutside
    ? alliance.outside?.name
    : alliance.parties.find(({ clusterId }) => clusterId === promisedBy)?.name;
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
    <li>
      <div className={classes['what']}>
        <Text fw={600}>{title}</Text>
        {detail !== '' && <Text size="sm">{detail}</Text>}
        <Text size="xs" c="dimmed">
          {by ?? t('alliances:roadmap.both')}
          {' · '}
          {f.date(dueOn)}
          {owner !== null && ` · ${t('alliances:owner', { name: owner.name })}`}
        </Text>
      </div>
      <Group gap="xs">
        <Badge variant="light" color={isLate ? 'red' : status === 'done' ? 'leaf' : 'gray'} tt="none">
          {t(`alliances:roadmap.${isLate ? 'late' : status}`)}
        </Badge>
        {status === 'open' && alliance.status !== 'ended' && (
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
      </Group>
    </li>
  );
}
