-- What the migrations make, read back from PostgreSQL's catalogue. Do not edit:
-- node packages/database/src/catalogue/write.ts writes it, and a test compares it.

extension pg_trgm in schema grappe;

extension unaccent in schema grappe;

table accounts.account (
  id text not null,
  accountId text not null,
  providerId text not null,
  userId text not null,
  accessToken text,
  refreshToken text,
  idToken text,
  accessTokenExpiresAt timestamp with time zone,
  refreshTokenExpiresAt timestamp with time zone,
  scope text,
  password text,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES accounts."user"(id) ON DELETE CASCADE,
  constraint account_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX account_person ON accounts.account USING btree ("userId");
CREATE UNIQUE INDEX account_of_provider ON accounts.account USING btree ("providerId", "accountId");
policy all_accounts for all to grappe_accounts using (true) with check (true);
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_account__audit_delete AFTER DELETE ON accounts.account REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r."userId"', 'r."providerId"', 'id', 'updatedAt,accessToken,refreshToken,idToken,accessTokenExpiresAt,refreshTokenExpiresAt');
CREATE TRIGGER tg_account__audit_insert AFTER INSERT ON accounts.account REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r."userId"', 'r."providerId"', 'id', 'updatedAt,accessToken,refreshToken,idToken,accessTokenExpiresAt,refreshTokenExpiresAt');
CREATE TRIGGER tg_account__audit_update AFTER UPDATE ON accounts.account REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r."userId"', 'r."providerId"', 'id', 'updatedAt,accessToken,refreshToken,idToken,accessTokenExpiresAt,refreshTokenExpiresAt');
grant delete, insert, select, update to grappe_accounts;

table accounts.passkey (
  id text not null,
  name text,
  publicKey text not null,
  userId text not null,
  credentialID text not null,
  counter bigint not null,
  deviceType text not null,
  backedUp boolean not null,
  transports text,
  createdAt timestamp with time zone,
  aaguid text,
  constraint "passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES accounts."user"(id) ON DELETE CASCADE,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint "passkey_credentialID_key" UNIQUE ("credentialID")
);
-- owner grappe_owner; row security on, forced
CREATE INDEX passkey_person ON accounts.passkey USING btree ("userId");
policy all_accounts for all to grappe_accounts using (true) with check (true);
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_passkey__audit_delete AFTER DELETE ON accounts.passkey REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r."userId"', 'null', 'id', 'counter');
CREATE TRIGGER tg_passkey__audit_insert AFTER INSERT ON accounts.passkey REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r."userId"', 'null', 'id', 'counter');
CREATE TRIGGER tg_passkey__audit_update AFTER UPDATE ON accounts.passkey REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r."userId"', 'null', 'id', 'counter');
grant delete, insert, select, update to grappe_accounts;

table accounts.rateLimit (
  id text not null,
  key text not null,
  count integer not null,
  lastRequest bigint not null,
  constraint "rateLimit_pkey" PRIMARY KEY (id),
  constraint "rateLimit_key_key" UNIQUE (key)
);
-- owner grappe_owner; row security on, forced
policy all_accounts for all to grappe_accounts using (true) with check (true);
policy all_owner for all to grappe_owner using (true) with check (true);
grant delete, insert, select, update to grappe_accounts;

table accounts.session (
  id text not null,
  expiresAt timestamp with time zone not null,
  token text not null,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  ipAddress text,
  userAgent text,
  userId text not null,
  constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES accounts."user"(id) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX session_person ON accounts.session USING btree ("userId");
policy all_accounts for all to grappe_accounts using (true) with check (true);
policy all_owner for all to grappe_owner using (true) with check (true);
grant delete, insert, select, update to grappe_accounts;

table accounts.twoFactor (
  id text not null,
  secret text not null,
  backupCodes text not null,
  userId text not null,
  verified boolean not null default true,
  failedVerificationCount integer not null default 0,
  lockedUntil timestamp with time zone,
  constraint "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES accounts."user"(id) ON DELETE CASCADE,
  constraint "twoFactor_pkey" PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE UNIQUE INDEX two_factor_person ON accounts."twoFactor" USING btree ("userId");
policy all_accounts for all to grappe_accounts using (true) with check (true);
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER "tg_twoFactor__audit_delete" AFTER DELETE ON accounts."twoFactor" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r."userId"', 'null', 'id', '');
CREATE TRIGGER "tg_twoFactor__audit_insert" AFTER INSERT ON accounts."twoFactor" REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r."userId"', 'null', 'id', '');
CREATE TRIGGER "tg_twoFactor__audit_update" AFTER UPDATE ON accounts."twoFactor" REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r."userId"', 'null', 'id', '');
grant delete, insert, select, update to grappe_accounts;

table accounts.user (
  id text not null,
  name text not null,
  email text not null,
  emailVerified boolean not null default false,
  image text,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  twoFactorEnabled boolean not null default false,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email)
);
-- owner grappe_owner; row security on, forced
policy all_accounts for all to grappe_accounts using (true) with check (true);
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_user__audit_delete AFTER DELETE ON accounts."user" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r.id', 'null', 'id', 'updatedAt,image');
CREATE TRIGGER tg_user__audit_insert AFTER INSERT ON accounts."user" REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r.id', 'null', 'id', 'updatedAt,image');
CREATE TRIGGER tg_user__audit_update AFTER UPDATE ON accounts."user" REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r.id', 'null', 'id', 'updatedAt,image');
grant delete, insert, select, update to grappe_accounts;

table accounts.verification (
  id text not null,
  identifier text not null,
  value text not null,
  expiresAt timestamp with time zone not null,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  constraint verification_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX verification_identifier ON accounts.verification USING btree (identifier);
policy all_accounts for all to grappe_accounts using (true) with check (true);
policy all_owner for all to grappe_owner using (true) with check (true);
grant delete, insert, select, update to grappe_accounts;

table grappe.alliance_clusters (
  cluster_id uuid not null,
  alliance_id uuid not null,
  status text not null,
  constraint alliance_clusters_status_check CHECK ((status = ANY (ARRAY['invited'::text, 'accepted'::text, 'declined'::text]))),
  constraint alliance_clusters_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES grappe.alliances(id) ON DELETE CASCADE,
  constraint alliance_clusters_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint alliance_clusters_pkey PRIMARY KEY (cluster_id, alliance_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_clusters_alliance ON grappe.alliance_clusters USING btree (alliance_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using ((((alliance_id = ANY (( SELECT grappe.my_alliances() AS my_alliances)::uuid[])) AND (status = 'accepted'::text)) OR ((alliance_id = ANY (( SELECT grappe.my_alliance_files() AS my_alliance_files)::uuid[])) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))) with check ();
CREATE TRIGGER tg_alliance_clusters__audit_delete AFTER DELETE ON grappe.alliance_clusters REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, alliance_id', '');
CREATE TRIGGER tg_alliance_clusters__audit_insert AFTER INSERT ON grappe.alliance_clusters REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, alliance_id', '');
CREATE TRIGGER tg_alliance_clusters__audit_update AFTER UPDATE ON grappe.alliance_clusters REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, alliance_id', '');
CREATE TRIGGER tg_alliance_clusters__tell_accepted AFTER UPDATE ON grappe.alliance_clusters FOR EACH ROW WHEN (((old.status = 'invited'::text) AND (new.status = 'accepted'::text))) EXECUTE FUNCTION grappe.tg_alliance_clusters__tell();
CREATE TRIGGER tg_alliance_clusters__tell_proposed AFTER INSERT ON grappe.alliance_clusters FOR EACH ROW WHEN ((new.status = 'invited'::text)) EXECUTE FUNCTION grappe.tg_alliance_clusters__tell();
grant select to grappe_app;

table grappe.alliance_commitments (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  alliance_id uuid not null,
  promised_by uuid,
  by_outside boolean not null default false,
  title text not null,
  detail text not null default ''::text,
  due_on date not null,
  owner_id uuid,
  status text not null default 'open'::text,
  closed_on date,
  outcome text not null default ''::text,
  version integer not null default 1,
  created_by uuid,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint alliance_commitments_check CHECK (((status = 'open'::text) = (closed_on IS NULL))),
  constraint alliance_commitments_check1 CHECK (((promised_by IS NULL) OR (NOT by_outside))),
  constraint alliance_commitments_detail_check CHECK ((length(detail) <= 4000)),
  constraint alliance_commitments_outcome_check CHECK ((length(outcome) <= 4000)),
  constraint alliance_commitments_status_check CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
  constraint alliance_commitments_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  constraint alliance_commitments_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_commitments_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_commitments_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_commitments_promised_by_alliance_id_fkey FOREIGN KEY (promised_by, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_commitments_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_commitments_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_commitments_alliance ON grappe.alliance_commitments USING btree (alliance_id, due_on);
CREATE INDEX alliance_commitments_cluster ON grappe.alliance_commitments USING btree (cluster_id, alliance_id);
CREATE INDEX alliance_commitments_owner ON grappe.alliance_commitments USING btree (owner_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_joined for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (created_by = ( SELECT grappe.current_person() AS current_person)) AND (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))));
policy select_joined for select to grappe_app using ((alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))) with check ();
policy update_joined for update to grappe_app using ((alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_alliance_commitments__audit_delete AFTER DELETE ON grappe.alliance_commitments REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_commitments__audit_insert AFTER INSERT ON grappe.alliance_commitments REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_commitments__audit_update AFTER UPDATE ON grappe.alliance_commitments REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
grant select to grappe_app;
grant insert (cluster_id, alliance_id, promised_by, by_outside, title, detail, due_on, owner_id, created_by, updated_by) to grappe_app;
grant update (promised_by, by_outside, title, detail, due_on, owner_id, status, closed_on, outcome, version, updated_by, updated_at) to grappe_app;

table grappe.alliance_contacts (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  alliance_id uuid not null,
  name text not null,
  position text not null default ''::text,
  email text not null default ''::text,
  language text,
  note text not null default ''::text,
  left_on date,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint alliance_contacts_email_check CHECK ((length(email) <= 320)),
  constraint alliance_contacts_language_check CHECK ((language ~ '^[a-z]{2}$'::text)),
  constraint alliance_contacts_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint alliance_contacts_note_check CHECK ((length(note) <= 2000)),
  constraint alliance_contacts_position_check CHECK ((length("position") <= 200)),
  constraint alliance_contacts_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_contacts_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_contacts_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_contacts_alliance ON grappe.alliance_contacts USING btree (cluster_id, alliance_id);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (updated_by = ( SELECT grappe.current_person() AS current_person)) AND (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_alliance_contacts__audit_delete AFTER DELETE ON grappe.alliance_contacts REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_contacts__audit_insert AFTER INSERT ON grappe.alliance_contacts REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_contacts__audit_update AFTER UPDATE ON grappe.alliance_contacts REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'id', 'version,updated_at');
grant select to grappe_app;
grant insert (cluster_id, alliance_id, name, position, email, language, note, updated_by) to grappe_app;
grant update (name, position, email, language, note, left_on, version, updated_by, updated_at) to grappe_app;

table grappe.alliance_conventions (
  cluster_id uuid not null,
  alliance_id uuid not null,
  terms jsonb not null,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint alliance_conventions_terms_check CHECK ((jsonb_typeof(terms) = 'object'::text)),
  constraint alliance_conventions_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_conventions_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_conventions_pkey PRIMARY KEY (alliance_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_conventions_cluster ON grappe.alliance_conventions USING btree (cluster_id, alliance_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_joined for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (updated_by = ( SELECT grappe.current_person() AS current_person)) AND (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))));
policy select_joined for select to grappe_app using ((alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))) with check ();
policy update_joined for update to grappe_app using ((alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))) with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (updated_by = ( SELECT grappe.current_person() AS current_person))));
CREATE TRIGGER tg_alliance_conventions__audit_delete AFTER DELETE ON grappe.alliance_conventions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'alliance_id', 'version,updated_at');
CREATE TRIGGER tg_alliance_conventions__audit_insert AFTER INSERT ON grappe.alliance_conventions REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'alliance_id', 'version,updated_at');
CREATE TRIGGER tg_alliance_conventions__audit_update AFTER UPDATE ON grappe.alliance_conventions REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'alliance_id', 'version,updated_at');
CREATE TRIGGER tg_alliance_conventions__unsign AFTER UPDATE OF terms ON grappe.alliance_conventions FOR EACH ROW EXECUTE FUNCTION grappe.tg_alliance_conventions__unsign();
grant select to grappe_app;
grant insert (cluster_id, alliance_id, terms, updated_by) to grappe_app;
grant update (cluster_id, terms, version, updated_by, updated_at) to grappe_app;

table grappe.alliance_events (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  alliance_id uuid not null,
  kind text not null,
  shared boolean not null,
  on_date date not null default CURRENT_DATE,
  detail jsonb not null default '{}'::jsonb,
  author_id uuid,
  recorded_at timestamp with time zone not null default now(),
  constraint alliance_events_detail_check CHECK ((jsonb_typeof(detail) = 'object'::text)),
  constraint alliance_events_kind_check CHECK ((kind = ANY (ARRAY['begun'::text, 'proposed'::text, 'accepted'::text, 'stage'::text, 'back'::text, 'convention'::text, 'signed'::text, 'unsigned'::text, 'promised'::text, 'kept'::text, 'dropped'::text, 'working_group'::text, 'project'::text, 'competence'::text, 'incident'::text, 'exchange'::text, 'handover'::text, 'ended'::text]))),
  constraint alliance_events_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_events_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_events_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_events_alliance ON grappe.alliance_events USING btree (alliance_id, on_date DESC);
CREATE INDEX alliance_events_cluster ON grappe.alliance_events USING btree (cluster_id, alliance_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (author_id = ( SELECT grappe.current_person() AS current_person)) AND (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (shared AND (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))))) with check ();
CREATE TRIGGER tg_alliance_events__audit_delete AFTER DELETE ON grappe.alliance_events REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'r.kind', 'id', '');
CREATE TRIGGER tg_alliance_events__audit_insert AFTER INSERT ON grappe.alliance_events REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'r.kind', 'id', '');
CREATE TRIGGER tg_alliance_events__audit_update AFTER UPDATE ON grappe.alliance_events REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'r.kind', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, alliance_id, kind, shared, on_date, detail, author_id) to grappe_app;

table grappe.alliance_incident_tellings (
  cluster_id uuid not null,
  incident_id uuid not null,
  alliance_id uuid not null,
  kind text not null,
  body text not null,
  status text not null default 'open'::text,
  learnt text not null default ''::text,
  told_by uuid,
  told_at timestamp with time zone not null default now(),
  constraint alliance_incident_tellings_body_check CHECK (((length(body) >= 1) AND (length(body) <= 8000))),
  constraint alliance_incident_tellings_kind_check CHECK ((kind = ANY (ARRAY['intellectual_property'::text, 'brand'::text, 'free_riding'::text, 'silence'::text]))),
  constraint alliance_incident_tellings_learnt_check CHECK ((length(learnt) <= 4000)),
  constraint alliance_incident_tellings_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint alliance_incident_tellings_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_incident_tellings_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES grappe.alliance_incidents(id) ON DELETE CASCADE,
  constraint alliance_incident_tellings_told_by_fkey FOREIGN KEY (told_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_incident_tellings_pkey PRIMARY KEY (incident_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_incident_tellings_alliance ON grappe.alliance_incident_tellings USING btree (alliance_id);
CREATE INDEX alliance_incident_tellings_cluster ON grappe.alliance_incident_tellings USING btree (cluster_id, alliance_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (told_by = ( SELECT grappe.current_person() AS current_person)) AND (EXISTS ( SELECT
   FROM grappe.alliance_incidents i
  WHERE ((i.id = alliance_incident_tellings.incident_id) AND i.agrees AND (i.cluster_id = alliance_incident_tellings.cluster_id) AND (i.alliance_id = alliance_incident_tellings.alliance_id))))));
policy select_joined for select to grappe_app using (((alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[])) OR (incident_id = ANY (( SELECT grappe.my_incidents() AS my_incidents)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_alliance_incident_tellings__audit_delete AFTER DELETE ON grappe.alliance_incident_tellings REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incident_id', 'null', 'incident_id', '');
CREATE TRIGGER tg_alliance_incident_tellings__audit_insert AFTER INSERT ON grappe.alliance_incident_tellings REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incident_id', 'null', 'incident_id', '');
CREATE TRIGGER tg_alliance_incident_tellings__audit_update AFTER UPDATE ON grappe.alliance_incident_tellings REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incident_id', 'null', 'incident_id', '');
grant select to grappe_app;
grant insert (cluster_id, incident_id, alliance_id, kind, body, told_by) to grappe_app;
grant update (status, learnt) to grappe_app;

table grappe.alliance_incident_words (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  incident_id uuid not null,
  audience text not null,
  body text not null,
  author_id uuid,
  at timestamp with time zone not null default now(),
  constraint alliance_incident_words_audience_check CHECK ((audience = ANY (ARRAY['home'::text, 'teams'::text]))),
  constraint alliance_incident_words_body_check CHECK (((length(body) >= 1) AND (length(body) <= 8000))),
  constraint alliance_incident_words_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_incident_words_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint alliance_incident_words_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES grappe.alliance_incidents(id) ON DELETE CASCADE,
  constraint alliance_incident_words_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_incident_words_cluster ON grappe.alliance_incident_words USING btree (cluster_id, id);
CREATE INDEX alliance_incident_words_incident ON grappe.alliance_incident_words USING btree (incident_id, id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_concerned for insert to grappe_app using () with check (((author_id = ( SELECT grappe.current_person() AS current_person)) AND (((audience = 'home'::text) AND (incident_id = ANY (( SELECT grappe.my_incidents() AS my_incidents)::uuid[])) AND (cluster_id = ANY (( SELECT grappe.my_writable_clusters() AS my_writable_clusters)::uuid[]))) OR ((audience = 'teams'::text) AND (incident_id = ANY (( SELECT grappe.my_told_incidents() AS my_told_incidents)::uuid[])) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))));
policy select_concerned for select to grappe_app using ((((audience = 'home'::text) AND (incident_id = ANY (( SELECT grappe.my_incidents() AS my_incidents)::uuid[]))) OR ((audience = 'teams'::text) AND (incident_id = ANY (( SELECT grappe.my_told_incidents() AS my_told_incidents)::uuid[]))))) with check ();
CREATE TRIGGER tg_alliance_incident_words__audit_delete AFTER DELETE ON grappe.alliance_incident_words REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incident_id', 'null', 'id', '');
CREATE TRIGGER tg_alliance_incident_words__audit_insert AFTER INSERT ON grappe.alliance_incident_words REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incident_id', 'null', 'id', '');
CREATE TRIGGER tg_alliance_incident_words__audit_update AFTER UPDATE ON grappe.alliance_incident_words REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incident_id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, incident_id, audience, body, author_id) to grappe_app;

table grappe.alliance_incidents (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  alliance_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  body text not null,
  status text not null default 'open'::text,
  agrees boolean not null default false,
  owner_id uuid,
  learnt text not null default ''::text,
  closed_on date,
  opened_by uuid,
  opened_at timestamp with time zone not null default now(),
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint alliance_incidents_body_check CHECK (((length(body) >= 1) AND (length(body) <= 8000))),
  constraint alliance_incidents_check CHECK (((status = 'closed'::text) = (closed_on IS NOT NULL))),
  constraint alliance_incidents_check1 CHECK (((status <> 'closed'::text) OR (learnt <> ''::text))),
  constraint alliance_incidents_kind_check CHECK ((kind = ANY (ARRAY['intellectual_property'::text, 'brand'::text, 'free_riding'::text, 'silence'::text]))),
  constraint alliance_incidents_learnt_check CHECK ((length(learnt) <= 4000)),
  constraint alliance_incidents_status_check CHECK ((status = ANY (ARRAY['open'::text, 'mediation'::text, 'closed'::text]))),
  constraint alliance_incidents_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_incidents_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint alliance_incidents_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_incidents_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_incidents_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_incidents_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_incidents_alliance ON grappe.alliance_incidents USING btree (cluster_id, alliance_id);
CREATE INDEX alliance_incidents_organisation ON grappe.alliance_incidents USING btree (cluster_id, organisation_id);
CREATE INDEX alliance_incidents_owner ON grappe.alliance_incidents USING btree (owner_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_firm for insert to grappe_app using () with check (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (cluster_id = ANY (( SELECT grappe.my_writable_clusters() AS my_writable_clusters)::uuid[])) AND (alliance_id = ANY (( SELECT grappe.my_alliances() AS my_alliances)::uuid[])) AND (opened_by = ( SELECT grappe.current_person() AS current_person))));
policy select_concerned for select to grappe_app using ((id = ANY (( SELECT grappe.my_incidents() AS my_incidents)::uuid[]))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_alliance_incidents__audit_delete AFTER DELETE ON grappe.alliance_incidents REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'r.kind', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_incidents__audit_insert AFTER INSERT ON grappe.alliance_incidents REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'r.kind', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_incidents__audit_update AFTER UPDATE ON grappe.alliance_incidents REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'r.kind', 'id', 'version,updated_at');
grant select to grappe_app;
grant insert (cluster_id, alliance_id, organisation_id, kind, body, agrees, opened_by, updated_by) to grappe_app;
grant update (status, owner_id, learnt, closed_on, version, updated_by, updated_at) to grappe_app;

table grappe.alliance_mandates (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  title text not null,
  purpose text not null default ''::text,
  priorities text[] not null default '{}'::text[],
  status text not null default 'draft'::text,
  given_on date,
  given_by text not null default ''::text,
  valid_until date,
  owner_id uuid,
  version integer not null default 1,
  created_by uuid,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint alliance_mandates_check CHECK ((valid_until >= given_on)),
  constraint alliance_mandates_check1 CHECK (((status = 'given'::text) <= (given_on IS NOT NULL))),
  constraint alliance_mandates_given_by_check CHECK ((length(given_by) <= 200)),
  constraint alliance_mandates_priorities_check CHECK ((cardinality(priorities) <= 20)),
  constraint alliance_mandates_purpose_check CHECK ((length(purpose) <= 4000)),
  constraint alliance_mandates_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'given'::text, 'withdrawn'::text]))),
  constraint alliance_mandates_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint alliance_mandates_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint alliance_mandates_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_mandates_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_mandates_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_mandates_pkey PRIMARY KEY (id),
  constraint alliance_mandates_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_mandates_cluster ON grappe.alliance_mandates USING btree (cluster_id, id);
CREATE INDEX alliance_mandates_owner ON grappe.alliance_mandates USING btree (owner_id);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (updated_by = ( SELECT grappe.current_person() AS current_person))));
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_board for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_board_clusters() AS my_board_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_alliance_mandates__audit_delete AFTER DELETE ON grappe.alliance_mandates REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_mandates__audit_insert AFTER INSERT ON grappe.alliance_mandates REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_mandates__audit_update AFTER UPDATE ON grappe.alliance_mandates REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
grant select to grappe_app;
grant insert (cluster_id, title, purpose, priorities, status, given_on, given_by, valid_until, owner_id, created_by, updated_by) to grappe_app;
grant update (title, purpose, priorities, status, given_on, given_by, valid_until, owner_id, version, updated_by, updated_at) to grappe_app;

table grappe.alliance_matches (
  cluster_id uuid not null,
  id uuid not null default gen_random_uuid(),
  alliance_id uuid not null,
  own_entry uuid not null,
  other_entry uuid not null,
  worth double precision not null,
  ways jsonb not null,
  common_markets text[],
  common_languages text[],
  made_on date not null default CURRENT_DATE,
  constraint alliance_matches_worth_check CHECK (((worth >= (0)::double precision) AND (worth <= (1)::double precision))),
  constraint alliance_matches_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES grappe.alliances(id) ON DELETE CASCADE,
  constraint alliance_matches_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint alliance_matches_other_entry_fkey FOREIGN KEY (other_entry) REFERENCES grappe.matching_entries(id) ON DELETE CASCADE,
  constraint alliance_matches_own_entry_fkey FOREIGN KEY (own_entry) REFERENCES grappe.matching_entries(id) ON DELETE CASCADE,
  constraint alliance_matches_pkey PRIMARY KEY (id),
  constraint alliance_matches_cluster_id_own_entry_other_entry_key UNIQUE (cluster_id, own_entry, other_entry)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_matches_alliance ON grappe.alliance_matches USING btree (cluster_id, alliance_id, worth DESC);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinators for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinators for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (alliance_id = ANY (( SELECT grappe.my_run_alliances() AS my_run_alliances)::uuid[]))));
policy select_coordinators for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (alliance_id = ANY (( SELECT grappe.my_run_alliances() AS my_run_alliances)::uuid[])))) with check ();
CREATE TRIGGER tg_alliance_matches__audit_delete AFTER DELETE ON grappe.alliance_matches REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'id', '');
CREATE TRIGGER tg_alliance_matches__audit_insert AFTER INSERT ON grappe.alliance_matches REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'id', '');
CREATE TRIGGER tg_alliance_matches__audit_update AFTER UPDATE ON grappe.alliance_matches REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, alliance_id, own_entry, other_entry, worth, ways, common_markets, common_languages) to grappe_app;

table grappe.alliance_notes (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  alliance_id uuid not null,
  audience text not null,
  body text not null,
  author_id uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint alliance_notes_audience_check CHECK ((audience = ANY (ARRAY['team'::text, 'self'::text]))),
  constraint alliance_notes_body_check CHECK (((length(body) >= 1) AND (length(body) <= 8000))),
  constraint alliance_notes_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint alliance_notes_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_notes_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_notes_alliance ON grappe.alliance_notes USING btree (cluster_id, alliance_id, id);
CREATE INDEX alliance_notes_author ON grappe.alliance_notes USING btree (author_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_author for delete to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (author_id = ( SELECT grappe.current_person() AS current_person)))) with check ();
policy insert_author for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (author_id = ( SELECT grappe.current_person() AS current_person)) AND (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))));
policy select_team for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND ((audience = 'team'::text) OR (author_id = ( SELECT grappe.current_person() AS current_person))))) with check ();
policy update_author for update to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (author_id = ( SELECT grappe.current_person() AS current_person)))) with check ();
CREATE TRIGGER tg_alliance_notes__audit_delete AFTER DELETE ON grappe.alliance_notes REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.alliance_id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_notes__audit_insert AFTER INSERT ON grappe.alliance_notes REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.alliance_id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_notes__audit_update AFTER UPDATE ON grappe.alliance_notes REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.alliance_id', 'null', 'id', 'version,updated_at');
grant delete, select to grappe_app;
grant insert (cluster_id, alliance_id, audience, body, author_id) to grappe_app;
grant update (audience, body, version, updated_at) to grappe_app;

table grappe.alliance_project_partners (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  project_id uuid not null,
  organisation_id uuid,
  name text not null default ''::text,
  part text not null default ''::text,
  entered_by uuid,
  constraint alliance_project_partners_check CHECK (((organisation_id IS NULL) = (name <> ''::text))),
  constraint alliance_project_partners_name_check CHECK ((length(name) <= 300)),
  constraint alliance_project_partners_part_check CHECK ((length(part) <= 300)),
  constraint alliance_project_partners_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint alliance_project_partners_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint alliance_project_partners_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_project_partners_project_id_fkey FOREIGN KEY (project_id) REFERENCES grappe.alliance_projects(id) ON DELETE CASCADE,
  constraint alliance_project_partners_pkey PRIMARY KEY (id),
  constraint alliance_project_partners_project_id_organisation_id_key UNIQUE (project_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_project_partners_organisation ON grappe.alliance_project_partners USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (entered_by = ( SELECT grappe.current_person() AS current_person)) AND (EXISTS ( SELECT
   FROM grappe.alliance_projects p
  WHERE ((p.id = alliance_project_partners.project_id) AND (p.alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[])))))));
policy select_concerned for select to grappe_app using ((project_id = ANY (( SELECT grappe.my_alliance_projects() AS my_alliance_projects)::uuid[]))) with check ();
CREATE TRIGGER tg_alliance_project_partners__audit_delete AFTER DELETE ON grappe.alliance_project_partners REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_alliance_project_partners__audit_insert AFTER INSERT ON grappe.alliance_project_partners REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_alliance_project_partners__audit_update AFTER UPDATE ON grappe.alliance_project_partners REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.project_id', 'null', 'id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, project_id, organisation_id, name, part, entered_by) to grappe_app;

table grappe.alliance_projects (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  alliance_id uuid not null,
  working_group_id uuid,
  kind text not null,
  title text not null,
  summary text not null default ''::text,
  brick_sought text not null default ''::text,
  funder text not null default ''::text,
  funding_cents bigint,
  currency text,
  status text not null default 'idea'::text,
  label text not null default 'none'::text,
  labelled_on date,
  outcome text not null default ''::text,
  owner_id uuid,
  version integer not null default 1,
  created_by uuid,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint alliance_projects_brick_sought_check CHECK ((length(brick_sought) <= 1000)),
  constraint alliance_projects_check CHECK (((funding_cents IS NULL) = (currency IS NULL))),
  constraint alliance_projects_check1 CHECK (((label = 'granted'::text) = (labelled_on IS NOT NULL))),
  constraint alliance_projects_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint alliance_projects_funder_check CHECK ((length(funder) <= 300)),
  constraint alliance_projects_funding_cents_check CHECK (((funding_cents >= 0) AND (funding_cents <= '10000000000000'::bigint))),
  constraint alliance_projects_kind_check CHECK ((kind = ANY (ARRAY['research'::text, 'business'::text]))),
  constraint alliance_projects_label_check CHECK ((label = ANY (ARRAY['none'::text, 'asked'::text, 'granted'::text, 'refused'::text]))),
  constraint alliance_projects_outcome_check CHECK ((length(outcome) <= 4000)),
  constraint alliance_projects_status_check CHECK ((status = ANY (ARRAY['idea'::text, 'preparing'::text, 'submitted'::text, 'funded'::text, 'running'::text, 'finished'::text, 'dropped'::text]))),
  constraint alliance_projects_summary_check CHECK ((length(summary) <= 4000)),
  constraint alliance_projects_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  constraint alliance_projects_alliance_id_working_group_id_fkey FOREIGN KEY (alliance_id, working_group_id) REFERENCES grappe.alliance_working_groups(alliance_id, id),
  constraint alliance_projects_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_projects_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_projects_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_projects_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_projects_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_projects_alliance ON grappe.alliance_projects USING btree (alliance_id);
CREATE INDEX alliance_projects_cluster ON grappe.alliance_projects USING btree (cluster_id, alliance_id);
CREATE INDEX alliance_projects_owner ON grappe.alliance_projects USING btree (owner_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_joined for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (created_by = ( SELECT grappe.current_person() AS current_person)) AND (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))));
policy select_concerned for select to grappe_app using (((id = ANY (( SELECT grappe.my_alliance_projects() AS my_alliance_projects)::uuid[])) OR (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[])))) with check ();
policy update_joined for update to grappe_app using ((alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_alliance_projects__audit_delete AFTER DELETE ON grappe.alliance_projects REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_projects__audit_insert AFTER INSERT ON grappe.alliance_projects REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_projects__audit_update AFTER UPDATE ON grappe.alliance_projects REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
grant select to grappe_app;
grant insert (cluster_id, alliance_id, working_group_id, kind, title, summary, brick_sought, funder, funding_cents, currency, status, label, labelled_on, owner_id, created_by, updated_by) to grappe_app;
grant update (working_group_id, kind, title, summary, brick_sought, funder, funding_cents, currency, status, label, labelled_on, outcome, owner_id, version, updated_by, updated_at) to grappe_app;

table grappe.alliance_proposals (
  alliance_id uuid not null,
  cluster_id uuid not null,
  short_name text not null,
  proposed_by uuid,
  constraint alliance_proposals_short_name_check CHECK (((length(short_name) >= 1) AND (length(short_name) <= 100))),
  constraint alliance_proposals_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES grappe.alliances(id) ON DELETE CASCADE,
  constraint alliance_proposals_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint alliance_proposals_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_proposals_pkey PRIMARY KEY (alliance_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_proposals_cluster ON grappe.alliance_proposals USING btree (cluster_id);
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_alliance_proposals__audit_delete AFTER DELETE ON grappe.alliance_proposals REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'alliance_id', '');
CREATE TRIGGER tg_alliance_proposals__audit_insert AFTER INSERT ON grappe.alliance_proposals REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'alliance_id', '');
CREATE TRIGGER tg_alliance_proposals__audit_update AFTER UPDATE ON grappe.alliance_proposals REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'alliance_id', '');

table grappe.alliance_sides (
  cluster_id uuid not null,
  alliance_id uuid not null,
  owner_id uuid,
  mandate_id uuid,
  tone text not null default 'unknown'::text,
  tone_note text not null default ''::text,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint alliance_sides_tone_check CHECK ((tone = ANY (ARRAY['unknown'::text, 'warm'::text, 'correct'::text, 'reserved'::text, 'strained'::text]))),
  constraint alliance_sides_tone_note_check CHECK ((length(tone_note) <= 2000)),
  constraint alliance_sides_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_sides_cluster_id_mandate_id_fkey FOREIGN KEY (cluster_id, mandate_id) REFERENCES grappe.alliance_mandates(cluster_id, id),
  constraint alliance_sides_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_sides_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_sides_pkey PRIMARY KEY (cluster_id, alliance_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_sides_owner ON grappe.alliance_sides USING btree (owner_id);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (updated_by = ( SELECT grappe.current_person() AS current_person))));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_alliance_sides__audit_delete AFTER DELETE ON grappe.alliance_sides REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'cluster_id, alliance_id', 'version,updated_at');
CREATE TRIGGER tg_alliance_sides__audit_insert AFTER INSERT ON grappe.alliance_sides REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'cluster_id, alliance_id', 'version,updated_at');
CREATE TRIGGER tg_alliance_sides__audit_update AFTER UPDATE ON grappe.alliance_sides REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'cluster_id, alliance_id', 'version,updated_at');
grant select to grappe_app;
grant update (owner_id, mandate_id, tone, tone_note, version, updated_by, updated_at) to grappe_app;

table grappe.alliance_signatures (
  cluster_id uuid not null,
  alliance_id uuid not null,
  for_outside boolean not null default false,
  convention_version integer not null,
  signed_on date not null,
  signatory text not null,
  capacity text not null default ''::text,
  recorded_by uuid,
  recorded_at timestamp with time zone not null default now(),
  constraint alliance_signatures_capacity_check CHECK ((length(capacity) <= 200)),
  constraint alliance_signatures_signatory_check CHECK (((length(signatory) >= 1) AND (length(signatory) <= 200))),
  constraint alliance_signatures_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_signatures_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_signatures_pkey PRIMARY KEY (cluster_id, alliance_id, for_outside)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_signatures_alliance ON grappe.alliance_signatures USING btree (alliance_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_manager for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) AND (recorded_by = ( SELECT grappe.current_person() AS current_person)) AND (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))));
policy select_joined for select to grappe_app using ((alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))) with check ();
CREATE TRIGGER tg_alliance_signatures__audit_delete AFTER DELETE ON grappe.alliance_signatures REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'cluster_id, alliance_id, for_outside', '');
CREATE TRIGGER tg_alliance_signatures__audit_insert AFTER INSERT ON grappe.alliance_signatures REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'cluster_id, alliance_id, for_outside', '');
CREATE TRIGGER tg_alliance_signatures__audit_update AFTER UPDATE ON grappe.alliance_signatures REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'null', 'cluster_id, alliance_id, for_outside', '');
CREATE TRIGGER tg_alliance_signatures__mandated BEFORE INSERT ON grappe.alliance_signatures FOR EACH ROW EXECUTE FUNCTION grappe.tg_alliance_signatures__mandated();
grant select to grappe_app;
grant insert (cluster_id, alliance_id, for_outside, convention_version, signed_on, signatory, capacity, recorded_by) to grappe_app;

table grappe.alliance_steps (
  cluster_id uuid not null,
  alliance_id uuid not null,
  stage text not null,
  owner_id uuid,
  next_step text not null default ''::text,
  next_on date,
  done_on date,
  outcome text not null default ''::text,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint alliance_steps_next_step_check CHECK ((length(next_step) <= 500)),
  constraint alliance_steps_outcome_check CHECK ((length(outcome) <= 2000)),
  constraint alliance_steps_stage_check CHECK ((stage = ANY (ARRAY['mandate'::text, 'search'::text, 'contact'::text, 'negotiation'::text, 'signed'::text, 'working_groups'::text, 'cooperation'::text, 'results'::text]))),
  constraint alliance_steps_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_steps_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_steps_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_steps_pkey PRIMARY KEY (cluster_id, alliance_id, stage)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_steps_alliance ON grappe.alliance_steps USING btree (alliance_id);
CREATE INDEX alliance_steps_owner ON grappe.alliance_steps USING btree (owner_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (updated_by = ( SELECT grappe.current_person() AS current_person)) AND (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((stage <> ALL (ARRAY['mandate'::text, 'search'::text])) AND (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_alliance_steps__audit_delete AFTER DELETE ON grappe.alliance_steps REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'r.stage', 'cluster_id, alliance_id, stage', 'version,updated_at');
CREATE TRIGGER tg_alliance_steps__audit_insert AFTER INSERT ON grappe.alliance_steps REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'r.stage', 'cluster_id, alliance_id, stage', 'version,updated_at');
CREATE TRIGGER tg_alliance_steps__audit_update AFTER UPDATE ON grappe.alliance_steps REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.alliance_id', 'r.stage', 'cluster_id, alliance_id, stage', 'version,updated_at');
grant select to grappe_app;
grant insert (cluster_id, alliance_id, stage, owner_id, next_step, next_on, done_on, outcome, updated_by) to grappe_app;
grant update (owner_id, next_step, next_on, done_on, outcome, version, updated_by, updated_at) to grappe_app;

table grappe.alliance_working_group_firms (
  cluster_id uuid not null,
  working_group_id uuid not null,
  organisation_id uuid not null,
  joined_on date not null default CURRENT_DATE,
  left_on date,
  entered_by uuid,
  constraint alliance_working_group_firms_check CHECK ((left_on >= joined_on)),
  constraint alliance_working_group_firms_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint alliance_working_group_firms_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_working_group_firms_working_group_id_fkey FOREIGN KEY (working_group_id) REFERENCES grappe.alliance_working_groups(id) ON DELETE CASCADE,
  constraint alliance_working_group_firms_pkey PRIMARY KEY (working_group_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_working_group_firms_organisation ON grappe.alliance_working_group_firms USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (entered_by = ( SELECT grappe.current_person() AS current_person)) AND (EXISTS ( SELECT
   FROM (grappe.alliance_working_groups w
     JOIN grappe.alliance_clusters c ON ((c.alliance_id = w.alliance_id)))
  WHERE ((w.id = alliance_working_group_firms.working_group_id) AND (c.cluster_id = alliance_working_group_firms.cluster_id) AND (c.status = 'accepted'::text))))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (working_group_id = ANY (( SELECT grappe.my_working_groups() AS my_working_groups)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_alliance_working_group_firms__audit_delete AFTER DELETE ON grappe.alliance_working_group_firms REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'working_group_id, organisation_id', '');
CREATE TRIGGER tg_alliance_working_group_firms__audit_insert AFTER INSERT ON grappe.alliance_working_group_firms REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'working_group_id, organisation_id', '');
CREATE TRIGGER tg_alliance_working_group_firms__audit_update AFTER UPDATE ON grappe.alliance_working_group_firms REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'working_group_id, organisation_id', '');
grant select to grappe_app;
grant insert (cluster_id, working_group_id, organisation_id, entered_by) to grappe_app;
grant update (joined_on, left_on) to grappe_app;

table grappe.alliance_working_groups (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  alliance_id uuid not null,
  theme text not null,
  purpose text not null default ''::text,
  owner_id uuid,
  status text not null default 'open'::text,
  opened_on date not null default CURRENT_DATE,
  closed_on date,
  outcome text not null default ''::text,
  version integer not null default 1,
  created_by uuid,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint alliance_working_groups_check CHECK ((closed_on >= opened_on)),
  constraint alliance_working_groups_check1 CHECK (((status = 'closed'::text) = (closed_on IS NOT NULL))),
  constraint alliance_working_groups_outcome_check CHECK ((length(outcome) <= 4000)),
  constraint alliance_working_groups_purpose_check CHECK ((length(purpose) <= 4000)),
  constraint alliance_working_groups_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint alliance_working_groups_theme_check CHECK (((length(theme) >= 1) AND (length(theme) <= 200))),
  constraint alliance_working_groups_cluster_id_alliance_id_fkey FOREIGN KEY (cluster_id, alliance_id) REFERENCES grappe.alliance_clusters(cluster_id, alliance_id) ON DELETE CASCADE,
  constraint alliance_working_groups_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_working_groups_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_working_groups_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint alliance_working_groups_pkey PRIMARY KEY (id),
  constraint alliance_working_groups_alliance_id_id_key UNIQUE (alliance_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX alliance_working_groups_cluster ON grappe.alliance_working_groups USING btree (cluster_id, alliance_id);
CREATE INDEX alliance_working_groups_owner ON grappe.alliance_working_groups USING btree (owner_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_joined for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (created_by = ( SELECT grappe.current_person() AS current_person)) AND (alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))));
policy select_concerned for select to grappe_app using (((alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[])) OR (alliance_id = ANY (( SELECT grappe.my_alliances() AS my_alliances)::uuid[])))) with check ();
policy update_joined for update to grappe_app using ((alliance_id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_alliance_working_groups__audit_delete AFTER DELETE ON grappe.alliance_working_groups REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_working_groups__audit_insert AFTER INSERT ON grappe.alliance_working_groups REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_alliance_working_groups__audit_update AFTER UPDATE ON grappe.alliance_working_groups REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
grant select to grappe_app;
grant insert (cluster_id, alliance_id, theme, purpose, owner_id, opened_on, created_by, updated_by) to grappe_app;
grant update (theme, purpose, owner_id, status, closed_on, outcome, version, updated_by, updated_at) to grappe_app;

table grappe.alliances (
  id uuid not null default gen_random_uuid(),
  name text not null,
  theme text not null default ''::text,
  status text not null default 'proposed'::text,
  proposed_at timestamp with time zone not null default now(),
  started_on date,
  ended_on date,
  stage text not null default 'contact'::text,
  stage_since date not null default CURRENT_DATE,
  outside_name text,
  outside_country text,
  outside_founded_on date,
  version integer not null default 1,
  constraint alliances_check CHECK (((status = 'ended'::text) OR ((started_on IS NULL) = (status = ANY (ARRAY['prepared'::text, 'proposed'::text]))))),
  constraint alliances_check1 CHECK (((ended_on IS NOT NULL) = (status = 'ended'::text))),
  constraint alliances_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint alliances_outside CHECK (((outside_name IS NOT NULL) OR ((outside_country IS NULL) AND (outside_founded_on IS NULL)))),
  constraint alliances_outside_country_check CHECK ((outside_country ~ '^[A-Z]{2}$'::text)),
  constraint alliances_outside_name_check CHECK (((length(outside_name) >= 1) AND (length(outside_name) <= 300))),
  constraint alliances_stage_check CHECK ((stage = ANY (ARRAY['mandate'::text, 'search'::text, 'contact'::text, 'negotiation'::text, 'signed'::text, 'working_groups'::text, 'cooperation'::text, 'results'::text]))),
  constraint alliances_stage_of_status CHECK (
CASE status
    WHEN 'prepared'::text THEN ((stage = ANY (ARRAY['mandate'::text, 'search'::text])) OR ((stage = 'contact'::text) AND (outside_name IS NOT NULL)))
    WHEN 'proposed'::text THEN (stage = 'contact'::text)
    WHEN 'active'::text THEN (stage <> ALL (ARRAY['mandate'::text, 'search'::text, 'contact'::text]))
    ELSE true
END),
  constraint alliances_status_check CHECK ((status = ANY (ARRAY['prepared'::text, 'proposed'::text, 'active'::text, 'ended'::text]))),
  constraint alliances_theme_check CHECK ((length(theme) <= 500)),
  constraint alliances_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((id = ANY (( SELECT grappe.my_alliances() AS my_alliances)::uuid[])) OR (id = ANY (( SELECT grappe.my_alliance_files() AS my_alliance_files)::uuid[])))) with check ();
policy update_joined for update to grappe_app using ((id = ANY (( SELECT grappe.my_joined_alliances() AS my_joined_alliances)::uuid[]))) with check ();
CREATE TRIGGER tg_alliances__audit_delete AFTER DELETE ON grappe.alliances REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_alliances__audit_insert AFTER INSERT ON grappe.alliances REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_alliances__audit_update AFTER UPDATE ON grappe.alliances REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_alliances__signed BEFORE UPDATE OF stage ON grappe.alliances FOR EACH ROW EXECUTE FUNCTION grappe.tg_alliances__signed();
grant select to grappe_app;
grant update (name, theme, status, started_on, stage, stage_since, outside_name, outside_country, outside_founded_on, version) to grappe_app;

table grappe.analyses (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  study_id uuid,
  kind text not null,
  title text not null,
  waves uuid[] not null,
  settings jsonb not null,
  job_id uuid,
  data_hash text,
  firms integer,
  software text,
  outcome text,
  result jsonb,
  finished_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint analyses_check CHECK ((((outcome IS NULL) = (result IS NULL)) AND ((outcome IS NULL) = (finished_at IS NULL)))),
  constraint analyses_data_hash_check CHECK ((data_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint analyses_firms_check CHECK ((firms >= 0)),
  constraint analyses_kind_check CHECK ((kind = ANY (ARRAY['measurement'::text, 'structure'::text, 'mediation'::text, 'groups'::text, 'change'::text, 'involvement'::text]))),
  constraint analyses_outcome_check CHECK ((outcome = ANY (ARRAY['concluded'::text, 'not_concluded'::text]))),
  constraint analyses_result_check CHECK ((jsonb_typeof(result) = 'object'::text)),
  constraint analyses_settings_check CHECK (((jsonb_typeof(settings) = 'object'::text) AND (length((settings)::text) <= 100000))),
  constraint analyses_software_check CHECK ((length(software) <= 100)),
  constraint analyses_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200))),
  constraint analyses_waves_check CHECK (((cardinality(waves) >= 1) AND (cardinality(waves) <= 10))),
  constraint analyses_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint analyses_cluster_id_study_id_fkey FOREIGN KEY (cluster_id, study_id) REFERENCES grappe.studies(cluster_id, id) ON DELETE CASCADE,
  constraint analyses_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint analyses_job_id_fkey FOREIGN KEY (job_id) REFERENCES grappe.jobs(id) ON DELETE SET NULL,
  constraint analyses_pkey PRIMARY KEY (id),
  constraint analyses_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX analyses_cluster ON grappe.analyses USING btree (cluster_id, created_at DESC);
CREATE INDEX analyses_job ON grappe.analyses USING btree (job_id);
CREATE INDEX analyses_study ON grappe.analyses USING btree (study_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_concerned for delete to grappe_app using ((((study_id IS NULL) AND (cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[]))) OR (study_id = ANY (( SELECT grappe.my_studies() AS my_studies)::uuid[])))) with check ();
policy insert_concerned for insert to grappe_app using () with check (((created_by = ( SELECT grappe.current_person() AS current_person)) AND (((study_id IS NULL) AND (cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[]))) OR (study_id = ANY (( SELECT grappe.my_studies() AS my_studies)::uuid[])))));
policy select_concerned for select to grappe_app using ((((study_id IS NULL) AND (cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[]))) OR (study_id = ANY (( SELECT grappe.my_studies() AS my_studies)::uuid[])))) with check ();
policy update_concerned for update to grappe_app using ((((study_id IS NULL) AND (cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[]))) OR (study_id = ANY (( SELECT grappe.my_studies() AS my_studies)::uuid[])))) with check ();
CREATE TRIGGER tg_analyses__audit_delete AFTER DELETE ON grappe.analyses REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'job_id,data_hash,firms,software,outcome,result,finished_at');
CREATE TRIGGER tg_analyses__audit_insert AFTER INSERT ON grappe.analyses REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'job_id,data_hash,firms,software,outcome,result,finished_at');
CREATE TRIGGER tg_analyses__audit_update AFTER UPDATE ON grappe.analyses REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'job_id,data_hash,firms,software,outcome,result,finished_at');
grant delete, select to grappe_app;
grant insert (cluster_id, study_id, kind, title, waves, settings, created_by) to grappe_app;
grant update (job_id, data_hash, firms, software, outcome, result, finished_at) to grappe_app;

table grappe.asks (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null,
  key text,
  message text not null default ''::text,
  asked_by uuid,
  created_at timestamp with time zone not null default now(),
  status text not null default 'open'::text,
  answered_at timestamp with time zone,
  granted_until timestamp with time zone,
  constraint asks_check CHECK ((from_id <> to_id)),
  constraint asks_check1 CHECK (((kind = 'fact'::text) = (key IS NOT NULL))),
  constraint asks_check2 CHECK (((status = ANY (ARRAY['accepted'::text, 'refused'::text])) = (answered_at IS NOT NULL))),
  constraint asks_check3 CHECK (((status = 'accepted'::text) = (granted_until IS NOT NULL))),
  constraint asks_key_check CHECK ((length(key) <= 100)),
  constraint asks_kind_check CHECK ((kind = ANY (ARRAY['fact'::text, 'introduction'::text]))),
  constraint asks_message_check CHECK ((length(message) <= 1000)),
  constraint asks_status_check CHECK ((status = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint asks_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint asks_cluster_id_from_id_fkey FOREIGN KEY (cluster_id, from_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint asks_cluster_id_to_id_fkey FOREIGN KEY (cluster_id, to_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint asks_pkey PRIMARY KEY (id),
  constraint asks_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX asks_to ON grappe.asks USING btree (cluster_id, to_id);
CREATE UNIQUE INDEX asks_open ON grappe.asks USING btree (cluster_id, from_id, to_id, kind, key) NULLS NOT DISTINCT WHERE (status = 'open'::text);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_asker for insert to grappe_app using () with check (((from_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (asked_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[]))));
policy select_concerned for select to grappe_app using (((from_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR (to_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])))) with check ();
policy update_concerned for update to grappe_app using (((status = 'open'::text) AND ((from_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR (to_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))))) with check ((((status = 'withdrawn'::text) AND (from_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) OR ((status = ANY (ARRAY['accepted'::text, 'refused'::text])) AND (to_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])))));
CREATE TRIGGER tg_asks__audit_delete AFTER DELETE ON grappe.asks REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_asks__audit_insert AFTER INSERT ON grappe.asks REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_asks__audit_update AFTER UPDATE ON grappe.asks REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_asks__tell_answered AFTER UPDATE ON grappe.asks FOR EACH ROW WHEN (((old.status = 'open'::text) AND (new.status = ANY (ARRAY['accepted'::text, 'refused'::text])))) EXECUTE FUNCTION grappe.tg_asks__tell();
CREATE TRIGGER tg_asks__tell_received AFTER INSERT ON grappe.asks FOR EACH ROW EXECUTE FUNCTION grappe.tg_asks__tell();
grant select to grappe_app;
grant insert (cluster_id, from_id, to_id, kind, key, message, asked_by) to grappe_app;
grant update (status, answered_at, granted_until) to grappe_app;

table grappe.audit_chains (
  cluster_id uuid not null,
  confidential boolean not null,
  length bigint not null default 0,
  head bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea,
  constraint audit_chains_head_check CHECK ((octet_length(head) = 32)),
  constraint audit_chains_pkey PRIMARY KEY (cluster_id, confidential)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);

table grappe.audit_entries (
  cluster_id uuid not null,
  confidential boolean not null,
  position bigint not null,
  at timestamp with time zone not null,
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text,
  detail jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_entries_action_check CHECK ((action = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text, 'read'::text]))),
  constraint audit_entries_detail_check CHECK ((jsonb_typeof(detail) = 'object'::text)),
  constraint audit_entries_hash_check CHECK ((octet_length(hash) = 32)),
  constraint audit_entries_position_check CHECK (("position" > 0)),
  constraint audit_entries_previous_hash_check CHECK ((octet_length(previous_hash) = 32)),
  constraint audit_entries_subject_id_check CHECK (((subject_id !~ '[\n\r]'::text) AND ((length(subject_id) >= 1) AND (length(subject_id) <= 200)))),
  constraint audit_entries_subject_kind_check CHECK (((subject_kind ~ '^[A-Za-z_]+$'::text) AND (length(subject_kind) <= 100))),
  constraint audit_entries_pkey PRIMARY KEY (cluster_id, confidential, "position")
);
-- owner grappe_owner; row security on, forced
CREATE INDEX audit_entries_actor ON grappe.audit_entries USING btree (cluster_id, actor_id, "position" DESC);
CREATE INDEX audit_entries_at ON grappe.audit_entries USING btree (cluster_id, at DESC);
CREATE INDEX audit_entries_subject ON grappe.audit_entries USING btree (cluster_id, subject_kind, "position" DESC);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_manager for select to grappe_app using (((NOT confidential) AND ((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) OR ((cluster_id = ( SELECT grappe.platform() AS platform)) AND ( SELECT grappe.is_platform_administrator() AS is_platform_administrator))))) with check ();
CREATE TRIGGER tg_audit_entries__refuse BEFORE DELETE OR UPDATE OR TRUNCATE ON grappe.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit_entries__refuse();
grant select to grappe_app;

table grappe.audit_pending (
  id bigint not null,
  cluster_id uuid not null,
  confidential boolean not null,
  at timestamp with time zone not null default clock_timestamp(),
  actor_id uuid default grappe.current_person(),
  action text not null,
  subject_kind text not null,
  subject_id text,
  detail jsonb not null,
  constraint audit_pending_pkey PRIMARY KEY (id),
  constraint tg_audit_pending__seal TRIGGER DEFERRABLE INITIALLY DEFERRED
);
-- owner grappe_owner; row security on, forced
CREATE INDEX audit_pending_chain ON grappe.audit_pending USING btree (cluster_id, confidential, id);
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE CONSTRAINT TRIGGER tg_audit_pending__seal AFTER INSERT ON grappe.audit_pending DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grappe.tg_audit_pending__seal();

table grappe.calendar_feeds (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  person_id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  constraint calendar_feeds_token_hash_check CHECK ((octet_length(token_hash) = 32)),
  constraint calendar_feeds_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint calendar_feeds_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint calendar_feeds_pkey PRIMARY KEY (id),
  constraint calendar_feeds_token_hash_key UNIQUE (token_hash)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX calendar_feeds_person ON grappe.calendar_feeds USING btree (person_id);
CREATE UNIQUE INDEX calendar_feeds_standing ON grappe.calendar_feeds USING btree (cluster_id, person_id) WHERE (revoked_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_self for insert to grappe_app using () with check (((person_id = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_writable_clusters() AS my_writable_clusters)::uuid[]))));
policy select_self for select to grappe_app using ((person_id = ( SELECT grappe.current_person() AS current_person))) with check ();
policy update_self for update to grappe_app using ((person_id = ( SELECT grappe.current_person() AS current_person))) with check ();
CREATE TRIGGER tg_calendar_feeds__audit_delete AFTER DELETE ON grappe.calendar_feeds REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'null', 'id', '');
CREATE TRIGGER tg_calendar_feeds__audit_insert AFTER INSERT ON grappe.calendar_feeds REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'null', 'id', '');
CREATE TRIGGER tg_calendar_feeds__audit_update AFTER UPDATE ON grappe.calendar_feeds REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, person_id, token_hash) to grappe_app;
grant update (revoked_at) to grappe_app;

table grappe.campaign_keys (
  campaign_id uuid not null,
  cluster_id uuid not null,
  inner_key bytea not null,
  outer_key bytea not null,
  constraint campaign_keys_inner_key_check CHECK ((length(inner_key) = 64)),
  constraint campaign_keys_outer_key_check CHECK ((length(outer_key) = 64)),
  constraint campaign_keys_cluster_id_campaign_id_fkey FOREIGN KEY (cluster_id, campaign_id) REFERENCES grappe.campaigns(cluster_id, id) ON DELETE CASCADE,
  constraint campaign_keys_pkey PRIMARY KEY (campaign_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX campaign_keys_cluster ON grappe.campaign_keys USING btree (cluster_id, campaign_id);
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_campaign_keys__audit_delete AFTER DELETE ON grappe.campaign_keys REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.campaign_id', 'null', 'campaign_id', '');
CREATE TRIGGER tg_campaign_keys__audit_insert AFTER INSERT ON grappe.campaign_keys REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.campaign_id', 'null', 'campaign_id', '');
CREATE TRIGGER tg_campaign_keys__audit_update AFTER UPDATE ON grappe.campaign_keys REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.campaign_id', 'null', 'campaign_id', '');

table grappe.campaign_waves (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  campaign_id uuid not null,
  ordinal integer not null,
  instrument_version_id uuid not null,
  opens_on date not null,
  closes_on date not null,
  opened_by uuid,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  constraint campaign_waves_check CHECK ((closes_on >= opens_on)),
  constraint campaign_waves_ordinal_check CHECK ((ordinal > 0)),
  constraint campaign_waves_cluster_id_campaign_id_fkey FOREIGN KEY (cluster_id, campaign_id) REFERENCES grappe.campaigns(cluster_id, id) ON DELETE CASCADE,
  constraint campaign_waves_cluster_id_instrument_version_id_fkey FOREIGN KEY (cluster_id, instrument_version_id) REFERENCES grappe.instrument_versions(cluster_id, id),
  constraint campaign_waves_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint campaign_waves_pkey PRIMARY KEY (id),
  constraint campaign_waves_campaign_id_ordinal_key UNIQUE (campaign_id, ordinal),
  constraint campaign_waves_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX campaign_waves_cluster ON grappe.campaign_waves USING btree (cluster_id, opens_on DESC);
CREATE INDEX campaign_waves_version ON grappe.campaign_waves USING btree (cluster_id, instrument_version_id);
CREATE UNIQUE INDEX campaign_waves_open ON grappe.campaign_waves USING btree (campaign_id) WHERE (closed_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((opened_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_known for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_campaign_waves__audit_delete AFTER DELETE ON grappe.campaign_waves REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_campaign_waves__audit_insert AFTER INSERT ON grappe.campaign_waves REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_campaign_waves__audit_update AFTER UPDATE ON grappe.campaign_waves REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, campaign_id, ordinal, instrument_version_id, opens_on, closes_on, opened_by) to grappe_app;

table grappe.campaigns (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  name text not null,
  purpose text not null default ''::text,
  form text not null,
  instrument_id uuid not null,
  target jsonb not null,
  stratum_by text not null,
  reminder_days integer[] not null default '{7,14}'::integer[],
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint campaigns_form_check CHECK ((form = ANY (ARRAY['long'::text, 'short'::text]))),
  constraint campaigns_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200))),
  constraint campaigns_purpose_check CHECK ((length(purpose) <= 2000)),
  constraint campaigns_reminder_days_check CHECK ((cardinality(reminder_days) <= 3)),
  constraint campaigns_stratum_by_check CHECK ((stratum_by = ANY (ARRAY['none'::text, 'size'::text, 'sector'::text, 'departement'::text, 'export'::text]))),
  constraint campaigns_target_check CHECK ((jsonb_typeof(target) = 'object'::text)),
  constraint campaigns_cluster_id_instrument_id_fkey FOREIGN KEY (cluster_id, instrument_id) REFERENCES grappe.instruments(cluster_id, id),
  constraint campaigns_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint campaigns_pkey PRIMARY KEY (id),
  constraint campaigns_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX campaigns_cluster ON grappe.campaigns USING btree (cluster_id, created_at DESC);
CREATE INDEX campaigns_instrument ON grappe.campaigns USING btree (cluster_id, instrument_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((created_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_known for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_campaigns__audit_delete AFTER DELETE ON grappe.campaigns REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_campaigns__audit_insert AFTER INSERT ON grappe.campaigns REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_campaigns__audit_update AFTER UPDATE ON grappe.campaigns REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_campaigns__key AFTER INSERT ON grappe.campaigns FOR EACH ROW EXECUTE FUNCTION grappe.tg_campaigns__key();
grant select to grappe_app;
grant insert (cluster_id, name, purpose, form, instrument_id, target, stratum_by, reminder_days, created_by) to grappe_app;

table grappe.change_sets (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  kind text not null,
  author uuid,
  at timestamp with time zone not null default now(),
  summary jsonb not null default '{}'::jsonb,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint change_sets_kind_check CHECK ((kind = ANY (ARRAY['import'::text, 'edit'::text, 'merge'::text, 'undo'::text, 'generation'::text]))),
  constraint change_sets_author_fkey FOREIGN KEY (author) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint change_sets_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint change_sets_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint change_sets_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX change_sets_cluster ON grappe.change_sets USING btree (cluster_id, at DESC);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_writer for insert to grappe_app using () with check (((author = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_writable_clusters() AS my_writable_clusters)::uuid[]))));
policy select_concerned for select to grappe_app using (((author = ( SELECT grappe.current_person() AS current_person)) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
policy update_concerned for update to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((author = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_writable_clusters() AS my_writable_clusters)::uuid[]))))) with check (((undone_by IS NULL) OR (undone_by = ( SELECT grappe.current_person() AS current_person))));
CREATE TRIGGER tg_change_sets__audit_delete AFTER DELETE ON grappe.change_sets REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'not coalesce(r.cluster_id = any (grappe.my_coordinated_clusters()), false)', 'r.id', 'r.kind', 'id', 'summary');
CREATE TRIGGER tg_change_sets__audit_insert AFTER INSERT ON grappe.change_sets REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'not coalesce(r.cluster_id = any (grappe.my_coordinated_clusters()), false)', 'r.id', 'r.kind', 'id', 'summary');
CREATE TRIGGER tg_change_sets__audit_update AFTER UPDATE ON grappe.change_sets REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'not coalesce(r.cluster_id = any (grappe.my_coordinated_clusters()), false)', 'r.id', 'r.kind', 'id', 'summary');
grant select to grappe_app;
grant insert (cluster_id, kind, author, summary) to grappe_app;
grant update (summary, undone_at, undone_by) to grappe_app;

table grappe.classification_codes (
  scheme text not null,
  code text not null,
  parent text,
  label_fr text not null,
  label_en text not null,
  constraint classification_codes_pkey PRIMARY KEY (scheme, code)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_all for select to grappe_app using (true) with check ();
grant select to grappe_app;

table grappe.cluster_dealings (
  cluster_id uuid not null,
  profile_id uuid not null,
  exchanges text,
  disparity_felt boolean not null default false,
  convention boolean not null default false,
  projects integer not null default 0,
  note text,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint cluster_dealings_exchanges_check CHECK ((exchanges = ANY (ARRAY['good'::text, 'some'::text, 'strained'::text]))),
  constraint cluster_dealings_note_check CHECK ((length(note) <= 2000)),
  constraint cluster_dealings_projects_check CHECK (((projects >= 0) AND (projects <= 1000))),
  constraint cluster_dealings_version_check CHECK ((version > 0)),
  constraint cluster_dealings_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint cluster_dealings_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES grappe.cluster_profiles(id) ON DELETE CASCADE,
  constraint cluster_dealings_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint cluster_dealings_pkey PRIMARY KEY (cluster_id, profile_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX cluster_dealings_profile ON grappe.cluster_dealings USING btree (profile_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((updated_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_coordinator for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check (((updated_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
CREATE TRIGGER tg_cluster_dealings__audit_delete AFTER DELETE ON grappe.cluster_dealings REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.profile_id', 'null', 'cluster_id, profile_id', 'version,updated_at,updated_by');
CREATE TRIGGER tg_cluster_dealings__audit_insert AFTER INSERT ON grappe.cluster_dealings REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.profile_id', 'null', 'cluster_id, profile_id', 'version,updated_at,updated_by');
CREATE TRIGGER tg_cluster_dealings__audit_update AFTER UPDATE ON grappe.cluster_dealings REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.profile_id', 'null', 'cluster_id, profile_id', 'version,updated_at,updated_by');
grant select to grappe_app;
grant insert (cluster_id, profile_id, exchanges, disparity_felt, convention, projects, note, updated_by) to grappe_app;
grant update (exchanges, disparity_felt, convention, projects, note, version, updated_by, updated_at) to grappe_app;

table grappe.cluster_distinctions (
  cluster_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  decided_by uuid,
  decided_on date not null default CURRENT_DATE,
  constraint cluster_distinctions_check CHECK ((first_id < second_id)),
  constraint cluster_distinctions_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint cluster_distinctions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint cluster_distinctions_first_id_fkey FOREIGN KEY (first_id) REFERENCES grappe.cluster_profiles(id) ON DELETE CASCADE,
  constraint cluster_distinctions_second_id_fkey FOREIGN KEY (second_id) REFERENCES grappe.cluster_profiles(id) ON DELETE CASCADE,
  constraint cluster_distinctions_pkey PRIMARY KEY (cluster_id, first_id, second_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX cluster_distinctions_first ON grappe.cluster_distinctions USING btree (first_id);
CREATE INDEX cluster_distinctions_second ON grappe.cluster_distinctions USING btree (second_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((decided_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_coordinator for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_cluster_distinctions__audit_delete AFTER DELETE ON grappe.cluster_distinctions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.first_id', 'null', 'cluster_id, first_id, second_id', '');
CREATE TRIGGER tg_cluster_distinctions__audit_insert AFTER INSERT ON grappe.cluster_distinctions REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.first_id', 'null', 'cluster_id, first_id, second_id', '');
CREATE TRIGGER tg_cluster_distinctions__audit_update AFTER UPDATE ON grappe.cluster_distinctions REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.first_id', 'null', 'cluster_id, first_id, second_id', '');
grant select to grappe_app;
grant insert (cluster_id, first_id, second_id, decided_by) to grappe_app;

table grappe.cluster_profile_values (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  profile_id uuid not null,
  is_own boolean not null,
  key text not null,
  value jsonb not null,
  as_of date not null,
  source text not null,
  source_note text,
  audience text not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  constraint cluster_profile_values_audience_check CHECK ((audience = ANY (ARRAY['coordinator'::text, 'alliance'::text, 'public'::text]))),
  constraint cluster_profile_values_check CHECK ((is_own OR (audience = 'coordinator'::text))),
  constraint cluster_profile_values_key_check CHECK (((length(key) >= 1) AND (length(key) <= 50))),
  constraint cluster_profile_values_source_check CHECK ((source = ANY (ARRAY['declared'::text, 'computed'::text, 'import'::text, 'document'::text, 'conversation'::text]))),
  constraint cluster_profile_values_source_note_check CHECK ((length(source_note) <= 300)),
  constraint cluster_profile_values_cluster_id_profile_id_is_own_fkey FOREIGN KEY (cluster_id, profile_id, is_own) REFERENCES grappe.cluster_profiles(cluster_id, id, is_own) ON DELETE CASCADE,
  constraint cluster_profile_values_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint cluster_profile_values_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX cluster_profile_values_profile ON grappe.cluster_profile_values USING btree (profile_id);
CREATE UNIQUE INDEX cluster_profile_values_current ON grappe.cluster_profile_values USING btree (cluster_id, profile_id, key) WHERE (closed_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((recorded_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((audience = 'public'::text) AND (closed_at IS NULL) AND (profile_id = ANY (( SELECT grappe.my_shared_profiles() AS my_shared_profiles)::uuid[]))) OR ((audience = 'alliance'::text) AND (closed_at IS NULL) AND (profile_id = ANY (( SELECT grappe.my_allied_profiles() AS my_allied_profiles)::uuid[]))))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
CREATE TRIGGER tg_cluster_profile_values__audit_delete AFTER DELETE ON grappe.cluster_profile_values REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.profile_id', 'r.key', 'id', '');
CREATE TRIGGER tg_cluster_profile_values__audit_insert AFTER INSERT ON grappe.cluster_profile_values REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.profile_id', 'r.key', 'id', '');
CREATE TRIGGER tg_cluster_profile_values__audit_update AFTER UPDATE ON grappe.cluster_profile_values REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.profile_id', 'r.key', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, profile_id, is_own, key, value, as_of, source, source_note, audience, recorded_by) to grappe_app;
grant update (closed_at) to grappe_app;

table grappe.cluster_profiles (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  name text not null,
  is_own boolean not null default false,
  shared boolean not null default false,
  short_name text,
  merged_into uuid,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  same_as uuid,
  constraint cluster_profiles_check CHECK ((is_own OR (NOT shared))),
  constraint cluster_profiles_check1 CHECK (((NOT is_own) OR (merged_into IS NULL))),
  constraint cluster_profiles_check2 CHECK (((same_as IS NULL) OR (NOT is_own))),
  constraint cluster_profiles_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 300))),
  constraint cluster_profiles_short_name_check CHECK ((length(short_name) <= 100)),
  constraint cluster_profiles_version_check CHECK ((version > 0)),
  constraint cluster_profiles_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint cluster_profiles_cluster_id_merged_into_fkey FOREIGN KEY (cluster_id, merged_into) REFERENCES grappe.cluster_profiles(cluster_id, id) ON DELETE CASCADE,
  constraint cluster_profiles_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint cluster_profiles_same_as_fkey FOREIGN KEY (same_as) REFERENCES grappe.cluster_profiles(id) ON DELETE SET NULL,
  constraint cluster_profiles_pkey PRIMARY KEY (id),
  constraint cluster_profiles_cluster_id_id_is_own_key UNIQUE (cluster_id, id, is_own),
  constraint cluster_profiles_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX cluster_profiles_merged ON grappe.cluster_profiles USING btree (cluster_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX cluster_profiles_same_as ON grappe.cluster_profiles USING btree (same_as) WHERE (same_as IS NOT NULL);
CREATE INDEX cluster_profiles_shared ON grappe.cluster_profiles USING btree (id) WHERE shared;
CREATE UNIQUE INDEX cluster_profiles_own ON grappe.cluster_profiles USING btree (cluster_id) WHERE is_own;
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using (((NOT is_own) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
policy insert_coordinator for insert to grappe_app using () with check (((created_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (id = ANY (( SELECT grappe.my_shared_profiles() AS my_shared_profiles)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
CREATE TRIGGER tg_cluster_profiles__audit_delete AFTER DELETE ON grappe.cluster_profiles REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version');
CREATE TRIGGER tg_cluster_profiles__audit_insert AFTER INSERT ON grappe.cluster_profiles REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version');
CREATE TRIGGER tg_cluster_profiles__audit_update AFTER UPDATE ON grappe.cluster_profiles REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version');
grant delete, select to grappe_app;
grant insert (cluster_id, name, is_own, short_name, created_by) to grappe_app;
grant update (name, shared, merged_into, version, same_as) to grappe_app;

table grappe.clusters (
  id uuid not null default grappe.new_id(),
  slug text not null,
  name text not null,
  kind text,
  country text,
  territory text,
  is_demonstration boolean not null default false,
  founded_on date,
  settings jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  constraint clusters_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint clusters_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  constraint clusters_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint clusters_pkey PRIMARY KEY (id),
  constraint clusters_slug_key UNIQUE (slug)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_administrator for insert to grappe_app using () with check (( SELECT grappe.is_platform_administrator() AS is_platform_administrator));
policy select_known for select to grappe_app using (((id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[])) OR ( SELECT grappe.is_platform_administrator() AS is_platform_administrator))) with check ();
policy update_manager for update to grappe_app using (((id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) OR ( SELECT grappe.is_platform_administrator() AS is_platform_administrator))) with check (((id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) OR ( SELECT grappe.is_platform_administrator() AS is_platform_administrator)));
CREATE TRIGGER tg_clusters__audit_chains AFTER INSERT ON grappe.clusters FOR EACH ROW EXECUTE FUNCTION grappe.tg_clusters__audit_chains();
CREATE TRIGGER tg_clusters__audit_delete AFTER DELETE ON grappe.clusters REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_clusters__audit_insert AFTER INSERT ON grappe.clusters REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_clusters__audit_update AFTER UPDATE ON grappe.clusters REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (slug, name, kind, country, territory, is_demonstration, founded_on, settings) to grappe_app;
grant update (name, kind, country, territory, founded_on, settings) to grappe_app;

table grappe.community_answers (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  question_id uuid not null,
  body text not null,
  lived text not null,
  note_id uuid,
  answered_by uuid,
  answered_on date not null default CURRENT_DATE,
  constraint community_answers_body_check CHECK (((length(body) >= 1) AND (length(body) <= 4000))),
  constraint community_answers_lived_check CHECK (((length(lived) >= 1) AND (length(lived) <= 500))),
  constraint community_answers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint community_answers_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint community_answers_note_id_fkey FOREIGN KEY (note_id) REFERENCES grappe.practice_notes(id) ON DELETE SET NULL,
  constraint community_answers_question_id_fkey FOREIGN KEY (question_id) REFERENCES grappe.community_questions(id) ON DELETE CASCADE,
  constraint community_answers_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX community_answers_cluster ON grappe.community_answers USING btree (cluster_id, id);
CREATE INDEX community_answers_note ON grappe.community_answers USING btree (note_id);
CREATE INDEX community_answers_question ON grappe.community_answers USING btree (question_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinators for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (answered_by = ( SELECT grappe.current_person() AS current_person))));
policy select_community for select to grappe_app using (( SELECT grappe.runs_a_cluster() AS runs_a_cluster)) with check ();
CREATE TRIGGER tg_community_answers__audit_delete AFTER DELETE ON grappe.community_answers REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.question_id', 'null', 'id', '');
CREATE TRIGGER tg_community_answers__audit_insert AFTER INSERT ON grappe.community_answers REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.question_id', 'null', 'id', '');
CREATE TRIGGER tg_community_answers__audit_update AFTER UPDATE ON grappe.community_answers REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.question_id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, question_id, body, lived, note_id, answered_by) to grappe_app;

table grappe.community_gatherings (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  convener text not null,
  convener_kind text not null,
  title text not null,
  place text not null default ''::text,
  held_on date not null,
  link text not null default ''::text,
  entered_by uuid,
  cancelled_on date,
  constraint community_gatherings_convener_check CHECK (((length(convener) >= 1) AND (length(convener) <= 200))),
  constraint community_gatherings_convener_kind_check CHECK ((convener_kind = ANY (ARRAY['region'::text, 'state'::text, 'association'::text, 'chamber'::text, 'network'::text]))),
  constraint community_gatherings_link_check CHECK ((length(link) <= 500)),
  constraint community_gatherings_place_check CHECK ((length(place) <= 300)),
  constraint community_gatherings_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint community_gatherings_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint community_gatherings_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint community_gatherings_pkey PRIMARY KEY (id),
  constraint community_gatherings_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinators for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (entered_by = ( SELECT grappe.current_person() AS current_person))));
policy select_community for select to grappe_app using (( SELECT grappe.runs_a_cluster() AS runs_a_cluster)) with check ();
policy update_coordinators for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_community_gatherings__audit_delete AFTER DELETE ON grappe.community_gatherings REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_community_gatherings__audit_insert AFTER INSERT ON grappe.community_gatherings REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_community_gatherings__audit_update AFTER UPDATE ON grappe.community_gatherings REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, convener, convener_kind, title, place, held_on, link, entered_by) to grappe_app;
grant update (cancelled_on) to grappe_app;

table grappe.community_questions (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  topic text not null,
  title text not null,
  body text not null default ''::text,
  asked_by uuid,
  asked_on date not null default CURRENT_DATE,
  closed_on date,
  constraint community_questions_body_check CHECK ((length(body) <= 4000)),
  constraint community_questions_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint community_questions_topic_check CHECK ((topic = ANY (ARRAY['governance'::text, 'funding'::text, 'projects'::text, 'events'::text]))),
  constraint community_questions_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint community_questions_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint community_questions_pkey PRIMARY KEY (id),
  constraint community_questions_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinators for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (asked_by = ( SELECT grappe.current_person() AS current_person))));
policy select_community for select to grappe_app using (( SELECT grappe.runs_a_cluster() AS runs_a_cluster)) with check ();
policy update_own for update to grappe_app using (((asked_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
CREATE TRIGGER tg_community_questions__audit_delete AFTER DELETE ON grappe.community_questions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_community_questions__audit_insert AFTER INSERT ON grappe.community_questions REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_community_questions__audit_update AFTER UPDATE ON grappe.community_questions REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, topic, title, body, asked_by) to grappe_app;
grant update (closed_on) to grappe_app;

table grappe.competence_answers (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  request_id uuid not null,
  message text not null,
  status text not null default 'offered'::text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint competence_answers_message_check CHECK (((length(message) >= 1) AND (length(message) <= 4000))),
  constraint competence_answers_status_check CHECK ((status = ANY (ARRAY['offered'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint competence_answers_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint competence_answers_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint competence_answers_request_id_fkey FOREIGN KEY (request_id) REFERENCES grappe.competence_requests(id) ON DELETE CASCADE,
  constraint competence_answers_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX competence_answers_cluster ON grappe.competence_answers USING btree (cluster_id, id);
CREATE INDEX competence_answers_request ON grappe.competence_answers USING btree (request_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_ally for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (created_by = ( SELECT grappe.current_person() AS current_person)) AND (EXISTS ( SELECT
   FROM grappe.competence_requests r
  WHERE ((r.id = competence_answers.request_id) AND (r.status = 'open'::text) AND (r.cluster_id = ANY (( SELECT grappe.my_allied_clusters() AS my_allied_clusters)::uuid[])))))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (EXISTS ( SELECT
   FROM grappe.competence_requests r
  WHERE ((r.id = competence_answers.request_id) AND (r.cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))))) with check ();
policy update_concerned for update to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (EXISTS ( SELECT
   FROM grappe.competence_requests r
  WHERE ((r.id = competence_answers.request_id) AND (r.cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))))) with check ();
CREATE TRIGGER tg_competence_answers__audit_delete AFTER DELETE ON grappe.competence_answers REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_competence_answers__audit_insert AFTER INSERT ON grappe.competence_answers REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_competence_answers__audit_update AFTER UPDATE ON grappe.competence_answers REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, request_id, message, created_by) to grappe_app;
grant update (status) to grappe_app;

table grappe.competence_requests (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  project_id uuid,
  title text not null,
  detail text not null default ''::text,
  wanted_by date,
  status text not null default 'open'::text,
  outcome text not null default ''::text,
  owner_id uuid,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint competence_requests_detail_check CHECK ((length(detail) <= 4000)),
  constraint competence_requests_outcome_check CHECK ((length(outcome) <= 4000)),
  constraint competence_requests_status_check CHECK ((status = ANY (ARRAY['open'::text, 'met'::text, 'closed'::text]))),
  constraint competence_requests_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint competence_requests_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint competence_requests_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint competence_requests_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint competence_requests_project_id_fkey FOREIGN KEY (project_id) REFERENCES grappe.alliance_projects(id) ON DELETE SET NULL,
  constraint competence_requests_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint competence_requests_pkey PRIMARY KEY (id),
  constraint competence_requests_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX competence_requests_owner ON grappe.competence_requests USING btree (owner_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (created_by = ( SELECT grappe.current_person() AS current_person)) AND ((project_id IS NULL) OR (project_id = ANY (( SELECT grappe.my_alliance_projects() AS my_alliance_projects)::uuid[])))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (cluster_id = ANY (( SELECT grappe.my_allied_clusters() AS my_allied_clusters)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_competence_requests__audit_delete AFTER DELETE ON grappe.competence_requests REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_competence_requests__audit_insert AFTER INSERT ON grappe.competence_requests REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_competence_requests__audit_update AFTER UPDATE ON grappe.competence_requests REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
grant select to grappe_app;
grant insert (cluster_id, project_id, title, detail, wanted_by, owner_id, created_by, updated_by) to grappe_app;
grant update (title, detail, wanted_by, status, outcome, owner_id, version, updated_by, updated_at) to grappe_app;

table grappe.consents (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  person_id uuid not null,
  purpose text not null,
  text_version integer not null,
  language text not null,
  given_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint consents_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint consents_purpose_check CHECK ((purpose = 'public_name'::text)),
  constraint consents_text_version_check CHECK ((text_version > 0)),
  constraint consents_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint consents_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint consents_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX consents_person ON grappe.consents USING btree (person_id);
CREATE UNIQUE INDEX consents_standing ON grappe.consents USING btree (cluster_id, person_id, purpose) WHERE (withdrawn_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_self for insert to grappe_app using () with check (((person_id = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[]))));
policy select_concerned for select to grappe_app using (((person_id = ( SELECT grappe.current_person() AS current_person)) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
policy update_self for update to grappe_app using (((person_id = ( SELECT grappe.current_person() AS current_person)) AND (withdrawn_at IS NULL))) with check ((withdrawn_at IS NOT NULL));
CREATE TRIGGER tg_consents__audit_delete AFTER DELETE ON grappe.consents REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_consents__audit_insert AFTER INSERT ON grappe.consents REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_consents__audit_update AFTER UPDATE ON grappe.consents REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, person_id, purpose, text_version, language) to grappe_app;
grant update (withdrawn_at) to grappe_app;

view grappe.current_facts with (security_invoker=true) as
 SELECT id,
    cluster_id,
    organisation_id,
    key,
    item,
    value,
    number,
    valid_from,
    valid_to,
    source,
    source_detail,
    author,
    audience,
    audience_id,
    recorded_at,
    opened_by,
    shown_to,
    shown_to_id,
    shown_until,
    owner_chose
   FROM grappe.facts
  WHERE ((ended_at IS NULL) AND ((valid_to IS NULL) OR (valid_to >= CURRENT_DATE)));
-- owner grappe_owner
grant select to grappe_app;

table grappe.digest_choices (
  person_id uuid not null,
  every text not null,
  hours integer,
  updated_at timestamp with time zone not null default now(),
  constraint digest_choices_check CHECK (((every = 'hours'::text) = (hours IS NOT NULL))),
  constraint digest_choices_every_check CHECK ((every = ANY (ARRAY['never'::text, 'hours'::text, 'day'::text, 'week'::text]))),
  constraint digest_choices_hours_check CHECK (((hours >= 1) AND (hours <= 720))),
  constraint digest_choices_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint digest_choices_pkey PRIMARY KEY (person_id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy all_self for all to grappe_app using ((person_id = ( SELECT grappe.current_person() AS current_person))) with check ((person_id = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_digest_choices__audit_delete AFTER DELETE ON grappe.digest_choices REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'true', 'r.person_id', 'null', 'person_id', '');
CREATE TRIGGER tg_digest_choices__audit_insert AFTER INSERT ON grappe.digest_choices REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'true', 'r.person_id', 'null', 'person_id', '');
CREATE TRIGGER tg_digest_choices__audit_update AFTER UPDATE ON grappe.digest_choices REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'true', 'r.person_id', 'null', 'person_id', '');
grant select to grappe_app;
grant insert (person_id, every, hours) to grappe_app;
grant update (every, hours, updated_at) to grappe_app;

table grappe.digests_sent (
  person_id uuid not null,
  told_through uuid,
  sent_at timestamp with time zone not null,
  constraint digests_sent_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint digests_sent_pkey PRIMARY KEY (person_id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);

table grappe.directory_entries (
  cluster_id uuid not null,
  organisation_id uuid not null,
  folded_name text not null,
  words tsvector not null,
  constraint directory_entries_pkey PRIMARY KEY (cluster_id, organisation_id) INCLUDE (folded_name)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX directory_entries_words ON grappe.directory_entries USING gin (words);
policy all_owner for all to grappe_owner using (true) with check (true);

table grappe.dissociations (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  meeting_id uuid,
  message_id uuid,
  author_id uuid,
  organisation_id uuid,
  client_id uuid not null,
  subject text not null,
  statement text not null default ''::text,
  recorded_at timestamp with time zone not null default now(),
  constraint dissociations_statement_check CHECK ((length(statement) <= 8000)),
  constraint dissociations_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 300))),
  constraint dissociations_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint dissociations_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint dissociations_cluster_id_room_id_meeting_id_fkey FOREIGN KEY (cluster_id, room_id, meeting_id) REFERENCES grappe.room_meetings(cluster_id, room_id, id) ON DELETE CASCADE,
  constraint dissociations_cluster_id_room_id_message_id_fkey FOREIGN KEY (cluster_id, room_id, message_id) REFERENCES grappe.room_messages(cluster_id, room_id, id) ON DELETE CASCADE,
  constraint dissociations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES grappe.organisations(id) ON DELETE SET NULL,
  constraint dissociations_pkey PRIMARY KEY (id),
  constraint tg_dissociations__event TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint dissociations_room_id_author_id_client_id_key UNIQUE (room_id, author_id, client_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX dissociations_cluster ON grappe.dissociations USING btree (cluster_id, recorded_at);
CREATE INDEX dissociations_room ON grappe.dissociations USING btree (room_id, recorded_at);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_in_room for insert to grappe_app using () with check (((author_id = ( SELECT grappe.current_person() AS current_person)) AND (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))));
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
CREATE TRIGGER tg_dissociations__audit_delete AFTER DELETE ON grappe.dissociations REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_dissociations__audit_insert AFTER INSERT ON grappe.dissociations REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_dissociations__audit_update AFTER UPDATE ON grappe.dissociations REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE CONSTRAINT TRIGGER tg_dissociations__event AFTER INSERT ON grappe.dissociations DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grappe.tg_meeting_event('dissociation');
CREATE TRIGGER tg_dissociations__keep BEFORE INSERT OR DELETE OR UPDATE ON grappe.dissociations FOR EACH ROW EXECUTE FUNCTION grappe.tg_dissociations__keep();
grant select to grappe_app;
grant insert (cluster_id, room_id, meeting_id, message_id, author_id, client_id, subject, statement) to grappe_app;

table grappe.duplicate_candidates (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  a_id uuid not null,
  b_id uuid not null,
  score double precision not null,
  reasons jsonb not null default '[]'::jsonb,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint duplicate_candidates_check CHECK ((a_id < b_id)),
  constraint duplicate_candidates_check1 CHECK (((decision IS NULL) = (decided_at IS NULL))),
  constraint duplicate_candidates_decision_check CHECK ((decision = ANY (ARRAY['merged'::text, 'distinct'::text]))),
  constraint duplicate_candidates_score_check CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision))),
  constraint duplicate_candidates_cluster_id_a_id_fkey FOREIGN KEY (cluster_id, a_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint duplicate_candidates_cluster_id_b_id_fkey FOREIGN KEY (cluster_id, b_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint duplicate_candidates_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint duplicate_candidates_pkey PRIMARY KEY (cluster_id, a_id, b_id),
  constraint duplicate_candidates_id_key UNIQUE (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX duplicate_candidates_b ON grappe.duplicate_candidates USING btree (cluster_id, b_id);
CREATE INDEX duplicate_candidates_open ON grappe.duplicate_candidates USING btree (cluster_id, score DESC) WHERE (decision IS NULL);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_duplicate_candidates__audit_delete AFTER DELETE ON grappe.duplicate_candidates REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'cluster_id, a_id, b_id', 'score,reasons');
CREATE TRIGGER tg_duplicate_candidates__audit_insert AFTER INSERT ON grappe.duplicate_candidates REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'cluster_id, a_id, b_id', 'score,reasons');
CREATE TRIGGER tg_duplicate_candidates__audit_update AFTER UPDATE ON grappe.duplicate_candidates REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'cluster_id, a_id, b_id', 'score,reasons');
grant delete, insert, select to grappe_app;
grant update (score, reasons, decision, decided_by, decided_at) to grappe_app;

table grappe.encounter_fixed_meetings (
  cluster_id uuid not null,
  encounter_id uuid not null,
  slot integer not null,
  first_id uuid not null,
  second_id uuid not null,
  constraint encounter_fixed_meetings_check CHECK ((first_id <> second_id)),
  constraint encounter_fixed_meetings_slot_check CHECK (((slot >= 0) AND (slot <= 39))),
  constraint encounter_fixed_meetings_cluster_id_encounter_id_fkey FOREIGN KEY (cluster_id, encounter_id) REFERENCES grappe.encounters(cluster_id, id) ON DELETE CASCADE,
  constraint encounter_fixed_meetings_encounter_id_first_id_fkey FOREIGN KEY (encounter_id, first_id) REFERENCES grappe.encounter_participants(encounter_id, id) ON DELETE CASCADE,
  constraint encounter_fixed_meetings_encounter_id_second_id_fkey FOREIGN KEY (encounter_id, second_id) REFERENCES grappe.encounter_participants(encounter_id, id) ON DELETE CASCADE,
  constraint encounter_fixed_meetings_pkey PRIMARY KEY (encounter_id, first_id, second_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX encounter_fixed_meetings_cluster ON grappe.encounter_fixed_meetings USING btree (cluster_id, encounter_id);
CREATE INDEX encounter_fixed_meetings_second ON grappe.encounter_fixed_meetings USING btree (encounter_id, second_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinators for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinators for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_coordinators for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_encounter_fixed_meetings__audit_delete AFTER DELETE ON grappe.encounter_fixed_meetings REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.encounter_id', 'null', 'encounter_id, first_id, second_id', '');
CREATE TRIGGER tg_encounter_fixed_meetings__audit_insert AFTER INSERT ON grappe.encounter_fixed_meetings REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.encounter_id', 'null', 'encounter_id, first_id, second_id', '');
CREATE TRIGGER tg_encounter_fixed_meetings__audit_update AFTER UPDATE ON grappe.encounter_fixed_meetings REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.encounter_id', 'null', 'encounter_id, first_id, second_id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, encounter_id, slot, first_id, second_id) to grappe_app;

table grappe.encounter_meetings (
  cluster_id uuid not null,
  encounter_id uuid not null,
  slot integer not null,
  first_id uuid not null,
  second_id uuid not null,
  room text not null,
  points integer not null,
  constraint encounter_meetings_points_check CHECK (((points >= 0) AND (points <= 6))),
  constraint encounter_meetings_room_check CHECK (((length(room) >= 1) AND (length(room) <= 100))),
  constraint encounter_meetings_slot_check CHECK (((slot >= 0) AND (slot <= 39))),
  constraint encounter_meetings_cluster_id_encounter_id_fkey FOREIGN KEY (cluster_id, encounter_id) REFERENCES grappe.encounter_schedules(cluster_id, encounter_id) ON DELETE CASCADE,
  constraint encounter_meetings_encounter_id_first_id_fkey FOREIGN KEY (encounter_id, first_id) REFERENCES grappe.encounter_participants(encounter_id, id) ON DELETE CASCADE,
  constraint encounter_meetings_encounter_id_second_id_fkey FOREIGN KEY (encounter_id, second_id) REFERENCES grappe.encounter_participants(encounter_id, id) ON DELETE CASCADE,
  constraint encounter_meetings_pkey PRIMARY KEY (encounter_id, slot, room),
  constraint encounter_meetings_encounter_id_slot_first_id_key UNIQUE (encounter_id, slot, first_id),
  constraint encounter_meetings_encounter_id_slot_second_id_key UNIQUE (encounter_id, slot, second_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX encounter_meetings_cluster ON grappe.encounter_meetings USING btree (cluster_id, encounter_id);
CREATE INDEX encounter_meetings_first ON grappe.encounter_meetings USING btree (encounter_id, first_id);
CREATE INDEX encounter_meetings_second ON grappe.encounter_meetings USING btree (encounter_id, second_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinators for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((encounter_id = ANY (( SELECT grappe.my_published_encounters() AS my_published_encounters)::uuid[])) AND ((first_id = ANY (( SELECT grappe.my_participants() AS my_participants)::uuid[])) OR (second_id = ANY (( SELECT grappe.my_participants() AS my_participants)::uuid[])))))) with check ();
CREATE TRIGGER tg_encounter_meetings__audit_delete AFTER DELETE ON grappe.encounter_meetings REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.encounter_id', 'null', 'encounter_id, slot, room', '');
CREATE TRIGGER tg_encounter_meetings__audit_insert AFTER INSERT ON grappe.encounter_meetings REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.encounter_id', 'null', 'encounter_id, slot, room', '');
CREATE TRIGGER tg_encounter_meetings__audit_update AFTER UPDATE ON grappe.encounter_meetings REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.encounter_id', 'null', 'encounter_id, slot, room', '');
grant insert, select to grappe_app;

table grappe.encounter_participants (
  cluster_id uuid not null,
  id uuid not null default gen_random_uuid(),
  encounter_id uuid not null,
  organisation_cluster_id uuid not null,
  organisation_id uuid not null,
  person_name text not null,
  about text not null default ''::text,
  named boolean not null default true,
  absent_slots integer[] not null default '{}'::integer[],
  most_meetings integer,
  withdrawn_on date,
  registered_by uuid,
  version integer not null default 1,
  constraint encounter_participants_about_check CHECK ((length(about) <= 1000)),
  constraint encounter_participants_absent_slots_check CHECK ((cardinality(absent_slots) <= 40)),
  constraint encounter_participants_most_meetings_check CHECK (((most_meetings >= 1) AND (most_meetings <= 40))),
  constraint encounter_participants_person_name_check CHECK (((length(person_name) >= 1) AND (length(person_name) <= 200))),
  constraint encounter_participants_cluster_id_encounter_id_fkey FOREIGN KEY (cluster_id, encounter_id) REFERENCES grappe.encounters(cluster_id, id) ON DELETE CASCADE,
  constraint encounter_participants_organisation_cluster_id_organisatio_fkey FOREIGN KEY (organisation_cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint encounter_participants_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint encounter_participants_pkey PRIMARY KEY (id),
  constraint encounter_participants_cluster_id_id_key UNIQUE (cluster_id, id),
  constraint encounter_participants_encounter_id_id_key UNIQUE (encounter_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX encounter_participants_encounter ON grappe.encounter_participants USING btree (cluster_id, encounter_id);
CREATE INDEX encounter_participants_organisation ON grappe.encounter_participants USING btree (organisation_cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (id = ANY (( SELECT grappe.my_participants() AS my_participants)::uuid[])))) with check ();
CREATE TRIGGER tg_encounter_participants__audit_delete AFTER DELETE ON grappe.encounter_participants REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'id', 'version');
CREATE TRIGGER tg_encounter_participants__audit_insert AFTER INSERT ON grappe.encounter_participants REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'id', 'version');
CREATE TRIGGER tg_encounter_participants__audit_update AFTER UPDATE ON grappe.encounter_participants REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'id', 'version');
grant select to grappe_app;

table grappe.encounter_schedules (
  cluster_id uuid not null,
  encounter_id uuid not null,
  report jsonb not null,
  input_version text not null,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  constraint encounter_schedules_cluster_id_encounter_id_fkey FOREIGN KEY (cluster_id, encounter_id) REFERENCES grappe.encounters(cluster_id, id) ON DELETE CASCADE,
  constraint encounter_schedules_made_by_fkey FOREIGN KEY (made_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint encounter_schedules_pkey PRIMARY KEY (encounter_id),
  constraint encounter_schedules_cluster_id_encounter_id_key UNIQUE (cluster_id, encounter_id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinators for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinators for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_coordinators for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_encounter_schedules__audit_delete AFTER DELETE ON grappe.encounter_schedules REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.encounter_id', 'null', 'encounter_id', 'made_at,made_by,input_version');
CREATE TRIGGER tg_encounter_schedules__audit_insert AFTER INSERT ON grappe.encounter_schedules REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.encounter_id', 'null', 'encounter_id', 'made_at,made_by,input_version');
CREATE TRIGGER tg_encounter_schedules__audit_update AFTER UPDATE ON grappe.encounter_schedules REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.encounter_id', 'null', 'encounter_id', 'made_at,made_by,input_version');
grant delete, select to grappe_app;
grant insert (cluster_id, encounter_id, report, input_version, made_by) to grappe_app;

table grappe.encounter_wishes (
  cluster_id uuid not null,
  encounter_id uuid not null,
  participant_id uuid not null,
  wanted_id uuid not null,
  rank integer not null,
  constraint encounter_wishes_check CHECK ((participant_id <> wanted_id)),
  constraint encounter_wishes_rank_check CHECK (((rank >= 1) AND (rank <= 10))),
  constraint encounter_wishes_cluster_id_participant_id_fkey FOREIGN KEY (cluster_id, participant_id) REFERENCES grappe.encounter_participants(cluster_id, id) ON DELETE CASCADE,
  constraint encounter_wishes_encounter_id_wanted_id_fkey FOREIGN KEY (encounter_id, wanted_id) REFERENCES grappe.encounter_participants(encounter_id, id) ON DELETE CASCADE,
  constraint encounter_wishes_pkey PRIMARY KEY (participant_id, wanted_id),
  constraint encounter_wishes_participant_id_rank_key UNIQUE (participant_id, rank)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX encounter_wishes_encounter ON grappe.encounter_wishes USING btree (cluster_id, encounter_id);
CREATE INDEX encounter_wishes_wanted ON grappe.encounter_wishes USING btree (encounter_id, wanted_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (participant_id = ANY (( SELECT grappe.my_participants() AS my_participants)::uuid[])))) with check ();
CREATE TRIGGER tg_encounter_wishes__audit_delete AFTER DELETE ON grappe.encounter_wishes REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.participant_id', 'null', 'participant_id, wanted_id', '');
CREATE TRIGGER tg_encounter_wishes__audit_insert AFTER INSERT ON grappe.encounter_wishes REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.participant_id', 'null', 'participant_id, wanted_id', '');
CREATE TRIGGER tg_encounter_wishes__audit_update AFTER UPDATE ON grappe.encounter_wishes REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.participant_id', 'null', 'participant_id, wanted_id', '');
grant select to grappe_app;

table grappe.encounters (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  alliance_id uuid,
  name text not null,
  place text not null default ''::text,
  held_on date not null,
  starts_at time without time zone not null,
  slot_minutes integer not null,
  pause_minutes integer not null default 0,
  slots integer not null,
  rooms jsonb not null,
  wishes_each integer not null default 3,
  wishes_until date not null,
  status text not null default 'draft'::text,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint encounters_check CHECK ((wishes_until <= held_on)),
  constraint encounters_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint encounters_pause_minutes_check CHECK (((pause_minutes >= 0) AND (pause_minutes <= 120))),
  constraint encounters_place_check CHECK ((length(place) <= 300)),
  constraint encounters_rooms_check CHECK (((jsonb_typeof(rooms) = 'array'::text) AND ((jsonb_array_length(rooms) >= 1) AND (jsonb_array_length(rooms) <= 100)))),
  constraint encounters_slot_minutes_check CHECK (((slot_minutes >= 5) AND (slot_minutes <= 240))),
  constraint encounters_slots_check CHECK (((slots >= 1) AND (slots <= 40))),
  constraint encounters_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'open'::text, 'published'::text, 'cancelled'::text]))),
  constraint encounters_wishes_each_check CHECK (((wishes_each >= 1) AND (wishes_each <= 10))),
  constraint encounters_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES grappe.alliances(id) ON DELETE SET NULL,
  constraint encounters_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint encounters_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint encounters_pkey PRIMARY KEY (id),
  constraint encounters_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX encounters_alliance ON grappe.encounters USING btree (alliance_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinators for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND ((alliance_id IS NULL) OR (alliance_id = ANY (( SELECT grappe.my_run_alliances() AS my_run_alliances)::uuid[])))));
policy select_invited for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (id = ANY (( SELECT grappe.my_encounters() AS my_encounters)::uuid[])))) with check ();
policy update_coordinators for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
CREATE TRIGGER tg_encounters__audit_delete AFTER DELETE ON grappe.encounters REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at,updated_by');
CREATE TRIGGER tg_encounters__audit_insert AFTER INSERT ON grappe.encounters REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at,updated_by');
CREATE TRIGGER tg_encounters__audit_update AFTER UPDATE ON grappe.encounters REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at,updated_by');
grant select to grappe_app;
grant insert (cluster_id, alliance_id, name, place, held_on, starts_at, slot_minutes, pause_minutes, slots, rooms, wishes_each, wishes_until, updated_by) to grappe_app;
grant update (name, place, held_on, starts_at, slot_minutes, pause_minutes, slots, rooms, wishes_each, wishes_until, status, version, updated_by, updated_at) to grappe_app;

table grappe.fact_grants (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  key text not null,
  item text not null default ''::text,
  kept_to_self boolean not null,
  grantee_id uuid not null,
  ask_id uuid,
  granted_by uuid,
  granted_at timestamp with time zone not null default now(),
  until timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint fact_grants_cluster_id_ask_id_fkey FOREIGN KEY (cluster_id, ask_id) REFERENCES grappe.asks(cluster_id, id) ON DELETE CASCADE,
  constraint fact_grants_cluster_id_grantee_id_fkey FOREIGN KEY (cluster_id, grantee_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint fact_grants_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint fact_grants_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint fact_grants_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX fact_grants_grantee ON grappe.fact_grants USING btree (grantee_id) WHERE (revoked_at IS NULL);
CREATE INDEX fact_grants_owner ON grappe.fact_grants USING btree (cluster_id, organisation_id) WHERE (revoked_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_owner for insert to grappe_app using () with check (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (granted_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[]))));
policy select_owner for select to grappe_app using ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) with check ();
policy update_owner for update to grappe_app using ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) with check ();
CREATE TRIGGER tg_fact_grants__audit_delete AFTER DELETE ON grappe.fact_grants REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_fact_grants__audit_insert AFTER INSERT ON grappe.fact_grants REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_fact_grants__audit_update AFTER UPDATE ON grappe.fact_grants REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_fact_grants__sensitive BEFORE INSERT ON grappe.fact_grants FOR EACH ROW EXECUTE FUNCTION grappe.tg_fact_grants__sensitive();
grant select to grappe_app;
grant insert (cluster_id, organisation_id, key, item, kept_to_self, grantee_id, ask_id, granted_by, until) to grappe_app;
grant update (revoked_at) to grappe_app;

table grappe.facts (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  key text not null,
  item text not null default ''::text,
  value jsonb not null,
  number numeric generated always as (
CASE jsonb_typeof(value)
    WHEN 'number'::text THEN (value)::numeric
    WHEN 'object'::text THEN COALESCE(((value -> 'cents'::text))::numeric, ((value -> 'priority'::text))::numeric)
    ELSE NULL::numeric
END) stored,
  valid_from date,
  valid_to date,
  source text not null,
  source_detail text,
  author uuid,
  audience text not null,
  audience_id uuid,
  recorded_at timestamp with time zone not null default now(),
  opened_by uuid not null,
  closed_by uuid,
  ended_at timestamp with time zone,
  words tsvector generated always as (
CASE
    WHEN (grappe.is_searchable(key) AND (NOT grappe.is_open(audience, valid_to))) THEN grappe.words_of((value #>> '{}'::text[]))
    ELSE NULL::tsvector
END) stored,
  shown_to text,
  shown_to_id uuid,
  shown_until timestamp with time zone,
  owner_chose boolean not null default false,
  withheld boolean not null default false,
  constraint facts_audience_check CHECK ((audience = ANY (ARRAY['self'::text, 'coordinator'::text, 'group'::text, 'cluster'::text, 'alliance'::text, 'public'::text]))),
  constraint facts_check CHECK (((audience = ANY (ARRAY['group'::text, 'alliance'::text])) = (audience_id IS NOT NULL))),
  constraint facts_check1 CHECK (((ended_at IS NULL) = (closed_by IS NULL))),
  constraint facts_check2 CHECK (((shown_to IS NULL) = (shown_until IS NULL))),
  constraint facts_check3 CHECK ((COALESCE((shown_to = ANY (ARRAY['group'::text, 'alliance'::text])), false) = (shown_to_id IS NOT NULL))),
  constraint facts_check4 CHECK (((shown_to IS NULL) OR (grappe.audience_rank(shown_to) > grappe.audience_rank(audience)))),
  constraint facts_shown_to_check CHECK ((shown_to = ANY (ARRAY['coordinator'::text, 'group'::text, 'cluster'::text, 'alliance'::text, 'public'::text]))),
  constraint facts_source_check CHECK ((source = ANY (ARRAY['import'::text, 'declared'::text, 'registry'::text, 'computed'::text]))),
  constraint facts_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX facts_alliance ON grappe.facts USING btree (audience_id) WHERE ((audience = 'alliance'::text) AND (ended_at IS NULL));
CREATE INDEX facts_chosen ON grappe.facts USING btree (closed_by) WHERE (owner_chose AND (closed_by IS NOT NULL));
CREATE INDEX facts_closed ON grappe.facts USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX facts_code ON grappe.facts USING btree (cluster_id, key, ((value #>> '{}'::text[])), organisation_id) WHERE ((ended_at IS NULL) AND (key = ANY (ARRAY['siren'::text, 'siret'::text, 'vat'::text, 'lei'::text])));
CREATE INDEX facts_history ON grappe.facts USING btree (cluster_id, organisation_id, key) WHERE (ended_at IS NOT NULL);
CREATE INDEX facts_item ON grappe.facts USING btree (cluster_id, key, item, organisation_id) INCLUDE (audience, audience_id, shown_to, shown_to_id, shown_until, valid_to, id) WHERE ((ended_at IS NULL) AND (length(item) <= 40) AND (key = ANY (ARRAY['served_market'::text, 'wanted_market'::text, 'product_code'::text, 'customer_sector'::text, 'technology_role'::text, 'headcount_bracket'::text])));
CREATE INDEX facts_number ON grappe.facts USING btree (cluster_id, key, number, organisation_id) INCLUDE (audience, audience_id, shown_to, shown_to_id, shown_until, valid_to, id) WHERE ((ended_at IS NULL) AND (key = ANY (ARRAY['headcount'::text, 'turnover'::text, 'export_turnover'::text])));
CREATE INDEX facts_opened ON grappe.facts USING brin (opened_by) WITH (pages_per_range='32', autosummarize='on');
CREATE INDEX facts_shown_alliance ON grappe.facts USING btree (shown_to_id) WHERE ((shown_to = 'alliance'::text) AND (ended_at IS NULL));
CREATE INDEX facts_words ON grappe.facts USING gin (words) WHERE ((ended_at IS NULL) AND (words IS NOT NULL));
CREATE UNIQUE INDEX facts_current ON grappe.facts USING btree (cluster_id, organisation_id, key, hashtextextended(item, (0)::bigint), ((audience = 'self'::text))) WHERE (ended_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_writer for insert to grappe_app using () with check (((opened_by = ( SELECT grappe.current_change_set() AS current_change_set)) AND ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((audience <> 'self'::text) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) AND ((audience <> ALL (ARRAY['group'::text, 'alliance'::text])) OR grappe.may_show_to(cluster_id, audience, audience_id)) AND ((shown_to IS NULL) OR grappe.may_show_to(cluster_id, shown_to, shown_to_id))));
policy select_audience for select to grappe_app using (((grappe.is_visible(cluster_id, organisation_id, grappe.audience_now(audience, shown_to, shown_until, ended_at), grappe.audience_id_now(audience_id, shown_to_id, shown_until, ended_at), ( SELECT grappe.my_organisations() AS my_organisations), ( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters), ( SELECT grappe.my_clusters() AS my_clusters), ( SELECT grappe.my_groups() AS my_groups), ( SELECT grappe.my_alliances() AS my_alliances)) OR (id = ANY (( SELECT grappe.my_granted_facts() AS my_granted_facts)::uuid[]))) AND ((ended_at IS NULL) OR (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((NOT withheld) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) AND ((grappe.sensitive_category(key) IS NULL) OR (organisation_id <> ALL (( SELECT grappe.my_guarded_partners() AS my_guarded_partners)::uuid[])) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))) with check ();
policy update_writer for update to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((audience <> 'self'::text) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))) with check ((((closed_by IS NULL) OR (closed_by = ( SELECT grappe.current_change_set() AS current_change_set))) AND (( SELECT grappe.current_change_set() AS current_change_set) IS NOT NULL)));
CREATE TRIGGER tg_facts__audit_delete AFTER DELETE ON grappe.facts REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'r.key', '', '');
CREATE TRIGGER tg_facts__audit_insert AFTER INSERT ON grappe.facts REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'r.key', '', '');
CREATE TRIGGER tg_facts__audit_update AFTER UPDATE ON grappe.facts REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'r.key', '', '');
CREATE TRIGGER tg_facts__belong AFTER INSERT ON grappe.facts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_facts__belong();
CREATE TRIGGER tg_facts__enter_delete AFTER DELETE ON grappe.facts REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_facts__enter();
CREATE TRIGGER tg_facts__enter_insert AFTER INSERT ON grappe.facts REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_facts__enter();
CREATE TRIGGER tg_facts__enter_update AFTER UPDATE ON grappe.facts REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_facts__enter();
CREATE TRIGGER tg_facts__respect AFTER INSERT ON grappe.facts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_facts__respect();
CREATE TRIGGER tg_facts__sensitive AFTER INSERT ON grappe.facts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_facts__sensitive();
CREATE TRIGGER tg_facts__withhold_again AFTER UPDATE OF ended_at ON grappe.facts FOR EACH ROW WHEN (((new.audience = 'self'::text) AND (old.ended_at IS NOT NULL) AND (new.ended_at IS NULL))) EXECUTE FUNCTION grappe.tg_facts__withhold();
CREATE TRIGGER tg_facts__withhold_new AFTER INSERT ON grappe.facts FOR EACH ROW WHEN ((new.audience = 'self'::text)) EXECUTE FUNCTION grappe.tg_facts__withhold();
grant select to grappe_app;
grant insert (id, cluster_id, organisation_id, key, item, value, valid_from, valid_to, source, source_detail, author, audience, audience_id, recorded_at, opened_by, shown_to, shown_to_id, shown_until, owner_chose) to grappe_app;
grant update (closed_by, ended_at) to grappe_app;

table grappe.findings (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  kind text not null,
  strength text not null,
  title text not null,
  body text not null default ''::text,
  pseudonym text not null default ''::text,
  consented boolean not null default false,
  source text not null default ''::text,
  subject_kind text not null,
  subject_id uuid,
  subject_title text not null default ''::text,
  mechanism text,
  analysis_id uuid,
  observed_on date not null default CURRENT_DATE,
  told boolean not null default false,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint findings_body_check CHECK ((length(body) <= 4000)),
  constraint findings_consent CHECK (((kind <> 'verbatim'::text) OR (consented AND (length(btrim(body)) > 0)))),
  constraint findings_kind_check CHECK ((kind = ANY (ARRAY['benefit'::text, 'verbatim'::text, 'test'::text]))),
  constraint findings_mechanism_check CHECK ((mechanism ~ '^[a-z][a-z0-9_]{0,59}$'::text)),
  constraint findings_pseudonym_check CHECK ((length(pseudonym) <= 100)),
  constraint findings_source_check CHECK ((length(source) <= 500)),
  constraint findings_strength CHECK (
CASE kind
    WHEN 'verbatim'::text THEN (strength = 'anecdote'::text)
    WHEN 'test'::text THEN (strength = 'tested'::text)
    ELSE (strength <> 'tested'::text)
END),
  constraint findings_strength_check CHECK ((strength = ANY (ARRAY['anecdote'::text, 'measured'::text, 'tested'::text]))),
  constraint findings_subject CHECK (
CASE subject_kind
    WHEN 'cluster'::text THEN ((subject_id IS NULL) AND (subject_title = ''::text))
    WHEN 'action'::text THEN ((subject_id IS NULL) AND (length(btrim(subject_title)) > 0))
    ELSE ((subject_id IS NOT NULL) AND (length(btrim(subject_title)) > 0))
END),
  constraint findings_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['cluster'::text, 'group'::text, 'alliance'::text, 'encounter'::text, 'action'::text]))),
  constraint findings_subject_title_check CHECK ((length(subject_title) <= 300)),
  constraint findings_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200))),
  constraint findings_version_check CHECK ((version > 0)),
  constraint findings_cluster_id_analysis_id_fkey FOREIGN KEY (cluster_id, analysis_id) REFERENCES grappe.analyses(cluster_id, id) ON DELETE SET NULL (analysis_id),
  constraint findings_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint findings_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint findings_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint findings_pkey PRIMARY KEY (id),
  constraint findings_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX findings_analysis ON grappe.findings USING btree (analysis_id);
CREATE INDEX findings_cluster ON grappe.findings USING btree (cluster_id, observed_on DESC);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_writer for delete to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((NOT told) AND (created_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_researched_clusters() AS my_researched_clusters)::uuid[]))))) with check ();
policy insert_writer for insert to grappe_app using () with check (((created_by = ( SELECT grappe.current_person() AS current_person)) AND ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((NOT told) AND (cluster_id = ANY (( SELECT grappe.my_researched_clusters() AS my_researched_clusters)::uuid[]))))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (told AND (cluster_id = ANY (( SELECT grappe.my_evidenced_clusters() AS my_evidenced_clusters)::uuid[]))) OR ((created_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_researched_clusters() AS my_researched_clusters)::uuid[]))))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_findings__audit_delete AFTER DELETE ON grappe.findings REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_by,updated_at');
CREATE TRIGGER tg_findings__audit_insert AFTER INSERT ON grappe.findings REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_by,updated_at');
CREATE TRIGGER tg_findings__audit_update AFTER UPDATE ON grappe.findings REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_by,updated_at');
grant delete, select to grappe_app;
grant insert (cluster_id, kind, strength, title, body, pseudonym, consented, source, subject_kind, subject_id, subject_title, mechanism, analysis_id, observed_on, told, created_by, updated_by) to grappe_app;
grant update (told, version, updated_by, updated_at) to grappe_app;

table grappe.gain_expectations (
  cluster_id uuid not null,
  group_id uuid not null,
  organisation_id uuid not null,
  audience text not null default 'self'::text,
  expectations jsonb not null,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint gain_expectations_audience_check CHECK ((audience = ANY (ARRAY['self'::text, 'coordinator'::text]))),
  constraint gain_expectations_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint gain_expectations_group_id_organisation_id_fkey FOREIGN KEY (group_id, organisation_id) REFERENCES grappe.plan_group_members(group_id, organisation_id) ON DELETE CASCADE,
  constraint gain_expectations_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint gain_expectations_pkey PRIMARY KEY (group_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX gain_expectations_organisation ON grappe.gain_expectations USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_own for delete to grappe_app using ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) with check ();
policy insert_own for insert to grappe_app using () with check (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[]))));
policy select_concerned for select to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((audience = 'coordinator'::text) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))) with check ();
policy update_own for update to grappe_app using ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) with check ();
CREATE TRIGGER tg_gain_expectations__audit_delete AFTER DELETE ON grappe.gain_expectations REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'null', 'group_id, organisation_id', 'version,updated_at,updated_by');
CREATE TRIGGER tg_gain_expectations__audit_insert AFTER INSERT ON grappe.gain_expectations REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'null', 'group_id, organisation_id', 'version,updated_at,updated_by');
CREATE TRIGGER tg_gain_expectations__audit_update AFTER UPDATE ON grappe.gain_expectations REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'null', 'group_id, organisation_id', 'version,updated_at,updated_by');
grant delete, select to grappe_app;
grant insert (cluster_id, group_id, organisation_id, audience, expectations, updated_by) to grappe_app;
grant update (audience, expectations, version, updated_by, updated_at) to grappe_app;

table grappe.group_answers (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  group_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null default now(),
  respond_by date not null,
  answer text,
  answered_on date,
  answered_by uuid,
  via text,
  proof text not null default ''::text,
  note text not null default ''::text,
  version integer not null default 1,
  constraint group_answers_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text]))),
  constraint group_answers_check CHECK ((((answer IS NULL) = (via IS NULL)) AND ((answer IS NULL) = (answered_on IS NULL)))),
  constraint group_answers_check1 CHECK (((via IS DISTINCT FROM 'team'::text) OR (proof <> ''::text))),
  constraint group_answers_kind_check CHECK ((kind = ANY (ARRAY['interest'::text, 'commitment'::text]))),
  constraint group_answers_note_check CHECK ((length(note) <= 2000)),
  constraint group_answers_proof_check CHECK ((length(proof) <= 2000)),
  constraint group_answers_via_check CHECK ((via = ANY (ARRAY['firm'::text, 'team'::text]))),
  constraint group_answers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_answers_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_answers_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.group_lives(cluster_id, group_id) ON DELETE CASCADE,
  constraint group_answers_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint group_answers_pkey PRIMARY KEY (id),
  constraint group_answers_group_id_organisation_id_kind_key UNIQUE (group_id, organisation_id, kind)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_answers_cluster ON grappe.group_answers USING btree (cluster_id, group_id);
CREATE INDEX group_answers_organisation ON grappe.group_answers USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (asked_by = ( SELECT grappe.current_person() AS current_person))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])))) with check ();
policy update_concerned for update to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])))) with check ();
CREATE TRIGGER tg_group_answers__audit_delete AFTER DELETE ON grappe.group_answers REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'r.kind', 'id', 'version');
CREATE TRIGGER tg_group_answers__audit_insert AFTER INSERT ON grappe.group_answers REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'r.kind', 'id', 'version');
CREATE TRIGGER tg_group_answers__audit_update AFTER UPDATE ON grappe.group_answers REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'r.kind', 'id', 'version');
CREATE TRIGGER tg_group_answers__tell AFTER INSERT OR UPDATE OF asked_at ON grappe.group_answers FOR EACH ROW EXECUTE FUNCTION grappe.tg_group_answers__tell();
CREATE TRIGGER tg_group_answers__who BEFORE UPDATE ON grappe.group_answers FOR EACH ROW EXECUTE FUNCTION grappe.tg_group_answers__who();
grant select to grappe_app;
grant insert (cluster_id, group_id, organisation_id, kind, asked_by, respond_by) to grappe_app;
grant update (asked_by, asked_at, respond_by, answer, answered_on, proof, note, version) to grappe_app;

table grappe.group_budgets (
  group_id uuid not null,
  cluster_id uuid not null,
  budget jsonb not null,
  updated_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint group_budgets_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE CASCADE,
  constraint group_budgets_pkey PRIMARY KEY (group_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_budgets_cluster ON grappe.group_budgets USING btree (cluster_id, group_id);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_group_budgets__audit_delete AFTER DELETE ON grappe.group_budgets REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', '');
CREATE TRIGGER tg_group_budgets__audit_insert AFTER INSERT ON grappe.group_budgets REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', '');
CREATE TRIGGER tg_group_budgets__audit_update AFTER UPDATE ON grappe.group_budgets REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', '');
CREATE TRIGGER tg_group_budgets__version BEFORE UPDATE ON grappe.group_budgets FOR EACH ROW EXECUTE FUNCTION grappe.tg_next_version();
grant delete, insert, select to grappe_app;
grant update (budget, updated_at) to grappe_app;

table grappe.group_contracts (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  group_id uuid not null,
  organisation_id uuid not null,
  market text not null,
  label text not null default ''::text,
  won_on date not null,
  amount_cents bigint,
  currency text not null default 'EUR'::text,
  audience text not null default 'coordinator'::text,
  entered_by uuid,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint group_contracts_amount_cents_check CHECK (((amount_cents >= 0) AND (amount_cents <= '10000000000000'::bigint))),
  constraint group_contracts_audience_check CHECK ((audience = ANY (ARRAY['self'::text, 'coordinator'::text, 'group'::text]))),
  constraint group_contracts_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint group_contracts_label_check CHECK ((length(label) <= 300)),
  constraint group_contracts_market_check CHECK ((market ~ '^[A-Z]{2}$'::text)),
  constraint group_contracts_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.group_lives(cluster_id, group_id) ON DELETE CASCADE,
  constraint group_contracts_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint group_contracts_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_contracts_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_contracts_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_contracts_group ON grappe.group_contracts USING btree (cluster_id, group_id);
CREATE INDEX group_contracts_organisation ON grappe.group_contracts USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_concerned for insert to grappe_app using () with check (((entered_by = ( SELECT grappe.current_person() AS current_person)) AND (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (group_id = ANY (( SELECT grappe.my_groups_ever() AS my_groups_ever)::uuid[]))) OR ((audience = 'coordinator'::text) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))));
policy select_concerned for select to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((audience <> 'self'::text) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) OR ((audience = 'group'::text) AND (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[]))))) with check ();
policy update_coordinator for update to grappe_app using (((audience = 'coordinator'::text) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
policy update_owner for update to grappe_app using ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) with check ();
CREATE TRIGGER tg_group_contracts__audit_delete AFTER DELETE ON grappe.group_contracts REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_group_contracts__audit_insert AFTER INSERT ON grappe.group_contracts REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_group_contracts__audit_update AFTER UPDATE ON grappe.group_contracts REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_group_contracts__closed AFTER INSERT OR UPDATE ON grappe.group_contracts FOR EACH ROW EXECUTE FUNCTION grappe.tg_group_contracts__closed();
grant select to grappe_app;
grant insert (cluster_id, group_id, organisation_id, market, label, won_on, amount_cents, currency, audience, entered_by, updated_by) to grappe_app;
grant update (market, label, won_on, amount_cents, currency, audience, version, updated_by, updated_at, deleted_at) to grappe_app;

table grappe.group_costs (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  group_id uuid not null,
  kind text not null default 'cost'::text,
  line_id text not null,
  label text not null default ''::text,
  spent_on date not null,
  amount_cents bigint not null,
  paid_by uuid,
  settlement_id uuid,
  created_by uuid,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint group_costs_amount_cents_check CHECK ((((amount_cents >= '-10000000000000'::bigint) AND (amount_cents <= '10000000000000'::bigint)) AND (amount_cents <> 0))),
  constraint group_costs_check CHECK (((kind = 'cost'::text) OR ((paid_by IS NOT NULL) AND (amount_cents > 0)))),
  constraint group_costs_kind_check CHECK ((kind = ANY (ARRAY['cost'::text, 'contribution'::text]))),
  constraint group_costs_label_check CHECK ((length(label) <= 300)),
  constraint group_costs_line_id_check CHECK (((length(line_id) >= 1) AND (length(line_id) <= 100))),
  constraint group_costs_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.group_lives(cluster_id, group_id) ON DELETE CASCADE,
  constraint group_costs_cluster_id_group_id_settlement_id_fkey FOREIGN KEY (cluster_id, group_id, settlement_id) REFERENCES grappe.group_settlements(cluster_id, group_id, id),
  constraint group_costs_cluster_id_paid_by_fkey FOREIGN KEY (cluster_id, paid_by) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint group_costs_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_costs_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_costs_pkey PRIMARY KEY (id),
  constraint group_costs_cluster_id_group_id_id_key UNIQUE (cluster_id, group_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_costs_group ON grappe.group_costs USING btree (cluster_id, group_id, spent_on);
CREATE INDEX group_costs_paid_by ON grappe.group_costs USING btree (cluster_id, paid_by) WHERE (paid_by IS NOT NULL);
CREATE INDEX group_costs_settlement ON grappe.group_costs USING btree (settlement_id) WHERE (settlement_id IS NOT NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_coordinator for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_group_costs__audit_delete AFTER DELETE ON grappe.group_costs REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_group_costs__audit_insert AFTER INSERT ON grappe.group_costs REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_group_costs__audit_update AFTER UPDATE ON grappe.group_costs REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
grant select to grappe_app;
grant insert (cluster_id, group_id, kind, line_id, label, spent_on, amount_cents, paid_by, created_by, updated_by) to grappe_app;
grant update (line_id, label, spent_on, amount_cents, paid_by, settlement_id, version, updated_by, updated_at, deleted_at) to grappe_app;

table grappe.group_day_uses (
  cluster_id uuid not null,
  day_id uuid not null,
  group_id uuid not null,
  organisation_id uuid,
  market text,
  note text not null default ''::text,
  constraint group_day_uses_market_check CHECK ((market ~ '^[A-Z]{2}$'::text)),
  constraint group_day_uses_note_check CHECK ((length(note) <= 500)),
  constraint group_day_uses_cluster_id_group_id_day_id_fkey FOREIGN KEY (cluster_id, group_id, day_id) REFERENCES grappe.group_days(cluster_id, group_id, id) ON DELETE CASCADE,
  constraint group_day_uses_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint group_day_uses_pkey PRIMARY KEY (day_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_day_uses_group ON grappe.group_day_uses USING btree (cluster_id, group_id);
CREATE INDEX group_day_uses_organisation ON grappe.group_day_uses USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((organisation_id IS NULL) AND (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[]))))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_group_day_uses__audit_delete AFTER DELETE ON grappe.group_day_uses REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'day_id', '');
CREATE TRIGGER tg_group_day_uses__audit_insert AFTER INSERT ON grappe.group_day_uses REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'day_id', '');
CREATE TRIGGER tg_group_day_uses__audit_update AFTER UPDATE ON grappe.group_day_uses REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'day_id', '');
grant select to grappe_app;
grant insert (cluster_id, day_id, group_id, organisation_id, market, note) to grappe_app;
grant update (organisation_id, market, note) to grappe_app;

table grappe.group_days (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  group_id uuid not null,
  day date not null,
  kind text not null,
  portion double precision not null,
  created_by uuid,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint group_days_kind_check CHECK ((kind = ANY (ARRAY['work'::text, 'absence'::text]))),
  constraint group_days_portion_check CHECK ((portion = ANY (ARRAY[(0.5)::double precision, (1)::double precision]))),
  constraint group_days_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.group_lives(cluster_id, group_id) ON DELETE CASCADE,
  constraint group_days_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_days_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_days_pkey PRIMARY KEY (id),
  constraint group_days_cluster_id_group_id_id_key UNIQUE (cluster_id, group_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_days_day ON grappe.group_days USING btree (cluster_id, group_id, day);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_group_days__audit_delete AFTER DELETE ON grappe.group_days REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_group_days__audit_insert AFTER INSERT ON grappe.group_days REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_group_days__audit_update AFTER UPDATE ON grappe.group_days REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'id', 'version,updated_at');
grant select to grappe_app;
grant insert (cluster_id, group_id, day, kind, portion, created_by, updated_by) to grappe_app;
grant update (day, kind, portion, version, updated_by, updated_at, deleted_at) to grappe_app;

table grappe.group_decisions (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  group_id uuid not null,
  kind text not null,
  from_state text,
  to_state text,
  organisation_id uuid,
  reason text not null default ''::text,
  audience text not null default 'coordinator'::text,
  decided_on date not null default CURRENT_DATE,
  decided_by uuid,
  recorded_at timestamp with time zone not null default now(),
  constraint group_decisions_audience_check CHECK ((audience = ANY (ARRAY['coordinator'::text, 'group'::text]))),
  constraint group_decisions_from_state_check CHECK ((from_state ~ '^[a-z]+$'::text)),
  constraint group_decisions_kind_check CHECK ((kind = ANY (ARRAY['step'::text, 'back'::text, 'abandoned'::text, 'asked'::text, 'said_yes'::text, 'said_no'::text, 'feasibility'::text, 'entered'::text, 'left'::text, 'settled'::text]))),
  constraint group_decisions_reason_check CHECK ((length(reason) <= 4000)),
  constraint group_decisions_to_state_check CHECK ((to_state ~ '^[a-z]+$'::text)),
  constraint group_decisions_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.group_lives(cluster_id, group_id) ON DELETE CASCADE,
  constraint group_decisions_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint group_decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_decisions_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_decisions_group ON grappe.group_decisions USING btree (cluster_id, group_id, id);
CREATE INDEX group_decisions_organisation ON grappe.group_decisions USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (decided_by = ( SELECT grappe.current_person() AS current_person))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((audience = 'group'::text) AND (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[]))))) with check ();
CREATE TRIGGER tg_group_decisions__audit_delete AFTER DELETE ON grappe.group_decisions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_group_decisions__audit_insert AFTER INSERT ON grappe.group_decisions REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_group_decisions__audit_update AFTER UPDATE ON grappe.group_decisions REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, group_id, kind, from_state, to_state, organisation_id, reason, audience, decided_on, decided_by) to grappe_app;

table grappe.group_documents (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  group_id uuid not null,
  kind text not null,
  variant text not null,
  language text not null,
  audience text not null,
  organisation_id uuid,
  content jsonb not null,
  blanks jsonb not null,
  facts_version text not null,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  constraint group_documents_audience_check CHECK ((audience = ANY (ARRAY['coordinator'::text, 'group'::text, 'self'::text]))),
  constraint group_documents_blanks_check CHECK ((jsonb_typeof(blanks) = 'array'::text)),
  constraint group_documents_check CHECK (((audience = 'self'::text) = (organisation_id IS NOT NULL))),
  constraint group_documents_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint group_documents_facts_version_check CHECK ((facts_version ~ '^[0-9a-f]{64}$'::text)),
  constraint group_documents_kind_check CHECK ((kind = ANY (ARRAY['feasibility_study'::text, 'charter'::text, 'commitment_contract'::text, 'time_sharing_contract'::text, 'bonus_scheme'::text]))),
  constraint group_documents_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint group_documents_variant_check CHECK ((variant = ANY (ARRAY['association'::text, 'consortium'::text]))),
  constraint group_documents_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE CASCADE,
  constraint group_documents_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint group_documents_made_by_fkey FOREIGN KEY (made_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_documents_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_documents_group ON grappe.group_documents USING btree (cluster_id, group_id, made_at DESC);
CREATE INDEX group_documents_organisation ON grappe.group_documents USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_concerned for insert to grappe_app using () with check (((made_by = ( SELECT grappe.current_person() AS current_person)) AND (((audience = ANY (ARRAY['coordinator'::text, 'group'::text])) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) OR ((audience = 'self'::text) AND (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])) AND (EXISTS ( SELECT
   FROM grappe.plan_group_members m
  WHERE ((m.group_id = group_documents.group_id) AND (m.organisation_id = group_documents.organisation_id))))))));
policy select_concerned for select to grappe_app using ((((audience = ANY (ARRAY['coordinator'::text, 'group'::text])) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) OR ((audience = 'group'::text) AND (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[]))) OR (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])))) with check ();
CREATE TRIGGER tg_group_documents__audit_delete AFTER DELETE ON grappe.group_documents REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.group_id', 'r.kind', 'id', '');
CREATE TRIGGER tg_group_documents__audit_insert AFTER INSERT ON grappe.group_documents REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.group_id', 'r.kind', 'id', '');
CREATE TRIGGER tg_group_documents__audit_update AFTER UPDATE ON grappe.group_documents REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.group_id', 'r.kind', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, group_id, kind, variant, language, audience, organisation_id, content, blanks, facts_version, made_by) to grappe_app;

table grappe.group_feasibility (
  cluster_id uuid not null,
  group_id uuid not null,
  item text not null,
  verdict text not null,
  note text not null default ''::text,
  answered_by uuid,
  answered_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint group_feasibility_check CHECK (((item = 'outcome'::text) = (verdict = ANY (ARRAY['go'::text, 'conditions'::text, 'no'::text])))),
  constraint group_feasibility_check1 CHECK (((item <> 'outcome'::text) OR (note <> ''::text))),
  constraint group_feasibility_item_check CHECK ((item = ANY (ARRAY['partners'::text, 'size_balance'::text, 'synergies'::text, 'conflicts'::text, 'strategy'::text, 'commitment'::text, 'outcome'::text]))),
  constraint group_feasibility_note_check CHECK ((length(note) <= 4000)),
  constraint group_feasibility_verdict_check CHECK ((verdict = ANY (ARRAY['good'::text, 'watch'::text, 'bad'::text, 'go'::text, 'conditions'::text, 'no'::text]))),
  constraint group_feasibility_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_feasibility_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.group_lives(cluster_id, group_id) ON DELETE CASCADE,
  constraint group_feasibility_pkey PRIMARY KEY (group_id, item)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_feasibility_cluster ON grappe.group_feasibility USING btree (cluster_id, group_id);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (answered_by = ( SELECT grappe.current_person() AS current_person))));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_group_feasibility__audit_delete AFTER DELETE ON grappe.group_feasibility REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'r.item', 'group_id, item', 'version');
CREATE TRIGGER tg_group_feasibility__audit_insert AFTER INSERT ON grappe.group_feasibility REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'r.item', 'group_id, item', 'version');
CREATE TRIGGER tg_group_feasibility__audit_update AFTER UPDATE ON grappe.group_feasibility REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'r.item', 'group_id, item', 'version');
grant select to grappe_app;
grant insert (cluster_id, group_id, item, verdict, note, answered_by) to grappe_app;
grant update (verdict, note, answered_by, answered_at, version) to grappe_app;

table grappe.group_gain_schemes (
  cluster_id uuid not null,
  group_id uuid not null,
  scheme jsonb not null,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint group_gain_schemes_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE CASCADE,
  constraint group_gain_schemes_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_gain_schemes_pkey PRIMARY KEY (group_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_gain_schemes_cluster ON grappe.group_gain_schemes USING btree (cluster_id, group_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_group_gain_schemes__audit_delete AFTER DELETE ON grappe.group_gain_schemes REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', 'version,updated_at,updated_by');
CREATE TRIGGER tg_group_gain_schemes__audit_insert AFTER INSERT ON grappe.group_gain_schemes REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', 'version,updated_at,updated_by');
CREATE TRIGGER tg_group_gain_schemes__audit_update AFTER UPDATE ON grappe.group_gain_schemes REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', 'version,updated_at,updated_by');
grant select to grappe_app;
grant insert (cluster_id, group_id, scheme, updated_by) to grappe_app;
grant update (scheme, version, updated_by, updated_at) to grappe_app;

table grappe.group_lessons (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  group_id uuid,
  kind text,
  title text not null,
  body text not null default ''::text,
  market text,
  audience text not null default 'group'::text,
  author_id uuid,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  incubator_id uuid,
  learned_on date not null default CURRENT_DATE,
  constraint group_lessons_audience_check CHECK ((audience = ANY (ARRAY['coordinator'::text, 'group'::text, 'incubator'::text, 'cluster'::text]))),
  constraint group_lessons_body_check CHECK ((length(body) <= 4000)),
  constraint group_lessons_kind_check CHECK ((kind = ANY (ARRAY['worked'::text, 'avoid'::text, 'idea'::text]))),
  constraint group_lessons_market_check CHECK ((market ~ '^[A-Z]{2}$'::text)),
  constraint group_lessons_roof_check CHECK (((audience = 'incubator'::text) = (incubator_id IS NOT NULL))),
  constraint group_lessons_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint group_lessons_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_lessons_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint group_lessons_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE SET NULL (group_id),
  constraint group_lessons_cluster_id_incubator_id_fkey FOREIGN KEY (cluster_id, incubator_id) REFERENCES grappe.incubators(cluster_id, id) ON DELETE CASCADE,
  constraint group_lessons_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_lessons_pkey PRIMARY KEY (id),
  constraint group_lessons_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_lessons_group ON grappe.group_lessons USING btree (cluster_id, group_id);
CREATE INDEX group_lessons_incubator ON grappe.group_lessons USING btree (cluster_id, incubator_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_concerned for insert to grappe_app using () with check (((author_id = ( SELECT grappe.current_person() AS current_person)) AND ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((audience <> 'coordinator'::text) AND (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])) AND ((incubator_id IS NULL) OR (incubator_id = ANY (( SELECT grappe.my_incubators() AS my_incubators)::uuid[])))))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((audience <> 'coordinator'::text) AND (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[]))) OR ((audience = 'incubator'::text) AND (incubator_id = ANY (( SELECT grappe.my_incubators() AS my_incubators)::uuid[]))) OR ((audience = 'cluster'::text) AND (cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[]))))) with check ();
policy update_author for update to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((author_id = ( SELECT grappe.current_person() AS current_person)) AND (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[]))))) with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((author_id = ( SELECT grappe.current_person() AS current_person)) AND (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])) AND ((incubator_id IS NULL) OR (incubator_id = ANY (( SELECT grappe.my_incubators() AS my_incubators)::uuid[]))))));
CREATE TRIGGER tg_group_lessons__audit_delete AFTER DELETE ON grappe.group_lessons REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_group_lessons__audit_insert AFTER INSERT ON grappe.group_lessons REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_group_lessons__audit_update AFTER UPDATE ON grappe.group_lessons REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
grant select to grappe_app;
grant insert (cluster_id, group_id, kind, title, body, market, audience, author_id, updated_by, incubator_id) to grappe_app;
grant update (kind, title, body, market, audience, version, updated_by, updated_at, deleted_at, incubator_id) to grappe_app;

table grappe.group_lives (
  cluster_id uuid not null,
  group_id uuid not null,
  state text not null default 'proposed'::text,
  next_plan text not null default 'exclude'::text,
  starts_on date,
  ends_on date,
  manager_name text not null default ''::text,
  manager_days double precision,
  foreseen_contracts integer,
  foreseen_cents bigint,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint group_lives_check CHECK ((ends_on > starts_on)),
  constraint group_lives_foreseen_cents_check CHECK (((foreseen_cents >= 0) AND (foreseen_cents <= '10000000000000'::bigint))),
  constraint group_lives_foreseen_contracts_check CHECK (((foreseen_contracts >= 0) AND (foreseen_contracts <= 10000))),
  constraint group_lives_manager_days_check CHECK (((manager_days >= (0.5)::double precision) AND (manager_days <= (366)::double precision))),
  constraint group_lives_manager_name_check CHECK ((length(manager_name) <= 200)),
  constraint group_lives_next_plan_check CHECK ((next_plan = ANY (ARRAY['exclude'::text, 'lock'::text]))),
  constraint group_lives_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'contacted'::text, 'feasibility'::text, 'commitment'::text, 'operating'::text, 'results'::text, 'closed'::text, 'abandoned'::text]))),
  constraint group_lives_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint group_lives_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id),
  constraint group_lives_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_lives_pkey PRIMARY KEY (group_id),
  constraint group_lives_cluster_id_group_id_key UNIQUE (cluster_id, group_id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (updated_by = ( SELECT grappe.current_person() AS current_person))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])) OR (group_id = ANY (( SELECT grappe.my_groups_ever() AS my_groups_ever)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_group_lives__audit_delete AFTER DELETE ON grappe.group_lives REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', 'version,updated_at');
CREATE TRIGGER tg_group_lives__audit_insert AFTER INSERT ON grappe.group_lives REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', 'version,updated_at');
CREATE TRIGGER tg_group_lives__audit_update AFTER UPDATE ON grappe.group_lives REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', 'version,updated_at');
CREATE TRIGGER tg_group_lives__step BEFORE UPDATE OF state ON grappe.group_lives FOR EACH ROW EXECUTE FUNCTION grappe.tg_group_lives__step();
grant select to grappe_app;
grant insert (cluster_id, group_id, updated_by) to grappe_app;
grant update (state, next_plan, starts_on, ends_on, manager_name, manager_days, foreseen_contracts, foreseen_cents, version, updated_by, updated_at) to grappe_app;

table grappe.group_memberships (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  group_id uuid not null,
  organisation_id uuid not null,
  joined_on date not null default CURRENT_DATE,
  left_on date,
  contract_days double precision,
  recorded_by uuid,
  recorded_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint group_memberships_check CHECK ((left_on >= joined_on)),
  constraint group_memberships_contract_days_check CHECK (((contract_days >= (0)::double precision) AND (contract_days <= (366)::double precision))),
  constraint group_memberships_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.group_lives(cluster_id, group_id) ON DELETE CASCADE,
  constraint group_memberships_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint group_memberships_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_memberships_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_memberships_cluster ON grappe.group_memberships USING btree (cluster_id, group_id);
CREATE INDEX group_memberships_organisation ON grappe.group_memberships USING btree (cluster_id, organisation_id);
CREATE UNIQUE INDEX group_memberships_current ON grappe.group_memberships USING btree (group_id, organisation_id) WHERE (left_on IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (recorded_by = ( SELECT grappe.current_person() AS current_person))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_group_memberships__audit_delete AFTER DELETE ON grappe.group_memberships REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'id', 'version');
CREATE TRIGGER tg_group_memberships__audit_insert AFTER INSERT ON grappe.group_memberships REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'id', 'version');
CREATE TRIGGER tg_group_memberships__audit_update AFTER UPDATE ON grappe.group_memberships REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'id', 'version');
CREATE TRIGGER tg_group_memberships__follow AFTER INSERT OR UPDATE OF left_on ON grappe.group_memberships FOR EACH ROW EXECUTE FUNCTION grappe.tg_group_memberships__follow();
grant select to grappe_app;
grant insert (cluster_id, group_id, organisation_id, joined_on, contract_days, recorded_by) to grappe_app;
grant update (left_on, contract_days, version) to grappe_app;

table grappe.group_receipts (
  cluster_id uuid not null,
  cost_id uuid not null,
  group_id uuid not null,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  content bytea not null,
  added_by uuid,
  added_at timestamp with time zone not null default now(),
  constraint group_receipts_bytes_check CHECK ((bytes > 0)),
  constraint group_receipts_media_type_check CHECK (((length(media_type) >= 3) AND (length(media_type) <= 120))),
  constraint group_receipts_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint group_receipts_sha256_check CHECK ((octet_length(sha256) = 32)),
  constraint group_receipts_added_by_fkey FOREIGN KEY (added_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_receipts_cluster_id_group_id_cost_id_fkey FOREIGN KEY (cluster_id, group_id, cost_id) REFERENCES grappe.group_costs(cluster_id, group_id, id) ON DELETE CASCADE,
  constraint group_receipts_pkey PRIMARY KEY (cost_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_receipts_group ON grappe.group_receipts USING btree (cluster_id, group_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_coordinator for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_group_receipts__audit_delete AFTER DELETE ON grappe.group_receipts REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cost_id', 'null', 'cost_id', '');
CREATE TRIGGER tg_group_receipts__audit_insert AFTER INSERT ON grappe.group_receipts REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cost_id', 'null', 'cost_id', '');
CREATE TRIGGER tg_group_receipts__audit_update AFTER UPDATE ON grappe.group_receipts REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cost_id', 'null', 'cost_id', '');
grant select to grappe_app;
grant insert (cluster_id, cost_id, group_id, name, media_type, bytes, sha256, content, added_by) to grappe_app;
grant update (name, media_type, bytes, sha256, content, added_by, added_at) to grappe_app;

table grappe.group_settlement_lines (
  cluster_id uuid not null,
  settlement_id uuid not null,
  organisation_id uuid not null,
  group_id uuid not null,
  on_date date not null,
  occasion text not null,
  currency text not null,
  due_cents bigint not null,
  paid_cents bigint not null,
  balance_cents bigint not null,
  transfers jsonb not null default '[]'::jsonb,
  constraint group_settlement_lines_check CHECK ((balance_cents = (paid_cents - due_cents))),
  constraint group_settlement_lines_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint group_settlement_lines_occasion_check CHECK ((occasion = ANY (ARRAY['interim'::text, 'entry'::text, 'exit'::text, 'final'::text]))),
  constraint group_settlement_lines_transfers_check CHECK ((jsonb_typeof(transfers) = 'array'::text)),
  constraint group_settlement_lines_cluster_id_group_id_settlement_id_fkey FOREIGN KEY (cluster_id, group_id, settlement_id) REFERENCES grappe.group_settlements(cluster_id, group_id, id) ON DELETE CASCADE,
  constraint group_settlement_lines_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint group_settlement_lines_pkey PRIMARY KEY (settlement_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_settlement_lines_group ON grappe.group_settlement_lines USING btree (cluster_id, group_id);
CREATE INDEX group_settlement_lines_organisation ON grappe.group_settlement_lines USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])))) with check ();
CREATE TRIGGER tg_group_settlement_lines__audit_delete AFTER DELETE ON grappe.group_settlement_lines REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'settlement_id, organisation_id', '');
CREATE TRIGGER tg_group_settlement_lines__audit_insert AFTER INSERT ON grappe.group_settlement_lines REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'settlement_id, organisation_id', '');
CREATE TRIGGER tg_group_settlement_lines__audit_update AFTER UPDATE ON grappe.group_settlement_lines REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'settlement_id, organisation_id', '');
grant select to grappe_app;
grant insert (cluster_id, settlement_id, organisation_id, group_id, on_date, occasion, currency, due_cents, paid_cents, balance_cents, transfers) to grappe_app;

table grappe.group_settlements (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  group_id uuid not null,
  rank integer not null,
  on_date date not null,
  occasion text not null,
  rule text not null,
  currency text not null,
  total_cents bigint not null,
  details jsonb not null default '{}'::jsonb,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  constraint group_settlements_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint group_settlements_occasion_check CHECK ((occasion = ANY (ARRAY['interim'::text, 'entry'::text, 'exit'::text, 'final'::text]))),
  constraint group_settlements_rank_check CHECK ((rank > 0)),
  constraint group_settlements_rule_check CHECK ((rule ~ '^[a-z_]{1,40}$'::text)),
  constraint group_settlements_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.group_lives(cluster_id, group_id) ON DELETE CASCADE,
  constraint group_settlements_made_by_fkey FOREIGN KEY (made_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_settlements_pkey PRIMARY KEY (id),
  constraint group_settlements_cluster_id_group_id_id_key UNIQUE (cluster_id, group_id, id),
  constraint group_settlements_group_id_rank_key UNIQUE (group_id, rank)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_settlements_group ON grappe.group_settlements USING btree (cluster_id, group_id, rank);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_coordinator for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_group_settlements__audit_delete AFTER DELETE ON grappe.group_settlements REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_group_settlements__audit_insert AFTER INSERT ON grappe.group_settlements REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_group_settlements__audit_update AFTER UPDATE ON grappe.group_settlements REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, group_id, rank, on_date, occasion, rule, currency, total_cents, details, made_by) to grappe_app;

table grappe.group_share_choices (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  group_id uuid not null,
  rule text not null,
  decided_by text not null,
  decided_on date not null,
  reason text not null default ''::text,
  entered_by uuid,
  entered_at timestamp with time zone not null default now(),
  constraint group_share_choices_decided_by_check CHECK ((decided_by = ANY (ARRAY['partners'::text, 'team'::text]))),
  constraint group_share_choices_reason_check CHECK ((length(reason) <= 2000)),
  constraint group_share_choices_rule_check CHECK ((rule = ANY (ARRAY['equal'::text, 'turnover'::text, 'headcount'::text, 'days'::text, 'shapley'::text, 'weighted_shapley'::text, 'nucleolus'::text, 'ensc'::text, 'tau'::text, 'owen'::text]))),
  constraint group_share_choices_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE CASCADE,
  constraint group_share_choices_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_share_choices_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_share_choices_group ON grappe.group_share_choices USING btree (cluster_id, group_id, id DESC);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])))) with check ();
CREATE TRIGGER tg_group_share_choices__audit_delete AFTER DELETE ON grappe.group_share_choices REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'r.rule', 'id', '');
CREATE TRIGGER tg_group_share_choices__audit_insert AFTER INSERT ON grappe.group_share_choices REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'r.rule', 'id', '');
CREATE TRIGGER tg_group_share_choices__audit_update AFTER UPDATE ON grappe.group_share_choices REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'r.rule', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, group_id, rule, decided_by, decided_on, reason, entered_by) to grappe_app;

table grappe.group_shares (
  group_id uuid not null,
  organisation_id uuid not null,
  cluster_id uuid not null,
  share jsonb not null,
  constraint group_shares_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint group_shares_group_id_organisation_id_fkey FOREIGN KEY (group_id, organisation_id) REFERENCES grappe.plan_group_members(group_id, organisation_id) ON DELETE CASCADE,
  constraint group_shares_pkey PRIMARY KEY (group_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX group_shares_organisation ON grappe.group_shares USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])) AND (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
CREATE TRIGGER tg_group_shares__audit_delete AFTER DELETE ON grappe.group_shares REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id, organisation_id', '');
CREATE TRIGGER tg_group_shares__audit_insert AFTER INSERT ON grappe.group_shares REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id, organisation_id', '');
CREATE TRIGGER tg_group_shares__audit_update AFTER UPDATE ON grappe.group_shares REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id, organisation_id', '');
grant delete, insert, select to grappe_app;
grant update (share) to grappe_app;

table grappe.group_terms (
  cluster_id uuid not null,
  group_id uuid not null,
  terms jsonb not null,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint group_terms_terms_check CHECK ((jsonb_typeof(terms) = 'object'::text)),
  constraint group_terms_version_check CHECK ((version > 0)),
  constraint group_terms_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE CASCADE,
  constraint group_terms_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint group_terms_pkey PRIMARY KEY (cluster_id, group_id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((updated_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check (((updated_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
CREATE TRIGGER tg_group_terms__audit_delete AFTER DELETE ON grappe.group_terms REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'cluster_id, group_id', 'updated_at,updated_by');
CREATE TRIGGER tg_group_terms__audit_insert AFTER INSERT ON grappe.group_terms REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'cluster_id, group_id', 'updated_at,updated_by');
CREATE TRIGGER tg_group_terms__audit_update AFTER UPDATE ON grappe.group_terms REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'cluster_id, group_id', 'updated_at,updated_by');
grant select to grappe_app;
grant insert (cluster_id, group_id, terms, updated_by) to grappe_app;
grant update (terms, version, updated_by, updated_at) to grappe_app;

table grappe.handovers (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  leaver_id uuid,
  successor_id uuid,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  items jsonb not null default '[]'::jsonb,
  done text[] not null default '{}'::text[],
  version integer not null default 1,
  constraint handovers_done_check CHECK ((cardinality(done) <= 5000)),
  constraint handovers_items_check CHECK ((jsonb_typeof(items) = 'array'::text)),
  constraint handovers_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint handovers_leaver_id_fkey FOREIGN KEY (leaver_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint handovers_made_by_fkey FOREIGN KEY (made_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint handovers_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint handovers_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX handovers_cluster ON grappe.handovers USING btree (cluster_id, made_at DESC);
CREATE INDEX handovers_leaver ON grappe.handovers USING btree (leaver_id);
CREATE INDEX handovers_successor ON grappe.handovers USING btree (successor_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((successor_id = ( SELECT grappe.current_person() AS current_person)) OR (cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])))) with check ();
policy update_successor for update to grappe_app using (((successor_id = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[])))) with check ();
CREATE TRIGGER tg_handovers__audit_delete AFTER DELETE ON grappe.handovers REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version');
CREATE TRIGGER tg_handovers__audit_insert AFTER INSERT ON grappe.handovers REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version');
CREATE TRIGGER tg_handovers__audit_update AFTER UPDATE ON grappe.handovers REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version');
grant select to grappe_app;
grant update (done, version) to grappe_app;

table grappe.identity_changes (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  change_set_id uuid not null,
  at timestamp with time zone not null default now(),
  before jsonb not null,
  after jsonb not null,
  constraint identity_changes_change_set_id_fkey FOREIGN KEY (change_set_id) REFERENCES grappe.change_sets(id),
  constraint identity_changes_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint identity_changes_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX identity_changes_organisation ON grappe.identity_changes USING btree (cluster_id, organisation_id);
CREATE UNIQUE INDEX identity_changes_set ON grappe.identity_changes USING btree (change_set_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_writer for insert to grappe_app using () with check (((change_set_id = ( SELECT grappe.current_change_set() AS current_change_set)) AND ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])))));
policy select_concerned for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[]))) with check ();
grant select to grappe_app;
grant insert (cluster_id, organisation_id, change_set_id, before, after) to grappe_app;

table grappe.import_mappings (
  cluster_id uuid not null,
  kind text not null,
  header_signature text not null,
  mapping jsonb not null,
  updated_at timestamp with time zone not null default now(),
  constraint import_mappings_kind_check CHECK ((kind = ANY (ARRAY['members'::text, 'ties'::text]))),
  constraint import_mappings_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint import_mappings_pkey PRIMARY KEY (cluster_id, kind, header_signature)
);
-- owner grappe_owner; row security on, forced
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_import_mappings__audit_delete AFTER DELETE ON grappe.import_mappings REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, kind, header_signature', '');
CREATE TRIGGER tg_import_mappings__audit_insert AFTER INSERT ON grappe.import_mappings REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, kind, header_signature', '');
CREATE TRIGGER tg_import_mappings__audit_update AFTER UPDATE ON grappe.import_mappings REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, kind, header_signature', '');
grant delete, insert, select to grappe_app;
grant update (mapping, updated_at) to grappe_app;

table grappe.imports (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  change_set_id uuid,
  job_id uuid,
  kind text not null,
  file_name text not null,
  status text not null default 'previewed'::text,
  mapping jsonb not null default '{}'::jsonb,
  report jsonb not null default '{}'::jsonb,
  counts jsonb not null default '{}'::jsonb,
  content bytea,
  author uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint imports_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 500))),
  constraint imports_kind_check CHECK ((kind = ANY (ARRAY['members'::text, 'ties'::text]))),
  constraint imports_status_check CHECK ((status = ANY (ARRAY['previewed'::text, 'accepting'::text, 'accepted'::text, 'undone'::text, 'failed'::text]))),
  constraint imports_author_fkey FOREIGN KEY (author) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint imports_change_set_id_fkey FOREIGN KEY (change_set_id) REFERENCES grappe.change_sets(id),
  constraint imports_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint imports_job_id_fkey FOREIGN KEY (job_id) REFERENCES grappe.jobs(id) ON DELETE SET NULL,
  constraint imports_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX imports_change_set ON grappe.imports USING btree (change_set_id) WHERE (change_set_id IS NOT NULL);
CREATE INDEX imports_cluster ON grappe.imports USING btree (cluster_id, created_at DESC);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_imports__audit_delete AFTER DELETE ON grappe.imports REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'r.kind', 'id', 'content,mapping,report,counts,updated_at,job_id');
CREATE TRIGGER tg_imports__audit_insert AFTER INSERT ON grappe.imports REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'r.kind', 'id', 'content,mapping,report,counts,updated_at,job_id');
CREATE TRIGGER tg_imports__audit_update AFTER UPDATE ON grappe.imports REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'r.kind', 'id', 'content,mapping,report,counts,updated_at,job_id');
CREATE TRIGGER tg_imports__version BEFORE UPDATE ON grappe.imports FOR EACH ROW WHEN ((old.mapping IS DISTINCT FROM new.mapping)) EXECUTE FUNCTION grappe.tg_next_version();
grant delete, select to grappe_app;
grant insert (cluster_id, change_set_id, job_id, kind, file_name, status, mapping, report, counts, content, author) to grappe_app;
grant update (change_set_id, job_id, kind, status, mapping, report, counts, content, updated_at) to grappe_app;

table grappe.incubator_budgets (
  cluster_id uuid not null,
  incubator_id uuid not null,
  budget jsonb not null,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint incubator_budgets_cluster_id_incubator_id_fkey FOREIGN KEY (cluster_id, incubator_id) REFERENCES grappe.incubators(cluster_id, id) ON DELETE CASCADE,
  constraint incubator_budgets_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint incubator_budgets_pkey PRIMARY KEY (incubator_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX incubator_budgets_cluster ON grappe.incubator_budgets USING btree (cluster_id, incubator_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_coordinator for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_incubator_budgets__audit_delete AFTER DELETE ON grappe.incubator_budgets REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'null', 'incubator_id', '');
CREATE TRIGGER tg_incubator_budgets__audit_insert AFTER INSERT ON grappe.incubator_budgets REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'null', 'incubator_id', '');
CREATE TRIGGER tg_incubator_budgets__audit_update AFTER UPDATE ON grappe.incubator_budgets REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'null', 'incubator_id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, incubator_id, budget, updated_by) to grappe_app;
grant update (budget, version, updated_by, updated_at) to grappe_app;

table grappe.incubator_checks (
  cluster_id uuid not null,
  incubator_id uuid not null,
  item text not null,
  state text not null,
  note text not null default ''::text,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint incubator_checks_item_check CHECK ((item = ANY (ARRAY['feasibility'::text, 'commitment'::text, 'proximity'::text, 'bonus'::text, 'premises'::text, 'funding'::text, 'backing'::text, 'training'::text, 'techniques'::text, 'experience'::text, 'pooling'::text, 'coordination'::text, 'certification'::text]))),
  constraint incubator_checks_note_check CHECK ((length(note) <= 2000)),
  constraint incubator_checks_state_check CHECK ((state = ANY (ARRAY['to_do'::text, 'under_way'::text, 'done'::text]))),
  constraint incubator_checks_cluster_id_incubator_id_fkey FOREIGN KEY (cluster_id, incubator_id) REFERENCES grappe.incubators(cluster_id, id) ON DELETE CASCADE,
  constraint incubator_checks_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint incubator_checks_pkey PRIMARY KEY (incubator_id, item)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX incubator_checks_cluster ON grappe.incubator_checks USING btree (cluster_id, incubator_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_coordinator for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_incubator_checks__audit_delete AFTER DELETE ON grappe.incubator_checks REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'r.item', 'incubator_id, item', 'version,updated_at,updated_by');
CREATE TRIGGER tg_incubator_checks__audit_insert AFTER INSERT ON grappe.incubator_checks REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'r.item', 'incubator_id, item', 'version,updated_at,updated_by');
CREATE TRIGGER tg_incubator_checks__audit_update AFTER UPDATE ON grappe.incubator_checks REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'r.item', 'incubator_id, item', 'version,updated_at,updated_by');
grant delete, select to grappe_app;
grant insert (cluster_id, incubator_id, item, state, note, updated_by) to grappe_app;
grant update (state, note, version, updated_by, updated_at) to grappe_app;

table grappe.incubator_groups (
  cluster_id uuid not null,
  incubator_id uuid not null,
  group_id uuid not null,
  joined_on date not null default CURRENT_DATE,
  entered_by uuid,
  constraint incubator_groups_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE CASCADE,
  constraint incubator_groups_cluster_id_incubator_id_fkey FOREIGN KEY (cluster_id, incubator_id) REFERENCES grappe.incubators(cluster_id, id) ON DELETE CASCADE,
  constraint incubator_groups_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint incubator_groups_pkey PRIMARY KEY (group_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX incubator_groups_incubator ON grappe.incubator_groups USING btree (cluster_id, incubator_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_incubator_groups__audit_delete AFTER DELETE ON grappe.incubator_groups REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'null', 'group_id', '');
CREATE TRIGGER tg_incubator_groups__audit_insert AFTER INSERT ON grappe.incubator_groups REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'null', 'group_id', '');
CREATE TRIGGER tg_incubator_groups__audit_update AFTER UPDATE ON grappe.incubator_groups REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'null', 'group_id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, incubator_id, group_id, entered_by) to grappe_app;

table grappe.incubator_lesson_uses (
  cluster_id uuid not null,
  lesson_id uuid not null,
  group_id uuid not null,
  note text not null default ''::text,
  taken_up_on date not null default CURRENT_DATE,
  entered_by uuid,
  constraint incubator_lesson_uses_note_check CHECK ((length(note) <= 2000)),
  constraint incubator_lesson_uses_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE CASCADE,
  constraint incubator_lesson_uses_cluster_id_lesson_id_fkey FOREIGN KEY (cluster_id, lesson_id) REFERENCES grappe.group_lessons(cluster_id, id) ON DELETE CASCADE,
  constraint incubator_lesson_uses_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint incubator_lesson_uses_pkey PRIMARY KEY (lesson_id, group_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX incubator_lesson_uses_cluster ON grappe.incubator_lesson_uses USING btree (cluster_id, lesson_id);
CREATE INDEX incubator_lesson_uses_group ON grappe.incubator_lesson_uses USING btree (cluster_id, group_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_incubator_lesson_uses__audit_delete AFTER DELETE ON grappe.incubator_lesson_uses REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.lesson_id', 'null', 'lesson_id, group_id', '');
CREATE TRIGGER tg_incubator_lesson_uses__audit_insert AFTER INSERT ON grappe.incubator_lesson_uses REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.lesson_id', 'null', 'lesson_id, group_id', '');
CREATE TRIGGER tg_incubator_lesson_uses__audit_update AFTER UPDATE ON grappe.incubator_lesson_uses REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.lesson_id', 'null', 'lesson_id, group_id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, lesson_id, group_id, note, entered_by) to grappe_app;
grant update (note) to grappe_app;

table grappe.incubator_shares (
  cluster_id uuid not null,
  incubator_id uuid not null,
  organisation_id uuid not null,
  share jsonb not null,
  constraint incubator_shares_cluster_id_incubator_id_fkey FOREIGN KEY (cluster_id, incubator_id) REFERENCES grappe.incubators(cluster_id, id) ON DELETE CASCADE,
  constraint incubator_shares_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint incubator_shares_pkey PRIMARY KEY (incubator_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX incubator_shares_organisation ON grappe.incubator_shares USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((incubator_id = ANY (( SELECT grappe.my_incubators() AS my_incubators)::uuid[])) AND (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_incubator_shares__audit_delete AFTER DELETE ON grappe.incubator_shares REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'null', 'incubator_id, organisation_id', '');
CREATE TRIGGER tg_incubator_shares__audit_insert AFTER INSERT ON grappe.incubator_shares REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'null', 'incubator_id, organisation_id', '');
CREATE TRIGGER tg_incubator_shares__audit_update AFTER UPDATE ON grappe.incubator_shares REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.incubator_id', 'null', 'incubator_id, organisation_id', '');
grant delete, insert, select to grappe_app;

table grappe.incubator_trainees (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  incubator_id uuid not null,
  group_id uuid,
  programme text not null,
  mission text not null default ''::text,
  alternates boolean not null default true,
  starts_on date not null,
  ends_on date not null,
  outcome text not null default 'under_way'::text,
  version integer not null default 1,
  entered_by uuid,
  constraint incubator_trainees_check CHECK ((ends_on >= starts_on)),
  constraint incubator_trainees_mission_check CHECK ((length(mission) <= 1000)),
  constraint incubator_trainees_outcome_check CHECK ((outcome = ANY (ARRAY['under_way'::text, 'hired_here'::text, 'hired_elsewhere'::text, 'studies'::text, 'stopped'::text]))),
  constraint incubator_trainees_programme_check CHECK (((length(btrim(programme)) >= 1) AND (length(btrim(programme)) <= 200))),
  constraint incubator_trainees_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE SET NULL (group_id),
  constraint incubator_trainees_cluster_id_incubator_id_fkey FOREIGN KEY (cluster_id, incubator_id) REFERENCES grappe.incubators(cluster_id, id) ON DELETE CASCADE,
  constraint incubator_trainees_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint incubator_trainees_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX incubator_trainees_group ON grappe.incubator_trainees USING btree (cluster_id, group_id);
CREATE INDEX incubator_trainees_incubator ON grappe.incubator_trainees USING btree (cluster_id, incubator_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_coordinator for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_incubator_trainees__audit_delete AFTER DELETE ON grappe.incubator_trainees REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_incubator_trainees__audit_insert AFTER INSERT ON grappe.incubator_trainees REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_incubator_trainees__audit_update AFTER UPDATE ON grappe.incubator_trainees REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, incubator_id, group_id, programme, mission, alternates, starts_on, ends_on, entered_by) to grappe_app;
grant update (group_id, programme, mission, alternates, starts_on, ends_on, outcome, version) to grappe_app;

table grappe.incubators (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  name text not null,
  place text not null default ''::text,
  purpose text not null default ''::text,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  closed_on date,
  constraint incubators_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200))),
  constraint incubators_place_check CHECK ((length(place) <= 300)),
  constraint incubators_purpose_check CHECK ((length(purpose) <= 4000)),
  constraint incubators_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint incubators_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint incubators_pkey PRIMARY KEY (id),
  constraint incubators_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (id = ANY (( SELECT grappe.my_incubators() AS my_incubators)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_incubators__audit_delete AFTER DELETE ON grappe.incubators REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_incubators__audit_insert AFTER INSERT ON grappe.incubators REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_incubators__audit_update AFTER UPDATE ON grappe.incubators REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, name, place, purpose, created_by) to grappe_app;
grant update (name, place, purpose, version, closed_on) to grappe_app;

table grappe.instrument_versions (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  instrument_id uuid not null,
  ordinal integer not null,
  content jsonb not null,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  published_by uuid,
  published_at timestamp with time zone,
  constraint instrument_versions_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint instrument_versions_ordinal_check CHECK ((ordinal > 0)),
  constraint instrument_versions_version_check CHECK ((version > 0)),
  constraint instrument_versions_cluster_id_instrument_id_fkey FOREIGN KEY (cluster_id, instrument_id) REFERENCES grappe.instruments(cluster_id, id) ON DELETE CASCADE,
  constraint instrument_versions_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint instrument_versions_published_by_fkey FOREIGN KEY (published_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint instrument_versions_pkey PRIMARY KEY (id),
  constraint instrument_versions_cluster_id_id_key UNIQUE (cluster_id, id),
  constraint instrument_versions_instrument_id_ordinal_key UNIQUE (instrument_id, ordinal)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX instrument_versions_instrument ON grappe.instrument_versions USING btree (cluster_id, instrument_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_draft for delete to grappe_app using (((published_at IS NULL) AND (cluster_id = ANY (( SELECT grappe.my_instrumented_clusters() AS my_instrumented_clusters)::uuid[])))) with check ();
policy insert_writer for insert to grappe_app using () with check (((created_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_instrumented_clusters() AS my_instrumented_clusters)::uuid[]))));
policy select_published for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_instrumented_clusters() AS my_instrumented_clusters)::uuid[])) OR ((published_at IS NOT NULL) AND (cluster_id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[]))))) with check ();
policy update_draft for update to grappe_app using (((published_at IS NULL) AND (cluster_id = ANY (( SELECT grappe.my_instrumented_clusters() AS my_instrumented_clusters)::uuid[])))) with check (true);
CREATE TRIGGER tg_instrument_versions__audit_delete AFTER DELETE ON grappe.instrument_versions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.instrument_id', 'null', 'id', 'version');
CREATE TRIGGER tg_instrument_versions__audit_insert AFTER INSERT ON grappe.instrument_versions REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.instrument_id', 'null', 'id', 'version');
CREATE TRIGGER tg_instrument_versions__audit_update AFTER UPDATE ON grappe.instrument_versions REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.instrument_id', 'null', 'id', 'version');
CREATE TRIGGER tg_instrument_versions__keep BEFORE UPDATE ON grappe.instrument_versions FOR EACH ROW EXECUTE FUNCTION grappe.tg_instrument_versions__keep();
grant delete, select to grappe_app;
grant insert (cluster_id, instrument_id, ordinal, content, created_by) to grappe_app;
grant update (content, version, published_by, published_at) to grappe_app;

table grappe.instruments (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  name text not null,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint instruments_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200))),
  constraint instruments_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint instruments_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint instruments_pkey PRIMARY KEY (id),
  constraint instruments_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX instruments_cluster ON grappe.instruments USING btree (cluster_id, created_at);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_writer for insert to grappe_app using () with check (((created_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_instrumented_clusters() AS my_instrumented_clusters)::uuid[]))));
policy select_known for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[]))) with check ();
policy update_writer for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_instrumented_clusters() AS my_instrumented_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_instruments__audit_delete AFTER DELETE ON grappe.instruments REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_instruments__audit_insert AFTER INSERT ON grappe.instruments REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_instruments__audit_update AFTER UPDATE ON grappe.instruments REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, name, created_by) to grappe_app;
grant update (name) to grappe_app;

table grappe.interview_cases (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  project_id uuid not null,
  pseudonym text not null,
  attributes jsonb not null default '{}'::jsonb,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint interview_cases_attributes_check CHECK ((jsonb_typeof(attributes) = 'object'::text)),
  constraint interview_cases_pseudonym_check CHECK (((length(btrim(pseudonym)) >= 1) AND (length(btrim(pseudonym)) <= 100))),
  constraint interview_cases_cluster_id_project_id_fkey FOREIGN KEY (cluster_id, project_id) REFERENCES grappe.interview_projects(cluster_id, id) ON DELETE CASCADE,
  constraint interview_cases_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint interview_cases_pkey PRIMARY KEY (id),
  constraint interview_cases_cluster_id_id_key UNIQUE (cluster_id, id),
  constraint interview_cases_project_id_pseudonym_key UNIQUE (project_id, pseudonym)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX interview_cases_project ON grappe.interview_cases USING btree (cluster_id, project_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_lead for delete to grappe_app using ((project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[]))) with check ();
policy insert_team for insert to grappe_app using () with check ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])));
policy select_team for select to grappe_app using ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
policy update_team for update to grappe_app using ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
CREATE TRIGGER tg_interview_cases__audit_delete AFTER DELETE ON grappe.interview_cases REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_cases__audit_insert AFTER INSERT ON grappe.interview_cases REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_cases__audit_update AFTER UPDATE ON grappe.interview_cases REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, project_id, pseudonym, attributes, created_by) to grappe_app;
grant update (pseudonym, attributes, version) to grappe_app;

table grappe.interview_cells (
  cluster_id uuid not null,
  project_id uuid not null,
  case_id uuid not null,
  code_id uuid not null,
  summary text not null,
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint interview_cells_summary_check CHECK ((length(summary) <= 4000)),
  constraint interview_cells_cluster_id_case_id_fkey FOREIGN KEY (cluster_id, case_id) REFERENCES grappe.interview_cases(cluster_id, id) ON DELETE CASCADE,
  constraint interview_cells_cluster_id_code_id_fkey FOREIGN KEY (cluster_id, code_id) REFERENCES grappe.interview_codes(cluster_id, id) ON DELETE CASCADE,
  constraint interview_cells_cluster_id_project_id_fkey FOREIGN KEY (cluster_id, project_id) REFERENCES grappe.interview_projects(cluster_id, id) ON DELETE CASCADE,
  constraint interview_cells_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint interview_cells_pkey PRIMARY KEY (case_id, code_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX interview_cells_code ON grappe.interview_cells USING btree (code_id);
CREATE INDEX interview_cells_project ON grappe.interview_cells USING btree (cluster_id, project_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_team for insert to grappe_app using () with check ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])));
policy select_team for select to grappe_app using ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
policy update_team for update to grappe_app using ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
CREATE TRIGGER tg_interview_cells__audit_delete AFTER DELETE ON grappe.interview_cells REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'case_id, code_id', '');
CREATE TRIGGER tg_interview_cells__audit_insert AFTER INSERT ON grappe.interview_cells REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'case_id, code_id', '');
CREATE TRIGGER tg_interview_cells__audit_update AFTER UPDATE ON grappe.interview_cells REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'case_id, code_id', '');
grant select to grappe_app;
grant insert (cluster_id, project_id, case_id, code_id, summary, updated_by) to grappe_app;
grant update (summary, version, updated_by, updated_at) to grappe_app;

table grappe.interview_codebooks (
  cluster_id uuid not null,
  project_id uuid not null,
  ordinal integer not null,
  note text not null default ''::text,
  codes jsonb not null,
  saved_by uuid,
  saved_at timestamp with time zone not null default now(),
  constraint interview_codebooks_codes_check CHECK ((jsonb_typeof(codes) = 'array'::text)),
  constraint interview_codebooks_note_check CHECK ((length(note) <= 2000)),
  constraint interview_codebooks_ordinal_check CHECK ((ordinal > 0)),
  constraint interview_codebooks_cluster_id_project_id_fkey FOREIGN KEY (cluster_id, project_id) REFERENCES grappe.interview_projects(cluster_id, id) ON DELETE CASCADE,
  constraint interview_codebooks_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint interview_codebooks_pkey PRIMARY KEY (project_id, ordinal)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX interview_codebooks_cluster ON grappe.interview_codebooks USING btree (cluster_id, project_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_team for insert to grappe_app using () with check ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])));
policy select_team for select to grappe_app using ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
CREATE TRIGGER tg_interview_codebooks__audit_delete AFTER DELETE ON grappe.interview_codebooks REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'project_id, ordinal', '');
CREATE TRIGGER tg_interview_codebooks__audit_insert AFTER INSERT ON grappe.interview_codebooks REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'project_id, ordinal', '');
CREATE TRIGGER tg_interview_codebooks__audit_update AFTER UPDATE ON grappe.interview_codebooks REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'project_id, ordinal', '');
grant select to grappe_app;
grant insert (cluster_id, project_id, ordinal, note, codes, saved_by) to grappe_app;

table grappe.interview_codes (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  project_id uuid not null,
  parent_id uuid,
  name text not null,
  definition text not null default ''::text,
  colour integer not null default 0,
  levels jsonb not null default '[]'::jsonb,
  ordinal integer not null default 0,
  version integer not null default 1,
  retired_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint interview_codes_check CHECK ((parent_id <> id)),
  constraint interview_codes_colour_check CHECK (((colour >= 0) AND (colour <= 11))),
  constraint interview_codes_definition_check CHECK ((length(definition) <= 4000)),
  constraint interview_codes_levels_check CHECK ((jsonb_typeof(levels) = 'array'::text)),
  constraint interview_codes_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200))),
  constraint interview_codes_cluster_id_parent_id_fkey FOREIGN KEY (cluster_id, parent_id) REFERENCES grappe.interview_codes(cluster_id, id),
  constraint interview_codes_cluster_id_project_id_fkey FOREIGN KEY (cluster_id, project_id) REFERENCES grappe.interview_projects(cluster_id, id) ON DELETE CASCADE,
  constraint interview_codes_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint interview_codes_pkey PRIMARY KEY (id),
  constraint interview_codes_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX interview_codes_parent ON grappe.interview_codes USING btree (parent_id);
CREATE INDEX interview_codes_project ON grappe.interview_codes USING btree (cluster_id, project_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_team for insert to grappe_app using () with check ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])));
policy select_team for select to grappe_app using ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
policy update_team for update to grappe_app using ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
CREATE TRIGGER tg_interview_codes__audit_delete AFTER DELETE ON grappe.interview_codes REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_codes__audit_insert AFTER INSERT ON grappe.interview_codes REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_codes__audit_update AFTER UPDATE ON grappe.interview_codes REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, id, project_id, parent_id, name, definition, colour, levels, ordinal, created_by) to grappe_app;
grant update (parent_id, name, definition, colour, levels, ordinal, version, retired_at) to grappe_app;

table grappe.interview_codings (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  project_id uuid not null,
  transcript_id uuid not null,
  code_id uuid not null,
  coder_id uuid not null,
  round_id uuid,
  start_at integer not null,
  end_at integer not null,
  level integer,
  memo text not null default ''::text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint interview_codings_check CHECK ((end_at > start_at)),
  constraint interview_codings_level_check CHECK (((level >= 1) AND (level <= 9))),
  constraint interview_codings_memo_check CHECK ((length(memo) <= 4000)),
  constraint interview_codings_start_at_check CHECK ((start_at >= 0)),
  constraint interview_codings_cluster_id_code_id_fkey FOREIGN KEY (cluster_id, code_id) REFERENCES grappe.interview_codes(cluster_id, id) ON DELETE CASCADE,
  constraint interview_codings_cluster_id_project_id_fkey FOREIGN KEY (cluster_id, project_id) REFERENCES grappe.interview_projects(cluster_id, id) ON DELETE CASCADE,
  constraint interview_codings_cluster_id_round_id_fkey FOREIGN KEY (cluster_id, round_id) REFERENCES grappe.interview_rounds(cluster_id, id) ON DELETE CASCADE,
  constraint interview_codings_cluster_id_transcript_id_fkey FOREIGN KEY (cluster_id, transcript_id) REFERENCES grappe.interview_transcripts(cluster_id, id) ON DELETE CASCADE,
  constraint interview_codings_coder_id_fkey FOREIGN KEY (coder_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint interview_codings_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX interview_codings_code ON grappe.interview_codings USING btree (code_id);
CREATE INDEX interview_codings_coder ON grappe.interview_codings USING btree (coder_id);
CREATE INDEX interview_codings_project ON grappe.interview_codings USING btree (project_id, code_id);
CREATE INDEX interview_codings_round ON grappe.interview_codings USING btree (round_id);
CREATE INDEX interview_codings_transcript ON grappe.interview_codings USING btree (cluster_id, transcript_id, start_at);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coder for delete to grappe_app using (((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])) AND (coder_id = ( SELECT grappe.current_person() AS current_person)) AND ((round_id IS NULL) OR (round_id = ANY (( SELECT grappe.my_coding_rounds() AS my_coding_rounds)::uuid[]))))) with check ();
policy insert_coder for insert to grappe_app using () with check (((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])) AND (coder_id = ( SELECT grappe.current_person() AS current_person)) AND
CASE
    WHEN (transcript_id = ANY (( SELECT grappe.my_blind_transcripts() AS my_blind_transcripts)::uuid[])) THEN COALESCE((round_id = ANY (( SELECT grappe.my_coding_rounds() AS my_coding_rounds)::uuid[])), false)
    ELSE (round_id IS NULL)
END));
policy select_team for select to grappe_app using (((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])) AND ((coder_id = ( SELECT grappe.current_person() AS current_person)) OR (((round_id IS NULL) OR (round_id <> ALL (( SELECT grappe.my_open_rounds() AS my_open_rounds)::uuid[]))) AND (transcript_id <> ALL (( SELECT grappe.my_blind_transcripts() AS my_blind_transcripts)::uuid[])))))) with check ();
policy update_coder for update to grappe_app using (((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])) AND (coder_id = ( SELECT grappe.current_person() AS current_person)) AND ((round_id IS NULL) OR (round_id = ANY (( SELECT grappe.my_coding_rounds() AS my_coding_rounds)::uuid[]))))) with check ();
CREATE TRIGGER tg_interview_codings__fit BEFORE INSERT OR UPDATE ON grappe.interview_codings FOR EACH ROW EXECUTE FUNCTION grappe.tg_interview_codings__fit();
grant delete, select to grappe_app;
grant insert (cluster_id, project_id, transcript_id, code_id, coder_id, round_id, start_at, end_at, level, memo) to grappe_app;
grant update (code_id, level, memo, version) to grappe_app;

table grappe.interview_memos (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  project_id uuid not null,
  code_id uuid,
  transcript_id uuid,
  body text not null,
  version integer not null default 1,
  author_id uuid,
  written_at timestamp with time zone not null default now(),
  constraint interview_memos_body_check CHECK (((length(btrim(body)) >= 1) AND (length(btrim(body)) <= 20000))),
  constraint interview_memos_check CHECK (((code_id IS NULL) OR (transcript_id IS NULL))),
  constraint interview_memos_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint interview_memos_cluster_id_code_id_fkey FOREIGN KEY (cluster_id, code_id) REFERENCES grappe.interview_codes(cluster_id, id) ON DELETE CASCADE,
  constraint interview_memos_cluster_id_project_id_fkey FOREIGN KEY (cluster_id, project_id) REFERENCES grappe.interview_projects(cluster_id, id) ON DELETE CASCADE,
  constraint interview_memos_cluster_id_transcript_id_fkey FOREIGN KEY (cluster_id, transcript_id) REFERENCES grappe.interview_transcripts(cluster_id, id) ON DELETE CASCADE,
  constraint interview_memos_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX interview_memos_code ON grappe.interview_memos USING btree (code_id);
CREATE INDEX interview_memos_project ON grappe.interview_memos USING btree (cluster_id, project_id);
CREATE INDEX interview_memos_transcript ON grappe.interview_memos USING btree (transcript_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_author for delete to grappe_app using (((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])) AND (author_id = ( SELECT grappe.current_person() AS current_person)))) with check ();
policy insert_author for insert to grappe_app using () with check (((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])) AND (author_id = ( SELECT grappe.current_person() AS current_person))));
policy select_team for select to grappe_app using (((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])) AND ((author_id = ( SELECT grappe.current_person() AS current_person)) OR (transcript_id IS NULL) OR (transcript_id <> ALL (( SELECT grappe.my_blind_transcripts() AS my_blind_transcripts)::uuid[]))))) with check ();
policy update_author for update to grappe_app using (((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[])) AND (author_id = ( SELECT grappe.current_person() AS current_person)))) with check ();
CREATE TRIGGER tg_interview_memos__audit_delete AFTER DELETE ON grappe.interview_memos REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_memos__audit_insert AFTER INSERT ON grappe.interview_memos REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_memos__audit_update AFTER UPDATE ON grappe.interview_memos REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, project_id, code_id, transcript_id, body, author_id) to grappe_app;
grant update (body, version) to grappe_app;

table grappe.interview_names (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  project_id uuid not null,
  pseudonym text not null,
  name text not null,
  contact text not null default ''::text,
  version integer not null default 1,
  entered_by uuid,
  entered_at timestamp with time zone not null default now(),
  constraint interview_names_contact_check CHECK ((length(contact) <= 300)),
  constraint interview_names_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 300))),
  constraint interview_names_pseudonym_check CHECK (((length(btrim(pseudonym)) >= 1) AND (length(btrim(pseudonym)) <= 100))),
  constraint interview_names_cluster_id_project_id_fkey FOREIGN KEY (cluster_id, project_id) REFERENCES grappe.interview_projects(cluster_id, id) ON DELETE CASCADE,
  constraint interview_names_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint interview_names_pkey PRIMARY KEY (id),
  constraint interview_names_project_id_pseudonym_name_key UNIQUE (project_id, pseudonym, name)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX interview_names_project ON grappe.interview_names USING btree (cluster_id, project_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_lead for delete to grappe_app using ((project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[]))) with check ();
policy insert_lead for insert to grappe_app using () with check ((project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[])));
policy select_lead for select to grappe_app using ((project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[]))) with check ();
policy update_lead for update to grappe_app using ((project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[]))) with check ();
CREATE TRIGGER tg_interview_names__audit_delete AFTER DELETE ON grappe.interview_names REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_names__audit_insert AFTER INSERT ON grappe.interview_names REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_names__audit_update AFTER UPDATE ON grappe.interview_names REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, project_id, pseudonym, name, contact, entered_by) to grappe_app;
grant update (pseudonym, name, contact, version) to grappe_app;

table grappe.interview_people (
  cluster_id uuid not null,
  project_id uuid not null,
  person_id uuid not null,
  role text not null,
  joined_at timestamp with time zone not null default now(),
  left_at timestamp with time zone,
  constraint interview_people_role_check CHECK ((role = ANY (ARRAY['lead'::text, 'coder'::text]))),
  constraint interview_people_cluster_id_project_id_fkey FOREIGN KEY (cluster_id, project_id) REFERENCES grappe.interview_projects(cluster_id, id) ON DELETE CASCADE,
  constraint interview_people_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint interview_people_pkey PRIMARY KEY (project_id, person_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX interview_people_cluster ON grappe.interview_people USING btree (cluster_id, project_id);
CREATE INDEX interview_people_person ON grappe.interview_people USING btree (person_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_lead for insert to grappe_app using () with check ((project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[])));
policy select_team for select to grappe_app using ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
policy update_lead for update to grappe_app using ((project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[]))) with check ();
CREATE TRIGGER tg_interview_people__audit_delete AFTER DELETE ON grappe.interview_people REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'project_id, person_id', '');
CREATE TRIGGER tg_interview_people__audit_insert AFTER INSERT ON grappe.interview_people REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'project_id, person_id', '');
CREATE TRIGGER tg_interview_people__audit_update AFTER UPDATE ON grappe.interview_people REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'project_id, person_id', '');
grant select to grappe_app;
grant insert (cluster_id, project_id, person_id, role) to grappe_app;
grant update (role, left_at) to grappe_app;

table grappe.interview_projects (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  title text not null,
  purpose text not null default ''::text,
  is_fictional boolean not null default false,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint interview_projects_purpose_check CHECK ((length(purpose) <= 4000)),
  constraint interview_projects_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200))),
  constraint interview_projects_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint interview_projects_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint interview_projects_pkey PRIMARY KEY (id),
  constraint interview_projects_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_team for select to grappe_app using ((id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
policy update_lead for update to grappe_app using ((id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[]))) with check ();
CREATE TRIGGER tg_interview_projects__audit_delete AFTER DELETE ON grappe.interview_projects REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_interview_projects__audit_insert AFTER INSERT ON grappe.interview_projects REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_interview_projects__audit_update AFTER UPDATE ON grappe.interview_projects REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant update (title, purpose, version) to grappe_app;

table grappe.interview_round_coders (
  cluster_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  done_at timestamp with time zone,
  constraint interview_round_coders_cluster_id_round_id_fkey FOREIGN KEY (cluster_id, round_id) REFERENCES grappe.interview_rounds(cluster_id, id) ON DELETE CASCADE,
  constraint interview_round_coders_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint interview_round_coders_pkey PRIMARY KEY (round_id, person_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX interview_round_coders_cluster ON grappe.interview_round_coders USING btree (cluster_id, round_id);
CREATE INDEX interview_round_coders_person ON grappe.interview_round_coders USING btree (person_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_lead for insert to grappe_app using () with check ((round_id IN ( SELECT r.id
   FROM grappe.interview_rounds r
  WHERE (r.project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[])))));
policy select_team for select to grappe_app using ((round_id IN ( SELECT r.id
   FROM grappe.interview_rounds r))) with check ();
policy update_self for update to grappe_app using (((person_id = ( SELECT grappe.current_person() AS current_person)) AND (round_id = ANY (( SELECT grappe.my_coding_rounds() AS my_coding_rounds)::uuid[])))) with check (((person_id = ( SELECT grappe.current_person() AS current_person)) AND (done_at IS NOT NULL)));
CREATE TRIGGER tg_interview_round_coders__audit_delete AFTER DELETE ON grappe.interview_round_coders REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.round_id', 'null', 'round_id, person_id', '');
CREATE TRIGGER tg_interview_round_coders__audit_insert AFTER INSERT ON grappe.interview_round_coders REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.round_id', 'null', 'round_id, person_id', '');
CREATE TRIGGER tg_interview_round_coders__audit_update AFTER UPDATE ON grappe.interview_round_coders REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.round_id', 'null', 'round_id, person_id', '');
grant select to grappe_app;
grant insert (cluster_id, round_id, person_id) to grappe_app;
grant update (done_at) to grappe_app;

table grappe.interview_rounds (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  project_id uuid not null,
  transcript_id uuid not null,
  codebook integer not null,
  opened_by uuid,
  opened_at timestamp with time zone not null default now(),
  stopped_at timestamp with time zone,
  constraint interview_rounds_cluster_id_project_id_fkey FOREIGN KEY (cluster_id, project_id) REFERENCES grappe.interview_projects(cluster_id, id) ON DELETE CASCADE,
  constraint interview_rounds_cluster_id_transcript_id_fkey FOREIGN KEY (cluster_id, transcript_id) REFERENCES grappe.interview_transcripts(cluster_id, id) ON DELETE CASCADE,
  constraint interview_rounds_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint interview_rounds_project_id_codebook_fkey FOREIGN KEY (project_id, codebook) REFERENCES grappe.interview_codebooks(project_id, ordinal),
  constraint interview_rounds_pkey PRIMARY KEY (id),
  constraint interview_rounds_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX interview_rounds_project ON grappe.interview_rounds USING btree (cluster_id, project_id);
CREATE INDEX interview_rounds_transcript ON grappe.interview_rounds USING btree (transcript_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_lead for insert to grappe_app using () with check ((project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[])));
policy select_team for select to grappe_app using ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
policy update_lead for update to grappe_app using ((project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[]))) with check ();
CREATE TRIGGER tg_interview_rounds__audit_delete AFTER DELETE ON grappe.interview_rounds REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_rounds__audit_insert AFTER INSERT ON grappe.interview_rounds REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_rounds__audit_update AFTER UPDATE ON grappe.interview_rounds REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, project_id, transcript_id, codebook, opened_by) to grappe_app;
grant update (stopped_at) to grappe_app;

table grappe.interview_transcripts (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  project_id uuid not null,
  case_id uuid,
  title text not null,
  format text not null,
  recorded_on date,
  body text not null,
  characters integer not null,
  words integer not null,
  paragraphs jsonb not null,
  speakers jsonb not null,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint interview_transcripts_characters_check CHECK ((characters > 0)),
  constraint interview_transcripts_format_check CHECK ((format = ANY (ARRAY['text'::text, 'word'::text, 'subtitles'::text]))),
  constraint interview_transcripts_paragraphs_check CHECK ((jsonb_typeof(paragraphs) = 'array'::text)),
  constraint interview_transcripts_speakers_check CHECK ((jsonb_typeof(speakers) = 'array'::text)),
  constraint interview_transcripts_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200))),
  constraint interview_transcripts_words_check CHECK ((words >= 0)),
  constraint interview_transcripts_cluster_id_case_id_fkey FOREIGN KEY (cluster_id, case_id) REFERENCES grappe.interview_cases(cluster_id, id) ON DELETE SET NULL (case_id),
  constraint interview_transcripts_cluster_id_project_id_fkey FOREIGN KEY (cluster_id, project_id) REFERENCES grappe.interview_projects(cluster_id, id) ON DELETE CASCADE,
  constraint interview_transcripts_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint interview_transcripts_pkey PRIMARY KEY (id),
  constraint interview_transcripts_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX interview_transcripts_case ON grappe.interview_transcripts USING btree (case_id);
CREATE INDEX interview_transcripts_project ON grappe.interview_transcripts USING btree (cluster_id, project_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_lead for delete to grappe_app using ((project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[]))) with check ();
policy insert_lead for insert to grappe_app using () with check ((project_id = ANY (( SELECT grappe.my_led_interviews() AS my_led_interviews)::uuid[])));
policy select_team for select to grappe_app using ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
policy update_team for update to grappe_app using ((project_id = ANY (( SELECT grappe.my_interview_projects() AS my_interview_projects)::uuid[]))) with check ();
CREATE TRIGGER tg_interview_transcripts__audit_delete AFTER DELETE ON grappe.interview_transcripts REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_transcripts__audit_insert AFTER INSERT ON grappe.interview_transcripts REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
CREATE TRIGGER tg_interview_transcripts__audit_update AFTER UPDATE ON grappe.interview_transcripts REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.project_id', 'null', 'id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, project_id, case_id, title, format, recorded_on, body, characters, words, paragraphs, speakers, created_by) to grappe_app;
grant update (case_id, title, recorded_on, version) to grappe_app;

table grappe.introduction_parties (
  cluster_id uuid not null,
  introduction_id uuid not null,
  place text not null,
  organisation_id uuid not null,
  answer text,
  answered_on date,
  answered_by uuid,
  constraint introduction_parties_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text]))),
  constraint introduction_parties_check CHECK (((answer IS NULL) = (answered_on IS NULL))),
  constraint introduction_parties_place_check CHECK ((place = ANY (ARRAY['first'::text, 'second'::text]))),
  constraint introduction_parties_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint introduction_parties_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint introduction_parties_introduction_id_fkey FOREIGN KEY (introduction_id) REFERENCES grappe.introductions(id) ON DELETE CASCADE,
  constraint introduction_parties_pkey PRIMARY KEY (introduction_id, place)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX introduction_parties_organisation ON grappe.introduction_parties USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_own for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[]))))) with check ();
CREATE TRIGGER tg_introduction_parties__audit_delete AFTER DELETE ON grappe.introduction_parties REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'introduction_id, place', '');
CREATE TRIGGER tg_introduction_parties__audit_insert AFTER INSERT ON grappe.introduction_parties REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'introduction_id, place', '');
CREATE TRIGGER tg_introduction_parties__audit_update AFTER UPDATE ON grappe.introduction_parties REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'introduction_id, place', '');
CREATE TRIGGER tg_introduction_parties__tell AFTER INSERT ON grappe.introduction_parties FOR EACH ROW EXECUTE FUNCTION grappe.tg_introduction_parties__tell();
grant select to grappe_app;

table grappe.introduction_steps (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  introduction_id uuid not null,
  outcome text not null,
  happened_on date not null,
  note text not null default ''::text,
  recorded_by uuid,
  recorded_at timestamp with time zone not null default now(),
  constraint introduction_steps_happened_on_check CHECK ((happened_on <= (CURRENT_DATE + 1))),
  constraint introduction_steps_note_check CHECK ((length(note) <= 2000)),
  constraint introduction_steps_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'talks'::text, 'agreement'::text, 'nothing'::text]))),
  constraint introduction_steps_cluster_id_introduction_id_fkey FOREIGN KEY (cluster_id, introduction_id) REFERENCES grappe.introductions(cluster_id, id) ON DELETE CASCADE,
  constraint introduction_steps_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint introduction_steps_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX introduction_steps_introduction ON grappe.introduction_steps USING btree (cluster_id, introduction_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_concerned for insert to grappe_app using () with check (((introduction_id = ANY (( SELECT grappe.my_accepted_introductions() AS my_accepted_introductions)::uuid[])) AND (recorded_by = ( SELECT grappe.current_person() AS current_person))));
policy select_concerned for select to grappe_app using ((introduction_id = ANY (( SELECT grappe.my_accepted_introductions() AS my_accepted_introductions)::uuid[]))) with check ();
CREATE TRIGGER tg_introduction_steps__audit_delete AFTER DELETE ON grappe.introduction_steps REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.introduction_id', 'null', 'id', '');
CREATE TRIGGER tg_introduction_steps__audit_insert AFTER INSERT ON grappe.introduction_steps REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.introduction_id', 'null', 'id', '');
CREATE TRIGGER tg_introduction_steps__audit_update AFTER UPDATE ON grappe.introduction_steps REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.introduction_id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, introduction_id, outcome, happened_on, note, recorded_by) to grappe_app;

table grappe.introductions (
  cluster_id uuid not null,
  id uuid not null default gen_random_uuid(),
  alliance_id uuid not null,
  ways jsonb not null,
  message text not null default ''::text,
  status text not null default 'proposed'::text,
  respond_by date not null,
  proposed_by uuid,
  proposed_on date not null default CURRENT_DATE,
  settled_on date,
  constraint introductions_check CHECK (((status = 'proposed'::text) = (settled_on IS NULL))),
  constraint introductions_message_check CHECK ((length(message) <= 2000)),
  constraint introductions_status_check CHECK ((status = ANY (ARRAY['proposed'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint introductions_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES grappe.alliances(id) ON DELETE CASCADE,
  constraint introductions_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint introductions_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint introductions_pkey PRIMARY KEY (id),
  constraint introductions_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX introductions_alliance ON grappe.introductions USING btree (alliance_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using ((id = ANY (( SELECT grappe.my_introductions() AS my_introductions)::uuid[]))) with check ();
CREATE TRIGGER tg_introductions__audit_delete AFTER DELETE ON grappe.introductions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_introductions__audit_insert AFTER INSERT ON grappe.introductions REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_introductions__audit_update AFTER UPDATE ON grappe.introductions REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_introductions__tell AFTER UPDATE ON grappe.introductions FOR EACH ROW WHEN (((old.status = 'proposed'::text) AND (new.status = ANY (ARRAY['accepted'::text, 'declined'::text, 'withdrawn'::text])))) EXECUTE FUNCTION grappe.tg_introductions__tell();
grant select to grappe_app;

table grappe.invitation_tokens (
  invitation_id uuid not null,
  token_hash bytea not null,
  constraint invitation_tokens_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint invitation_tokens_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES grappe.invitations(id) ON DELETE CASCADE,
  constraint invitation_tokens_pkey PRIMARY KEY (invitation_id),
  constraint invitation_tokens_token_hash_key UNIQUE (token_hash)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);

table grappe.invitations (
  id uuid not null default grappe.new_id(),
  cluster_id uuid,
  person_id uuid not null,
  organisation_id uuid,
  role text not null,
  name text not null,
  address text not null,
  invited_by uuid,
  mail_id uuid,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitations_address_check CHECK (((length(address) >= 3) AND (length(address) <= 320))),
  constraint invitations_check CHECK (((role = 'platform_administrator'::text) = (cluster_id IS NULL))),
  constraint invitations_check1 CHECK (((role <> ALL (ARRAY['firm_owner'::text, 'firm_employee'::text])) OR (organisation_id IS NOT NULL))),
  constraint invitations_check2 CHECK (((organisation_id IS NULL) OR (role = ANY (ARRAY['firm_owner'::text, 'firm_employee'::text, 'partner'::text])))),
  constraint invitations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint invitations_role_check CHECK ((role = ANY (ARRAY['platform_administrator'::text, 'cluster_manager'::text, 'team_member'::text, 'board_member'::text, 'firm_owner'::text, 'firm_employee'::text, 'partner'::text, 'relay'::text, 'observer'::text, 'researcher'::text]))),
  constraint invitations_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint invitations_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint invitations_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES grappe.mails(id) ON DELETE SET NULL,
  constraint invitations_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint invitations_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX invitations_cluster ON grappe.invitations USING btree (cluster_id, created_at DESC);
CREATE INDEX invitations_person ON grappe.invitations USING btree (person_id);
CREATE UNIQUE INDEX invitations_open ON grappe.invitations USING btree (person_id, role, cluster_id, organisation_id) NULLS NOT DISTINCT WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((person_id = ( SELECT grappe.current_person() AS current_person)) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ( SELECT grappe.is_platform_administrator() AS is_platform_administrator))) with check ();
policy select_owner for select to grappe_app using (((role = 'firm_employee'::text) AND (organisation_id = ANY (( SELECT grappe.my_owned_organisations() AS my_owned_organisations)::uuid[])))) with check ();
CREATE TRIGGER tg_invitations__audit_delete AFTER DELETE ON grappe.invitations REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'r.role', 'id', 'mail_id');
CREATE TRIGGER tg_invitations__audit_insert AFTER INSERT ON grappe.invitations REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'r.role', 'id', 'mail_id');
CREATE TRIGGER tg_invitations__audit_update AFTER UPDATE ON grappe.invitations REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'r.role', 'id', 'mail_id');
grant select to grappe_app;

table grappe.jobs (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  kind text not null,
  payload jsonb not null default '{}'::jsonb,
  asked_by uuid not null,
  status text not null default 'queued'::text,
  progress jsonb not null default '{}'::jsonb,
  result jsonb,
  error jsonb,
  input_version text,
  cancel_requested_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint jobs_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 100))),
  constraint jobs_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
  constraint jobs_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint jobs_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint jobs_pkey PRIMARY KEY (id),
  constraint jobs_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX jobs_asked_by ON grappe.jobs USING btree (asked_by);
CREATE INDEX jobs_cluster ON grappe.jobs USING btree (cluster_id, created_at DESC);
CREATE INDEX jobs_unfinished ON grappe.jobs USING btree (created_at) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]));
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_researcher for insert to grappe_app using () with check (((kind = 'analyse'::text) AND (asked_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_researched_clusters() AS my_researched_clusters)::uuid[]))));
policy insert_writer for insert to grappe_app using () with check (((asked_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[]))));
policy select_concerned for select to grappe_app using (((asked_by = ( SELECT grappe.current_person() AS current_person)) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
policy update_concerned for update to grappe_app using (((asked_by = ( SELECT grappe.current_person() AS current_person)) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
CREATE TRIGGER tg_jobs__audit_delete AFTER DELETE ON grappe.jobs REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'r.kind', 'id', 'status,progress,result,error,input_version,started_at,finished_at');
CREATE TRIGGER tg_jobs__audit_insert AFTER INSERT ON grappe.jobs REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'r.kind', 'id', 'status,progress,result,error,input_version,started_at,finished_at');
CREATE TRIGGER tg_jobs__audit_update AFTER UPDATE ON grappe.jobs REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'r.kind', 'id', 'status,progress,result,error,input_version,started_at,finished_at');
grant select to grappe_app;
grant insert (cluster_id, kind, payload, asked_by, input_version) to grappe_app;
grant update (status, progress, result, error, input_version, cancel_requested_at, started_at, finished_at) to grappe_app;

table grappe.join_requests (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  name text not null,
  address text not null,
  language text not null,
  organisation_name text,
  message text,
  created_at timestamp with time zone not null default now(),
  decided_at timestamp with time zone,
  decided_by uuid,
  accepted boolean,
  constraint join_requests_address_check CHECK (((length(address) >= 3) AND (length(address) <= 320))),
  constraint join_requests_check CHECK (((decided_at IS NULL) = (accepted IS NULL))),
  constraint join_requests_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint join_requests_message_check CHECK ((length(message) <= 2000)),
  constraint join_requests_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint join_requests_organisation_name_check CHECK (((length(organisation_name) >= 1) AND (length(organisation_name) <= 300))),
  constraint join_requests_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint join_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint join_requests_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX join_requests_cluster ON grappe.join_requests USING btree (cluster_id, created_at DESC);
CREATE UNIQUE INDEX join_requests_open ON grappe.join_requests USING btree (cluster_id, lower(address)) WHERE (decided_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_manager for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[]))) with check ();
policy update_manager for update to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) AND (decided_at IS NULL))) with check ((decided_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_join_requests__audit_delete AFTER DELETE ON grappe.join_requests REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_join_requests__audit_insert AFTER INSERT ON grappe.join_requests REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_join_requests__audit_update AFTER UPDATE ON grappe.join_requests REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_join_requests__tell AFTER UPDATE ON grappe.join_requests FOR EACH ROW WHEN (((old.decided_at IS NULL) AND (new.accepted = false))) EXECUTE FUNCTION grappe.tg_join_requests__tell();
grant select to grappe_app;
grant update (decided_at, decided_by, accepted) to grappe_app;

table grappe.label_answers (
  cluster_id uuid not null,
  assessment_id uuid not null,
  criterion text not null,
  level integer not null,
  statement text not null default ''::text,
  evidence jsonb not null default '[]'::jsonb,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint label_answers_criterion_check CHECK ((criterion = ANY (ARRAY['governance'::text, 'transparency'::text, 'openness'::text, 'equal_treatment'::text, 'results'::text]))),
  constraint label_answers_evidence_check CHECK (((jsonb_typeof(evidence) = 'array'::text) AND (jsonb_array_length(evidence) <= 20))),
  constraint label_answers_level_check CHECK (((level >= 0) AND (level <= 3))),
  constraint label_answers_statement_check CHECK ((length(statement) <= 4000)),
  constraint label_answers_cluster_id_assessment_id_fkey FOREIGN KEY (cluster_id, assessment_id) REFERENCES grappe.label_assessments(cluster_id, id) ON DELETE CASCADE,
  constraint label_answers_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint label_answers_pkey PRIMARY KEY (assessment_id, criterion)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX label_answers_cluster ON grappe.label_answers USING btree (cluster_id, assessment_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (assessment_id = ANY (( SELECT grappe.my_audits() AS my_audits)::uuid[])))) with check ();
CREATE TRIGGER tg_label_answers__audit_delete AFTER DELETE ON grappe.label_answers REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.assessment_id', 'null', 'assessment_id, criterion', '');
CREATE TRIGGER tg_label_answers__audit_insert AFTER INSERT ON grappe.label_answers REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.assessment_id', 'null', 'assessment_id, criterion', '');
CREATE TRIGGER tg_label_answers__audit_update AFTER UPDATE ON grappe.label_answers REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.assessment_id', 'null', 'assessment_id, criterion', '');
CREATE TRIGGER tg_label_answers__version BEFORE UPDATE ON grappe.label_answers FOR EACH ROW EXECUTE FUNCTION grappe.tg_next_version();
grant select to grappe_app;

table grappe.label_assessments (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  status text not null default 'draft'::text,
  auditor_id uuid,
  opened_by uuid,
  opened_at timestamp with time zone not null default now(),
  submitted_at timestamp with time zone,
  decided_at timestamp with time zone,
  granted boolean,
  reasons text not null default ''::text,
  constraint label_assessments_check CHECK (((status = 'decided'::text) = ((decided_at IS NOT NULL) AND (granted IS NOT NULL)))),
  constraint label_assessments_check1 CHECK (((status <> 'submitted'::text) OR (submitted_at IS NOT NULL))),
  constraint label_assessments_reasons_check CHECK ((length(reasons) <= 4000)),
  constraint label_assessments_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'decided'::text, 'abandoned'::text]))),
  constraint label_assessments_auditor_id_fkey FOREIGN KEY (auditor_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint label_assessments_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint label_assessments_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint label_assessments_pkey PRIMARY KEY (id),
  constraint label_assessments_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE UNIQUE INDEX label_assessments_open ON grappe.label_assessments USING btree (cluster_id) WHERE (status = ANY (ARRAY['draft'::text, 'submitted'::text]));
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (id = ANY (( SELECT grappe.my_audits() AS my_audits)::uuid[])))) with check ();
CREATE TRIGGER tg_label_assessments__audit_delete AFTER DELETE ON grappe.label_assessments REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_label_assessments__audit_insert AFTER INSERT ON grappe.label_assessments REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_label_assessments__audit_update AFTER UPDATE ON grappe.label_assessments REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_label_assessments__tidy AFTER UPDATE ON grappe.label_assessments FOR EACH ROW WHEN (((old.status = 'draft'::text) AND (new.status <> 'draft'::text))) EXECUTE FUNCTION grappe.tg_label_assessments__tidy();
grant select to grappe_app;

table grappe.label_files (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  assessment_id uuid not null,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  content bytea not null,
  added_by uuid,
  added_at timestamp with time zone not null default now(),
  constraint label_files_bytes_check CHECK ((bytes > 0)),
  constraint label_files_media_type_check CHECK (((length(media_type) >= 3) AND (length(media_type) <= 120))),
  constraint label_files_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint label_files_added_by_fkey FOREIGN KEY (added_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint label_files_cluster_id_assessment_id_fkey FOREIGN KEY (cluster_id, assessment_id) REFERENCES grappe.label_assessments(cluster_id, id) ON DELETE CASCADE,
  constraint label_files_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX label_files_assessment ON grappe.label_files USING btree (cluster_id, assessment_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (assessment_id = ANY (( SELECT grappe.my_audits() AS my_audits)::uuid[])))) with check ();
CREATE TRIGGER tg_label_files__audit_delete AFTER DELETE ON grappe.label_files REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.assessment_id', 'null', 'id', '');
CREATE TRIGGER tg_label_files__audit_insert AFTER INSERT ON grappe.label_files REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.assessment_id', 'null', 'id', '');
CREATE TRIGGER tg_label_files__audit_update AFTER UPDATE ON grappe.label_files REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.assessment_id', 'null', 'id', '');
grant select to grappe_app;

table grappe.label_findings (
  cluster_id uuid not null,
  assessment_id uuid not null,
  criterion text not null,
  finding text not null,
  comment text not null default ''::text,
  auditor_id uuid,
  found_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint label_findings_comment_check CHECK ((length(comment) <= 4000)),
  constraint label_findings_criterion_check CHECK ((criterion = ANY (ARRAY['governance'::text, 'transparency'::text, 'openness'::text, 'equal_treatment'::text, 'results'::text]))),
  constraint label_findings_finding_check CHECK ((finding = ANY (ARRAY['met'::text, 'minor'::text, 'major'::text]))),
  constraint label_findings_auditor_id_fkey FOREIGN KEY (auditor_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint label_findings_cluster_id_assessment_id_fkey FOREIGN KEY (cluster_id, assessment_id) REFERENCES grappe.label_assessments(cluster_id, id) ON DELETE CASCADE,
  constraint label_findings_pkey PRIMARY KEY (assessment_id, criterion)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX label_findings_cluster ON grappe.label_findings USING btree (cluster_id, assessment_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (assessment_id = ANY (( SELECT grappe.my_audits() AS my_audits)::uuid[])))) with check ();
CREATE TRIGGER tg_label_findings__audit_delete AFTER DELETE ON grappe.label_findings REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.assessment_id', 'null', 'assessment_id, criterion', '');
CREATE TRIGGER tg_label_findings__audit_insert AFTER INSERT ON grappe.label_findings REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.assessment_id', 'null', 'assessment_id, criterion', '');
CREATE TRIGGER tg_label_findings__audit_update AFTER UPDATE ON grappe.label_findings REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.assessment_id', 'null', 'assessment_id, criterion', '');
CREATE TRIGGER tg_label_findings__version BEFORE UPDATE ON grappe.label_findings FOR EACH ROW EXECUTE FUNCTION grappe.tg_next_version();
grant select to grappe_app;

table grappe.labels (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  assessment_id uuid not null,
  granted_on date not null default CURRENT_DATE,
  expires_on date not null,
  granted_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint labels_check CHECK (((expires_on > granted_on) AND (expires_on <= (granted_on + 1096)))),
  constraint labels_cluster_id_assessment_id_fkey FOREIGN KEY (cluster_id, assessment_id) REFERENCES grappe.label_assessments(cluster_id, id) ON DELETE CASCADE,
  constraint labels_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint labels_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint labels_pkey PRIMARY KEY (id),
  constraint labels_assessment_id_key UNIQUE (assessment_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX labels_cluster ON grappe.labels USING btree (cluster_id, granted_on DESC);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_known for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_labels__audit_delete AFTER DELETE ON grappe.labels REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_labels__audit_insert AFTER INSERT ON grappe.labels REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_labels__audit_update AFTER UPDATE ON grappe.labels REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;

table grappe.mail_secrets (
  mail_id uuid not null,
  secret text not null,
  expires_at timestamp with time zone not null,
  constraint mail_secrets_secret_check CHECK (((length(secret) >= 20) AND (length(secret) <= 200))),
  constraint mail_secrets_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES grappe.mails(id) ON DELETE CASCADE,
  constraint mail_secrets_pkey PRIMARY KEY (mail_id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);

table grappe.mails (
  id uuid not null default grappe.new_id(),
  cluster_id uuid,
  person_id uuid,
  address text not null,
  language text not null default 'fr'::text,
  kind text not null,
  params jsonb not null default '{}'::jsonb,
  href text,
  send_after timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  attempts integer not null default 0,
  last_error text,
  given_up_at timestamp with time zone,
  revealed_by uuid,
  revealed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  confidential boolean not null default false,
  constraint mails_address_check CHECK (((length(address) >= 3) AND (length(address) <= 320))),
  constraint mails_href_check CHECK (((href ~ '^/([^/\\]|$)'::text) AND (length(href) <= 500))),
  constraint mails_kind_check CHECK ((kind ~ '^[a-z][a-z_]{1,60}$'::text)),
  constraint mails_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint mails_last_error_check CHECK ((last_error ~ '^[A-Za-z0-9_]{1,60}$'::text)),
  constraint mails_params_check CHECK (((jsonb_typeof(params) = 'object'::text) AND (length((params)::text) <= 4000))),
  constraint mails_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint mails_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint mails_revealed_by_fkey FOREIGN KEY (revealed_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint mails_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX mails_cluster ON grappe.mails USING btree (cluster_id, created_at DESC);
CREATE INDEX mails_due ON grappe.mails USING btree (send_after) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL));
CREATE INDEX mails_person ON grappe.mails USING btree (person_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((person_id = ( SELECT grappe.current_person() AS current_person)) OR (cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) OR (( SELECT grappe.is_platform_administrator() AS is_platform_administrator) AND (NOT confidential)))) with check ();
CREATE TRIGGER tg_mails__audit_update AFTER UPDATE ON grappe.mails REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'r.kind', 'id', 'send_after,sent_at,attempts,last_error,given_up_at');
grant select to grappe_app;

table grappe.matching_entries (
  cluster_id uuid not null,
  id uuid not null default gen_random_uuid(),
  alliance_id uuid not null,
  organisation_id uuid not null,
  constraint matching_entries_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES grappe.alliances(id) ON DELETE CASCADE,
  constraint matching_entries_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint matching_entries_pkey PRIMARY KEY (id),
  constraint matching_entries_alliance_id_organisation_id_key UNIQUE (alliance_id, organisation_id),
  constraint matching_entries_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX matching_entries_organisation ON grappe.matching_entries USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);

table grappe.meeting_agendas (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  meeting_id uuid not null,
  rank integer not null,
  title text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  place text not null,
  link text not null,
  items jsonb not null,
  published_by uuid,
  published_at timestamp with time zone not null default now(),
  constraint meeting_agendas_rank_check CHECK ((rank > 0)),
  constraint meeting_agendas_cluster_id_room_id_meeting_id_fkey FOREIGN KEY (cluster_id, room_id, meeting_id) REFERENCES grappe.room_meetings(cluster_id, room_id, id) ON DELETE CASCADE,
  constraint meeting_agendas_published_by_fkey FOREIGN KEY (published_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint meeting_agendas_pkey PRIMARY KEY (id),
  constraint meeting_agendas_meeting_id_rank_key UNIQUE (meeting_id, rank)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX meeting_agendas_cluster ON grappe.meeting_agendas USING btree (cluster_id, meeting_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
CREATE TRIGGER tg_meeting_agendas__audit_delete AFTER DELETE ON grappe.meeting_agendas REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_meeting_agendas__audit_insert AFTER INSERT ON grappe.meeting_agendas REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_meeting_agendas__audit_update AFTER UPDATE ON grappe.meeting_agendas REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
grant select to grappe_app;

table grappe.meeting_minutes (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  meeting_id uuid not null,
  rank integer not null default 1,
  reason text not null default ''::text,
  body text not null default ''::text,
  categories text[] not null default '{}'::text[],
  others_present text not null default ''::text,
  status text not null default 'draft'::text,
  author_id uuid,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  approved_by uuid,
  approved_at timestamp with time zone,
  constraint meeting_minutes_body_check CHECK ((length(body) <= 50000)),
  constraint meeting_minutes_categories_check CHECK (((categories <@ grappe.exchange_categories()) AND (cardinality(categories) <= 15))),
  constraint meeting_minutes_check CHECK (((status = 'approved'::text) = (approved_at IS NOT NULL))),
  constraint meeting_minutes_check1 CHECK (((rank = 1) OR (reason <> ''::text))),
  constraint meeting_minutes_others_present_check CHECK ((length(others_present) <= 1000)),
  constraint meeting_minutes_rank_check CHECK ((rank > 0)),
  constraint meeting_minutes_reason_check CHECK ((length(reason) <= 1000)),
  constraint meeting_minutes_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'approved'::text]))),
  constraint meeting_minutes_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint meeting_minutes_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint meeting_minutes_cluster_id_room_id_meeting_id_fkey FOREIGN KEY (cluster_id, room_id, meeting_id) REFERENCES grappe.room_meetings(cluster_id, room_id, id) ON DELETE CASCADE,
  constraint meeting_minutes_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint meeting_minutes_pkey PRIMARY KEY (id),
  constraint tg_meeting_minutes__event TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint meeting_minutes_meeting_id_rank_key UNIQUE (meeting_id, rank)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX meeting_minutes_cluster ON grappe.meeting_minutes USING btree (cluster_id, meeting_id);
CREATE UNIQUE INDEX meeting_minutes_draft ON grappe.meeting_minutes USING btree (meeting_id) WHERE (status = 'draft'::text);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_in_room for insert to grappe_app using () with check (((author_id = ( SELECT grappe.current_person() AS current_person)) AND (updated_by = author_id) AND (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))));
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
policy update_in_room for update to grappe_app using (((status = 'draft'::text) AND (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[])))) with check (((updated_by = ( SELECT grappe.current_person() AS current_person)) AND ((status = 'draft'::text) OR (meeting_id = ANY (( SELECT grappe.my_led_meetings() AS my_led_meetings)::uuid[])))));
CREATE TRIGGER tg_meeting_minutes__audit_delete AFTER DELETE ON grappe.meeting_minutes REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_meeting_minutes__audit_insert AFTER INSERT ON grappe.meeting_minutes REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_meeting_minutes__audit_update AFTER UPDATE ON grappe.meeting_minutes REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE CONSTRAINT TRIGGER tg_meeting_minutes__event AFTER INSERT OR UPDATE ON grappe.meeting_minutes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grappe.tg_meeting_event('meeting');
CREATE TRIGGER tg_meeting_minutes__guard BEFORE INSERT OR UPDATE OF body, categories, others_present, status, version, updated_at ON grappe.meeting_minutes FOR EACH ROW EXECUTE FUNCTION grappe.tg_meeting_minutes__guard();
grant select to grappe_app;
grant insert (cluster_id, room_id, meeting_id, rank, reason, body, categories, others_present, author_id, updated_by) to grappe_app;
grant update (body, categories, others_present, status, version, updated_by, updated_at) to grappe_app;

table grappe.meeting_people (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  meeting_id uuid not null,
  person_id uuid,
  organisation_id uuid,
  invited boolean not null default true,
  added_by uuid,
  added_at timestamp with time zone not null default now(),
  reply text,
  replied_at timestamp with time zone,
  attendance text,
  recorded_by uuid,
  recorded_at timestamp with time zone,
  constraint meeting_people_attendance_check CHECK ((attendance = ANY (ARRAY['present'::text, 'excused'::text, 'absent'::text]))),
  constraint meeting_people_reply_check CHECK ((reply = ANY (ARRAY['yes'::text, 'no'::text]))),
  constraint meeting_people_added_by_fkey FOREIGN KEY (added_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint meeting_people_cluster_id_room_id_meeting_id_fkey FOREIGN KEY (cluster_id, room_id, meeting_id) REFERENCES grappe.room_meetings(cluster_id, room_id, id) ON DELETE CASCADE,
  constraint meeting_people_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES grappe.organisations(id) ON DELETE SET NULL,
  constraint meeting_people_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint meeting_people_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint meeting_people_pkey PRIMARY KEY (id),
  constraint tg_meeting_people__event TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint meeting_people_meeting_id_person_id_key UNIQUE (meeting_id, person_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX meeting_people_cluster ON grappe.meeting_people USING btree (cluster_id, meeting_id);
CREATE INDEX meeting_people_person ON grappe.meeting_people USING btree (person_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_leader for delete to grappe_app using ((meeting_id = ANY (( SELECT grappe.my_led_meetings() AS my_led_meetings)::uuid[]))) with check ();
policy insert_leader for insert to grappe_app using () with check (((added_by = ( SELECT grappe.current_person() AS current_person)) AND (meeting_id = ANY (( SELECT grappe.my_led_meetings() AS my_led_meetings)::uuid[]))));
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
policy update_concerned for update to grappe_app using (((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[])) AND ((person_id = ( SELECT grappe.current_person() AS current_person)) OR (meeting_id = ANY (( SELECT grappe.my_led_meetings() AS my_led_meetings)::uuid[]))))) with check ();
CREATE TRIGGER tg_meeting_people__audit_delete AFTER DELETE ON grappe.meeting_people REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_meeting_people__audit_insert AFTER INSERT ON grappe.meeting_people REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_meeting_people__audit_update AFTER UPDATE ON grappe.meeting_people REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE CONSTRAINT TRIGGER tg_meeting_people__event AFTER INSERT OR DELETE OR UPDATE ON grappe.meeting_people DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grappe.tg_meeting_event('meeting');
CREATE TRIGGER tg_meeting_people__guard BEFORE INSERT OR DELETE OR UPDATE OF reply, attendance ON grappe.meeting_people FOR EACH ROW EXECUTE FUNCTION grappe.tg_meeting_people__guard();
CREATE TRIGGER tg_meeting_people__tell AFTER INSERT ON grappe.meeting_people FOR EACH ROW WHEN ((new.invited AND (new.person_id IS NOT NULL))) EXECUTE FUNCTION grappe.tg_meeting_people__tell();
grant delete, select to grappe_app;
grant insert (cluster_id, room_id, meeting_id, person_id, invited, added_by) to grappe_app;
grant update (reply, attendance) to grappe_app;

table grappe.memberships (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  since date,
  until date,
  status text not null default 'member'::text,
  recorded_at timestamp with time zone not null default now(),
  opened_by uuid not null,
  closed_by uuid,
  ended_at timestamp with time zone,
  constraint memberships_check CHECK (((ended_at IS NULL) = (closed_by IS NULL))),
  constraint memberships_status_check CHECK ((status = ANY (ARRAY['member'::text, 'applicant'::text, 'former'::text]))),
  constraint memberships_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint memberships_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX memberships_closed ON grappe.memberships USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX memberships_opened ON grappe.memberships USING btree (opened_by);
CREATE UNIQUE INDEX memberships_current ON grappe.memberships USING btree (cluster_id, organisation_id) WHERE (ended_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((opened_by = ( SELECT grappe.current_change_set() AS current_change_set)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_cluster for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[]))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((((closed_by IS NULL) OR (closed_by = ( SELECT grappe.current_change_set() AS current_change_set))) AND (( SELECT grappe.current_change_set() AS current_change_set) IS NOT NULL)));
CREATE TRIGGER tg_memberships__audit_delete AFTER DELETE ON grappe.memberships REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', '', '');
CREATE TRIGGER tg_memberships__audit_insert AFTER INSERT ON grappe.memberships REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', '', '');
CREATE TRIGGER tg_memberships__audit_update AFTER UPDATE ON grappe.memberships REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', '', '');
grant select to grappe_app;
grant insert (cluster_id, organisation_id, since, until, status, recorded_at, opened_by) to grappe_app;
grant update (closed_by, ended_at) to grappe_app;

table grappe.mentoring_offers (
  cluster_id uuid not null,
  person_id uuid not null,
  since_year integer not null,
  topics text[] not null,
  about text not null default ''::text,
  offered_on date not null default CURRENT_DATE,
  constraint mentoring_offers_about_check CHECK ((length(about) <= 1000)),
  constraint mentoring_offers_since_year_check CHECK (((since_year >= 1980) AND (since_year <= 2200))),
  constraint mentoring_offers_topics_check CHECK ((((cardinality(topics) >= 1) AND (cardinality(topics) <= 4)) AND (topics <@ ARRAY['governance'::text, 'funding'::text, 'projects'::text, 'events'::text]))),
  constraint mentoring_offers_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint mentoring_offers_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint mentoring_offers_pkey PRIMARY KEY (cluster_id, person_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX mentoring_offers_person ON grappe.mentoring_offers USING btree (person_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_own for delete to grappe_app using ((person_id = ( SELECT grappe.current_person() AS current_person))) with check ();
policy insert_coordinators for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (person_id = ( SELECT grappe.current_person() AS current_person))));
policy select_community for select to grappe_app using (( SELECT grappe.runs_a_cluster() AS runs_a_cluster)) with check ();
CREATE TRIGGER tg_mentoring_offers__audit_delete AFTER DELETE ON grappe.mentoring_offers REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'null', 'cluster_id, person_id', '');
CREATE TRIGGER tg_mentoring_offers__audit_insert AFTER INSERT ON grappe.mentoring_offers REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'null', 'cluster_id, person_id', '');
CREATE TRIGGER tg_mentoring_offers__audit_update AFTER UPDATE ON grappe.mentoring_offers REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'null', 'cluster_id, person_id', '');
grant delete, select to grappe_app;
grant insert (cluster_id, person_id, since_year, topics, about) to grappe_app;

table grappe.mentoring_pairs (
  cluster_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mentee_id uuid not null,
  mentor_id uuid not null,
  mentor_cluster_id uuid not null,
  message text not null,
  status text not null default 'asked'::text,
  asked_on date not null default CURRENT_DATE,
  settled_on date,
  ended_on date,
  learnt text not null default ''::text,
  constraint mentoring_pairs_check CHECK ((mentee_id <> mentor_id)),
  constraint mentoring_pairs_check1 CHECK (((status = 'asked'::text) = (settled_on IS NULL))),
  constraint mentoring_pairs_check2 CHECK (((status = 'ended'::text) = (ended_on IS NOT NULL))),
  constraint mentoring_pairs_learnt_check CHECK ((length(learnt) <= 4000)),
  constraint mentoring_pairs_message_check CHECK (((length(message) >= 1) AND (length(message) <= 2000))),
  constraint mentoring_pairs_status_check CHECK ((status = ANY (ARRAY['asked'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'ended'::text]))),
  constraint mentoring_pairs_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint mentoring_pairs_mentee_id_fkey FOREIGN KEY (mentee_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint mentoring_pairs_mentor_cluster_id_fkey FOREIGN KEY (mentor_cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint mentoring_pairs_mentor_id_fkey FOREIGN KEY (mentor_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint mentoring_pairs_pkey PRIMARY KEY (id),
  constraint mentoring_pairs_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX mentoring_pairs_mentor ON grappe.mentoring_pairs USING btree (mentor_id);
CREATE UNIQUE INDEX mentoring_pairs_current ON grappe.mentoring_pairs USING btree (mentee_id, mentor_id) WHERE (status = ANY (ARRAY['asked'::text, 'accepted'::text]));
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_pair for select to grappe_app using (((mentor_id = ( SELECT grappe.current_person() AS current_person)) OR (mentee_id = ( SELECT grappe.current_person() AS current_person)))) with check ();
CREATE TRIGGER tg_mentoring_pairs__audit_delete AFTER DELETE ON grappe.mentoring_pairs REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_mentoring_pairs__audit_insert AFTER INSERT ON grappe.mentoring_pairs REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_mentoring_pairs__audit_update AFTER UPDATE ON grappe.mentoring_pairs REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
grant select to grappe_app;

table grappe.migrations (
  name text not null,
  checksum text not null,
  breaking boolean not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);

table grappe.organisations (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  name text not null,
  kind text not null default 'firm'::text,
  country text,
  sector text,
  place_id uuid,
  outside boolean not null default false,
  external_ref text,
  opened_by uuid not null,
  closed_by uuid,
  merged_into uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  folded_name text not null generated always as (grappe.fold(name)) stored,
  constraint organisations_check CHECK (((merged_into IS NULL) OR (closed_by IS NOT NULL))),
  constraint organisations_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint organisations_external_ref_check CHECK ((length(external_ref) <= 200)),
  constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['sme'::text, 'midcap'::text, 'large_firm'::text, 'firm'::text, 'lab'::text, 'training_body'::text, 'public_authority'::text, 'support_institution'::text, 'investor'::text, 'consultant'::text, 'foreign_partner'::text, 'partner_cluster'::text, 'other'::text]))),
  constraint organisations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 500))),
  constraint organisations_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES grappe.change_sets(id),
  constraint organisations_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint organisations_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES grappe.organisations(id),
  constraint organisations_place_id_fkey FOREIGN KEY (place_id) REFERENCES grappe.places(id) ON DELETE SET NULL,
  constraint organisations_pkey PRIMARY KEY (id),
  constraint organisations_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX organisations_closed ON grappe.organisations USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX organisations_gone ON grappe.organisations USING btree (cluster_id, id) WHERE (closed_by IS NOT NULL);
CREATE INDEX organisations_merged ON grappe.organisations USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX organisations_name ON grappe.organisations USING btree (cluster_id, folded_name, id) WHERE (closed_by IS NULL);
CREATE INDEX organisations_opened ON grappe.organisations USING btree (opened_by);
CREATE INDEX organisations_reference ON grappe.organisations USING btree (cluster_id, external_ref) WHERE (external_ref IS NOT NULL);
CREATE INDEX organisations_sector ON grappe.organisations USING btree (cluster_id, sector) WHERE (closed_by IS NULL);
CREATE INDEX organisations_trigrams ON grappe.organisations USING gin (folded_name grappe.gin_trgm_ops) WHERE (closed_by IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (opened_by = ( SELECT grappe.current_change_set() AS current_change_set))));
policy select_cluster for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[])) OR (id = ANY (( SELECT grappe.my_allied_organisations() AS my_allied_organisations)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])))) with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (closed_by IS NULL))));
CREATE TRIGGER tg_organisations__audit_delete AFTER DELETE ON grappe.organisations REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_organisations__audit_insert AFTER INSERT ON grappe.organisations REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_organisations__audit_update AFTER UPDATE ON grappe.organisations REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version,updated_at');
CREATE TRIGGER tg_organisations__enter_insert AFTER INSERT ON grappe.organisations REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_organisations__enter();
CREATE TRIGGER tg_organisations__enter_update AFTER UPDATE ON grappe.organisations REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_organisations__enter();
CREATE TRIGGER tg_organisations__forget AFTER DELETE ON grappe.organisations REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_organisations__forget();
CREATE TRIGGER tg_organisations__guard BEFORE UPDATE OF closed_by, merged_into, outside ON grappe.organisations FOR EACH ROW EXECUTE FUNCTION grappe.tg_organisations__guard();
grant select to grappe_app;
grant insert (id, cluster_id, name, kind, country, sector, place_id, outside, external_ref, opened_by) to grappe_app;
grant update (name, kind, country, sector, place_id, outside, external_ref, closed_by, merged_into, version, updated_at) to grappe_app;

table grappe.pair_rules (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  a_id uuid not null,
  b_id uuid not null,
  kind text not null,
  note text,
  entered_by uuid,
  created_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint pair_rules_check CHECK ((a_id < b_id)),
  constraint pair_rules_kind_check CHECK ((kind = ANY (ARRAY['lock'::text, 'forbid'::text]))),
  constraint pair_rules_note_check CHECK ((length(note) <= 2000)),
  constraint pair_rules_cluster_id_a_id_fkey FOREIGN KEY (cluster_id, a_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint pair_rules_cluster_id_b_id_fkey FOREIGN KEY (cluster_id, b_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint pair_rules_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint pair_rules_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE UNIQUE INDEX pair_rules_current ON grappe.pair_rules USING btree (cluster_id, a_id, b_id) WHERE (withdrawn_at IS NULL);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_pair_rules__audit_delete AFTER DELETE ON grappe.pair_rules REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_pair_rules__audit_insert AFTER INSERT ON grappe.pair_rules REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_pair_rules__audit_update AFTER UPDATE ON grappe.pair_rules REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, a_id, b_id, kind, note, entered_by) to grappe_app;
grant update (note, withdrawn_at) to grappe_app;

table grappe.partnering_interest_owners (
  interest_id uuid not null,
  cluster_id uuid not null,
  profile_id uuid not null,
  organisation_id uuid not null,
  size text,
  entered_by uuid,
  constraint partnering_interest_owners_size_check CHECK ((size = ANY (ARRAY['micro'::text, 'small'::text, 'medium'::text, 'large'::text]))),
  constraint partnering_interest_owners_cluster_id_interest_id_fkey FOREIGN KEY (cluster_id, interest_id) REFERENCES grappe.partnering_interests(cluster_id, id) ON DELETE CASCADE,
  constraint partnering_interest_owners_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint partnering_interest_owners_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint partnering_interest_owners_pkey PRIMARY KEY (interest_id),
  constraint partnering_interest_owners_profile_id_organisation_id_key UNIQUE (profile_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX partnering_interest_owners_organisation ON grappe.partnering_interest_owners USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_owner for select to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[])))) with check ();
CREATE TRIGGER tg_partnering_interest_owners__audit_delete AFTER DELETE ON grappe.partnering_interest_owners REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.interest_id', 'null', 'interest_id', '');
CREATE TRIGGER tg_partnering_interest_owners__audit_insert AFTER INSERT ON grappe.partnering_interest_owners REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.interest_id', 'null', 'interest_id', '');
CREATE TRIGGER tg_partnering_interest_owners__audit_update AFTER UPDATE ON grappe.partnering_interest_owners REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.interest_id', 'null', 'interest_id', '');
CREATE TRIGGER tg_partnering_interest_owners__tell AFTER INSERT ON grappe.partnering_interest_owners FOR EACH ROW EXECUTE FUNCTION grappe.tg_partnering_interest_owners__tell();
grant select to grappe_app;

table grappe.partnering_interests (
  id uuid not null default gen_random_uuid(),
  cluster_id uuid not null,
  profile_id uuid not null,
  message text not null,
  status text not null default 'open'::text,
  expressed_on date not null default CURRENT_DATE,
  constraint partnering_interests_message_check CHECK (((length(message) >= 1) AND (length(message) <= 2000))),
  constraint partnering_interests_status_check CHECK ((status = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint partnering_interests_cluster_id_profile_id_fkey FOREIGN KEY (cluster_id, profile_id) REFERENCES grappe.partnering_profiles(cluster_id, id) ON DELETE CASCADE,
  constraint partnering_interests_pkey PRIMARY KEY (id),
  constraint partnering_interests_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX partnering_interests_profile ON grappe.partnering_interests USING btree (cluster_id, profile_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((profile_id = ANY (( SELECT grappe.my_partnering_profiles() AS my_partnering_profiles)::uuid[])) OR (id = ANY (( SELECT grappe.my_partnering_interests() AS my_partnering_interests)::uuid[])))) with check ();
policy update_concerned for update to grappe_app using (((status = 'open'::text) AND ((profile_id = ANY (( SELECT grappe.my_partnering_profiles() AS my_partnering_profiles)::uuid[])) OR (id = ANY (( SELECT grappe.my_partnering_interests() AS my_partnering_interests)::uuid[]))))) with check ((((status = ANY (ARRAY['accepted'::text, 'refused'::text])) AND (profile_id = ANY (( SELECT grappe.my_partnering_profiles() AS my_partnering_profiles)::uuid[]))) OR ((status = 'withdrawn'::text) AND (id = ANY (( SELECT grappe.my_partnering_interests() AS my_partnering_interests)::uuid[])))));
CREATE TRIGGER tg_partnering_interests__audit_delete AFTER DELETE ON grappe.partnering_interests REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_partnering_interests__audit_insert AFTER INSERT ON grappe.partnering_interests REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_partnering_interests__audit_update AFTER UPDATE ON grappe.partnering_interests REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_partnering_interests__tell AFTER UPDATE ON grappe.partnering_interests FOR EACH ROW WHEN (((old.status = 'open'::text) AND (new.status = ANY (ARRAY['accepted'::text, 'refused'::text])))) EXECUTE FUNCTION grappe.tg_partnering_interests__tell();
grant select to grappe_app;
grant update (status) to grappe_app;

table grappe.partnering_profile_owners (
  profile_id uuid not null,
  cluster_id uuid not null,
  organisation_id uuid not null,
  size text,
  entered_by uuid,
  constraint partnering_profile_owners_size_check CHECK ((size = ANY (ARRAY['micro'::text, 'small'::text, 'medium'::text, 'large'::text]))),
  constraint partnering_profile_owners_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint partnering_profile_owners_cluster_id_profile_id_fkey FOREIGN KEY (cluster_id, profile_id) REFERENCES grappe.partnering_profiles(cluster_id, id) ON DELETE CASCADE,
  constraint partnering_profile_owners_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint partnering_profile_owners_pkey PRIMARY KEY (profile_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX partnering_profile_owners_organisation ON grappe.partnering_profile_owners USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_owner for select to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[])))) with check ();
CREATE TRIGGER tg_partnering_profile_owners__audit_delete AFTER DELETE ON grappe.partnering_profile_owners REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.profile_id', 'null', 'profile_id', '');
CREATE TRIGGER tg_partnering_profile_owners__audit_insert AFTER INSERT ON grappe.partnering_profile_owners REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.profile_id', 'null', 'profile_id', '');
CREATE TRIGGER tg_partnering_profile_owners__audit_update AFTER UPDATE ON grappe.partnering_profile_owners REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.profile_id', 'null', 'profile_id', '');
grant select to grappe_app;

table grappe.partnering_profiles (
  id uuid not null default gen_random_uuid(),
  cluster_id uuid not null,
  kind text not null,
  direction text not null,
  title text not null,
  summary text not null,
  markets text[] not null default '{}'::text[],
  languages text[] not null default '{}'::text[],
  published_on date not null default CURRENT_DATE,
  closed_on date,
  to_alliances boolean not null default false,
  constraint partnering_profiles_direction_check CHECK ((direction = ANY (ARRAY['offer'::text, 'request'::text]))),
  constraint partnering_profiles_kind_check CHECK ((kind = ANY (ARRAY['business'::text, 'technology'::text, 'research'::text]))),
  constraint partnering_profiles_languages_check CHECK ((cardinality(languages) <= 20)),
  constraint partnering_profiles_markets_check CHECK ((cardinality(markets) <= 30)),
  constraint partnering_profiles_summary_check CHECK (((length(summary) >= 1) AND (length(summary) <= 4000))),
  constraint partnering_profiles_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint partnering_profiles_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint partnering_profiles_pkey PRIMARY KEY (id),
  constraint partnering_profiles_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_cluster for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[])) AND ((closed_on IS NULL) OR (id = ANY (( SELECT grappe.my_partnering_profiles() AS my_partnering_profiles)::uuid[])) OR (id = ANY (( SELECT grappe.my_answered_profiles() AS my_answered_profiles)::uuid[]))))) with check ();
policy update_owner for update to grappe_app using ((id = ANY (( SELECT grappe.my_partnering_profiles() AS my_partnering_profiles)::uuid[]))) with check ();
CREATE TRIGGER tg_partnering_profiles__audit_delete AFTER DELETE ON grappe.partnering_profiles REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_partnering_profiles__audit_insert AFTER INSERT ON grappe.partnering_profiles REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_partnering_profiles__audit_update AFTER UPDATE ON grappe.partnering_profiles REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant update (title, summary, markets, languages, closed_on) to grappe_app;

table grappe.people (
  id uuid not null default grappe.new_id(),
  user_id text,
  display_name text not null,
  email text not null,
  language text not null default 'fr'::text,
  created_at timestamp with time zone not null default now(),
  deactivated_at timestamp with time zone,
  erased_at timestamp with time zone,
  constraint people_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 200))),
  constraint people_email_check CHECK (((length(email) >= 3) AND (length(email) <= 320))),
  constraint people_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint people_pkey PRIMARY KEY (id),
  constraint people_user_id_key UNIQUE (user_id)
);
-- owner grappe_owner; row security on, forced
CREATE UNIQUE INDEX people_email ON grappe.people USING btree (lower(email));
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_administrator for delete to grappe_app using (( SELECT grappe.is_platform_administrator() AS is_platform_administrator)) with check ();
policy select_known for select to grappe_app using (((id = ANY (( SELECT grappe.my_people() AS my_people)::uuid[])) OR ( SELECT grappe.is_platform_administrator() AS is_platform_administrator))) with check ();
policy update_self for update to grappe_app using (((id = ( SELECT grappe.current_person() AS current_person)) OR ( SELECT grappe.is_platform_administrator() AS is_platform_administrator))) with check (((id = ( SELECT grappe.current_person() AS current_person)) OR ( SELECT grappe.is_platform_administrator() AS is_platform_administrator)));
CREATE TRIGGER tg_people__audit_delete AFTER DELETE ON grappe.people REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_people__audit_insert AFTER INSERT ON grappe.people REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_people__audit_update AFTER UPDATE ON grappe.people REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('null::uuid', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_people__forget_interviews AFTER UPDATE OF erased_at ON grappe.people FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL))) EXECUTE FUNCTION grappe.tg_people__forget_interviews();
CREATE TRIGGER tg_people__in_alliances AFTER UPDATE OF erased_at ON grappe.people FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL))) EXECUTE FUNCTION grappe.tg_people__in_alliances();
CREATE TRIGGER tg_people__own_notes AFTER UPDATE OF erased_at ON grappe.people FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL))) EXECUTE FUNCTION grappe.tg_people__own_notes();
grant delete, select to grappe_app;
grant update (display_name, language) to grappe_app;

table grappe.places (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  name text,
  country text,
  region text,
  departement text,
  insee_code text,
  postcode text,
  latitude double precision,
  longitude double precision,
  precision text,
  constraint places_check CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint places_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint places_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint places_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint places_precision_check CHECK (("precision" = ANY (ARRAY['point'::text, 'commune'::text, 'departement'::text, 'country'::text]))),
  constraint places_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint places_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX places_cluster ON grappe.places USING btree (cluster_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_writer for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_writable_clusters() AS my_writable_clusters)::uuid[])));
policy select_cluster for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_places__audit_delete AFTER DELETE ON grappe.places REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_places__audit_insert AFTER INSERT ON grappe.places REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_places__audit_update AFTER UPDATE ON grappe.places REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant insert, select to grappe_app;

table grappe.plan_checkpoints (
  cluster_id uuid not null,
  job_id uuid not null,
  plan_id uuid,
  input_version text not null,
  checkpoint jsonb not null,
  kept_at timestamp with time zone not null default now(),
  constraint plan_checkpoints_cluster_id_job_id_fkey FOREIGN KEY (cluster_id, job_id) REFERENCES grappe.jobs(cluster_id, id) ON DELETE CASCADE,
  constraint plan_checkpoints_cluster_id_plan_id_fkey FOREIGN KEY (cluster_id, plan_id) REFERENCES grappe.plans(cluster_id, id) ON DELETE CASCADE,
  constraint plan_checkpoints_pkey PRIMARY KEY (job_id),
  constraint plan_checkpoints_plan_id_key UNIQUE (plan_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX plan_checkpoints_plan ON grappe.plan_checkpoints USING btree (cluster_id, plan_id);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_plan_checkpoints__audit_delete AFTER DELETE ON grappe.plan_checkpoints REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.job_id', 'null', 'job_id', 'checkpoint,input_version,kept_at');
CREATE TRIGGER tg_plan_checkpoints__audit_insert AFTER INSERT ON grappe.plan_checkpoints REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.job_id', 'null', 'job_id', 'checkpoint,input_version,kept_at');
CREATE TRIGGER tg_plan_checkpoints__audit_update AFTER UPDATE ON grappe.plan_checkpoints REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.job_id', 'null', 'job_id', 'checkpoint,input_version,kept_at');
grant delete, insert, select to grappe_app;
grant update (plan_id, input_version, checkpoint, kept_at) to grappe_app;

table grappe.plan_computations (
  plan_id uuid not null,
  cluster_id uuid not null,
  parameters jsonb not null default '{}'::jsonb,
  objective double precision,
  bound double precision,
  gap double precision,
  proven boolean,
  method text,
  seed bigint,
  input_version text,
  details jsonb not null default '{}'::jsonb,
  origin text not null default 'search'::text,
  parent_id uuid,
  stopped boolean not null default false,
  constraint plan_computations_origin_check CHECK ((origin = ANY (ARRAY['search'::text, 'resumed'::text, 'adapted'::text, 'moved'::text, 'alternative'::text, 'stable'::text]))),
  constraint plan_computations_cluster_id_plan_id_fkey FOREIGN KEY (cluster_id, plan_id) REFERENCES grappe.plans(cluster_id, id) ON DELETE CASCADE,
  constraint plan_computations_parent FOREIGN KEY (cluster_id, parent_id) REFERENCES grappe.plans(cluster_id, id) ON DELETE SET NULL (parent_id),
  constraint plan_computations_pkey PRIMARY KEY (plan_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX plan_computations_cluster ON grappe.plan_computations USING btree (cluster_id, plan_id);
CREATE INDEX plan_computations_parent ON grappe.plan_computations USING btree (cluster_id, parent_id) WHERE (parent_id IS NOT NULL);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_plan_computations__audit_delete AFTER DELETE ON grappe.plan_computations REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.plan_id', 'null', 'plan_id', '');
CREATE TRIGGER tg_plan_computations__audit_insert AFTER INSERT ON grappe.plan_computations REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.plan_id', 'null', 'plan_id', '');
CREATE TRIGGER tg_plan_computations__audit_update AFTER UPDATE ON grappe.plan_computations REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.plan_id', 'null', 'plan_id', '');
grant delete, insert, select to grappe_app;
grant update (parameters, objective, bound, gap, proven, method, seed, input_version, details) to grappe_app;

table grappe.plan_group_assessments (
  group_id uuid not null,
  cluster_id uuid not null,
  quality double precision not null,
  explanation jsonb not null default '{}'::jsonb,
  constraint plan_group_assessments_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE CASCADE,
  constraint plan_group_assessments_pkey PRIMARY KEY (group_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX plan_group_assessments_cluster ON grappe.plan_group_assessments USING btree (cluster_id, group_id);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_plan_group_assessments__audit_delete AFTER DELETE ON grappe.plan_group_assessments REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', '');
CREATE TRIGGER tg_plan_group_assessments__audit_insert AFTER INSERT ON grappe.plan_group_assessments REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', '');
CREATE TRIGGER tg_plan_group_assessments__audit_update AFTER UPDATE ON grappe.plan_group_assessments REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id', '');
grant delete, insert, select to grappe_app;
grant update (quality, explanation) to grappe_app;

table grappe.plan_group_members (
  group_id uuid not null,
  organisation_id uuid not null,
  cluster_id uuid not null,
  constraint plan_group_members_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE CASCADE,
  constraint plan_group_members_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint plan_group_members_pkey PRIMARY KEY (group_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX plan_group_members_organisation ON grappe.plan_group_members USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (group_id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
CREATE TRIGGER tg_plan_group_members__audit_delete AFTER DELETE ON grappe.plan_group_members REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id, organisation_id', '');
CREATE TRIGGER tg_plan_group_members__audit_insert AFTER INSERT ON grappe.plan_group_members REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id, organisation_id', '');
CREATE TRIGGER tg_plan_group_members__audit_update AFTER UPDATE ON grappe.plan_group_members REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.group_id', 'null', 'group_id, organisation_id', '');
CREATE TRIGGER tg_plan_group_members__living AFTER INSERT OR DELETE ON grappe.plan_group_members FOR EACH ROW EXECUTE FUNCTION grappe.tg_plan_group_members__living();
grant delete, insert, select to grappe_app;

table grappe.plan_groups (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  plan_id uuid not null,
  ordinal integer not null,
  name text not null default ''::text,
  public_explanation jsonb not null default '{}'::jsonb,
  constraint plan_groups_ordinal_check CHECK ((ordinal > 0)),
  constraint plan_groups_cluster_id_plan_id_fkey FOREIGN KEY (cluster_id, plan_id) REFERENCES grappe.plans(cluster_id, id) ON DELETE CASCADE,
  constraint plan_groups_pkey PRIMARY KEY (id),
  constraint plan_groups_cluster_id_id_key UNIQUE (cluster_id, id),
  constraint plan_groups_plan_id_ordinal_key UNIQUE (plan_id, ordinal)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX plan_groups_plan ON grappe.plan_groups USING btree (cluster_id, plan_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (id = ANY (( SELECT grappe.my_proposed_groups() AS my_proposed_groups)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
CREATE TRIGGER tg_plan_groups__audit_delete AFTER DELETE ON grappe.plan_groups REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_plan_groups__audit_insert AFTER INSERT ON grappe.plan_groups REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_plan_groups__audit_update AFTER UPDATE ON grappe.plan_groups REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant delete, insert, select to grappe_app;
grant update (name, public_explanation) to grappe_app;

table grappe.plan_studies (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  plan_id uuid not null,
  kind text not null,
  organisation_id uuid,
  input_version text not null,
  result jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint plan_studies_check CHECK (((kind = 'placement'::text) = (organisation_id IS NOT NULL))),
  constraint plan_studies_kind_check CHECK ((kind = ANY (ARRAY['sensitivity'::text, 'placement'::text]))),
  constraint plan_studies_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint plan_studies_cluster_id_plan_id_fkey FOREIGN KEY (cluster_id, plan_id) REFERENCES grappe.plans(cluster_id, id) ON DELETE CASCADE,
  constraint plan_studies_pkey PRIMARY KEY (id),
  constraint plan_studies_plan_id_kind_organisation_id_key UNIQUE NULLS NOT DISTINCT (plan_id, kind, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX plan_studies_cluster ON grappe.plan_studies USING btree (cluster_id, plan_id);
CREATE INDEX plan_studies_organisation ON grappe.plan_studies USING btree (cluster_id, organisation_id) WHERE (organisation_id IS NOT NULL);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_plan_studies__audit_delete AFTER DELETE ON grappe.plan_studies REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_plan_studies__audit_insert AFTER INSERT ON grappe.plan_studies REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_plan_studies__audit_update AFTER UPDATE ON grappe.plan_studies REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant delete, insert, select to grappe_app;
grant update (input_version, result, made_at) to grappe_app;

table grappe.plan_unplaced (
  plan_id uuid not null,
  organisation_id uuid not null,
  cluster_id uuid not null,
  own_reasons jsonb not null default '[]'::jsonb,
  constraint plan_unplaced_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint plan_unplaced_cluster_id_plan_id_fkey FOREIGN KEY (cluster_id, plan_id) REFERENCES grappe.plans(cluster_id, id) ON DELETE CASCADE,
  constraint plan_unplaced_pkey PRIMARY KEY (plan_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX plan_unplaced_organisation ON grappe.plan_unplaced USING btree (cluster_id, organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((plan_id = ANY (( SELECT grappe.my_proposed_plans() AS my_proposed_plans)::uuid[])) AND (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
CREATE TRIGGER tg_plan_unplaced__audit_delete AFTER DELETE ON grappe.plan_unplaced REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.plan_id', 'null', 'plan_id, organisation_id', '');
CREATE TRIGGER tg_plan_unplaced__audit_insert AFTER INSERT ON grappe.plan_unplaced REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.plan_id', 'null', 'plan_id, organisation_id', '');
CREATE TRIGGER tg_plan_unplaced__audit_update AFTER UPDATE ON grappe.plan_unplaced REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.plan_id', 'null', 'plan_id, organisation_id', '');
grant delete, insert, select to grappe_app;
grant update (own_reasons) to grappe_app;

table grappe.plan_unplaced_reasons (
  plan_id uuid not null,
  organisation_id uuid not null,
  cluster_id uuid not null,
  reasons jsonb not null default '[]'::jsonb,
  constraint plan_unplaced_reasons_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint plan_unplaced_reasons_plan_id_organisation_id_fkey FOREIGN KEY (plan_id, organisation_id) REFERENCES grappe.plan_unplaced(plan_id, organisation_id) ON DELETE CASCADE,
  constraint plan_unplaced_reasons_pkey PRIMARY KEY (plan_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX plan_unplaced_reasons_cluster ON grappe.plan_unplaced_reasons USING btree (cluster_id, organisation_id);
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_plan_unplaced_reasons__audit_delete AFTER DELETE ON grappe.plan_unplaced_reasons REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.plan_id', 'null', 'plan_id, organisation_id', '');
CREATE TRIGGER tg_plan_unplaced_reasons__audit_insert AFTER INSERT ON grappe.plan_unplaced_reasons REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.plan_id', 'null', 'plan_id, organisation_id', '');
CREATE TRIGGER tg_plan_unplaced_reasons__audit_update AFTER UPDATE ON grappe.plan_unplaced_reasons REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.plan_id', 'null', 'plan_id, organisation_id', '');
grant delete, insert, select to grappe_app;
grant update (reasons) to grappe_app;

table grappe.plans (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  title text not null,
  status text not null default 'draft'::text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  proposed_at timestamp with time zone,
  constraint plans_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'proposed'::text, 'archived'::text]))),
  constraint plans_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  constraint plans_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint plans_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint plans_pkey PRIMARY KEY (id),
  constraint plans_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX plans_cluster ON grappe.plans USING btree (cluster_id, created_at DESC);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (id = ANY (( SELECT grappe.my_proposed_plans() AS my_proposed_plans)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
CREATE TRIGGER tg_plans__audit_delete AFTER DELETE ON grappe.plans REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_plans__audit_insert AFTER INSERT ON grappe.plans REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_plans__audit_update AFTER UPDATE ON grappe.plans REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant delete, insert, select to grappe_app;
grant update (title, status, proposed_at) to grappe_app;

table grappe.practice_notes (
  cluster_id uuid not null,
  id uuid not null default grappe.new_id(),
  topic text not null,
  title text not null,
  body text not null,
  source text not null,
  based_on uuid,
  language text not null,
  written_by uuid,
  written_on date not null default CURRENT_DATE,
  withdrawn_on date,
  version integer not null default 1,
  shown_to_members boolean not null default false,
  constraint practice_notes_body_check CHECK (((length(body) >= 1) AND (length(body) <= 10000))),
  constraint practice_notes_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint practice_notes_source_check CHECK (((length(source) >= 1) AND (length(source) <= 500))),
  constraint practice_notes_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint practice_notes_topic_check CHECK ((topic = ANY (ARRAY['governance'::text, 'funding'::text, 'projects'::text, 'events'::text]))),
  constraint practice_notes_based_on_fkey FOREIGN KEY (based_on) REFERENCES grappe.practice_notes(id) ON DELETE SET NULL,
  constraint practice_notes_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint practice_notes_written_by_fkey FOREIGN KEY (written_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint practice_notes_pkey PRIMARY KEY (id),
  constraint practice_notes_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX practice_notes_based ON grappe.practice_notes USING btree (based_on);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinators for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (written_by = ( SELECT grappe.current_person() AS current_person))));
policy select_community for select to grappe_app using (( SELECT grappe.runs_a_cluster() AS runs_a_cluster)) with check ();
policy select_member for select to grappe_app using ((shown_to_members AND (withdrawn_on IS NULL) AND (cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[])))) with check ();
policy update_own for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
CREATE TRIGGER tg_practice_notes__audit_delete AFTER DELETE ON grappe.practice_notes REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version');
CREATE TRIGGER tg_practice_notes__audit_insert AFTER INSERT ON grappe.practice_notes REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version');
CREATE TRIGGER tg_practice_notes__audit_update AFTER UPDATE ON grappe.practice_notes REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', 'version');
grant select to grappe_app;
grant insert (cluster_id, topic, title, body, source, based_on, language, written_by, shown_to_members) to grappe_app;
grant update (topic, title, body, source, withdrawn_on, version, shown_to_members) to grappe_app;

table grappe.practice_reuses (
  cluster_id uuid not null,
  note_id uuid not null,
  said text not null default ''::text,
  reused_by uuid,
  reused_on date not null default CURRENT_DATE,
  constraint practice_reuses_said_check CHECK ((length(said) <= 2000)),
  constraint practice_reuses_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint practice_reuses_note_id_fkey FOREIGN KEY (note_id) REFERENCES grappe.practice_notes(id) ON DELETE CASCADE,
  constraint practice_reuses_reused_by_fkey FOREIGN KEY (reused_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint practice_reuses_pkey PRIMARY KEY (cluster_id, note_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX practice_reuses_note ON grappe.practice_reuses USING btree (note_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinators for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (reused_by = ( SELECT grappe.current_person() AS current_person))));
policy select_community for select to grappe_app using (( SELECT grappe.runs_a_cluster() AS runs_a_cluster)) with check ();
CREATE TRIGGER tg_practice_reuses__audit_delete AFTER DELETE ON grappe.practice_reuses REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.note_id', 'null', 'cluster_id, note_id', '');
CREATE TRIGGER tg_practice_reuses__audit_insert AFTER INSERT ON grappe.practice_reuses REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.note_id', 'null', 'cluster_id, note_id', '');
CREATE TRIGGER tg_practice_reuses__audit_update AFTER UPDATE ON grappe.practice_reuses REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.note_id', 'null', 'cluster_id, note_id', '');
grant select to grappe_app;
grant insert (cluster_id, note_id, said, reused_by) to grappe_app;

table grappe.privacy_requests (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  person_id uuid,
  contact text,
  kind text not null,
  message text not null default ''::text,
  asked_at timestamp with time zone not null default now(),
  due_on date not null default ((CURRENT_DATE + '1 mon'::interval))::date,
  status text not null default 'open'::text,
  answer text not null default ''::text,
  outcome jsonb not null default '{}'::jsonb,
  entered_by uuid,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint privacy_requests_answer_check CHECK ((length(answer) <= 2000)),
  constraint privacy_requests_check CHECK (((person_id IS NULL) <> (contact IS NULL))),
  constraint privacy_requests_check1 CHECK (((status = 'open'::text) = (answered_at IS NULL))),
  constraint privacy_requests_contact_check CHECK (((length(contact) >= 1) AND (length(contact) <= 320))),
  constraint privacy_requests_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'correction'::text, 'erasure'::text]))),
  constraint privacy_requests_message_check CHECK ((length(message) <= 2000)),
  constraint privacy_requests_status_check CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'refused'::text]))),
  constraint privacy_requests_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint privacy_requests_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint privacy_requests_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint privacy_requests_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint privacy_requests_pkey PRIMARY KEY (id),
  constraint privacy_requests_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX privacy_requests_cluster ON grappe.privacy_requests USING btree (cluster_id, asked_at DESC);
CREATE INDEX privacy_requests_person ON grappe.privacy_requests USING btree (person_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_concerned for insert to grappe_app using () with check (((entered_by = ( SELECT grappe.current_person() AS current_person)) AND (((person_id = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[]))) OR ((person_id IS NULL) AND (cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[]))))));
policy select_concerned for select to grappe_app using (((person_id = ( SELECT grappe.current_person() AS current_person)) OR (cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])))) with check ();
policy update_manager for update to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) AND (status = 'open'::text))) with check (((answered_by = ( SELECT grappe.current_person() AS current_person)) AND (status <> 'open'::text)));
CREATE TRIGGER tg_privacy_requests__audit_delete AFTER DELETE ON grappe.privacy_requests REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_privacy_requests__audit_insert AFTER INSERT ON grappe.privacy_requests REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_privacy_requests__audit_update AFTER UPDATE ON grappe.privacy_requests REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_privacy_requests__forget_interviews AFTER UPDATE OF status ON grappe.privacy_requests FOR EACH ROW WHEN (((new.kind = 'erasure'::text) AND (new.status = 'done'::text) AND (old.status = 'open'::text) AND (new.contact IS NOT NULL))) EXECUTE FUNCTION grappe.tg_privacy_requests__forget_interviews();
grant select to grappe_app;
grant insert (cluster_id, person_id, contact, kind, message, entered_by) to grappe_app;
grant update (status, answer, outcome, answered_by, answered_at) to grappe_app;

table grappe.processing_texts (
  cluster_id uuid not null,
  code text not null,
  language text not null,
  field text not null,
  body text not null,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint processing_texts_body_check CHECK (((length(body) >= 1) AND (length(body) <= 4000))),
  constraint processing_texts_code_check CHECK ((code ~ '^[a-z_]{1,60}$'::text)),
  constraint processing_texts_field_check CHECK ((field ~ '^[a-z_]{1,60}$'::text)),
  constraint processing_texts_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint processing_texts_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint processing_texts_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint processing_texts_pkey PRIMARY KEY (cluster_id, code, language, field)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_manager for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[]))) with check ();
policy select_known for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[]))) with check ();
policy update_manager for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
policy write_manager for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) AND (updated_by = ( SELECT grappe.current_person() AS current_person))));
CREATE TRIGGER tg_processing_texts__audit_delete AFTER DELETE ON grappe.processing_texts REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, code, language, field', '');
CREATE TRIGGER tg_processing_texts__audit_insert AFTER INSERT ON grappe.processing_texts REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, code, language, field', '');
CREATE TRIGGER tg_processing_texts__audit_update AFTER UPDATE ON grappe.processing_texts REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, code, language, field', '');
grant delete, select to grappe_app;
grant insert (cluster_id, code, language, field, body, updated_by) to grappe_app;
grant update (body, updated_by, updated_at) to grappe_app;

table grappe.register_entries (
  id uuid not null default gen_random_uuid(),
  cluster_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  title text not null,
  theme text not null default ''::text,
  started_on date not null,
  ended_on date,
  funding jsonb not null default '[]'::jsonb,
  status text not null default 'draft'::text,
  published_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint register_entries_check CHECK ((ended_on >= started_on)),
  constraint register_entries_check1 CHECK (((status <> 'published'::text) OR (published_at IS NOT NULL))),
  constraint register_entries_funding_check CHECK (((jsonb_typeof(funding) = 'array'::text) AND (jsonb_array_length(funding) <= 20))),
  constraint register_entries_kind_check CHECK ((kind = ANY (ARRAY['group'::text, 'alliance'::text, 'working_group'::text]))),
  constraint register_entries_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'withdrawn'::text]))),
  constraint register_entries_theme_check CHECK ((length(theme) <= 1000)),
  constraint register_entries_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint register_entries_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint register_entries_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint register_entries_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint register_entries_pkey PRIMARY KEY (id),
  constraint register_entries_cluster_id_id_key UNIQUE (cluster_id, id),
  constraint register_entries_cluster_id_subject_id_kind_key UNIQUE (cluster_id, subject_id, kind)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((created_by = ( SELECT grappe.current_person() AS current_person)) AND (updated_by = created_by) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ((status = 'published'::text) AND (cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[]))) OR (id = ANY (( SELECT grappe.my_register_entries() AS my_register_entries)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_register_entries__audit_delete AFTER DELETE ON grappe.register_entries REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_register_entries__audit_insert AFTER INSERT ON grappe.register_entries REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_register_entries__audit_update AFTER UPDATE ON grappe.register_entries REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_register_entries__guard BEFORE INSERT ON grappe.register_entries FOR EACH ROW EXECUTE FUNCTION grappe.tg_register_entries__guard();
grant select to grappe_app;
grant insert (cluster_id, kind, subject_id, title, theme, started_on, ended_on, funding, created_by, updated_by) to grappe_app;
grant update (title, theme, started_on, ended_on, funding, status, published_at, version, updated_by, updated_at) to grappe_app;

table grappe.register_members (
  id uuid not null default gen_random_uuid(),
  cluster_id uuid not null,
  entry_id uuid not null,
  organisation_id uuid,
  member_cluster_id uuid,
  consent text not null default 'asked'::text,
  answered_at timestamp with time zone,
  answered_by uuid,
  joined_at timestamp with time zone not null default now(),
  left_at timestamp with time zone,
  constraint register_members_check CHECK ((num_nonnulls(organisation_id, member_cluster_id) = 1)),
  constraint register_members_consent_check CHECK ((consent = ANY (ARRAY['asked'::text, 'agreed'::text, 'refused'::text]))),
  constraint register_members_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint register_members_cluster_id_entry_id_fkey FOREIGN KEY (cluster_id, entry_id) REFERENCES grappe.register_entries(cluster_id, id) ON DELETE CASCADE,
  constraint register_members_member_cluster_id_fkey FOREIGN KEY (member_cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint register_members_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES grappe.organisations(id) ON DELETE CASCADE,
  constraint register_members_pkey PRIMARY KEY (id),
  constraint register_members_entry_id_organisation_id_member_cluster_id_key UNIQUE NULLS NOT DISTINCT (entry_id, organisation_id, member_cluster_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX register_members_cluster ON grappe.register_members USING btree (member_cluster_id) WHERE (member_cluster_id IS NOT NULL);
CREATE INDEX register_members_entry ON grappe.register_members USING btree (cluster_id, entry_id);
CREATE INDEX register_members_organisation ON grappe.register_members USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (id = ANY (( SELECT grappe.my_register_members() AS my_register_members)::uuid[])))) with check ();
policy update_self for update to grappe_app using ((id = ANY (( SELECT grappe.my_register_members() AS my_register_members)::uuid[]))) with check (((answered_by = ( SELECT grappe.current_person() AS current_person)) AND (consent = ANY (ARRAY['agreed'::text, 'refused'::text]))));
CREATE TRIGGER tg_register_members__audit_delete AFTER DELETE ON grappe.register_members REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_register_members__audit_insert AFTER INSERT ON grappe.register_members REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_register_members__audit_update AFTER UPDATE ON grappe.register_members REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant update (consent, answered_at, answered_by) to grappe_app;

table grappe.response_answers (
  cluster_id uuid not null,
  response_id uuid not null,
  organisation_id uuid not null,
  item text not null,
  answer jsonb not null,
  answered_at timestamp with time zone not null default now(),
  constraint response_answers_answer_check CHECK ((length((answer)::text) <= 5000)),
  constraint response_answers_item_check CHECK ((item ~ '^[a-z][a-z0-9_]{0,59}$'::text)),
  constraint response_answers_cluster_id_response_id_fkey FOREIGN KEY (cluster_id, response_id) REFERENCES grappe.responses(cluster_id, id) ON DELETE CASCADE,
  constraint response_answers_pkey PRIMARY KEY (response_id, item)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX response_answers_cluster ON grappe.response_answers USING btree (cluster_id, response_id);
CREATE INDEX response_answers_organisation ON grappe.response_answers USING btree (organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_self for delete to grappe_app using ((response_id = ANY (( SELECT grappe.my_open_responses() AS my_open_responses)::uuid[]))) with check ();
policy insert_self for insert to grappe_app using () with check (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (response_id = ANY (( SELECT grappe.my_open_responses() AS my_open_responses)::uuid[]))));
policy select_concerned for select to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR (response_id = ANY (( SELECT grappe.my_shared_responses() AS my_shared_responses)::uuid[])))) with check ();
policy update_self for update to grappe_app using ((response_id = ANY (( SELECT grappe.my_open_responses() AS my_open_responses)::uuid[]))) with check ();
CREATE TRIGGER tg_response_answers__guard BEFORE INSERT ON grappe.response_answers FOR EACH ROW EXECUTE FUNCTION grappe.tg_response_answers__guard();
grant delete, select to grappe_app;
grant insert (cluster_id, response_id, organisation_id, item, answer) to grappe_app;
grant update (answer, answered_at) to grappe_app;

table grappe.response_scores (
  cluster_id uuid not null,
  wave_id uuid not null,
  response_id uuid not null,
  organisation_id uuid not null,
  measure text not null,
  value double precision not null,
  stratum text not null,
  block integer,
  constraint response_scores_measure_check CHECK ((measure ~ '^[a-z][a-z0-9_]{0,59}(=[a-z0-9_]{1,40})?$'::text)),
  constraint response_scores_stratum_check CHECK ((length(stratum) <= 100)),
  constraint response_scores_value_check CHECK (((value >= ('-1000000000000000'::numeric)::double precision) AND (value <= ('1000000000000000'::numeric)::double precision))),
  constraint response_scores_cluster_id_response_id_fkey FOREIGN KEY (cluster_id, response_id) REFERENCES grappe.responses(cluster_id, id) ON DELETE CASCADE,
  constraint response_scores_pkey PRIMARY KEY (response_id, measure)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX response_scores_organisation ON grappe.response_scores USING btree (organisation_id);
CREATE INDEX response_scores_wave ON grappe.response_scores USING btree (cluster_id, wave_id, measure, stratum, block);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR (response_id = ANY (( SELECT grappe.my_shared_responses() AS my_shared_responses)::uuid[])))) with check ();
CREATE TRIGGER tg_response_scores__leave AFTER DELETE ON grappe.response_scores REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_response_scores__leave();
grant select to grappe_app;

table grappe.responses (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  wave_id uuid not null,
  organisation_id uuid not null,
  source text not null,
  consented_at timestamp with time zone not null default now(),
  for_research boolean not null default false,
  entered_by uuid,
  started_at timestamp with time zone not null default now(),
  submitted_at timestamp with time zone,
  shared_at timestamp with time zone,
  constraint responses_source_check CHECK ((source = ANY (ARRAY['web'::text, 'paper'::text, 'spreadsheet'::text]))),
  constraint responses_cluster_id_wave_id_fkey FOREIGN KEY (cluster_id, wave_id) REFERENCES grappe.campaign_waves(cluster_id, id) ON DELETE CASCADE,
  constraint responses_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint responses_wave_id_organisation_id_fkey FOREIGN KEY (wave_id, organisation_id) REFERENCES grappe.wave_targets(wave_id, organisation_id) ON DELETE CASCADE,
  constraint responses_pkey PRIMARY KEY (id),
  constraint responses_cluster_id_id_key UNIQUE (cluster_id, id),
  constraint responses_wave_id_organisation_id_key UNIQUE (wave_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX responses_cluster ON grappe.responses USING btree (cluster_id, wave_id);
CREATE INDEX responses_organisation ON grappe.responses USING btree (organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_self for delete to grappe_app using ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) with check ();
policy insert_self for insert to grappe_app using () with check (((source = 'web'::text) AND (entered_by = ( SELECT grappe.current_person() AS current_person)) AND (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND grappe.is_open_wave(wave_id)));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])))) with check ();
policy update_self for update to grappe_app using ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) with check ();
CREATE TRIGGER tg_responses__audit_delete AFTER DELETE ON grappe.responses REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.organisation_id', 'null', 'id', 'submitted_at');
CREATE TRIGGER tg_responses__audit_insert AFTER INSERT ON grappe.responses REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.organisation_id', 'null', 'id', 'submitted_at');
CREATE TRIGGER tg_responses__audit_update AFTER UPDATE ON grappe.responses REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'true', 'r.organisation_id', 'null', 'id', 'submitted_at');
grant delete, select to grappe_app;
grant insert (cluster_id, wave_id, organisation_id, source, for_research, entered_by) to grappe_app;
grant update (for_research, shared_at) to grappe_app;

view grappe.responsibilities with () as
 SELECT t.cluster_id,
    t.owner_id,
    'task'::text AS kind,
    t.id AS subject_id,
    t.room_id AS place_id,
    t.title,
    t.due_on
   FROM grappe.room_tasks t
  WHERE ((t.status = 'open'::text) AND (t.deleted_at IS NULL))
UNION ALL
 SELECT s.cluster_id,
    s.owner_id,
    'alliance'::text AS kind,
    a.id AS subject_id,
    a.id AS place_id,
    a.name AS title,
    NULL::date AS due_on
   FROM (grappe.alliance_sides s
     JOIN grappe.alliances a ON ((a.id = s.alliance_id)))
  WHERE (a.status <> 'ended'::text)
UNION ALL
 SELECT s.cluster_id,
    s.owner_id,
    'alliance_step'::text AS kind,
    a.id AS subject_id,
    a.id AS place_id,
    COALESCE(NULLIF(s.next_step, ''::text), a.name) AS title,
    s.next_on AS due_on
   FROM (grappe.alliance_steps s
     JOIN grappe.alliances a ON ((a.id = s.alliance_id)))
  WHERE ((a.status <> 'ended'::text) AND (s.done_on IS NULL))
UNION ALL
 SELECT m.cluster_id,
    m.owner_id,
    'mandate'::text AS kind,
    m.id AS subject_id,
    m.id AS place_id,
    m.title,
    m.valid_until AS due_on
   FROM grappe.alliance_mandates m
  WHERE (m.status <> 'withdrawn'::text)
UNION ALL
 SELECT grappe.cluster_of_owner(c.alliance_id, c.owner_id, c.cluster_id) AS cluster_id,
    c.owner_id,
    'commitment'::text AS kind,
    c.id AS subject_id,
    c.alliance_id AS place_id,
    c.title,
    c.due_on
   FROM grappe.alliance_commitments c
  WHERE (c.status = 'open'::text)
UNION ALL
 SELECT grappe.cluster_of_owner(w.alliance_id, w.owner_id, w.cluster_id) AS cluster_id,
    w.owner_id,
    'working_group'::text AS kind,
    w.id AS subject_id,
    w.alliance_id AS place_id,
    w.theme AS title,
    NULL::date AS due_on
   FROM grappe.alliance_working_groups w
  WHERE (w.status = 'open'::text)
UNION ALL
 SELECT grappe.cluster_of_owner(p.alliance_id, p.owner_id, p.cluster_id) AS cluster_id,
    p.owner_id,
    'project'::text AS kind,
    p.id AS subject_id,
    p.alliance_id AS place_id,
    p.title,
    NULL::date AS due_on
   FROM grappe.alliance_projects p
  WHERE (p.status <> ALL (ARRAY['finished'::text, 'dropped'::text]))
UNION ALL
 SELECT r.cluster_id,
    r.owner_id,
    'competence'::text AS kind,
    r.id AS subject_id,
    r.id AS place_id,
    r.title,
    r.wanted_by AS due_on
   FROM grappe.competence_requests r
  WHERE (r.status = 'open'::text)
UNION ALL
 SELECT i.cluster_id,
    i.owner_id,
    'incident'::text AS kind,
    i.id AS subject_id,
    i.alliance_id AS place_id,
    ''::text AS title,
    NULL::date AS due_on
   FROM grappe.alliance_incidents i
  WHERE (i.status <> 'closed'::text);
-- owner grappe_owner

table grappe.retention_rules (
  cluster_id uuid not null,
  code text not null,
  days integer not null,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  constraint retention_rules_days_check CHECK ((days > 0)),
  constraint retention_rules_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint retention_rules_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint retention_rules_pkey PRIMARY KEY (cluster_id, code)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_manager for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[]))) with check ();
policy select_known for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[]))) with check ();
policy update_manager for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
policy write_manager for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) AND (updated_by = ( SELECT grappe.current_person() AS current_person))));
CREATE TRIGGER tg_retention_rules__audit_delete AFTER DELETE ON grappe.retention_rules REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, code', '');
CREATE TRIGGER tg_retention_rules__audit_insert AFTER INSERT ON grappe.retention_rules REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, code', '');
CREATE TRIGGER tg_retention_rules__audit_update AFTER UPDATE ON grappe.retention_rules REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id, code', '');
grant delete, select to grappe_app;
grant insert (cluster_id, code, days, updated_by) to grappe_app;
grant update (days, updated_by, updated_at) to grappe_app;

table grappe.retention_runs (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  code text not null,
  removed bigint not null,
  ran_at timestamp with time zone not null default now(),
  constraint retention_runs_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint retention_runs_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX retention_runs_cluster ON grappe.retention_runs USING btree (cluster_id, ran_at DESC);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_coordinator for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_retention_runs__audit_delete AFTER DELETE ON grappe.retention_runs REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_retention_runs__audit_insert AFTER INSERT ON grappe.retention_runs REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_retention_runs__audit_update AFTER UPDATE ON grappe.retention_runs REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;

table grappe.rivalry_clearances (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  group_id uuid,
  room_id uuid,
  reason text not null,
  entered_by uuid,
  declared_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint rivalry_clearances_check CHECK ((num_nonnulls(group_id, room_id) = 1)),
  constraint rivalry_clearances_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000))),
  constraint rivalry_clearances_cluster_id_group_id_fkey FOREIGN KEY (cluster_id, group_id) REFERENCES grappe.plan_groups(cluster_id, id) ON DELETE CASCADE,
  constraint rivalry_clearances_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint rivalry_clearances_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint rivalry_clearances_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX rivalry_clearances_group ON grappe.rivalry_clearances USING btree (group_id) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX rivalry_clearances_current ON grappe.rivalry_clearances USING btree (cluster_id, group_id, room_id) NULLS NOT DISTINCT WHERE (withdrawn_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((entered_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_concerned for select to grappe_app using (((group_id = ANY (( SELECT grappe.my_groups() AS my_groups)::uuid[])) OR (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[])) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using (((withdrawn_at IS NULL) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ((withdrawn_at IS NOT NULL));
CREATE TRIGGER tg_rivalry_clearances__audit_delete AFTER DELETE ON grappe.rivalry_clearances REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_rivalry_clearances__audit_insert AFTER INSERT ON grappe.rivalry_clearances REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_rivalry_clearances__audit_update AFTER UPDATE ON grappe.rivalry_clearances REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_rivalry_clearances__guard BEFORE INSERT ON grappe.rivalry_clearances FOR EACH ROW EXECUTE FUNCTION grappe.tg_rivalry_clearances__guard();
grant select to grappe_app;
grant insert (cluster_id, group_id, room_id, reason, entered_by) to grappe_app;
grant update (withdrawn_at) to grappe_app;

table grappe.role_grants (
  id uuid not null default grappe.new_id(),
  person_id uuid not null,
  cluster_id uuid,
  organisation_id uuid,
  role text not null,
  granted_by uuid,
  created_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint role_grants_check CHECK (((role = 'platform_administrator'::text) = (cluster_id IS NULL))),
  constraint role_grants_check1 CHECK (((role <> ALL (ARRAY['firm_owner'::text, 'firm_employee'::text])) OR (organisation_id IS NOT NULL))),
  constraint role_grants_check2 CHECK (((organisation_id IS NULL) OR (role = ANY (ARRAY['firm_owner'::text, 'firm_employee'::text, 'partner'::text])))),
  constraint role_grants_role_check CHECK ((role = ANY (ARRAY['platform_administrator'::text, 'cluster_manager'::text, 'team_member'::text, 'board_member'::text, 'firm_owner'::text, 'firm_employee'::text, 'partner'::text, 'relay'::text, 'observer'::text, 'researcher'::text]))),
  constraint role_grants_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint role_grants_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint role_grants_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint role_grants_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint role_grants_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX role_grants_cluster ON grappe.role_grants USING btree (cluster_id, organisation_id);
CREATE INDEX role_grants_person ON grappe.role_grants USING btree (person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX role_grants_once ON grappe.role_grants USING btree (person_id, role, cluster_id, organisation_id) NULLS NOT DISTINCT WHERE (ended_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_manager for insert to grappe_app using () with check (((granted_by = ( SELECT grappe.current_person() AS current_person)) AND (ended_at IS NULL) AND ((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) OR ( SELECT grappe.is_platform_administrator() AS is_platform_administrator))));
policy select_concerned for select to grappe_app using (((person_id = ( SELECT grappe.current_person() AS current_person)) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR ( SELECT grappe.is_platform_administrator() AS is_platform_administrator))) with check ();
policy update_manager for update to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) OR ( SELECT grappe.is_platform_administrator() AS is_platform_administrator))) with check (((ended_at IS NOT NULL) AND ((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) OR ( SELECT grappe.is_platform_administrator() AS is_platform_administrator))));
CREATE TRIGGER tg_role_grants__audit_delete AFTER DELETE ON grappe.role_grants REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'r.role', 'id', '');
CREATE TRIGGER tg_role_grants__audit_insert AFTER INSERT ON grappe.role_grants REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'r.role', 'id', '');
CREATE TRIGGER tg_role_grants__audit_update AFTER UPDATE ON grappe.role_grants REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.person_id', 'r.role', 'id', '');
CREATE TRIGGER tg_role_grants__somebody_stays AFTER DELETE OR UPDATE OF ended_at ON grappe.role_grants FOR EACH ROW EXECUTE FUNCTION grappe.tg_role_grants__somebody_stays();
grant select to grappe_app;
grant insert (person_id, cluster_id, organisation_id, role, granted_by) to grappe_app;
grant update (ended_at) to grappe_app;

view grappe.room_access with () as
 SELECT r.id AS room_id,
    g.person_id,
    true AS coordinates
   FROM (grappe.rooms r
     JOIN grappe.role_grants g ON ((g.cluster_id = r.cluster_id)))
  WHERE ((g.ended_at IS NULL) AND (g.role = ANY (ARRAY['cluster_manager'::text, 'team_member'::text])))
UNION ALL
 SELECT r.id AS room_id,
    g.person_id,
    false AS coordinates
   FROM (grappe.rooms r
     JOIN grappe.role_grants g ON ((g.cluster_id = r.cluster_id)))
  WHERE ((r.kind = 'cluster'::text) AND (g.ended_at IS NULL) AND (g.role = ANY (ARRAY['board_member'::text, 'firm_owner'::text, 'firm_employee'::text, 'partner'::text, 'relay'::text])))
UNION ALL
 SELECT r.id AS room_id,
    g.person_id,
    false AS coordinates
   FROM (((((grappe.rooms r
     JOIN grappe.plan_groups pg ON (((pg.cluster_id = r.cluster_id) AND (pg.id = r.subject_id))))
     JOIN grappe.plans p ON ((p.id = pg.plan_id)))
     LEFT JOIN grappe.group_lives l ON ((l.group_id = pg.id)))
     JOIN grappe.plan_group_members m ON ((m.group_id = pg.id)))
     JOIN grappe.role_grants g ON (((g.cluster_id = r.cluster_id) AND (g.organisation_id = m.organisation_id))))
  WHERE ((r.kind = 'group'::text) AND (g.ended_at IS NULL) AND (g.role = ANY (ARRAY['firm_owner'::text, 'firm_employee'::text, 'partner'::text])) AND ((p.status = 'proposed'::text) OR (COALESCE(l.state, 'proposed'::text) <> 'proposed'::text)))
UNION ALL
 SELECT r.id AS room_id,
    g.person_id,
    false AS coordinates
   FROM ((((((grappe.rooms r
     JOIN grappe.plan_groups pg ON (((pg.cluster_id = r.cluster_id) AND (pg.id = r.subject_id))))
     JOIN grappe.plans p ON ((p.id = pg.plan_id)))
     LEFT JOIN grappe.group_lives l ON ((l.group_id = pg.id)))
     JOIN grappe.plan_group_members m ON ((m.group_id = pg.id)))
     JOIN grappe.role_grants g ON ((g.cluster_id = r.cluster_id)))
     JOIN grappe.organisations o ON (((o.id = g.organisation_id) AND (o.merged_into IS NOT NULL))))
  WHERE ((r.kind = 'group'::text) AND (g.ended_at IS NULL) AND (g.role = ANY (ARRAY['firm_owner'::text, 'firm_employee'::text, 'partner'::text])) AND ((p.status = 'proposed'::text) OR (COALESCE(l.state, 'proposed'::text) <> 'proposed'::text)) AND (grappe.surviving_organisation(o.id) = m.organisation_id))
UNION ALL
 SELECT r.id AS room_id,
    g.person_id,
    (g.role = ANY (ARRAY['cluster_manager'::text, 'team_member'::text])) AS coordinates
   FROM (((grappe.rooms r
     JOIN grappe.alliances a ON (((a.id = r.subject_id) AND (a.status = 'active'::text))))
     JOIN grappe.alliance_clusters c ON (((c.alliance_id = a.id) AND (c.status = 'accepted'::text))))
     JOIN grappe.role_grants g ON ((g.cluster_id = c.cluster_id)))
  WHERE ((r.kind = 'alliance'::text) AND (g.ended_at IS NULL) AND (g.role = ANY (ARRAY['cluster_manager'::text, 'team_member'::text, 'board_member'::text, 'firm_owner'::text, 'firm_employee'::text, 'partner'::text, 'relay'::text])))
UNION ALL
 SELECT r.id AS room_id,
    g.person_id,
    true AS coordinates
   FROM ((((grappe.rooms r
     JOIN grappe.alliance_working_groups w ON ((w.id = r.subject_id)))
     JOIN grappe.alliances a ON (((a.id = w.alliance_id) AND (a.status = 'active'::text))))
     JOIN grappe.alliance_clusters c ON (((c.alliance_id = a.id) AND (c.status = 'accepted'::text))))
     JOIN grappe.role_grants g ON ((g.cluster_id = c.cluster_id)))
  WHERE ((r.kind = 'alliance'::text) AND (g.ended_at IS NULL) AND (g.role = ANY (ARRAY['cluster_manager'::text, 'team_member'::text])))
UNION ALL
 SELECT r.id AS room_id,
    g.person_id,
    false AS coordinates
   FROM ((((grappe.rooms r
     JOIN grappe.alliance_working_groups w ON ((w.id = r.subject_id)))
     JOIN grappe.alliances a ON (((a.id = w.alliance_id) AND (a.status = 'active'::text))))
     JOIN grappe.alliance_working_group_firms f ON (((f.working_group_id = w.id) AND (f.left_on IS NULL))))
     JOIN grappe.role_grants g ON (((g.cluster_id = f.cluster_id) AND ((g.organisation_id = f.organisation_id) OR (grappe.surviving_organisation(g.organisation_id) = grappe.surviving_organisation(f.organisation_id))))))
  WHERE ((r.kind = 'alliance'::text) AND (g.ended_at IS NULL) AND (g.role = ANY (ARRAY['firm_owner'::text, 'firm_employee'::text, 'partner'::text])))
UNION ALL
 SELECT r.id AS room_id,
    i.person_id,
    false AS coordinates
   FROM (grappe.rooms r
     JOIN grappe.room_people i ON ((i.room_id = r.id)))
  WHERE ((r.kind = ANY (ARRAY['working_group'::text, 'action'::text])) AND (EXISTS ( SELECT
           FROM grappe.role_grants g
          WHERE ((g.person_id = i.person_id) AND (g.cluster_id = r.cluster_id) AND (g.ended_at IS NULL) AND (g.role = ANY (ARRAY['cluster_manager'::text, 'team_member'::text, 'board_member'::text, 'firm_owner'::text, 'firm_employee'::text, 'partner'::text, 'relay'::text]))))));
-- owner grappe_owner

table grappe.room_decisions (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  title text not null,
  body text not null default ''::text,
  status text not null default 'proposed'::text,
  decided_on date,
  author_id uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  meeting_id uuid,
  constraint room_decisions_body_check CHECK ((length(body) <= 8000)),
  constraint room_decisions_check CHECK (((status <> 'proposed'::text) OR (decided_on IS NULL))),
  constraint room_decisions_status_check CHECK ((status = ANY (ARRAY['proposed'::text, 'adopted'::text, 'rejected'::text]))),
  constraint room_decisions_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  constraint room_decisions_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint room_decisions_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint room_decisions_cluster_id_room_id_meeting_id_fkey FOREIGN KEY (cluster_id, room_id, meeting_id) REFERENCES grappe.room_meetings(cluster_id, room_id, id),
  constraint room_decisions_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint room_decisions_pkey PRIMARY KEY (id),
  constraint tg_room_decisions__event TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint room_decisions_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX room_decisions_meeting ON grappe.room_decisions USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX room_decisions_room ON grappe.room_decisions USING btree (room_id, id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_in_room for insert to grappe_app using () with check (((author_id = ( SELECT grappe.current_person() AS current_person)) AND (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))));
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
policy update_in_room for update to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_room_decisions__audit_delete AFTER DELETE ON grappe.room_decisions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_room_decisions__audit_insert AFTER INSERT ON grappe.room_decisions REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_room_decisions__audit_update AFTER UPDATE ON grappe.room_decisions REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE CONSTRAINT TRIGGER tg_room_decisions__event AFTER INSERT OR UPDATE ON grappe.room_decisions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_event('decision');
CREATE TRIGGER tg_room_decisions__guard BEFORE INSERT OR UPDATE OF title, body, status, decided_on, version, deleted_at ON grappe.room_decisions FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_content__guard();
grant select to grappe_app;
grant insert (cluster_id, room_id, title, body, status, decided_on, author_id, updated_by, meeting_id) to grappe_app;
grant update (title, body, status, decided_on, version, updated_by, updated_at, deleted_at, meeting_id) to grappe_app;

table grappe.room_events (
  position bigint not null,
  id uuid not null default gen_random_uuid(),
  cluster_id uuid not null,
  room_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  change text not null,
  actor_id uuid,
  at timestamp with time zone not null default now(),
  constraint room_events_change_check CHECK ((change = ANY (ARRAY['created'::text, 'changed'::text, 'removed'::text]))),
  constraint room_events_kind_check CHECK ((kind ~ '^[a-z_]+$'::text)),
  constraint room_events_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint room_events_pkey PRIMARY KEY ("position"),
  constraint room_events_id_key UNIQUE (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX room_events_room ON grappe.room_events USING btree (room_id, "position");
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
grant select to grappe_app;

table grappe.room_files (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  message_id uuid,
  author_id uuid,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  content bytea,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  category text,
  constraint room_files_bytes_check CHECK ((bytes > 0)),
  constraint room_files_category_check CHECK ((category = ANY (grappe.exchange_categories()))),
  constraint room_files_check CHECK (((content IS NULL) = (deleted_at IS NOT NULL))),
  constraint room_files_media_type_check CHECK (((length(media_type) >= 3) AND (length(media_type) <= 120))),
  constraint room_files_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint room_files_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint room_files_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint room_files_cluster_id_room_id_message_id_fkey FOREIGN KEY (cluster_id, room_id, message_id) REFERENCES grappe.room_messages(cluster_id, room_id, id),
  constraint room_files_pkey PRIMARY KEY (id),
  constraint tg_room_files__event TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint room_files_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX room_files_message ON grappe.room_files USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX room_files_room ON grappe.room_files USING btree (room_id, id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_in_room for insert to grappe_app using () with check (((author_id = ( SELECT grappe.current_person() AS current_person)) AND (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))));
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
policy update_author for update to grappe_app using (((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[])) AND ((author_id = ( SELECT grappe.current_person() AS current_person)) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))) with check ();
CREATE TRIGGER tg_room_files__audit_delete AFTER DELETE ON grappe.room_files REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_room_files__audit_insert AFTER INSERT ON grappe.room_files REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_room_files__audit_update AFTER UPDATE ON grappe.room_files REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE CONSTRAINT TRIGGER tg_room_files__event AFTER INSERT OR UPDATE ON grappe.room_files DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_event('file');
CREATE TRIGGER tg_room_files__guard BEFORE INSERT OR UPDATE OF message_id, content, deleted_at ON grappe.room_files FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_content__guard();
CREATE TRIGGER tg_room_files__sensitive BEFORE INSERT OR UPDATE OF category ON grappe.room_files FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_content__sensitive();
grant select to grappe_app;
grant insert (cluster_id, room_id, author_id, name, media_type, bytes, sha256, content, category) to grappe_app;
grant update (message_id, content, deleted_at, category) to grappe_app;

table grappe.room_meetings (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  title text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  place text not null default ''::text,
  link text not null default ''::text,
  agenda jsonb not null default '[]'::jsonb,
  agenda_published boolean not null default false,
  status text not null default 'planned'::text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint room_meetings_agenda_check CHECK (((jsonb_typeof(agenda) = 'array'::text) AND (jsonb_array_length(agenda) <= 40))),
  constraint room_meetings_check CHECK ((ends_at > starts_at)),
  constraint room_meetings_check1 CHECK (((deleted_at IS NULL) OR (NOT agenda_published))),
  constraint room_meetings_link_check CHECK (((link = ''::text) OR ((length(link) <= 500) AND (link ~ '^https?://'::text)))),
  constraint room_meetings_place_check CHECK ((length(place) <= 300)),
  constraint room_meetings_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'cancelled'::text]))),
  constraint room_meetings_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint room_meetings_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint room_meetings_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint room_meetings_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint room_meetings_pkey PRIMARY KEY (id),
  constraint tg_room_meetings__event TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint room_meetings_cluster_id_room_id_id_key UNIQUE (cluster_id, room_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX room_meetings_room ON grappe.room_meetings USING btree (room_id, starts_at);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_in_room for insert to grappe_app using () with check (((created_by = ( SELECT grappe.current_person() AS current_person)) AND (updated_by = created_by) AND (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))));
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
policy update_leader for update to grappe_app using ((id = ANY (( SELECT grappe.my_led_meetings() AS my_led_meetings)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_room_meetings__announce AFTER UPDATE ON grappe.room_meetings FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_meetings__announce();
CREATE TRIGGER tg_room_meetings__audit_delete AFTER DELETE ON grappe.room_meetings REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_room_meetings__audit_insert AFTER INSERT ON grappe.room_meetings REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_room_meetings__audit_update AFTER UPDATE ON grappe.room_meetings REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE CONSTRAINT TRIGGER tg_room_meetings__event AFTER INSERT OR UPDATE ON grappe.room_meetings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_event('meeting');
CREATE TRIGGER tg_room_meetings__guard BEFORE INSERT OR UPDATE OF title, starts_at, ends_at, place, link, agenda, agenda_published, status, version, deleted_at ON grappe.room_meetings FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_meetings__guard();
CREATE TRIGGER tg_room_meetings__sensitive BEFORE INSERT OR UPDATE OF agenda ON grappe.room_meetings FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_meetings__sensitive();
grant select to grappe_app;
grant insert (cluster_id, room_id, title, starts_at, ends_at, place, link, agenda, created_by, updated_by) to grappe_app;
grant update (title, starts_at, ends_at, place, link, agenda, agenda_published, status, version, updated_by, updated_at, deleted_at) to grappe_app;

table grappe.room_messages (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  thread_id uuid,
  author_id uuid,
  client_id uuid not null,
  body text,
  mentions uuid[] not null default '{}'::uuid[],
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  words tsvector not null generated always as (grappe.words_of(COALESCE(body, ''::text))) stored,
  category text,
  constraint room_messages_body_check CHECK (((length(body) >= 1) AND (length(body) <= 8000))),
  constraint room_messages_category_check CHECK ((category = ANY (grappe.exchange_categories()))),
  constraint room_messages_check CHECK (((body IS NULL) = (deleted_at IS NOT NULL))),
  constraint room_messages_check1 CHECK (((deleted_at IS NULL) OR (mentions = '{}'::uuid[]))),
  constraint room_messages_mentions_check CHECK ((cardinality(mentions) <= 50)),
  constraint room_messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint room_messages_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint room_messages_cluster_id_room_id_thread_id_fkey FOREIGN KEY (cluster_id, room_id, thread_id) REFERENCES grappe.room_messages(cluster_id, room_id, id) ON DELETE CASCADE,
  constraint room_messages_pkey PRIMARY KEY (id),
  constraint tg_room_messages__event TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint room_messages_cluster_id_room_id_id_key UNIQUE (cluster_id, room_id, id),
  constraint room_messages_room_id_author_id_client_id_key UNIQUE (room_id, author_id, client_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX room_messages_room ON grappe.room_messages USING btree (room_id, id);
CREATE INDEX room_messages_thread ON grappe.room_messages USING btree (thread_id, id) WHERE (thread_id IS NOT NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_in_room for insert to grappe_app using () with check (((author_id = ( SELECT grappe.current_person() AS current_person)) AND (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))));
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
policy update_author for update to grappe_app using (((author_id = ( SELECT grappe.current_person() AS current_person)) AND (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[])))) with check ();
CREATE TRIGGER tg_room_messages__audit_delete AFTER DELETE ON grappe.room_messages REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_room_messages__audit_insert AFTER INSERT ON grappe.room_messages REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_room_messages__audit_update AFTER UPDATE ON grappe.room_messages REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE CONSTRAINT TRIGGER tg_room_messages__event AFTER INSERT OR UPDATE ON grappe.room_messages DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_event('message');
CREATE TRIGGER tg_room_messages__guard BEFORE INSERT OR UPDATE OF body, mentions, version, edited_at, deleted_at ON grappe.room_messages FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_content__guard();
CREATE TRIGGER tg_room_messages__sensitive BEFORE INSERT OR UPDATE OF category ON grappe.room_messages FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_content__sensitive();
grant select to grappe_app;
grant insert (cluster_id, room_id, thread_id, author_id, client_id, body, mentions, category) to grappe_app;
grant update (body, mentions, version, edited_at, deleted_at, category) to grappe_app;

table grappe.room_people (
  cluster_id uuid not null,
  room_id uuid not null,
  person_id uuid not null,
  added_by uuid,
  added_at timestamp with time zone not null default now(),
  constraint room_people_added_by_fkey FOREIGN KEY (added_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint room_people_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint room_people_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint room_people_pkey PRIMARY KEY (room_id, person_id),
  constraint tg_room_people__event TRIGGER DEFERRABLE INITIALLY DEFERRED
);
-- owner grappe_owner; row security on, forced
CREATE INDEX room_people_cluster ON grappe.room_people USING btree (cluster_id, room_id);
CREATE INDEX room_people_person ON grappe.room_people USING btree (person_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_coordinator for delete to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
policy insert_coordinator for insert to grappe_app using () with check (((added_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
CREATE TRIGGER tg_room_people__audit_delete AFTER DELETE ON grappe.room_people REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'room_id, person_id', '');
CREATE TRIGGER tg_room_people__audit_insert AFTER INSERT ON grappe.room_people REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'room_id, person_id', '');
CREATE TRIGGER tg_room_people__audit_update AFTER UPDATE ON grappe.room_people REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'room_id, person_id', '');
CREATE CONSTRAINT TRIGGER tg_room_people__event AFTER INSERT OR DELETE ON grappe.room_people DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_event('person');
CREATE TRIGGER tg_room_people__guard BEFORE INSERT ON grappe.room_people FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_people__guard();
grant delete, select to grappe_app;
grant insert (cluster_id, room_id, person_id, added_by) to grappe_app;

table grappe.room_presence (
  cluster_id uuid not null,
  room_id uuid not null,
  person_id uuid not null,
  seen_at timestamp with time zone not null default now(),
  constraint room_presence_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint room_presence_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint room_presence_pkey PRIMARY KEY (room_id, person_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX room_presence_person ON grappe.room_presence USING btree (person_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
grant select to grappe_app;

table grappe.room_reads (
  cluster_id uuid not null,
  room_id uuid not null,
  person_id uuid not null,
  read_through uuid not null,
  read_at timestamp with time zone not null default now(),
  constraint room_reads_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint room_reads_person_id_fkey FOREIGN KEY (person_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint room_reads_pkey PRIMARY KEY (room_id, person_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX room_reads_person ON grappe.room_reads USING btree (person_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy all_self for all to grappe_app using ((person_id = ( SELECT grappe.current_person() AS current_person))) with check (((person_id = ( SELECT grappe.current_person() AS current_person)) AND (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))));
grant select to grappe_app;
grant insert (cluster_id, room_id, person_id, read_through) to grappe_app;
grant update (read_through, read_at) to grappe_app;

table grappe.room_tasks (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  title text not null,
  note text not null default ''::text,
  owner_id uuid,
  due_on date,
  status text not null default 'open'::text,
  author_id uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_by uuid,
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  constraint room_tasks_note_check CHECK ((length(note) <= 8000)),
  constraint room_tasks_status_check CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
  constraint room_tasks_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  constraint room_tasks_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint room_tasks_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint room_tasks_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint room_tasks_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint room_tasks_pkey PRIMARY KEY (id),
  constraint tg_room_tasks__event TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint room_tasks_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX room_tasks_room ON grappe.room_tasks USING btree (room_id, id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_in_room for insert to grappe_app using () with check (((author_id = ( SELECT grappe.current_person() AS current_person)) AND (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))));
policy select_in_room for select to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ();
policy update_in_room for update to grappe_app using ((room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) with check ((updated_by = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_room_tasks__audit_delete AFTER DELETE ON grappe.room_tasks REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_room_tasks__audit_insert AFTER INSERT ON grappe.room_tasks REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE TRIGGER tg_room_tasks__audit_update AFTER UPDATE ON grappe.room_tasks REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.room_id', 'null', 'id', '');
CREATE CONSTRAINT TRIGGER tg_room_tasks__event AFTER INSERT OR UPDATE ON grappe.room_tasks DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_event('task');
CREATE TRIGGER tg_room_tasks__guard BEFORE INSERT OR UPDATE OF title, note, due_on, status, version, deleted_at ON grappe.room_tasks FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_content__guard();
grant select to grappe_app;
grant insert (cluster_id, room_id, title, note, owner_id, due_on, author_id, updated_by) to grappe_app;
grant update (title, note, owner_id, due_on, status, version, updated_by, updated_at, deleted_at) to grappe_app;

table grappe.rooms (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  kind text not null,
  subject_id uuid,
  title text not null,
  status text not null default 'open'::text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  renamed_from text,
  renamed_by uuid,
  renamed_at timestamp with time zone,
  status_by uuid,
  status_at timestamp with time zone,
  constraint rooms_check CHECK (((kind = ANY (ARRAY['group'::text, 'alliance'::text])) = (subject_id IS NOT NULL))),
  constraint rooms_kind_check CHECK ((kind = ANY (ARRAY['group'::text, 'alliance'::text, 'working_group'::text, 'action'::text, 'cluster'::text]))),
  constraint rooms_renamed_from_check CHECK (((length(renamed_from) >= 1) AND (length(renamed_from) <= 200))),
  constraint rooms_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint rooms_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint rooms_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint rooms_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint rooms_renamed_by_fkey FOREIGN KEY (renamed_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint rooms_status_by_fkey FOREIGN KEY (status_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint rooms_pkey PRIMARY KEY (id),
  constraint tg_rooms__event TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint rooms_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE UNIQUE INDEX rooms_of_cluster ON grappe.rooms USING btree (cluster_id) WHERE (kind = 'cluster'::text);
CREATE UNIQUE INDEX rooms_subject ON grappe.rooms USING btree (subject_id, kind) WHERE (subject_id IS NOT NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((created_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_in_room for select to grappe_app using (((id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[])) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_rooms__audit_delete AFTER DELETE ON grappe.rooms REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_rooms__audit_insert AFTER INSERT ON grappe.rooms REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_rooms__audit_update AFTER UPDATE ON grappe.rooms REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE CONSTRAINT TRIGGER tg_rooms__event AFTER INSERT OR UPDATE ON grappe.rooms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grappe.tg_room_event('room');
CREATE TRIGGER tg_rooms__told BEFORE UPDATE OF title, status ON grappe.rooms FOR EACH ROW EXECUTE FUNCTION grappe.tg_rooms__told();
CREATE TRIGGER tg_rooms__version BEFORE UPDATE ON grappe.rooms FOR EACH ROW EXECUTE FUNCTION grappe.tg_next_version();
grant select to grappe_app;
grant insert (cluster_id, kind, subject_id, title, created_by) to grappe_app;
grant update (title, status) to grappe_app;

table grappe.sensitive_answers (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  collection_id uuid not null,
  organisation_id uuid not null,
  value numeric not null,
  author_id uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint sensitive_answers_value_check CHECK (((value >= (0)::numeric) AND (value < '1000000000000000'::numeric) AND (scale(value) <= 6))),
  constraint sensitive_answers_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint sensitive_answers_cluster_id_collection_id_fkey FOREIGN KEY (cluster_id, collection_id) REFERENCES grappe.sensitive_collections(cluster_id, id) ON DELETE CASCADE,
  constraint sensitive_answers_collection_id_organisation_id_fkey FOREIGN KEY (collection_id, organisation_id) REFERENCES grappe.sensitive_collection_organisations(collection_id, organisation_id) ON DELETE CASCADE,
  constraint sensitive_answers_pkey PRIMARY KEY (id),
  constraint sensitive_answers_collection_id_organisation_id_key UNIQUE (collection_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX sensitive_answers_cluster ON grappe.sensitive_answers USING btree (cluster_id, collection_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy delete_owner for delete to grappe_app using ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) with check ();
policy insert_owner for insert to grappe_app using () with check (((author_id = ( SELECT grappe.current_person() AS current_person)) AND (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (collection_id = ANY (( SELECT grappe.my_collections() AS my_collections)::uuid[]))));
policy select_concerned for select to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
policy update_owner for update to grappe_app using ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) with check ((author_id = ( SELECT grappe.current_person() AS current_person)));
CREATE TRIGGER tg_sensitive_answers__audit_delete AFTER DELETE ON grappe.sensitive_answers REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_sensitive_answers__audit_insert AFTER INSERT ON grappe.sensitive_answers REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_sensitive_answers__audit_update AFTER UPDATE ON grappe.sensitive_answers REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_sensitive_answers__guard BEFORE INSERT OR DELETE OR UPDATE OF value, version ON grappe.sensitive_answers FOR EACH ROW EXECUTE FUNCTION grappe.tg_sensitive_answers__guard();
grant delete, select to grappe_app;
grant insert (cluster_id, collection_id, organisation_id, value, author_id) to grappe_app;
grant update (value, author_id, version, updated_at) to grappe_app;

table grappe.sensitive_collection_organisations (
  cluster_id uuid not null,
  collection_id uuid not null,
  organisation_id uuid not null,
  constraint sensitive_collection_organisation_cluster_id_collection_id_fkey FOREIGN KEY (cluster_id, collection_id) REFERENCES grappe.sensitive_collections(cluster_id, id) ON DELETE CASCADE,
  constraint sensitive_collection_organisations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES grappe.organisations(id) ON DELETE CASCADE,
  constraint sensitive_collection_organisations_pkey PRIMARY KEY (collection_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX sensitive_collection_organisations_asked ON grappe.sensitive_collection_organisations USING btree (organisation_id);
CREATE INDEX sensitive_collection_organisations_cluster ON grappe.sensitive_collection_organisations USING btree (cluster_id, collection_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
CREATE TRIGGER tg_sensitive_collection_organisations__audit_delete AFTER DELETE ON grappe.sensitive_collection_organisations REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.collection_id', 'null', 'collection_id, organisation_id', '');
CREATE TRIGGER tg_sensitive_collection_organisations__audit_insert AFTER INSERT ON grappe.sensitive_collection_organisations REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.collection_id', 'null', 'collection_id, organisation_id', '');
CREATE TRIGGER tg_sensitive_collection_organisations__audit_update AFTER UPDATE ON grappe.sensitive_collection_organisations REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.collection_id', 'null', 'collection_id, organisation_id', '');
grant select to grappe_app;

table grappe.sensitive_collections (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid not null,
  category text not null,
  title text not null,
  question text not null default ''::text,
  unit text not null,
  period_start date not null,
  period_end date not null,
  months_old integer not null default 3,
  smallest integer not null default 5,
  statistic text not null,
  status text not null default 'open'::text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint sensitive_collections_category_check CHECK ((category = ANY (grappe.sensitive_categories()))),
  constraint sensitive_collections_check CHECK ((period_end >= period_start)),
  constraint sensitive_collections_months_old_check CHECK (((months_old >= 3) AND (months_old <= 60))),
  constraint sensitive_collections_question_check CHECK ((length(question) <= 2000)),
  constraint sensitive_collections_smallest_check CHECK (((smallest >= 5) AND (smallest <= 100))),
  constraint sensitive_collections_statistic_check CHECK ((statistic = ANY (ARRAY['sum'::text, 'mean'::text, 'median'::text]))),
  constraint sensitive_collections_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint sensitive_collections_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint sensitive_collections_unit_check CHECK (((length(unit) >= 1) AND (length(unit) <= 40))),
  constraint sensitive_collections_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint sensitive_collections_created_by_fkey FOREIGN KEY (created_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint sensitive_collections_pkey PRIMARY KEY (id),
  constraint sensitive_collections_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX sensitive_collections_room ON grappe.sensitive_collections USING btree (room_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((created_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_concerned for select to grappe_app using (((id = ANY (( SELECT grappe.my_collections() AS my_collections)::uuid[])) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_sensitive_collections__audit_delete AFTER DELETE ON grappe.sensitive_collections REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_sensitive_collections__audit_insert AFTER INSERT ON grappe.sensitive_collections REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_sensitive_collections__audit_update AFTER UPDATE ON grappe.sensitive_collections REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_sensitive_collections__open AFTER INSERT ON grappe.sensitive_collections FOR EACH ROW EXECUTE FUNCTION grappe.tg_sensitive_collections__open();
grant select to grappe_app;
grant insert (cluster_id, room_id, category, title, question, unit, period_start, period_end, months_old, smallest, statistic, created_by) to grappe_app;
grant update (status) to grappe_app;

table grappe.sensitive_contributions (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  room_id uuid,
  category text not null,
  subject text not null,
  body text not null,
  author_id uuid,
  created_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint sensitive_contributions_body_check CHECK (((length(body) >= 1) AND (length(body) <= 8000))),
  constraint sensitive_contributions_category_check CHECK ((category = ANY (grappe.sensitive_categories()))),
  constraint sensitive_contributions_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 300))),
  constraint sensitive_contributions_author_id_fkey FOREIGN KEY (author_id) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint sensitive_contributions_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint sensitive_contributions_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE SET NULL (room_id),
  constraint sensitive_contributions_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX sensitive_contributions_cluster ON grappe.sensitive_contributions USING btree (cluster_id, created_at DESC);
CREATE INDEX sensitive_contributions_organisation ON grappe.sensitive_contributions USING btree (organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_owner for insert to grappe_app using () with check (((author_id = ( SELECT grappe.current_person() AS current_person)) AND (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) AND (cluster_id = ANY (( SELECT grappe.my_clusters() AS my_clusters)::uuid[])) AND ((room_id IS NULL) OR (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[])))));
policy select_concerned for select to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((withdrawn_at IS NULL) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))) with check ();
policy update_owner for update to grappe_app using ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) with check ();
CREATE TRIGGER tg_sensitive_contributions__audit_delete AFTER DELETE ON grappe.sensitive_contributions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'r.category', 'id', '');
CREATE TRIGGER tg_sensitive_contributions__audit_insert AFTER INSERT ON grappe.sensitive_contributions REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'r.category', 'id', '');
CREATE TRIGGER tg_sensitive_contributions__audit_update AFTER UPDATE ON grappe.sensitive_contributions REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'r.category', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, organisation_id, room_id, category, subject, body, author_id) to grappe_app;
grant update (withdrawn_at) to grappe_app;

table grappe.sensitive_publication_inputs (
  cluster_id uuid not null,
  publication_id uuid not null,
  organisation_id uuid not null,
  value numeric not null,
  constraint sensitive_publication_inputs_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES grappe.sensitive_publications(id) ON DELETE CASCADE,
  constraint sensitive_publication_inputs_pkey PRIMARY KEY (publication_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX sensitive_publication_inputs_cluster ON grappe.sensitive_publication_inputs USING btree (cluster_id, publication_id);
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_sensitive_publication_inputs__audit_delete AFTER DELETE ON grappe.sensitive_publication_inputs REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.publication_id', 'null', 'publication_id, organisation_id', '');
CREATE TRIGGER tg_sensitive_publication_inputs__audit_insert AFTER INSERT ON grappe.sensitive_publication_inputs REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.publication_id', 'null', 'publication_id, organisation_id', '');
CREATE TRIGGER tg_sensitive_publication_inputs__audit_update AFTER UPDATE ON grappe.sensitive_publication_inputs REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.publication_id', 'null', 'publication_id, organisation_id', '');

table grappe.sensitive_publications (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  collection_id uuid not null,
  rank integer not null,
  statistic text not null,
  answers integer not null,
  value numeric not null,
  published_by uuid,
  published_at timestamp with time zone not null default now(),
  constraint sensitive_publications_answers_check CHECK ((answers >= 5)),
  constraint sensitive_publications_rank_check CHECK ((rank > 0)),
  constraint sensitive_publications_statistic_check CHECK ((statistic = ANY (ARRAY['sum'::text, 'mean'::text, 'median'::text]))),
  constraint sensitive_publications_cluster_id_collection_id_fkey FOREIGN KEY (cluster_id, collection_id) REFERENCES grappe.sensitive_collections(cluster_id, id) ON DELETE CASCADE,
  constraint sensitive_publications_published_by_fkey FOREIGN KEY (published_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint sensitive_publications_pkey PRIMARY KEY (id),
  constraint sensitive_publications_collection_id_rank_key UNIQUE (collection_id, rank)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX sensitive_publications_cluster ON grappe.sensitive_publications USING btree (cluster_id, collection_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((collection_id = ANY (( SELECT grappe.my_collections() AS my_collections)::uuid[])) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
CREATE TRIGGER tg_sensitive_publications__audit_delete AFTER DELETE ON grappe.sensitive_publications REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_sensitive_publications__audit_insert AFTER INSERT ON grappe.sensitive_publications REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_sensitive_publications__audit_update AFTER UPDATE ON grappe.sensitive_publications REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;

table grappe.statistics_editions (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  ordinal integer not null,
  figures jsonb not null,
  published_by uuid,
  published_at timestamp with time zone not null default now(),
  constraint statistics_editions_ordinal_check CHECK ((ordinal > 0)),
  constraint statistics_editions_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint statistics_editions_published_by_fkey FOREIGN KEY (published_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint statistics_editions_pkey PRIMARY KEY (id),
  constraint statistics_editions_cluster_id_id_key UNIQUE (cluster_id, id),
  constraint statistics_editions_cluster_id_ordinal_key UNIQUE (cluster_id, ordinal)
);
-- owner grappe_owner; row security on, forced
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (published_by = ( SELECT grappe.current_person() AS current_person))));
policy select_known for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_known_clusters() AS my_known_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_statistics_editions__audit_delete AFTER DELETE ON grappe.statistics_editions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_statistics_editions__audit_insert AFTER INSERT ON grappe.statistics_editions REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_statistics_editions__audit_update AFTER UPDATE ON grappe.statistics_editions REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, ordinal, figures, published_by) to grappe_app;

table grappe.statistics_members (
  cluster_id uuid not null,
  edition_id uuid not null,
  organisation_id uuid not null,
  block integer not null,
  constraint statistics_members_block_check CHECK ((block >= 0)),
  constraint statistics_members_cluster_id_edition_id_fkey FOREIGN KEY (cluster_id, edition_id) REFERENCES grappe.statistics_editions(cluster_id, id) ON DELETE CASCADE,
  constraint statistics_members_pkey PRIMARY KEY (edition_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX statistics_members_cluster ON grappe.statistics_members USING btree (cluster_id, edition_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_coordinator for select to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ();
CREATE TRIGGER tg_statistics_members__audit_delete AFTER DELETE ON grappe.statistics_members REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.edition_id', 'null', 'edition_id, organisation_id', '');
CREATE TRIGGER tg_statistics_members__audit_insert AFTER INSERT ON grappe.statistics_members REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.edition_id', 'null', 'edition_id, organisation_id', '');
CREATE TRIGGER tg_statistics_members__audit_update AFTER UPDATE ON grappe.statistics_members REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.edition_id', 'null', 'edition_id, organisation_id', '');
grant insert, select to grappe_app;

table grappe.statistics_states (
  cluster_id uuid not null,
  state jsonb not null,
  updated_at timestamp with time zone not null default now(),
  constraint statistics_states_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint statistics_states_pkey PRIMARY KEY (cluster_id)
);
-- owner grappe_owner; row security on, forced
policy all_coordinator for all to grappe_app using ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))) with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_statistics_states__audit_delete AFTER DELETE ON grappe.statistics_states REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id', '');
CREATE TRIGGER tg_statistics_states__audit_insert AFTER INSERT ON grappe.statistics_states REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id', '');
CREATE TRIGGER tg_statistics_states__audit_update AFTER UPDATE ON grappe.statistics_states REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.cluster_id', 'null', 'cluster_id', '');
grant select to grappe_app;
grant insert (cluster_id, state) to grappe_app;
grant update (state, updated_at) to grappe_app;

table grappe.studies (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  title text not null,
  purpose text not null,
  researcher_id uuid not null,
  opened_by uuid,
  opened_at timestamp with time zone not null default now(),
  ends_on date not null,
  closed_at timestamp with time zone,
  constraint studies_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 2000))),
  constraint studies_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint studies_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint studies_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint studies_researcher_id_fkey FOREIGN KEY (researcher_id) REFERENCES grappe.people(id) ON DELETE CASCADE,
  constraint studies_pkey PRIMARY KEY (id),
  constraint studies_cluster_id_id_key UNIQUE (cluster_id, id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX studies_cluster ON grappe.studies USING btree (cluster_id, opened_at DESC);
CREATE INDEX studies_researcher ON grappe.studies USING btree (researcher_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_concerned for select to grappe_app using (((id = ANY (( SELECT grappe.my_studies() AS my_studies)::uuid[])) OR (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) with check ();
policy update_manager for update to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_managed_clusters() AS my_managed_clusters)::uuid[])) AND (closed_at IS NULL))) with check ((closed_at IS NOT NULL));
CREATE TRIGGER tg_studies__audit_delete AFTER DELETE ON grappe.studies REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_studies__audit_insert AFTER INSERT ON grappe.studies REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_studies__audit_update AFTER UPDATE ON grappe.studies REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant update (closed_at) to grappe_app;

table grappe.study_keys (
  study_id uuid not null,
  cluster_id uuid not null,
  inner_key bytea not null,
  outer_key bytea not null,
  constraint study_keys_inner_key_check CHECK ((length(inner_key) = 64)),
  constraint study_keys_outer_key_check CHECK ((length(outer_key) = 64)),
  constraint study_keys_cluster_id_study_id_fkey FOREIGN KEY (cluster_id, study_id) REFERENCES grappe.studies(cluster_id, id) ON DELETE CASCADE,
  constraint study_keys_pkey PRIMARY KEY (study_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX study_keys_cluster ON grappe.study_keys USING btree (cluster_id, study_id);
policy all_owner for all to grappe_owner using (true) with check (true);
CREATE TRIGGER tg_study_keys__audit_delete AFTER DELETE ON grappe.study_keys REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.study_id', 'null', 'study_id', '');
CREATE TRIGGER tg_study_keys__audit_insert AFTER INSERT ON grappe.study_keys REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.study_id', 'null', 'study_id', '');
CREATE TRIGGER tg_study_keys__audit_update AFTER UPDATE ON grappe.study_keys REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.study_id', 'null', 'study_id', '');

table grappe.ties (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  source_id uuid not null,
  target_id uuid not null,
  kind text not null,
  strength double precision not null default 1,
  valid_from date,
  valid_to date,
  source text not null,
  source_detail text,
  declared_by uuid,
  author uuid,
  audience text not null,
  audience_id uuid,
  recorded_at timestamp with time zone not null default now(),
  opened_by uuid not null,
  closed_by uuid,
  ended_at timestamp with time zone,
  shown_to text,
  shown_to_id uuid,
  shown_until timestamp with time zone,
  owner_chose boolean not null default false,
  withheld boolean not null default false,
  constraint ties_audience_check CHECK ((audience = ANY (ARRAY['self'::text, 'coordinator'::text, 'group'::text, 'cluster'::text, 'alliance'::text, 'public'::text]))),
  constraint ties_check CHECK ((source_id <> target_id)),
  constraint ties_check1 CHECK (((audience <> 'self'::text) OR (declared_by IS NOT NULL))),
  constraint ties_check2 CHECK (((declared_by IS NULL) OR ((declared_by = source_id) OR (declared_by = target_id)))),
  constraint ties_check3 CHECK (((audience = ANY (ARRAY['group'::text, 'alliance'::text])) = (audience_id IS NOT NULL))),
  constraint ties_check4 CHECK (((ended_at IS NULL) = (closed_by IS NULL))),
  constraint ties_check5 CHECK (((shown_to IS NULL) = (shown_until IS NULL))),
  constraint ties_check6 CHECK ((COALESCE((shown_to = ANY (ARRAY['group'::text, 'alliance'::text])), false) = (shown_to_id IS NOT NULL))),
  constraint ties_check7 CHECK (((shown_to IS NULL) OR (declared_by IS NOT NULL))),
  constraint ties_check8 CHECK (((shown_to IS NULL) OR (grappe.audience_rank(shown_to) > grappe.audience_rank(audience)))),
  constraint ties_kind_check CHECK ((kind = ANY (ARRAY['commercial'::text, 'subcontracting'::text, 'knowledge'::text, 'research_project'::text, 'cooperation'::text, 'institutional'::text, 'shared_board'::text, 'trust'::text, 'rivalry'::text, 'carrying'::text]))),
  constraint ties_shown_to_check CHECK ((shown_to = ANY (ARRAY['coordinator'::text, 'group'::text, 'cluster'::text, 'alliance'::text, 'public'::text]))),
  constraint ties_source_check CHECK ((source = ANY (ARRAY['import'::text, 'declared'::text, 'registry'::text, 'computed'::text]))),
  constraint ties_strength_check CHECK (((strength > (0)::double precision) AND (strength < 'Infinity'::double precision))),
  constraint ties_cluster_id_source_id_fkey FOREIGN KEY (cluster_id, source_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint ties_cluster_id_target_id_fkey FOREIGN KEY (cluster_id, target_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint ties_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX ties_closed ON grappe.ties USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX ties_opened ON grappe.ties USING btree (opened_by);
CREATE INDEX ties_target ON grappe.ties USING btree (cluster_id, target_id);
CREATE UNIQUE INDEX ties_current ON grappe.ties USING btree (cluster_id, source_id, target_id, kind, valid_from, declared_by, ((audience = 'self'::text))) NULLS NOT DISTINCT WHERE (ended_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_writer for insert to grappe_app using () with check (((opened_by = ( SELECT grappe.current_change_set() AS current_change_set)) AND ((declared_by = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((audience <> 'self'::text) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))) AND ((audience <> ALL (ARRAY['group'::text, 'alliance'::text])) OR grappe.may_show_to(cluster_id, audience, audience_id)) AND ((shown_to IS NULL) OR grappe.may_show_to(cluster_id, shown_to, shown_to_id))));
policy select_audience for select to grappe_app using ((grappe.is_visible(cluster_id, declared_by, grappe.audience_now(audience, shown_to, shown_until, ended_at), grappe.audience_id_now(audience_id, shown_to_id, shown_until, ended_at), ( SELECT grappe.my_organisations() AS my_organisations), ( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters), ( SELECT grappe.my_clusters() AS my_clusters), ( SELECT grappe.my_groups() AS my_groups), ( SELECT grappe.my_alliances() AS my_alliances)) AND ((ended_at IS NULL) OR (declared_by = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((NOT withheld) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])))))) with check ();
policy update_writer for update to grappe_app using (((declared_by = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((audience <> 'self'::text) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))) with check ((((closed_by IS NULL) OR (closed_by = ( SELECT grappe.current_change_set() AS current_change_set))) AND (( SELECT grappe.current_change_set() AS current_change_set) IS NOT NULL)));
CREATE TRIGGER tg_ties__audit_delete AFTER DELETE ON grappe.ties REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.source_id', 'r.kind', '', '');
CREATE TRIGGER tg_ties__audit_insert AFTER INSERT ON grappe.ties REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.source_id', 'r.kind', '', '');
CREATE TRIGGER tg_ties__audit_update AFTER UPDATE ON grappe.ties REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.source_id', 'r.kind', '', '');
CREATE TRIGGER tg_ties__withhold_again AFTER UPDATE OF ended_at ON grappe.ties FOR EACH ROW WHEN (((new.audience = 'self'::text) AND (old.ended_at IS NOT NULL) AND (new.ended_at IS NULL))) EXECUTE FUNCTION grappe.tg_ties__withhold();
CREATE TRIGGER tg_ties__withhold_new AFTER INSERT ON grappe.ties FOR EACH ROW WHEN ((new.audience = 'self'::text)) EXECUTE FUNCTION grappe.tg_ties__withhold();
grant select to grappe_app;
grant insert (id, cluster_id, source_id, target_id, kind, strength, valid_from, valid_to, source, source_detail, declared_by, author, audience, audience_id, recorded_at, opened_by, shown_to, shown_to_id, shown_until, owner_chose) to grappe_app;
grant update (closed_by, ended_at) to grappe_app;

table grappe.transparency_reports (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  room_id uuid,
  from_day date not null,
  to_day date not null,
  content jsonb not null,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  constraint transparency_reports_check CHECK ((to_day >= from_day)),
  constraint transparency_reports_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint transparency_reports_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES grappe.clusters(id) ON DELETE CASCADE,
  constraint transparency_reports_cluster_id_room_id_fkey FOREIGN KEY (cluster_id, room_id) REFERENCES grappe.rooms(cluster_id, id) ON DELETE CASCADE,
  constraint transparency_reports_made_by_fkey FOREIGN KEY (made_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint transparency_reports_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX transparency_reports_cluster ON grappe.transparency_reports USING btree (cluster_id, made_at DESC);
CREATE INDEX transparency_reports_room ON grappe.transparency_reports USING btree (room_id) WHERE (room_id IS NOT NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((made_by = ( SELECT grappe.current_person() AS current_person)) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))));
policy select_concerned for select to grappe_app using ((((room_id IS NOT NULL) AND (room_id = ANY (( SELECT grappe.my_rooms() AS my_rooms)::uuid[]))) OR ((room_id IS NULL) AND (cluster_id = ANY (( SELECT grappe.my_governed_clusters() AS my_governed_clusters)::uuid[]))))) with check ();
CREATE TRIGGER tg_transparency_reports__audit_delete AFTER DELETE ON grappe.transparency_reports REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_transparency_reports__audit_insert AFTER INSERT ON grappe.transparency_reports REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
CREATE TRIGGER tg_transparency_reports__audit_update AFTER UPDATE ON grappe.transparency_reports REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, room_id, from_day, to_day, content, made_by) to grappe_app;

table grappe.vetoes (
  id uuid not null default grappe.new_id(),
  cluster_id uuid not null,
  organisation_id uuid not null,
  against_id uuid not null,
  entered_by uuid,
  note text,
  audience text not null default 'self'::text,
  created_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint vetoes_audience_check CHECK ((audience = ANY (ARRAY['self'::text, 'coordinator'::text]))),
  constraint vetoes_check CHECK ((organisation_id <> against_id)),
  constraint vetoes_note_check CHECK ((length(note) <= 2000)),
  constraint vetoes_cluster_id_against_id_fkey FOREIGN KEY (cluster_id, against_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint vetoes_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint vetoes_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint vetoes_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX vetoes_against ON grappe.vetoes USING btree (cluster_id, against_id);
CREATE UNIQUE INDEX vetoes_current ON grappe.vetoes USING btree (cluster_id, organisation_id, against_id, audience) WHERE (withdrawn_at IS NULL);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_concerned for insert to grappe_app using () with check (((entered_by = ( SELECT grappe.current_person() AS current_person)) AND ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((audience = 'coordinator'::text) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))));
policy select_concerned for select to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((audience = 'coordinator'::text) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))) with check ();
policy update_concerned for update to grappe_app using (((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])) OR ((audience = 'coordinator'::text) AND (cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[]))))) with check ();
CREATE TRIGGER tg_vetoes__audit_delete AFTER DELETE ON grappe.vetoes REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'null', 'id', '');
CREATE TRIGGER tg_vetoes__audit_insert AFTER INSERT ON grappe.vetoes REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'null', 'id', '');
CREATE TRIGGER tg_vetoes__audit_update AFTER UPDATE ON grappe.vetoes REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'r.audience = ''self''', 'r.organisation_id', 'null', 'id', '');
grant select to grappe_app;
grant insert (cluster_id, organisation_id, against_id, entered_by, note, audience) to grappe_app;
grant update (note, withdrawn_at) to grappe_app;

table grappe.wave_publications (
  wave_id uuid not null,
  cluster_id uuid not null,
  figures jsonb not null,
  published_by uuid,
  published_at timestamp with time zone not null default now(),
  constraint wave_publications_figures_check CHECK ((jsonb_typeof(figures) = 'object'::text)),
  constraint wave_publications_cluster_id_wave_id_fkey FOREIGN KEY (cluster_id, wave_id) REFERENCES grappe.campaign_waves(cluster_id, id) ON DELETE CASCADE,
  constraint wave_publications_published_by_fkey FOREIGN KEY (published_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint wave_publications_pkey PRIMARY KEY (wave_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX wave_publications_cluster ON grappe.wave_publications USING btree (cluster_id, wave_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy select_coordinator for select to grappe_app using ((cardinality(( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)) > 0)) with check ();
CREATE TRIGGER tg_wave_publications__audit_delete AFTER DELETE ON grappe.wave_publications REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.wave_id', 'null', 'wave_id', '');
CREATE TRIGGER tg_wave_publications__audit_insert AFTER INSERT ON grappe.wave_publications REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.wave_id', 'null', 'wave_id', '');
CREATE TRIGGER tg_wave_publications__audit_update AFTER UPDATE ON grappe.wave_publications REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.wave_id', 'null', 'wave_id', '');
grant select to grappe_app;

table grappe.wave_seats (
  cluster_id uuid not null,
  wave_id uuid not null,
  measure text not null,
  stratum text not null,
  taken integer not null,
  constraint wave_seats_taken_check CHECK ((taken > 0)),
  constraint wave_seats_cluster_id_wave_id_fkey FOREIGN KEY (cluster_id, wave_id) REFERENCES grappe.campaign_waves(cluster_id, id) ON DELETE CASCADE,
  constraint wave_seats_pkey PRIMARY KEY (wave_id, measure, stratum)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX wave_seats_cluster ON grappe.wave_seats USING btree (cluster_id, wave_id);
policy all_owner for all to grappe_owner using (true) with check (true);

table grappe.wave_targets (
  cluster_id uuid not null,
  wave_id uuid not null,
  organisation_id uuid not null,
  stratum text not null default ''::text,
  known jsonb not null default '{}'::jsonb,
  told integer not null default 0,
  told_at timestamp with time zone,
  declined_at timestamp with time zone,
  constraint wave_targets_known_check CHECK ((jsonb_typeof(known) = 'object'::text)),
  constraint wave_targets_stratum_check CHECK ((length(stratum) <= 100)),
  constraint wave_targets_told_check CHECK ((told >= 0)),
  constraint wave_targets_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint wave_targets_cluster_id_wave_id_fkey FOREIGN KEY (cluster_id, wave_id) REFERENCES grappe.campaign_waves(cluster_id, id) ON DELETE CASCADE,
  constraint wave_targets_pkey PRIMARY KEY (wave_id, organisation_id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX wave_targets_cluster ON grappe.wave_targets USING btree (cluster_id, wave_id);
CREATE INDEX wave_targets_organisation ON grappe.wave_targets USING btree (organisation_id);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check ((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[])))) with check ();
policy update_self for update to grappe_app using ((organisation_id = ANY (( SELECT grappe.my_organisations() AS my_organisations)::uuid[]))) with check ();
CREATE TRIGGER tg_wave_targets__audit_delete AFTER DELETE ON grappe.wave_targets REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.wave_id', 'null', 'wave_id, organisation_id', 'told,told_at,declined_at');
CREATE TRIGGER tg_wave_targets__audit_insert AFTER INSERT ON grappe.wave_targets REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.wave_id', 'null', 'wave_id, organisation_id', 'told,told_at,declined_at');
CREATE TRIGGER tg_wave_targets__audit_update AFTER UPDATE ON grappe.wave_targets REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.wave_id', 'null', 'wave_id, organisation_id', 'told,told_at,declined_at');
grant select to grappe_app;
grant insert (cluster_id, wave_id, organisation_id, stratum, known) to grappe_app;
grant update (declined_at) to grappe_app;

table grappe.working_group_invitations (
  cluster_id uuid not null,
  id uuid not null default gen_random_uuid(),
  working_group_id uuid not null,
  organisation_id uuid not null,
  message text not null default ''::text,
  status text not null default 'invited'::text,
  respond_by date not null,
  asked_by uuid,
  invited_on date not null default CURRENT_DATE,
  settled_on date,
  constraint working_group_invitations_check CHECK (((status = 'invited'::text) = (settled_on IS NULL))),
  constraint working_group_invitations_message_check CHECK ((length(message) <= 2000)),
  constraint working_group_invitations_status_check CHECK ((status = ANY (ARRAY['invited'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint working_group_invitations_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES grappe.people(id) ON DELETE SET NULL,
  constraint working_group_invitations_cluster_id_organisation_id_fkey FOREIGN KEY (cluster_id, organisation_id) REFERENCES grappe.organisations(cluster_id, id) ON DELETE CASCADE,
  constraint working_group_invitations_working_group_id_fkey FOREIGN KEY (working_group_id) REFERENCES grappe.alliance_working_groups(id) ON DELETE CASCADE,
  constraint working_group_invitations_pkey PRIMARY KEY (id)
);
-- owner grappe_owner; row security on, forced
CREATE INDEX working_group_invitations_organisation ON grappe.working_group_invitations USING btree (cluster_id, organisation_id);
CREATE UNIQUE INDEX working_group_invitations_waiting ON grappe.working_group_invitations USING btree (working_group_id, organisation_id) WHERE (status = 'invited'::text);
policy all_owner for all to grappe_owner using (true) with check (true);
policy insert_coordinator for insert to grappe_app using () with check (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (asked_by = ( SELECT grappe.current_person() AS current_person)) AND (EXISTS ( SELECT
   FROM (grappe.alliance_working_groups w
     JOIN grappe.alliance_clusters c ON ((c.alliance_id = w.alliance_id)))
  WHERE ((w.id = working_group_invitations.working_group_id) AND (w.status = 'open'::text) AND (c.cluster_id = working_group_invitations.cluster_id) AND (c.status = 'accepted'::text))))));
policy select_concerned for select to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) OR (id = ANY (( SELECT grappe.my_working_group_invitations() AS my_working_group_invitations)::uuid[])))) with check ();
policy update_coordinator for update to grappe_app using (((cluster_id = ANY (( SELECT grappe.my_coordinated_clusters() AS my_coordinated_clusters)::uuid[])) AND (status = 'invited'::text))) with check ((status = 'withdrawn'::text));
CREATE TRIGGER tg_working_group_invitations__audit_delete AFTER DELETE ON grappe.working_group_invitations REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'id', '');
CREATE TRIGGER tg_working_group_invitations__audit_insert AFTER INSERT ON grappe.working_group_invitations REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'id', '');
CREATE TRIGGER tg_working_group_invitations__audit_update AFTER UPDATE ON grappe.working_group_invitations REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION grappe.tg_audit('r.cluster_id', 'false', 'r.organisation_id', 'null', 'id', '');
CREATE TRIGGER tg_working_group_invitations__tell_answered AFTER UPDATE ON grappe.working_group_invitations FOR EACH ROW WHEN (((old.status = 'invited'::text) AND (new.status = ANY (ARRAY['accepted'::text, 'declined'::text])))) EXECUTE FUNCTION grappe.tg_working_group_invitations__tell();
CREATE TRIGGER tg_working_group_invitations__tell_invited AFTER INSERT ON grappe.working_group_invitations FOR EACH ROW EXECUTE FUNCTION grappe.tg_working_group_invitations__tell();
grant select to grappe_app;
grant insert (cluster_id, working_group_id, organisation_id, message, respond_by, asked_by) to grappe_app;
grant update (status, settled_on) to grappe_app;

CREATE OR REPLACE FUNCTION grappe.abandon_assessment(cluster uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with given_up as (
      update grappe.label_assessments set status = 'abandoned'
      where cluster_id = cluster and status in ('draft', 'submitted') and cluster = any (grappe.my_managed_clusters())
      returning 1
    )
    select exists (select from given_up)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.accept_invitation(invitation uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  taken grappe.invitations;
begin
  update grappe.invitations set accepted_at = now()
  where id = invitation and person_id = grappe.current_person() and accepted_at is null and withdrawn_at is null
    and expires_at > now()
  returning * into taken;
  if taken.id is null then return false; end if;
  insert into grappe.role_grants (person_id, cluster_id, organisation_id, role, granted_by)
  values (taken.person_id, taken.cluster_id, taken.organisation_id, taken.role, taken.invited_by)
  on conflict do nothing;
  delete from grappe.mail_secrets where mail_id = taken.mail_id;
  return true;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.account_of_person(person uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select p.user_id from grappe.people p where p.id = person and (
      grappe.is_platform_administrator() or person = grappe.current_person()
      or exists (select from grappe.role_grants g where g.person_id = p.id and g.cluster_id = any (grappe.my_managed_clusters()))
    )
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.aggregate_of(statistic text, figures numeric[])
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $function$
    with ranked as (
      select f, row_number() over (order by f) as place, count(*) over () as n from unnest(figures) as f
    )
    select round(case statistic
      when 'sum' then sum(f)
      when 'mean' then avg(f)
      when 'median' then avg(f) filter (where abs(2 * place - n - 1) <= case when n % 2 = 1 then 2 else 1 end)
    end, 6)
    from ranked
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.agree_to_tell(incident uuid, seen integer, says boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  update grappe.alliance_incidents set agrees = says, version = version + 1, updated_by = grappe.current_person(), updated_at = now()
  where id = incident and version = seen and status <> 'closed' and organisation_id = any (grappe.my_organisations())
    and cluster_id = any (grappe.my_writable_clusters())
    and (says or not exists (select from grappe.alliance_incident_tellings t where t.incident_id = incident));
  return found;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.all_said_yes(export_group uuid, asked text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select not exists (
      select from grappe.plan_group_members m
      left join grappe.group_answers a
        on a.group_id = m.group_id and a.organisation_id = m.organisation_id and a.kind = asked
      where m.group_id = export_group and a.answer is distinct from 'yes'
    )
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.alliance_heard(alliance uuid)
 RETURNS date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(greatest(
      (select max(e.on_date) from grappe.alliance_events e where e.alliance_id = alliance and e.shared and e.kind <> 'handover'),
      (select max(m.created_at)::date from grappe.rooms r join grappe.room_messages m on m.room_id = r.id
        left join grappe.alliance_working_groups w on w.id = r.subject_id
        where r.kind = 'alliance' and coalesce(w.alliance_id, r.subject_id) = alliance),
      a.started_on), a.proposed_at::date)
    from grappe.alliances a where a.id = alliance and alliance = any (grappe.my_joined_alliances())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.alliances_of(cluster uuid)
 RETURNS TABLE(alliance_id uuid, name text, theme text, status text, way text, short_name text, partners text[], proposed_at timestamp with time zone, started_on date, ended_on date, stage text, stage_since date, outside boolean, version integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select a.id, a.name, a.theme, a.status,
      case when p.cluster_id is null or a.started_on is not null then 'joined' when p.cluster_id = cluster then 'sent' else 'received' end,
      case when p.cluster_id = cluster and a.started_on is null then p.short_name end,
      case when a.outside_name is not null then array[a.outside_name] else array(
        select o.name from grappe.alliance_clusters c join grappe.clusters o on o.id = c.cluster_id
        where c.alliance_id = a.id and c.cluster_id <> cluster and c.status = 'accepted' order by o.name
      ) end,
      a.proposed_at, a.started_on, a.ended_on, a.stage, a.stage_since, a.outside_name is not null, a.version
    from grappe.alliance_clusters own
    join grappe.alliances a on a.id = own.alliance_id
    left join grappe.alliance_proposals p on p.alliance_id = a.id
    where own.cluster_id = cluster
      and ((own.status = 'accepted' and a.status = 'active' and cluster = any (grappe.my_clusters()))
        or (cluster = any (grappe.my_coordinated_clusters())
          and (own.status = 'accepted' or (own.status = 'invited' and a.status = 'proposed'))))
    order by a.status = 'ended', a.proposed_at desc, a.id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.allied_cluster_names()
 RETURNS TABLE(cluster_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select id, name from grappe.clusters where id = any (grappe.my_allied_clusters()) $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.answer_alliance(cluster uuid, alliance uuid, accepts boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers answer for their cluster' using errcode = 'insufficient_privilege';
  end if;
  update grappe.alliance_clusters c set status = case when accepts then 'accepted' else 'declined' end
  from grappe.alliances a
  where a.id = alliance and a.status = 'proposed' and c.alliance_id = a.id and c.cluster_id = cluster and c.status = 'invited';
  if not found then return false; end if;
  if accepts then
    update grappe.alliances set status = 'active', started_on = current_date, stage = 'negotiation', stage_since = current_date,
      version = version + 1
    where id = alliance;
    insert into grappe.alliance_sides (cluster_id, alliance_id, owner_id, updated_by)
    values (cluster, alliance, grappe.current_person(), grappe.current_person()) on conflict do nothing;
  end if;
  return true;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.answer_criterion(cluster uuid, wanted text, said jsonb, seen integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  draft uuid := (select id from grappe.label_assessments where cluster_id = cluster and status = 'draft' for update);
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators assess their cluster' using errcode = 'insufficient_privilege';
  end if;
  if draft is null then return 'not_found'; end if;
  if seen is distinct from coalesce((select a.version from grappe.label_answers a
    where a.assessment_id = draft and a.criterion = wanted), 0) then return 'changed'; end if;
  insert into grappe.label_answers (cluster_id, assessment_id, criterion, level, statement, evidence, updated_by)
  values (cluster, draft, wanted, (said ->> 'level')::int, said ->> 'statement', said -> 'evidence', grappe.current_person())
  on conflict (assessment_id, criterion) do update set level = excluded.level, statement = excluded.statement,
    evidence = excluded.evidence, updated_by = excluded.updated_by, updated_at = now();
  return null;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.answer_introduction(introduction uuid, says boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  waiting text;
begin
  select status into waiting from grappe.introductions where id = introduction and id = any (grappe.my_introductions()) for update;
  if waiting is distinct from 'proposed' then return false; end if;
  update grappe.introduction_parties
  set answer = case when says then 'yes' else 'no' end, answered_on = current_date, answered_by = grappe.current_person()
  where introduction_id = introduction and answer is null
    and grappe.surviving_organisation(organisation_id) = any (grappe.my_organisations()) and cluster_id = any (grappe.my_clusters());
  if not found then return false; end if;
  if not says then
    update grappe.introductions set status = 'declined', settled_on = current_date where id = introduction;
  elsif not exists (select from grappe.introduction_parties where introduction_id = introduction and answer is distinct from 'yes') then
    update grappe.introductions set status = 'accepted', settled_on = current_date where id = introduction;
  end if;
  return true;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.answer_working_group_invitation(invitation uuid, says boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  asked record;
begin
  select i.* into asked from grappe.working_group_invitations i
  where i.id = invitation and i.id = any (grappe.my_working_group_invitations()) and i.status = 'invited' for update;
  if not found then return false; end if;
  if says and not exists (
    select from grappe.alliance_working_groups w join grappe.alliances a on a.id = w.alliance_id and a.status = 'active'
    where w.id = asked.working_group_id and w.status = 'open'
  ) then return false; end if;
  update grappe.working_group_invitations
  set status = case when says then 'accepted' else 'declined' end, settled_on = current_date where id = invitation;
  if says then
    insert into grappe.alliance_working_group_firms (cluster_id, working_group_id, organisation_id, entered_by)
    values (asked.cluster_id, asked.working_group_id, asked.organisation_id, grappe.current_person())
    on conflict (working_group_id, organisation_id) do update set joined_on = current_date, left_on = null
      where alliance_working_group_firms.left_on is not null;
  end if;
  return true;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.apply_retention()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  place uuid;
  done integer := 0;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('retention', 0)) then return 0; end if;
  for place in
    select c.id from grappe.clusters c
    where not exists (select from grappe.retention_runs r where r.cluster_id = c.id and r.ran_at > now() - interval '1 day')
    order by c.id limit 100
  loop
    perform grappe.apply_retention_in(place);
    done := done + 1;
  end loop;
  return done;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.apply_retention_in(place uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  rule record;
  before timestamptz;
  gone bigint;
  person uuid;
begin
  for rule in select d.code from grappe.retention_defaults() d loop
    before := now() - make_interval(days => grappe.retention_days(place, rule.code));
    case rule.code
      when 'import_files' then
        update grappe.imports set content = null where cluster_id = place and content is not null and updated_at < before;
      when 'jobs' then
        delete from grappe.jobs where cluster_id = place and finished_at < before;
      when 'join_requests' then
        delete from grappe.join_requests where cluster_id = place and coalesce(decided_at, created_at) < before;
      when 'invitations' then
        delete from grappe.invitations where cluster_id = place and coalesce(accepted_at, withdrawn_at, expires_at) < before;
      when 'privacy_requests' then
        delete from grappe.privacy_requests where cluster_id = place and answered_at < before;
      when 'alliance_contacts' then
        delete from grappe.alliance_contacts k using grappe.alliances a
        where k.cluster_id = place and a.id = k.alliance_id and coalesce(k.left_on, a.ended_on) < before::date;
      else null;
    end case;
    get diagnostics gone = row_count;
    if rule.code = 'encounter_people' then
      gone := grappe.hide_participants(array(
        select t.id from grappe.encounter_participants t join grappe.encounters e on e.id = t.encounter_id
        where t.cluster_id = apply_retention_in.place and e.held_on < before::date));
    end if;
    if rule.code = 'former_people' then
      gone := 0;
      for person in
        select g.person_id from grappe.role_grants g join grappe.people p on p.id = g.person_id and p.erased_at is null
        where g.cluster_id = place
        group by g.person_id
        having not exists (select from grappe.role_grants o where o.person_id = g.person_id and o.ended_at is null)
          and (select max(o.ended_at) from grappe.role_grants o where o.person_id = g.person_id) < before
        limit 100
      loop
        perform grappe.forget_person(person);
        gone := gone + 1;
      end loop;
    end if;
    if gone > 0 or rule.code = 'import_files' then
      insert into grappe.retention_runs (cluster_id, code, removed) values (place, rule.code, gone);
    end if;
  end loop;
  delete from grappe.retention_runs where cluster_id = place and ran_at < now() - interval '3 years';
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.are_in_room(room uuid, people uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select not exists (
      select from unnest(people) as asked (id)
      where not exists (select from grappe.room_access a where a.room_id = room and a.person_id = asked.id)
    )
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.ask_mentor(cluster uuid, mentor uuid, mentor_cluster uuid, said text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  made uuid;
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only those who run a cluster ask' using errcode = 'insufficient_privilege';
  end if;
  if mentor = grappe.current_person() or not exists (
    select from grappe.mentoring_offers o join grappe.role_grants g on g.person_id = o.person_id and g.cluster_id = o.cluster_id
      and g.ended_at is null and g.role in ('cluster_manager', 'team_member')
    where o.person_id = mentor and o.cluster_id = mentor_cluster
  ) or exists (
    select from grappe.mentoring_pairs where mentee_id = grappe.current_person() and mentor_id = mentor and status in ('asked', 'accepted')
  ) then
    return null;
  end if;
  insert into grappe.mentoring_pairs (cluster_id, mentee_id, mentor_id, mentor_cluster_id, message)
  values (cluster, grappe.current_person(), mentor, mentor_cluster, said) returning id into made;
  return made;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.ask_to_join(wanted_cluster text, called text, wanted text, tongue text, organisation text, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  cluster uuid := (select id from grappe.clusters where slug = wanted_cluster and settings ->> 'join' = 'open');
  manager uuid;
begin
  if cluster is null
    or (select count(*) from grappe.join_requests where cluster_id = cluster and decided_at is null) >= 500 then return; end if;
  insert into grappe.join_requests (cluster_id, name, address, language, organisation_name, message)
  values (cluster, called, lower(wanted), tongue, organisation, said)
  on conflict do nothing;
  for manager in
    select distinct g.person_id from grappe.role_grants g
    where g.cluster_id = cluster and g.role = 'cluster_manager' and g.ended_at is null
      and not exists (
        select from grappe.mails m where m.person_id = g.person_id and m.kind = 'join_request'
          and m.cluster_id = cluster and m.created_at > now() - interval '1 hour'
      )
  loop
    perform grappe.leave_mail(
      manager, cluster, 'join_request',
      jsonb_build_object('cluster', (select name from grappe.clusters where id = cluster)), '/settings/requests'
    );
  end loop;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.asker_of_job(job uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select asked_by from grappe.jobs where id = job $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.audience_id_now(audience_id uuid, shown_to_id uuid, shown_until timestamp with time zone, ended_at timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select case when shown_until > now() and ended_at is null then shown_to_id else audience_id end $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.audience_now(audience text, shown_to text, shown_until timestamp with time zone, ended_at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select case when shown_until > now() and ended_at is null then shown_to else audience end $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.audience_rank(audience text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select array_position(array['self', 'coordinator', 'group', 'cluster', 'alliance', 'public'], audience) $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.audit_differences(relation oid, ignored text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select format('array_remove(array[%s]::text[], null)', string_agg(format(
      case when a.atttypid = 'bytea'::regtype then 'case when octet_length(b.%1$I) is distinct from octet_length(r.%1$I) then %1$L end'
        else 'case when b.%1$I is distinct from r.%1$I then %1$L end' end, a.attname), ', '))
    from pg_attribute a
    where a.attrelid = relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and not a.attname = any (string_to_array(ignored, ','))
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.audit_hash(e grappe.audit_entries)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
AS $function$ select sha256(convert_to(grappe.audit_text(e), 'UTF8')) $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.audit_read(kind text, subject text, detail jsonb DEFAULT '{}'::jsonb, cluster uuid DEFAULT NULL::uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if grappe.current_person() is null or not (cluster is null or cluster = any (grappe.my_known_clusters())
    or grappe.is_platform_administrator())
  then
    raise exception 'who reads is known there' using errcode = 'insufficient_privilege';
  end if;
  if length(detail::text) > 4000 then
    raise exception 'an entry is short' using errcode = 'check_violation';
  end if;
  perform grappe.leave_audit(cluster, starts_with(kind, 'own_'), 'read', kind, subject, detail);
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.audit_read_once(kind text, subject text, detail jsonb, cluster uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if exists (
    select from grappe.audit_entries e
    where e.cluster_id = cluster and e.actor_id = grappe.current_person() and e.at > now() - interval '1 hour'
      and e.action = 'read' and e.subject_kind = audit_read_once.kind and e.subject_id = subject and e.detail @> audit_read_once.detail
  ) then return; end if;
  perform grappe.audit_read(kind, subject, detail, cluster);
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE PROCEDURE grappe.audit_table(IN name text, IN cluster text DEFAULT NULL::text, IN confidential text DEFAULT 'false'::text, IN subject text DEFAULT NULL::text, IN about text DEFAULT 'null'::text, IN ignored text DEFAULT ''::text, IN operations text DEFAULT 'insert,update,delete'::text, IN compared boolean DEFAULT true, IN schema text DEFAULT 'grappe'::text)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $procedure$
declare
  relation regclass := format('%I.%I', schema, name)::regclass;
  keys text := (
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = relation and i.indisprimary
  );
  has_cluster boolean := exists (select from pg_attribute where attrelid = relation and attname = 'cluster_id' and not attisdropped);
  has_id boolean := exists (select from pg_attribute where attrelid = relation and attname = 'id' and not attisdropped);
  operation text;
begin
  foreach operation in array array['insert', 'update', 'delete'] loop
    execute format('drop trigger if exists %I on %s', format('tg_%s__audit_%s', name, operation), relation);
    if not operation = any (string_to_array(operations, ',')) then continue; end if;
    execute format('create trigger %I after %s on %s referencing %s for each statement
        execute function grappe.tg_audit(%L, %L, %L, %L, %L, %L)',
      format('tg_%s__audit_%s', name, operation), operation, relation,
      case when operation = 'insert' then 'new table as come' when operation = 'delete' then 'old table as gone'
        when compared then 'old table as gone new table as come' else 'new table as come' end,
      coalesce(cluster, case when has_cluster then 'r.cluster_id' else 'null::uuid' end), confidential,
      coalesce(subject, case when has_id then 'r.id' else 'r.' || split_part(keys, ', ', 1) end), about,
      case when compared then keys else '' end, ignored);
  end loop;
end
$procedure$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.audit_text(e grappe.audit_entries)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
    select concat_ws(E'\n', 'grappe audit 1', e.cluster_id, case when e.confidential then 'confidential' else 'shared' end,
      e.position, extract(epoch from e.at), coalesce(e.actor_id::text, '-'), e.action, e.subject_kind,
      coalesce(e.subject_id, '-'), e.detail, encode(e.previous_hash, 'hex'))
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.begin_alliance(cluster uuid, title text, subject text, first_stage text, outside text, outside_in text, outside_since date)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  made uuid;
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators begin alliances' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.alliances (name, theme, status, stage, outside_name, outside_country, outside_founded_on)
  values (title, subject, 'prepared', first_stage, outside, outside_in, outside_since) returning id into made;
  insert into grappe.alliance_clusters (cluster_id, alliance_id, status) values (cluster, made, 'accepted');
  insert into grappe.alliance_sides (cluster_id, alliance_id, owner_id, updated_by)
  values (cluster, made, grappe.current_person(), grappe.current_person());
  return made;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.block_size()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select 6 $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.caller_of_account(account text)
 RETURNS TABLE(person_id uuid, display_name text, email text, language text, grants jsonb)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  found record;
begin
  select * into found from grappe.person_of_account(account);
  if found.person_id is null then return; end if;
  perform set_config('grappe.person_id', found.person_id::text, true);
  return query select found.person_id, found.display_name, found.email, found.language, coalesce((
    select jsonb_agg(jsonb_build_object('role', g.role, 'clusterId', g.cluster_id, 'clusterName', c.name,
      'organisationId', o.id, 'organisationName', o.name) order by g.created_at, g.id)
    from grappe.role_grants g
    left join grappe.clusters c on c.id = g.cluster_id
    -- Each is looked up by its number (`limit 1`): joined as a whole, the directory would be read from end to end.
    left join lateral (
      select n.id, n.name from grappe.organisations n
      where n.cluster_id = g.cluster_id and n.id = grappe.surviving_organisation(g.organisation_id) limit 1
    ) o on true
    where g.person_id = found.person_id and g.ended_at is null), '[]');
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.carried_by(cluster uuid, leaver uuid)
 RETURNS TABLE(roles bigint, tasks bigint, rooms bigint, responsibilities bigint, is_last boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  return query select
      (select count(*) from grappe.role_grants
        where person_id = leaver and cluster_id is not distinct from cluster and ended_at is null),
      (select count(*) from grappe.room_tasks
        where owner_id = leaver and cluster_id = cluster and status = 'open' and deleted_at is null),
      (select count(*) from grappe.room_people where person_id = leaver and cluster_id = cluster),
      (select count(*) from grappe.responsibilities r where r.owner_id = leaver and r.cluster_id = cluster and r.kind <> 'task'),
      exists (
        select from grappe.role_grants g
        where g.person_id = leaver and g.cluster_id is not distinct from cluster and g.ended_at is null
          and g.role in ('cluster_manager', 'platform_administrator')
          and grappe.others_who_can(cluster, g.role, leaver) = 0
      )
    where cluster = any (grappe.my_coordinated_clusters()) or grappe.is_platform_administrator()
      or leaver = grappe.current_person();
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.change_participant(participant uuid, seen integer, said jsonb, wanted uuid[])
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  found_one record;
begin
  select p.id, p.encounter_id, p.cluster_id, e.wishes_each into found_one
  from grappe.encounter_participants p join grappe.encounters e on e.id = p.encounter_id
  where p.id = participant and p.version = seen and p.withdrawn_on is null and e.status = 'open' and current_date <= e.wishes_until
    and (p.id = any (grappe.my_participants()) or e.cluster_id = any (grappe.my_coordinated_clusters()))
  for update of p;
  if not found then return false; end if;
  if cardinality(wanted) > found_one.wishes_each or cardinality(wanted) <> (
    select count(distinct q.id) from grappe.encounter_participants q
    where q.encounter_id = found_one.encounter_id and q.id = any (wanted) and q.id <> participant and q.withdrawn_on is null
  ) then
    raise exception 'wishes are for others who take part' using errcode = 'check_violation';
  end if;
  delete from grappe.encounter_wishes where participant_id = participant;
  insert into grappe.encounter_wishes (cluster_id, encounter_id, participant_id, wanted_id, rank)
  select found_one.cluster_id, found_one.encounter_id, participant, w.id, w.rank from unnest(wanted) with ordinality w (id, rank);
  update grappe.encounter_participants
  set person_name = said ->> 'personName', about = said ->> 'about', named = (said ->> 'named')::boolean,
    absent_slots = array(select jsonb_array_elements_text(said -> 'absentSlots')::integer),
    most_meetings = (said ->> 'mostMeetings')::integer, version = version + 1
  where id = participant;
  return true;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.claim_mail(mail uuid)
 RETURNS TABLE(id uuid, address text, language text, kind text, params jsonb, href text, secret text, attempts integer)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with taken as (
      update grappe.mails m set send_after = now() + grappe.mail_wait(m.attempts), attempts = m.attempts + 1
      where m.id = mail and m.sent_at is null and m.given_up_at is null and m.send_after <= now()
      returning m.*
    )
    select t.id, t.address, t.language, t.kind, t.params, t.href,
      (select s.secret from grappe.mail_secrets s where s.mail_id = t.id and s.expires_at > now()), t.attempts
    from taken t
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.close_wave(wave uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  update grappe.campaign_waves set closed_at = now()
  where id = wave and closed_at is null and cluster_id = any (grappe.my_coordinated_clusters());
  if not found then return false; end if;
  with full_blocks as (
    select measure, stratum, block from grappe.response_scores where wave_id = wave and block is not null
    group by 1, 2, 3 having count(*) >= grappe.block_size()
  ), left_over as (
    select s.response_id, s.measure,
      row_number() over (partition by s.measure order by md5(s.response_id::text)) - 1 as place,
      count(*) over (partition by s.measure) as of_all
    from grappe.response_scores s
    where s.wave_id = wave and s.block is not null
      and not exists (select from full_blocks f where (f.measure, f.stratum, f.block) = (s.measure, s.stratum, s.block))
  )
  update grappe.response_scores s
  set stratum = '', block = case when l.of_all >= grappe.block_size()
    then -1 - least(l.place / grappe.block_size(), l.of_all / grappe.block_size() - 1) end
  from left_over l where s.response_id = l.response_id and s.measure = l.measure;
  return true;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.cluster_of_owner(alliance uuid, owner uuid, otherwise uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce((
      select g.cluster_id from grappe.role_grants g
      join grappe.alliance_clusters c on c.cluster_id = g.cluster_id and c.alliance_id = alliance and c.status = 'accepted'
      where g.person_id = owner and g.role in ('cluster_manager', 'team_member')
      order by g.ended_at is not null, g.cluster_id = otherwise desc limit 1), otherwise)
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.clusters_of_room(room uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(cluster_id), '{}') from (
      select r.cluster_id from grappe.rooms r where r.id = room
      union
      select c.cluster_id from grappe.rooms r
      left join grappe.alliance_working_groups w on w.id = r.subject_id
      join grappe.alliance_clusters c on c.alliance_id = coalesce(w.alliance_id, r.subject_id)
      where r.id = room and r.kind = 'alliance' and c.status = 'accepted'
    ) found
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.combinations_isolate(patterns jsonb, threshold integer)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  none constant varbit := repeat('0', coalesce(jsonb_array_length(patterns), 0))::varbit;
  width constant integer := jsonb_array_length(patterns -> 0 -> 'pattern');
  vectors numeric[];
  owners integer[];
  found integer[];
  whole integer;
  bases varbit[] := '{}';
  basis varbit;
  chosen record;
  is_clear boolean;
  looked integer := 0;
begin
  select array_agg(told.entry order by told.owner, told.amount, told.place), array_agg(told.owner order by told.owner, told.amount)
    filter (where told.place = 1) into vectors, owners
  from (
    select each.owner::integer as owner, amount.value as amount, entry.place,
      case when entry.value = amount.value then 1 else 0 end::numeric as entry
    from jsonb_array_elements(patterns) with ordinality as each (one, owner)
    cross join lateral (
      select distinct value from jsonb_array_elements(each.one -> 'pattern') where value <> '0'
    ) amount
    cross join lateral jsonb_array_elements(each.one -> 'pattern') with ordinality as entry (value, place)
  ) told;
  found := grappe.independent_owners(vectors, width, owners, '{}', 1000000);
  whole := cardinality(found);
  for chosen in
    with recursive stand as (
      select each.owner::integer as place, (each.one ->> 'organisations')::integer as many
      from jsonb_array_elements(patterns) with ordinality as each (one, owner)
    ), sets as (
      select place as latest, array[place] as members, set_bit(none, place - 1, 1) as mask, many from stand where many < threshold
      union all
      select s.place, sets.members || s.place, set_bit(sets.mask, s.place - 1, 1), sets.many + s.many
      from sets join stand s on s.place > sets.latest and sets.many + s.many < threshold
    )
    select members, mask from sets
  loop
    looked := looked + 1;
    if looked > 20000 then return true; end if;
    is_clear := false;
    foreach basis in array bases loop
      is_clear := (basis & chosen.mask) = none;
      exit when is_clear;
    end loop;
    continue when is_clear;
    found := grappe.independent_owners(vectors, width, owners, chosen.members, whole);
    if cardinality(found) < whole then return true; end if;
    basis := none;
    for at in 1 .. whole loop basis := set_bit(basis, found[at] - 1, 1); end loop;
    bases := bases || basis;
  end loop;
  return false;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.community_clusters()
 RETURNS TABLE(cluster_id uuid, name text, country text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select id, name, country from grappe.clusters where grappe.runs_a_cluster() $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.community_names(wanted uuid[])
 RETURNS TABLE(person_id uuid, display_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select p.id, p.display_name from grappe.people p
    where p.id = any (wanted) and grappe.runs_a_cluster() and (
      exists (select from grappe.practice_notes where written_by = p.id) or exists (select from grappe.community_questions where asked_by = p.id)
      or exists (select from grappe.community_answers where answered_by = p.id) or exists (select from grappe.mentoring_offers where person_id = p.id)
      or exists (select from grappe.mentoring_pairs where mentee_id = p.id and mentor_id = grappe.current_person()))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.contact_ally(cluster uuid, alliance uuid, wanted text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers propose alliances' using errcode = 'insufficient_privilege';
  end if;
  update grappe.alliances a set status = 'proposed', stage = 'contact', stage_since = current_date, proposed_at = now(),
    version = version + 1
  where a.id = alliance and a.status = 'prepared' and a.outside_name is null and exists (
    select from grappe.alliance_clusters c where c.alliance_id = a.id and c.cluster_id = cluster and c.status = 'accepted');
  if not found then return false; end if;
  insert into grappe.alliance_proposals (alliance_id, cluster_id, short_name, proposed_by)
  values (alliance, cluster, wanted, grappe.current_person());
  insert into grappe.alliance_clusters (cluster_id, alliance_id, status)
  select c.id, alliance, 'invited' from grappe.clusters c where c.slug = wanted and c.id <> cluster;
  return true;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.count_facets(cluster uuid, ids uuid[], visible text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'grappe', 'public', 'extensions', 'pg_temp'
 SET jit TO 'off'
AS $function$
declare
  result jsonb;
begin
  execute format('
    with few as materialized (
      select o.id, o.kind, left(o.sector, 2) as sector, coalesce(p.departement, o.country) as territory
      from unnest($2) b (id) join grappe.organisations o on o.cluster_id = $1 and o.id = b.id
      left join grappe.places p on p.id = o.place_id
    ), market as materialized (
      select distinct f.key, f.organisation_id, left(f.item, 40) as item
      from few join grappe.facts f on f.organisation_id = few.id and f.key in (''served_market'', ''wanted_market'') and %s
    )
    select jsonb_build_object(
      ''kind'', grappe.count_values(array(select kind from few)),
      ''sector'', grappe.count_values(array(select sector from few where sector is not null)),
      ''territory'', grappe.count_values(array(select territory from few where territory is not null)),
      ''servedMarket'', grappe.count_values(array(select item from market where key = ''served_market'')),
      ''wantedMarket'', grappe.count_values(array(select item from market where key = ''wanted_market'')))', visible)
    into result using cluster, ids;
  return result;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.count_values(given text[])
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select coalesce(jsonb_agg(jsonb_build_object('value', value, 'count', many) order by many desc, value), '[]')
    from (
      select value, count(*) as many from unnest(given) as value group by value order by 2 desc, 1 limit 50
    ) counted
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.current_change_set()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select id from grappe.change_sets
    where id = nullif(current_setting('grappe.change_set_id', true), '')::uuid
      and author is not distinct from grappe.current_person()
      and at = now()
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.current_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('grappe.person_id', true), '')::uuid $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.data_version(cluster uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select count(*)::text || '-' || coalesce(max(id::text), '0') from grappe.change_sets
    where cluster_id = cluster
      and (cluster = any (grappe.my_clusters()))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.deactivate_person(leaver uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with closed as (
      update grappe.people set deactivated_at = now()
      where id = leaver and deactivated_at is null and grappe.is_platform_administrator()
        and not exists (select from grappe.role_grants where person_id = leaver and ended_at is null)
      returning 1
    )
    select exists (select from closed)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.decide_label(assessment uuid, grants boolean, said text, until date)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  place uuid := (select cluster_id from grappe.label_assessments
    where id = assessment and status = 'submitted' and id = any (grappe.my_audits()) for update);
begin
  if place is null then return 'not_found'; end if;
  if (select count(*) from grappe.label_findings where assessment_id = assessment) < 5 then return 'label_incomplete'; end if;
  if grants and exists (select from grappe.label_findings where assessment_id = assessment and finding = 'major') then
    return 'label_major_finding';
  end if;
  if grants and not (until > current_date and until <= current_date + 1096) then return 'label_expiry'; end if;
  update grappe.label_assessments set status = 'decided', decided_at = now(), granted = grants, reasons = said where id = assessment;
  if grants then
    insert into grappe.labels (cluster_id, assessment_id, expires_on, granted_by)
    values (place, assessment, until, grappe.current_person());
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.digest_wait(every text, hours integer)
 RETURNS interval
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select case coalesce(every, 'day')
      when 'hours' then make_interval(hours => hours) when 'day' then interval '1 day' when 'week' then interval '7 days'
    end
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.digests_due(moment timestamp with time zone)
 RETURNS TABLE(person_id uuid, messages bigint, rooms bigint, mentions bigint, changed bigint, newest uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select w.person_id, count(w.message_id), count(distinct w.room_id), count(*) filter (where w.mentioned),
      count(distinct w.room_id) filter (where w.message_id is null),
      (array_agg(w.message_id order by w.message_id desc) filter (where w.message_id is not null))[1]
    from grappe.digests_waiting(moment) w
    join grappe.people p on p.id = w.person_id and p.user_id is not null
    left join grappe.digest_choices c on c.person_id = w.person_id
    left join grappe.digests_sent s on s.person_id = w.person_id
    where grappe.digest_wait(c.every, c.hours) is not null
      and (s.sent_at is null or s.sent_at <= moment - grappe.digest_wait(c.every, c.hours))
      and not exists (
        select from grappe.room_presence here where here.person_id = w.person_id
          and here.seen_at > moment - make_interval(secs => grappe.presence_seconds())
      )
    group by w.person_id, c.every, c.hours
    having min(w.since) <= moment - grappe.digest_wait(c.every, c.hours)
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.digests_waiting(moment timestamp with time zone)
 RETURNS TABLE(person_id uuid, room_id uuid, since timestamp with time zone, message_id uuid, mentioned boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with people_of_rooms as (
      select a.person_id, a.room_id, s.told_through, s.sent_at, r.read_through, r.read_at
      from (select distinct person_id, room_id from grappe.room_access) a
      left join grappe.digests_sent s on s.person_id = a.person_id
      left join grappe.room_reads r on r.room_id = a.room_id and r.person_id = a.person_id
    )
    select a.person_id, a.room_id, m.created_at, m.id, a.person_id = any (m.mentions)
    from people_of_rooms a
    join grappe.room_messages m on m.room_id = a.room_id and m.deleted_at is null
      and m.author_id is distinct from a.person_id and m.created_at <= moment and m.created_at > moment - interval '30 days'
      and (a.read_through is null or m.id > a.read_through) and (a.told_through is null or m.id > a.told_through)
    union all
    select a.person_id, a.room_id, change.made_at, null, false
    from people_of_rooms a
    join grappe.rooms r on r.id = a.room_id
    cross join lateral (values (r.renamed_by, r.renamed_at), (r.status_by, r.status_at)) change (made_by, made_at)
    where change.made_by is distinct from a.person_id and change.made_at <= moment and change.made_at > moment - interval '30 days'
      and (a.read_at is null or a.read_at < change.made_at) and (a.sent_at is null or a.sent_at < change.made_at)
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.directory_filters(cluster uuid, wanted jsonb)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  territory constant text := wanted ->> 'territory';
  filters text := '';
begin
  if wanted ? 'kind' then filters := filters || format(' and o.kind = %L', wanted ->> 'kind'); end if;
  if wanted ? 'sector' then filters := filters || format(' and starts_with(o.sector, %L)', wanted ->> 'sector'); end if;
  if wanted ->> 'scope' = 'members' then filters := filters || ' and not o.outside'; end if;
  if wanted ->> 'scope' = 'outside' then filters := filters || ' and o.outside'; end if;
  if territory is not null then
    filters := filters || format(' and (o.country = %1$L or exists (
      select from grappe.places p where p.id = o.place_id and p.cluster_id = %2$L::uuid
        and (upper(p.departement) = %1$L or %3$L in (grappe.fold(p.region), grappe.fold(p.name)))))',
      upper(territory), cluster, grappe.fold(territory));
  end if;
  return filters;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.directory_items(cluster uuid, ids uuid[], query tsquery, visible text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'grappe', 'public', 'extensions', 'pg_temp'
 SET jit TO 'off'
AS $function$
declare
  items jsonb;
  matched constant text := case when query is null then '''[]''::jsonb' else format('(
    select coalesce(jsonb_agg(jsonb_build_object(''key'', key, ''text'', text) order by place, key, text), ''[]'') from (
      select 0 as place, ''name'' as key, o.name as text where grappe.words_of(o.name) @@ %1$L::tsquery
      union all
      (select 1, f.key, left(f.value #>> ''{}'', 300) from grappe.facts f
      where %2$s and f.organisation_id = o.id and grappe.is_searchable(f.key)
        and coalesce(f.words, grappe.words_of(f.value #>> ''{}'')) @@ %1$L::tsquery
      order by f.key, f.item limit 3)) found)', query, visible) end;
begin
  execute format('select coalesce(jsonb_agg(jsonb_build_object(
      ''id'', o.id, ''name'', o.name, ''kind'', o.kind, ''country'', o.country, ''sector'', o.sector, ''town'', p.name,
      ''latitude'', p.latitude, ''longitude'', p.longitude, ''outside'', o.outside,
      ''headcount'', (select f.number from grappe.facts f where %s and f.organisation_id = o.id
        and f.key = ''headcount'' order by f.audience = ''self'' desc limit 1),
      ''matched'', %s
    ) order by page.place), ''[]'')
    from unnest($2) with ordinality as page (id, place)
    join grappe.organisations o on o.cluster_id = $1 and o.id = page.id left join grappe.places p on p.id = o.place_id', visible, matched)
    into items using cluster, ids;
  return items;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.end_alliance(cluster uuid, alliance uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers end alliances' using errcode = 'insufficient_privilege';
  end if;
  update grappe.alliances a set status = 'ended', ended_on = current_date, version = version + 1
  where a.id = alliance and a.status <> 'ended' and exists (
    select from grappe.alliance_clusters c where c.alliance_id = a.id and c.cluster_id = cluster and c.status = 'accepted');
  return found;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.enter_directory(organisations uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  perform from grappe.organisations o join grappe.directory_entries e on e.cluster_id = o.cluster_id and e.organisation_id = o.id
  where o.id = any (organisations) order by o.id for update of e;
  delete from grappe.directory_entries e using grappe.organisations o
  where o.id = any (organisations) and o.closed_by is not null and e.cluster_id = o.cluster_id and e.organisation_id = o.id;
  insert into grappe.directory_entries as e (cluster_id, organisation_id, folded_name, words)
  select o.cluster_id, o.id, o.folded_name, grappe.words_of_entry(o.name, said.offers, said.needs, said.others)
  from grappe.organisations o
  cross join lateral (
    select string_agg(f.value #>> '{}', E'\n') filter (where f.key = 'offer') as offers,
      string_agg(f.value #>> '{}', E'\n') filter (where f.key = 'need') as needs,
      string_agg(f.value #>> '{}', E'\n') filter (where f.key not in ('offer', 'need')) as others
    from grappe.facts f
    where f.cluster_id = o.cluster_id and f.organisation_id = o.id and f.ended_at is null and grappe.is_searchable(f.key)
      and grappe.is_open(f.audience, f.valid_to)
  ) said
  where o.id = any (organisations) and o.closed_by is null
  on conflict (cluster_id, organisation_id) do update set folded_name = excluded.folded_name, words = excluded.words
  where (e.folded_name, e.words) is distinct from (excluded.folded_name, excluded.words);
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.enter_new(organisations uuid[], given tsvector[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    insert into grappe.directory_entries (cluster_id, organisation_id, folded_name, words)
    select o.cluster_id, o.id, o.folded_name, one.words
    from unnest(organisations, given) as one (id, words) join grappe.organisations o on o.id = one.id
    where o.opened_by = grappe.current_change_set() and o.closed_by is null
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.enter_response(wave uuid, organisation uuid, how text, research boolean, answers jsonb, scored jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  place uuid;
  made uuid;
begin
  select cluster_id into place from grappe.campaign_waves where id = wave and closed_at is null;
  if place is null or not place = any (grappe.my_coordinated_clusters()) then return 'not_found'; end if;
  if how is null or how not in ('paper', 'spreadsheet') then
    raise exception 'entered from paper or from a spreadsheet' using errcode = 'check_violation';
  end if;
  if not exists (select from grappe.wave_targets where wave_id = wave and organisation_id = organisation) then
    return 'response_not_asked';
  end if;
  insert into grappe.responses (cluster_id, wave_id, organisation_id, source, for_research, entered_by, submitted_at)
  values (place, wave, organisation, how, coalesce(research, false), grappe.current_person(), now())
  on conflict (wave_id, organisation_id) do nothing returning id into made;
  if made is null then return 'response_exists'; end if;
  insert into grappe.response_answers (cluster_id, response_id, organisation_id, item, answer)
  select place, made, organisation, a.key, a.value from jsonb_each(answers) a;
  perform grappe.keep_scores(made, scored);
  return null;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.entries_with(cluster uuid, conditions grappe.text_condition[], partly uuid[])
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  tests text := '';
  either text := '';
  ranks text := '0';
  sources text := '';
  statement text;
begin
  for i in 1 .. cardinality(conditions) loop
    tests := tests || ' and ' || conditions[i].in_entry;
    either := either || format(' and (%s or some%s.organisation_id is not null)', conditions[i].in_entry, i);
    ranks := ranks || ' + ' || conditions[i].rank;
    sources := sources || format(' left join (select distinct organisation_id from (%s) have) some%2$s on some%2$s.organisation_id = e.organisation_id',
      conditions[i].in_facts, i);
  end loop;
  statement := format('select e.organisation_id as id, e.folded_name, %s as score from grappe.directory_entries e where e.cluster_id = %L::uuid%s',
    ranks, cluster, tests);
  if cardinality(partly) = 0 then return statement; end if;
  return format('%1$s and e.organisation_id <> all (%2$L::uuid[]) union all
    select e.organisation_id, e.folded_name, %3$s from grappe.directory_entries e%4$s
    where e.cluster_id = %5$L::uuid and e.organisation_id = any (%2$L::uuid[])%6$s', statement, partly, ranks, sources, cluster, either);
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.erase_me()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  me uuid := grappe.current_person();
  forgotten jsonb := grappe.forget_person(me);
begin
  insert into grappe.privacy_requests (cluster_id, person_id, kind, entered_by, answered_by, answered_at, status, outcome)
  select distinct cluster_id, me, 'erasure', me, me, now(), 'done', forgotten from grappe.role_grants
  where person_id = me and cluster_id is not null;
  update grappe.privacy_requests set status = 'done', answered_at = now(), answered_by = me, outcome = forgotten
  where person_id = me and status = 'open';
  return forgotten;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.erase_person_asked(request uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  asked grappe.privacy_requests;
begin
  select * into asked from grappe.privacy_requests q
  where q.id = request and q.kind = 'erasure' and q.status = 'open' and q.cluster_id = any (grappe.my_managed_clusters()) for update;
  if asked.id is null then return null; end if;
  if asked.person_id is null then
    return (select jsonb_build_object('removed', jsonb_build_object('contacts', f.facts, 'organisations', f.organisations,
      'files', f.files), 'kept', jsonb_build_array('trail')) from grappe.forget_contact(asked.cluster_id, asked.contact) f);
  end if;
  if exists (
    select from grappe.role_grants g where g.person_id = asked.person_id and g.ended_at is null
      and g.cluster_id is distinct from asked.cluster_id
  ) then
    update grappe.role_grants set ended_at = now()
    where person_id = asked.person_id and cluster_id = asked.cluster_id and ended_at is null;
    delete from grappe.room_people where person_id = asked.person_id and cluster_id = asked.cluster_id;
    return jsonb_build_object('removed', jsonb_build_object('roles', 1), 'kept', jsonb_build_array('account_elsewhere', 'trail'));
  end if;
  return grappe.forget_person(asked.person_id);
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.exchange_categories()
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select grappe.sensitive_categories() || array[
      'markets', 'promotion', 'technology', 'logistics', 'regulation', 'training', 'funding', 'organisation', 'other']
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.express_interest(cluster uuid, profile uuid, organisation uuid, said text, size_told text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  made uuid;
begin
  if not organisation = any (grappe.my_organisations()) or not cluster = any (grappe.my_clusters()) then
    raise exception 'an organisation speaks for itself' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from grappe.partnering_profiles p join grappe.partnering_profile_owners w on w.profile_id = p.id
    where p.id = profile and p.cluster_id = cluster and p.closed_on is null
      and not w.organisation_id = any (grappe.my_organisations())
  ) or exists (
    select from grappe.partnering_interest_owners w where w.profile_id = profile and w.organisation_id = organisation
  ) then
    return null;
  end if;
  insert into grappe.partnering_interests (cluster_id, profile_id, message) values (cluster, profile, said)
  returning id into made;
  insert into grappe.partnering_interest_owners (interest_id, cluster_id, profile_id, organisation_id, size, entered_by)
  values (made, cluster, profile, organisation, size_told, grappe.current_person());
  return made;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.facts_wanted(wanted jsonb, visible text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  statements text[] := '{}';
begin
  if wanted ? 'wantedMarket' then
    statements := statements || format('select f.organisation_id from grappe.facts f where %s and f.key = ''wanted_market''
      and length(f.item) <= 40 and f.item = %L', visible, wanted ->> 'wantedMarket');
  end if;
  if wanted ? 'servedMarket' then
    statements := statements || format('select f.organisation_id from grappe.facts f where %s and f.key = ''served_market''
      and length(f.item) <= 40 and f.item = %L', visible, wanted ->> 'servedMarket');
  end if;
  if wanted ? 'headcountMin' or wanted ? 'headcountMax' then
    statements := statements || format('select f.organisation_id from grappe.facts f where %s and f.key = ''headcount''
      and f.number >= %L::numeric and f.number <= %L::numeric', visible,
      coalesce(wanted ->> 'headcountMin', '0'), coalesce(wanted ->> 'headcountMax', '1e15'));
  end if;
  return statements;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.find_by_facts(cluster uuid, facts text[], filters text, kept integer, OUT ids uuid[], OUT total bigint)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'grappe', 'public', 'extensions', 'pg_temp'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  found uuid[];
begin
  perform set_config('enable_nestloop', 'off', true);
  execute format('select array(select distinct organisation_id from (%s%s) have)',
    array_to_string(facts, ' and f.organisation_id in ('), repeat(')', cardinality(facts) - 1)) into found;
  perform set_config('enable_nestloop', 'on', true);
  if filters = '' and cardinality(found) > 1000 then
    execute 'select array(select o.id from grappe.organisations o
        where o.cluster_id = $1 and o.closed_by is null and coalesce(o.id = any ($2), false) order by o.folded_name, o.id limit $3),
      cardinality($2) - (select count(*) from grappe.organisations o where o.cluster_id = $1 and o.closed_by is not null and o.id = any ($2))'
      into ids, total using cluster, found, kept;
  else
    execute format('with listed as materialized (
        select o.id, o.folded_name from grappe.organisations o where o.cluster_id = $1 and o.closed_by is null and o.id = any ($2)%s)
      select array(select id from listed order by folded_name, id limit $3), (select count(*) from listed)', filters)
      into ids, total using cluster, found, kept;
  end if;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.find_by_texts(cluster uuid, searched grappe.text_condition[], conditions grappe.text_condition[], facts text[], filters text, kept integer, OUT ids uuid[], OUT total bigint)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'grappe', 'public', 'extensions', 'pg_temp'
 SET enable_nestloop TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  typed constant text := (select string_agg(word, ' ') from unnest(searched));
  partly uuid[];
  hits text;
begin
  execute format('select array(select distinct organisation_id from (%s) have)',
    (select string_agg(in_facts, ' union all ') from unnest(conditions))) into partly;
  hits := grappe.entries_with(cluster, conditions, partly);
  if filters <> '' or cardinality(facts) > 0 then
    hits := format('with hits as materialized (%s), asked as materialized (select array_agg(id) as ids from hits)
      select hits.* from hits%s where true%s', hits,
      case when filters = '' then '' else ' join grappe.organisations o on o.id = hits.id and o.id = any ((select ids from asked)::uuid[])' || filters end,
      (select string_agg(format(' and hits.id in (%s and f.organisation_id = any ((select ids from asked)::uuid[]))', one), '')
        from unnest(facts) as one));
  end if;
  execute format('with hits as materialized (%s)
    select array(select id from hits order by score + case when folded_name = %2$L then 4 when starts_with(folded_name, %2$L) then 2 else 0 end desc,
      folded_name, id limit $1), (select count(*) from hits)', hits, typed)
    into ids, total using kept;
  if total = 0 and cardinality(searched) > 0 then
    ids := grappe.mistaken_search(cluster, searched, conditions, partly, filters || coalesce((
      select string_agg(format(' and exists (%s and f.organisation_id = o.id offset 0)', one), '') from unnest(facts) as one), ''));
    total := cardinality(ids);
  end if;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.find_criterion(assessment uuid, wanted text, verdict text, said text, seen integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  place uuid := (select cluster_id from grappe.label_assessments
    where id = assessment and status = 'submitted' and id = any (grappe.my_audits()) for update);
begin
  if place is null then return 'not_found'; end if;
  if seen is distinct from coalesce((select f.version from grappe.label_findings f
    where f.assessment_id = assessment and f.criterion = wanted), 0) then return 'changed'; end if;
  insert into grappe.label_findings (cluster_id, assessment_id, criterion, finding, comment, auditor_id)
  values (place, assessment, wanted, verdict, said, grappe.current_person())
  on conflict (assessment_id, criterion) do update set finding = excluded.finding, comment = excluded.comment,
    auditor_id = excluded.auditor_id, found_at = now();
  return null;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.firms_of_working_group(working_group uuid)
 RETURNS TABLE(cluster_id uuid, organisation_id uuid, name text, country text, joined_on date, left_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select f.cluster_id, o.id, o.name, o.country, f.joined_on, f.left_on
    from grappe.alliance_working_groups w
    join grappe.alliance_working_group_firms f on f.working_group_id = w.id
    join grappe.organisations o on o.id = grappe.surviving_organisation(f.organisation_id)
    where w.id = working_group
      and (w.alliance_id = any (grappe.my_joined_alliances()) or w.id = any (grappe.my_working_groups()))
    order by o.folded_name, o.id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.fits_interviews(cluster uuid, person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select exists (select from grappe.role_grants g where g.cluster_id = cluster and g.person_id = person and g.ended_at is null
        and g.role in ('cluster_manager', 'team_member', 'researcher'))
      and not exists (select from grappe.role_grants g where g.cluster_id = cluster and g.person_id = person and g.ended_at is null
        and g.role in ('firm_owner', 'firm_employee', 'partner'))
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.fold(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select pg_catalog.lower(grappe.unaccent('grappe.unaccent'::pg_catalog.regdictionary, value)) $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.follow_members(entry uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  told grappe.register_entries;
  come record;
  asked integer := 0;
begin
  select * into told from grappe.register_entries where id = entry and cluster_id = any (grappe.my_coordinated_clusters());
  if told.id is null then return 0; end if;
  update grappe.register_members m set left_at = now()
  where m.entry_id = entry and m.left_at is null and not exists (
    select from grappe.members_of_cooperation(told.cluster_id, told.kind, told.subject_id) now_in
    where now_in.organisation_id is not distinct from m.organisation_id
      and now_in.member_cluster_id is not distinct from m.member_cluster_id
  );
  for come in
    insert into grappe.register_members as known (cluster_id, entry_id, organisation_id, member_cluster_id)
    select told.cluster_id, entry, i.organisation_id, i.member_cluster_id
    from grappe.members_of_cooperation(told.cluster_id, told.kind, told.subject_id) i
    on conflict (entry_id, organisation_id, member_cluster_id) do update set left_at = null where known.left_at is not null
    returning known.organisation_id, known.member_cluster_id, known.consent
  loop
    if come.consent <> 'asked' then continue; end if;
    asked := asked + 1;
    perform grappe.leave_mail(g.person_id, g.cluster_id, 'register_consent', '{}', '/register')
    from grappe.role_grants g
    where g.ended_at is null and ((come.organisation_id is not null and g.organisation_id = come.organisation_id
        and g.role = 'firm_owner' and g.cluster_id = told.cluster_id)
      or (g.cluster_id = come.member_cluster_id and g.role = 'cluster_manager'));
  end loop;
  return asked;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.follows_in_life(before text, after text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    with steps as (
      select array['proposed', 'contacted', 'feasibility', 'commitment', 'operating', 'results', 'closed'] as s
    )
    select case when before in ('closed', 'abandoned') then false when after = 'abandoned' then true
      else abs(array_position(s, after) - array_position(s, before)) = 1 and after <> 'proposed' end from steps
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.forget_contact(cluster uuid, wanted text)
 RETURNS TABLE(facts bigint, organisations bigint, files bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  elsewhere bigint;
begin
  with gone as (
    delete from grappe.alliance_contacts k
    where k.cluster_id = cluster and grappe.fold(btrim(wanted)) in (grappe.fold(k.email), grappe.fold(k.name)) and btrim(wanted) <> ''
    returning 1
  ) select count(*) into elsewhere from gone;
  elsewhere := elsewhere + grappe.hide_participants(array(
    select t.id from grappe.encounter_participants t
    where cluster in (t.cluster_id, t.organisation_cluster_id) and grappe.fold(t.person_name) = grappe.fold(btrim(wanted))));
  return query
    with named as (
      select distinct f.organisation_id from grappe.facts f
      where f.cluster_id = cluster and f.key in ('contact_name', 'contact_email') and f.audience <> 'self'
        and grappe.fold(btrim(f.value #>> '{}')) = grappe.fold(btrim(wanted))
    ), taken as (
      delete from grappe.facts f using named n
      where f.cluster_id = cluster and f.organisation_id = n.organisation_id
        and f.key in ('contact_name', 'contact_email', 'contact_phone')
      returning f.organisation_id
    ), emptied as (
      -- The files that a directory was read from name their contacts too: their contents go, what they changed stays.
      update grappe.imports i set content = null
      where i.cluster_id = cluster and i.content is not null and exists (select from named)
        and i.status in ('accepted', 'undone', 'failed')
      returning 1
    )
    select (select count(*) from taken) + elsewhere, (select count(distinct organisation_id) from taken), (select count(*) from emptied);
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.forget_old_events(older_than interval)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  forgotten integer;
begin
  delete from grappe.room_events where at < now() - greatest(older_than, interval '1 day');
  get diagnostics forgotten = row_count;
  return forgotten;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.forget_person(subject uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  forgotten grappe.people;
  removed jsonb := '{}';
  touched bigint;
  place uuid;
  contacts bigint := 0;
  asker text := coalesce(current_setting('grappe.person_id', true), '');
begin
  select * into forgotten from grappe.people where id = subject and erased_at is null for update;
  if forgotten.id is null then return null; end if;
  for place in select distinct cluster_id from grappe.role_grants where person_id = subject and cluster_id is not null loop
    contacts := contacts + (select f.facts from grappe.forget_contact(place, forgotten.email) f);
  end loop;
  removed := removed || jsonb_build_object('contacts', contacts);
  update grappe.role_grants set ended_at = now() where person_id = subject and ended_at is null;
  -- In closed rooms as well: what guards them stands back for nobody's own act.
  perform set_config('grappe.person_id', '', true);
  update grappe.room_tasks set owner_id = null, version = version + 1, updated_at = now()
    where owner_id = subject and status = 'open';
  update grappe.room_messages set body = null, mentions = '{}', deleted_at = now() where author_id = subject and deleted_at is null;
  get diagnostics touched = row_count;
  perform set_config('grappe.person_id', asker, true);
  removed := removed || jsonb_build_object('messages', touched);
  delete from grappe.mails where person_id = subject;
  get diagnostics touched = row_count;
  removed := removed || jsonb_build_object('mails', touched);
  delete from grappe.room_people where person_id = subject;
  delete from grappe.room_reads where person_id = subject;
  delete from grappe.room_presence where person_id = subject;
  delete from grappe.digest_choices where person_id = subject;
  delete from grappe.digests_sent where person_id = subject;
  delete from grappe.invitations where person_id = subject;
  delete from grappe.join_requests where lower(address) = lower(forgotten.email);
  update grappe.consents set withdrawn_at = now() where person_id = subject and withdrawn_at is null;
  update grappe.studies set closed_at = now() where researcher_id = subject and closed_at is null;
  update grappe.privacy_requests set message = '', answer = '' where person_id = subject;
  delete from accounts."user" where id = forgotten.user_id;
  removed := removed || jsonb_build_object('account', case when forgotten.user_id is null then 0 else 1 end);
  update grappe.people set user_id = null, display_name = 'P-' || upper(right(replace(subject::text, '-', ''), 6)),
    email = subject::text || '@erased.invalid', erased_at = now(), deactivated_at = coalesce(deactivated_at, now())
  where id = subject;
  return jsonb_build_object('removed', removed,
    'kept', jsonb_build_array('decisions', 'minutes', 'files_kept', 'trail', 'directory_history', 'consents'));
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.group_contract_totals(export_group uuid)
 RETURNS TABLE(currency text, firms integer, contracts integer, cents bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with told as (
      select c.currency, c.organisation_id, c.amount_cents,
        c.audience = 'coordinator' and not c.organisation_id = any (grappe.my_organisations()) as hidden
      from grappe.group_contracts c
      join grappe.group_lives l on l.group_id = c.group_id and l.state = 'closed'
      where c.group_id = export_group and c.deleted_at is null and c.amount_cents is not null and c.audience <> 'self'
        and c.group_id = any (grappe.my_proposed_groups())
    ), by_firm as (
      select t.currency, t.organisation_id, count(*) as contracts, sum(t.amount_cents) as cents,
        sum(t.amount_cents) filter (where t.hidden) as hidden
      from told t group by 1, 2
    )
    select b.currency, count(*)::int, sum(b.contracts)::int, sum(b.cents)::bigint
    from by_firm b group by b.currency
    having count(b.hidden) >= 5 and max(b.hidden) <= 0.6 * sum(b.hidden)
    order by 1
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.group_is_guarded(export_group uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select not exists (
      select from grappe.rivalry_clearances c
      where c.group_id = export_group and c.withdrawn_at is null
        and not grappe.known_rivals(c.cluster_id, grappe.organisations_of_group(export_group))
    )
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.guard_of_room(room uuid)
 RETURNS TABLE(guarded boolean, known_rivals boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select grappe.room_is_guarded(r.id),
      case when r.cluster_id = any (grappe.my_coordinated_clusters())
        then grappe.known_rivals(r.cluster_id, grappe.organisations_of_room(r.id)) end
    from grappe.rooms r where r.id = room and r.id = any (grappe.my_rooms())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.guarded_partners(organisations uuid[])
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with mine as (
      select distinct m.group_id from grappe.plan_group_members m
      join grappe.plan_groups g on g.id = m.group_id
      join grappe.plans p on p.id = g.plan_id and p.status = 'proposed'
      where m.organisation_id = any (organisations) and grappe.group_is_guarded(m.group_id)
    )
    select coalesce(array_agg(distinct partner.id), '{}')
    from mine
    join grappe.plan_group_members m on m.group_id = mine.group_id
    cross join lateral (
      select m.organisation_id as id union select grappe.surviving_organisation(m.organisation_id)
    ) partner
    where not partner.id = any (organisations)
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.guards_of_groups(cluster uuid)
 RETURNS TABLE(group_id uuid, guarded boolean, known_rivals boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select g.id, grappe.group_is_guarded(g.id),
      case when cluster = any (grappe.my_coordinated_clusters())
        then grappe.known_rivals(cluster, grappe.organisations_of_group(g.id)) end
    from grappe.plan_groups g join grappe.plans p on p.id = g.plan_id and p.status = 'proposed'
    where g.cluster_id = cluster
      and (g.id = any (grappe.my_groups()) or cluster = any (grappe.my_coordinated_clusters()))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.hand_over(cluster uuid, leaver uuid, successor uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  carried jsonb;
begin
  if not coalesce(cluster = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator()
    or (leaver = grappe.current_person() and successor is null), false) then
    raise exception 'only managers and administrators hand over' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from grappe.role_grants where person_id = leaver and cluster_id is not distinct from cluster and ended_at is null
  ) then return 'nothing_to_end'; end if;
  select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'id', r.subject_id, 'place', r.place_id)
      order by r.due_on nulls last, r.kind, r.subject_id), '[]')
    into carried from grappe.responsibilities r where r.owner_id = leaver and r.cluster_id = cluster;
  if successor is not null then
    if successor = leaver or not exists (
      select from grappe.role_grants g join grappe.people p on p.id = g.person_id
      where g.person_id = successor and g.cluster_id is not distinct from cluster and g.ended_at is null
        and p.user_id is not null and p.deactivated_at is null
    ) then return 'successor_not_here'; end if;
    insert into grappe.role_grants (person_id, cluster_id, organisation_id, role, granted_by)
    select successor, cluster, g.organisation_id, g.role, grappe.current_person() from grappe.role_grants g
    where g.person_id = leaver and g.cluster_id is not distinct from cluster and g.ended_at is null
      and (g.organisation_id is null or exists (
        select from grappe.role_grants own where own.person_id = successor and own.cluster_id = cluster
          and own.organisation_id = g.organisation_id and own.ended_at is null
      ))
    on conflict do nothing;
    if cluster is not null then
      insert into grappe.room_people (cluster_id, room_id, person_id, added_by)
      select i.cluster_id, i.room_id, successor, grappe.current_person() from grappe.room_people i
      where i.person_id = leaver and i.cluster_id = cluster
      on conflict do nothing;
      perform grappe.move_responsibilities(cluster, leaver, successor);
      insert into grappe.handovers (cluster_id, leaver_id, successor_id, made_by, items)
      values (cluster, leaver, successor, grappe.current_person(), carried);
      insert into grappe.alliance_events (cluster_id, alliance_id, kind, shared, detail, author_id)
      select cluster, (item ->> 'id')::uuid, 'handover', true, '{}', grappe.current_person()
      from jsonb_array_elements(carried) item where item ->> 'kind' = 'alliance';
    end if;
  elsif jsonb_array_length(carried) > 0 then
    return 'successor_needed';
  end if;
  delete from grappe.room_people where person_id = leaver and cluster_id = cluster;
  update grappe.role_grants set ended_at = now()
  where person_id = leaver and cluster_id is not distinct from cluster and ended_at is null;
  return 'handed_over';
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.has_later_work(cluster uuid, organisation uuid, change_set uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select cluster = any (grappe.my_writable_clusters()) and (
      exists (
        select from grappe.facts where cluster_id = cluster and organisation_id = organisation
          and ended_at is null and opened_by <> change_set and audience <> 'self'
      ) or exists (
        select from grappe.ties where cluster_id = cluster and organisation in (source_id, target_id)
          and ended_at is null and opened_by <> change_set and audience <> 'self'
      ) or exists (
        select from grappe.memberships where cluster_id = cluster and organisation_id = organisation
          and ended_at is null and opened_by <> change_set
      ) or exists (
        select from grappe.identity_changes i join grappe.change_sets s on s.id = i.change_set_id
        where i.cluster_id = cluster and i.organisation_id = organisation and i.change_set_id <> change_set
          and s.kind <> 'undo' and s.undone_at is null
      ) or exists (
        select from grappe.organisations where cluster_id = cluster and merged_into = organisation
      ) or exists (
        select from grappe.role_grants where cluster_id = cluster and organisation_id = organisation and ended_at is null
      ) or exists (
        select from grappe.pair_rules where cluster_id = cluster and organisation in (a_id, b_id) and withdrawn_at is null
      ) or exists (
        select from grappe.plan_group_members where cluster_id = cluster and organisation_id = organisation
      )
    )
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.hide_participants(participants uuid[])
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with hidden as (
      update grappe.encounter_participants set person_name = '–', about = '', version = version + 1
      where id = any (participants) and person_name <> '–' returning 1
    ) select count(*) from hidden
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.identity_of(o grappe.organisations)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
    select jsonb_build_object(
      'name', o.name, 'kind', o.kind, 'country', o.country, 'sector', o.sector, 'outside', o.outside,
      'external_ref', o.external_ref, 'place_id', o.place_id
    )
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.independent_owners(vectors numeric[], width integer, owners integer[], without integer[], enough integer)
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  kept numeric[] := '{}';
  heads integer[] := '{}';
  found integer[] := '{}';
  rank integer := 0;
  vector numeric[];
  head numeric;
  here numeric;
  divisor numeric;
begin
  for place in 1 .. coalesce(cardinality(owners), 0) loop
    exit when rank >= enough;
    continue when owners[place] = any (without);
    vector := vectors[(place - 1) * width + 1 : place * width];
    for row in 1 .. rank loop
      here := vector[heads[row]];
      continue when here = 0;
      head := kept[(row - 1) * width + heads[row]];
      divisor := 0;
      for at in 1 .. width loop
        vector[at] := head * vector[at] - here * kept[(row - 1) * width + at];
        divisor := gcd(divisor, vector[at]);
      end loop;
      exit when divisor = 0;
      if divisor > 1 then
        for at in 1 .. width loop vector[at] := div(vector[at], divisor); end loop;
      end if;
    end loop;
    for at in 1 .. width loop
      if vector[at] <> 0 then
        kept := kept || vector;
        heads := heads || at;
        found := found || owners[place];
        rank := rank + 1;
        exit;
      end if;
    end loop;
  end loop;
  return found;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.interview_candidates(project uuid)
 RETURNS TABLE(person_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select distinct q.id, q.display_name from grappe.interview_projects s
    join grappe.role_grants g on g.cluster_id = s.cluster_id and g.ended_at is null
    join grappe.people q on q.id = g.person_id and q.deactivated_at is null
    where s.id = project and project = any (grappe.my_led_interviews()) and grappe.fits_interviews(s.cluster_id, q.id)
      and not exists (select from grappe.interview_people p where p.project_id = project and p.person_id = q.id and p.left_at is null)
    order by q.display_name
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.interview_team(project uuid)
 RETURNS TABLE(person_id uuid, name text, role text, present boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select p.person_id, q.display_name, p.role, p.left_at is null and grappe.fits_interviews(p.cluster_id, p.person_id)
    from grappe.interview_people p join grappe.people q on q.id = p.person_id
    where p.project_id = project and project = any (grappe.my_interview_projects())
    order by p.joined_at, p.person_id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.introduction_sides()
 RETURNS TABLE(introduction_id uuid, place text, own boolean, mine boolean, cluster_name text, organisation_id uuid, name text, country text, kind text, size text, answer text, answered_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with sides as (
      select p.*, i.status = 'accepted' as accepted, o.id as living_id, o.name as living_name,
        p.cluster_id = any (grappe.my_coordinated_clusters()) as run,
        o.id = any (grappe.my_organisations()) and p.cluster_id = any (grappe.my_clusters()) as spoken
      from grappe.introduction_parties p
      join grappe.introductions i on i.id = p.introduction_id
      join grappe.organisations o on o.id = grappe.surviving_organisation(p.organisation_id)
      where p.introduction_id = any (grappe.my_introductions())
    ), shown as (
      select s.* from grappe.shown_without_name((select array_agg(distinct cluster_id) from sides)) s
    )
    select s.introduction_id, s.place, s.run or s.spoken, s.spoken, c.name,
      case when s.run or s.spoken or s.accepted then s.living_id end, case when s.run or s.spoken or s.accepted then s.living_name end,
      w.country, w.kind, w.size, case when s.run or s.spoken then s.answer end, case when s.run or s.spoken then s.answered_on end
    from sides s
    join grappe.clusters c on c.id = s.cluster_id
    left join shown w on w.organisation_id = s.living_id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.invitation_by_token(token bytea)
 RETURNS TABLE(id uuid, role text, cluster_name text, organisation_name text, invited_by text, address text, name text, account text, expires_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select i.id, i.role, c.name, o.name, b.display_name, i.address, i.name, p.user_id, i.expires_at
    from grappe.invitation_tokens k
    join grappe.invitations i on i.id = k.invitation_id
    join grappe.people p on p.id = i.person_id and p.deactivated_at is null
    left join grappe.clusters c on c.id = i.cluster_id
    left join grappe.organisations o on o.id = i.organisation_id
    left join grappe.people b on b.id = i.invited_by
    where k.token_hash = token and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.invite(cluster uuid, organisation uuid, offered text, called text, wanted text, tongue text, token_hash bytea, secret text, days integer)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  invited uuid;
  mail uuid;
  made uuid;
begin
  if not coalesce(cluster = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator()
    or (offered = 'firm_employee' and grappe.owns_firm(cluster, organisation)), false) then
    raise exception 'only managers, administrators and the owner of the firm invite' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.people (display_name, email, language) values (called, lower(wanted), tongue)
    on conflict (lower(email)) do nothing;
  select id into invited from grappe.people where lower(email) = lower(wanted);
  update grappe.invitations set withdrawn_at = now()
    where person_id = invited and role = offered and cluster_id is not distinct from cluster
      and organisation_id is not distinct from organisation and accepted_at is null and withdrawn_at is null;
  mail := grappe.leave_mail(
    invited, cluster, 'invitation',
    jsonb_build_object('cluster', coalesce((select name from grappe.clusters where id = cluster), 'Grappe'),
      'by', (select display_name from grappe.people where id = grappe.current_person()), 'days', days),
    '/invitation'
  );
  insert into grappe.mail_secrets values (mail, secret, now() + make_interval(days => days));
  insert into grappe.invitations (cluster_id, person_id, organisation_id, role, name, address, invited_by, mail_id, expires_at)
  values (cluster, invited, organisation, offered, called, lower(wanted), grappe.current_person(), mail,
    now() + make_interval(days => days))
  returning id into made;
  insert into grappe.invitation_tokens values (made, token_hash);
  return made;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.invite_person(name text, address text, tongue text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  found_id uuid;
begin
  if not (grappe.is_platform_administrator() or cardinality(grappe.my_managed_clusters()) > 0) then
    raise exception 'only managers and administrators invite' using errcode = 'insufficient_privilege';
  end if;
  select id into found_id from grappe.people where lower(email) = lower(address);
  if found_id is null then
    insert into grappe.people (display_name, email, language) values (name, address, tongue) returning id into found_id;
  end if;
  return found_id;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.invite_wave(wave uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if not exists (select from grappe.campaign_waves where id = wave and cluster_id = any (grappe.my_coordinated_clusters())) then
    return null;
  end if;
  return grappe.tell_wave(wave);
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.is_expected(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select exists (
      select from grappe.people p where lower(p.email) = lower(wanted) and p.user_id is null and p.deactivated_at is null
        and (exists (select from grappe.role_grants g where g.person_id = p.id and g.ended_at is null)
          or exists (
            select from grappe.invitations i
            where i.person_id = p.id and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()
          ))
    )
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.is_open(audience text, valid_to date)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select audience in ('cluster', 'alliance', 'public') and valid_to is null $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.is_open_wave(wave uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select exists (select from grappe.campaign_waves w
      where w.id = wave and w.closed_at is null and current_date >= w.opens_on and current_date <= w.closes_on)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.is_platform_administrator()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select exists (
      select from grappe.role_grants
      where person_id = grappe.current_person() and ended_at is null and role = 'platform_administrator'
    )
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.is_searchable(key text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select key in ('short_name', 'description', 'certification', 'offer', 'need', 'technology', 'skill') $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.is_third_party(cluster uuid, person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select exists (select from grappe.role_grants g
        where g.person_id = person and g.cluster_id = cluster and g.role = 'observer' and g.ended_at is null)
      and not exists (select from grappe.role_grants g
        where g.person_id = person and g.cluster_id = cluster and g.role <> 'observer')
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.is_visible(cluster_id uuid, organisation_id uuid, audience text, audience_id uuid, own_organisations uuid[], coordinated uuid[], clusters uuid[], groups uuid[], alliances uuid[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select organisation_id = any (own_organisations)
      or (audience <> 'self' and cluster_id = any (coordinated))
      or (audience in ('cluster', 'alliance', 'public') and cluster_id = any (clusters))
      or (audience = 'group' and audience_id = any (groups))
      or (audience = 'alliance' and audience_id = any (alliances))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.keep_answers(person uuid, place uuid, response uuid, version uuid, given jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  firm uuid;
begin
  perform set_config('grappe.person_id', person::text, true);
  select r.organisation_id into firm from grappe.responses r
  join grappe.campaign_waves w on w.cluster_id = r.cluster_id and w.id = r.wave_id
  where r.cluster_id = place and r.id = response and r.submitted_at is null and w.instrument_version_id = version
    and w.closed_at is null and current_date between w.opens_on and w.closes_on
  for key share of r;
  if firm is null then return false; end if;
  insert into grappe.response_answers (cluster_id, response_id, organisation_id, item, answer)
  select place, response, firm, a.key, a.value from jsonb_each(given) a
  on conflict (response_id, item) do update set answer = excluded.answer, answered_at = now();
  return true;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.keep_label_file(cluster uuid, called text, media text, digest bytea, bytes_of bytea, at_most bigint, OUT address text, OUT refusal text)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  draft uuid := (select id from grappe.label_assessments where cluster_id = cluster and status = 'draft' for update);
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators assess their cluster' using errcode = 'insufficient_privilege';
  end if;
  if draft is null then
    refusal := 'not_found';
  elsif (select coalesce(sum(f.bytes), 0) from grappe.label_files f where f.assessment_id = draft) + length(bytes_of) > at_most then
    refusal := 'label_storage_full';
  else
    insert into grappe.label_files (cluster_id, assessment_id, name, media_type, bytes, sha256, content, added_by)
    values (cluster, draft, called, media, length(bytes_of), digest, bytes_of, grappe.current_person())
    returning grappe.label_file_address(assessment_id, id) into address;
  end if;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.keep_scores(response uuid, scored jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with given as (
      select r.cluster_id, r.wave_id, r.id, r.organisation_id, t.stratum, s.key as measure, s.value::float8 as value
      from grappe.responses r
      join grappe.wave_targets t on t.wave_id = r.wave_id and t.organisation_id = r.organisation_id
      cross join jsonb_each_text(scored) s
      where r.id = response
      order by s.key collate "C"
    ), seated as (
      insert into grappe.wave_seats as w (cluster_id, wave_id, measure, stratum, taken)
      select cluster_id, wave_id, measure, stratum, 1 from given
      on conflict (wave_id, measure, stratum) do update set taken = w.taken + 1
      returning w.measure, w.taken
    )
    insert into grappe.response_scores (cluster_id, wave_id, response_id, organisation_id, measure, value, stratum, block)
    select g.cluster_id, g.wave_id, g.id, g.organisation_id, g.measure, g.value, g.stratum, (s.taken - 1) / grappe.block_size()
    from given g join seated s on s.measure = g.measure
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.known_rivals(cluster uuid, organisations uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select exists (
      select from grappe.ties t
      where t.cluster_id = cluster and t.kind = 'rivalry' and t.audience <> 'self' and t.ended_at is null
        and (t.valid_to is null or t.valid_to >= current_date)
        and t.source_id = any (organisations) and t.target_id = any (organisations)
    )
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.label_file_address(assessment uuid, file uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select '/files/label/' || assessment || '/' || file $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.last_event_position()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select coalesce(max(position), 0) from grappe.room_events $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.leave_audit(cluster uuid, hidden boolean, done text, kind text, subject text, said jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  chain uuid := coalesce(cluster, grappe.platform());
begin
  if not exists (select from grappe.audit_chains where cluster_id = chain and confidential = hidden) then
    insert into grappe.audit_chains (cluster_id, confidential) values (chain, hidden) on conflict do nothing;
  end if;
  insert into grappe.audit_pending (cluster_id, confidential, action, subject_kind, subject_id, detail)
  values (chain, hidden, done, kind, subject, jsonb_strip_nulls(said));
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.leave_digests()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  due record;
  left_behind integer := 0;
begin
  if not pg_try_advisory_xact_lock(7102023012) then return 0; end if;
  for due in
    select d.*, p.email, p.language from grappe.digests_due(now()) d join grappe.people p on p.id = d.person_id
  loop
    insert into grappe.mails (person_id, address, language, kind, params, href, send_after)
    values (
      due.person_id, due.email, due.language,
      case when due.messages = 0 then 'rooms_changed' when due.changed = 0 then 'room_digest' else 'room_digest_and_changes' end,
      jsonb_build_object(
        'count', case when due.messages = 0 then due.changed else due.messages end,
        'rooms', due.rooms, 'mentions', due.mentions, 'changed', due.changed
      ),
      '/rooms', now()
    );
    insert into grappe.digests_sent as sent (person_id, told_through, sent_at) values (due.person_id, due.newest, now())
    on conflict (person_id) do update
      set told_through = coalesce(excluded.told_through, sent.told_through), sent_at = excluded.sent_at;
    left_behind := left_behind + 1;
  end loop;
  return left_behind;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.leave_mail(person uuid, cluster uuid, kind text, params jsonb, href text, send_after timestamp with time zone DEFAULT now())
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    insert into grappe.mails (person_id, cluster_id, address, language, kind, params, href, send_after)
    select p.id, cluster, p.email, p.language, leave_mail.kind, coalesce(leave_mail.params, '{}'), leave_mail.href,
      coalesce(leave_mail.send_after, now())
    from grappe.people p where p.id = person
    returning id
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.living_groups(cluster uuid)
 RETURNS TABLE(group_id uuid, next_plan text, members uuid[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select l.group_id, l.next_plan, grappe.organisations_of_group(l.group_id)
    from grappe.group_lives l
    where l.cluster_id = cluster and l.state in ('contacted', 'feasibility', 'commitment', 'operating', 'results')
      and cluster = any (grappe.my_coordinated_clusters())
    order by 1
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.mail_to_account(account text, kind text, href text, secret text, minutes integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  mail uuid;
begin
  select grappe.leave_mail(p.id, null, mail_to_account.kind, '{}', mail_to_account.href) into mail
  from grappe.people p where p.user_id = account and p.deactivated_at is null;
  if mail is not null and secret is not null then
    insert into grappe.mail_secrets values (mail, secret, now() + make_interval(mins => minutes));
  end if;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.mail_wait(attempts integer)
 RETURNS interval
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select make_interval(mins => least(power(2, least(attempts, 20))::int, 720)) $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.mail_was_not_sent(mail uuid, failure text, for_good boolean)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    update grappe.mails set last_error = failure,
      given_up_at = case when for_good or attempts >= 14 then now() end
    where id = mail and sent_at is null
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.mail_was_sent(mail uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    delete from grappe.mail_secrets where mail_id = mail;
    update grappe.mails set sent_at = now(), last_error = null where id = mail and sent_at is null;
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.mails_due()
 RETURNS TABLE(mail_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select id from grappe.mails
    where sent_at is null and given_up_at is null and send_after <= now() and address !~* '\.(example|invalid)$'
    order by send_after limit 1000
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.mark_presence(room uuid, here boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  person uuid := grappe.current_person();
  gone integer;
  appeared boolean := false;
begin
  if person is null or not room = any (grappe.my_rooms()) then return false; end if;
  delete from grappe.room_presence
  where room_id = room and (seen_at < now() - make_interval(secs => grappe.presence_seconds()) or (person_id = person and not here));
  get diagnostics gone = row_count;
  if here then
    insert into grappe.room_presence as known (cluster_id, room_id, person_id)
    select cluster_id, id, person from grappe.rooms where id = room
    on conflict (room_id, person_id) do update set seen_at = now()
    returning (xmax = 0) into appeared;
  end if;
  if gone > 0 or appeared then perform pg_notify('grappe_rooms', 'presence ' || room); end if;
  return gone > 0 or appeared;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.matching_known(alliance uuid)
 RETURNS TABLE(entry_id uuid, own boolean, cluster_id uuid, organisation_id uuid, name text, country text, kind text, size text, sector text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with entries as (
      select e.id, e.cluster_id, grappe.surviving_organisation(e.organisation_id) as organisation_id,
        e.cluster_id = any (grappe.my_coordinated_clusters()) as own
      from grappe.matching_entries e
      where e.alliance_id = alliance and alliance = any (grappe.my_run_alliances())
    ), named as (
      select p.organisation_id from grappe.introduction_parties p
      where p.introduction_id = any (grappe.my_accepted_introductions())
    ), shown as (
      select s.* from grappe.shown_without_name((select array_agg(distinct e.cluster_id) from entries e)) s
    )
    select e.id, e.own, e.cluster_id,
      case when e.own or o.id in (select n.organisation_id from named n) then o.id end,
      case when e.own or o.id in (select n.organisation_id from named n) then o.name end,
      s.country, s.kind, s.size, case when e.own then o.sector end
    from entries e
    join grappe.organisations o on o.cluster_id = e.cluster_id and o.id = e.organisation_id and o.closed_by is null
    left join shown s on s.organisation_id = o.id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.matching_reach(alliance uuid)
 RETURNS TABLE(own boolean, telling bigint, members bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select own, sum(telling)::bigint, sum(members)::bigint from (
      select c.cluster_id = any (grappe.my_coordinated_clusters()) as own,
        (select count(distinct t.organisation_id) from grappe.told_to_alliance(alliance) t
          where t.cluster_id = c.cluster_id and t.key in ('offer', 'need', 'skill', 'technology')) as telling,
        (select count(*) from grappe.organisations o where o.cluster_id = c.cluster_id and o.closed_by is null and not o.outside) as members
      from grappe.alliance_clusters c
      where c.alliance_id = alliance and c.status = 'accepted' and alliance = any (grappe.my_run_alliances())
    ) sides group by own
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.matching_said(alliance uuid)
 RETURNS TABLE(entry_id uuid, own boolean, key text, said text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with entries as (
      select e.id, e.cluster_id, e.organisation_id, e.cluster_id = any (grappe.my_coordinated_clusters()) as own, o.sector
      from grappe.matching_entries e
      join grappe.organisations o on o.cluster_id = e.cluster_id and o.id = e.organisation_id and o.closed_by is null
      where e.alliance_id = alliance and alliance = any (grappe.my_run_alliances())
    )
    select e.id, e.own, t.key, t.said
    from entries e join grappe.told_to_alliance(alliance) t on t.cluster_id = e.cluster_id and t.organisation_id = e.organisation_id
    union all
    select e.id, e.own, 'sector', e.sector from entries e where e.sector is not null
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.may_show_to(cluster uuid, audience text, audience_id uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select case audience
      when 'group' then exists (
        select from grappe.plan_groups g where g.id = audience_id and g.cluster_id = cluster
          and (g.id = any (grappe.my_groups()) or cluster = any (grappe.my_coordinated_clusters())))
      when 'alliance' then exists (
        select from grappe.alliance_clusters c
        where c.alliance_id = audience_id and c.cluster_id = cluster and c.status = 'accepted'
          and (c.alliance_id = any (grappe.my_alliances()) or cluster = any (grappe.my_coordinated_clusters())))
      else audience_id is null
    end
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.may_write_to(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select person = any (grappe.my_people()) or grappe.is_platform_administrator() $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.members_of_cooperation(cluster uuid, cooperation text, subject uuid)
 RETURNS TABLE(organisation_id uuid, member_cluster_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select distinct grappe.surviving_organisation(m.organisation_id), null::uuid from grappe.plan_group_members m
    where cooperation = 'group' and m.cluster_id = cluster and m.group_id = subject
    union
    select null, c.cluster_id from grappe.alliance_clusters c
    where cooperation = 'alliance' and c.alliance_id = subject and c.status = 'accepted' and c.cluster_id <> cluster
    union
    select distinct grappe.surviving_organisation(g.organisation_id), null::uuid
    from grappe.rooms r
    join grappe.room_people i on i.room_id = r.id
    join grappe.role_grants g on g.person_id = i.person_id and g.cluster_id = r.cluster_id and g.ended_at is null
    where cooperation = 'working_group' and r.cluster_id = cluster and r.id = subject and g.organisation_id is not null
      and g.role in ('firm_owner', 'firm_employee', 'partner')
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.mistaken_hits(cluster uuid, conditions grappe.text_condition[], mistaken integer[], partly uuid[], filters text)
 RETURNS TABLE(id uuid, folded_name text, rank double precision)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'grappe', 'public', 'extensions', 'pg_temp'
AS $function$
declare
  words constant text[] := array(select conditions[i].word from unnest(mistaken) as i);
  others constant grappe.text_condition[] := array(select conditions[i] from generate_subscripts(conditions, 1) as i where not i = any (mistaken));
  likeness constant text := (select string_agg(format(' and o.folded_name %%> %L', word), '') from unnest(words) as word);
  score constant text := (select string_agg(format('2::float8 * word_similarity(%L, o.folded_name)', word), ' + ') from unnest(words) as word);
  alike text := format('select o.id, o.folded_name, %s as score from grappe.organisations o
    where o.cluster_id = %L::uuid and o.closed_by is null%s%s', score, cluster, likeness, filters);
  found uuid[];
  scores double precision[];
begin
  if exists (select from unnest(words) as word where length(word) < 4) then return; end if;
  if cardinality(others) = 0 then
    return query execute alike;
    return;
  end if;
  execute format('select array_agg(id), array_agg(score) from (%s) hits', grappe.entries_with(cluster, others, partly)) into found, scores;
  if found is null then return; end if;
  if cardinality(found) <= 2000 then alike := alike || ' and o.id = any ($1)'; end if;
  return query execute format('with alike as materialized (%s)
    select alike.id, alike.folded_name, alike.score + other.score
    from alike join unnest($1, $2) as other (id, score) on other.id = alike.id', alike) using found, scores;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.mistaken_search(cluster uuid, searched grappe.text_condition[], conditions grappe.text_condition[], partly uuid[], filters text)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'grappe', 'public', 'extensions', 'pg_temp'
AS $function$
declare
  nowhere integer[] := '{}';
  is_written boolean;
  ids uuid[] := '{}';
begin
  for i in 1 .. cardinality(searched) loop
    -- Counted, for the planner would look for a first one through them all.
    execute format('select count(*) > 0 from (%s) hits', grappe.entries_with(cluster, searched[i : i], partly)) into is_written;
    if not is_written then nowhere := nowhere || i; end if;
  end loop;
  if cardinality(nowhere) > 0 then
    ids := array(select hit.id from grappe.mistaken_hits(cluster, conditions, nowhere, partly, filters) as hit
      order by hit.rank desc, hit.folded_name, hit.id);
  end if;
  if cardinality(ids) = 0 then
    ids := array(select hit.id from generate_subscripts(searched, 1) as i,
        grappe.mistaken_hits(cluster, conditions, array[i], partly, filters) as hit
      group by hit.id, hit.folded_name order by max(hit.rank) desc, hit.folded_name, hit.id);
  end if;
  return ids;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.move_responsibilities(cluster uuid, leaver uuid, successor uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  me uuid := grappe.current_person();
begin
  update grappe.room_tasks set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster and status = 'open' and deleted_at is null;
  update grappe.alliance_sides set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster;
  update grappe.alliance_steps set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster and done_on is null;
  update grappe.alliance_mandates set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster and status <> 'withdrawn';
  update grappe.alliance_commitments set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and status = 'open' and grappe.cluster_of_owner(alliance_id, leaver, cluster_id) = cluster;
  update grappe.alliance_working_groups set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and status = 'open' and grappe.cluster_of_owner(alliance_id, leaver, cluster_id) = cluster;
  update grappe.alliance_projects set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and status not in ('finished', 'dropped')
    and grappe.cluster_of_owner(alliance_id, leaver, cluster_id) = cluster;
  update grappe.competence_requests set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster and status = 'open';
  update grappe.alliance_incidents set owner_id = successor, version = version + 1, updated_by = me, updated_at = now()
  where owner_id = leaver and cluster_id = cluster and status <> 'closed';
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.my_accepted_introductions()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(id), '{}') from grappe.introductions
    where id = any (grappe.my_introductions()) and status = 'accepted'
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_alliance_data()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select jsonb_build_object(
      'alliances', coalesce((select jsonb_agg(jsonb_build_object('cluster', c.name, 'name', k.name, 'position', k.position, 'address', k.email)
          order by c.name, k.id)
        from grappe.alliance_contacts k join grappe.clusters c on c.id = k.cluster_id
        where k.email <> '' and lower(k.email) = lower(p.email)), '[]'),
      'encounters', coalesce((select jsonb_agg(jsonb_build_object('event', e.name, 'on', e.held_on, 'name', t.person_name, 'about', t.about)
          order by e.held_on, t.id)
        from grappe.encounter_participants t join grappe.encounters e on e.id = t.encounter_id
        where grappe.fold(t.person_name) = grappe.fold(p.display_name) and (t.registered_by = p.id
          or exists (select from grappe.role_grants g where g.person_id = p.id and g.organisation_id = t.organisation_id))), '[]'))
    from grappe.people p where p.id = grappe.current_person()
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_alliance_files()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct c.alliance_id), '{}')
    from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
    where c.cluster_id = any (grappe.my_coordinated_clusters())
      and (c.status = 'accepted' or (c.status = 'invited' and a.status = 'proposed'))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_alliance_projects()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct p.id), '{}') from grappe.alliance_projects p
    where p.alliance_id = any (grappe.my_joined_alliances())
      or exists (select from grappe.alliance_project_partners m where m.project_id = p.id
        and m.organisation_id = any (grappe.my_organisations()) and m.cluster_id = any (grappe.my_writable_clusters()))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_alliances()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct a.id), '{}')
    from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
    where c.cluster_id = any (grappe.my_clusters()) and c.status = 'accepted' and a.status = 'active'
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_allied_clusters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct o.cluster_id), '{}')
    from grappe.alliance_clusters c
    join grappe.alliances a on a.id = c.alliance_id and a.status = 'active'
    join grappe.alliance_clusters o on o.alliance_id = c.alliance_id and o.cluster_id <> c.cluster_id and o.status = 'accepted'
    where c.cluster_id = any (grappe.my_coordinated_clusters()) and c.status = 'accepted'
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_allied_organisations()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with standing as materialized (select unnest(grappe.my_alliances()) as id),
    found as (
      select f.organisation_id from standing s join grappe.facts f on f.audience_id = s.id
      where f.audience = 'alliance' and f.ended_at is null and (f.valid_to is null or f.valid_to >= current_date)
      union
      select f.organisation_id from standing s join grappe.facts f on f.shown_to_id = s.id
      where f.shown_to = 'alliance' and f.shown_until > now() and f.ended_at is null
        and (f.valid_to is null or f.valid_to >= current_date)
    )
    select coalesce(array_agg(o.id), '{}') from found join grappe.organisations o on o.id = found.organisation_id
    where o.closed_by is null
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_allied_profiles()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct p.id), '{}')
    from grappe.alliance_clusters own
    join grappe.alliances a on a.id = own.alliance_id and a.status = 'active'
    join grappe.alliance_clusters other on other.alliance_id = a.id and other.status = 'accepted' and other.cluster_id <> own.cluster_id
    join grappe.cluster_profiles p on p.cluster_id = other.cluster_id and p.shared
    where own.cluster_id = any (grappe.my_coordinated_clusters()) and own.status = 'accepted'
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_answered_profiles()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(profile_id), '{}') from grappe.partnering_interest_owners
    where organisation_id = any (grappe.my_organisations()) and cluster_id = any (grappe.my_clusters())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_asked_waves()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct wave_id), '{}') from grappe.wave_targets
    where organisation_id = any (grappe.my_organisations())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_audits()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(a.id), '{}') from grappe.label_assessments a
    where a.auditor_id = grappe.current_person() and a.status in ('submitted', 'decided')
      and grappe.is_third_party(a.cluster_id, a.auditor_id)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_blind_transcripts()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct r.transcript_id), '{}') from grappe.interview_rounds r
    join grappe.interview_round_coders c on c.round_id = r.id and c.person_id = grappe.current_person()
    where r.id = any (grappe.my_open_rounds())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_board_clusters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and role = 'board_member'
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_clusters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and cluster_id is not null
      and role in ('cluster_manager', 'team_member', 'board_member', 'firm_owner', 'firm_employee', 'partner', 'relay')
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_coding_rounds()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(c.round_id), '{}') from grappe.interview_round_coders c
    where c.person_id = grappe.current_person() and c.done_at is null and c.round_id = any (grappe.my_open_rounds())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_collections()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct collection_id), '{}') from grappe.sensitive_collection_organisations
    where organisation_id = any (grappe.my_organisations())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_coordinated_clusters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null
      and role in ('cluster_manager', 'team_member')
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_encounters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(id), '{}') from grappe.encounters
    where cluster_id = any (grappe.my_coordinated_clusters())
      or (status <> 'draft' and (cluster_id = any (grappe.my_clusters()) or alliance_id = any (grappe.my_alliances())))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_evidenced_clusters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct g.cluster_id), '{}') from grappe.role_grants g
    where g.person_id = grappe.current_person() and g.ended_at is null and g.role in ('board_member', 'observer', 'researcher')
      and not exists (select from grappe.role_grants f where f.person_id = g.person_id and f.cluster_id = g.cluster_id
        and f.ended_at is null and f.role in ('firm_owner', 'firm_employee', 'partner'))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_governed_clusters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null
      and role in ('cluster_manager', 'team_member', 'board_member')
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_granted_facts()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(f.id), '{}')
    from grappe.fact_grants g
    join grappe.facts f on f.cluster_id = g.cluster_id and f.organisation_id = g.organisation_id and f.key = g.key
      and hashtextextended(f.item, 0) = hashtextextended(g.item, 0) and f.item = g.item
      and (f.audience = 'self') = g.kept_to_self and f.ended_at is null
    where g.grantee_id = any (grappe.my_organisations()) and g.cluster_id = any (grappe.my_clusters())
      and g.revoked_at is null and g.until > now()
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_groups()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select grappe.my_proposed_groups() $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_groups_ever()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct group_id), '{}') from grappe.group_memberships
    where organisation_id = any (grappe.my_organisations()) and cluster_id = any (grappe.my_writable_clusters())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_guarded_partners()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select grappe.guarded_partners(grappe.my_organisations()) $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_incidents()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(i.id), '{}') from grappe.alliance_incidents i
    where i.cluster_id = any (grappe.my_coordinated_clusters())
      or (i.organisation_id = any (grappe.my_organisations()) and i.cluster_id = any (grappe.my_writable_clusters()))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_incubators()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct incubator_id), '{}') from grappe.incubator_groups
    where group_id = any (grappe.my_proposed_groups())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_instrumented_clusters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select grappe.my_coordinated_clusters() || grappe.my_researched_clusters() $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_interview_data()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select jsonb_build_object(
      'studies', coalesce((select jsonb_agg(jsonb_build_object('study', s.title, 'role', p.role, 'since', p.joined_at, 'until', p.left_at)
          order by p.joined_at)
        from grappe.interview_people p join grappe.interview_projects s on s.id = p.project_id
        where p.person_id = grappe.current_person()), '[]'),
      'codings', (select count(*) from grappe.interview_codings c where c.coder_id = grappe.current_person()),
      'memos', coalesce((select jsonb_agg(jsonb_build_object('at', m.written_at, 'body', m.body) order by m.written_at)
        from grappe.interview_memos m where m.author_id = grappe.current_person()), '[]'),
      'interviewed', coalesce((select jsonb_agg(jsonb_build_object('study', s.title, 'pseudonym', n.pseudonym, 'name', n.name,
          'contact', n.contact) order by n.entered_at)
        from grappe.interview_names n join grappe.interview_projects s on s.id = n.project_id
        join grappe.people p on p.id = grappe.current_person()
        where lower(btrim(n.contact)) = lower(p.email)), '[]')
    )
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_interview_projects()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(p.project_id), '{}') from grappe.interview_people p
    where p.person_id = grappe.current_person() and p.left_at is null and grappe.fits_interviews(p.cluster_id, p.person_id)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_introductions()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct introduction_id), '{}') from grappe.introduction_parties
    where cluster_id = any (grappe.my_coordinated_clusters())
      or (grappe.surviving_organisation(organisation_id) = any (grappe.my_organisations()) and cluster_id = any (grappe.my_clusters()))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_invitations()
 RETURNS TABLE(id uuid, role text, cluster_name text, organisation_name text, invited_by text, expires_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select i.id, i.role, c.name, o.name, b.display_name, i.expires_at
    from grappe.invitations i
    left join grappe.clusters c on c.id = i.cluster_id
    left join grappe.organisations o on o.id = i.organisation_id
    left join grappe.people b on b.id = i.invited_by
    where i.person_id = grappe.current_person() and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()
    order by i.created_at
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_joined_alliances()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct alliance_id), '{}') from grappe.alliance_clusters
    where cluster_id = any (grappe.my_coordinated_clusters()) and status = 'accepted'
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_known_clusters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and cluster_id is not null
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_led_interviews()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(p.project_id), '{}') from grappe.interview_people p
    where p.person_id = grappe.current_person() and p.left_at is null and p.role = 'lead'
      and grappe.fits_interviews(p.cluster_id, p.person_id)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_led_meetings()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct m.id), '{}')
    from (
      select room_id, bool_or(coordinates) as coordinates from grappe.room_access
      where person_id = grappe.current_person() group by room_id
    ) a
    join grappe.room_meetings m on m.room_id = a.room_id
    where a.coordinates or m.created_by = grappe.current_person()
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_managed_clusters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and role = 'cluster_manager'
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_open_responses()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(r.id), '{}') from grappe.responses r
    join grappe.campaign_waves w on w.id = r.wave_id and w.closed_at is null and current_date between w.opens_on and w.closes_on
    where r.organisation_id = any ((select grappe.my_organisations())::uuid[]) and r.submitted_at is null
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_open_rounds()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(r.id), '{}') from grappe.interview_rounds r
    where r.project_id = any (grappe.my_interview_projects()) and r.stopped_at is null
      and exists (select from grappe.interview_round_coders c where c.round_id = r.id and c.done_at is null)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_organisations()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with mine as (
      select distinct organisation_id as id from grappe.role_grants
      where person_id = grappe.current_person() and ended_at is null and organisation_id is not null
        and role in ('firm_owner', 'firm_employee', 'partner')
    )
    select coalesce(array_agg(distinct found.id), '{}') from (
      select id from mine
      union all
      select grappe.surviving_organisation(id) from mine
    ) found where found.id is not null
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_owned_organisations()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(organisation_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and role = 'firm_owner'
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_participants()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(id), '{}') from grappe.encounter_participants
    where organisation_cluster_id = any (grappe.my_clusters())
      and grappe.surviving_organisation(organisation_id) = any (grappe.my_organisations())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_partnering_interests()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(interest_id), '{}') from grappe.partnering_interest_owners
    where organisation_id = any (grappe.my_organisations()) and cluster_id = any (grappe.my_clusters())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_partnering_profiles()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(profile_id), '{}') from grappe.partnering_profile_owners
    where organisation_id = any (grappe.my_organisations()) and cluster_id = any (grappe.my_clusters())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_people()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with mine as (
      select cluster_id, organisation_id, role from grappe.role_grants
      where person_id = grappe.current_person() and ended_at is null
    )
    select coalesce(array_agg(distinct found.person_id), '{}') from (
      select grappe.current_person() as person_id
      union all
      select other.person_id from grappe.role_grants other
      join mine on mine.cluster_id = other.cluster_id
      where mine.role in ('cluster_manager', 'team_member')
        or (other.ended_at is null
          and (other.role in ('cluster_manager', 'team_member') or mine.organisation_id = other.organisation_id))
    ) found where found.person_id is not null
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_personal_data()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  me uuid := grappe.current_person();
  told jsonb;
  traces jsonb := '[]';
  reference record;
  found bigint;
begin
  if me is null then return null; end if;
  select jsonb_build_object(
    'person', (select to_jsonb(p) - 'user_id' from grappe.people p where p.id = me),
    'roles', coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'cluster', c.name, 'organisation', o.name,
        'since', g.created_at, 'until', g.ended_at) order by g.created_at)
      from grappe.role_grants g left join grappe.clusters c on c.id = g.cluster_id
      left join grappe.organisations o on o.id = g.organisation_id where g.person_id = me), '[]'),
    'sessions', coalesce((select jsonb_agg(jsonb_build_object('since', s."createdAt", 'until', s."expiresAt", 'address', s."ipAddress",
        'browser', s."userAgent") order by s."createdAt")
      from accounts.session s join grappe.people p on p.user_id = s."userId" where p.id = me), '[]'),
    'messages', coalesce((select jsonb_agg(jsonb_build_object('at', m.created_at, 'room', r.title, 'body', m.body) order by m.created_at)
      from grappe.room_messages m join grappe.rooms r on r.id = m.room_id where m.author_id = me and m.deleted_at is null), '[]'),
    'files', coalesce((select jsonb_agg(jsonb_build_object('at', f.created_at, 'room', r.title, 'name', f.name) order by f.created_at)
      from grappe.room_files f join grappe.rooms r on r.id = f.room_id where f.author_id = me and f.deleted_at is null), '[]'),
    'tasks', coalesce((select jsonb_agg(jsonb_build_object('room', r.title, 'title', t.title, 'due', t.due_on, 'status', t.status)
        order by t.created_at)
      from grappe.room_tasks t join grappe.rooms r on r.id = t.room_id where t.owner_id = me and t.deleted_at is null), '[]'),
    'mails', coalesce((select jsonb_agg(jsonb_build_object('at', m.created_at, 'kind', m.kind, 'address', m.address, 'sent', m.sent_at)
        order by m.created_at) from grappe.mails m where m.person_id = me), '[]'),
    'consents', coalesce((select jsonb_agg(jsonb_build_object('cluster', c.name, 'purpose', s.purpose, 'version', s.text_version,
        'given', s.given_at, 'withdrawn', s.withdrawn_at) order by s.given_at)
      from grappe.consents s join grappe.clusters c on c.id = s.cluster_id where s.person_id = me), '[]'),
    'requests', coalesce((select jsonb_agg(jsonb_build_object('cluster', c.name, 'kind', q.kind, 'message', q.message, 'at', q.asked_at,
        'due', q.due_on, 'status', q.status, 'answer', q.answer, 'answered', q.answered_at) order by q.asked_at)
      from grappe.privacy_requests q join grappe.clusters c on c.id = q.cluster_id where q.person_id = me), '[]'),
    'contacts', coalesce((select jsonb_agg(jsonb_build_object('organisation', o.name, 'key', f.key, 'value', f.value,
        'from', f.recorded_at, 'until', f.ended_at) order by o.name, f.key)
      from grappe.facts f join grappe.organisations o on o.cluster_id = f.cluster_id and o.id = f.organisation_id
      join grappe.people p on p.id = me
      where f.key = 'contact_email' and lower(f.value #>> '{}') = lower(p.email) and f.audience <> 'self'
        and f.cluster_id in (select g.cluster_id from grappe.role_grants g where g.person_id = me)), '[]')
  ) into told;
  for reference in
    select r.relname as name, a.attname as "column" from pg_constraint k
    join pg_class r on r.oid = k.conrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'grappe.people'::regclass order by 1, 2
  loop
    execute format('select count(*) from grappe.%I where %I = $1', reference.name, reference."column") into found using me;
    if found > 0 then
      traces := traces || jsonb_build_object('table', reference.name, 'column', reference."column", 'rows', found);
    end if;
  end loop;
  return told || jsonb_build_object('traces', traces);
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_proposed_groups()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct m.group_id), '{}')
    from grappe.plan_group_members m
    join grappe.plan_groups g on g.id = m.group_id
    join grappe.plans p on p.id = g.plan_id
    left join grappe.group_lives l on l.group_id = m.group_id
    where m.organisation_id = any (grappe.my_organisations())
      and m.cluster_id = any (grappe.my_writable_clusters())
      and (p.status = 'proposed' or coalesce(l.state, 'proposed') <> 'proposed')
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_proposed_plans()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct p.id), '{}')
    from grappe.plans p
    where p.cluster_id = any (grappe.my_writable_clusters())
      and (exists (select from grappe.plan_groups g where g.plan_id = p.id and g.id = any (grappe.my_proposed_groups()))
        or (p.status = 'proposed' and exists (
          select from grappe.plan_unplaced u
          where u.plan_id = p.id and u.organisation_id = any (grappe.my_organisations())
        )))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_published_encounters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(id), '{}') from grappe.encounters where id = any (grappe.my_encounters()) and status = 'published'
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_register_entries()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct entry_id), '{}') from grappe.register_members where id = any (grappe.my_register_members())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_register_members()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(m.id), '{}') from grappe.register_members m
    where (m.organisation_id = any (grappe.my_organisations()) and m.cluster_id = any (grappe.my_clusters()))
      or m.member_cluster_id = any (grappe.my_managed_clusters())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_researched_clusters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null and role = 'researcher'
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_rooms()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct room_id), '{}') from grappe.room_access
    where person_id = grappe.current_person()
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_run_alliances()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct a.id), '{}')
    from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
    where c.cluster_id = any (grappe.my_coordinated_clusters()) and c.status = 'accepted' and a.status = 'active'
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_shared_profiles()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(p.id), '{}') from grappe.cluster_profiles p
    where p.shared and cardinality(grappe.my_coordinated_clusters()) > 0
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_shared_responses()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(id), '{}') from grappe.responses
    where shared_at is not null and cluster_id = any (grappe.my_coordinated_clusters())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_studies()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(s.id), '{}') from grappe.studies s
    join grappe.role_grants g on g.person_id = s.researcher_id and g.cluster_id = s.cluster_id
      and g.role = 'researcher' and g.ended_at is null
    where s.researcher_id = grappe.current_person() and s.closed_at is null and s.ends_on >= current_date
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_told_incidents()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(t.incident_id), '{}') from grappe.alliance_incident_tellings t
    where t.alliance_id = any (grappe.my_joined_alliances())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_working_group_invitations()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(i.id), '{}') from grappe.working_group_invitations i
    where grappe.surviving_organisation(i.organisation_id) = any (grappe.my_organisations())
      and i.cluster_id = any (grappe.my_writable_clusters())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_working_groups()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct f.working_group_id), '{}')
    from grappe.alliance_working_group_firms f
    join grappe.alliance_working_groups w on w.id = f.working_group_id
    where f.organisation_id = any (grappe.my_organisations()) and f.left_on is null
      and f.cluster_id = any (grappe.my_writable_clusters()) and w.alliance_id = any (grappe.my_alliances())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.my_writable_clusters()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct cluster_id), '{}') from grappe.role_grants
    where person_id = grappe.current_person() and ended_at is null
      and (role in ('cluster_manager', 'team_member')
        or (role in ('firm_owner', 'firm_employee', 'partner') and organisation_id is not null))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.name_of_member_cluster(member uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select c.name from grappe.register_members m join grappe.clusters c on c.id = m.member_cluster_id
    where m.id = member and (m.cluster_id = any (grappe.my_coordinated_clusters()) or m.id = any (grappe.my_register_members()))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.names_of_people(wanted uuid[], cluster uuid)
 RETURNS TABLE(person_id uuid, display_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select id, p.display_name from grappe.people p
    where id = any (wanted) and cluster = any (grappe.my_clusters())
      and exists (select from grappe.role_grants g where g.person_id = p.id and g.cluster_id = cluster)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.new_id()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$select pg_catalog.uuidv7()$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.one_dominates(statistic text, figures numeric[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
    select statistic <> 'median' and coalesce(sum(f) filter (where place > 2), 0) <= 0.1 * max(f)
    from (select f, row_number() over (order by f desc) as place from unnest(figures) as f) ranked
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.open_assessment(cluster uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  made uuid;
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers assess their cluster' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.label_assessments (cluster_id, opened_by) values (cluster, grappe.current_person())
  on conflict do nothing returning id into made;
  return made;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.open_clusters()
 RETURNS TABLE(slug text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select slug, name from grappe.clusters where settings ->> 'join' = 'open' order by name limit 1000 $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.open_interviews(cluster uuid, called text, meant_for text, fictional boolean)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  made uuid;
begin
  if not grappe.fits_interviews(cluster, grappe.current_person()) then return null; end if;
  insert into grappe.interview_projects (cluster_id, title, purpose, is_fictional, created_by)
  values (cluster, called, meant_for, fictional, grappe.current_person()) returning id into made;
  insert into grappe.interview_people (cluster_id, project_id, person_id, role)
  values (cluster, made, grappe.current_person(), 'lead');
  return made;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.open_study(cluster uuid, researcher uuid, called text, meant_for text, until date)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  made uuid;
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers open studies' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from grappe.role_grants g
    where g.person_id = researcher and g.cluster_id = cluster and g.role = 'researcher' and g.ended_at is null
  ) then return null; end if;
  insert into grappe.studies (cluster_id, title, purpose, researcher_id, opened_by, ends_on)
  values (cluster, called, meant_for, researcher, grappe.current_person(), until) returning id into made;
  insert into grappe.study_keys (study_id, cluster_id, inner_key, outer_key)
  values (made, cluster,
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  return made;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.organisation_in_room(room uuid, person uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select grappe.surviving_organisation(g.organisation_id) from grappe.role_grants g
    where g.person_id = person and g.cluster_id = any (grappe.clusters_of_room(room)) and g.ended_at is null
      and g.role in ('firm_owner', 'firm_employee', 'partner')
      and not exists (select from grappe.room_access a where a.room_id = room and a.person_id = person and a.coordinates)
    order by g.created_at limit 1
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.organisations_of_group(export_group uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct grappe.surviving_organisation(organisation_id)), '{}')
    from grappe.plan_group_members where group_id = export_group
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.organisations_of_room(room uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct grappe.surviving_organisation(g.organisation_id)), '{}')
    from (select person_id, bool_or(coordinates) as coordinates from grappe.room_access where room_id = room group by 1) a
    join grappe.rooms r on r.id = room
    join grappe.role_grants g on g.person_id = a.person_id and g.ended_at is null and g.organisation_id is not null
      and g.cluster_id = any (grappe.clusters_of_room(room))
    where not a.coordinates
      and (r.kind <> 'group' or grappe.surviving_organisation(g.organisation_id) = any (grappe.organisations_of_group(r.subject_id)))
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.others_who_can(cluster uuid, held text, besides uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select count(distinct g.person_id) from grappe.role_grants g join grappe.people p on p.id = g.person_id
    where g.role = held and g.cluster_id is not distinct from cluster and g.ended_at is null
      and g.person_id is distinct from besides and p.user_id is not null and p.deactivated_at is null
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.own_alliance_answer(cluster uuid, alliance uuid)
 RETURNS TABLE(answer text, ended boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select c.status, a.status = 'ended' from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
    where c.cluster_id = cluster and c.alliance_id = alliance and cluster = any (grappe.my_coordinated_clusters())
      and (c.status = 'declined' or a.status <> 'proposed')
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.owner_of_feed(hash bytea)
 RETURNS TABLE(person_id uuid, cluster_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select f.person_id, f.cluster_id from grappe.calendar_feeds f
    where f.token_hash = hash and f.revoked_at is null and exists (
      select from grappe.role_grants g
      where g.person_id = f.person_id and g.cluster_id = f.cluster_id and g.ended_at is null
        and g.role in ('cluster_manager', 'team_member', 'firm_owner', 'firm_employee', 'partner')
    )
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.owns_firm(cluster uuid, organisation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select exists (select from grappe.role_grants g where g.person_id = grappe.current_person() and g.cluster_id = cluster
      and g.organisation_id = organisation and g.role = 'firm_owner' and g.ended_at is null)
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.pair_constraints(cluster uuid)
 RETURNS TABLE(a_id uuid, b_id uuid, kind text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with found as (
      select organisation_id as a, against_id as b, 'refusal' as kind from grappe.vetoes
      where cluster_id = cluster and withdrawn_at is null
      union all
      select r.a_id, r.b_id, r.kind from grappe.pair_rules r
      where r.cluster_id = cluster and r.withdrawn_at is null
    ), living as (
      select grappe.surviving_organisation(a) as a, grappe.surviving_organisation(b) as b, kind from found
    )
    select distinct least(a, b), greatest(a, b), kind from living
    where a <> b and cluster = any (grappe.my_coordinated_clusters())
    order by 1, 2, 3
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.panel_of(study uuid)
 RETURNS TABLE(pseudonym text, edition integer, published_at timestamp with time zone, block integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select left(encode(sha256(k.outer_key || sha256(k.inner_key || uuid_send(m.organisation_id))), 'hex'), 20) as pseudonym,
      e.ordinal, e.published_at, m.block
    from grappe.studies s
    join grappe.study_keys k on k.study_id = s.id
    join grappe.statistics_editions e on e.cluster_id = s.cluster_id
    join grappe.statistics_members m on m.edition_id = e.id
    where s.id = study and s.id = any (grappe.my_studies())
    order by 1, 2
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.parties_of_alliance(alliance uuid)
 RETURNS TABLE(cluster_id uuid, name text, country text, founded_on date, owner_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select o.id, o.name, o.country, o.founded_on, s.owner_id
    from grappe.alliance_clusters c
    join grappe.clusters o on o.id = c.cluster_id
    left join grappe.alliance_sides s on s.cluster_id = c.cluster_id and s.alliance_id = c.alliance_id
    where c.alliance_id = alliance and c.status = 'accepted' and alliance = any (grappe.my_joined_alliances())
    order by o.name, o.id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.partnering_names(cluster uuid)
 RETURNS TABLE(subject_id uuid, organisation_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with accepted as (
      select i.id as interest_id, i.profile_id, w.organisation_id as interested, p.organisation_id as owner
      from grappe.partnering_interests i
      join grappe.partnering_interest_owners w on w.interest_id = i.id
      join grappe.partnering_profile_owners p on p.profile_id = i.profile_id
      where i.cluster_id = cluster and i.status = 'accepted'
    ), told as (
      select interest_id as subject_id, interested as organisation_id from accepted
      where owner = any (grappe.my_organisations())
      union
      select profile_id, owner from accepted where interested = any (grappe.my_organisations())
      union
      select w.profile_id, w.organisation_id from grappe.partnering_profile_owners w
      where w.cluster_id = cluster and w.organisation_id = any (grappe.my_organisations())
      union
      select w.interest_id, w.organisation_id from grappe.partnering_interest_owners w
      where w.cluster_id = cluster and w.organisation_id = any (grappe.my_organisations())
    )
    select told.subject_id, o.id, o.name from told
    join grappe.organisations o on o.id = grappe.surviving_organisation(told.organisation_id)
    where cluster = any (grappe.my_clusters())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.partnering_shown(cluster uuid)
 RETURNS TABLE(subject_id uuid, country text, kind text, size text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with alike as (
      select o.id, o.country, o.kind, grappe.size_class(f.number) as size
      from grappe.organisations o
      left join grappe.facts f on f.cluster_id = o.cluster_id and f.organisation_id = o.id and f.key = 'headcount'
        and f.ended_at is null and f.audience in ('cluster', 'alliance', 'public')
      where o.cluster_id = cluster and o.closed_by is null and not o.outside
        and cluster = any (grappe.my_clusters())
    ), subjects as (
      select w.profile_id as id, w.organisation_id, w.size from grappe.partnering_profile_owners w
      join grappe.partnering_profiles p on p.id = w.profile_id
      where w.cluster_id = cluster and (p.closed_on is null or p.id = any (grappe.my_partnering_profiles()))
      union all
      select w.interest_id, w.organisation_id, w.size from grappe.partnering_interest_owners w
      where w.cluster_id = cluster
        and (w.profile_id = any (grappe.my_partnering_profiles()) or w.interest_id = any (grappe.my_partnering_interests()))
    ), counted as (
      select s.id, o.country, o.kind, s.size,
        1 + (select count(*) from alike a where a.id <> o.id and a.kind = o.kind) as of_kind,
        1 + (select count(*) from alike a where a.id <> o.id and a.kind = o.kind and a.country = o.country) as of_country,
        1 + (select count(*) from alike a
          where a.id <> o.id and a.kind = o.kind and a.country = o.country and a.size = s.size) as of_size
      from subjects s join grappe.organisations o on o.id = grappe.surviving_organisation(s.organisation_id)
      where cluster = any (grappe.my_clusters())
    )
    select id, case when of_country >= 5 then country end, case when of_kind >= 5 then kind end,
      case when of_size >= 5 then size end
    from counted
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.partners_of_project(project uuid)
 RETURNS TABLE(id uuid, cluster_id uuid, organisation_id uuid, name text, part text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select m.id, m.cluster_id, o.id, coalesce(o.name, m.name), m.part
    from grappe.alliance_project_partners m
    left join grappe.organisations o on o.id = grappe.surviving_organisation(m.organisation_id)
    where m.project_id = project and project = any (grappe.my_alliance_projects())
    order by 4, 1
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.patterns_of_results(collection uuid)
 RETURNS TABLE(pattern integer[], organisations integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with asked as (
      select * from grappe.sensitive_collections
      where id = collection and cluster_id = any (grappe.my_coordinated_clusters())
    ), told as (
      select p.id, (row_number() over (order by p.published_at, p.id))::int as place, c.unit = a.unit as same_unit
      from asked a
      join grappe.sensitive_collections c on c.cluster_id = a.cluster_id and c.category = a.category
        and c.period_start <= a.period_end and c.period_end >= a.period_start
      join grappe.sensitive_publications p on p.collection_id = c.id
    ), cells as (
      select i.organisation_id, t.place,
        min(t.place) over (partition by i.organisation_id, case when t.same_unit then i.value end) as first
      from told t join grappe.sensitive_publication_inputs i on i.publication_id = t.id
    ), patterns as (
      select o.organisation_id, array_agg(coalesce(c.first, 0) order by t.place) as pattern
      from (select distinct organisation_id from cells) o cross join told t
      left join cells c on c.organisation_id = o.organisation_id and c.place = t.place
      group by o.organisation_id
    )
    select pattern, count(*)::int from patterns group by pattern
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.people_of_alliance(alliance uuid)
 RETURNS TABLE(person_id uuid, display_name text, cluster_id uuid, is_there boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select p.id, p.display_name, g.cluster_id, bool_or(g.ended_at is null)
    from grappe.alliance_clusters c
    join grappe.role_grants g on g.cluster_id = c.cluster_id and g.role in ('cluster_manager', 'team_member')
    join grappe.people p on p.id = g.person_id
    where c.alliance_id = alliance and c.status = 'accepted' and alliance = any (grappe.my_joined_alliances())
    group by p.id, p.display_name, g.cluster_id
    order by p.display_name, p.id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.people_of_encounter(encounter uuid)
 RETURNS TABLE(participant_id uuid, mine boolean, organisation_id uuid, organisation_name text, person_name text, about text, cluster_name text, country text, kind text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with event as (
      select e.id, e.status, e.cluster_id = any (grappe.my_coordinated_clusters()) as organised from grappe.encounters e
      where e.id = encounter and e.id = any (grappe.my_encounters())
    ), seen as (
      select p.*, p.id = any (grappe.my_participants()) as own, e.organised,
        e.organised or p.named or p.id = any (grappe.my_participants()) or (e.status = 'published' and exists (
          select from grappe.encounter_meetings m where m.encounter_id = e.id
            and ((m.first_id = p.id and m.second_id = any (grappe.my_participants()))
              or (m.second_id = p.id and m.first_id = any (grappe.my_participants()))))) as told
      from event e join grappe.encounter_participants p on p.encounter_id = e.id and p.withdrawn_on is null
      where e.organised or exists (
        select from grappe.encounter_participants q where q.encounter_id = e.id and q.withdrawn_on is null and q.id = any (grappe.my_participants()))
    )
    select s.id, s.own, case when s.told then o.id end, case when s.told then o.name end, case when s.told then s.person_name end,
      s.about, c.name, w.country, w.kind
    from seen s
    join grappe.organisations o on o.id = grappe.surviving_organisation(s.organisation_id) and o.closed_by is null
    join grappe.clusters c on c.id = s.organisation_cluster_id
    left join grappe.shown_without_name((select array_agg(distinct organisation_cluster_id) from seen)) w on w.organisation_id = o.id
    order by s.id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.people_of_my_firm(cluster uuid, organisation uuid)
 RETURNS TABLE(person_id uuid, display_name text, email text, role text, has_account boolean, since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select p.id, p.display_name, p.email, g.role, p.user_id is not null, g.created_at
    from grappe.role_grants g join grappe.people p on p.id = g.person_id
    where g.cluster_id = cluster and g.organisation_id = organisation and g.ended_at is null
      and g.role in ('firm_owner', 'firm_employee', 'partner') and grappe.owns_firm(cluster, organisation)
    order by g.role <> 'firm_owner', p.display_name, p.id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.people_of_room(room uuid)
 RETURNS TABLE(person_id uuid, display_name text, organisation_id uuid, organisation_name text, coordinates boolean, is_in boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with inside as (
      select a.person_id, bool_or(a.coordinates) as coordinates from grappe.room_access a
      where a.room_id = room group by a.person_id
    ), known as (
      select i.person_id, i.coordinates, true as is_in from inside i
      union all
      select w.person_id, false, false from (
        select author_id as person_id from grappe.room_messages where room_id = room
        union select author_id from grappe.room_files where room_id = room
        union select author_id from grappe.room_decisions where room_id = room
        union select author_id from grappe.room_tasks where room_id = room
        union select owner_id from grappe.room_tasks where room_id = room
        union select created_by from grappe.room_meetings where room_id = room
        union select person_id from grappe.meeting_people where room_id = room
        union select unnest(array[author_id, updated_by, approved_by]) from grappe.meeting_minutes where room_id = room
        union select published_by from grappe.meeting_agendas where room_id = room
        union select author_id from grappe.dissociations where room_id = room
      ) w
      where w.person_id is not null and not exists (select from inside i where i.person_id = w.person_id)
    )
    select k.person_id, p.display_name, o.id, o.name, k.coordinates, k.is_in
    from known k
    join grappe.people p on p.id = k.person_id
    left join lateral (
      select org.id, org.name from grappe.role_grants g
      join grappe.organisations org on org.id = grappe.surviving_organisation(g.organisation_id)
      where g.person_id = k.person_id and g.cluster_id = any (grappe.clusters_of_room(room))
        and g.role in ('firm_owner', 'firm_employee', 'partner')
      order by g.ended_at is not null, g.created_at limit 1
    ) o on not k.coordinates
    where room = any (grappe.my_rooms())
    order by k.coordinates, p.display_name, k.person_id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.people_who_can(cluster uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select case when cluster = any (grappe.my_coordinated_clusters()) or grappe.is_platform_administrator()
      then grappe.others_who_can(cluster, case when cluster is null then 'platform_administrator' else 'cluster_manager' end, null)
    end
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.person_of_account(account text)
 RETURNS TABLE(person_id uuid, display_name text, email text, language text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select id, display_name, email, language from grappe.people where user_id = account and deactivated_at is null $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.platform()
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select '00000000-0000-0000-0000-000000000000'::uuid $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.position_of_event(event uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select position from grappe.room_events where id = event $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.prepare_matching(alliance uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  added integer;
begin
  if alliance is null or not alliance = any (grappe.my_run_alliances()) then
    raise exception 'only those who run an alliance match its firms' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.matching_entries (cluster_id, alliance_id, organisation_id)
  select distinct t.cluster_id, alliance, o.id from grappe.told_to_alliance(alliance) t
  join grappe.organisations o on o.cluster_id = t.cluster_id and o.id = t.organisation_id and o.closed_by is null
  on conflict (alliance_id, organisation_id) do nothing;
  get diagnostics added = row_count;
  return added;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.presence_seconds()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select 70 $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.propose_alliance(cluster uuid, wanted text, title text, subject text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  made uuid;
begin
  made := grappe.begin_alliance(cluster, title, subject, 'search', null, null, null);
  perform grappe.contact_ally(cluster, made, wanted);
  return made;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.propose_introduction(cluster uuid, match uuid, said text, answer_by date)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  pair record;
  made uuid;
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators propose introductions' using errcode = 'insufficient_privilege';
  end if;
  select m.alliance_id, m.ways, a.cluster_id as own_cluster, a.organisation_id as own_id, b.cluster_id as other_cluster,
    b.organisation_id as other_id into pair
  from grappe.alliance_matches m
  join grappe.matching_entries a on a.id = m.own_entry
  join grappe.matching_entries b on b.id = m.other_entry
  join grappe.organisations oa on oa.id = a.organisation_id and oa.closed_by is null
  join grappe.organisations ob on ob.id = b.organisation_id and ob.closed_by is null
  where m.id = match and m.cluster_id = cluster and m.alliance_id = any (grappe.my_run_alliances());
  if not found or exists (
    select from grappe.introductions i
    join grappe.introduction_parties p on p.introduction_id = i.id and p.organisation_id = pair.own_id
    join grappe.introduction_parties q on q.introduction_id = i.id and q.organisation_id = pair.other_id
    where i.alliance_id = pair.alliance_id and i.status in ('proposed', 'accepted')
  ) then
    return null;
  end if;
  insert into grappe.introductions (cluster_id, alliance_id, ways, message, respond_by, proposed_by)
  values (cluster, pair.alliance_id, pair.ways, said, answer_by, grappe.current_person()) returning id into made;
  insert into grappe.introduction_parties (cluster_id, introduction_id, place, organisation_id)
  values (pair.own_cluster, made, 'first', pair.own_id), (pair.other_cluster, made, 'second', pair.other_id);
  return made;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE PROCEDURE grappe.protect_table(IN name text)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
begin
  execute format('alter table grappe.%I enable row level security', name);
  execute format('alter table grappe.%I force row level security', name);
  execute format('create policy all_owner on grappe.%I to grappe_owner using (true) with check (true)', name);
  call grappe.audit_table(name);
end
$procedure$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.public_extras(short_name text, organisation uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select jsonb_build_object('people', to_jsonb(grappe.public_names(o.id)),
      'labelUntil', grappe.public_label(short_name) ->> 'expiresOn')
    from grappe.clusters c join grappe.organisations o on o.cluster_id = c.id
    where c.slug = short_name and o.id = organisation
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.public_label(short_name text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select jsonb_build_object('clusterName', c.name, 'grantedOn', l.granted_on, 'expiresOn', l.expires_on,
      'findings', (select jsonb_object_agg(f.criterion, f.finding) from grappe.label_findings f
        where f.assessment_id = l.assessment_id))
    from grappe.clusters c join grappe.labels l on l.cluster_id = c.id
    where c.slug = short_name and l.withdrawn_at is null and l.expires_on >= current_date
    order by l.expires_on desc limit 1
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.public_names(organisation uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct p.display_name), '{}')
    from grappe.role_grants g
    join grappe.people p on p.id = g.person_id and p.erased_at is null and p.deactivated_at is null
    join grappe.consents c on c.person_id = p.id and c.cluster_id = g.cluster_id and c.purpose = 'public_name'
      and c.withdrawn_at is null
    where g.organisation_id = organisation and g.ended_at is null and g.role in ('firm_owner', 'firm_employee', 'partner')
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.public_page(short_name text, organisation uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select jsonb_build_object('clusterName', c.name, 'name', o.name, 'kind', o.kind, 'country', o.country, 'facts', shown.facts)
    from grappe.clusters c
    join grappe.organisations o on o.cluster_id = c.id and o.id = organisation and o.closed_by is null and not o.outside
    cross join lateral (
      select jsonb_agg(jsonb_build_object('key', f.key, 'item', f.item, 'value', f.value) order by f.key, f.item) as facts
      from grappe.facts f
      where f.cluster_id = c.id and f.organisation_id = o.id and f.ended_at is null
        and (f.valid_to is null or f.valid_to >= current_date)
        and grappe.audience_now(f.audience, f.shown_to, f.shown_until, f.ended_at) = 'public'
        and (grappe.sensitive_category(f.key) is null or cardinality(grappe.guarded_partners(array[o.id])) = 0)
    ) shown
    where c.slug = short_name and shown.facts is not null
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.public_register(short_name text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select jsonb_build_object('clusterName', c.name, 'isDemonstration', c.is_demonstration, 'cooperations', published.list)
    from grappe.clusters c
    cross join lateral (
      select jsonb_agg(jsonb_build_object(
        'id', e.id, 'kind', e.kind, 'title', e.title, 'theme', e.theme, 'startedOn', e.started_on, 'endedOn', e.ended_on,
        'funding', e.funding, 'publishedOn', (e.published_at at time zone 'UTC')::date,
        'members', coalesce((
          select jsonb_agg(coalesce(o.name, k.name) order by coalesce(o.name, k.name)) from grappe.register_members m
          left join grappe.organisations o on o.id = grappe.surviving_organisation(m.organisation_id)
          left join grappe.clusters k on k.id = m.member_cluster_id
          where m.entry_id = e.id and m.left_at is null and m.consent = 'agreed' and coalesce(o.name, k.name) is not null
        ), '[]'),
        'unnamed', (select count(*) from grappe.register_members m
          where m.entry_id = e.id and m.left_at is null and m.consent <> 'agreed')
      ) order by e.started_on desc, e.title, e.id) as list
      from grappe.register_entries e where e.cluster_id = c.id and e.status = 'published'
    ) published
    where c.slug = short_name and published.list is not null
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.publish_aggregate(collection uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  asked grappe.sensitive_collections;
  figures numeric[];
  latest uuid;
  published uuid;
begin
  select * into asked from grappe.sensitive_collections
  where id = collection and cluster_id = any (grappe.my_coordinated_clusters());
  if asked.id is null then return null; end if;
  -- One result at a time in a cluster: each is compared with all those before.
  perform pg_advisory_xact_lock(hashtextextended(asked.cluster_id::text, 7102023013));
  perform from grappe.sensitive_answers where collection_id = asked.id for share;
  select coalesce(array_agg(value), '{}') into figures from grappe.sensitive_answers where collection_id = asked.id;
  select id into latest from grappe.sensitive_publications where collection_id = asked.id order by rank desc limit 1;
  if latest is not null and not exists (
    select from (select organisation_id, value from grappe.sensitive_answers where collection_id = asked.id) a
    full join (select organisation_id, value from grappe.sensitive_publication_inputs where publication_id = latest) i
      using (organisation_id)
    where a.value is distinct from i.value
  ) then
    return 'unchanged';
  end if;
  if asked.period_end + make_interval(months => asked.months_old) > current_date then return 'too_recent'; end if;
  if cardinality(figures) < greatest(asked.smallest, 5) then return 'too_few'; end if;
  if grappe.one_dominates(asked.statistic, figures) then return 'dominated'; end if;
  if exists (select from grappe.too_close_to(asked)) then return 'too_close'; end if;
  -- What would tell of fewer than five with any of those before is taken back at once: nobody ever reads it.
  begin
    insert into grappe.sensitive_publications (cluster_id, collection_id, rank, statistic, answers, value, published_by)
    values (
      asked.cluster_id, asked.id,
      coalesce((select max(rank) from grappe.sensitive_publications where collection_id = asked.id), 0) + 1,
      asked.statistic, cardinality(figures), grappe.aggregate_of(asked.statistic, figures), grappe.current_person()
    ) returning id into published;
    insert into grappe.sensitive_publication_inputs (cluster_id, publication_id, organisation_id, value)
    select cluster_id, published, organisation_id, value from grappe.sensitive_answers where collection_id = asked.id;
    if grappe.combinations_isolate((select jsonb_agg(to_jsonb(p)) from grappe.patterns_of_results(asked.id) p), 5) then
      raise exception 'combined with others, this result tells of fewer than five' using errcode = 'GR122';
    end if;
  exception when sqlstate 'GR122' then return 'too_close';
  end;
  perform grappe.leave_mail(told.person_id, asked.cluster_id, 'collection_published', '{}', '/collections/' || asked.id)
  from (
    select distinct g.person_id from grappe.sensitive_collection_organisations o
    join grappe.role_grants g on g.cluster_id = asked.cluster_id and g.organisation_id = o.organisation_id and g.ended_at is null
      and g.role in ('firm_owner', 'firm_employee', 'partner')
    where o.collection_id = asked.id
  ) told;
  return 'published';
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.publish_profile(cluster uuid, organisation uuid, said jsonb, size_told text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  made uuid;
begin
  if not organisation = any (grappe.my_organisations()) or not cluster = any (grappe.my_clusters()) then
    raise exception 'an organisation publishes for itself' using errcode = 'insufficient_privilege';
  end if;
  insert into grappe.partnering_profiles (cluster_id, kind, direction, title, summary, markets, languages, to_alliances)
  values (cluster, said ->> 'kind', said ->> 'direction', said ->> 'title', said ->> 'summary',
    array(select jsonb_array_elements_text(said -> 'markets')), array(select jsonb_array_elements_text(said -> 'languages')),
    coalesce((said ->> 'toAlliances')::boolean, false))
  returning id into made;
  insert into grappe.partnering_profile_owners (profile_id, cluster_id, organisation_id, size, entered_by)
  values (made, cluster, organisation, size_told, grappe.current_person());
  return made;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.publish_wave(wave uuid, published boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  place uuid;
begin
  select cluster_id into place from grappe.campaign_waves
  where id = wave and closed_at is not null and cluster_id = any (grappe.my_managed_clusters());
  if place is null then return false; end if;
  if not published then
    delete from grappe.wave_publications where wave_id = wave;
    return true;
  end if;
  insert into grappe.wave_publications (wave_id, cluster_id, figures, published_by)
  values (wave, place, (
    select jsonb_build_object('cluster', (select name from grappe.clusters where id = place),
      'territory', (select territory from grappe.clusters where id = place),
      'measures', coalesce(jsonb_object_agg(f.measure, jsonb_build_object('firms', f.firms, 'mean', f.mean, 'deviation', f.deviation)), '{}'))
    from grappe.wave_figures(wave) f where f.stratum is null), grappe.current_person())
  on conflict (wave_id) do nothing;
  return true;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.query_of(word text, unfinished boolean, places text DEFAULT ''::text)
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  term constant text := quote_literal(word) || case when places = '' then '' else ':' || places end;
  french text := to_tsquery('grappe.french_words', term)::text;
  english text := to_tsquery('grappe.english_words', term)::text;
  beginning text;
begin
  if not unfinished then
    if french = '' or english = '' then return null; end if;
    return (select string_agg(distinct stem, ' | ')::tsquery
      from unnest(array[french, english, to_tsquery('grappe.plain_words', term)::text]) as stem);
  end if;
  beginning := rtrim(to_tsquery('grappe.plain_words', quote_literal(word))::text, '''');
  return (select string_agg(stem, ' | ')::tsquery from (
    select distinct stem from unnest(array[french, english]) as stem where stem <> '' and not starts_with(stem, beginning)
    union all select to_tsquery('grappe.plain_words', quote_literal(word) || ':*' || places)::text
  ) stems);
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.queue_mail(person uuid, kind text, params jsonb, href text, send_after timestamp with time zone DEFAULT now(), cluster uuid DEFAULT NULL::uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if not grappe.may_write_to(person) or not (cluster is null or cluster = any (grappe.my_known_clusters())) then
    raise exception 'this person may not be written to' using errcode = 'insufficient_privilege';
  end if;
  return grappe.leave_mail(person, cluster, kind, params, href, send_after);
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.readers_among(room uuid, people uuid[])
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct person_id), '{}') from grappe.room_access
    where room_id = room and person_id = any (people)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.refresh_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  perform gin_clean_pending_list(waiting)
  from unnest(array['directory_entries_words', 'organisations_trigrams', 'facts_words']) as name, to_regclass('grappe.' || name) as waiting;
  analyze grappe.organisations, grappe.memberships, grappe.places, grappe.facts, grappe.ties, grappe.directory_entries;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.register_candidates(cluster uuid)
 RETURNS TABLE(kind text, subject_id uuid, title text, theme text, started_on date, members bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select found.* from (
      select 'group' as kind, g.id as subject_id, coalesce(nullif(g.name, ''), p.title || ' ' || g.ordinal) as title, '' as theme,
        coalesce(p.proposed_at, p.created_at)::date as started_on,
        (select count(*) from grappe.plan_group_members m where m.group_id = g.id) as members
      from grappe.plan_groups g join grappe.plans p on p.id = g.plan_id
      where g.cluster_id = cluster and p.status = 'proposed'
      union all
      select 'alliance', a.id, a.name, a.theme, a.started_on,
        (select count(*) from grappe.alliance_clusters o where o.alliance_id = a.id and o.status = 'accepted')
      from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
      where c.cluster_id = cluster and c.status = 'accepted' and a.status = 'active'
      union all
      select 'working_group', r.id, r.title, '', r.created_at::date,
        (select count(*) from grappe.members_of_cooperation(cluster, 'working_group', r.id))
      from grappe.rooms r where r.cluster_id = cluster and r.kind = 'working_group' and r.status = 'open'
    ) found
    where cluster = any (grappe.my_coordinated_clusters()) and not exists (
      select from grappe.register_entries e
      where e.cluster_id = cluster and e.subject_id = found.subject_id and e.kind = found.kind
    )
    order by found.kind, found.title limit 500
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.register_participant(encounter uuid, home uuid, organisation uuid, said jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  event grappe.encounters;
  made uuid;
begin
  select * into event from grappe.encounters where id = encounter and id = any (grappe.my_encounters()) for share;
  if not found then return null; end if;
  if not ((organisation = any (grappe.my_organisations()) and home = any (grappe.my_clusters())
        and (home = event.cluster_id or exists (select from grappe.alliance_clusters c
          where c.alliance_id = event.alliance_id and c.cluster_id = home and c.status = 'accepted')))
      or (home = event.cluster_id and home = any (grappe.my_coordinated_clusters()))) then
    raise exception 'an organisation registers itself' using errcode = 'insufficient_privilege';
  end if;
  if event.status <> 'open' or current_date > event.wishes_until or not exists (
      select from grappe.organisations o where o.cluster_id = home and o.id = organisation and o.closed_by is null)
    or exists (select from grappe.encounter_participants p where p.encounter_id = encounter and p.organisation_id = organisation
      and p.withdrawn_on is null and lower(p.person_name) = lower(said ->> 'personName')) then
    return null;
  end if;
  insert into grappe.encounter_participants (cluster_id, encounter_id, organisation_cluster_id, organisation_id, person_name, about, named,
    absent_slots, most_meetings, registered_by)
  values (event.cluster_id, encounter, home, organisation, said ->> 'personName', said ->> 'about', (said ->> 'named')::boolean,
    array(select jsonb_array_elements_text(said -> 'absentSlots')::integer), (said ->> 'mostMeetings')::integer, grappe.current_person())
  returning id into made;
  return made;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.register_person(account text, name text, address text, tongue text)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    insert into grappe.people as known (user_id, display_name, email, language)
    values (account, name, address, tongue)
    on conflict (lower(email)) do update set user_id = excluded.user_id
      where (known.user_id is null or known.user_id = excluded.user_id) and known.deactivated_at is null
    returning id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.relays_of(cluster uuid)
 RETURNS TABLE(person_id uuid, display_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select distinct p.id, p.display_name from grappe.role_grants g join grappe.people p on p.id = g.person_id
    where g.cluster_id = cluster and g.role = 'relay' and g.ended_at is null and p.deactivated_at is null and p.erased_at is null
      and cluster = any (grappe.my_clusters())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.require_held(meeting uuid)
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  found grappe.room_meetings;
begin
  select * into found from grappe.room_meetings where id = meeting;
  if found.status = 'cancelled' or found.deleted_at is not null then
    raise exception 'the meeting was called off' using errcode = 'GR115';
  end if;
  if not exists (select from grappe.meeting_agendas where meeting_id = meeting) then
    raise exception 'no agenda was announced' using errcode = 'GR113';
  end if;
  if found.starts_at > now() then
    raise exception 'the meeting has not begun' using errcode = 'GR114';
  end if;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.responsibilities_of(cluster uuid, person uuid)
 RETURNS TABLE(kind text, subject_id uuid, place_id uuid, title text, due_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select r.kind, r.subject_id, r.place_id, r.title, r.due_on from grappe.responsibilities r
    where r.cluster_id = cluster and r.owner_id = person
      and (cluster = any (grappe.my_coordinated_clusters()) or person = grappe.current_person())
    order by r.due_on nulls last, r.kind, r.title, r.subject_id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.retention_days(cluster uuid, wanted text)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce((select least(greatest(r.days, d.shortest), d.longest) from grappe.retention_rules r
      where r.cluster_id = cluster and r.code = wanted), d.usual)
    from grappe.retention_defaults() d where d.code = wanted
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.retention_defaults()
 RETURNS TABLE(code text, usual integer, shortest integer, longest integer)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    values ('import_files', 365, 1, 1825), ('jobs', 90, 7, 365), ('join_requests', 180, 30, 730), ('invitations', 180, 30, 730),
      ('former_people', 1095, 90, 1825), ('privacy_requests', 1095, 365, 1825), ('alliance_contacts', 1095, 90, 1825),
      ('encounter_people', 365, 30, 1825)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.retry_mail(mail uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with tried as (
      update grappe.mails set send_after = now(), given_up_at = null, attempts = 0
      where id = mail and sent_at is null
        and (cluster_id = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator())
      returning 1
    )
    select exists (select from tried)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.reveal_mail(mail uuid)
 RETURNS TABLE(href text, secret text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with shown as (
      update grappe.mails m set revealed_by = grappe.current_person(), revealed_at = now()
      where m.id = mail and m.sent_at is null
        and (m.cluster_id = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator())
        and exists (select from grappe.mail_secrets s where s.mail_id = m.id and s.expires_at > now())
      returning m.id, m.href
    )
    select shown.href, s.secret from shown join grappe.mail_secrets s on s.mail_id = shown.id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.room_bytes_used(cluster uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if not exists (select from grappe.rooms r where r.cluster_id = cluster and r.id = any (grappe.my_rooms())) then return 0; end if;
  perform pg_advisory_xact_lock(hashtextextended(cluster::text, 7102023011));
  return (select coalesce(sum(bytes), 0) from grappe.room_files where cluster_id = cluster and deleted_at is null);
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.room_events_after(after bigint, at_most integer)
 RETURNS TABLE(place bigint, event_id uuid, room_id uuid, kind text, subject_id uuid, change text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select e.position, e.id, e.room_id, e.kind, e.subject_id, e.change
    from grappe.room_events e where e.position > after order by e.position limit at_most
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.room_is_guarded(room uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select case r.kind
      when 'group' then grappe.group_is_guarded(r.subject_id)
      when 'cluster' then true
      when 'alliance' then true
      else not exists (
        select from grappe.rivalry_clearances c
        where c.room_id = r.id and c.withdrawn_at is null
          and not grappe.known_rivals(r.cluster_id, grappe.organisations_of_room(r.id))
      )
    end
    from grappe.rooms r where r.id = room
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.run_alliance(cluster uuid, alliance uuid)
 RETURNS TABLE(name text, partners text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select a.name, array(select o.name from grappe.alliance_clusters c join grappe.clusters o on o.id = c.cluster_id
        where c.alliance_id = a.id and c.status = 'accepted' and c.cluster_id <> cluster order by o.name)
    from grappe.alliances a
    where a.id = alliance and a.id = any (grappe.my_run_alliances()) and exists (
      select from grappe.alliance_clusters c where c.alliance_id = a.id and c.cluster_id = cluster and c.status = 'accepted')
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.runs_a_cluster()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$ select cardinality(grappe.my_coordinated_clusters()) > 0 $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.seal_audit(at_most integer DEFAULT 10000)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  chain record;
  linked integer := 0;
begin
  for chain in select distinct cluster_id, confidential from grappe.audit_pending order by 1, 2 loop
    linked := linked + grappe.seal_chain(chain.cluster_id, chain.confidential, at_most);
  end loop;
  return linked;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.seal_chain(chain_cluster uuid, chain_confidential boolean, at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  chain grappe.audit_chains;
  waiting grappe.audit_pending;
  entry grappe.audit_entries;
  linked bigint[] := '{}';
  hashes bytea[] := '{}';
begin
  select * into chain from grappe.audit_chains
  where cluster_id = chain_cluster and confidential = chain_confidential for update skip locked;
  if not found then return 0; end if;
  entry.cluster_id := chain.cluster_id;
  entry.confidential := chain.confidential;
  entry.hash := chain.head;
  for waiting in
    select * from grappe.audit_pending where cluster_id = chain_cluster and confidential = chain_confidential
    order by id limit at_most
  loop
    entry.position := chain.length + cardinality(linked) + 1;
    entry.at := waiting.at;
    entry.actor_id := waiting.actor_id;
    entry.action := waiting.action;
    entry.subject_kind := waiting.subject_kind;
    entry.subject_id := waiting.subject_id;
    entry.detail := waiting.detail;
    entry.previous_hash := entry.hash;
    entry.hash := grappe.audit_hash(entry);
    linked := array_append(linked, waiting.id);
    hashes := array_append(hashes, entry.hash);
  end loop;
  if linked = '{}' then return 0; end if;
  -- In one statement: the checks of a table are read again for each.
  insert into grappe.audit_entries
  select p.cluster_id, p.confidential, chain.length + link.rank, p.at, p.actor_id, p.action, p.subject_kind, p.subject_id, p.detail,
    coalesce(lag(link.hash) over (order by link.rank), chain.head), link.hash
  from unnest(linked, hashes) with ordinality as link (id, hash, rank) join grappe.audit_pending p on p.id = link.id;
  delete from grappe.audit_pending where id = any (linked);
  update grappe.audit_chains set length = entry.position, head = entry.hash
  where cluster_id = chain_cluster and confidential = chain_confidential;
  return cardinality(linked);
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.search_organisations(cluster uuid, wanted jsonb, page_limit integer, page_offset integer, facet_limit integer DEFAULT 5000)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'public', 'extensions', 'pg_temp'
 SET "pg_trgm.word_similarity_threshold" TO '0.55'
 SET jit TO 'off'
AS $function$
declare
  visible constant text := grappe.visible_to_asker(cluster);
  filters constant text := grappe.directory_filters(cluster, wanted);
  facts constant text[] := grappe.facts_wanted(wanted, visible);
  searched constant grappe.text_condition[] := grappe.text_conditions(wanted ->> 'words', null, visible);
  conditions constant grappe.text_condition[] := searched || grappe.text_conditions(wanted ->> 'offer', 'offer', visible)
    || grappe.text_conditions(wanted ->> 'need', 'need', visible);
  kept constant integer := greatest(page_offset + page_limit, facet_limit);
  ids uuid[];
  total bigint;
begin
  if cluster is null or not cluster = any (grappe.my_clusters()) then
    return jsonb_build_object('total', 0, 'items', '[]'::jsonb, 'facetBase', 0, 'facets', '{}'::jsonb);
  end if;
  if cardinality(conditions) > 0 then
    select f.ids, f.total into ids, total from grappe.find_by_texts(cluster, searched, conditions, facts, filters, kept) f;
  elsif cardinality(facts) > 0 then
    select f.ids, f.total into ids, total from grappe.find_by_facts(cluster, facts, filters, kept) f;
  else
    execute format('select array(select o.id from grappe.organisations o where %1$s order by o.folded_name, o.id limit $1),
        (select count(*) from grappe.organisations o where %1$s)',
      format('o.cluster_id = %L::uuid and o.closed_by is null%s', cluster, filters)) into ids, total using kept;
  end if;
  return jsonb_build_object('total', total,
    'items', grappe.directory_items(cluster, ids[page_offset + 1 : page_offset + page_limit],
      (select string_agg(format('(%s)', query), ' | ') from unnest(searched))::tsquery, visible),
    'facetBase', least(cardinality(ids), facet_limit), 'facets',
    case when facet_limit > 0 then grappe.count_facets(cluster, ids[1 : facet_limit], visible) else '{}'::jsonb end);
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.search_room(room uuid, typed text, at_most integer)
 RETURNS TABLE(kind text, id uuid, thread_id uuid, at timestamp with time zone, author_id uuid, excerpt text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'public', 'extensions', 'pg_temp'
AS $function$
declare
  words text[] := grappe.words_typed(typed);
  query tsquery;
  next_query tsquery;
begin
  if room is null or not room = any (grappe.my_rooms()) then return; end if;
  for i in 1 .. cardinality(words) loop
    next_query := grappe.query_of(words[i], i = cardinality(words));
    if next_query is not null then query := case when query is null then next_query else query && next_query end; end if;
  end loop;
  if query is null then return; end if;
  return query
    select found.* from (
      select 'message', m.id, m.thread_id, m.created_at, m.author_id, left(m.body, 300) from grappe.room_messages m
      where m.room_id = room and m.deleted_at is null and m.words @@ query
      union all
      select 'decision', d.id, null, d.created_at, d.author_id, left(d.title, 300) from grappe.room_decisions d
      where d.room_id = room and d.deleted_at is null and grappe.words_of(d.title || ' ' || d.body) @@ query
      union all
      select 'task', t.id, null, t.created_at, t.author_id, left(t.title, 300) from grappe.room_tasks t
      where t.room_id = room and t.deleted_at is null and grappe.words_of(t.title || ' ' || t.note) @@ query
      union all
      select 'file', f.id, null, f.created_at, f.author_id, left(f.name, 300) from grappe.room_files f
      where f.room_id = room and f.deleted_at is null
        and grappe.words_of(translate(f.name, '._-', '   ')) @@ query
    ) found (kind, id, thread_id, at, author_id, excerpt)
    order by found.at desc, found.id limit least(at_most, 200);
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.sensitive_categories()
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select array['prices', 'customers', 'volumes', 'bids', 'capacities', 'wages'] $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.sensitive_category(key text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select case key
      when 'price' then 'prices' when 'customer' then 'customers'
      when 'volume' then 'volumes' when 'export_turnover' then 'volumes' when 'export_share' then 'volumes'
      when 'bid' then 'bids' when 'capacity' then 'capacities' when 'wage' then 'wages'
    end
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.settle_mentoring(pair uuid, next text, said text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  me uuid := grappe.current_person();
begin
  update grappe.mentoring_pairs
  set status = next, settled_on = coalesce(settled_on, current_date), ended_on = case when next = 'ended' then current_date end,
    learnt = case when next = 'ended' then coalesce(said, '') else learnt end
  where id = pair and grappe.runs_a_cluster() and (
    (status = 'asked' and next in ('accepted', 'declined') and mentor_id = me)
    or (status = 'asked' and next = 'withdrawn' and mentee_id = me)
    or (status = 'accepted' and next = 'ended' and me in (mentor_id, mentee_id)));
  return found;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.shown_without_name(clusters uuid[])
 RETURNS TABLE(organisation_id uuid, country text, kind text, size text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with alike as (
      select o.cluster_id, o.id, o.country, o.kind, grappe.size_class(f.number) as size, f.audience in ('alliance', 'public') as told
      from grappe.organisations o
      left join grappe.facts f on f.cluster_id = o.cluster_id and f.organisation_id = o.id and f.key = 'headcount'
        and f.ended_at is null and f.audience in ('cluster', 'alliance', 'public')
      where o.cluster_id = any (clusters) and o.closed_by is null and not o.outside
    ), counted as (
      select id, country, kind, size, told,
        count(*) over (partition by cluster_id, kind) as of_kind,
        count(*) over (partition by cluster_id, kind, country) as of_country,
        count(*) over (partition by cluster_id, kind, country, size) as of_size
      from alike
    )
    select id, case when of_country >= 5 then country end, case when of_kind >= 5 then kind end,
      case when of_size >= 5 and told then size end
    from counted
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.shows_less_since(the_group uuid, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with members as (select m.cluster_id, m.organisation_id from grappe.plan_group_members m where m.group_id = the_group)
    select exists (
      select from members m join grappe.facts f on f.cluster_id = m.cluster_id and f.organisation_id = m.organisation_id
      where f.audience in ('cluster', 'public') and f.ended_at > moment - interval '1 minute' and not exists (
        select from grappe.facts n
        where n.cluster_id = f.cluster_id and n.organisation_id = f.organisation_id and n.key = f.key and n.item = f.item
          and n.ended_at is null and n.audience in ('cluster', 'public'))
    ) or exists (
      select from members m join grappe.ties t on t.cluster_id = m.cluster_id and t.source_id = m.organisation_id
      where t.target_id in (select organisation_id from members) and t.audience in ('cluster', 'public')
        and t.ended_at > moment - interval '1 minute' and not exists (
          select from grappe.ties n
          where n.cluster_id = t.cluster_id and n.source_id = t.source_id and n.target_id = t.target_id and n.kind = t.kind
            and n.ended_at is null and n.audience in ('cluster', 'public'))
    )
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.size_class(headcount numeric)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select case when headcount < 10 then 'micro' when headcount < 50 then 'small' when headcount < 250 then 'medium'
      when headcount is not null then 'large' end $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.submit_assessment(cluster uuid, auditor uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  draft uuid;
begin
  if cluster is null or not cluster = any (grappe.my_managed_clusters()) then
    raise exception 'only managers submit' using errcode = 'insufficient_privilege';
  end if;
  select id into draft from grappe.label_assessments where cluster_id = cluster and status = 'draft' for update;
  if draft is null then return 'not_found'; end if;
  if not grappe.is_third_party(cluster, auditor) then return 'label_auditor_not_third_party'; end if;
  if (select count(*) from grappe.label_answers where assessment_id = draft) < 5 then return 'label_incomplete'; end if;
  update grappe.label_assessments set status = 'submitted', submitted_at = now(), auditor_id = auditor where id = draft;
  perform grappe.leave_mail(auditor, cluster, 'label_audit',
    jsonb_build_object('cluster', (select name from grappe.clusters where id = cluster)), '/label');
  return null;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.submit_response(response uuid, scored jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  found grappe.responses;
begin
  select * into found from grappe.responses where id = response and organisation_id = any (grappe.my_organisations()) for update;
  if found.id is null then return 'not_found'; end if;
  if found.submitted_at is not null then return 'response_submitted'; end if;
  if not grappe.is_open_wave(found.wave_id) then return 'wave_closed'; end if;
  update grappe.responses set submitted_at = now() where id = response;
  perform grappe.keep_scores(response, scored);
  return null;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.surviving_organisation(start uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with recursive way (id, next) as (
      select id, merged_into from grappe.organisations where id = start
      union
      select o.id, o.merged_into from grappe.organisations o join way on o.id = way.next
    )
    select id from way where next is null limit 1
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.tell_managers(cluster uuid, kind text, href text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select grappe.leave_mail(told.person_id, cluster, tell_managers.kind,
      jsonb_build_object('cluster', (select name from grappe.clusters where id = cluster)), tell_managers.href)
    from (
      select distinct g.person_id from grappe.role_grants g
      join grappe.people p on p.id = g.person_id and p.deactivated_at is null and p.erased_at is null
      where g.cluster_id = cluster and g.role = 'cluster_manager' and g.ended_at is null
        and g.person_id is distinct from grappe.current_person()
    ) told
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tell_open_waves()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if not pg_try_advisory_xact_lock(7102023026) then return 0; end if;
  return coalesce((select sum(grappe.tell_wave(w.id)) from grappe.campaign_waves w
    where w.closed_at is null and current_date between w.opens_on and w.closes_on), 0)::integer;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.tell_organisation(cluster uuid, organisation uuid, kind text, href text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    insert into grappe.mails (person_id, address, language, kind, params, href, confidential)
    select told.id, told.email, told.language, tell_organisation.kind,
      jsonb_build_object('cluster', (select name from grappe.clusters where id = cluster)), tell_organisation.href, true
    from (
      select distinct p.id, p.email, p.language from grappe.role_grants g
      join grappe.people p on p.id = g.person_id and p.deactivated_at is null and p.erased_at is null
      where g.cluster_id = cluster and g.organisation_id = organisation and g.ended_at is null
        and g.role in ('firm_owner', 'firm_employee', 'partner') and g.person_id is distinct from grappe.current_person()
    ) told
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tell_wave(wave uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  due record;
  told_now integer := 0;
begin
  for due in
    select t.cluster_id, t.organisation_id, t.told from grappe.wave_targets t
    join grappe.campaign_waves w on w.id = t.wave_id
    join grappe.campaigns c on c.id = w.campaign_id
    where t.wave_id = wave and grappe.is_open_wave(wave) and t.declined_at is null
      and (t.told = 0 or (t.told <= cardinality(c.reminder_days) and t.told_at <= now() - make_interval(days => c.reminder_days[t.told])))
      and not exists (select from grappe.responses r where r.wave_id = wave and r.organisation_id = t.organisation_id and r.submitted_at is not null)
      and exists (select from grappe.role_grants g join grappe.people p on p.id = g.person_id and p.deactivated_at is null and p.erased_at is null
        where g.cluster_id = t.cluster_id and g.organisation_id = t.organisation_id and g.ended_at is null
          and g.role in ('firm_owner', 'firm_employee', 'partner'))
    for update of t skip locked
  loop
    insert into grappe.mails (cluster_id, person_id, address, language, kind, params, href)
    select due.cluster_id, p.id, p.email, p.language, case when due.told = 0 then 'survey_invitation' else 'survey_reminder' end,
      jsonb_build_object('cluster', k.name, 'campaign', c.name, 'until', w.closes_on), '/me/diagnosis'
    from (select distinct g.person_id from grappe.role_grants g where g.cluster_id = due.cluster_id
        and g.organisation_id = due.organisation_id and g.ended_at is null and g.role in ('firm_owner', 'firm_employee', 'partner')) g
    join grappe.people p on p.id = g.person_id and p.deactivated_at is null and p.erased_at is null
    join grappe.campaign_waves w on w.id = wave
    join grappe.campaigns c on c.id = w.campaign_id
    join grappe.clusters k on k.id = w.cluster_id;
    update grappe.wave_targets set told = told + 1, told_at = now() where wave_id = wave and organisation_id = due.organisation_id;
    told_now := told_now + 1;
  end loop;
  return told_now;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.text_conditions(typed text, fact_key text, visible text)
 RETURNS grappe.text_condition[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  place constant text := case fact_key when 'offer' then 'B' when 'need' then 'C' else '' end;
  words constant text[] := grappe.words_typed(typed);
  conditions grappe.text_condition[] := '{}';
  unfinished boolean;
  query tsquery;
begin
  for i in 1 .. cardinality(words) loop
    unfinished := i = cardinality(words);
    query := grappe.query_of(words[i], unfinished);
    continue when query is null;
    conditions := array_append(conditions, row(
      case when fact_key is null then words[i] end,
      query,
      format('e.words @@ %L::tsquery', grappe.query_of(words[i], unfinished, place)),
      case when fact_key is null
        then format('case when e.words @@ %L::tsquery then 3 else 1 end', grappe.query_of(words[i], unfinished, 'A')) else '0' end,
      format('select f.organisation_id from grappe.facts f where %s and f.words @@ %L::tsquery', visible, query)
        || case when fact_key is null then '' else format(' and f.key = %L', fact_key) end
    )::grappe.text_condition);
  end loop;
  return conditions;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_alliance_clusters__tell()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' then
    perform grappe.tell_managers(new.cluster_id, 'alliance_proposed', '/settings/alliances');
    return null;
  end if;
  perform grappe.tell_managers(c.cluster_id, 'alliance_accepted', '/settings/alliances')
  from grappe.alliance_clusters c
  where c.alliance_id = new.alliance_id and c.cluster_id <> new.cluster_id and c.status = 'accepted';
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_alliance_conventions__unsign()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if exists (select from grappe.alliances where id = new.alliance_id and stage not in ('mandate', 'search', 'contact', 'negotiation')) then
    raise exception 'a signed convention stays as it is' using errcode = 'check_violation';
  end if;
  delete from grappe.alliance_signatures where alliance_id = new.alliance_id;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_alliance_signatures__mandated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if not exists (
    select from grappe.alliance_sides s join grappe.alliance_mandates m on m.id = s.mandate_id
    where s.cluster_id = new.cluster_id and s.alliance_id = new.alliance_id and m.status = 'given' and m.given_on <= new.signed_on
  ) then
    raise exception 'a signature follows a mandate' using errcode = 'check_violation';
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_alliances__signed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if new.stage in ('signed', 'working_groups', 'cooperation', 'results')
    and old.stage not in ('signed', 'working_groups', 'cooperation', 'results')
    and (select count(*) from grappe.alliance_signatures s where s.alliance_id = new.id) < 2 then
    raise exception 'both sides sign' using errcode = 'check_violation';
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_asks__tell()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' then
    perform grappe.tell_organisation(new.cluster_id, new.to_id, 'ask_received', '/me/asks');
  elsif new.status = 'accepted' then
    perform grappe.tell_organisation(new.cluster_id, new.from_id, 'ask_accepted', '/me/asks');
  elsif new.status = 'refused' then
    perform grappe.tell_organisation(new.cluster_id, new.from_id, 'ask_refused', '/me/asks');
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  rows_of text := case tg_op when 'DELETE' then 'gone' else 'come' end;
  compared boolean := tg_op = 'UPDATE' and tg_argv[4] <> '';
  touched bigint;
  found record;
begin
  execute format('select count(*) from %I', rows_of) into touched;
  if touched = 0 then return null; end if;
  if touched > 50 then
    for found in execute format('select %s as cluster, %s as hidden, count(*) as rows from %I r group by 1, 2 order by 1, 2',
      tg_argv[0], tg_argv[1], rows_of)
    loop
      perform grappe.leave_audit(found.cluster, found.hidden, lower(tg_op), tg_table_name, null, jsonb_build_object(
        'rows', found.rows, 'changeSet', nullif(current_setting('grappe.change_set_id', true), '')));
    end loop;
    return null;
  end if;
  for found in execute format(
    'select cluster, hidden, count(distinct ordinal) as rows, array_agg(distinct subject) as subjects,
      array_agg(distinct about) filter (where about is not null) as about,
      array_agg(distinct "column") filter (where "column" is not null) as columns
    from (
      select row_number() over () as ordinal, %s as cluster, %s as hidden, (%s)::text as subject, (%s)::text as about,
        %s as columns from %I r %s
    ) touched left join lateral unnest(columns) as c ("column") on true
    where %s group by 1, 2 order by 1, 2',
    tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3],
    case when compared then grappe.audit_differences(tg_relid, tg_argv[5]) else 'null::text[]' end,
    rows_of, case when compared then format('join gone b using (%s)', tg_argv[4]) else '' end,
    case when compared then 'cardinality(columns) > 0' else 'true' end)
  loop
    perform grappe.leave_audit(found.cluster, found.hidden, lower(tg_op), tg_table_name,
      case when cardinality(found.subjects) = 1 then found.subjects[1] end,
      jsonb_build_object('rows', found.rows, 'about', found.about, 'columns', found.columns,
        'subjects', case when cardinality(found.subjects) > 1 then found.subjects end,
        'changeSet', nullif(current_setting('grappe.change_set_id', true), '')));
  end loop;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_audit_entries__refuse()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  raise exception 'what was written in the audit trail stays' using errcode = 'insufficient_privilege';
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_audit_pending__seal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if current_setting('transaction_isolation') = 'read committed'
    and exists (select from grappe.audit_pending where id = new.id)
  then
    perform grappe.seal_chain(new.cluster_id, new.confidential, 1000);
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_campaigns__key()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  insert into grappe.campaign_keys (campaign_id, cluster_id, inner_key, outer_key)
  values (new.id, new.cluster_id,
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_clusters__audit_chains()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  insert into grappe.audit_chains (cluster_id, confidential) values (new.id, false), (new.id, true) on conflict do nothing;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_dissociations__keep()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' then
    new.recorded_at := clock_timestamp();
    new.organisation_id := grappe.organisation_in_room(new.room_id, new.author_id);
    return new;
  end if;
  if tg_op = 'UPDATE' then
    if (new.id, new.room_id, new.meeting_id, new.message_id, new.subject, new.statement, new.recorded_at)
      is distinct from (old.id, old.room_id, old.meeting_id, old.message_id, old.subject, old.statement, old.recorded_at)
      or (new.author_id is not null and new.author_id is distinct from old.author_id)
      or (new.organisation_id is not null and new.organisation_id is distinct from old.organisation_id)
    then
      raise exception 'a dissociation stays as it was recorded' using errcode = 'GR118';
    end if;
    return new;
  end if;
  -- It goes with its room, and its room with the cluster: never alone.
  if exists (select from grappe.rooms where id = old.room_id) then
    raise exception 'a dissociation stays' using errcode = 'GR118';
  end if;
  return old;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_fact_grants__sensitive()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if grappe.current_person() is not null and grappe.sensitive_category(new.key) is not null
    and new.organisation_id = any (grappe.my_organisations())
    and new.grantee_id = any (grappe.guarded_partners(array[new.organisation_id]))
  then
    raise exception 'not among competitors' using errcode = 'GR111', detail = grappe.sensitive_category(new.key);
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_facts__belong()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if exists (
    select from added a
    where not exists (
      select from grappe.organisations o where o.cluster_id = a.cluster_id and o.id = a.organisation_id
    )
  ) then
    raise exception 'a fact belongs to an organisation of its cluster' using errcode = 'foreign_key_violation';
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_facts__enter()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  touched uuid[];
begin
  if current_setting('grappe.directory', true) = 'later' then return null; end if;
  if tg_op = 'INSERT' then
    touched := array(select distinct organisation_id from come where grappe.is_searchable(key) and grappe.is_open(audience, valid_to));
  elsif tg_op = 'DELETE' then
    touched := array(select distinct organisation_id from gone where grappe.is_searchable(key) and grappe.is_open(audience, valid_to));
  else
    touched := array(
      select organisation_id from come where grappe.is_searchable(key) and grappe.is_open(audience, valid_to)
      union select organisation_id from gone where grappe.is_searchable(key) and grappe.is_open(audience, valid_to));
  end if;
  if cardinality(touched) > 0 then perform grappe.enter_directory(touched); end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_facts__respect()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare
  opened uuid[];
begin
  if grappe.current_person() is null then return null; end if;
  opened := array(select distinct opened_by from added);
  if not exists (select from grappe.facts where owner_chose and closed_by = any (opened)) then return null; end if;
  if exists (
    select from grappe.facts earlier join added a on a.cluster_id = earlier.cluster_id and a.organisation_id = earlier.organisation_id
      and a.key = earlier.key and a.item = earlier.item and a.opened_by = earlier.closed_by
    where earlier.owner_chose and earlier.closed_by = any (opened)
      and (not a.owner_chose or grappe.audience_rank(a.audience) > grappe.audience_rank(earlier.audience))
      and not a.organisation_id = any (grappe.my_organisations())
  ) then
    raise exception 'its owner decided who sees it' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_facts__sensitive()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  category text;
begin
  if grappe.current_person() is null then return null; end if;
  select grappe.sensitive_category(a.key) into category
  from added a
  where grappe.sensitive_category(a.key) is not null and a.ended_at is null
    and (a.audience not in ('self', 'coordinator') or coalesce(a.shown_to <> 'coordinator', false))
    and case
      when 'group' in (a.audience, a.shown_to) and not (a.audience in ('cluster', 'alliance', 'public')
        or coalesce(a.shown_to in ('cluster', 'alliance', 'public'), false))
      then (a.audience = 'group' and grappe.group_is_guarded(a.audience_id))
        or (coalesce(a.shown_to = 'group', false) and grappe.group_is_guarded(a.shown_to_id))
      else cardinality(grappe.guarded_partners(array[a.organisation_id])) > 0
    end
    -- A value that is only brought up to date is shared as it was; competitors do not read it, whatever its audience.
    and not exists (
      select from grappe.facts e
      where e.cluster_id = a.cluster_id and e.organisation_id = a.organisation_id and e.key = a.key and e.item = a.item
        and e.closed_by = a.opened_by
        and (e.audience, e.audience_id, e.shown_to, e.shown_to_id) is not distinct from (a.audience, a.audience_id, a.shown_to, a.shown_to_id)
    )
  limit 1;
  if category is not null then
    raise exception 'not among competitors' using errcode = 'GR111', detail = category;
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_facts__withhold()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  update grappe.facts set withheld = true
  where cluster_id = new.cluster_id and organisation_id = new.organisation_id and key = new.key and item = new.item
    and ended_at is not null and not withheld;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_group_answers__tell()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  perform grappe.leave_mail(p.person_id, new.cluster_id, 'group_answer_asked', jsonb_build_object('until', new.respond_by), '/me/group')
  from (
    select distinct g.person_id from grappe.role_grants g
    where g.cluster_id = new.cluster_id and g.ended_at is null and g.role in ('firm_owner', 'partner')
      and grappe.surviving_organisation(g.organisation_id) = new.organisation_id
  ) p;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_group_answers__who()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if not new.cluster_id = any (grappe.my_coordinated_clusters()) then
    new.respond_by := old.respond_by;
    if new.answer is null then
      raise exception 'an answer is yes or no' using errcode = 'check_violation';
    end if;
  end if;
  if new.answer is null then
    new.via := null; new.answered_by := null; new.answered_on := null;
    return new;
  end if;
  if new.answer is not distinct from old.answer and new.proof = old.proof and new.note = old.note then return new; end if;
  new.via := case when new.organisation_id = any (grappe.my_organisations()) then 'firm' else 'team' end;
  if old.via = 'firm' and new.via = 'team' then
    raise exception 'the firm answered itself' using errcode = 'insufficient_privilege';
  end if;
  new.answered_by := grappe.current_person();
  new.answered_on := coalesce(new.answered_on, current_date);
  if new.via = 'firm' then new.proof := ''; end if;
  insert into grappe.group_decisions (cluster_id, group_id, kind, organisation_id, from_state, decided_on, decided_by, reason)
  values (new.cluster_id, new.group_id, case new.answer when 'yes' then 'said_yes' else 'said_no' end, new.organisation_id,
    new.kind, new.answered_on, new.answered_by, new.proof);
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_group_contracts__closed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if exists (select from grappe.group_lives l where l.group_id = new.group_id and l.state in ('closed', 'abandoned')) then
    raise exception 'the results of a group that ended stay as they are' using errcode = 'GR131';
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_group_lives__step()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if new.state = old.state then return new; end if;
  if not grappe.follows_in_life(old.state, new.state) then
    raise exception 'a step of its life was left out' using errcode = 'check_violation';
  end if;
  if (new.state = 'feasibility' and old.state = 'contacted' and not grappe.all_said_yes(new.group_id, 'interest'))
    or (new.state = 'commitment' and old.state = 'feasibility' and not grappe.all_said_yes(new.group_id, 'commitment'))
  then
    raise exception 'somebody did not say yes' using errcode = 'check_violation';
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_group_memberships__follow()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into grappe.plan_group_members (cluster_id, group_id, organisation_id)
    values (new.cluster_id, new.group_id, new.organisation_id) on conflict do nothing;
  elsif new.left_on is not null and old.left_on is null then
    delete from grappe.plan_group_members where group_id = new.group_id and organisation_id = new.organisation_id;
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_instrument_versions__keep()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if old.published_at is not null and (new.content, new.ordinal, new.instrument_id, new.published_at)
    is distinct from (old.content, old.ordinal, old.instrument_id, old.published_at)
  then
    raise exception 'a published version is never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_interview_codings__fit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if not exists (
    select from grappe.interview_transcripts t join grappe.interview_codes c on c.project_id = t.project_id
    where t.id = new.transcript_id and c.id = new.code_id and t.project_id = new.project_id and new.end_at <= t.characters
  ) then
    raise exception 'a coding outside its text' using errcode = 'check_violation';
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_introduction_parties__tell()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  perform grappe.tell_organisation(new.cluster_id, grappe.surviving_organisation(new.organisation_id), 'introduction_proposed',
    '/me/opportunities');
  if new.place = 'second' then
    perform grappe.tell_managers(new.cluster_id, 'introduction_to_members', '/alliances/' || i.alliance_id || '/matches')
    from grappe.introductions i where i.id = new.introduction_id;
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_introductions__tell()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  perform grappe.tell_organisation(p.cluster_id, grappe.surviving_organisation(p.organisation_id), 'introduction_' || new.status,
    '/me/opportunities')
  from grappe.introduction_parties p where p.introduction_id = new.id;
  if new.status <> 'withdrawn' then
    perform grappe.leave_mail(p.id, new.cluster_id, 'introduction_settled', '{}', '/alliances/' || new.alliance_id || '/matches')
    from grappe.people p where p.id = new.proposed_by and p.deactivated_at is null and p.erased_at is null
      and p.id is distinct from grappe.current_person();
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_join_requests__tell()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  insert into grappe.mails (cluster_id, address, language, kind, params)
  select new.cluster_id, new.address, new.language, 'join_refused', jsonb_build_object('cluster', c.name)
  from grappe.clusters c where c.id = new.cluster_id;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_label_assessments__tidy()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  delete from grappe.label_files f where f.assessment_id = new.id and not exists (
    select from grappe.label_answers a, jsonb_array_elements(a.evidence) e
    where a.assessment_id = new.id and e ->> 'address' = grappe.label_file_address(new.id, f.id));
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_meeting_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  place bigint;
  dissociates boolean := tg_argv[0] = 'dissociation';
  subject uuid := case when dissociates then new.id when tg_op = 'DELETE' then old.meeting_id else new.meeting_id end;
  room uuid := case when tg_op = 'DELETE' then old.room_id else new.room_id end;
begin
  perform pg_advisory_xact_lock(7102023010);
  insert into grappe.room_events (cluster_id, room_id, kind, subject_id, change, actor_id)
  select r.cluster_id, r.id, tg_argv[0], subject, case when dissociates then 'created' else 'changed' end,
    grappe.current_person()
  from grappe.rooms r where r.id = room
  returning position into place;
  if place is not null then perform pg_notify('grappe_rooms', place::text); end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_meeting_minutes__guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if grappe.current_person() is null then return new; end if;
  if not new.room_id = any (grappe.my_rooms()) then
    raise exception 'not in the room' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'INSERT' then
    perform grappe.require_held(new.meeting_id);
    if new.rank is distinct from
      coalesce((select max(rank) from grappe.meeting_minutes where meeting_id = new.meeting_id), 0) + 1
      or exists (select from grappe.meeting_minutes where meeting_id = new.meeting_id and status = 'draft')
    then
      raise exception 'there is a draft already' using errcode = 'GR117';
    end if;
    return new;
  end if;
  if old.status = 'approved' then
    raise exception 'the minutes were approved' using errcode = 'GR116';
  end if;
  if new.status = 'approved' then
    new.approved_by := grappe.current_person();
    new.approved_at := now();
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_meeting_people__guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  asker uuid := grappe.current_person();
  meeting uuid := coalesce(new.meeting_id, old.meeting_id);
  begun boolean;
begin
  if tg_op = 'INSERT' and new.person_id is not null then
    new.organisation_id := coalesce(new.organisation_id, grappe.organisation_in_room(new.room_id, new.person_id));
  end if;
  if asker is null then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op <> 'UPDATE' or new.attendance is distinct from old.attendance then
    if not meeting = any (grappe.my_led_meetings()) then
      raise exception 'only who leads the meeting writes who came' using errcode = 'insufficient_privilege';
    end if;
    if exists (select from grappe.meeting_minutes where meeting_id = meeting and status = 'approved') then
      raise exception 'the minutes were approved' using errcode = 'GR116';
    end if;
    select starts_at <= now() into begun from grappe.room_meetings where id = meeting;
    if tg_op = 'DELETE' then
      if begun then raise exception 'the meeting has begun' using errcode = 'GR112'; end if;
      return old;
    end if;
    if tg_op = 'INSERT' and (new.person_id is null or not grappe.are_in_room(new.room_id, array[new.person_id])) then
      raise exception 'only people of the room are invited' using errcode = 'GR002';
    end if;
    if tg_op = 'INSERT' and new.invited = begun then
      raise exception 'people are invited before, and come after' using errcode = 'GR112';
    end if;
    if new.attendance is not null then perform grappe.require_held(meeting); end if;
    if tg_op = 'UPDATE' then
      new.recorded_by := asker;
      new.recorded_at := now();
    end if;
  end if;
  if tg_op = 'UPDATE' and new.reply is distinct from old.reply then
    if new.person_id is distinct from asker then
      raise exception 'each answers for itself' using errcode = 'insufficient_privilege';
    end if;
    new.replied_at := now();
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_meeting_people__tell()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  perform grappe.leave_mail(
    new.person_id, new.cluster_id, 'meeting_announced', jsonb_build_object('startsAt', m.starts_at),
    '/rooms/' || m.room_id || '/meetings/' || m.id
  )
  from grappe.room_meetings m
  where m.id = new.meeting_id and m.agenda_published and m.status = 'planned' and m.starts_at > now()
    and new.person_id is distinct from grappe.current_person();
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_next_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  new.version := old.version + 1;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_organisations__enter()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  touched uuid[];
begin
  if current_setting('grappe.directory', true) = 'later' then return null; end if;
  if tg_op = 'INSERT' then
    touched := array(select id from come);
  else
    touched := array(select c.id from come c join gone g on g.id = c.id where (c.name, c.closed_by) is distinct from (g.name, g.closed_by));
  end if;
  if cardinality(touched) > 0 then perform grappe.enter_directory(touched); end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_organisations__forget()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  delete from grappe.directory_entries e using removed r where e.cluster_id = r.cluster_id and e.organisation_id = r.id;
  delete from grappe.facts f using removed r where f.cluster_id = r.cluster_id and f.organisation_id = r.id;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_organisations__guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if (new.closed_by, new.merged_into, new.outside) is distinct from (old.closed_by, old.merged_into, old.outside)
    and grappe.current_person() is not null
    and not new.cluster_id = any (grappe.my_coordinated_clusters())
  then
    raise exception 'only coordinators close or merge organisations' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_partnering_interest_owners__tell()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  perform grappe.tell_organisation(new.cluster_id, o.organisation_id, 'interest_received', '/partnering')
  from grappe.partnering_profile_owners o where o.profile_id = new.profile_id;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_partnering_interests__tell()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  perform grappe.tell_organisation(new.cluster_id, o.organisation_id, 'interest_' || new.status, '/partnering')
  from grappe.partnering_interest_owners o where o.interest_id = new.id;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_people__forget_interviews()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  delete from grappe.interview_names where lower(btrim(contact)) = lower(old.email);
  update grappe.interview_people set left_at = now() where person_id = new.id and left_at is null;
  delete from grappe.interview_memos where author_id = new.id;
  update grappe.interview_codings set memo = '' where coder_id = new.id and memo <> '';
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_people__in_alliances()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  delete from grappe.alliance_contacts where email <> '' and lower(email) = lower(old.email);
  perform grappe.hide_participants(array(
    select t.id from grappe.encounter_participants t
    where grappe.fold(t.person_name) = grappe.fold(old.display_name) and (t.registered_by = old.id
      or exists (select from grappe.role_grants g where g.person_id = old.id and g.organisation_id = t.organisation_id))));
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_people__own_notes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  delete from grappe.alliance_notes where author_id = new.id and audience = 'self';
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_plan_group_members__living()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if pg_trigger_depth() = 1 and exists (
    select from grappe.group_lives l
    where l.group_id = case tg_op when 'DELETE' then old.group_id else new.group_id end and l.state <> 'proposed'
  ) then
    raise exception 'its members enter and leave by its life' using errcode = 'GR130';
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_privacy_requests__forget_interviews()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  delete from grappe.interview_names
  where cluster_id = new.cluster_id
    and grappe.fold(btrim(new.contact)) in (grappe.fold(btrim(name)), grappe.fold(btrim(contact)));
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_register_entries__guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if grappe.current_person() is null then return new; end if;
  if not new.cluster_id = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators keep the register' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from grappe.register_candidates(new.cluster_id) c where c.subject_id = new.subject_id and c.kind = new.kind
  ) then
    raise exception 'no such cooperation here' using errcode = 'GR121';
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_response_answers__guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if not exists (select from grappe.responses r where r.id = new.response_id and r.organisation_id = new.organisation_id) then
    raise exception 'an answer is of the organisation that answers' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_response_scores__leave()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  update grappe.response_scores s set block = null from gone g
  where s.cluster_id = g.cluster_id and s.wave_id = g.wave_id and s.measure = g.measure and s.stratum = g.stratum and s.block = g.block;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_rivalry_clearances__guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if grappe.current_person() is null then return new; end if;
  if not new.cluster_id = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators declare it' using errcode = 'insufficient_privilege';
  end if;
  if new.room_id is not null and not exists (
    select from grappe.rooms where id = new.room_id and kind in ('working_group', 'action')
  ) then
    raise exception 'these rooms are always held to be of competitors' using errcode = 'GR119';
  end if;
  if grappe.known_rivals(new.cluster_id,
    case when new.group_id is null then grappe.organisations_of_room(new.room_id)
      else grappe.organisations_of_group(new.group_id) end)
  then
    raise exception 'some are rivals' using errcode = 'GR119';
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_role_grants__somebody_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if old.ended_at is not null or old.role not in ('cluster_manager', 'platform_administrator') then return null; end if;
  if tg_op = 'UPDATE' and new.ended_at is null then return null; end if;
  if old.cluster_id is not null and not exists (select from grappe.clusters where id = old.cluster_id) then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('somebody stays ' || coalesce(old.cluster_id::text, 'platform'), 0));
  if grappe.others_who_can(old.cluster_id, old.role, old.person_id) = 0 then
    raise exception 'somebody who can act must stay' using errcode = 'GR001';
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_room_content__guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if grappe.current_person() is null then return new; end if;
  if not exists (select from grappe.rooms where id = new.room_id and status = 'open') then
    raise exception 'the room is closed' using errcode = 'GR001';
  end if;
  if tg_op = 'UPDATE' and old.deleted_at is not null then
    raise exception 'deleted content does not come back' using errcode = 'insufficient_privilege';
  end if;
  if tg_table_name = 'room_messages' then
    if not grappe.are_in_room(new.room_id, new.mentions) then
      raise exception 'only people of the room are mentioned' using errcode = 'GR002';
    end if;
    if new.thread_id is not null and exists (
      select from grappe.room_messages where id = new.thread_id and thread_id is not null
    ) then
      raise exception 'a thread has one level' using errcode = 'GR003';
    end if;
  elsif tg_table_name = 'room_tasks' then
    if new.owner_id is not null and (tg_op = 'INSERT' or new.owner_id is distinct from old.owner_id)
      and not grappe.are_in_room(new.room_id, array[new.owner_id])
    then
      raise exception 'only people of the room own its tasks' using errcode = 'GR002';
    end if;
  elsif tg_table_name = 'room_files' then
    if tg_op = 'UPDATE' and (old.message_id is not null or new.author_id is distinct from grappe.current_person())
      and new.message_id is distinct from old.message_id
    then
      raise exception 'a file goes with one message of its author' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_room_content__sensitive()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if grappe.current_person() is not null and new.category = any (grappe.sensitive_categories())
    and new.room_id = any (grappe.my_rooms()) and grappe.room_is_guarded(new.room_id)
  then
    raise exception 'not among competitors' using errcode = 'GR111', detail = new.category;
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_room_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  cluster uuid := coalesce(new.cluster_id, old.cluster_id);
  room uuid;
  subject uuid;
  made text := case tg_op when 'INSERT' then 'created' when 'DELETE' then 'removed' else 'changed' end;
  place bigint;
begin
  if tg_argv[0] = 'room' then
    room := new.id;
    subject := new.id;
  elsif tg_argv[0] = 'person' then
    room := coalesce(new.room_id, old.room_id);
    subject := coalesce(new.person_id, old.person_id);
  else
    room := new.room_id;
    subject := new.id;
    if tg_op = 'UPDATE' and new.deleted_at is not null and old.deleted_at is null then made := 'removed'; end if;
  end if;
  perform pg_advisory_xact_lock(7102023010);
  insert into grappe.room_events (cluster_id, room_id, kind, subject_id, change, actor_id)
  select cluster, room, tg_argv[0], subject, made, grappe.current_person()
  where exists (select from grappe.rooms where id = room) -- not when the room itself is going
  returning position into place;
  if place is not null then perform pg_notify('grappe_rooms', place::text); end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_room_meetings__announce()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  kind text;
begin
  if new.status = 'cancelled' and old.status <> 'cancelled' and new.agenda_published then
    kind := 'meeting_cancelled';
  elsif new.agenda_published and (not old.agenda_published
    or (new.title, new.starts_at, new.ends_at, new.place, new.link, new.agenda)
      is distinct from (old.title, old.starts_at, old.ends_at, old.place, old.link, old.agenda))
  then
    insert into grappe.meeting_agendas (
      cluster_id, room_id, meeting_id, rank, title, starts_at, ends_at, place, link, items, published_by, published_at
    )
    select new.cluster_id, new.room_id, new.id,
      coalesce((select max(rank) from grappe.meeting_agendas where meeting_id = new.id), 0) + 1,
      new.title, new.starts_at, new.ends_at, new.place, new.link, new.agenda, grappe.current_person(), now();
    kind := case when old.agenda_published then 'meeting_changed' else 'meeting_announced' end;
  end if;
  if kind is not null then
    perform grappe.leave_mail(
      p.person_id, new.cluster_id, kind, jsonb_build_object('startsAt', new.starts_at),
      '/rooms/' || new.room_id || '/meetings/' || new.id
    )
    from grappe.meeting_people p
    where p.meeting_id = new.id and p.invited and p.person_id is distinct from grappe.current_person()
      and p.person_id is not null and grappe.are_in_room(new.room_id, array[p.person_id]);
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_room_meetings__guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  moved boolean := tg_op = 'INSERT' or (new.title, new.starts_at, new.ends_at, new.place, new.link, new.agenda)
    is distinct from (old.title, old.starts_at, old.ends_at, old.place, old.link, old.agenda);
begin
  if grappe.current_person() is null then return new; end if;
  if not new.room_id = any (grappe.my_rooms()) then
    raise exception 'not in the room' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and (old.deleted_at is not null or (old.status = 'cancelled' and (moved or new.status <> 'cancelled'))) then
    raise exception 'the meeting was called off' using errcode = 'GR115';
  end if;
  if tg_op = 'INSERT' or moved or new.status is distinct from old.status
    or new.agenda_published is distinct from old.agenda_published
  then
    if not exists (select from grappe.rooms where id = new.room_id and status = 'open') then
      raise exception 'the room is closed' using errcode = 'GR001';
    end if;
  end if;
  if moved and new.starts_at <= now() then
    raise exception 'the meeting has begun' using errcode = 'GR112';
  end if;
  if tg_op = 'UPDATE' then
    if old.agenda_published and not new.agenda_published then
      raise exception 'what was announced stays announced' using errcode = 'insufficient_privilege';
    end if;
    if (old.agenda_published and moved or new.agenda_published and not old.agenda_published)
      and least(old.starts_at, new.starts_at) <= now()
    then
      raise exception 'the meeting has begun' using errcode = 'GR112';
    end if;
    if new.status = 'cancelled' and old.status <> 'cancelled'
      and exists (select from grappe.meeting_minutes where meeting_id = new.id)
    then
      raise exception 'the meeting took place' using errcode = 'GR112';
    end if;
  end if;
  if new.agenda_published and jsonb_array_length(new.agenda) = 0 then
    raise exception 'an agenda says something' using errcode = 'GR113';
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_room_meetings__sensitive()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  category text;
begin
  if grappe.current_person() is null then return new; end if;
  select item ->> 'category' into category from jsonb_array_elements(new.agenda) as item
  where item ->> 'category' = any (grappe.sensitive_categories()) limit 1;
  if category is not null and new.room_id = any (grappe.my_rooms()) and grappe.room_is_guarded(new.room_id) then
    raise exception 'not among competitors' using errcode = 'GR111', detail = category;
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_room_people__guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if not exists (
    select from grappe.role_grants g
    where g.person_id = new.person_id and g.cluster_id = new.cluster_id and g.ended_at is null
      and g.role in ('cluster_manager', 'team_member', 'board_member', 'firm_owner', 'firm_employee', 'partner', 'relay')
  ) then
    raise exception 'not a person of this cluster' using errcode = 'GR002';
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_rooms__told()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if new.title is distinct from old.title then
    new.renamed_from := old.title;
    new.renamed_by := grappe.current_person();
    new.renamed_at := now();
  end if;
  if new.status is distinct from old.status then
    new.status_by := grappe.current_person();
    new.status_at := now();
  end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_sensitive_answers__guard()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
declare
  collection uuid := case when tg_op = 'DELETE' then old.collection_id else new.collection_id end;
begin
  if grappe.current_person() is not null
    and not exists (select from grappe.sensitive_collections where id = collection and status = 'open')
  then
    raise exception 'the collection is closed' using errcode = 'GR120';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_sensitive_collections__open()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  insert into grappe.sensitive_collection_organisations (cluster_id, collection_id, organisation_id)
  select new.cluster_id, new.id, asked.id
  from unnest(grappe.organisations_of_room(new.room_id)) as asked (id)
  join grappe.organisations o on o.id = asked.id and o.cluster_id = new.cluster_id;
  perform grappe.leave_mail(p.person_id, new.cluster_id, 'collection_opened', '{}', '/collections/' || new.id)
  from (
    select distinct a.person_id from grappe.room_access a
    where a.room_id = new.room_id and a.person_id is distinct from grappe.current_person()
      and grappe.organisation_in_room(new.room_id, a.person_id) is not null
  ) p;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_ties__withhold()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  update grappe.ties set withheld = true
  where cluster_id = new.cluster_id and source_id = new.source_id and target_id = new.target_id and kind = new.kind
    and declared_by = new.declared_by and valid_from is not distinct from new.valid_from
    and ended_at is not null and not withheld;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tg_working_group_invitations__tell()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' then
    perform grappe.tell_organisation(new.cluster_id, new.organisation_id, 'working_group_invitation', '/me/alliances');
  else
    perform grappe.leave_mail(p.id, new.cluster_id, 'working_group_answer', '{}', '/alliances/' || w.alliance_id || '/groups')
    from grappe.alliance_working_groups w, grappe.people p
    where w.id = new.working_group_id and p.id = new.asked_by and p.deactivated_at is null and p.erased_at is null
      and p.id is distinct from grappe.current_person();
  end if;
  return null;
end
$function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.tidy_mails()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    delete from grappe.mail_secrets where expires_at < now();
    delete from grappe.mails where created_at < now() - interval '90 days' and (sent_at is not null or send_after < now());
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.told_explanation(the_group uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select case
      when grappe.shows_less_since(g.id, coalesce((g.public_explanation ->> 'readAt')::timestamptz, p.created_at))
      then g.public_explanation || '{"reasons": [], "shownToFewer": true}'
      else g.public_explanation
    end
    from grappe.plan_groups g join grappe.plans p on p.id = g.plan_id
    where g.id = the_group
      and (g.id = any (grappe.my_proposed_groups()) or g.cluster_id = any (grappe.my_coordinated_clusters()))
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.told_to_alliance(alliance uuid)
 RETURNS TABLE(cluster_id uuid, organisation_id uuid, key text, said text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with members as (
      select c.cluster_id from grappe.alliance_clusters c join grappe.alliances a on a.id = c.alliance_id
      where c.alliance_id = alliance and c.status = 'accepted' and a.status = 'active'
    )
    select f.cluster_id, f.organisation_id, f.key, case f.key
        when 'served_market' then f.item when 'wanted_market' then f.item else f.value #>> '{}' end
    from members m
    join grappe.facts f on f.cluster_id = m.cluster_id and f.ended_at is null and (f.valid_to is null or f.valid_to >= current_date)
    where f.key in ('offer', 'need', 'skill', 'technology', 'product_code', 'customer_sector', 'served_market', 'wanted_market', 'working_language')
      and (grappe.audience_now(f.audience, f.shown_to, f.shown_until, f.ended_at) = 'public'
        or (grappe.audience_now(f.audience, f.shown_to, f.shown_until, f.ended_at) = 'alliance'
          and grappe.audience_id_now(f.audience_id, f.shown_to_id, f.shown_until, f.ended_at) = alliance))
    union all
    select p.cluster_id, grappe.surviving_organisation(w.organisation_id), said.key, said.value
    from members m
    join grappe.partnering_profiles p on p.cluster_id = m.cluster_id and p.to_alliances and p.closed_on is null
    join grappe.partnering_profile_owners w on w.profile_id = p.id
    cross join lateral (
      select case p.direction when 'offer' then 'offer' else 'need' end as key, p.title as value
      union all select 'wanted_market', unnest(p.markets)
      union all select 'working_language', unnest(p.languages)
    ) said
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.too_close_to(collection grappe.sensitive_collections)
 RETURNS TABLE(publication_id uuid, collection_id uuid, differing bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select p.id, p.collection_id, d.differing
    from grappe.sensitive_publications p
    join grappe.sensitive_collections c on c.id = p.collection_id
    cross join lateral (
      select count(*) filter (where a.value is null or i.value is null or (c.unit = collection.unit and a.value <> i.value)) as differing
      from (select organisation_id, value from grappe.sensitive_answers s where s.collection_id = collection.id) a
      full join (select organisation_id, value from grappe.sensitive_publication_inputs s where s.publication_id = p.id) i
        using (organisation_id)
    ) d
    where p.cluster_id = collection.cluster_id and c.category = collection.category
      and c.period_start <= collection.period_end and c.period_end >= collection.period_start
      and d.differing between 1 and 4
    order by p.published_at desc
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.undone_change_sets(cluster uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select coalesce(array_agg(id), '{}') from grappe.change_sets
    where cluster_id = cluster and undone_at is not null and cluster = any (grappe.my_clusters())
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.unfinished_jobs()
 RETURNS TABLE(job_id uuid, asked_by uuid, status text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select id, asked_by, status from grappe.jobs where status in ('queued', 'running') order by created_at limit 10000
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.visible_to_asker(cluster uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select format('f.cluster_id = %1$L::uuid and f.ended_at is null and (f.valid_to is null or f.valid_to >= current_date)
      and (%8$s or grappe.is_visible(%1$L::uuid, f.organisation_id,
        grappe.audience_now(f.audience, f.shown_to, f.shown_until, null),
        grappe.audience_id_now(f.audience_id, f.shown_to_id, f.shown_until, null),
        %2$L::uuid[], %3$L::uuid[], %4$L::uuid[], %5$L::uuid[], %6$L::uuid[]) or f.id = any (%7$L::uuid[]))',
      cluster, grappe.my_organisations(), grappe.my_coordinated_clusters(), grappe.my_clusters(), grappe.my_groups(),
      grappe.my_alliances(), grappe.my_granted_facts(),
      case when cluster = any (grappe.my_coordinated_clusters()) then 'f.audience <> ''self'''
        else 'f.audience in (''cluster'', ''alliance'', ''public'')' end)
  $function$;
-- owner grappe_owner; execute: nobody else

CREATE OR REPLACE FUNCTION grappe.wave_figures(wave uuid)
 RETURNS TABLE(measure text, stratum text, firms bigint, mean double precision, deviation double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with blocks as (
      select s.measure, s.stratum, count(*) as firms, sum(s.value) as total, sum(s.value * s.value) as squares
      from grappe.response_scores s
      join grappe.campaign_waves w on w.id = s.wave_id and w.cluster_id = any (grappe.my_known_clusters())
      where s.wave_id = wave and s.block is not null
      group by s.measure, s.stratum, s.block having count(*) >= grappe.block_size()
    )
    select b.measure, b.stratum, sum(b.firms)::bigint, round((sum(b.total) / sum(b.firms))::numeric, 3)::float8,
      case when sum(b.firms) > 1 then round(sqrt(greatest(
        (sum(b.squares) - sum(b.total) * sum(b.total) / sum(b.firms)) / (sum(b.firms) - 1), 0))::numeric, 3)::float8 end
    from blocks b group by grouping sets ((b.measure, b.stratum), (b.measure))
    having b.stratum is null or b.stratum <> ''
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.wave_involvement(waves uuid[])
 RETURNS TABLE(firm text, wave_id uuid, ways text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with counted as (
      select r.wave_id, r.organisation_id, w.cluster_id, least(w.closes_on, current_date) as until, k.inner_key, k.outer_key,
        count(*) over (partition by r.wave_id) as firms
      from grappe.campaign_waves w
      join grappe.campaign_keys k on k.campaign_id = w.campaign_id
      join grappe.responses r on r.wave_id = w.id and r.submitted_at is not null
      where w.id = any (waves) and w.cluster_id = any (grappe.my_managed_clusters())
    )
    select left(encode(sha256(c.outer_key || sha256(c.inner_key || uuid_send(c.organisation_id))), 'hex'), 20), c.wave_id,
      array_remove(array[
        case when exists (select from grappe.group_memberships m where m.cluster_id = c.cluster_id
          and m.organisation_id = c.organisation_id and m.joined_on <= c.until) then 'group' end,
        case when exists (select from grappe.alliance_working_group_firms f where f.cluster_id = c.cluster_id
            and f.organisation_id = c.organisation_id and f.joined_on <= c.until)
          or exists (select from grappe.alliance_project_partners p where p.cluster_id = c.cluster_id
            and p.organisation_id = c.organisation_id) then 'alliance' end,
        case when exists (select from grappe.encounter_participants p
          join grappe.encounters e on e.cluster_id = p.cluster_id and e.id = p.encounter_id
          where p.organisation_cluster_id = c.cluster_id and p.organisation_id = c.organisation_id and p.withdrawn_on is null
            and e.status = 'published' and e.held_on <= c.until) then 'encounter' end
      ], null)
    from counted c where c.firms >= grappe.block_size()
    order by 1, 2
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.wave_table(waves uuid[], study uuid)
 RETURNS TABLE(firm text, wave_id uuid, stratum text, part text, name text, value jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with allowed as (
      select w.id, w.cluster_id,
        coalesce(sk.inner_key, ck.inner_key) as inner_key, coalesce(sk.outer_key, ck.outer_key) as outer_key
      from grappe.campaign_waves w
      join grappe.campaign_keys ck on ck.campaign_id = w.campaign_id
      left join grappe.studies s on s.id = study and s.cluster_id = w.cluster_id and s.id = any (grappe.my_studies())
      left join grappe.study_keys sk on sk.study_id = s.id
      where w.id = any (waves)
        and case when study is null then w.cluster_id = any (grappe.my_coordinated_clusters()) else sk.study_id is not null end
    ), counted as (
      select r.id, r.wave_id, r.organisation_id, a.inner_key, a.outer_key, t.known, t.stratum,
        count(*) over (partition by r.wave_id) as firms, count(*) over (partition by r.wave_id, t.stratum) as alike
      from allowed a
      join grappe.responses r on r.wave_id = a.id and r.submitted_at is not null and (study is null or r.for_research)
      join grappe.wave_targets t on t.wave_id = r.wave_id and t.organisation_id = r.organisation_id
    ), named as (
      select c.*, left(encode(sha256(c.outer_key || sha256(c.inner_key || uuid_send(c.organisation_id))), 'hex'), 20) as firm,
        case when c.alike >= grappe.block_size() then c.stratum else '' end as shown
      from counted c where c.firms >= grappe.block_size()
    )
    select n.firm, n.wave_id, n.shown, 'item', a.item, a.answer from named n
    join grappe.response_answers a on a.response_id = n.id
    where jsonb_typeof(a.answer) <> 'object'
    union all
    select n.firm, n.wave_id, n.shown, 'score', s.measure, to_jsonb(s.value) from named n
    join grappe.response_scores s on s.response_id = n.id and position('=' in s.measure) = 0
    union all
    select n.firm, n.wave_id, n.shown, 'known', k.key, k.value from named n cross join jsonb_each(n.known) k where study is null
    order by 1, 2, 4, 5
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.withdraw_introduction(cluster uuid, introduction uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  if cluster is null or not cluster = any (grappe.my_coordinated_clusters()) then
    raise exception 'only coordinators withdraw introductions' using errcode = 'insufficient_privilege';
  end if;
  update grappe.introductions set status = 'withdrawn', settled_on = current_date
  where id = introduction and cluster_id = cluster and status = 'proposed';
  return found;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.withdraw_invitation(invitation uuid, cluster uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with withdrawn as (
      update grappe.invitations set withdrawn_at = now()
      where id = invitation and cluster_id is not distinct from cluster and accepted_at is null and withdrawn_at is null
        and (cluster_id = any (grappe.my_managed_clusters()) or grappe.is_platform_administrator()
          or (role = 'firm_employee' and grappe.owns_firm(cluster_id, organisation_id)))
      returning id, mail_id
    ), unsent as (
      update grappe.mails set given_up_at = now(), last_error = 'withdrawn'
      where id in (select mail_id from withdrawn) and sent_at is null
    ), forgotten as (
      delete from grappe.mail_secrets where mail_id in (select mail_id from withdrawn)
    )
    select exists (select from withdrawn)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.withdraw_label(cluster uuid, label uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    with taken_back as (
      update grappe.labels l set withdrawn_at = now(), withdrawn_by = grappe.current_person()
      where l.id = label and l.cluster_id = cluster and l.withdrawn_at is null
        and (l.assessment_id = any (grappe.my_audits()) or cluster = any (grappe.my_managed_clusters()))
      returning 1
    )
    select exists (select from taken_back)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.withdraw_participant(participant uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
begin
  update grappe.encounter_participants p set withdrawn_on = current_date, version = p.version + 1
  from grappe.encounters e
  where p.id = participant and e.id = p.encounter_id and p.withdrawn_on is null and e.status <> 'cancelled'
    and (p.id = any (grappe.my_participants()) or e.cluster_id = any (grappe.my_coordinated_clusters()));
  return found;
end
$function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.without_owner(cluster uuid)
 RETURNS TABLE(kind text, subject_id uuid, place_id uuid, title text, due_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select r.kind, r.subject_id, r.place_id, r.title, r.due_on from grappe.responsibilities r
    where r.cluster_id = cluster and r.kind <> 'task' and cluster = any (grappe.my_coordinated_clusters())
      and not exists (select from grappe.role_grants g where g.person_id = r.owner_id and g.ended_at is null
        and g.role in ('cluster_manager', 'team_member')
        and (g.cluster_id = r.cluster_id or exists (select from grappe.alliance_clusters c
          where c.alliance_id = r.place_id and c.cluster_id = g.cluster_id and c.status = 'accepted')))
    order by r.due_on nulls last, r.kind, r.title, r.subject_id
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.words_of(content text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    select pg_catalog.to_tsvector('grappe.french_words'::regconfig, content)
      operator(pg_catalog.||) pg_catalog.to_tsvector('grappe.english_words'::regconfig, content)
      operator(pg_catalog.||) pg_catalog.to_tsvector('grappe.plain_words'::regconfig, content)
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.words_of_entries(names text[], places integer[], keys text[], texts text[], audiences text[])
 RETURNS tsvector[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'grappe', 'pg_temp'
AS $function$
    select array_agg(grappe.words_of_entry(entry.name, said.offers, said.needs, said.others) order by entry.place)
    from unnest(names) with ordinality as entry (name, place)
    left join (
      select t.place, string_agg(t.text, E'\n') filter (where t.key = 'offer') as offers,
        string_agg(t.text, E'\n') filter (where t.key = 'need') as needs,
        string_agg(t.text, E'\n') filter (where t.key not in ('offer', 'need')) as others
      from unnest(places, keys, texts, audiences) as t (place, key, text, audience)
      where grappe.is_searchable(t.key) and grappe.is_open(t.audience, null)
      group by t.place
    ) said on said.place = entry.place
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.words_of_entry(name text, offers text, needs text, others text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select setweight(grappe.words_of(name), 'A') || coalesce(setweight(grappe.words_of(offers), 'B'), '')
      || coalesce(setweight(grappe.words_of(needs), 'C'), '') || coalesce(setweight(grappe.words_of(others), 'D'), '')
  $function$;
-- owner grappe_owner; execute: grappe_app

CREATE OR REPLACE FUNCTION grappe.words_typed(typed text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'grappe', 'public', 'extensions', 'pg_temp'
AS $function$
    select coalesce(array_agg(word order by place), '{}') from (
      select word, place from regexp_split_to_table(grappe.fold(coalesce(typed, '')), '[^[:alnum:]]+')
        with ordinality as split (word, place)
      where word <> '' order by place limit 8
    ) few
  $function$;
-- owner grappe_owner; execute: nobody else
