-- SPDX-License-Identifier: Apache-2.0
-- Names are found by trigrams. The extension is trusted: the owner of a database may create it.
create extension if not exists pg_trgm;

-- Secret of this node: ids and fingerprints that tell nothing without it.
create table case_key (
    only_row boolean primary key default true check (only_row),
    secret bytea not null
);

create table case_source (
    id text primary key,
    title text not null,
    grade text not null,
    handling text not null,
    legal_basis text not null,
    file_hash text not null,
    first_loaded timestamptz not null,
    last_loaded timestamptz not null
);

-- One record of one source: what it says in our terms (target_id) and how it was written (original). Its clock starts
-- with its first load and never again; when all that it stated has expired it is purged and its text forgotten.
create table case_record (
    source_id text not null references case_source,
    record_id text not null,
    place bigint generated always as identity,
    record_kind text not null,
    target_id text not null,
    schema_name text not null,
    original text not null,
    fingerprint text not null,
    first_loaded timestamptz not null,
    expires date not null,
    purged boolean not null default false,
    primary key (source_id, record_id)
);

create index case_record_by_target on case_record (target_id);

-- root_id is the subject into which this one was merged, directly or through others; itself where it was not.
create table case_subject (
    id text primary key,
    subject_kind text not null,
    caption text not null,
    root_id text not null
);

create index case_subject_by_root on case_subject (root_id);
create index case_subject_by_caption on case_subject (caption, id) where id = root_id;

create table case_link (
    id text primary key,
    relation text not null,
    from_id text not null,
    to_id text not null,
    source_id text not null,
    record_id text not null
);

create index case_link_by_from on case_link (from_id);
create index case_link_by_to on case_link (to_id);
create index case_link_by_record on case_link (source_id, record_id);

-- Of a subject (subject_id) or of a link (link_id). origin_id is the subject or link that the source meant; a split
-- moves subject_id away from it. folded and exact are what a search compares.
create table case_statement (
    id bigint generated always as identity primary key,
    subject_id text,
    link_id text,
    origin_id text not null,
    source_id text not null,
    record_id text not null,
    property text not null,
    value text not null,
    original text not null,
    language text not null,
    grade text not null,
    handling text not null,
    legal_basis text not null,
    first_seen date not null,
    last_seen date not null,
    expires date not null,
    fingerprint text not null,
    folded text,
    exact text,
    check ((subject_id is null) <> (link_id is null)),
    unique (source_id, record_id, origin_id, fingerprint)
);

create index case_statement_by_subject on case_statement (subject_id) where subject_id is not null;
create index case_statement_by_link on case_statement (link_id) where link_id is not null;
create index case_statement_by_expiry on case_statement (expires);
create index case_statement_by_name on case_statement using gin (folded gin_trgm_ops) where folded is not null;
create index case_statement_by_exact on case_statement (exact text_pattern_ops) where exact is not null;

create table case_file (
    id text primary key,
    title text not null,
    opened date not null
);

create table case_member (
    case_id text not null references case_file,
    subject_id text not null,
    source_id text not null,
    record_id text not null,
    primary key (case_id, subject_id, source_id, record_id)
);

create index case_member_by_subject on case_member (subject_id);

create table case_merge (
    id bigint generated always as identity primary key,
    kept_id text not null,
    merged_id text not null,
    reason text not null,
    done_by text not null,
    done_at timestamptz not null,
    undone_by text,
    undone_at timestamptz
);

create table case_split (
    id bigint generated always as identity primary key,
    subject_id text not null,
    part_id text not null,
    reason text not null,
    done_by text not null,
    done_at timestamptz not null,
    undone_by text,
    undone_at timestamptz
);
