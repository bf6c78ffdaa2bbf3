-- SPDX-License-Identifier: Apache-2.0
-- Every key that was ever pinned, and whose it is. ENVELOPE, LOG and SEALING in base64url, TLS as the pin of the key.
create table wire_key (
    kind      text not null,
    key       text not null,
    authority text not null,
    primary key (kind, key)
);
create index wire_key_authority on wire_key (authority, kind);

-- A partner that was unpinned keeps its row: what it sent and received stays as proof, and nothing more is exchanged.
alter table wire_partner add column unpinned_at timestamptz;

-- Cards of the first form did not prove that their owner holds the keys: their keys are remembered, and they are pinned
-- anew in person.
insert into wire_key (kind, key, authority)
select kind, key, authority
from (
    select authority, convert_from(card, 'UTF8')::jsonb as said from wire_partner
) partner,
lateral (values
    ('ENVELOPE', said ->> 'envelopeKey'),
    ('SEALING', said ->> 'sealingKey'),
    ('TLS', said ->> 'tlsPin'),
    ('LOG', rtrim(translate(encode(substring(decode(
        regexp_replace(said ->> 'logVerifier', '^[^+]*\+[^+]*\+', ''), 'base64') from 2), 'base64'), '+/', '-_'), '='))
) as keys (kind, key)
on conflict do nothing;

update wire_partner set unpinned_at = now();
