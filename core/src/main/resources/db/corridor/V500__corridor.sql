-- SPDX-License-Identifier: Apache-2.0
-- Own monthly counts of events at a crossing point, by group (nationality), as last taken in.
CREATE TABLE corridor_count (
    crossing text NOT NULL,
    month text NOT NULL,
    event text NOT NULL,
    grp text NOT NULL,
    count integer NOT NULL CHECK (count >= 0),
    PRIMARY KEY (crossing, month, event, grp)
);

-- Bulletins: own ones as released, partners' ones as received. One per authority and month: a released month is frozen.
CREATE TABLE corridor_bulletin (
    authority text NOT NULL,
    month text NOT NULL,
    content bytea NOT NULL,
    digest text NOT NULL,
    own boolean NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (authority, month)
);
