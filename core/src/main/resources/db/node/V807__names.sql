-- SPDX-License-Identifier: Apache-2.0
-- What a set of own questions asks about, in its order: SHA-256 of each value. A name is many questions, so that the questions
-- themselves do not tell.
ALTER TABLE node_blinding ADD COLUMN inputs text[] NOT NULL DEFAULT '{}';
