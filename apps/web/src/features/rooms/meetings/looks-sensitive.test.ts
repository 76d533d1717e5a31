import { describe, expect, it } from 'vitest';
import { looksSensitive } from './looks-sensitive.ts';

describe('a text that may be sensitive', () => {
  it.each([
    'Nos prix vont monter',
    'Le stand revient à 1 200 €',
    'We give a discount of 5 %',
    'Qui répond à l’appel d’offres ?',
    'Our wages',
  ])('%s', (text) => {
    expect(looksSensitive(text)).toBe(true);
  });

  it.each(['Le salon de Hambourg', 'A new sensor', 'Le prixon', 'Our surprise'])('%s is not', (text) => {
    expect(looksSensitive(text)).toBe(false);
  });
});
