-- SPDX-License-Identifier: Apache-2.0

-- Name tokens have a key for each form: sets and questions under the one key before are made and asked again.
DELETE FROM node_own_tags WHERE class = 'nameToken';
DELETE FROM node_tags WHERE class = 'nameToken';
DELETE FROM node_query WHERE class = 'nameToken';
DELETE FROM node_asked WHERE class = 'nameToken';
DELETE FROM node_blinding WHERE class = 'nameToken';

-- Answers are compared with the partner's tags after their receipt has left, so that its time tells nothing of what was found.
ALTER TABLE node_answer ADD COLUMN compared boolean NOT NULL DEFAULT false;
UPDATE node_answer SET compared = true;

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
