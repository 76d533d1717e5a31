import { draftKinds, groupTerms } from '@grappe/contracts/api';
import { describe, expect, it, vi } from 'vitest';
import type { Block } from '../block.ts';
import { escapeMarkup } from '../escape.ts';
import { renderHtml } from '../render-html.ts';
import { draftDocument } from './draft-document.ts';
import { draftFile } from './draft-file.ts';
import type { GroupFacts, MemberFacts } from './group-facts.ts';

const ids = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002'] as const;
/** Markup, a formula, the syntax of our own texts, a line end, a control character and one that turns the reading. */
const hostile =
  'A"><script>alert(1)</script> =cmd|calc {{seat}} $t(drafts:banner) %budget\n- B\u0007\u202Egnp.exe & Fils';
const printedHostile =
  'A"><script>alert(1)</script> =cmd|calc {{seat}} $t(drafts:banner) %budget - Bgnp.exe & Fils';

const member = (id: string, name: string, known: Partial<MemberFacts> = {}): MemberFacts => ({
  id,
  name,
  kind: 'sme',
  legalForm: null,
  registration: null,
  town: null,
  postcode: null,
  country: 'FR',
  headcount: null,
  servedMarkets: null,
  ...known,
});

const nothingKnown: GroupFacts = {
  audience: 'group',
  clusterName: 'Sarments',
  isDemonstration: false,
  groupName: null,
  groupNumber: 1,
  madeOn: '2026-11-21',
  members: [member(ids[0], 'Étiage'), member(ids[1], 'Tonnellerie')],
  commonMarkets: [],
  reasons: [],
  diameterKm: null,
  terms: groupTerms.parse({}),
  rule: null,
  bonus: null,
  assessment: null,
  budget: null,
  shares: [],
  ownShares: [],
  days: {},
  findings: {},
  outcome: null,
};

const allKnown: GroupFacts = {
  ...nothingKnown,
  members: ids.map((id, index) =>
    member(id, `Firm ${index}`, {
      legalForm: 'SAS',
      registration: { kind: 'siren', value: '732829320' },
      town: 'Béziers',
      postcode: '34500',
      headcount: 20 * (index + 1),
    }),
  ),
  commonMarkets: ['CA'],
  terms: groupTerms.parse({
    denomination: 'Étiage Export',
    purpose: 'Vendre ensemble.',
    objectives: 'Deux salons.',
    seat: '1 quai du Port, 34500 Béziers',
    startsOn: '2027-01-01',
    durationMonths: 36,
    noticeMonths: 1,
    employerId: ids[0],
    law: 'droit français',
    court: 'Béziers',
    signatories: Object.fromEntries(
      ids.map((id) => [id, { address: '2 rue du Chai', representative: 'C. Martin', capacity: 'gérante' }]),
    ),
  }),
  rule: 'equal',
  bonus: {
    fixedCents: 300_000,
    perContractCents: 50_000,
    turnoverRatio: 0.015,
    ceilingCents: null,
    currency: 'EUR',
  },
  days: { [ids[0]]: 100, [ids[1]]: 50 },
};

const languages = ['fr', 'en'] as const;
const variants = ['association', 'consortium'] as const;
const everyDraft = draftKinds.flatMap((kind) =>
  languages.flatMap((language) => variants.map((variant) => ({ kind, language, variant }))),
);
const kindsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'together' ? kindsOf(block.blocks) : [block.kind]));

