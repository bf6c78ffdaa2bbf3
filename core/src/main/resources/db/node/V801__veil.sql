-- SPDX-License-Identifier: Apache-2.0
-- What this node's current tag sets were made from, so that an unchanged set is not sent again.
CREATE TABLE node_published (
    agreement text NOT NULL,
    class text NOT NULL,
    epoch bigint NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (agreement, class)
);

-- Own values already asked about in an epoch, as SHA-256 of the input.
CREATE TABLE node_asked (
    agreement text NOT NULL,
    class text NOT NULL,
    epoch bigint NOT NULL,
    input text NOT NULL,
    PRIMARY KEY (agreement, class, epoch, input)
);

-- The largest own checkpoint that each partner cosigned.
CREATE TABLE node_witness (
    partner text PRIMARY KEY,
    size bigint NOT NULL
);
