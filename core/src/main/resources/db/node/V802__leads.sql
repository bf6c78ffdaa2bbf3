-- SPDX-License-Identifier: Apache-2.0
-- SHA-256 of the own value behind a hit: the same lead stays one hit when handles change with the epoch.
ALTER TABLE node_hit ADD COLUMN input text NOT NULL DEFAULT '';
ALTER TABLE node_hit DROP CONSTRAINT node_hit_agreement_class_handle_subject_key;
CREATE UNIQUE INDEX node_hit_lead ON node_hit (agreement, class, input, subject) WHERE input <> '';

-- Which question set a value was asked in, so that it can be asked again where the partner refused the set.
ALTER TABLE node_asked ADD COLUMN manifest text NOT NULL DEFAULT '';

-- Envelopes that carry own question sets, by digest.
CREATE TABLE node_question (
    envelope text PRIMARY KEY,
    manifest text NOT NULL REFERENCES node_query ON DELETE CASCADE
);
CREATE INDEX node_question_manifest ON node_question (manifest);

-- What an officer may have told the partner about a rejection.
ALTER TABLE node_decision ADD COLUMN code text NOT NULL DEFAULT 'UNSPECIFIED';
