import { Text } from '@mantine/core';
import type { Network } from '@grappe/contracts/api';
import { useOfficialNames } from '../../app/use-official-names.ts';
import { useText } from '../../app/use-text.ts';
import type { Colouring, Colours } from './colouring.ts';
import { otherColour } from './colouring.ts';
import type { ShownMeasure } from './sizing.ts';
import classes from './network.module.css';

interface NetworkLegendProps {
  readonly colouring: Colouring;
  readonly colours: Colours;
  readonly measure: ShownMeasure;
  readonly names: ReadonlyMap<string, string>;
  readonly network: Network;
}

const shownAtMost = 13;

/** What colours and sizes mean, in words, with how many organisations each stands for. */
export function NetworkLegend({ colouring, colours, measure, names, network }: NetworkLegendProps) {
  const { t, f } = useText('network', 'terms');
  const nameOf = useClassName(colouring, names, network);
  const named = colours.classes
    .filter(({ colour, value }) => colour !== otherColour && value !== '')
    .slice(0, shownAtMost);
  const rest = colours.classes
    .filter((each) => !named.includes(each))
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-label={t('network:legend.title')}>
      <Text size="xs" fw={650}>
        {t(`network:colour.${colouring}`)}
      </Text>
      <ul className={classes['legend']}>
        {named.map(({ value, colour, count }) => (
          <li key={value}>
            <span className={classes['swatch']} style={{ background: colour }} />
            <span>{nameOf(value)}</span>
            <span className={classes['legendCount']}>{f.number(count)}</span>
          </li>
        ))}
        {rest > 0 && (
          <li>
            <span className={classes['swatch']} style={{ background: otherColour }} />
            <span>{t('network:legend.rest')}</span>
            <span className={classes['legendCount']}>{f.number(rest)}</span>
          </li>
        )}
      </ul>
      <Text size="xs" c="dimmed">
        {t('network:legend.size', { measure: t(`network:measure.${measure}`) })}
      </Text>
    </section>
  );
}

/** A community is named after its best connected organisation. */
function useClassName(
  colouring: Colouring,
  names: ReadonlyMap<string, string>,
  network: Network,
): (value: string) => string {
  const { t } = useText('network', 'terms');
  const { sectorName } = useOfficialNames();
  if (colouring === 'kind') return (value) => t(`terms:kind.${value}`);
  if (colouring === 'sector') return sectorName;
  const leaders = new Map<string, { id: string; degree: number }>();
  for (const { id, community, degree } of network.analysis?.organisations ?? []) {
    const best = leaders.get(String(community));
    if (best === undefined || degree > best.degree) leaders.set(String(community), { id, degree });
  }
  return (value) => t('network:legend.around', { name: names.get(leaders.get(value)?.id ?? '') ?? value });
}
