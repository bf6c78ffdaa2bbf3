-- SPDX-License-Identifier: Apache-2.0
-- For whom a deputy approved: nobody's mandate counts twice, neither with the person nor with another deputy.
alter table share_approval add column on_behalf text;
