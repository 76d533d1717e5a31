import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { say } from '../../app/notices.tsx';
import { refreshAll } from '../../app/refresh-all.ts';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { Section } from '../group-life/section.tsx';
import { FieldsForm, orNull, type Field, type Filled } from './fields-form.tsx';

type How = 'contact' | 'outside' | 'search';

/** An alliance begins with a cluster on Grappe, with one that is not, or with a search. */
export function NewAlliance({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText('alliances', 'errors');
  const path = useClusterPath();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [how, setHow] = useState<How>('contact');
  const begin = useMutation({
    mutationFn: (filled: Filled) =>
      call<{ id: string }>(path('/alliances'), { method: 'POST', body: bodyOf(how, filled) }),
    onSuccess: async ({ id }) => {
      await refreshAll(queryClient);
      await say({ color: 'leaf', message: t('alliances:form.begun') });
      await navigate({ to: '/alliances/$allianceId', params: { allianceId: id } });
    },
  });
  const fields: Field[] = [
    { name: 'name', label: t('alliances:form.name'), required: true, most: 200 },
    { name: 'theme', label: t('alliances:form.theme'), most: 500 },
    ...(how === 'contact'
      ? [{ name: 'shortName', label: t('alliances:form.short_name'), required: true, most: 100 }]
      : []),
    ...(how === 'outside'
      ? ([
          { name: 'outsideName', label: t('alliances:form.outside_name'), required: true },
          { name: 'country', label: t('alliances:form.outside_country'), most: 2 },
          { name: 'foundedOn', label: t('alliances:form.outside_founded'), kind: 'date' },
        ] as const)
      : []),
  ];
  return (
    <Section title={t('alliances:new')}>
      <fieldset style={{ border: 0, margin: '0 0 0.75rem', padding: 0 }}>
        <Text component="legend" size="sm" fw={600}>
          {t('alliances:form.how')}
        </Text>
        {(['contact', 'outside', 'search'] as const).map((one) => (
          <label key={one} style={{ display: 'block', padding: '0.25rem 0' }}>
            <input type="radio" name="how" checked={how === one} onChange={() => setHow(one)} />{' '}
            {t(`alliances:form.how_${one}`)}
          </label>
        ))}
      </fieldset>
      <FieldsForm
        key={how}
        fields={fields}
        submit={t('alliances:form.begin')}
        busy={begin.isPending}
        error={begin.error}
        onSubmit={(filled) => begin.mutate(filled)}
        onCancel={onClose}
      />
      {how === 'contact' && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('alliances:form.discreet')}
        </Text>
      )}
    </Section>
  );
}

function bodyOf(how: How, { name = '', theme = '', ...filled }: Filled): unknown {
  if (how === 'contact') return { name, theme, shortName: filled['shortName'] };
  if (how === 'search') return { name, theme, stage: 'search' };
  const country = orNull(filled['country']?.toUpperCase());
  const outside = { name: filled['outsideName'], country, foundedOn: orNull(filled['foundedOn']) };
  return { name, theme, outside };
}
