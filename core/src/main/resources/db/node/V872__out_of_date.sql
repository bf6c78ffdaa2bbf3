-- SPDX-License-Identifier: Apache-2.0
-- Question sets that ask about a value which is no longer held, before they had left whole: what of them waits stays here.
ALTER TABLE node_query ADD COLUMN out_of_date boolean NOT NULL DEFAULT false;
