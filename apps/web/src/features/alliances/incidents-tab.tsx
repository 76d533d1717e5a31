import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AllianceIncident, IncidentTelling } from '@grappe/contracts/api';
import { useSession } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import type { AllianceTabProps } from './alliance-page.tsx';
import { FieldsForm, type Field } from './fields-form.tsx';
import { Words } from './words.tsx';
import classes from './alliances.module.css';

/** What firms told in confidence, and what the other team passed on. */
export function IncidentsTab(props: AllianceTabProps) {
  const { t } = useText('alliances');
  const { alliance } = props;
  return (
    <Stack gap="md">
      <Section title={t('alliances:incident.title')} lead={t('alliances:incident.confidential')}>
        {alliance.incidents.length === 0 && <Text size="sm">{t('alliances:incident.none')}</Text>}
        <Stack gap="lg">
          {alliance.incidents.map((incident) => (
            <Incident key={incident.id} incident={incident} {...props} />
          ))}
        </Stack>
      </Section>
      {!alliance.isOutside && (
        <Section title={t('alliances:incident.theirs')}>
          {alliance.tellings.length === 0 && <Text size="sm">{t('alliances:incident.none_told')}</Text>}
          {alliance.tellings.map((telling) => (
            <Telling key={telling.incidentId} telling={telling} {...props} />
          ))}
        </Section>
      )}
    </Stack>
  );
}

type Form = 'tell' | 'home' | 'teams' | 'close';

function Incident({
  incident,
  alliance,
  address,
  act,
}: AllianceTabProps & { readonly incident: AllianceIncident }) {
  const { t, f } = useText('alliances');
  const { personId } = useSession();
  const [form, setForm] = useState<Form | null>(null);
  const {
    id,
    organisation,
    kind,
    status,
    body,
    agrees,
    owner,
    learnt,
    openedAt,
    closedOn,
    version,
    words,
    told,
  } = incident;
  const send = (path: string, content: unknown) =>
    act.mutate(
      {
        path: `${address}/incidents/${id}${path}`,
        method: 'POST',
        body: content,
        said: t('alliances:saved'),
      },
      { onSuccess: () => setForm(null) },
    );
  const offered: Form[] =
    status === 'closed'
      ? []
      : [
          'home',
          ...(told === null ? (agrees && !alliance.isOutside ? ['tell' as const] : []) : ['teams' as const]),
          'close',
        ];
  const labels: Record<Form, string> = {
    tell: t('alliances:incident.tell'),
    home: t('alliances:incident.word_home'),
    teams: t('alliances:incident.word_teams'),
    close: t('alliances:incident.close'),
  };
  return (
    <article aria-label={`${organisation.name} – ${t(`alliances:incident_kind.${kind}`)}`}>
      <Group gap="xs">
        <Text fw={600}>{organisation.name}</Text>
        <Badge variant="light" tt="none">
          {t(`alliances:incident_kind.${kind}`)}
        </Badge>
        <Badge variant="light" color={status === 'closed' ? 'leaf' : 'red'} tt="none">
          {t(`alliances:incident_status.${status}`)}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {f.dateTime(openedAt)}
        {owner !== null && ` · ${t('alliances:owner', { name: owner.name })}`}
      </Text>
      <Text className={classes['words'] ?? ''}>{body}</Text>
      <Text size="sm" c="dimmed">
        {told === null
          ? t(agrees ? 'alliances:incident.agrees' : 'alliances:incident.agrees_not')
          : t('alliances:incident.told', { date: f.dateTime(told.toldAt) })}
      </Text>
      <Words words={[...words, ...(told?.words ?? [])]} />
      {closedOn !== null && (
        <Text size="sm">
          {t('alliances:incident.closed', { date: f.date(closedOn) })}
          {' – '}
          {learnt}
        </Text>
      )}
      <Group gap="xs" mt="xs">
        {status === 'open' && (
          <Button size="compact-sm" onClick={() => send('/take', { version, ownerId: personId })}>
            {t('alliances:incident.take')}
          </Button>
        )}
        {offered.map((each) => (
          <Button key={each} size="compact-sm" variant="default" onClick={() => setForm(each)}>
            {labels[each]}
          </Button>
        ))}
      </Group>
      {form !== null && (
        <FieldsForm
          key={form}
          fields={fieldsOf(form, told !== null, t)}
          submit={labels[form]}
          busy={act.isPending}
          error={null}
          onCancel={() => setForm(null)}
          onSubmit={(filled) => {
            if (form === 'tell') send('/tell', { version, body: filled['body'] });
            else if (form === 'close')
              send('/close', {
                version,
                learnt: filled['learnt'],
                learntTogether: filled['learntTogether'] ?? '',
              });
            else send('/words', { audience: form, body: filled['body'] });
          }}
        />
      )}
    </article>
  );
}

function fieldsOf(form: Form, wasTold: boolean, t: (key: string) => string): Field[] {
  if (form === 'close')
    return [
      { name: 'learnt', label: t('alliances:incident.learnt'), kind: 'area', required: true },
      ...(wasTold
        ? [{ name: 'learntTogether', label: t('alliances:incident.learnt_together'), kind: 'area' as const }]
        : []),
    ];
  const label = t(form === 'tell' ? 'alliances:incident.tell_text' : `alliances:incident.word_${form}`);
  return [{ name: 'body', label, kind: 'area', required: true, most: 8000 }];
}

function Telling({ telling, address, act }: AllianceTabProps & { readonly telling: IncidentTelling }) {
  const { t, f } = useText('alliances');
  const { incidentId, kind, body, status, learnt, toldAt, words } = telling;
  return (
    <article aria-label={t(`alliances:incident_kind.${kind}`)}>
      <Group gap="xs">
        <Badge variant="light" tt="none">
          {t(`alliances:incident_kind.${kind}`)}
        </Badge>
        <Badge variant="light" color={status === 'closed' ? 'leaf' : 'red'} tt="none">
          {t(`alliances:incident_status.${status}`)}
        </Badge>
        <Text size="xs" c="dimmed">
          {f.dateTime(toldAt)}
        </Text>
      </Group>
      <Text className={classes['words'] ?? ''}>{body}</Text>
      <Words words={words} />
      {learnt !== '' && <Text size="sm">{learnt}</Text>}
      {status === 'open' && (
        <FieldsForm
          fields={[
            {
              name: 'body',
              label: t('alliances:incident.word_teams'),
              kind: 'area',
              required: true,
              most: 8000,
            },
          ]}
          submit={t('alliances:incident.write')}
          busy={act.isPending}
          error={null}
          onSubmit={(filled, done) =>
            act.mutate(
              {
                path: `${address}/incidents/${incidentId}/words`,
                method: 'POST',
                body: { audience: 'teams', body: filled['body'] },
                said: t('alliances:saved'),
              },
              { onSuccess: done },
            )
          }
        />
      )}
    </article>
  );
}
