-- Interviews of a research team: transcripts, codebook, codings, double coding. Read by the people named on a study and by nobody
-- else, whatever they are in the cluster; never by who speaks for a firm of it. Names are kept apart from pseudonyms.

create table grappe.interview_projects (
  cluster_id uuid not null references grappe.clusters (id) on delete cascade,
  id uuid primary key default grappe.new_id(),
  title text not null check (length(btrim(title)) between 1 and 200),
  purpose text not null default '' check (length(purpose) <= 4000),
  -- Says of itself that nothing in it was said by anybody.
  is_fictional boolean not null default false,
  version integer not null default 1,
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (cluster_id, id)
);

create table grappe.interview_people (
  cluster_id uuid not null,
  project_id uuid not null,
  person_id uuid not null references grappe.people (id) on delete cascade,
  -- Leads name the team, import and take away transcripts, and read the names behind pseudonyms.
  role text not null check (role in ('lead', 'coder')),
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  primary key (project_id, person_id),
  foreign key (cluster_id, project_id) references grappe.interview_projects (cluster_id, id) on delete cascade
);
create index interview_people_cluster on grappe.interview_people (cluster_id, project_id);
create index interview_people_person on grappe.interview_people (person_id);

-- Who was interviewed, under a pseudonym, with what tables compare.
create table grappe.interview_cases (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  project_id uuid not null,
  pseudonym text not null check (length(btrim(pseudonym)) between 1 and 100),
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  version integer not null default 1,
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (cluster_id, id),
  unique (project_id, pseudonym),
  foreign key (cluster_id, project_id) references grappe.interview_projects (cluster_id, id) on delete cascade
);
create index interview_cases_project on grappe.interview_cases (cluster_id, project_id);

-- The names behind the pseudonyms: nothing else refers to this table, and only leads reach it.
create table grappe.interview_names (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  project_id uuid not null,
  pseudonym text not null check (length(btrim(pseudonym)) between 1 and 100),
  name text not null check (length(btrim(name)) between 1 and 300),
  contact text not null default '' check (length(contact) <= 300),
  version integer not null default 1,
  entered_by uuid references grappe.people (id) on delete set null,
  entered_at timestamptz not null default now(),
  unique (project_id, pseudonym, name),
  foreign key (cluster_id, project_id) references grappe.interview_projects (cluster_id, id) on delete cascade
);
create index interview_names_project on grappe.interview_names (cluster_id, project_id);

create table grappe.interview_transcripts (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  project_id uuid not null,
  case_id uuid,
  title text not null check (length(btrim(title)) between 1 and 200),
  format text collate "C" not null check (format in ('text', 'word', 'subtitles')),
  recorded_on date,
  -- Said once, never changed: codings count its characters (UTF-16 units, as browsers select them).
  body text not null,
  characters integer not null check (characters > 0),
  words integer not null check (words >= 0),
  -- [start, end, rank of the speaker, milliseconds] for each, as in the body.
  paragraphs jsonb not null check (jsonb_typeof(paragraphs) = 'array'),
  speakers jsonb not null check (jsonb_typeof(speakers) = 'array'),
  version integer not null default 1,
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (cluster_id, id),
  foreign key (cluster_id, project_id) references grappe.interview_projects (cluster_id, id) on delete cascade,
  foreign key (cluster_id, case_id) references grappe.interview_cases (cluster_id, id) on delete set null (case_id)
);
create index interview_transcripts_project on grappe.interview_transcripts (cluster_id, project_id);
create index interview_transcripts_case on grappe.interview_transcripts (case_id);

