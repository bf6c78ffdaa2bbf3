-- SPDX-License-Identifier: Apache-2.0
-- When a restart of a channel was taken here, by the own clock; restarted_at is the sender's time of it.
ALTER TABLE wire_arrival ADD COLUMN restart_taken timestamptz;
UPDATE wire_arrival SET restart_taken = now() WHERE restarted_at IS NOT NULL;
