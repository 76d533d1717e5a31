import { explain } from '@grappe/messages';
import type { Reason } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from './groups.module.css';

interface ReasonsProps {
  readonly reasons: readonly Reason[];
  /** Organisations that reasons may name. */
  readonly names: readonly { readonly id: string; readonly name: string }[];
}

/** The facts that explain a proposal, as sentences. */
export function Reasons({ reasons, names }: ReasonsProps) {
  const { t, f } = useText('explanations', 'terms');
  if (reasons.length === 0) return null;
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const context = { t, formats: f, name: (id: string) => nameOf.get(id) ?? id };
  return (
    <ul className={classes['reasons']}>
      {reasons.map((reason) => {
        const words = explain(reason, context);
        return <li key={words}>{words}</li>;
      })}
    </ul>
  );
}
