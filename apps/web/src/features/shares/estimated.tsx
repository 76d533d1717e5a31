import { Text } from '@mantine/core';
import type { ShareEstimate } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

interface EstimatedProps {
  readonly estimated: ShareEstimate | null;
  readonly currency: string;
}

/** Shares that were drawn say so, and how far they may be from the exact ones. */
export function Estimated({ estimated, currency }: EstimatedProps) {
  const { t, f } = useText('shares');
  if (estimated === null) return null;
  const { samples, marginCents } = estimated;
  return (
    <Text size="sm" c="dimmed">
      {t('shares:estimated', { samples: f.number(samples), margin: f.money(marginCents, currency) })}
    </Text>
  );
}
