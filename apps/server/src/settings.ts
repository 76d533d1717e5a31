import { z } from 'zod';
import type { OidcSettings } from './accounts/accounts.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true');

/** What the environment may set; everything has a default that works on one machine. */
const environment = z.object({
  DATABASE_URL: z.string().min(1).optional(),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  GRAPPE_DATA: z.string().min(1).optional(),
  /** Address at which people reach the server, when a proxy stands before it. */
  GRAPPE_ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
  /** Origins of other pages that may call, separated by commas. */
  GRAPPE_TRUSTED_ORIGINS: z.string().default(''),
  /** The proxy before us tells the caller's address (X-Forwarded-For). */
  GRAPPE_TRUST_PROXY: flag.default(false),
  /** Load the demonstration cluster into an empty database. */
  GRAPPE_DEMONSTRATION: flag.default(true),
  /** Where mails leave: smtp://user:password@host:587, or smtps://… ; without it they stay in the outbox. */
  GRAPPE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** From whom mails come: an address, or `Name <address>`. */
  GRAPPE_MAIL_FROM: z.string().min(3).max(320).optional(),
  /** An identity provider (OpenID Connect): the address of its discovery, what it knows us by, and its name for people. */
  GRAPPE_OIDC_DISCOVERY_URL: z.url({ protocol: /^https?$/ }).optional(),
  GRAPPE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  GRAPPE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  GRAPPE_OIDC_NAME: z.string().min(1).max(60).default('OpenID'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  LANG: z.string().default('en'),
});

export interface Settings {
  readonly databaseUrl: string | null;
  readonly dataFolder: string | null;
  readonly port: number;
  readonly host: string;
  /** Null: made from the host and the port that were really opened. */
  readonly address: string | null;
  readonly trustedOrigins: readonly string[];
  readonly trustProxy: boolean;
  readonly demonstration: boolean;
  /** Null: mails stay in the outbox. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** Null: passwords and passkeys only. */
  readonly oidc: OidcSettings | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly language: 'fr' | 'en';
}

export type SettingsResult =
  | { readonly kind: 'read'; readonly settings: Settings }
  | { readonly kind: 'invalid'; readonly variable: string };

/** Reads the settings from environment variables. */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): SettingsResult {
  const filled = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = environment.safeParse(filled);
  if (!read.success) return { kind: 'invalid', variable: String(read.error.issues[0]?.path[0] ?? '') };
  const values = read.data;
  const oidc = oidcOf(values);
  if (oidc === 'incomplete') return { kind: 'invalid', variable: 'GRAPPE_OIDC_DISCOVERY_URL' };
  const { GRAPPE_SMTP_URL: smtpUrl, GRAPPE_MAIL_FROM: from } = values;
  if (smtpUrl !== undefined && from === undefined) return { kind: 'invalid', variable: 'GRAPPE_MAIL_FROM' };
  return {
    kind: 'read',
    settings: {
      databaseUrl: values.DATABASE_URL ?? null,
      dataFolder: values.GRAPPE_DATA ?? null,
      port: values.PORT,
      host: values.HOST,
      address: values.GRAPPE_ADDRESS ?? null,
      trustedOrigins: values.GRAPPE_TRUSTED_ORIGINS.split(',').filter((origin) => origin !== ''),
      trustProxy: values.GRAPPE_TRUST_PROXY,
      demonstration: values.GRAPPE_DEMONSTRATION,
      smtp: smtpUrl === undefined || from === undefined ? null : { url: smtpUrl, from },
      oidc,
      logLevel: values.LOG_LEVEL,
      language: values.LANG.toLowerCase().startsWith('fr') ? 'fr' : 'en',
    },
  };
}

/** All three, or none. */
function oidcOf(values: z.infer<typeof environment>): OidcSettings | 'incomplete' | null {
  const {
    GRAPPE_OIDC_DISCOVERY_URL: discoveryUrl,
    GRAPPE_OIDC_CLIENT_ID: clientId,
    GRAPPE_OIDC_CLIENT_SECRET: clientSecret,
  } = values;
  if (discoveryUrl === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (discoveryUrl === undefined || clientId === undefined || clientSecret === undefined) return 'incomplete';
  return { discoveryUrl, clientId, clientSecret, name: values.GRAPPE_OIDC_NAME };
}
