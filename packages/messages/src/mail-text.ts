import { catalogues } from './catalogues.ts';
import type { Language } from './namespaces.ts';
import { translator } from './translator.ts';

/** What a mail tells of, as facts. */
export interface MailFacts {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The whole address to open; null when the mail only tells. */
  readonly link: string | null;
  /** The link opens a door by itself. */
  readonly secret: boolean;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** The mail in the reader's language; null for a kind that has no text. */
export function mailText(language: Language, { kind, params, link, secret }: MailFacts): MailText | null {
  if (!hasMailText(kind)) return null;
  const t = translator(language);
  const lines = [
    t(`mail:${kind}.body`, spoken(params)),
    ...(link === null ? [] : [t('mail:link', { link })]),
    ...(link !== null && secret ? [t('mail:link_expires')] : []),
    t('mail:footer'),
  ];
  return { subject: mailSubject(language, { kind, params }), text: `${lines.join('\n\n')}\n` };
}

export const hasMailText = (kind: string): boolean => typeof catalogues.en.mail[kind] === 'object';

/** One line, whatever the facts hold. */
export const mailSubject = (
  language: Language,
  { kind, params }: Pick<MailFacts, 'kind' | 'params'>,
): string => translator(language)(`mail:${kind}.subject`, spoken(params)).replaceAll(/\s+/g, ' ');

/** Moments are written as days in the reader's language. */
const spoken = (params: MailFacts['params']): Record<string, unknown> =>
  typeof params['startsAt'] === 'string'
    ? { ...params, startsAt: Date.parse(params['startsAt']) }
    : { ...params };
