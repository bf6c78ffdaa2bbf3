-- SPDX-License-Identifier: Apache-2.0
-- In which envelope an own tag set went, how often in a row the partner refused it, and from when it may go again.
ALTER TABLE node_published ADD COLUMN envelope text NOT NULL DEFAULT '';
ALTER TABLE node_published ADD COLUMN refusals integer NOT NULL DEFAULT 0;
ALTER TABLE node_published ADD COLUMN again timestamptz;
CREATE INDEX node_published_envelope ON node_published (envelope);

-- Around a change of month a partner's sets of both months are in use.
ALTER TABLE node_tags DROP CONSTRAINT node_tags_pkey;
ALTER TABLE node_tags ADD PRIMARY KEY (agreement, class, epoch);

-- Why an agreement does not let veil messages of a class leave: the same reason is logged once, not at every turn.
CREATE TABLE node_denied (
    agreement text NOT NULL,
    class text NOT NULL,
    code text NOT NULL,
    PRIMARY KEY (agreement, class)
);
