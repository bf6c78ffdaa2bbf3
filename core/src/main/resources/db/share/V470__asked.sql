-- SPDX-License-Identifier: Apache-2.0
-- Further handles of the same lead, as class:handle between blanks; and the officer who asked, so that the approver knows.
alter table share_request add column more text not null default '';
alter table share_request add column asker text not null default '';
alter table share_request add column asker_role text not null default '';
