-- SPDX-License-Identifier: Apache-2.0
-- Tag sets that do not stand in one envelope: in which envelopes an own one goes besides the last, and what is here of a partner's.

ALTER TABLE node_published ADD COLUMN parts text[] NOT NULL DEFAULT '{}';

CREATE TABLE node_tag_part (
    agreement text NOT NULL,
    class text NOT NULL,
    epoch bigint NOT NULL,
    digest text NOT NULL,
    start integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (agreement, class, epoch, start)
);
ALTER TABLE node_tag_part ALTER COLUMN content SET STORAGE EXTERNAL;
