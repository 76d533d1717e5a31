import { ActionIcon, Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { InstrumentVersionShape } from '@grappe/contracts/api';
import type { InstrumentItem } from '@grappe/contracts/instruments';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { ItemForm } from './item-form.tsx';
import { useDraftChange } from './use-draft-change.ts';

interface TablesProps {
  readonly data: InstrumentVersionShape;
  /** A draft, for who writes it. */
  readonly mayEdit: boolean;
}

/** What is written: an item by its identifier, or a new one in a section. */
type Opened =
  { readonly kind: 'item'; readonly id: string } | { readonly kind: 'new'; readonly section: string } | null;

/** The sentences of a version, part by part; those of a draft are changed one by one. */
export function ItemTables({ data, mayEdit }: TablesProps) {
  const { t, language } = useText('diagnosis', 'errors');
  const [opened, setOpened] = useState<Opened>(null);
  const act = useDraftChange(data);
  const close = () => setOpened(null);
  const { sections, items } = data.content;
  return (
    <Stack gap="lg">
      {act.error !== null && <ProblemNotice error={act.error} />}
      {sections.map((section) => {
        const own = items.filter((item) => item.section === section.id);
        const edited = own.find(({ id }) => opened?.kind === 'item' && opened.id === id);
        const adds = opened?.kind === 'new' && opened.section === section.id;
        return (
          <section key={section.id} aria-labelledby={`section-${section.id}`}>
            <Title id={`section-${section.id}`} order={2} size="h5" mb="xs">
              {section.title[language]}
            </Title>
            {own.length > 0 && (
              <Scrolling label={section.title[language]}>
                <Table verticalSpacing="xs">
                  <Table.Thead>
                    <Table.Tr>
                      {(['item', 'measures', 'source'] as const).map((column) => (
                        <Table.Th key={column} scope="col">
                          {t(`diagnosis:instrument.${column}`)}
                        </Table.Th>
                      ))}
                      {mayEdit && <Table.Th scope="col">{t('diagnosis:instrument.edit')}</Table.Th>}
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {own.map((item, rank) => (
                      <ItemRow
                        key={item.id}
                        data={data}
                        item={item}
                        acts={
                          mayEdit && (
                            <ItemActs
                              item={item}
                              isFirst={rank === 0}
                              isLast={rank === own.length - 1}
                              act={act}
                              onEdit={() => setOpened({ kind: 'item', id: item.id })}
                            />
                          )
                        }
                      />
                    ))}
                  </Table.Tbody>
                </Table>
              </Scrolling>
            )}
            {edited !== undefined && (
              <ItemForm key={edited.id} data={data} item={edited} section={section.id} onDone={close} />
            )}
            {adds && <ItemForm data={data} item={null} section={section.id} onDone={close} />}
            {mayEdit && !adds && (
              <Button
                mt="xs"
                size="compact-sm"
                variant="default"
                aria-label={`${t('diagnosis:instrument.add_item')} (${section.title[language]})`}
                onClick={() => setOpened({ kind: 'new', section: section.id })}
              >
                {t('diagnosis:instrument.add_item')}
              </Button>
            )}
          </section>
        );
      })}
    </Stack>
  );
}

interface ItemRowProps {
  readonly data: InstrumentVersionShape;
  readonly item: InstrumentItem;
  readonly acts: React.ReactNode;
}

function ItemRow({ data, item, acts }: ItemRowProps) {
  const { t, language } = useText('diagnosis');
  const construct = data.content.constructs.find(({ id }) => id === item.construct);
  return (
    <Table.Tr>
      <Table.Td miw="16rem">
        {item[language]}
        <Group gap={4} mt={4}>
          {item.kind !== 'scale' && (
            <Badge variant="default" tt="none">
              {t(`diagnosis:instrument.kinds.${item.kind}`)}
            </Badge>
          )}
          {item.short && (
            <Badge variant="light" tt="none">
              {t('diagnosis:instrument.short')}
            </Badge>
          )}
          {item.reverse && (
            <Badge variant="outline" tt="none">
              {t('diagnosis:instrument.reverse')}
            </Badge>
          )}
          {item.only !== undefined && (
            <Badge variant="default" tt="none">
              {t('diagnosis:instrument.asked_if')}
            </Badge>
          )}
          {item.version > 1 && (
            <Text size="xs" c="dimmed">
              {t('diagnosis:instrument.item_version', { version: item.version })}
            </Text>
          )}
        </Group>
      </Table.Td>
      <Table.Td>{construct?.name[language]}</Table.Td>
      <Table.Td>{item.source}</Table.Td>
      {acts !== false && <Table.Td>{acts}</Table.Td>}
    </Table.Tr>
  );
}

interface ItemActsProps {
  readonly item: InstrumentItem;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly act: ReturnType<typeof useDraftChange>;
  readonly onEdit: () => void;
}

function ItemActs({ item, isFirst, isLast, act, onEdit }: ItemActsProps) {
  const { t, language } = useText('diagnosis');
  const name = { item: item[language] };
  const move = (to: 'up' | 'down') =>
    act.mutate({ rest: `/items/${item.id}/move`, method: 'POST', body: { to }, said: 'item_moved' });
  return (
    <Group gap={4} wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('diagnosis:instrument.edit_of', name)}
        onClick={onEdit}
      >
        {t('diagnosis:instrument.edit_item')}
      </Button>
      <ActionIcon
        variant="default"
        disabled={isFirst || act.isPending}
        aria-label={t('diagnosis:instrument.up_of', name)}
        onClick={() => move('up')}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        disabled={isLast || act.isPending}
        aria-label={t('diagnosis:instrument.down_of', name)}
        onClick={() => move('down')}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      <TwoStepButton
        label={t('diagnosis:instrument.remove_item')}
        spoken={`${t('diagnosis:instrument.remove_item')} – ${item[language]}`}
        sure={t('diagnosis:instrument.remove_sure')}
        busy={act.isPending}
        onSure={() =>
          act.mutate({ rest: `/items/${item.id}/remove`, method: 'POST', body: {}, said: 'item_removed' })
        }
      />
    </Group>
  );
}
