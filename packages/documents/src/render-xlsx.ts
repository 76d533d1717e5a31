import writeExcelFile from 'write-excel-file/node';
import type { Language } from '@grappe/messages';
import type { PlanFacts } from './plan-facts.ts';
import { groupTitle } from './sections/groups.ts';
import { wordingOf } from './wording.ts';
import type { Wording } from './wording.ts';

type Value = string | number | null;
interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** The plan as a workbook: one sheet for groups, pairs, shares, firms not placed, measures, missing data. */
export async function renderXlsx(facts: PlanFacts, language: Language): Promise<Uint8Array> {
  const wording = wordingOf(language, facts.names);
  const sheets = [
    ...groupSheets(facts, wording),
    ...networkSheets(facts, wording),
    missingSheet(facts, wording),
  ];
  const written = writeExcelFile(
    sheets.map(({ name, header, rows }) => ({
      sheet: name.slice(0, 31),
      stickyRowsCount: 1,
      columns: header.map((title) => ({ width: Math.max(14, Math.min(40, title.length + 2)) })),
      data: [
        header.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...rows.map((cells) => cells.map((value) => (value === null ? null : { value }))),
      ],
    })),
  );
  return new Uint8Array(await written.toBuffer());
}

function groupSheets({ groups }: PlanFacts, wording: Wording): Sheet[] {
  if (groups === null) return [];
  const { t, formats, name } = wording;
  const titled = groups.plan.groups.map((group, index) => ({
    group,
    named: groups.named[index],
    title: groupTitle(groups.named[index], index, wording),
  }));
  const members = titled.flatMap(({ group, title }) =>
    group.members.map((member) => [
      title,
      name(member),
      group.quality,
      group.meanPairScore,
      group.balance,
      formats.list(group.commonMarkets.map(formats.country)),
    ]),
  );
  const pairs = titled.flatMap(({ named, title }) =>
    (named?.pairs ?? []).map((pair) => [
      title,
      name(pair.a),
      name(pair.b),
      pair.score,
      pair.markets,
      pair.complementarity,
      pair.proximity,
      pair.trust,
      pair.mentoring,
      pair.rivalry,
      pair.km,
    ]),
  );
  const criteria = ['markets', 'complementarity', 'proximity', 'trust', 'mentoring', 'rivalry'];
  return [
    {
      name: t('document:sheet_groups'),
      header: ['group', 'organisation', 'quality', 'pair_score', 'balance', 'market'].map((column) =>
        t(`document:column_${column}`),
      ),
      rows: members,
    },
    {
      name: t('document:sheet_pairs'),
      header: [
        ...['group', 'organisation', 'organisation', 'pair_score'].map((column) =>
          t(`document:column_${column}`),
        ),
        ...criteria.map((criterion) => t(`terms:criterion.${criterion}`)),
        t('document:column_km'),
      ],
      rows: pairs,
    },
    sharesSheet(titled, wording),
  ];
}

function sharesSheet(
  titled: readonly {
    readonly named: NonNullable<PlanFacts['groups']>['named'][number] | undefined;
    readonly title: string;
  }[],
  { t, name }: Wording,
): Sheet {
  const rows = titled.flatMap(({ named, title }) =>
    (named?.shares ?? []).flatMap((share) =>
      share.kind === 'shared'
        ? share.partners.map((partner) => [
            title,
            t(`terms:rule.${share.rule}`),
            name(partner.id),
            partner.paysCents / 100,
            partner.aloneCents / 100,
            partner.savesCents / 100,
            share.currency,
          ])
        : [],
    ),
  );
  const columns = ['group', 'rule', 'organisation', 'pays', 'alone', 'saves', 'currency'];
  return {
    name: t('document:sheet_shares'),
    header: columns.map((column) => t(`document:column_${column}`)),
    rows,
  };
}

function networkSheets({ network }: PlanFacts, { t, name }: Wording): Sheet[] {
  if (network === null) return [];
  const columns = ['organisation', 'ties', 'betweenness', 'closeness', 'community', 'core', 'constraint'];
  return [
    {
      name: t('document:sheet_network'),
      header: columns.map((column) => t(`document:column_${column}`)),
      rows: network.analysis.organisations.map((organisation) => [
        name(organisation.id),
        organisation.degree,
        organisation.betweennessNormalised,
        organisation.closeness,
        organisation.community + 1,
        organisation.coreNumber,
        organisation.constraint,
      ]),
    },
  ];
}

function missingSheet({ missing }: PlanFacts, { t, name }: Wording): Sheet {
  return {
    name: t('document:sheet_missing'),
    header: ['fact', 'organisation'].map((column) => t(`document:column_${column}`)),
    rows: missing.facts.flatMap(({ fact, organisations }) =>
      organisations.map((organisation) => [
        fact === 'location' ? t('terms:identity.place') : t(`terms:fact.${fact}`),
        name(organisation),
      ]),
    ),
  };
}
