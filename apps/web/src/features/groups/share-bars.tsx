import { Group, Text } from '@mantine/core';
import { useText } from '../../app/use-text.ts';
import classes from './groups.module.css';

interface ShareBarsProps {
  readonly share: {
    readonly partners: readonly {
      readonly id: string;
      readonly paysCents: number;
      readonly aloneCents: number;
    }[];
  };
  readonly currency: string;
  readonly nameOf: (id: string) => string;
}

/** Two bars a firm: its share, and what the same would cost it alone. The table beneath gives the amounts too. */
export function ShareBars({ share, currency, nameOf }: ShareBarsProps) {
  const { t, f } = useText('groups');
  const largest = Math.max(
    1,
    ...share.partners.flatMap(({ paysCents, aloneCents }) => [paysCents, aloneCents]),
  );
  const bar = (cents: number, style: string | undefined, words: string) => (
    <span className={classes['bar']}>
      <span className={style} style={{ width: `${(Math.max(0, cents) / largest) * 70}%` }} aria-hidden />
      <span>{words}</span>
    </span>
  );
  return (
    <>
      <Group gap="md" mb="xs" aria-hidden>
        <Text size="xs">
          <span className={classes['pays']} style={{ display: 'inline-block', width: 14, height: 10 }} />{' '}
          {t('groups:shares.pays')}
        </Text>
        <Text size="xs">
          <span className={classes['alone']} style={{ display: 'inline-block', width: 14, height: 10 }} />{' '}
          {t('groups:shares.alone')}
        </Text>
      </Group>
      <dl className={classes['bars']}>
        {share.partners.map(({ id, paysCents, aloneCents }) => (
          <PartnerBars
            key={id}
            name={nameOf(id)}
            pays={bar(
              paysCents,
              classes['pays'],
              t('groups:shares.bar_pays', { amount: f.money(paysCents, currency) }),
            )}
            alone={bar(
              aloneCents,
              classes['alone'],
              t('groups:shares.bar_alone', { amount: f.money(aloneCents, currency) }),
            )}
          />
        ))}
      </dl>
    </>
  );
}

interface PartnerBarsProps {
  readonly name: string;
  readonly pays: React.ReactNode;
  readonly alone: React.ReactNode;
}

function PartnerBars({ name, pays, alone }: PartnerBarsProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {pays}
        {alone}
      </dd>
    </>
  );
}
