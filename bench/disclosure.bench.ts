/**
 * `node bench/disclosure.bench.ts`: time to compute the figures that a cluster publishes, from 100 to 5,000 members with their kind,
 * size, territory, activity, two amounts and markets: a first edition, and one a year later with members who came, left and changed.
 * Aim: 500 ms, under which publishing stays one transaction answered at once rather than a job.
 */
import { emptyState, publishEdition, type EditionInput } from '@grappe/engine/disclosure';

const aim = 500;
const sizes = [100, 1000, 5000] as const;

/** Members drawn the same each time; `year` moves one in twenty. */
function clusterOf(many: number, year: number): EditionInput {
  const units = Array.from({ length: many }, (_, rank) => {
    const drawn = (salt: number): number => (rank * 7919 + salt * 104_729) % 997;
    const gone = year > 0 && rank % 20 === 0;
    return {
      id: gone ? `new${rank}` : `firm${rank}`,
      paths: {
        kind: [drawn(1) % 4 === 0 ? 'laboratory' : 'sme'],
        sector: [`S${drawn(2) % 12}`, `S${drawn(2) % 12}.${drawn(3) % 8}`],
        territory: ['FR', `R${drawn(4) % 13}`, `D${drawn(4) % 13}.${drawn(5) % 7}`],
        abroad: [drawn(6) % 3 === 0 ? 'yes' : 'no'],
      },
      amounts: { jobs: 1 + (drawn(7 + year) % 200), turnover: 1000 * (1 + drawn(8)) },
    };
  });
  const markets = new Map(units.map(({ id }, rank) => [`${id}:M${rank % 30}`, [id]] as const));
  return {
    units,
    dimensions: ['kind', 'sector', 'territory', 'abroad'],
    measures: ['jobs', 'turnover'],
    counted: [{ key: 'markets', amongUnits: false, items: markets }],
  };
}

const rule = { threshold: 5, protection: 0.15 };
for (const many of sizes) {
  let state = emptyState;
  for (const year of [0, 1]) {
    const input = clusterOf(many, year);
    const start = performance.now();
    const published = publishEdition(state, input, rule);
    const took = performance.now() - start;
    state = published.state;
    const told = `${many} members, ${year === 0 ? 'first' : 'next'} edition`;
    console.log(
      `    ${told.padEnd(34)} ${took.toFixed(0)} ms, ${published.figures.blocks.length} blocks: ${(took / aim).toFixed(2)} of the aim`,
    );
  }
}
