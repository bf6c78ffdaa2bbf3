-- SPDX-License-Identifier: Apache-2.0
-- The envelope in which an offer of ours went, so that the partner's refusal of it ends it.
alter table share_agreement add column offer text not null default '';
