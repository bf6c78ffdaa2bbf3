-- SPDX-License-Identifier: Apache-2.0
-- Further roles of a person beside the one of the account, and who may act for whom, in which role, until when.
create table node_role (
    officer text not null references node_account on delete cascade,
    role    text not null,
    primary key (officer, role)
);

create table node_deputy (
    principal text not null references node_account on delete cascade,
    deputy    text not null references node_account on delete cascade,
    role      text not null,
    until     timestamptz not null,
    primary key (principal, deputy, role)
);
