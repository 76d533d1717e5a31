import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  MultiSelect,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { InstrumentVersionShape } from '@grappe/contracts/api';
import { constructRoles, itemKinds, type InstrumentItem } from '@grappe/contracts/instruments';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useText } from '../../app/use-text.ts';
import { another, draftOf, editOf, hasOptions, isKind, none, type ItemDraft } from './item-draft.ts';
import { useDraftChange } from './use-draft-change.ts';

interface ItemFormProps {
  readonly data: InstrumentVersionShape;
  /** Null: a new one, in `section`. */
  readonly item: InstrumentItem | null;
  readonly section: string;
  readonly onDone: () => void;
}

interface PartProps {
  readonly data: InstrumentVersionShape;
  readonly draft: ItemDraft;
  readonly change: (part: Partial<ItemDraft>) => void;
}

/** One sentence of a draft: its words in both languages, what it measures, where it comes from, of whom it is asked. */
export function ItemForm({ data, item, section, onDone }: ItemFormProps) {
  const { t } = useText('diagnosis', 'errors');
  const [draft, setDraft] = useState(() => draftOf(data.content, item, section));
  const act = useDraftChange(data);
  const change = (part: Partial<ItemDraft>) => setDraft((known) => ({ ...known, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const edit = editOf(data.content, item, draft);
    const rest = `/items/${item?.id ?? edit.item.id}`;
    act.mutate({ rest, method: 'PUT', body: edit, said: 'item_saved' }, { onSuccess: onDone });
  };
  const parts = { data, draft, change };
  return (
    <Paper
      withBorder
      p="md"
      bg="var(--grappe-surface)"
      component="form"
      onSubmit={submit as never}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      aria-label={item === null ? t('diagnosis:instrument.add_item') : item.id}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {(['fr', 'en'] as const).map((language) => (
            <Textarea
              key={language}
              required
              autosize
              minRows={2}
              maxLength={400}
              lang={language}
              data-autofocus={language === 'fr' || undefined}
              label={t(`diagnosis:instrument.words_${language}`)}
              value={draft[language]}
              onChange={(event) => change({ [language]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
        <Answering {...parts} />
        <Measuring {...parts} />
        <Sourcing {...parts} />
        <Asking {...parts} item={item} />
        <Text size="sm" c="dimmed">
          {t('diagnosis:instrument.wording_note')}
        </Text>
        {act.error !== null && <ProblemNotice error={act.error} />}
        <Group gap="xs">
          <Button type="submit" loading={act.isPending}>
            {t('diagnosis:instrument.save_item')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('diagnosis:instrument.cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** How it is answered. */
function Answering({ draft, change }: PartProps) {
  const { t } = useText('diagnosis');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        label={t('diagnosis:instrument.kind')}
        value={draft.kind}
        data={itemKinds.map((value) => ({ value, label: t(`diagnosis:instrument.kinds.${value}`) }))}
        onChange={({ currentTarget: { value } }) => isKind(value) && change({ kind: value })}
      />
      {draft.kind === 'number' && (
        <NativeSelect
          label={t('diagnosis:instrument.unit')}
          value={draft.unit}
          data={(['count', 'percent'] as const).map((value) => ({
            value,
            label: t(`diagnosis:instrument.units.${value}`),
          }))}
          onChange={(event) =>
            change({ unit: event.currentTarget.value === 'percent' ? 'percent' : 'count' })
          }
        />
      )}
      {draft.kind === 'scale' && (
        <Checkbox
          mt={{ sm: 'xl' }}
          label={t('diagnosis:instrument.reversed')}
          checked={draft.reverse}
          onChange={(event) => change({ reverse: event.currentTarget.checked })}
        />
      )}
      {hasOptions(draft.kind) && (
        <Textarea
          required
          autosize
          minRows={3}
          label={t('diagnosis:instrument.options')}
          description={t('diagnosis:instrument.options_hint')}
          value={draft.options}
          onChange={(event) => change({ options: event.currentTarget.value })}
        />
      )}
    </SimpleGrid>
  );
}

/** In which part it stands, and what it measures. */
function Measuring({ data, draft, change }: PartProps) {
  const { t, language } = useText('diagnosis');
  const { sections, constructs } = data.content;
  const { newSection, newConstruct } = draft;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Stack gap="xs">
        <NativeSelect
          label={t('diagnosis:instrument.section')}
          value={draft.section}
          data={[
            ...sections.map(({ id, title }) => ({ value: id, label: title[language] })),
            { value: another, label: t('diagnosis:instrument.new_section') },
          ]}
          onChange={(event) => change({ section: event.currentTarget.value })}
        />
        {draft.section === another &&
          (['fr', 'en'] as const).map((tongue) => (
            <TextInput
              key={tongue}
              required
              maxLength={120}
              label={t(`diagnosis:instrument.section_${tongue}`)}
              value={newSection[tongue]}
              onChange={(event) =>
                change({ newSection: { ...newSection, [tongue]: event.currentTarget.value } })
              }
            />
          ))}
      </Stack>
      {draft.kind === 'scale' && (
        <Stack gap="xs">
          <NativeSelect
            label={t('diagnosis:instrument.construct')}
            value={draft.construct}
            data={[
              { value: none, label: t('diagnosis:instrument.no_construct') },
              ...constructs.map(({ id, name }) => ({ value: id, label: name[language] })),
              { value: another, label: t('diagnosis:instrument.new_construct') },
            ]}
            onChange={(event) => change({ construct: event.currentTarget.value })}
          />
          {draft.construct === another && (
            <>
              <NativeSelect
                label={t('diagnosis:instrument.construct_role')}
                value={newConstruct.role}
                data={constructRoles.map((value) => ({ value, label: t(`diagnosis:role.${value}`) }))}
                onChange={(event) =>
                  change({ newConstruct: { ...newConstruct, role: event.currentTarget.value } })
                }
              />
              {(['fr', 'en'] as const).map((tongue) => (
                <TextInput
                  key={tongue}
                  required
                  maxLength={120}
                  label={t(`diagnosis:instrument.construct_${tongue}`)}
                  value={newConstruct[tongue]}
                  onChange={(event) =>
                    change({ newConstruct: { ...newConstruct, [tongue]: event.currentTarget.value } })
                  }
                />
              ))}
            </>
          )}
        </Stack>
      )}
    </SimpleGrid>
  );
}

/** The paper that it comes from, and where in it. */
function Sourcing({ data, draft, change }: PartProps) {
  const { t } = useText('diagnosis');
  const { newPaper } = draft;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        label={t('diagnosis:instrument.paper')}
        value={draft.paper}
        data={[
          ...Object.entries(data.content.sources).map(([paper, title]) => ({
            value: paper,
            label: `${paper} – ${title}`,
          })),
          { value: another, label: t('diagnosis:instrument.new_paper') },
        ]}
        onChange={(event) => change({ paper: event.currentTarget.value })}
      />
      <TextInput
        maxLength={79}
        label={t('diagnosis:instrument.paper_place')}
        value={draft.place}
        onChange={(event) => change({ place: event.currentTarget.value })}
      />
      {draft.paper === another && (
        <>
          <TextInput
            required
            maxLength={40}
            label={t('diagnosis:instrument.paper_short')}
            value={newPaper.short}
            onChange={(event) => change({ newPaper: { ...newPaper, short: event.currentTarget.value } })}
          />
          <TextInput
            required
            maxLength={400}
            label={t('diagnosis:instrument.paper_title')}
            value={newPaper.title}
            onChange={(event) => change({ newPaper: { ...newPaper, title: event.currentTarget.value } })}
          />
        </>
      )}
    </SimpleGrid>
  );
}

/** In which form, and of whom. */
function Asking({ data, draft, change, item }: PartProps & { readonly item: InstrumentItem | null }) {
  const { t, language } = useText('diagnosis');
  const { items } = data.content;
  const before = item === null ? items : items.slice(0, items.indexOf(item));
  const deciding = before.filter(({ options }) => options !== undefined);
  const asked = deciding.find(({ id }) => id === draft.onlyItem);
  return (
    <Fieldset variant="unstyled">
      <Stack gap="xs">
        <Checkbox
          label={t('diagnosis:instrument.in_short')}
          checked={draft.short}
          onChange={(event) => change({ short: event.currentTarget.checked })}
        />
        {deciding.length > 0 && (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NativeSelect
              label={t('diagnosis:instrument.only')}
              value={draft.onlyItem}
              data={[
                { value: none, label: t('diagnosis:instrument.only_always') },
                ...deciding.map((one) => ({ value: one.id, label: one[language] })),
              ]}
              onChange={(event) => change({ onlyItem: event.currentTarget.value, onlyIs: [] })}
            />
            {asked !== undefined && (
              <MultiSelect
                required
                label={t('diagnosis:instrument.only_is')}
                value={[...draft.onlyIs]}
                data={(asked.options ?? []).map((option) => ({
                  value: option.code,
                  label: option[language],
                }))}
                onChange={(onlyIs) => change({ onlyIs })}
              />
            )}
          </SimpleGrid>
        )}
        {item === null && (
          <TextInput
            label={t('diagnosis:instrument.identifier')}
            maxLength={60}
            pattern="[a-z][a-z0-9_]*"
            value={draft.id}
            onChange={(event) => change({ id: event.currentTarget.value })}
            maw="24rem"
          />
        )}
      </Stack>
    </Fieldset>
  );
}
