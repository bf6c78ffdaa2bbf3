-- SPDX-License-Identifier: Apache-2.0
-- What officers looked at in the own files until it is gathered into the ledger: digests of ids and counts.
CREATE TABLE node_own_read (
    officer text NOT NULL,
    kind text NOT NULL,
    object text NOT NULL,
    times bigint NOT NULL,
    found bigint NOT NULL,
    first timestamptz NOT NULL,
    last timestamptz NOT NULL,
    PRIMARY KEY (officer, kind, object)
);
