import { ActionIcon, Table, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Changed, Organisation, TieShape } from '@grappe/contracts/api';
import { call } from '../../app/api.ts';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useChange } from '../../app/use-change.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { NewTieForm } from './new-tie-form.tsx';

interface OrganisationTiesProps {
  readonly organisation: Organisation;
  readonly editing: boolean;
}

/** Who knows them: each tie with the other end, its kind, since when. */
export function OrganisationTies({ organisation, editing }: OrganisationTiesProps) {
  const { t, f } = useText('directory', 'terms');
  const { ties } = organisation;
  return (
    <section aria-labelledby="ties">
      <Title id="ties" order={2} size="h5" mb="xs">
        {t('directory:tie.title', { count: ties.length })}
      </Title>
      <Scrolling label={t('directory:tie.title', { count: ties.length })}>
        {ties.length === 0 ? (
          <Text p="md" c="dimmed">
            {t('directory:tie.none')}
          </Text>
        ) : (
          <Table verticalSpacing={5}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('directory:tie.with')}</Table.Th>
                <Table.Th>{t('directory:tie.kind')}</Table.Th>
                <Table.Th ta="right">{t('directory:tie.strength')}</Table.Th>
                {editing && <Table.Th>{t('directory:fact.column.change')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {ties.map((tie) => (
                <TieRow key={tie.id} tie={tie} own={organisation.id} editing={editing} number={f.number} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Scrolling>
      {editing && <NewTieForm organisation={organisation} />}
    </section>
  );
}

interface TieRowProps {
  readonly tie: TieShape;
  readonly own: string;
  readonly editing: boolean;
  readonly number: (value: number) => string;
}

function TieRow({ tie, own, editing, number }: TieRowProps) {
  const { t, f } = useText('directory', 'terms');
  const other = tie.from.id === own ? tie.to : tie.from;
  const remove = useRemoveTie(other.name);
  return (
    <Table.Tr>
      <Table.Td>
        <OrganisationLink id={other.id}>{other.name}</OrganisationLink>
        <br />
        <Text span size="xs" c="dimmed">
          {t(`terms:kind.${other.kind}`)}
        </Text>
      </Table.Td>
      <Table.Td>
        {t(`terms:tie.${tie.kind}`)}
        <br />
        <Text span size="xs" c="dimmed">
          {t(tie.from.id === own ? 'directory:tie.given' : 'directory:tie.received')}
          {tie.validFrom !== null && ` ${t('directory:tie.since', { date: f.date(tie.validFrom) })}`}
          {tie.validTo !== null && ` ${t('directory:tie.until', { date: f.date(tie.validTo) })}`}
        </Text>
      </Table.Td>
      <Table.Td ta="right">{number(tie.strength)}</Table.Td>
      {editing && (
        <Table.Td>
          {tie.canEdit && (
            <ActionIcon
              variant="subtle"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate(tie.id)}
              aria-label={t('directory:tie.remove', { name: other.name })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function useRemoveTie(name: string) {
  const path = useClusterPath();
  const { t } = useText('directory');
  return useChange(
    (tieId: string) => call<Changed>(path(`/ties/${tieId}/remove`), { method: 'POST', body: {} }),
    () => t('directory:tie.removed', { name }),
  );
}
