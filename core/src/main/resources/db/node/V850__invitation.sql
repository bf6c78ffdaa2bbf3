-- SPDX-License-Identifier: Apache-2.0
-- Links by which a person sets a password of their own: the token's hash, until it is used or its term is over.
create table node_invitation (
    officer text primary key references node_account on delete cascade,
    token   text not null unique,
    until   timestamptz not null
);
