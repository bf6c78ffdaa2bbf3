-- SPDX-License-Identifier: Apache-2.0
-- One log per database. Its row is the lock under which entries get their index.
create table ledger_log (
    only_row boolean primary key default true check (only_row),
    origin text not null,
    size bigint not null default 0
);

create table ledger_entry (
    entry_index bigint primary key,
    entry_type text not null,
    bytes bytea not null,
    leaf_hash bytea not null check (octet_length(leaf_hash) = 32)
);

create index ledger_entry_by_type on ledger_entry (entry_type, entry_index);

-- The root of each full tile: tile_level 1 covers 256 entries, 2 covers 65,536, and so on.
create table ledger_tile_hash (
    tile_level smallint not null,
    hash_index bigint not null,
    hash bytea not null check (octet_length(hash) = 32),
    primary key (tile_level, hash_index)
);

-- Who may cosign our checkpoints, and what they cosigned.
create table ledger_witness (
    witness_name text primary key,
    vkey text not null
);

create table ledger_cosignature (
    tree_size bigint not null,
    witness_name text not null,
    line text not null,
    primary key (tree_size, witness_name)
);

-- As a witness: the newest checkpoint that we cosigned of each other log.
create table ledger_seen (
    origin text primary key,
    tree_size bigint not null,
    note text not null
);

create function ledger_entry_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'a ledger entry is never changed or deleted';
end
$$;

create trigger ledger_entry_is_kept before update or delete or truncate on ledger_entry
    for each statement execute function ledger_entry_is_kept();
