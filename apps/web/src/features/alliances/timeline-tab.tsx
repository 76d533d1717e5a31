import { Badge, Stack, Text, Timeline } from '@mantine/core';
import type { AllianceEvent } from '@grappe/contracts/api';
import { usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import type { AllianceTabProps } from './alliance-page.tsx';
import { AddingForm } from './adding-form.tsx';
import { TheirSteps } from './their-steps.tsx';
import { StepForm } from './step-form.tsx';
import classes from './alliances.module.css';

/** What we do now, what they do, and what happened. */
export function TimelineTab(props: AllianceTabProps) {
  const { t } = useText('alliances');
  const { alliance } = props;
  return (
    <Stack gap="md">
      <div className={classes['two']}>
        <Section title={t('alliances:our_step')}>
          <StepForm key={`${alliance.stage} ${ownStep(props)?.version ?? 0}`} {...props} />
        </Section>
        <TheirSteps alliance={alliance} />
      </div>
      <Section title={t('alliances:tabs.timeline')}>
        {alliance.status !== 'ended' && <ExchangeForm {...props} />}
        <Timeline bulletSize={14} lineWidth={2} mt="sm" active={alliance.events.length}>
          {alliance.events.map((event) => (
            <Timeline.Item key={event.id}>
              <EventWords event={event} />
            </Timeline.Item>
          ))}
        </Timeline>
      </Section>
    </Stack>
  );
}

const ownStep = ({ alliance }: AllianceTabProps) =>
  alliance.steps.find(({ stage }) => stage === alliance.stage);

function EventWords({ event }: { readonly event: AllianceEvent }) {
  const { t, f } = useText('alliances');
  const { kind, detail, onDate, author, shared } = event;
  const stageName = (value: unknown) => (typeof value === 'string' ? t(`alliances:stage.${value}`) : '');
  const params = {
    ...detail,
    to: stageName(detail['to']),
    incident: detail['incident'] == null ? '' : t(`alliances:incident_kind.${detail['incident']}`),
  };
  const means = kind === 'exchange' ? t(`alliances:means.${detail['means'] ?? 'other'}`) : '';
  return (
    <>
      <Text size="sm" fw={600}>
        {means === '' ? t(`alliances:event.${kind}`, params) : means}{' '}
        {!shared && (
          <Badge size="sm" variant="light" color="gray" tt="none">
            {t('alliances:exchange.kept')}
          </Badge>
        )}
      </Text>
      {typeof detail['text'] === 'string' && detail['text'] !== '' && (
        <Text size="sm" className={classes['words'] ?? ''}>
          {detail['text']}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {f.date(onDate)}
        {author !== null && ` · ${author}`}
      </Text>
    </>
  );
}

function ExchangeForm({ address, act }: AllianceTabProps) {
  const { t } = useText('alliances');
  const { clusterId } = usePlace();
  const means = (['meeting', 'call', 'mail', 'visit', 'event', 'other'] as const).map((value) => ({
    value,
    label: t(`alliances:means.${value}`),
  }));
  return (
    <AddingForm
      key={clusterId}
      fields={[
        { name: 'means', label: t('alliances:exchange.means'), kind: 'select', options: means },
        { name: 'on', label: t('alliances:exchange.on'), kind: 'date', required: true },
        { name: 'text', label: t('alliances:exchange.text'), kind: 'area', required: true },
        { name: 'shared', label: t('alliances:exchange.shared'), kind: 'check' },
      ]}
      first={{ means: 'meeting' }}
      submit={t('alliances:exchange.title')}
      busy={act.isPending}
      error={null}
      onSubmit={(filled, done) =>
        act.mutate(
          {
            path: `${address}/exchanges`,
            method: 'POST',
            body: {
              means: filled['means'],
              on: filled['on'],
              text: filled['text'],
              shared: filled['shared'] === 'yes',
            },
            said: t('alliances:saved'),
          },
          { onSuccess: done },
        )
      }
    />
  );
}
