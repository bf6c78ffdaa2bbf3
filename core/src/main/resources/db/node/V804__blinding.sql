-- SPDX-License-Identifier: Apache-2.0
-- Own questions of one class, blinded once in an epoch for every partner that may be asked them; state is blinds, inputs
-- and cases, kept for the epoch so that later tag sets can be compared.
CREATE TABLE node_blinding (
    id text PRIMARY KEY,
    class text NOT NULL,
    epoch bigint NOT NULL,
    questions integer NOT NULL,
    state bytea NOT NULL
);
INSERT INTO node_blinding (id, class, epoch, questions, state)
    SELECT manifest, class, epoch, questions, state FROM node_query;
ALTER TABLE node_query ADD COLUMN blinding text REFERENCES node_blinding;
UPDATE node_query SET blinding = manifest;
ALTER TABLE node_query ALTER COLUMN blinding SET NOT NULL;
ALTER TABLE node_query DROP COLUMN state;
CREATE INDEX node_query_blinding ON node_query (blinding);

-- What the answered chunks of a question set have found so far.
ALTER TABLE node_query ADD COLUMN hits integer NOT NULL DEFAULT 0;
ALTER TABLE node_query ADD COLUMN fresh integer NOT NULL DEFAULT 0;
