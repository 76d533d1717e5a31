import { useText } from '../../app/use-text.ts';
import type { DeskBreach, DeskDestination } from './workers/desk-messages.ts';

/** What the desk finds, in words. */
export function useDeskWords(nameOf: (id: string) => string) {
  const { t, f } = useText('groups');
  /** A change of value, with its sign. */
  const gain = (value: number): string =>
    Math.abs(value) < 0.005
      ? t('groups:desk.same')
      : t(value > 0 ? 'groups:desk.gains' : 'groups:desk.loses', { value: f.fixed(Math.abs(value), 2) });
  const breach = ({ code, firms, params }: DeskBreach): string =>
    t(`groups:broken.${code}`, {
      names: f.list(firms.map(nameOf)),
      limit: f.number(params['limit'] ?? 0, 2),
    });
  const destination = (found: DeskDestination): string => {
    const [first] = found.breaches;
    return first === undefined
      ? gain(found.gain)
      : t('groups:desk.and_breaks', { gain: gain(found.gain), breach: breach(first) });
  };
  return { gain, breach, destination };
}
