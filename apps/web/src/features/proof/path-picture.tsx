import { Text, Title } from '@mantine/core';
import type { AnalysisDetail, PlsResult } from '@grappe/contracts/api';
import { nameColumn } from '@grappe/messages';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import classes from './proof.module.css';
import { placeConstructs, type PlacedConstruct } from './place-constructs.ts';

const most = 12;

/** Constructs from causes to effects, with their coefficients; the same figures stand in the table below. */
export function PathPicture({ data, result }: { readonly data: AnalysisDetail; readonly result: PlsResult }) {
  const { t, f, language } = useText('proof');
  const { estimate, bootstrap } = result;
  const { nodes, width, height, box } = placeConstructs(estimate.model);
  if (data.kind === 'measurement' || nodes.length > most) return null;
  const at = new Map(nodes.map((node) => [node.name, node]));
  const name = (column: string): string => nameColumn(column, { t, language }, data.labels);
  const shown = new Set(
    (bootstrap?.figures ?? []).flatMap(({ figure, summary }) =>
      figure.kind === 'path' &&
      summary !== null &&
      (summary.percentile.low > 0 || summary.percentile.high < 0)
        ? [`${figure.from} ${figure.to}`]
        : [],
    ),
  );
  return (
    <section aria-labelledby="picture">
      <Title id="picture" order={2} size="h4" mb="xs">
        {t('proof:detail.picture')}
      </Title>
      <Scrolling label={t('proof:detail.picture')}>
        <svg className={classes['picture']} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {estimate.paths.map(({ from, to, coefficient }) => {
            const line = lineBetween(at.get(from)!, at.get(to)!, box);
            return (
              <g key={`${from} ${to}`}>
                <path className={classes[shown.has(`${from} ${to}`) ? 'shown' : 'unshown']} d={line.d} />
                <text x={line.x} y={line.y} textAnchor="middle">
                  {f.fixed(coefficient, 2)}
                </text>
              </g>
            );
          })}
          {nodes.map((node) => {
            const explained = estimate.explained.find(({ construct }) => construct === node.name);
            return (
              <g key={node.name}>
                <rect
                  className={classes['node']}
                  x={node.x - box.width / 2}
                  y={node.y - box.height / 2}
                  width={box.width}
                  height={box.height}
                  rx={8}
                />
                <text
                  x={node.x}
                  y={node.y + (explained === undefined ? 4 : -4)}
                  textAnchor="middle"
                  fontWeight={600}
                >
                  {shortened(name(node.name))}
                </text>
                {explained !== undefined && (
                  <text x={node.x} y={node.y + 14} textAnchor="middle">
                    {t('proof:table.r2')} {f.fixed(explained.rSquared, 2)}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </Scrolling>
      <Text size="sm" c="dimmed">
        {t('proof:detail.picture_text')}
      </Text>
    </section>
  );
}

const shortened = (name: string): string => (name.length > 20 ? `${name.slice(0, 19)}…` : name);

interface Box {
  readonly width: number;
  readonly height: number;
}

/** A straight line to the next column; an arc above or below to a farther one, the farther the higher. */
function lineBetween(from: PlacedConstruct, to: PlacedConstruct, box: Box) {
  const span = to.column - from.column;
  if (span === 1) {
    const [x1, x2] = [from.x + box.width / 2, to.x - box.width / 2];
    return { d: `M ${x1} ${from.y} L ${x2} ${to.y}`, x: (x1 + x2) / 2, y: (from.y + to.y) / 2 - 6 };
  }
  const side = from.column % 2 === 0 ? -1 : 1;
  const edge = (side * box.height) / 2;
  const reach = side * (18 + span * 26);
  const [y1, y2] = [from.y + edge, to.y + edge];
  const top = (side < 0 ? Math.min(y1, y2) : Math.max(y1, y2)) + reach;
  const middle = (from.x + to.x) / 2;
  return {
    d: `M ${from.x} ${y1} C ${from.x} ${top}, ${to.x} ${top}, ${to.x} ${y2}`,
    x: middle,
    y: y1 + (top - y1) * 0.75 + (side < 0 ? -6 : 16),
  };
}
