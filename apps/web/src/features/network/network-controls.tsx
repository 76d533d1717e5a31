import { Chip, Group, NativeSelect, Select, Stack, TextInput } from '@mantine/core';
import type { Network } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { colourings } from './colouring.ts';
import type { Colouring } from './colouring.ts';
import { shownMeasures } from './sizing.ts';
import type { ShownMeasure } from './sizing.ts';

interface Search {
  readonly kinds?: string;
  readonly at?: string;
  readonly colour?: string;
  readonly size?: string;
}

interface NetworkControlsProps {
  readonly network: Network;
  readonly colouring: Colouring;
  readonly measure: ShownMeasure;
  readonly search: Search;
  readonly focus: string | null;
  readonly onChange: (changed: { [Name in keyof Search]: string }) => void;
  readonly onFocus: (organisationId: string | null) => void;
}

/** How the picture is drawn, which ties it holds, and whom to look for. */
export function NetworkControls(props: NetworkControlsProps) {
  const { network, colouring, measure, search, focus, onChange, onFocus } = props;
  const { t } = useText('network', 'terms');
  return (
    <Stack gap="xs" className="not-printed">
      <Group gap="sm" align="flex-end">
        <Select
          size="xs"
          label={t('network:control.find')}
          placeholder={t('shell:pick.example')}
          nothingFoundMessage={t('shell:pick.nothing')}
          searchable
          clearable
          limit={30}
          data={network.nodes.map(({ id, name }) => ({ value: id, label: name }))}
          value={focus}
          onChange={onFocus}
        />
        <NativeSelect
          size="xs"
          label={t('network:control.colour')}
          value={colouring}
          data={colourings.map((value) => ({ value, label: t(`network:colour.${value}`) }))}
          onChange={(event) => onChange({ colour: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label={t('network:control.size')}
          value={measure}
          data={shownMeasures.map((value) => ({ value, label: t(`network:measure.${value}`) }))}
          onChange={(event) => onChange({ size: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          type="date"
          label={t('network:control.date')}
          value={search.at ?? ''}
          onChange={(event) => onChange({ at: event.currentTarget.value })}
        />
      </Group>
      <KindFilter network={network} chosen={search.kinds} onChange={(kinds) => onChange({ kinds })} />
    </Stack>
  );
}

interface KindFilterProps {
  readonly network: Network;
  readonly chosen: string | undefined;
  readonly onChange: (kinds: string) => void;
}

/** All kinds at first; unticking one takes its ties out of the picture and of the measures. */
function KindFilter({ network, chosen, onChange }: KindFilterProps) {
  const { t, f } = useText('network', 'terms');
  const all = network.kinds.map(({ kind }) => kind as string);
  const ticked = chosen === undefined ? all : chosen.split(',');
  if (all.length < 2) return null;
  const change = (next: string[]) =>
    onChange(next.length === all.length || next.length === 0 ? '' : next.join(','));
  return (
    <Chip.Group multiple value={ticked} onChange={change}>
      <Group gap={6} role="group" aria-label={t('network:control.kinds')}>
        {network.kinds.map(({ kind, count }) => (
          <Chip key={kind} value={kind} size="xs" variant="outline">
            {t('network:control.kind', { kind: t(`terms:tie.${kind}`), number: f.number(count) })}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
