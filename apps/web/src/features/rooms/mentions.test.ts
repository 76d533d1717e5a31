import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoomPerson } from '@grappe/contracts/api';
import { mentionsIn, nameBeingTyped, peopleNamed, piecesOf, withName } from './mentions.ts';

const person = (name: string, isIn = true): RoomPerson => ({
  id: name,
  name,
  organisation: null,
  coordinates: false,
  isIn,
});
const people = [
  person('Inès Caradec'),
  person('Paul Estève'),
  person('Paula Roux'),
  person('Ex Paul', false),
];

describe('naming somebody', () => {
  it('begins with an @ that stands alone', () => {
    expect(nameBeingTyped('Bonjour @In', 11)).toEqual({ start: 8, words: 'In' });
    expect(nameBeingTyped('@', 1)).toEqual({ start: 0, words: '' });
    expect(nameBeingTyped('a@b.example', 11)).toBeNull();
    expect(nameBeingTyped('@Paul Estève arrive', 19)).toBeNull();
  });

  it('offers people of the room, accents aside, and nobody who left', () => {
    expect(peopleNamed(people, 'ines').map(({ name }) => name)).toEqual(['Inès Caradec']);
    expect(peopleNamed(people, 'paul').map(({ name }) => name)).toEqual(['Paul Estève', 'Paula Roux']);
    expect(peopleNamed(people, 'roux').map(({ name }) => name)).toEqual(['Paula Roux']);
  });

  it('writes the name in full where it was begun', () => {
    const typing = nameBeingTyped('Merci @pa pour tout', 9);
    expect(withName('Merci @pa pour tout', typing ?? { start: 0, words: '' }, 'Paula Roux')).toEqual({
      text: 'Merci @Paula Roux pour tout',
      cursor: 18,
    });
    expect(mentionsIn('Merci @Paula Roux pour tout, @Ex Paul', people)).toEqual(['Paula Roux']);
  });
});

describe('pieces of a text', () => {
  it('show names and addresses as such, the longest name first', () => {
    const names = ['Paul', 'Paul Estève'];
    expect(
      piecesOf('@Paul Estève : voir https://grappe.example/a?b=1.', names).map(({ kind, text }) => [
        kind,
        text,
      ]),
    ).toEqual([
      ['name', '@Paul Estève'],
      ['words', ' : voir '],
      ['link', 'https://grappe.example/a?b=1'],
      ['words', '.'],
    ]);
    expect(piecesOf('javascript:alert(1)', []).map(({ kind }) => kind)).toEqual(['words']);
  });

  it('put together are the text, whatever it holds', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '@', ' ', '(', '.', 'https://', 'Paul', '*', '\\', '\n'),
    });
    fc.assert(
      fc.property(
        text,
        fc.array(
          text.filter((name) => name !== ''),
          { maxLength: 3 },
        ),
        (words, names) => {
          const pieces = piecesOf(words, names);
          expect(pieces.map((piece) => piece.text).join('')).toBe(words);
          expect(pieces.every(({ at, text: part }) => words.slice(at, at + part.length) === part)).toBe(true);
        },
      ),
      { seed: 20261121, numRuns: 500 },
    );
  });
});
