-- SPDX-License-Identifier: Apache-2.0
-- SHA-256 of the own value that a handle was made from; empty where it stands for a record whatever its values are.
ALTER TABLE node_handle ADD COLUMN input text NOT NULL DEFAULT '';
