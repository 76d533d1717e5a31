import { conventionTerms, type HandoverFile } from '@grappe/contracts/api';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../render-html.ts';
import { allianceDocument } from './alliance-document.ts';
import type { AllianceFacts } from './alliance-facts.ts';
import { draftFile } from './draft-file.ts';
import { handoverDocument } from './handover-document.ts';

const facts: AllianceFacts = {
  clusterName: 'Sarments',
  isDemonstration: true,
  name: 'Light & wine',
  theme: 'Sensors',
  madeOn: '2026-11-21',
  parties: [
    { id: 'a', name: 'Sarments', country: 'FR', signature: null },
    {
      id: null,
      name: 'Clúster "><script>',
      country: 'ES',
      signature: { signatory: 'Ana', capacity: 'president', signedOn: '2026-03-01' },
    },
  ],
  mandate: null,
  terms: conventionTerms.parse({ purpose: 'Together\nand further', durationMonths: 36 }),
  version: 2,
  commitments: [
    {
      title: 'A visit',
      detail: '',
      dueOn: '2027-01-15',
      status: 'open',
      promisedBy: null,
      byOutside: true,
      owner: { id: 'p', name: 'Claire' },
      outcome: '',
    },
  ],
  workingGroups: [],
};
const kinds = ['mandate', 'convention', 'roadmap'] as const;
const words = (kind: (typeof kinds)[number], language: 'fr' | 'en') =>
  renderHtml(allianceDocument(facts, { kind, language }));

describe('the documents of an alliance', () => {
  it('are filled from what is written, with lines to complete and no key left, in both languages', () => {
    for (const kind of kinds)
      for (const language of ['fr', 'en'] as const) {
        const page = words(kind, language);
        expect(page, `${kind} ${language}`).not.toMatch(/alliance-drafts:|drafts:|\{\{|<script/);
        expect(page).toContain(language === 'fr' ? 'Projet' : 'Draft');
      }
    expect(words('convention', 'en')).toContain('36 months');
    expect(words('convention', 'en')).toContain('to be completed: applicable law');
    expect(words('convention', 'fr')).toContain('Ana, president');
    expect(words('mandate', 'fr')).toContain('à compléter');
    expect(words('roadmap', 'en')).toContain('A visit');
  });

  it('are a copy of the terms once all have signed, without lines to complete where a sentence stands', () => {
    const [ours, theirs] = facts.parties;
    const signature = { signatory: 'Claire', capacity: '', signedOn: '2026-03-08' };
    const parties = [{ ...ours!, signature }, theirs!];
    for (const language of ['fr', 'en'] as const) {
      const page = renderHtml(allianceDocument({ ...facts, parties }, { kind: 'convention', language }));
      expect(page).toContain(language === 'fr' ? 'Copie des termes signés' : 'Copy of the signed terms');
      expect(page).toContain(language === 'fr' ? '8 mars 2026' : '8 March 2026');
      expect(page).toContain(language === 'fr' ? 'représenté par Claire' : 'represented by Claire');
      expect(page).not.toMatch(/Projet – |Draft – |: confidentiality|: confidentialité/);
    }
    expect(words('convention', 'en')).toContain('to be completed: confidentiality');
    expect(words('roadmap', 'en')).toContain('Claire');
  });

  it('are the same files whenever they are made', async () => {
    const document = allianceDocument(facts, { kind: 'convention', language: 'fr' });
    for (const format of ['docx', 'pdf'] as const)
      expect(Buffer.compare(await draftFile(document, format), await draftFile(document, format))).toBe(0);
  });
});

describe('a handover file', () => {
  const file: HandoverFile = {
    clusterName: 'Sarments',
    person: { id: 'p', name: 'Claire' },
    madeOn: '2026-11-21',
    responsibilities: [{ kind: 'commitment', id: 'c', placeId: 'a', title: 'A visit', dueOn: '2027-01-15' }],
    relations: [
      {
        id: 'a',
        kind: 'alliance',
        name: 'Light',
        partners: ['Beta'],
        state: 'negotiation',
        since: '2026-02-01',
        tone: 'warm',
        toneNote: '',
        nextStep: 'Call',
        nextOn: null,
        history: [{ on: '2026-02-01', kind: 'exchange', text: 'A first word' }],
        promises: [{ title: 'A visit', dueOn: '2027-01-15', byUs: true }],
        people: [{ name: 'Ana', position: 'director', email: '', note: '' }],
        documents: ['mandate'],
        notes: [{ on: '2026-02-02', author: 'Tom', body: 'They like Spanish' }],
        gaps: ['next_date'],
      },
    ],
    coming: [
      {
        kind: 'encounter' as const,
        id: '01990000-0000-7000-8000-0000000000c1',
        placeId: '01990000-0000-7000-8000-0000000000c1',
        title: 'One-to-one day',
        place: 'Bordeaux',
        on: '2026-12-01',
      },
    ],
    waiting: [
      {
        kind: 'group_invitation' as const,
        id: '01990000-0000-7000-8000-0000000000c2',
        placeId: '01990000-0000-7000-8000-0000000000c3',
        title: 'Robocep – Sensors',
        since: '2026-11-02',
      },
    ],
    withoutOwner: [],
  };

  it('says the first week, the relations and a message, in both languages', () => {
    for (const language of ['fr', 'en'] as const) {
      const page = renderHtml(handoverDocument(file, { language, isDemonstration: false }));
      expect(page).not.toMatch(/handover:|alliances:|alliance-drafts:|\{\{/);
      for (const said of [
        'A first word',
        'They like Spanish',
        'Ana',
        'Claire',
        'One-to-one day',
        'Robocep – Sensors',
      ])
        expect(page).toContain(said);
    }
  });
});
