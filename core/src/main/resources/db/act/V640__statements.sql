-- SPDX-License-Identifier: Apache-2.0
-- Digest of the signed proposal, which every later statement names; empty where a build proposed that did not sign.
alter table act_operation add column proposal text not null default '';

-- The card under which the proposer introduced a member.
alter table act_member add column card bytea;

-- What each member said, as it signed it.
create table act_statement (
    operation text not null references act_operation,
    author    text not null,
    position  bigint not null,
    bytes     bytea not null,
    taken_at  timestamptz not null,
    primary key (operation, author, position)
);
