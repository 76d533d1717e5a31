import { divisionOf, regionOfDepartement, sectionOf } from '@grappe/contracts/classifications';
import { statisticsDimensions, statisticsMeasures } from '@grappe/contracts/api';
import type { CountedThings, EditionInput, Path, Unit } from '@grappe/engine/disclosure';
import type { DatedThing, StatisticsUnit } from '@grappe/database';

/** What an edition is computed from: members as paths from coarse to fine, and what is counted beside them. */
export const editionInput = (
  units: readonly StatisticsUnit[],
  things: readonly DatedThing[],
): EditionInput => ({
  units: units.map(unitOf),
  dimensions: statisticsDimensions,
  measures: statisticsMeasures,
  counted: [...marketsOf(units, 'served'), ...marketsOf(units, 'wanted'), ...byYear(things)],
});

const unitOf = (row: StatisticsUnit): Unit => ({
  id: row.id,
  paths: {
    kind: [row.kind],
    size: present(sizeClass(row.headcount)),
    markets: marketClass(row),
    sector: sectorPath(row.sector),
    territory: territoryPath(row),
  },
  amounts: amountsOf(row),
});

function amountsOf({ headcount, turnover, exportTurnover }: StatisticsUnit): Record<string, number> {
  return {
    ...(headcount === null ? {} : { headcount }),
    ...(turnover === null ? {} : { turnover }),
    ...(exportTurnover === null ? {} : { export_turnover: exportTurnover }),
  };
}

const present = (...codes: readonly (string | null)[]): Path => codes.filter((code) => code !== null);

/** Size classes of Recommendation 2003/361/EC by headcount alone. */
function sizeClass(headcount: number | null): string | null {
  if (headcount === null) return null;
  return headcount < 10 ? 'micro' : headcount < 50 ? 'small' : headcount < 250 ? 'medium' : 'large';
}

/** How many markets abroad a member says it serves; one that says nothing of its markets is not known, never zero. */
function marketClass({ served, country }: StatisticsUnit): Path {
  if (served.length === 0) return [];
  const abroad = served.filter((market) => market !== country).length;
  return [abroad === 0 ? 'none' : abroad < 4 ? 'few' : 'many'];
}

function sectorPath(sector: string | null): Path {
  const section = sector === null ? null : sectionOf(sector);
  return section === null || sector === null ? [] : present(section, divisionOf(sector));
}

function territoryPath({ placeCountry, country, departement }: StatisticsUnit): Path {
  const where = placeCountry ?? country;
  if (where === null) return [];
  const region = departement === null ? null : regionOfDepartement(departement);
  return where === 'FR' && region !== null ? present(where, region, departement) : [where];
}

function marketsOf(units: readonly StatisticsUnit[], which: 'served' | 'wanted'): CountedThings[] {
  const byMarket = new Map<string, Map<string, readonly string[]>>();
  for (const unit of units) {
    for (const market of unit[which]) {
      const serving = byMarket.get(market) ?? new Map();
      byMarket.set(market, serving.set(unit.id, [unit.id]));
    }
  }
  return [...byMarket].map(([market, items]) => ({
    key: `${which}_market:${market}`,
    items,
    amongUnits: true,
  }));
}

function byYear(things: readonly DatedThing[]): CountedThings[] {
  return [...Map.groupBy(things, ({ kind, year }) => `${kind}:${year}`)].map(([key, alike]) => ({
    key,
    items: new Map(alike.map(({ id, subjects }) => [id, subjects])),
    amongUnits: false,
  }));
}
