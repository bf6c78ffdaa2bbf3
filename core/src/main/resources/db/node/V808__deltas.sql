-- SPDX-License-Identifier: Apache-2.0
-- The newest own tag set that was sent, so that the next can be made from it and travel as a delta to it. Origins are keyed
-- hashes of what each entry was made from, zeros for padding.
CREATE TABLE node_own_tags (
    agreement text NOT NULL,
    class text NOT NULL,
    epoch bigint NOT NULL,
    content bytea NOT NULL,
    origins bytea NOT NULL,
    PRIMARY KEY (agreement, class)
);

-- Whether the newest set went as a delta: where that is refused the whole set goes at once.
ALTER TABLE node_published ADD COLUMN delta boolean NOT NULL DEFAULT false;
