-- SPDX-License-Identifier: Apache-2.0
-- What is needed to decide again at the moment of leaving, and what became of it there.
alter table share_grant add column cause text not null default '';
alter table share_sent add column checked timestamptz;
alter table share_disclosure add column withdrawn timestamptz;

-- Disclosures that a partner recalled, also those that never came: one that comes late is refused.
create table share_recalled (
    partner    text not null,
    disclosure text not null,
    primary key (partner, disclosure)
);