describe('drafts of a group', () => {
  it.each(everyDraft)(
    '$kind ($variant, $language) is whole, with nothing and with everything known',
    (wish) => {
      const [bare, full] = [draftDocument(nothingKnown, wish), draftDocument(allKnown, wish)];
      for (const { document } of [bare, full]) {
        const text = renderHtml(document);
        expect(text).not.toMatch(/\{\{|undefined|drafts:|NaN|\[object/);
        expect(document.banner).toMatch(wish.language === 'fr' ? /conseil juridique/ : /counsel/);
        expect(kindsOf(document.blocks).includes('signatures')).toBe(wish.kind !== 'feasibility_study');
        if (wish.variant === 'consortium') expect(text).not.toContain('1901');
      }
      expect(bare.blanks.length).toBeGreaterThan(1);
      const left = full.blanks.map(({ what }) => what);
      // Nobody gave a budget: it is asked for, never invented.
      expect(left.filter((what) => what !== 'budget' && what !== 'shares')).toEqual([]);
    },
  );

  it('count what each firm must complete for itself, and once what is decided together', () => {
    const { blanks } = draftDocument(nothingKnown, {
      kind: 'commitment_contract',
      variant: 'consortium',
      language: 'fr',
    });
    const counts = Object.fromEntries(blanks.map(({ what, count }) => [what, count]));
    expect(counts).toMatchObject({ representative: 2, registration: 2, denomination: 1, employer: 1 });
  });

  it.each(['html', 'pdf', 'docx'] as const)('are the same %s file whenever they are made', async (format) => {
    const { document } = draftDocument(allKnown, {
      kind: 'time_sharing_contract',
      variant: 'association',
      language: 'fr',
    });
    const first = Buffer.from(await draftFile(document, format));
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
    try {
      expect(Buffer.from(await draftFile(document, format)).equals(first)).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('hold a hostile name as words and nothing else', async () => {
    const facts: GroupFacts = {
      ...nothingKnown,
      groupName: hostile,
      members: [member(ids[0], hostile), member(ids[1], 'Étiage')],
      terms: groupTerms.parse({ denomination: hostile, purpose: hostile }),
    };
    for (const kind of draftKinds) {
      const { document } = draftDocument(facts, { kind, variant: 'consortium', language: 'en' });
      const html = renderHtml(document);
      expect(html).not.toContain('<script>');
      expect(html).toContain(escapeMarkup(printedHostile));
      for (const character of ['\u0007', '\u202E']) expect(html).not.toContain(character);
    }
    const { document } = draftDocument(facts, { kind: 'charter', variant: 'consortium', language: 'en' });
    for (const format of ['pdf', 'docx'] as const)
      expect((await draftFile(document, format)).length).toBeGreaterThan(5000);
  });

  it('say what the team found of the study, and how it ended', () => {
    const facts: GroupFacts = {
      ...allKnown,
      audience: 'coordinator',
      findings: { balance: { state: 'reserved', note: 'One is far larger' } },
      outcome: { verdict: 'conditions', note: 'If a third firm joins' },
    };
    const { document } = draftDocument(facts, {
      kind: 'feasibility_study',
      variant: 'association',
      language: 'en',
    });
    const html = renderHtml(document);
    for (const words of [
      'One is far larger',
      'with reservations',
      '[X] The group is feasible on conditions',
      'If a third',
    ])
      expect(html).toContain(words);
  });

  it('say to one member what it pays, and nothing of what the others do', () => {
    const facts: GroupFacts = {
      ...nothingKnown,
      audience: 'self',
      ownShares: [
        { rule: 'equal', paysCents: 123_400, aloneCents: 300_000, savesCents: 176_600, currency: 'EUR' },
      ],
    };
    const { document } = draftDocument(facts, {
      kind: 'commitment_contract',
      variant: 'association',
      language: 'fr',
    });
    expect(renderHtml(document)).toMatch(/1\s234/u);
    expect(renderHtml(document)).toContain('Votre exemplaire');
  });

  it('name a line of the budget by what it is for when nobody named it', () => {
    const line = { amountCents: 1_250_000 };
    const budget = {
      currency: 'EUR',
      lines: [
        { ...line, id: 'salary', kind: 'fixed', purpose: 'salary' },
        { ...line, id: 'travel', kind: 'per_market', purpose: 'travel', market: 'US' },
        { ...line, id: 'desk', kind: 'fixed', label: 'Bureau', purpose: 'other' },
      ],
    } as const;
    const wish = { kind: 'commitment_contract', variant: 'association', language: 'en' } as const;
    const { document } = draftDocument({ ...nothingKnown, budget }, wish);
    const tables = document.blocks.filter((block) => block.kind === 'table');
    const named = tables.flatMap(({ rows }) => rows.map(([label]) => label));
    expect(named).toEqual(
      expect.arrayContaining(['Export manager’s salary', 'Travel (United States)', 'Bureau']),
    );
  });
});
