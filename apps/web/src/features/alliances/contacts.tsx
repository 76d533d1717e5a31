import { Badge, Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { AllianceContact } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import type { AllianceTabProps } from './alliance-page.tsx';
import { AddingForm } from './adding-form.tsx';
import { FieldsForm, orNull, type Field } from './fields-form.tsx';
import classes from './alliances.module.css';

/** Whom our team knows at the partner's, those who left last. */
export function Contacts(props: AllianceTabProps) {
  const { t } = useText('alliances');
  const { alliance, address, act } = props;
  const fields = useContactFields();
  const thereFirst = alliance.contacts.toSorted(
    (one, other) => Number(one.leftOn !== null) - Number(other.leftOn !== null),
  );
  return (
    <Section title={t('alliances:ours.contacts')}>
      {thereFirst.length === 0 && <Text size="sm">{t('alliances:ours.no_contacts')}</Text>}
      <ul className={classes['lines']}>
        {thereFirst.map((contact) => (
          <Contact key={contact.id} contact={contact} {...props} />
        ))}
      </ul>
      <AddingForm
        fields={fields}
        submit={t('alliances:ours.contact_add')}
        busy={act.isPending}
        error={null}
        onSubmit={({ name, position = '', email = '', note = '' }, done) =>
          act.mutate(
            {
              path: `${address}/contacts`,
              method: 'POST',
              body: { name, position, email, note },
              said: t('alliances:saved'),
            },
            { onSuccess: done },
          )
        }
      />
    </Section>
  );
}

function useContactFields(): readonly Field[] {
  const { t } = useText('alliances');
  return [
    { name: 'name', label: t('alliances:ours.contact_name'), required: true, most: 200 },
    { name: 'position', label: t('alliances:ours.contact_position'), most: 200 },
    { name: 'email', label: t('alliances:ours.contact_email'), kind: 'email' },
    { name: 'note', label: t('alliances:ours.contact_note'), kind: 'area', most: 2000 },
  ];
}

function Contact({ contact, address, act }: AllianceTabProps & { readonly contact: AllianceContact }) {
  const { t, f } = useText('alliances');
  const fields = useContactFields();
  const [edits, setEdits] = useState(false);
  const { id, name, position, email, note, language, leftOn, version } = contact;
  if (edits)
    return (
      <li>
        <div className={classes['what']}>
          <FieldsForm
            fields={[...fields, { name: 'leftOn', label: t('alliances:ours.contact_left'), kind: 'date' }]}
            first={{ name, position, email, note, leftOn: leftOn ?? '' }}
            submit={t('alliances:save')}
            busy={act.isPending}
            error={null}
            onCancel={() => setEdits(false)}
            onSubmit={({ leftOn: left, ...filled }) =>
              act.mutate(
                {
                  path: `${address}/contacts/${id}`,
                  method: 'PUT',
                  body: { ...filled, language, leftOn: orNull(left), version },
                  said: t('alliances:saved'),
                },
                { onSuccess: () => setEdits(false) },
              )
            }
          />
        </div>
      </li>
    );
  return (
    <li>
      <div className={classes['what']}>
        <Text fw={600}>
          {name}{' '}
          {leftOn !== null && (
            <Badge size="sm" variant="light" color="gray" tt="none">
              {t('alliances:ours.contact_gone', { date: f.date(leftOn) })}
            </Badge>
          )}
        </Text>
        <Text size="sm">{[position, email].filter((text) => text !== '').join(' · ')}</Text>
        {note !== '' && <Text size="sm">{note}</Text>}
      </div>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${t('alliances:edit')} – ${name}`}
        onClick={() => setEdits(true)}
      >
        {t('alliances:edit')}
      </Button>
    </li>
  );
}
