-- SPDX-License-Identifier: Apache-2.0
-- The digest of what the officer saw and approved: another disclosure needs another approval.
alter table share_approval add column prepared text not null default '';
