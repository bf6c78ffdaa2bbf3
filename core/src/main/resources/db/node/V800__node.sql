-- SPDX-License-Identifier: Apache-2.0
-- People who may sign in at this node's desk.
CREATE TABLE node_account (
    officer text PRIMARY KEY,
    role text NOT NULL,
    hash text NOT NULL,
    language text NOT NULL DEFAULT '',
    created timestamptz NOT NULL
);

-- Which own subjects stand behind a handle that a partner may present; one generation per agreement, class and epoch.
CREATE TABLE node_handle (
    agreement text NOT NULL,
    class text NOT NULL,
    epoch bigint NOT NULL,
    handle text NOT NULL,
    subject text NOT NULL,
    PRIMARY KEY (handle, subject)
);

-- The partner's current tag set per agreement and class.
CREATE TABLE node_tags (
    partner text NOT NULL,
    agreement text NOT NULL,
    class text NOT NULL,
    epoch bigint NOT NULL,
    content bytea NOT NULL,
    digest text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (agreement, class)
);

-- Own questions; state is the asker's blinds and inputs, kept for the epoch so that later tag sets can be compared.
CREATE TABLE node_query (
    manifest text PRIMARY KEY,
    partner text NOT NULL,
    agreement text NOT NULL,
    class text NOT NULL,
    epoch bigint NOT NULL,
    content bytea NOT NULL,
    state bytea NOT NULL,
    questions integer NOT NULL,
    chunks integer NOT NULL,
    asked timestamptz NOT NULL,
    finished timestamptz
);

-- Answered chunks of own questions, until all are there.
CREATE TABLE node_answer (
    manifest text NOT NULL REFERENCES node_query ON DELETE CASCADE,
    chunk integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (manifest, chunk)
);

-- Partners' manifests that chunks are answered against.
CREATE TABLE node_manifest (
    manifest text PRIMARY KEY,
    partner text NOT NULL,
    agreement text NOT NULL,
    content bytea NOT NULL,
    at timestamptz NOT NULL
);

-- Chunks of partners that were paid for out of a budget; the sums are the token buckets.
CREATE TABLE node_spent (
    manifest text NOT NULL,
    chunk integer NOT NULL,
    agreement text NOT NULL,
    class text NOT NULL,
    epoch bigint NOT NULL,
    bucket text NOT NULL,
    day date NOT NULL,
    questions bigint NOT NULL,
    PRIMARY KEY (manifest, chunk)
);
CREATE INDEX node_spent_scope ON node_spent (agreement, class, epoch);

-- Own subjects that a partner holds too, and what became of each.
CREATE TABLE node_hit (
    id text PRIMARY KEY,
    partner text NOT NULL,
    agreement text NOT NULL,
    class text NOT NULL,
    handle text NOT NULL,
    subject text NOT NULL,
    at timestamptz NOT NULL,
    request text NOT NULL DEFAULT '',
    foreign_subject text NOT NULL DEFAULT '',
    probability double precision,
    UNIQUE (agreement, class, handle, subject)
);

-- Decisions of named officers about hits; an undone one stays, marked.
CREATE TABLE node_decision (
    hit text NOT NULL REFERENCES node_hit,
    number integer NOT NULL,
    outcome text NOT NULL,
    reason text NOT NULL,
    officer text NOT NULL,
    scripted boolean NOT NULL,
    at timestamptz NOT NULL,
    undone timestamptz,
    undone_by text NOT NULL DEFAULT '',
    PRIMARY KEY (hit, number)
);

-- Own and foreign subjects that score as the same without a shared identifier.
CREATE TABLE node_match (
    own_subject text NOT NULL,
    foreign_subject text NOT NULL,
    weight double precision NOT NULL,
    probability double precision NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (own_subject, foreign_subject)
);
