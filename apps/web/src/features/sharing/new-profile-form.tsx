import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NativeSelect,
  Paper,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { NewProfile } from '@grappe/contracts/api';
import { countryCodes } from '../../app/country-codes.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { useAction } from './use-action.ts';

const languageCodes = ['fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'pl', 'ar', 'zh', 'ja'] as const;
const kinds = ['business', 'technology', 'research'] as const;
const directions = ['request', 'offer'] as const;
const blank: NewProfile = {
  kind: 'business',
  direction: 'request',
  title: '',
  summary: '',
  markets: [],
  languages: [],
  tellSize: true,
  toAlliances: false,
};

/** Says what one offers or looks for, without saying who one is. */
export function NewProfileForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText('sharing', 'errors');
  const [draft, setDraft] = useState(blank);
  const act = useAction();
  const change = (part: Partial<NewProfile>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = t('sharing:partnering.published');
    act.mutate({ address: '/partnering', body: draft, said }, { onSuccess: onDone });
  };
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="form" onSubmit={submit as never}>
      <Stack gap="sm">
        {act.error !== null && <ProblemNotice error={act.error} />}
        <Group grow>
          <NativeSelect
            label={t('sharing:partnering.direction')}
            value={draft.direction}
            onChange={(event) => change({ direction: event.currentTarget.value as NewProfile['direction'] })}
            data={directions.map((value) => ({ value, label: t(`sharing:direction.${value}`) }))}
          />
          <NativeSelect
            label={t('sharing:partnering.kind')}
            value={draft.kind}
            onChange={(event) => change({ kind: event.currentTarget.value as NewProfile['kind'] })}
            data={kinds.map((value) => ({ value, label: t(`sharing:profile_kind.${value}`) }))}
          />
        </Group>
        <TextInput
          label={t('sharing:partnering.in_a_line')}
          required
          maxLength={200}
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          label={t('sharing:partnering.summary')}
          description={t('sharing:partnering.no_name')}
          required
          autosize
          minRows={3}
          maxLength={4000}
          value={draft.summary}
          onChange={(event) => change({ summary: event.currentTarget.value })}
        />
        <Places draft={draft} change={change} />
        <Checkbox
          label={t('sharing:partnering.tell_size')}
          checked={draft.tellSize ?? false}
          onChange={(event) => change({ tellSize: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('sharing:partnering.to_alliances')}
          checked={draft.toAlliances ?? false}
          onChange={(event) => change({ toAlliances: event.currentTarget.checked })}
        />
        <Text size="xs" c="dimmed">
          {t('sharing:partnering.rule')}
        </Text>
        <Button type="submit" loading={act.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('sharing:partnering.publish_now')}
        </Button>
      </Stack>
    </Paper>
  );
}

interface PlacesProps {
  readonly draft: NewProfile;
  readonly change: (part: Partial<NewProfile>) => void;
}

function Places({ draft, change }: PlacesProps) {
  const { t, f, language } = useText('sharing');
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
  return (
    <Group grow align="flex-start">
      <MultiSelect
        label={t('sharing:partnering.which_markets')}
        data={countryCodes.map((value) => ({ value, label: f.country(value) }))}
        value={draft.markets ?? []}
        maxValues={30}
        searchable
        onChange={(markets) => change({ markets })}
      />
      <MultiSelect
        label={t('sharing:partnering.which_languages')}
        data={languageCodes.map((value) => ({ value, label: names.of(value) ?? value }))}
        value={draft.languages ?? []}
        onChange={(languages) => change({ languages })}
      />
    </Group>
  );
}
