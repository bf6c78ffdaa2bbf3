-- SPDX-License-Identifier: Apache-2.0
-- One load of a file. What it brought waits until an officer has seen it and releases it; before that it is neither asked
-- about nor told. Statements and links without a load were there before loads were kept, and count as released.
create table case_load (
    id bigint generated always as identity primary key,
    source_id text not null references case_source,
    file_hash text not null,
    loaded timestamptz not null,
    loaded_by text not null,
    subjects bigint not null default 0,
    links bigint not null default 0,
    statements bigint not null default 0,
    refused bigint not null default 0,
    counted bigint not null default 0,
    released timestamptz,
    released_by text not null default ''
);

create index case_load_by_source on case_load (source_id);
create index case_load_waiting on case_load (id) where released is null;

alter table case_statement add column load_id bigint references case_load;
alter table case_link add column load_id bigint references case_load;
create index case_statement_by_load on case_statement (load_id) where load_id is not null;
create index case_link_by_load on case_link (load_id) where load_id is not null;
create index case_statement_by_source on case_statement (source_id);

-- A source that was taken back keeps its row; its records keep their clock and nothing else.
alter table case_source add column withdrawn timestamptz;
alter table case_source add column withdrawn_by text not null default '';
