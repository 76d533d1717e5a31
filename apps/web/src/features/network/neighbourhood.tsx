import { CloseButton, Group, Paper, Text, Title, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import type { Network } from '@grappe/contracts/api';
import { OrganisationLink } from '../../app/organisation-link.tsx';
import { useText } from '../../app/use-text.ts';
import classes from './network.module.css';

interface NeighbourhoodProps {
  readonly network: Network;
  readonly organisationId: string;
  readonly onFocus: (organisationId: string | null) => void;
}

interface Neighbour {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly string[];
}

/** Those tied to one organisation, and by which kinds of ties. */
function neighboursOf({ nodes, ties }: Network, organisationId: string): readonly Neighbour[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const kinds = new Map<string, Set<string>>();
  for (const { source, target, kind } of ties) {
    const other = source === organisationId ? target : target === organisationId ? source : null;
    if (other === null || other === organisationId) continue;
    kinds.set(other, (kinds.get(other) ?? new Set()).add(kind));
  }
  return [...kinds]
    .map(([id, of]) => ({ id, name: names.get(id) ?? '', kinds: [...of] }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** One organisation in the network: who is around it. */
export function Neighbourhood({ network, organisationId, onFocus }: NeighbourhoodProps) {
  const { t, f } = useText('network', 'terms');
  const neighbours = useMemo(() => neighboursOf(network, organisationId), [network, organisationId]);
  const node = network.nodes.find(({ id }) => id === organisationId);
  if (node === undefined) return null;
  return (
    <Paper
      withBorder
      p="sm"
      bg="var(--grappe-surface)"
      component="section"
      aria-label={t('network:near.title', { name: node.name })}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={3} size="h6">
          <OrganisationLink id={node.id}>{node.name}</OrganisationLink>
        </Title>
        <CloseButton size="sm" onClick={() => onFocus(null)} aria-label={t('network:near.leave')} />
      </Group>
      <Text size="xs" c="dimmed">
        {t(`terms:kind.${node.kind}`)} · {t('network:near.count', { count: neighbours.length })}
      </Text>
      <ul className={classes['neighbours']}>
        {neighbours.map(({ id, name, kinds }) => (
          <li key={id}>
            <UnstyledButton className={classes['neighbour']} onClick={() => onFocus(id)}>
              {name}
            </UnstyledButton>
            <Text span size="xs" c="dimmed">
              {' '}
              {f.list(kinds.map((kind) => t(`terms:tie.${kind}`)))}
            </Text>
          </li>
        ))}
      </ul>
    </Paper>
  );
}
