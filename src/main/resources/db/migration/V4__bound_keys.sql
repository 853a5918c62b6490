-- What a record is, and by which keys it was written: a node with other keys would write what the rest can neither find nor
-- erase.

create table record_identity (
    id uuid primary key,
    made_at timestamptz not null
);

comment on table record_identity is 'One row. A copy of the record, or an earlier state of it, has the same.';

insert into record_identity values (gen_random_uuid(), now());

create table record_key (
    kind text not null check (kind in ('PSEUDONYM', 'SIGNING')),
    version integer not null,
    fingerprint text not null,
    public_key bytea,
    known_since timestamptz not null,
    given_up_at timestamptz,
    reason text,
    primary key (kind, version)
);

comment on table record_key is 'The keys of the record, by what can be shown of them. The keys themselves are in the folder of keys.';
comment on column record_key.public_key is 'X.509, of a key that signs.';
comment on column record_key.given_up_at is 'Set by a command once a key is lost: nodes may start without it.';
