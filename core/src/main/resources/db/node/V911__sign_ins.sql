-- SPDX-License-Identifier: Apache-2.0
-- What each person sees of the sign-ins under their name: when, how it ended, from what network and with what browser.
create table node_sign_in (
    id      bigint generated always as identity primary key,
    officer text not null references node_account on delete cascade,
    at      timestamptz not null,
    outcome text not null,
    network text not null,
    browser text not null
);

create index on node_sign_in (officer, id);
