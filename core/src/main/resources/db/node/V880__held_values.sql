-- SPDX-License-Identifier: Apache-2.0
-- SHA-256 of the own values that found a hit: it rests on them, whatever else its subject has. Those of names are not known of earlier hits.
ALTER TABLE node_hit ADD COLUMN own_values text[] NOT NULL DEFAULT '{}';
UPDATE node_hit SET own_values = ARRAY[input] WHERE class <> 'nameToken' AND input <> '';
