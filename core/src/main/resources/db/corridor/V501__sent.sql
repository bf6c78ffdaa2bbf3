-- SPDX-License-Identifier: Apache-2.0
-- Which own bulletins went to which partner, so that one that joins later gets the earlier ones and nobody gets one twice.
CREATE TABLE corridor_sent (
    partner text NOT NULL,
    month text NOT NULL,
    PRIMARY KEY (partner, month)
);
