-- SPDX-License-Identifier: Apache-2.0
-- Since when nothing that is held gives the value behind a hit any more, because the source was taken back.
ALTER TABLE node_hit ADD COLUMN withdrawn timestamptz;
