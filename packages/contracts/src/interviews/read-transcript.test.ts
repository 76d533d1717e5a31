import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { nameSpeakers } from './name-speakers.ts';
import { readTranscript } from './read-transcript.ts';
import type { ReadTranscript } from './types.ts';

const bytes = (text: string): Uint8Array => strToU8(text);
const read = (text: string, name = 'interview.txt'): ReadTranscript => {
  const found = readTranscript(bytes(text), name);
  if (found.kind !== 'transcript') throw new Error(JSON.stringify(found));
  return found;
};
const turns = ({ text, paragraphs, speakers }: ReadTranscript): string[] =>
  paragraphs.map(
    ({ start, end, speaker }) =>
      `${speaker === null ? '-' : (speakers[speaker]?.label ?? '?')}|${text.slice(start, end)}`,
  );
const problemOf = (content: Uint8Array | string, name = 'x.txt') => {
  const found = readTranscript(typeof content === 'string' ? bytes(content) : content, name);
  return found.kind === 'refused' ? found.problem : null;
};
const word = (body: string): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`),
  });
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

describe('voices in a text', () => {
  it('are what comes again before a colon, in French and in English typography', () => {
    const found = read(
      'Enquêteur : Que vous apporte le pôle ?\nMme Durand : Du temps.\nEt des contacts.\n\nEnquêteur: Merci.\nMME DURAND: De rien.',
    );
    expect(turns(found)).toEqual([
      'Enquêteur|Que vous apporte le pôle ?',
      'Mme Durand|Du temps.',
      'Mme Durand|Et des contacts.',
      'Enquêteur|Merci.',
      'Mme Durand|De rien.',
    ]);
    expect(found.speakers).toMatchObject([
      { label: 'Enquêteur', turns: 2, asks: true },
      { label: 'Mme Durand', turns: 3, words: 7, asks: false },
    ]);
  });

  it('are not every word before a colon: those that come once stay in the text, and are told with their line', () => {
    const found = read('Q1. Pourquoi ?\nR1. Pour deux raisons.\nPrix : trop bas.\nQ1. Encore ?');
    expect(turns(found)).toContain('R1|Prix : trop bas.');
    expect(found.warnings).toMatchObject([
      { line: 3, problem: { code: 'transcript_speaker_once', params: { value: 'Prix' } } },
    ]);
    expect(turns(read('Bilan : rien.\nOn verra.'))).toEqual(['-|Bilan : rien.', '-|On verra.']);
  });

  it('are read with their times, before the name, after it, or above the words', () => {
    const found = read('[00:01:05] Anna: Yes.\nAnna  01:02:03\nIndeed.');
    expect(turns(found)).toEqual(['Anna|Yes.', 'Anna|Indeed.']);
    expect(found.paragraphs.map(({ atMs }) => atMs)).toEqual([65_000, 3_723_000]);
  });
});

describe('subtitles', () => {
  it('become turns, with the voices of WebVTT', () => {
    const vtt =
      'WEBVTT - interview\n\nNOTE made by hand\n\n1\n00:01.000 --> 00:02.000 align:start\n<v Anna>We went\n\n00:02.000 --> 00:04.000\n<v Anna>to Japan &amp; back.\n\n00:04.500 --> 00:05.000\n<v.loud Paul>When?</v>\n\n00:06.000 --> 00:07.000\n<v Anna>In May.\n\n00:08.000 --> 00:09.000\n<v Paul>Why?\n';
    const found = read(vtt, 'x.vtt');
    expect(found.format).toBe('subtitles');
    expect(turns(found)).toEqual([
      'Anna|We went to Japan & back.',
      'Paul|When?',
      'Anna|In May.',
      'Paul|Why?',
    ]);
    expect(found.paragraphs[0]?.atMs).toBe(1000);
  });

  it('of SubRip are joined into sentences', () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>On a</i>\r\n\r\n2\r\n00:00:02,100 --> 00:00:03,000\r\ncommencé. \r\n\r\n3\r\n00:00:04,000 --> 00:00:05,000\r\nPuis arrêté.\r\n';
    expect(turns(read(srt))).toEqual(['-|On a commencé.', '-|Puis arrêté.']);
  });

  it('without a timing that can be read are refused with their line', () => {
    const start = '1\n00:00:01,000 --> 00:00:02,000\nBien.\n\n2\n';
    for (const wrong of [
      '00:00:0x,000 --> 00:00:03,000',
      '00:00:03,000 --> 00:00:02,000',
      '00:00:00,500 --> 00:00:02,000',
    ])
      expect(problemOf(`${start}${wrong}\nMal.\n`)).toMatchObject({
        code: 'transcript_cue_invalid',
        params: { line: 6, fileName: 'x.txt' },
      });
  });
});

describe('a Word document', () => {
  it('is read paragraph by paragraph, without what was deleted', () => {
    const found = readTranscript(
      word(
        `${paragraph('Anna : Oui &amp; non.')}<w:p><w:r><w:t>Paul</w:t></w:r><w:r><w:t> : Bon</w:t><w:tab/><w:t>.</w:t></w:r><w:del w:id="1"><w:r><w:delText>secret</w:delText></w:r></w:del></w:p>${paragraph('Anna : Bien.')}${paragraph('Paul : Fin.')}`,
      ),
      'x.docx',
    );
    if (found.kind !== 'transcript') throw new Error(JSON.stringify(found));
    expect(turns(found)).toEqual(['Anna|Oui & non.', 'Paul|Bon .', 'Anna|Bien.', 'Paul|Fin.']);
  });

  it('that is none, is damaged, or swells, is refused', () => {
    expect(problemOf(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toMatchObject({
      code: 'file_not_transcript',
      params: { found: 'xlsx' },
    });
    expect(problemOf(word(paragraph('a')).subarray(0, 60))?.code).toBe('file_damaged');
    expect(
      problemOf(zipSync({ 'word/document.xml': strToU8('<!DOCTYPE x><w:document></w:document>') }))?.code,
    ).toBe('file_damaged');
    const swelling = zipSync({ 'word/document.xml': new Uint8Array(30_000_000) }, { level: 9 });
    expect(problemOf(swelling)?.code).toBe('file_zip_bomb');
  });
});

it('bad files are refused by what they are', () => {
  expect(problemOf('')?.code).toBe('file_empty');
  expect(problemOf('  \n\n')?.code).toBe('transcript_without_words');
  expect(problemOf('%PDF-1.7 x')).toMatchObject({ code: 'file_not_transcript', params: { found: 'pdf' } });
  expect(problemOf('<html><p>Bonjour</p></html>')).toMatchObject({ params: { found: 'html' } });
  expect(problemOf(new Uint8Array([1, 2, 0, 3, 4, 5, 6]))?.code).toBe('file_not_transcript');
  const crowd = Array.from({ length: 101 }, (_, n) => `Voix ${n}a : oui\nVoix ${n}a : non`).join('\n');
  expect(problemOf(crowd)?.code).toBe('transcript_too_many_speakers');
  expect(problemOf('mot '.repeat(1_100_000))?.code).toBe('transcript_too_long');
});

it('every stretch is in the text, in order, and nothing that was said is lost', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
      const found = readTranscript(bytes(`Mot\n${lines.join('\n')}`), 'x.txt');
      if (found.kind === 'refused') return;
      let at = 0;
      for (const { start, end } of found.paragraphs) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBe(found.text.length);
      expect(found.text.isWellFormed()).toBe(true);
    }),
    { seed: 28, numRuns: 200 },
  );
});

it('long turns are cut after a sentence', () => {
  const found = read(`Anna : ${'Nous avons commencé ainsi. '.repeat(200)}\nAnna : Fin.`);
  expect(found.paragraphs.length).toBeGreaterThan(3);
  expect(found.paragraphs.every(({ start, end }) => end - start <= 1500)).toBe(true);
  expect(found.text.slice(0, found.paragraphs[0]?.end)).toMatch(/ainsi\. $/);
});

describe('pseudonyms', () => {
  const found = read(
    "Anna Petit : J’ai vu Jean-Luc.\nPaul : Anna Petit et l'Atelier d’Anna ? Annabelle aussi.\nAnna Petit : ANNA PETIT, oui.\nPaul : Oui.",
  );

  it('take the place of names, whole words, the longest first, whatever the case', () => {
    const named = nameSpeakers(
      found,
      [{ label: 'Anna Petit', pseudonym: 'E1', interviews: false }],
      [
        { name: 'Anna', pseudonym: 'P' },
        { name: 'Anna Petit', pseudonym: 'E1' },
        { name: "l’atelier d'Anna", pseudonym: 'la firme' },
        { name: 'Jean-Luc', pseudonym: 'X' },
      ],
    );
    expect(named.text.split('\n')).toEqual([
      'J’ai vu X.',
      'E1 et la firme ? Annabelle aussi.',
      'E1, oui.',
      'Oui.',
    ]);
    expect(named.replaced).toEqual([0, 2, 1, 1]);
    expect(named.speakers).toEqual([
      { pseudonym: 'E1', interviews: false },
      { pseudonym: 'Paul', interviews: false },
    ]);
    expect(named.paragraphs.map(({ start, end }) => named.text.slice(start, end))).toEqual(
      named.text.split('\n'),
    );
  });
});
