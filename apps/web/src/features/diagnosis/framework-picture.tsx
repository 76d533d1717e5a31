import { Paper, Text, Title } from '@mantine/core';
import type { ClusterDiagnosisShape } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from './framework-picture.module.css';

const layers = ['constraint', 'mechanism', 'capability', 'result'] as const;
const beside = ['limit', 'brake', 'incentive', 'proximity'] as const;
type Construct = ClusterDiagnosisShape['constructs'][number];

/** The framework with its levels: four layers from left to right, then what stands beside them. */
export function FrameworkPicture({ constructs }: { readonly constructs: readonly Construct[] }) {
  const { t } = useText('diagnosis');
  const told = constructs.filter(({ whole }) => whole !== null);
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="framework">
      <Title id="framework" order={2} size="h4" mb="xs">
        {t('diagnosis:picture')}
      </Title>
      <div className={classes['layers']}>
        {layers.map((role) => (
          <Layer key={role} role={role} constructs={told.filter((one) => one.role === role)} />
        ))}
      </div>
      <div className={classes['layers']}>
        {beside.map((role) => (
          <Layer key={role} role={role} constructs={told.filter((one) => one.role === role)} />
        ))}
      </div>
    </section>
  );
}

function Layer({ role, constructs }: { readonly role: string; readonly constructs: readonly Construct[] }) {
  const { t } = useText('diagnosis');
  if (constructs.length === 0) return null;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby={`layer-${role}`}>
      <Title id={`layer-${role}`} order={3} size="h5" mb="sm">
        {t(`diagnosis:role.${role}`)}
      </Title>
      {constructs.map((construct) => (
        <Level key={construct.id} construct={construct} />
      ))}
    </Paper>
  );
}

function Level({ construct }: { readonly construct: Construct }) {
  const { t, f, language } = useText('diagnosis');
  const { whole, before, name } = construct;
  if (whole === null) return null;
  const points = (value: number): string => f.number(Math.round(value * 10) / 10);
  return (
    <div className={classes['level']}>
      <div className={classes['words']}>
        <Text size="sm">{name[language]}</Text>
        <Text size="sm" fw={600} className={classes['figure']}>
          {points(whole.mean)}
        </Text>
      </div>
      <div className={classes['track']} aria-hidden>
        <span className={classes['bar']} style={{ inlineSize: share(whole.mean) }} />
        {before !== null && (
          <span className={classes['before']} style={{ insetInlineStart: share(before) }} />
        )}
      </div>
      {before !== null && (
        <Text size="xs" c="dimmed">
          {t('diagnosis:before_was', { points: points(before) })}
        </Text>
      )}
    </div>
  );
}

/** 1 to 7 as a part of the line. */
const share = (value: number): string => `${((value - 1) / 6) * 100}%`;
