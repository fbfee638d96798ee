-- Documents sent by e-mail, one row per message: what still waits and is sent when its time comes, and what screens list. The facts stand in the
-- journal; no password and no address of a server is here.
create table outbox (
    email_id text primary key check (length(email_id) = 36),
    document_id text not null check (length(document_id) = 36),
    number text not null,
    kind text not null,
    recipient text not null,
    subject text not null,
    format text not null check (format in ('pdf', 'ubl', 'cii')),
    status text not null check (status in ('waiting', 'sent', 'refused', 'discarded')),
    queued_at_ms integer not null,
    tries integer not null check (tries >= 0),
    next_try_at_ms integer not null,
    changed_at_ms integer not null,
    reply text not null
) strict, without rowid;
create index outbox_open on outbox (status, next_try_at_ms) where status in ('waiting', 'refused');
