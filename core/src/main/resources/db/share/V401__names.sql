-- SPDX-License-Identifier: Apache-2.0
-- The opaque name under which a record of ours went, beside its own id.
alter table share_disclosed add column name text not null default '';
create index share_disclosed_name on share_disclosed (partner, name);

-- Destroying a key looks for what it opened: without these each key of a large purge reads the whole table.
create index share_foreign_key on share_foreign (key_id);
create index share_request_words_key on share_request (words_key);
create index share_request_event_note_key on share_request_event (note_key);
