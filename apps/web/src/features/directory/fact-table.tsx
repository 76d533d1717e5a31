import { ActionIcon, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { Suspense, lazy, useState } from 'react';
import type { FactShape, Organisation } from '@grappe/contracts/api';
import { ChangedMeanwhile } from '../../app/changed-meanwhile.tsx';
import { currentIn } from '../../app/conflict.ts';
import { AudienceMark, AudienceSelect } from '../../app/audience-select.tsx';
import { HowComputed } from '../../app/how-computed.tsx';
import { PageLoading } from '../../app/page-loading.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { FactValue } from '../../app/fact-value.tsx';
import { FactReading } from './fact-reading.tsx';
import { FactSource } from './fact-source.tsx';
import { useEdit } from './use-edit.ts';
import type { FactEdit } from './use-edit.ts';

const FactForm = lazy(() => import('./fact-form.tsx'));

/** The fact being changed (its id), a new one, or none. */
type Editing = string | 'new' | null;

interface FactTableProps {
  readonly organisation: Organisation;
  readonly editing: boolean;
}

/** Everything known: the value, where it comes from and when, who sees it. */
export function FactTable({ organisation, editing }: FactTableProps) {
  const { t } = useText('directory', 'terms');
  const facts = organisation.facts.filter(({ endedAt }) => endedAt === null);
  return (
    <section aria-labelledby="facts">
      <Group justify="space-between" mb="xs">
        <Title id="facts" order={2} size="h5">
          {t('directory:fact.title')}
        </Title>
        <HowComputed of="directory:fact.how" />
      </Group>
      {editing ? (
        <FactEditing organisation={organisation} facts={facts} />
      ) : (
        <Scrolling label={t('directory:fact.title')}>
          <FactReading facts={facts} />
          {facts.length === 0 && (
            <Text p="md" c="dimmed">
              {t('directory:fact.none')}
            </Text>
          )}
        </Scrolling>
      )}
    </section>
  );
}

interface FactEditingProps {
  readonly organisation: Organisation;
  readonly facts: readonly FactShape[];
}

/** One line a fact, changed in its place; a form opens where the pencil was touched. */
function FactEditing({ organisation, facts }: FactEditingProps) {
  const { t } = useText('directory', 'terms');
  const [open, setOpen] = useState<Editing>(null);
  const [seen, setSeen] = useState(organisation);
  const edit = useEdit(open === null ? organisation : seen);
  const start = (which: Editing) => {
    setSeen(organisation);
    setOpen(which);
  };
  const theirs = currentIn<Organisation>(edit.error);
  const agree = (now: Organisation) => {
    setSeen(now);
    edit.reset();
  };
  const before = seen.facts.find(({ id }) => id === open);
  const save = (changes: FactEdit[]) => edit.mutate({ facts: changes }, { onSuccess: () => setOpen(null) });
  const form = { busy: edit.isPending, onSave: save, onClose: () => setOpen(null) };
  return (
    <>
      {theirs === null || open === null ? (
        edit.error !== null && <ProblemNotice error={edit.error} />
      ) : (
        <ChangedMeanwhile
          theirs={factsNow(theirs, before).map((fact) => ({
            label: t(`terms:fact.${fact.key}`),
            value: <FactValue fact={fact} />,
          }))}
          onKeepMine={() => agree(theirs)}
          onTakeTheirs={() => {
            agree(theirs);
            setOpen(null);
          }}
        />
      )}
      <Scrolling label={t('directory:fact.title')}>
        <Table verticalSpacing={6} miw="34rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('directory:fact.column.name')}</Table.Th>
              <Table.Th>{t('directory:fact.column.value')}</Table.Th>
              <Table.Th>{t('directory:fact.column.audience')}</Table.Th>
              <Table.Th>{t('directory:fact.column.change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {facts.map((fact) =>
              open === fact.id ? (
                <FormRow key={fact.id} fact={fact} {...form} />
              ) : (
                <FactRow
                  key={fact.id}
                  fact={fact}
                  mine={organisation.mine}
                  onEdit={() => start(fact.id)}
                  onSave={save}
                />
              ),
            )}
            {open === 'new' && <FormRow fact={null} {...form} />}
          </Table.Tbody>
        </Table>
      </Scrolling>
      <Button
        mt="xs"
        variant="light"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => start('new')}
        disabled={open === 'new'}
      >
        {t('directory:fact.add')}
      </Button>
    </>
  );
}

/** What stands now where the form is open: the same fact; for a new one, what changed is not known, so all is told. */
const factsNow = (now: Organisation, before: FactShape | undefined): readonly FactShape[] =>
  before === undefined
    ? now.facts
    : now.facts.filter(({ key, item }) => key === before.key && item === before.item);

interface FormRowProps {
  readonly fact: FactShape | null;
  readonly busy: boolean;
  readonly onSave: (facts: FactEdit[]) => void;
  readonly onClose: () => void;
}

function FormRow(props: FormRowProps) {
  return (
    <Table.Tr>
      <Table.Td colSpan={4}>
        <Suspense fallback={<PageLoading />}>
          <FactForm {...props} />
        </Suspense>
      </Table.Td>
    </Table.Tr>
  );
}

interface FactRowProps {
  readonly fact: FactShape;
  readonly mine: boolean;
  readonly onEdit: () => void;
  readonly onSave: (facts: FactEdit[]) => void;
}

function FactRow({ fact, mine, onEdit, onSave }: FactRowProps) {
  const { t } = useText('directory', 'terms');
  const name = t(`terms:fact.${fact.key}`);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {name}
      </Table.Th>
      <Table.Td>
        <Stack gap={0}>
          <span>
            <FactValue fact={fact} />
          </span>
          <FactSource fact={fact} />
        </Stack>
      </Table.Td>
      <Table.Td>
        {fact.canEdit ? (
          <AudienceSelect
            label={t('directory:fact.audience_of', { name })}
            value={fact.audience}
            mine={mine}
            onChange={(audience) => onSave([{ do: 'share', factId: fact.id, audience }])}
          />
        ) : (
          <AudienceOf fact={fact} />
        )}
      </Table.Td>
      <Table.Td>
        {fact.canEdit && (
          <Group gap={4} wrap="nowrap">
            <ActionIcon variant="subtle" onClick={onEdit} aria-label={t('directory:fact.edit', { name })}>
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red"
              onClick={() => onSave([{ do: 'remove', key: fact.key, item: fact.item }])}
              aria-label={t('directory:fact.remove', { name })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Who sees a fact, for those who only read it: one that was granted says so, not what its owner chose for the others. */
function AudienceOf({ fact }: { readonly fact: FactShape }) {
  const { t } = useText('sharing');
  return fact.granted ? <>{t('sharing:granted_to_you')}</> : <AudienceMark value={fact.audience} />;
}
