-- Contents by month, so that a month is dropped as a whole; seals, so that nobody edits a record unseen; keys of
-- requests, so that a retry finds the truth.

-- ---- Contents: stored once a month. Nothing that is kept refers into a month that is dropped.

alter table situation rename to situation_v1;
alter table outcome rename to outcome_v1;
drop index outcome_rules;

create table situation (
    month date not null,
    hash bytea not null,
    type text not null,
    facts text not null,
    primary key (hash, month)
) partition by range (month);

comment on table situation is 'What was asked: the canonical JSON of facts, proposal and include. Stored once a month.';

create table outcome (
    month date not null,
    hash bytea not null,
    body text not null,
    rules text[] not null,
    primary key (hash, month)
) partition by range (month);

comment on table outcome is 'What was answered, byte for byte, and the ids of the rules that answered it. Stored once a month.';

create index outcome_rules on outcome using gin (rules);

create table situation_default partition of situation default;
create table outcome_default partition of outcome default;

insert into situation (month, hash, type, facts)
select distinct date_trunc('month', d.decided_at at time zone 'UTC')::date, s.hash, s.type, s.facts
from decision d join situation_v1 s on s.hash = d.situation;

insert into outcome (month, hash, body, rules)
select distinct date_trunc('month', d.decided_at at time zone 'UTC')::date, o.hash, o.body, o.rules
from decision d join outcome_v1 o on o.hash = d.outcome;

drop table situation_v1;
drop table outcome_v1;

-- ---- Seals: every commit of decisions is one row here, with the hash of each row it covers. A writer links its seals
-- into a chain of its own, one for each month it writes to: writers do not wait for one another, and a month that is
-- dropped takes whole chains with it.

create table chain (
    number bigint generated always as identity primary key,
    month date not null,
    started_at timestamptz not null default now(),
    start bytea not null,
    covered bigint not null default 0
);

comment on column chain.start is 'Hash of the newest checkpoint when the chain began; what its first seal links to.';

comment on column chain.covered is 'Number of the last seal that a checkpoint covers; only to find what is new.';

create table seal (
    month date not null,
    chain bigint not null,
    number bigint not null,
    sealed_at timestamptz not null,
    leaves bytea not null,
    hash bytea not null,
    primary key (chain, number, month)
) partition by range (month);

comment on table seal is 'Covers the rows of one commit.';
comment on column seal.leaves is 'SHA-256 of each row, in the order of their places.';
comment on column seal.hash is 'SHA-256 of the hash of the seal before and of all of this one.';

create table seal_default partition of seal default;

create table checkpoint (
    number bigint primary key,
    body text not null,
    hash bytea not null,
    key_id text not null,
    signature bytea not null
);

comment on table checkpoint is 'Signed heads of the chains, each linked to the one before. Kept elsewhere too, they show a record that was cut off.';

alter table decision add column chain bigint;
alter table decision add column seal bigint;
alter table decision add column place smallint;
alter table decision add column customer_salt bytea;
alter table decision add column customer_commitment bytea;

comment on column decision.customer_ref is 'A keyed hash, unless configured otherwise; null once the customer was erased.';
comment on column decision.customer_commitment is 'Set when the customer is erased: the SHA-256 of salt and reference, which the seal covers.';

-- What was recorded before there were seals: counted once, so that nobody adds to it.
create table unsealed (
    until timestamptz not null,
    decisions bigint not null
);

insert into unsealed select now(), count(*) from decision;

create index decision_executive on decision (executive_id) where executive_id is not null;

-- ---- What customers answered, once for each tool that a decision offered.

create table answer (
    decided_at timestamptz not null,
    decision uuid not null,
    tool text not null,
    answer text not null,
    answered_at timestamptz not null,
    chain bigint not null,
    seal bigint not null,
    place smallint not null,
    primary key (decided_at, decision, tool)
) partition by range (decided_at);

comment on table answer is 'What the customer said to a tool that a decision offered. Appended, never changed.';

create table answer_default partition of answer default;

-- ---- Erasures: that a reference is gone is on the record itself.

create table erasure (
    decided_at timestamptz not null,
    decision uuid not null,
    erased_at timestamptz not null,
    chain bigint not null,
    seal bigint not null,
    place smallint not null,
    primary key (decided_at, decision)
) partition by range (decided_at);

create table erasure_default partition of erasure default;

create table dropped_month (
    month date primary key,
    dropped_at timestamptz not null,
    decisions bigint not null
);

comment on table dropped_month is 'Months that were dropped because their time was over; every checkpoint names them.';

-- ---- Keys of requests (Idempotency-Key): what a retry is answered with.

create table request_key (
    caller text not null,
    route text not null,
    key text not null,
    fingerprint bytea not null,
    received_at timestamptz not null,
    decision uuid,
    body bytea,
    primary key (caller, route, key)
);

comment on column request_key.decision is 'The decision that was taken; its answer is made again from the record.';
comment on column request_key.body is 'The answer itself where it is more than one decision.';

create index request_key_received_at on request_key (received_at);
