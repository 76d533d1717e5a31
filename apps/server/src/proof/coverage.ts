import type { TestDatabase } from '@grappe/database/testing';

/** Columns of text without a marker, each with the reason why nothing confidential can stand there. */
const withoutMarker: Readonly<Record<string, string>> = {
  'accounts.account.accessToken': 'never kept: an identity provider is asked who somebody is, nothing else',
  'accounts.account.refreshToken': 'never kept',
  'accounts.account.idToken': 'never kept',
  'accounts.account.scope': 'never kept',
  'accounts.account.id': 'an identifier',
  'accounts.account.accountId': 'an identifier',
  'accounts.account.userId': 'an identifier',
  'accounts.account.providerId': 'the name of a way to sign in',
  'accounts.account.password': 'a hash, which a marker would break; looked for by itself',
  'accounts.user.id': 'an identifier',
  'accounts.user.email': 'what everybody signs in with; people.email',
  'accounts.session.userId': 'an identifier',
  'accounts.passkey.userId': 'an identifier',
  'accounts.passkey.deviceType': 'a code of the library',
  'accounts.passkey.transports': 'codes of the library',
  'accounts.passkey.aaguid': 'the model of a key',
  'accounts.twoFactor.userId': 'an identifier',
  'accounts.rateLimit.id': 'not used: calls are counted by the server',
  'accounts.rateLimit.key': 'not used',
  'grappe.people.user_id': 'an identifier',
  'grappe.people.email': 'what everybody signs in with: looked for by itself',
  'grappe.classification_codes.scheme': 'reference data, the same for everybody',
  'grappe.classification_codes.code': 'reference data',
  'grappe.classification_codes.parent': 'reference data',
  'grappe.classification_codes.label_fr': 'reference data',
  'grappe.classification_codes.label_en': 'reference data',
  'grappe.migrations.name': 'names of files of the program',
  'grappe.migrations.checksum': 'of files of the program',
  'grappe.places.departement': 'a code of the public register',
  'grappe.facts.key': 'a key of the registry',
  'grappe.fact_grants.key': 'a key of the registry',
  'grappe.handovers.items': 'kinds and identifiers: titles are read where they stand',
  'grappe.handovers.done': 'kinds and identifiers',
  'grappe.asks.key': 'a key of the registry',
  'grappe.interview_transcripts.paragraphs': 'offsets in the text and ranks of voices',
  'grappe.jobs.kind': 'a name of the program',
  'grappe.group_settlement_lines.transfers': 'identifiers and cents, which have markers of their own',
  'grappe.group_receipts.media_type': 'a type of file, found in its content',
  'grappe.plan_computations.method': 'a name of the program',
  'grappe.group_documents.blanks': 'codes of the program',
  'grappe.plan_checkpoints.checkpoint': 'for the search that goes on: no route reads it',
  'grappe.plan_checkpoints.input_version': 'a count of changes',
  'grappe.plan_studies.result': 'figures and identifiers that the engine made of marked facts',
  'grappe.plan_studies.input_version': 'a count of changes',
  'grappe.duplicate_candidates.reasons': 'codes of the program',
  'grappe.group_gain_schemes.scheme': 'amounts and ratios: a number marks one of them',
  'grappe.partnering_profiles.markets': 'codes of countries',
  'grappe.partnering_profiles.languages': 'codes of languages',
  'grappe.alliance_matches.common_markets': 'codes of countries',
  'grappe.alliance_matches.common_languages': 'codes of languages',
  'grappe.encounter_schedules.report': 'figures, identifiers and codes of the program',
  'grappe.encounter_schedules.input_version': 'a fingerprint of versions',
  'grappe.room_files.media_type': 'a type of file, found in its content',
  'grappe.label_files.media_type': 'a type of file, found in its content',
  'grappe.consents.purpose': 'a code of the program',
  'grappe.retention_rules.code': 'a code of the program',
  'grappe.retention_runs.code': 'a code of the program',
  'grappe.statistics_editions.figures': 'figures above the threshold, made by the program',
  'grappe.statistics_states.state': 'which figures were told, by codes',
  'grappe.campaigns.target': 'a code of the program, a number and a seed',
  'grappe.wave_seats.measure': 'an identifier of the instrument',
  'grappe.wave_publications.figures': 'figures above the threshold, made by the program',
  'grappe.analyses.software': 'names of programs with their versions',
  'grappe.imports.counts': 'numbers of lines',
  'grappe.places.precision': 'a code of the program',
  'grappe.cluster_profile_values.key': 'a key of the registry',
  'grappe.cluster_profiles.short_name': 'what the cluster itself gives to be found by',
  'grappe.audit_entries.subject_id': 'an identifier',
  'grappe.audit_entries.detail':
    'names of columns and identifiers: the proof looks that no value stands there',
  'grappe.audit_pending.action': 'a code of the program',
  'grappe.audit_pending.subject_kind': 'the name of a table',
  'grappe.audit_pending.subject_id': 'an identifier',
  'grappe.audit_pending.detail': 'empty between two transactions',
};

/** Columns that hold texts of their own: no codes that a constraint lists or spells, nothing that is computed from others. */
const textColumns = `
  select n.nspname as schema, c.relname as table, a.attname as column
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
  join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid
  where n.nspname in ('grappe', 'accounts') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and t.typname in ('text', 'varchar', 'bpchar', 'json', 'jsonb', '_text')
    and not exists (
      select from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)
        and pg_get_constraintdef(k.oid) ~ ('\\m' || a.attname || '\\M( COLLATE "C")?\\)? (= ANY|~|<@)')
    )
  order by 1, 2, 3`;

/** Columns of text where neither a marker stands nor a reason is given; and reasons that are of no use any more. */
export async function forgottenColumns(database: TestDatabase): Promise<string[]> {
  return database.asOwner(async (client) => {
    const { rows } = await client.query<{ schema: string; table: string; column: string }>(textColumns);
    const forgotten: string[] = [];
    for (const { schema, table, column } of rows) {
      const name = `${schema}.${table}.${column}`;
      const { rows: found } = await client.query<{ marked: boolean }>(
        `select exists (select from ${schema}."${table}" where "${column}"::text ~* 'zq[a-z]{4}x') as marked`,
      );
      if (found[0]?.marked !== true && withoutMarker[name] === undefined) forgotten.push(name);
    }
    const names = new Set(rows.map(({ schema, table, column }) => `${schema}.${table}.${column}`));
    const useless = Object.keys(withoutMarker).filter((name) => !names.has(name));
    return [...forgotten, ...useless.map((name) => `${name} is excused and is not there`)];
  });
}
