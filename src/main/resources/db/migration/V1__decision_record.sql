-- The decision record, made for hundreds of millions of rows.
--
-- A decision repeats: the same situation gives the same outcome. Both are stored once, under the SHA-256 of what they
-- hold, and a decision is a small row that refers to them. Texts are text, not jsonb: a verification compares what was
-- answered byte for byte. There are no foreign keys from decisions: every insert would lock the few situations and
-- outcomes that all the others lock too; the writer stores them in the same transaction.

create table release (
    number integer generated always as identity primary key,
    digest text not null unique,
    version text not null,
    activated_at timestamptz not null default now(),
    sources bytea
);

comment on table release is 'Rule releases that have decided. A decision refers to the number: a digest in every row would double it.';
comment on column release.sources is 'The files of the release as an archive; null until the release has been archived.';

create table situation (
    hash bytea primary key,
    type text not null,
    facts text not null
);

comment on table situation is 'What was asked: the canonical JSON of facts, proposal and include.';

create table outcome (
    hash bytea primary key,
    body text not null,
    rules text[] not null
);

comment on table outcome is 'What was answered, byte for byte, and the ids of the rules that answered it.';

-- Few outcomes hold a rule; the decisions that refer to them are found by decision_outcome.
create index outcome_rules on outcome using gin (rules);

create table decision (
    decided_at timestamptz not null,
    id uuid not null,
    type text not null,
    case_id text,
    as_of date not null,
    language text not null,
    release integer not null,
    situation bytea not null,
    outcome bytea not null,
    customer_ref text,
    executive_id text,
    -- The time comes first: it serves the newest-first list too, and an id holds its own time.
    primary key (decided_at, id)
) partition by range (decided_at);

-- One index for each search, and no wider than it needs: together they are larger than the rows. Those that only look
-- up a value hold nothing else, so that PostgreSQL stores a value that repeats once.
create index decision_type on decision (type, decided_at);
create index decision_case on decision (case_id) where case_id is not null;
create index decision_customer on decision (customer_ref) where customer_ref is not null;
create index decision_outcome on decision (outcome);

-- The service makes a partition a month ahead of time. What it did not foresee lands here, and is moved later.
create table decision_default partition of decision default;
