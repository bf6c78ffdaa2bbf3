-- SPDX-License-Identifier: Apache-2.0

-- The envelope in which an own request travels: where the partner refuses it, the request is over.
alter table share_request add column envelope text not null default '';
create index on share_request (envelope) where envelope <> '';

-- What a partner asked for and told lately is counted at each message.
create index on share_request (partner, side, opened);
create index on share_outcome (partner, told, at);
