-- API keys. A key is made with 256 random bits and shown once; its SHA-256 is all that is kept of it. Who reads this
-- table can call nobody with it.

create table api_key (
    id text primary key,
    owner text not null,
    roles text[] not null,
    branch text,
    executives text[] not null,
    requests integer,
    concurrent integer,
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    rotated_at timestamptz,
    grace_until timestamptz,
    last_used_at timestamptz,
    hash bytea not null,
    previous_hash bytea
);

comment on table api_key is 'Keys of callers; nothing is deleted, so that a name in a log keeps its meaning.';
comment on column api_key.hash is 'SHA-256 of the whole key.';
comment on column api_key.previous_hash is 'Of the key that was replaced, good until grace_until.';

-- The branch for which a decision was taken: that of its caller, if it is bound to one. Whoever is bound sees no others.
alter table decision add column branch text;

create index decision_branch on decision (branch, decided_at) where branch is not null;
