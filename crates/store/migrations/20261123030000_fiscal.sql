-- Records for the Spanish tax agency, one row each, with what became of them there: what screens list and what is still to be sent. The records
-- themselves stand in the journal.
create table fiscal_record (
    chain_id text not null check (length(chain_id) = 36),
    position integer not null check (position >= 1),
    event_seq integer not null,
    kind text not null check (kind in ('registration', 'cancellation')),
    document_id text not null check (length(document_id) = 36),
    number text not null,
    total_minor integer not null,
    hash text not null check (length(hash) = 64),
    generated_at_ms integer not null,
    status text not null check (status in ('waiting', 'accepted', 'accepted_with_errors', 'refused', 'kept')),
    answer_code text not null default '',
    answer_text text not null default '',
    primary key (chain_id, position)
) strict, without rowid;
create index fiscal_record_by_document on fiscal_record (document_id);
create index fiscal_record_open on fiscal_record (chain_id, position) where status in ('waiting', 'refused');

-- A document that should never have been issued.
alter table document add column cancelled integer not null default 0 check (cancelled in (0, 1));

drop index aggregate_by_kind;
create index aggregate_by_kind on aggregate (aggregate_kind) where aggregate_kind in ('company', 'location', 'device', 'policy', 'chain');
