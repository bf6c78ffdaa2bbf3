-- SPDX-License-Identifier: Apache-2.0
-- How much of what each partner sent in one hour: its last one.
create table wire_quota (
    partner text not null,
    what    text not null,
    hour    timestamptz not null,
    taken   integer not null,
    over    bigint not null,
    primary key (partner, what)
);
