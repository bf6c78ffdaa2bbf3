-- SPDX-License-Identifier: Apache-2.0
-- Own question sets that wait for the oversight officer's signature before they leave.
ALTER TABLE node_query ADD COLUMN held boolean NOT NULL DEFAULT false;
