-- SPDX-License-Identifier: Apache-2.0

-- Name tokens have a key for each form: sets and questions under the one key before are made and asked again.
DELETE FROM node_own_tags WHERE class = 'nameToken';
DELETE FROM node_tags WHERE class = 'nameToken';
DELETE FROM node_query WHERE class = 'nameToken';
DELETE FROM node_asked WHERE class = 'nameToken';
DELETE FROM node_blinding WHERE class = 'nameToken';

-- Answers are compared with the partner's tags after their receipt has left, so that its time tells nothing of what was found.
-- Digest of the tag set that an answer was compared with, and of the one that the hits of a question set are counted for.
ALTER TABLE node_answer ADD COLUMN compared text NOT NULL DEFAULT '';
ALTER TABLE node_query ADD COLUMN counted text NOT NULL DEFAULT '';
UPDATE node_query q SET counted = t.digest FROM node_tags t
WHERE t.agreement = q.agreement AND t.class = q.class AND t.epoch = q.epoch;
UPDATE node_answer a SET compared = q.counted FROM node_query q WHERE q.manifest = a.manifest;

-- How many tag sets of the scope were taken on its last day.
ALTER TABLE node_tags ADD COLUMN day date NOT NULL DEFAULT '1970-01-01';
ALTER TABLE node_tags ADD COLUMN taken integer NOT NULL DEFAULT 0;

-- Handles that partners named and that are not looked up among the canaries yet: that is done after the receipt too.
CREATE TABLE node_named (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    partner text NOT NULL,
    agreement text NOT NULL,
    class text NOT NULL,
    handle text NOT NULL
);
