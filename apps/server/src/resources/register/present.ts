import type { PublicRegister, RegisterEntry } from '@grappe/contracts/api';
import { writeTable } from '@grappe/contracts/files';
import type { Language } from '@grappe/contracts/roles';
import type { RegisterEntryRow, RegisterMemberRow } from '@grappe/database';
import { formats, translator } from '@grappe/messages';

export const presentEntries = (
  entries: readonly RegisterEntryRow[],
  members: readonly RegisterMemberRow[],
): RegisterEntry[] =>
  entries.map((entry) => ({
    ...entry,
    funding: [...entry.funding],
    publishedAt: entry.publishedAt?.toISOString() ?? null,
    members: members
      .filter(({ entryId }) => entryId === entry.id)
      .map(({ id, name, consent, answeredAt, mine }) => ({
        id,
        name,
        consent,
        answeredAt: answeredAt?.toISOString() ?? null,
        mine,
      })),
  }));

/** One line per cooperation; cells that a spreadsheet would run as formulas are neutralised. */
export function writeRegister(register: PublicRegister, language: Language): Promise<Uint8Array> {
  const t = translator(language);
  const { money } = formats(language);
  const header = ['kind', 'title', 'theme', 'members', 'unnamed', 'started', 'ended', 'funding', 'published'];
  return writeTable(
    {
      sheet: t('register:title'),
      header: header.map((name) => t(`register:header.${name}`)),
      rows: register.cooperations.map((one) => [
        t(`register:kind.${one.kind}`),
        one.title,
        one.theme,
        one.members.join(' | '),
        one.unnamed,
        { day: one.startedOn },
        one.endedOn === null ? null : { day: one.endedOn },
        one.funding
          .map(({ funder, amountCents, currency }) =>
            amountCents === null
              ? t('register:funding_unknown', { funder })
              : t('register:funding_of', { funder, amount: money(amountCents, currency) }),
          )
          .join(' | '),
        { day: one.publishedOn },
      ]),
    },
    { format: 'csv', language },
  );
}
