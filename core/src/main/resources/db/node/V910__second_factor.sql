-- SPDX-License-Identifier: Apache-2.0
-- What a person has beside the password: the secret of the codes that a telephone shows, sealed under a key that is no
-- part of the database, and the last step of time whose code was taken. Recovery codes stand as their keyed digests.
create table node_second_factor (
    officer   text primary key references node_account on delete cascade,
    secret    bytea not null,
    enrolled  timestamptz not null,
    last_step bigint not null
);

create table node_recovery_code (
    officer text not null references node_second_factor on delete cascade,
    code    text not null,
    primary key (officer, code)
);
