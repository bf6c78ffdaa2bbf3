-- SPDX-License-Identifier: Apache-2.0
-- Requests about a lead: how often it was asked about, and what was answered before.
CREATE TABLE node_lead_request (
    request text PRIMARY KEY,
    partner text NOT NULL,
    subject text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX node_lead_request_lead ON node_lead_request (partner, subject);
