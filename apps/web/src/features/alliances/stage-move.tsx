import { Button, Group, List, Text } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { AllianceStage } from '@grappe/contracts/api';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import type { AllianceTabProps } from './alliance-page.tsx';
import { FieldsForm, orNull } from './fields-form.tsx';
import { allianceStages } from './stages.ts';

/** What the next stage waits for, the way on, and the way back. */
export function StageMove({ alliance, address, act }: AllianceTabProps) {
  const { t } = useText('alliances');
  const [goesBack, setGoesBack] = useState(false);
  const { next, version, status, may } = alliance;
  if (status === 'ended') return null;
  const move = (to: AllianceStage, reason = '') =>
    act.mutate(
      { path: `${address}/stage`, method: 'POST', body: { version, to, reason }, said: t('alliances:moved') },
      { onSuccess: () => setGoesBack(false) },
    );
  const ready = next?.conditions.every(({ met }) => met) === true;
  const isOffered = next !== null && status !== 'proposed' && !(next.to === 'contact' && !alliance.isOutside);
  return (
    <Section
      title={
        next === null
          ? t(`alliances:stage.${alliance.stage}`)
          : t('alliances:waits', { stage: t(`alliances:stage.${next.to}`) })
      }
    >
      {next !== null && (
        <List size="sm" mb="xs">
          {next.conditions.map(({ code, met }) => (
            <List.Item
              key={code}
              icon={met ? <IconCircleCheck size={18} aria-hidden /> : <IconCircle size={18} aria-hidden />}
            >
              {t(`alliances:condition.${code}`)}{' '}
              <Text span size="xs" c="dimmed">
                ({t(met ? 'alliances:met' : 'alliances:not_met')})
              </Text>
            </List.Item>
          ))}
        </List>
      )}
      {may.contact && alliance.stage !== 'contact' && (
        <ContactForm alliance={alliance} address={address} act={act} />
      )}
      <Group gap="xs" mt="xs">
        {isOffered && next.to !== 'signed' && (
          <Button disabled={!ready} loading={act.isPending} onClick={() => move(next.to)}>
            {t('alliances:go_on', { stage: t(`alliances:stage.${next.to}`) })}
          </Button>
        )}
        {status === 'active' && alliance.stage !== 'negotiation' && !goesBack && (
          <Button variant="default" onClick={() => setGoesBack(true)}>
            {t('alliances:go_back')}
          </Button>
        )}
        {may.end && (
          <TwoStepButton
            label={t('alliances:end')}
            spoken={t('alliances:end')}
            sure={t('alliances:status.ended')}
            busy={act.isPending}
            onSure={() =>
              act.mutate({ path: `${address}/end`, method: 'POST', said: t('alliances:ended_now') })
            }
          />
        )}
      </Group>
      {goesBack && (
        <FieldsForm
          fields={[
            {
              name: 'to',
              label: t('alliances:go_back_to'),
              kind: 'select',
              options: before(alliance.stage, t),
            },
            { name: 'reason', label: t('alliances:why'), kind: 'area', required: true, most: 2000 },
          ]}
          first={{ to: 'negotiation' }}
          submit={t('alliances:go_back')}
          busy={act.isPending}
          error={null}
          onSubmit={({ to = 'negotiation', reason = '' }) => move(to as AllianceStage, reason)}
          onCancel={() => setGoesBack(false)}
        />
      )}
    </Section>
  );
}

const before = (stage: AllianceStage, t: (key: string) => string) =>
  allianceStages
    .slice(allianceStages.indexOf('negotiation'), allianceStages.indexOf(stage))
    .map((value) => ({ value, label: t(`alliances:stage.${value}`) }));

function ContactForm({ alliance, address, act }: AllianceTabProps) {
  const { t } = useText('alliances');
  const { version, isOutside } = alliance;
  const contact = (shortName: string | null) =>
    act.mutate({
      path: `${address}/contact`,
      method: 'POST',
      body: { version, shortName },
      said: t('alliances:contact.done'),
    });
  if (isOutside)
    return (
      <Button variant="default" loading={act.isPending} onClick={() => contact(null)}>
        {t('alliances:contact.spoken')}
      </Button>
    );
  return (
    <FieldsForm
      fields={[{ name: 'shortName', label: t('alliances:contact.short_name'), required: true, most: 100 }]}
      submit={t('alliances:contact.propose')}
      busy={act.isPending}
      error={null}
      onSubmit={({ shortName }) => contact(orNull(shortName?.trim().toLowerCase()))}
    />
  );
}
