-- SPDX-License-Identifier: Apache-2.0
-- Two channels to and from each partner: steps of agreements and recalls have one of their own and overtake the rest.
alter table wire_channel
    add column channel text not null default 'MAIN',
    add column notice bytea,
    add column resyncs integer not null default 0,
    add column resynced_at timestamptz,
    drop constraint wire_channel_pkey,
    add primary key (partner, channel);
insert into wire_channel (partner, channel, last) select partner, 'AGREEMENTS', repeat('0', 64) from wire_channel;

-- An envelope that was withdrawn before it was delivered has no content any more, nor has one that was delivered.
alter table wire_outbox
    add column channel text not null default 'MAIN',
    add column queued bigint generated always as identity,
    add column withdrawn text not null default '',
    drop constraint wire_outbox_pkey,
    add primary key (partner, channel, sequence);
update wire_outbox set content = null where outcome is not null;
drop index wire_outbox_pending;
create index wire_outbox_pending on wire_outbox (partner, channel, sequence) where outcome is null;
create index wire_outbox_digest on wire_outbox (digest);

-- A partner whose database was set back counts anew: each count is an era of the channel.
alter table wire_arrival
    add column channel text not null default 'MAIN',
    add column era integer not null default 0,
    add column restarted_at timestamptz,
    add column returned bytea,
    drop constraint wire_arrival_pkey,
    add primary key (partner, channel);
insert into wire_arrival (partner, channel, last) select partner, 'AGREEMENTS', repeat('0', 64) from wire_arrival;

alter table wire_inbox
    add column channel text not null default 'MAIN',
    add column era integer not null default 0,
    drop constraint wire_inbox_pkey,
    add primary key (partner, channel, era, sequence);
drop index wire_inbox_to_carry;
create index wire_inbox_to_carry on wire_inbox (partner, received_at) where to_carry;
