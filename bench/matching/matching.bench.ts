/**
 * Offers and needs of 500 firms against those of 500 others, on words and codes: `node bench/matching/matching.bench.ts`. Aim of
 * the issue: 5 s. Sentences are drawn from the words of the field, French on one side, English on the other; seeded.
 */
import { matchFirms, type MatchingFirm } from '@grappe/engine/matching';
import { secondsOf } from '../network/seconds-of.ts';

const AIM = 5;
const french =
  'capteurs barriques chêne levures drone cartographie logiciel traçabilité étiquettes cuves inox étanchéité pulvérisateurs transport effluents batteries tri vision robot désherbage brevets soudage bouchons traduction assurance recyclage météo irrigation tracteurs moteurs composites optique laser hydrogène cybersécurité emballage verre textile cosmétique analyses'.split(
    ' ',
  );
const english =
  'sensors barrels oak yeast drone mapping software traceability labels tanks stainless sealing sprayers freight wastewater batteries sorting vision robot weeding patents welding corks translation insurance recycling weather irrigation tractors engines composites optics laser hydrogen cybersecurity packaging glass textile cosmetics analysis'.split(
    ' ',
  );

let state = 20_261_121;
const draw = (below: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const some = <T>(from: readonly T[], count: number): T[] =>
  Array.from({ length: count }, () => from[draw(from.length)]!);

function firms(words: readonly string[], joining: string, count: number): MatchingFirm[] {
  // Rare words of one firm each, as real texts have: two thirds of a vocabulary are seen once or twice.
  const sentence = (at: number): string =>
    [...some(words, 3), joining, ...some(words, 3), `nom${at}x${draw(2000)}`].join(' ');
  return Array.from({ length: count }, (_, at) => ({
    id: `${joining} ${at}`,
    offers: [sentence(at), sentence(at)],
    needs: [sentence(at), sentence(at)],
    offerCodes: some(['hs:8432', 'hs:4416', 'hs:2102', 'hs:9026', 'nace:11.02', 'nace:28.30'], 3),
    needCodes: some(['hs:8432.80', 'hs:4416.00', 'hs:2102', 'hs:9026', 'nace:11', 'nace:62.01'], 3),
    markets: some(['ES', 'DE', 'US', 'JP', 'IT'], 2),
    languages: some(['fr', 'en', 'de', 'es'], 2),
  }));
}

const [first, second] = [firms(french, 'pour', 500), firms(english, 'for', 500)];
let pairs = 0;
const { wall, cpu } = secondsOf(3, () => {
  pairs = matchFirms(first, second).length;
});
console.log(
  `500 x 500 firms, 2,000 sentences, 3 codes each: ${wall.toFixed(2)} s (processor ${cpu.toFixed(2)} s), ${pairs} pairs kept; aim ${AIM} s: ratio ${(wall / AIM).toFixed(2)}`,
);
if (wall > AIM) process.exitCode = 1;
