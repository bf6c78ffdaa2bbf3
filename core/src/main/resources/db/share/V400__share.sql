-- SPDX-License-Identifier: Apache-2.0
-- Agreements in their signed form and where they stand. A signature is empty until it is there.
create table share_agreement (
    digest             text primary key,
    partner            text not null,
    document           bytea not null,
    own_signature      text not null default '',
    partner_signature  text not null default '',
    life               text not null,
    suspended_here     boolean not null default false,
    suspended_there    boolean not null default false
);
create index share_agreement_partner on share_agreement (partner);

-- Every step of an agreement's life, with the life it led to.
create table share_agreement_step (
    step      bigint generated always as identity primary key,
    agreement text not null references share_agreement,
    at        timestamptz not null,
    code      text not null,
    life      text not null,
    authority text not null,
    officer   text not null
);

-- Permits with their approvals, each good for one operation, purpose and recipient until it expires.
create table share_grant (
    id        text primary key,
    agreement text not null,
    operation text not null,
    purpose   text not null,
    recipient text not null,
    class     text not null,
    approvals integer not null,
    minted    timestamptz not null,
    expires   timestamptz not null
);

-- What left through the egress; without a grant only administration.
create table share_sent (
    envelope  text primary key,
    grant_id  text references share_grant,
    recipient text not null,
    type      text not null,
    content   text not null,
    at        timestamptz not null
);

-- One key per encrypted record. A purge deletes the key.
create table share_key (
    id     bigint generated always as identity primary key,
    secret bytea not null
);

-- Requests after a hit, asked or to be answered. The words of the asker are encrypted.
create table share_request (
    id            text primary key,
    side          text not null,
    partner       text not null,
    agreement     text not null,
    class         text not null,
    handle        text not null,
    purpose       text not null,
    words_key     bigint references share_key on delete set null,
    words         bytea not null,
    state         text not null,
    opened        timestamptz not null,
    due           timestamptz not null,
    needed        integer not null,
    approver      text not null,
    refusal       text not null default '',
    outcome       text not null default ''
);
create index share_request_side on share_request (side, state);
create index share_request_handle on share_request (partner, handle);

create table share_approval (
    request text not null references share_request,
    officer text not null,
    role    text not null,
    at      timestamptz not null,
    primary key (request, officer)
);

create table share_request_event (
    event     bigint generated always as identity primary key,
    request   text not null references share_request,
    at        timestamptz not null,
    code      text not null,
    authority text not null,
    officer   text not null,
    note_key  bigint references share_key on delete set null,
    note      bytea
);

-- Disclosures sent and received: ids and digests, no content.
create table share_disclosure (
    id        text not null,
    partner   text not null,
    sent      boolean not null,
    request   text not null,
    agreement text not null,
    purpose   text not null,
    content   text not null,
    records   integer not null,
    at        timestamptz not null,
    recalled  timestamptz,
    purged    timestamptz,
    primary key (partner, id)
);

-- Which records of ours a disclosure carried.
create table share_disclosed (
    partner    text not null,
    disclosure text not null,
    record     text not null,
    primary key (partner, disclosure, record),
    foreign key (partner, disclosure) references share_disclosure (partner, id)
);

-- Records received, encrypted each under its own key. After a purge only the fact remains.
create table share_foreign (
    authority  text not null,
    link       boolean not null,
    id         text not null,
    disclosure text not null,
    agreement  text not null,
    purpose    text not null,
    request    text not null,
    kind       text not null,
    key_id     bigint references share_key on delete set null,
    content    bytea,
    received   timestamptz not null,
    expires    date not null,
    primary key (authority, disclosure, link, id)
);
create index share_foreign_record on share_foreign (authority, id);
create index share_foreign_expires on share_foreign (expires) where content is not null;

create table share_outcome (
    partner  text not null,
    told     boolean not null,
    handle   text not null,
    request  text not null,
    outcome  text not null,
    reason   text not null,
    at       timestamptz not null,
    primary key (partner, told, handle)
);

create table share_recall (
    id        text primary key,
    partner   text not null,
    asked     boolean not null,
    agreement text not null,
    at        timestamptz not null,
    due       timestamptz not null,
    done      timestamptz,
    records   integer not null default 0
);
