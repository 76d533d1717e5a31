import { Text } from '@mantine/core';
import type { MatchWayShape } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

interface MatchWaysProps {
  readonly ways: readonly MatchWayShape[];
  /** The reader's own firm, or the firm of its cluster. */
  readonly ownName: string;
}

/** What each offers and the other looks for, with the words and codes that agree. */
export function MatchWays({ ways, ownName }: MatchWaysProps) {
  const { t } = useText('introductions');
  return ways.map((way) => {
    const own = way.from === 'own';
    const offers = own ? t('introductions:offers', { name: ownName }) : t('introductions:they_offer');
    const needs = own ? t('introductions:they_need') : t('introductions:needs', { name: ownName });
    return (
      <div key={way.from}>
        {way.offer === null || way.need === null ? (
          <Text size="sm">{t('introductions:codes_only')}</Text>
        ) : (
          <Text size="sm">
            {offers} <q>{way.offer}</q>
            {t('introductions:then')}
            {needs} <q>{way.need}</q>
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {way.words.length > 0 && t('introductions:words', { words: wordsOf(way) })}
          {way.words.length > 0 && way.codes.length > 0 && ' · '}
          {way.codes.length > 0 && t('introductions:codes', { codes: codesOf(way) })}
        </Text>
      </div>
    );
  });
}

const pair = (offer: string, need: string): string => (offer === need ? offer : `${offer} ↔ ${need}`);

const wordsOf = ({ words }: MatchWayShape): string =>
  words.map(({ offer, need }) => pair(offer, need)).join(', ');

const plain = (code: string): string => code.replace(':', ' ').toUpperCase();

const codesOf = ({ codes }: MatchWayShape): string =>
  codes.map(({ offer, need }) => pair(plain(offer), plain(need))).join(', ');
