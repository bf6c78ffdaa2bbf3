-- SPDX-License-Identifier: Apache-2.0
-- Record keys are wrapped by a key that lies outside the database; the name of that key is here, never the key. Rows of
-- an earlier version have no wrapping until the node has started once.
alter table share_key add column wrapping text not null default '';
create table share_wrapping (
    one boolean primary key default true check (one),
    key text not null
);

-- A row for each destruction of record keys since the wrapping key was last replaced.
create table share_spent (
    id bigint generated always as identity primary key
);
