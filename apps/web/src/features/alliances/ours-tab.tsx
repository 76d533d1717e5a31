import { Badge, Button, Stack, Text } from '@mantine/core';
import { usePlace } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import type { AllianceTabProps } from './alliance-page.tsx';
import { Contacts } from './contacts.tsx';
import { AddingForm } from './adding-form.tsx';
import { FieldsForm, orNull } from './fields-form.tsx';
import { useOwners } from './use-owners.ts';
import classes from './alliances.module.css';

const tones = ['unknown', 'warm', 'correct', 'reserved', 'strained'] as const;

/** What our side keeps to itself: who answers for it, the mandate, the tone, people and notes. */
export function OursTab(props: AllianceTabProps) {
  const { t } = useText('alliances');
  const { alliance, address, act } = props;
  const { clusterId } = usePlace();
  const owners = useOwners(alliance, clusterId);
  const { side, mandates } = alliance;
  return (
    <Stack gap="md">
      <Section title={t('alliances:tabs.ours')}>
        <FieldsForm
          fields={[
            { name: 'owner', label: t('alliances:ours.side'), kind: 'select', options: owners },
            {
              name: 'mandate',
              label: t('alliances:ours.mandate'),
              kind: 'select',
              options: [
                { value: '', label: t('alliances:ours.no_mandate') },
                ...mandates.map(({ id, title }) => ({ value: id, label: title })),
              ],
            },
            {
              name: 'tone',
              label: t('alliances:ours.tone'),
              kind: 'select',
              options: tones.map((value) => ({ value, label: t(`alliances:tone.${value}`) })),
            },
            { name: 'toneNote', label: t('alliances:ours.tone_note'), kind: 'area', most: 2000 },
          ]}
          first={{
            owner: side.ownerId ?? '',
            mandate: side.mandateId ?? '',
            tone: side.tone,
            toneNote: side.toneNote,
          }}
          submit={t('alliances:save')}
          busy={act.isPending}
          error={null}
          onSubmit={({ owner, mandate, tone, toneNote = '' }, done) =>
            act.mutate(
              {
                path: `${address}/side`,
                method: 'PUT',
                body: {
                  version: side.version,
                  ownerId: orNull(owner),
                  mandateId: orNull(mandate),
                  tone,
                  toneNote,
                },
                said: t('alliances:saved'),
              },
              { onSuccess: done },
            )
          }
        />
      </Section>
      <Contacts {...props} />
      <Notes {...props} />
    </Stack>
  );
}

function Notes({ alliance, address, act }: AllianceTabProps) {
  const { t, f } = useText('alliances');
  return (
    <Section title={t('alliances:ours.notes')} lead={t('alliances:ours.self_hint')}>
      {alliance.notes.length === 0 && <Text size="sm">{t('alliances:ours.no_notes')}</Text>}
      <ul className={classes['lines']}>
        {alliance.notes.map(({ id, body, audience, author, isMine, createdAt, version }) => (
          <li key={id}>
            <div className={classes['what']}>
              <Text size="sm" className={classes['words'] ?? ''}>
                {body}
              </Text>
              <Text size="xs" c="dimmed">
                {author} · {f.dateTime(createdAt)}{' '}
                <Badge size="sm" variant="light" color="gray" tt="none">
                  {t(`alliances:ours.note_${audience}`)}
                </Badge>
              </Text>
            </div>
            {isMine && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() =>
                  act.mutate({
                    path: `${address}/notes/${id}/remove`,
                    method: 'POST',
                    body: { version },
                    said: t('alliances:saved'),
                  })
                }
              >
                {t('alliances:ours.note_remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AddingForm
        fields={[
          { name: 'body', label: t('alliances:ours.note'), kind: 'area', required: true, most: 8000 },
          {
            name: 'audience',
            label: t('alliances:ours.note_for'),
            kind: 'select',
            options: (['team', 'self'] as const).map((value) => ({
              value,
              label: t(`alliances:ours.note_${value}`),
            })),
          },
        ]}
        first={{ audience: 'team' }}
        submit={t('alliances:ours.note_add')}
        busy={act.isPending}
        error={null}
        onSubmit={({ body, audience }, done) =>
          act.mutate(
            {
              path: `${address}/notes`,
              method: 'POST',
              body: { body, audience },
              said: t('alliances:saved'),
            },
            { onSuccess: done },
          )
        }
      />
    </Section>
  );
}
