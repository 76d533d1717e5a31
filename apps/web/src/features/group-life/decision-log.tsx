import { Text } from '@mantine/core';
import type { GroupDecision } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from './group-life.module.css';

/** Who decided what, when and why; the last first. */
export function DecisionLog({ decisions }: { readonly decisions: readonly GroupDecision[] }) {
  const { t, f } = useText('life');
  return (
    <ol className={classes['log']}>
      {decisions.map((decision) => (
        <li key={decision.id}>
          <Text fw={600} size="sm">
            <DecisionWords decision={decision} />
          </Text>
          <Text size="xs" c="dimmed">
            {f.date(decision.decidedOn)}
            {decision.decidedBy !== null && ` · ${decision.decidedBy}`}
            {` · ${t(`life:audience.${decision.audience}`)}`}
          </Text>
          {decision.reason !== '' && (
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {decision.reason}
            </Text>
          )}
        </li>
      ))}
    </ol>
  );
}

function DecisionWords({ decision: { kind, from, to, organisation } }: { readonly decision: GroupDecision }) {
  const { t, has } = useText('life');
  const state = (code: string | null) =>
    code !== null && has(`life:state.${code}`) ? t(`life:state.${code}`) : '';
  const named = (code: string | null, under: string) =>
    code !== null && has(`life:${under}.${code}`) ? t(`life:${under}.${code}`) : '';
  const question = named(from, 'question');
  return t(`life:log.${kind}`, {
    from: state(from),
    to:
      kind === 'feasibility' ? named(to, 'outcome') : kind === 'settled' ? named(to, 'occasion') : state(to),
    question,
    name: organisation ?? '',
  });
}
