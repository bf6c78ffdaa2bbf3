-- SPDX-License-Identifier: Apache-2.0
-- Handles of the values that nobody holds in own tag sets.
CREATE TABLE node_canary (
    agreement text NOT NULL,
    class text NOT NULL,
    epoch bigint NOT NULL,
    handle text NOT NULL,
    PRIMARY KEY (handle, agreement)
);
