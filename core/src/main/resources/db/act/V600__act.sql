-- SPDX-License-Identifier: Apache-2.0
create table act_operation (
    id          text primary key,
    proposer    text not null,
    title       text not null,
    purpose     text not null,
    starts      timestamptz not null,
    ends        timestamptz not null,
    objectives  text[] not null,
    proposed_at timestamptz not null
);

-- Where each authority stands; given_for holds the members that its go was given for, empty where none was given.
create table act_member (
    operation text not null references act_operation,
    authority text not null,
    standing  text not null,
    given_for text[] not null default '{}',
    since     timestamptz not null,
    primary key (operation, authority)
);

create table act_task (
    operation text not null references act_operation,
    id        text not null,
    title     text not null,
    author    text not null,
    assignee  text not null,
    due       date not null,
    progress  text not null,
    changed   timestamptz not null,
    primary key (operation, id)
);
create index act_task_id on act_task (id);

create table act_result (
    operation text not null references act_operation,
    authority text not null,
    kind      text not null,
    count     bigint not null,
    at        timestamptz not null,
    primary key (operation, authority, kind)
);

-- The timeline. officer is a name of this node's own people and never leaves it.
create table act_event (
    number    bigint generated always as identity primary key,
    operation text not null references act_operation,
    at        timestamptz not null,
    author    text not null,
    step      text not null,
    detail    text not null,
    officer   text not null
);
create index act_event_operation on act_event (operation);

-- Own officers' approval of an operation's messages, reused where the node passes one on by itself.
create table act_approval (
    operation text not null references act_operation,
    officer   text not null,
    role      text not null,
    at        timestamptz not null,
    primary key (operation, officer)
);
