-- SPDX-License-Identifier: Apache-2.0
-- An officer's own words on a step, such as why an agreement was suspended; they stay here.
alter table share_agreement_step add column note text not null default '';
