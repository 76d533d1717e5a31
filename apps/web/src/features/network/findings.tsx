import { Group, Paper, SimpleGrid, Text, Title, UnstyledButton } from '@mantine/core';
import { IconArrowsSplit2, IconCircleDashed, IconDoor, IconTopologyStar3 } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { explainFindings } from '@grappe/messages';
import type { FindingSentences } from '@grappe/messages';
import type { Network, NetworkFindings } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { useText } from '../../app/use-text.ts';

const marks: Record<FindingSentences['code'], Icon> = {
  'holds-together': IconTopologyStar3,
  'at-the-edge': IconCircleDashed,
  'groups-apart': IconArrowsSplit2,
  openness: IconDoor,
};

interface FindingsProps {
  readonly network: Network;
  readonly names: ReadonlyMap<string, string>;
  readonly onShow: (organisationId: string) => void;
}

/** The four sentences that a manager needs first; each can be shown in the picture. */
export function Findings({ network, names, onShow }: FindingsProps) {
  const { t, f } = useText('network', 'terms', 'explanations');
  if (network.findings === null) return null;
  const findings = explainFindings(network.findings, {
    t,
    formats: f,
    name: (id) => names.get(id) ?? id,
  });
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, xl: 4 }} spacing="sm">
      {findings.map(({ code, sentences }) => {
        const Mark = marks[code];
        const shown = whoToShow(code, network.findings);
        return (
          <Paper
            key={code}
            withBorder
            p="sm"
            bg="var(--grappe-surface)"
            component="section"
            aria-label={t(`network:finding.${code}`)}
          >
            <Title order={2} size="h6" c="var(--grappe-accent)">
              <Mark size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {t(`network:finding.${code}`)}
            </Title>
            <Text size="sm" my={4}>
              {sentences.join(' ')}
            </Text>
            <Group gap="sm" justify="space-between">
              <HowComputed of={`network:how.${code}`} />
              {shown !== null && (
                <UnstyledButton
                  fz="xs"
                  td="underline"
                  c="var(--mantine-color-anchor)"
                  onClick={() => onShow(shown)}
                >
                  {t('network:finding.show', { name: names.get(shown) ?? '' })}
                </UnstyledButton>
              )}
            </Group>
          </Paper>
        );
      })}
    </SimpleGrid>
  );
}

/** The organisation to look at first for each finding, if one stands out. */
function whoToShow(code: FindingSentences['code'], findings: NetworkFindings | null): string | null {
  if (findings === null) return null;
  const { holdsTogether, atTheEdge, groupsApart, openness } = findings;
  if (code === 'holds-together' && holdsTogether.kind === 'concluded')
    return holdsTogether.brokers[0]?.id ?? null;
  if (code === 'at-the-edge' && atTheEdge.kind === 'concluded') return atTheEdge.hanging[0]?.id ?? null;
  if (code === 'groups-apart' && groupsApart.kind === 'concluded') return groupsApart.introducers[0] ?? null;
  if (code === 'openness' && openness.kind === 'concluded') return openness.mainDoor?.id ?? null;
  return null;
}
