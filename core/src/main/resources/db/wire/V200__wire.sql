-- SPDX-License-Identifier: Apache-2.0
-- Partners whose cards were pinned.
create table wire_partner (
    authority text primary key,
    card      bytea not null,
    tls_pin   text not null unique,
    pinned_at timestamptz not null,
    heard_at  timestamptz,
    tried_at  timestamptz,
    trouble   text not null default ''
);

-- The end of each channel to a partner: its row is locked by whoever sends.
create table wire_channel (
    partner text primary key references wire_partner,
    next    bigint not null default 1,
    last    text not null
);

-- Own envelopes. The content goes when it is no longer needed; header, signature and receipt stay as proof.
create table wire_outbox (
    partner      text not null references wire_partner,
    sequence     bigint not null,
    digest       text not null,
    header       bytea not null,
    content      bytea,
    signature    bytea not null,
    type         text not null,
    expires      timestamptz not null,
    outcome      text,
    code         text not null default '',
    receipt      bytea,
    receipted_at timestamptz,
    primary key (partner, sequence)
);
create index wire_outbox_pending on wire_outbox (partner, sequence) where outcome is null;

-- The end of each channel from a partner: its row is locked by whoever receives.
create table wire_arrival (
    partner text primary key references wire_partner,
    next    bigint not null default 1,
    last    text not null
);

-- Partners' envelopes, without their content, and what was answered.
create table wire_inbox (
    partner     text not null references wire_partner,
    sequence    bigint not null,
    digest      text not null,
    header      bytea not null,
    signature   bytea not null,
    type        text not null,
    outcome     text not null,
    receipt     bytea not null,
    received_at timestamptz not null,
    to_carry    boolean not null default false,
    primary key (partner, sequence)
);
create index wire_inbox_digest on wire_inbox (digest);
create index wire_inbox_to_carry on wire_inbox (partner, sequence) where to_carry;

-- Parts of one large envelope that is still arriving.
create table wire_part (
    partner text not null references wire_partner,
    digest  text not null,
    start   bigint not null,
    bytes   bytea not null,
    primary key (partner, digest, start)
);
