import { useText } from '../../app/use-text.ts';
import classes from './groups.module.css';

interface CriteriaRadarProps {
  /** Ratios from 0 to 1; null is not known, and is left out of the shape. */
  readonly values: readonly {
    readonly criterion: string;
    readonly name: string;
    readonly value: number | null;
  }[];
}

const centre = { x: 180, y: 118 };
const radius = 82;
const rings = [0.25, 0.5, 0.75, 1];

const point = (rank: number, count: number, ratio: number): readonly [x: number, y: number] => {
  const angle = (2 * Math.PI * rank) / count - Math.PI / 2;
  return [centre.x + radius * ratio * Math.cos(angle), centre.y + radius * ratio * Math.sin(angle)];
};

const polygon = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

/** Five axes from the centre (0) to the rim (1); the table beneath says the same. */
export function CriteriaRadar({ values }: CriteriaRadarProps) {
  const { t, f } = useText('groups');
  const count = values.length;
  const known = values.flatMap(({ criterion, value }, rank) =>
    value === null ? [] : [{ criterion, at: point(rank, count, value) }],
  );
  const words = values
    .map(({ name, value }) =>
      t('groups:criteria.spoken', { name, value: value === null ? t('shell:unknown') : f.number(value, 2) }),
    )
    .join(', ');
  return (
    <svg
      viewBox="0 0 360 230"
      className={classes['radar']}
      role="img"
      aria-label={t('groups:criteria.alternative', { words })}
    >
      {rings.map((ring) => (
        <polygon
          key={ring}
          className={classes['radarRing']}
          points={polygon(values.map((_, rank) => point(rank, count, ring)))}
        />
      ))}
      {values.map(({ criterion, name }, rank) => {
        const [x, y] = point(rank, count, 1.14);
        const anchor = Math.abs(x - centre.x) < 12 ? 'middle' : x > centre.x ? 'start' : 'end';
        return <AxisLabel key={criterion} x={x} y={y} anchor={anchor} name={name} />;
      })}
      <polygon className={classes['radarShape']} points={polygon(known.map(({ at }) => at))} />
      {known.map(({ criterion, at: [x, y] }) => (
        <circle key={criterion} className={classes['radarPoint']} cx={x} cy={y} r={3} />
      ))}
    </svg>
  );
}

interface AxisLabelProps {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly name: string;
}

const charactersInLine = 14;

/** Long names take two lines, so that they stay inside the picture. */
function AxisLabel({ x, y, anchor, name }: AxisLabelProps) {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= charactersInLine)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return (
    <text className={classes['radarLabel']} x={x} y={y - (lines.length - 1) * 5} textAnchor={anchor}>
      {lines.map((line, rank) => (
        <tspan key={line} x={x} dy={rank === 0 ? 0 : 11}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
