import { expect, it } from 'vitest';
import type { Block } from './block.ts';
import { fitsAPage } from './fits-a-page.ts';
import { renderPdf } from './render-pdf.ts';

const parties = (count: number): Block => ({
  kind: 'signatures',
  parties: Array.from({ length: count }, (_, rank) => ({
    heading: `Firm ${rank + 1}`,
    lines: ['Name', 'Date', 'Signature'],
  })),
});
const heading: Block = { kind: 'heading', level: 1, id: 'signatures', text: 'Signatures' };
const together = (count: number): Block => ({
  kind: 'together',
  long: false,
  blocks: [heading, parties(count)],
});

const pages = async (blocks: readonly Block[]): Promise<number> => {
  const file = await renderPdf({ language: 'en', title: 'Test', footer: '', madeOn: '2026-01-01', blocks });
  return (
    Buffer.from(file)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length ?? 0
  );
};

it('what fits a page is kept on one; what does not goes on over the next, and nothing is lost', async () => {
  expect(fitsAPage([heading, parties(4)])).toBe(true);
  expect(fitsAPage([heading, parties(30)])).toBe(false);
  expect(await pages([together(4)])).toBe(1);
  expect(await pages([together(30)])).toBe(await pages([heading, parties(30)]));
  expect(await pages([together(30)])).toBeGreaterThan(2);
});
