-- SPDX-License-Identifier: Apache-2.0
-- Where the node tries whether it can write: always empty, for each trial is undone at once.
create table node_trial (
    id bigint generated always as identity primary key,
    at timestamptz not null
);