create table grappe.interview_codes (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  project_id uuid not null,
  parent_id uuid,
  name text not null check (length(btrim(name)) between 1 and 200),
  definition text not null default '' check (length(definition) <= 4000),
  colour integer not null default 0 check (colour between 0 and 11),
  -- Names of ordered degrees, from the least; empty when the code only stands or does not.
  levels jsonb not null default '[]' check (jsonb_typeof(levels) = 'array'),
  ordinal integer not null default 0,
  version integer not null default 1,
  retired_at timestamptz,
  created_by uuid references grappe.people (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (cluster_id, id),
  check (parent_id <> id),
  foreign key (cluster_id, project_id) references grappe.interview_projects (cluster_id, id) on delete cascade,
  foreign key (cluster_id, parent_id) references grappe.interview_codes (cluster_id, id)
);
create index interview_codes_project on grappe.interview_codes (cluster_id, project_id);
create index interview_codes_parent on grappe.interview_codes (parent_id);

-- The codebook as it stood: what a double coding was made with.
create table grappe.interview_codebooks (
  cluster_id uuid not null,
  project_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  note text not null default '' check (length(note) <= 2000),
  codes jsonb not null check (jsonb_typeof(codes) = 'array'),
  saved_by uuid references grappe.people (id) on delete set null,
  saved_at timestamptz not null default now(),
  primary key (project_id, ordinal),
  foreign key (cluster_id, project_id) references grappe.interview_projects (cluster_id, id) on delete cascade
);
create index interview_codebooks_cluster on grappe.interview_codebooks (cluster_id, project_id);

-- A double coding: open until each of its two people said to be done, or a lead stopped it.
create table grappe.interview_rounds (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  project_id uuid not null,
  transcript_id uuid not null,
  codebook integer not null,
  opened_by uuid references grappe.people (id) on delete set null,
  opened_at timestamptz not null default now(),
  stopped_at timestamptz,
  unique (cluster_id, id),
  foreign key (cluster_id, project_id) references grappe.interview_projects (cluster_id, id) on delete cascade,
  foreign key (cluster_id, transcript_id) references grappe.interview_transcripts (cluster_id, id) on delete cascade,
  foreign key (project_id, codebook) references grappe.interview_codebooks (project_id, ordinal)
);
create index interview_rounds_project on grappe.interview_rounds (cluster_id, project_id);
create index interview_rounds_transcript on grappe.interview_rounds (transcript_id);

create table grappe.interview_round_coders (
  cluster_id uuid not null,
  round_id uuid not null,
  person_id uuid not null references grappe.people (id) on delete cascade,
  done_at timestamptz,
  primary key (round_id, person_id),
  foreign key (cluster_id, round_id) references grappe.interview_rounds (cluster_id, id) on delete cascade
);
create index interview_round_coders_cluster on grappe.interview_round_coders (cluster_id, round_id);
create index interview_round_coders_person on grappe.interview_round_coders (person_id);

create table grappe.interview_codings (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  project_id uuid not null,
  transcript_id uuid not null,
  code_id uuid not null,
  coder_id uuid not null references grappe.people (id) on delete cascade,
  -- The double coding it belongs to; null for the ordinary coding of the team.
  round_id uuid,
  start_at integer not null check (start_at >= 0),
  end_at integer not null,
  level integer check (level between 1 and 9),
  memo text not null default '' check (length(memo) <= 4000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check (end_at > start_at),
  foreign key (cluster_id, project_id) references grappe.interview_projects (cluster_id, id) on delete cascade,
  foreign key (cluster_id, transcript_id) references grappe.interview_transcripts (cluster_id, id) on delete cascade,
  foreign key (cluster_id, code_id) references grappe.interview_codes (cluster_id, id) on delete cascade,
  foreign key (cluster_id, round_id) references grappe.interview_rounds (cluster_id, id) on delete cascade
);
create index interview_codings_transcript on grappe.interview_codings (cluster_id, transcript_id, start_at);
create index interview_codings_project on grappe.interview_codings (project_id, code_id);
create index interview_codings_code on grappe.interview_codings (code_id);
create index interview_codings_round on grappe.interview_codings (round_id);
create index interview_codings_coder on grappe.interview_codings (coder_id);

create table grappe.interview_memos (
  cluster_id uuid not null,
  id uuid primary key default grappe.new_id(),
  project_id uuid not null,
  -- What it is about: a code, a transcript, or the whole study when both are null.
  code_id uuid,
  transcript_id uuid,
  body text not null check (length(btrim(body)) between 1 and 20000),
  version integer not null default 1,
  author_id uuid references grappe.people (id) on delete set null,
  written_at timestamptz not null default now(),
  check (code_id is null or transcript_id is null),
  foreign key (cluster_id, project_id) references grappe.interview_projects (cluster_id, id) on delete cascade,
  foreign key (cluster_id, code_id) references grappe.interview_codes (cluster_id, id) on delete cascade,
  foreign key (cluster_id, transcript_id) references grappe.interview_transcripts (cluster_id, id) on delete cascade
);
create index interview_memos_project on grappe.interview_memos (cluster_id, project_id);
create index interview_memos_code on grappe.interview_memos (code_id);
create index interview_memos_transcript on grappe.interview_memos (transcript_id);

-- What the team concludes of a case under a code: the cell of a conceptually clustered matrix.
create table grappe.interview_cells (
  cluster_id uuid not null,
  project_id uuid not null,
  case_id uuid not null,
  code_id uuid not null,
  summary text not null check (length(summary) <= 4000),
  version integer not null default 1,
  updated_by uuid references grappe.people (id) on delete set null,
  updated_at timestamptz not null default now(),
  primary key (case_id, code_id),
  foreign key (cluster_id, project_id) references grappe.interview_projects (cluster_id, id) on delete cascade,
  foreign key (cluster_id, case_id) references grappe.interview_cases (cluster_id, id) on delete cascade,
  foreign key (cluster_id, code_id) references grappe.interview_codes (cluster_id, id) on delete cascade
);
create index interview_cells_project on grappe.interview_cells (cluster_id, project_id);
create index interview_cells_code on grappe.interview_cells (code_id);
