import { Text } from '@mantine/core';
import type { PublicFunding } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

interface CooperationFactsProps {
  readonly theme: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly funding: readonly PublicFunding[];
}

/** On what, since when, with which public money. */
export function CooperationFacts({ theme, startedOn, endedOn, funding }: CooperationFactsProps) {
  const { t, f } = useText('register');
  const amounts = funding.map(({ funder, amountCents, currency }) =>
    amountCents === null
      ? t('register:funding_unknown', { funder })
      : t('register:funding_of', { funder, amount: f.money(amountCents, currency) }),
  );
  return (
    <>
      {theme !== '' && <Text>{theme}</Text>}
      <Text size="sm" c="dimmed">
        {endedOn === null
          ? t('register:since', { date: f.date(startedOn) })
          : t('register:between', { from: f.date(startedOn), to: f.date(endedOn) })}
      </Text>
      <Text size="sm" c="dimmed">
        {amounts.length === 0 ? t('register:funding_none') : f.list(amounts)}
      </Text>
    </>
  );
}
