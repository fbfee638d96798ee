-- The first schema: the journal, the stock ledger, and what screens read.
-- Journal and ledger are the truth; every other table can be rebuilt from them (`encargo rebuild`).

-- One row per fact. `order_id` is the order a fact belongs to (also for facts of its fulfillment orders, returns and documents): it makes
-- the timeline one index scan. `hash` covers every other column and the hash of the row before.
create table event (
    seq integer primary key,
    event_id text not null check (length(event_id) = 36),
    aggregate_kind text not null,
    aggregate_id text not null check (length(aggregate_id) = 36),
    aggregate_version integer not null check (aggregate_version >= 1),
    kind text not null,
    schema_version integer not null,
    payload text not null,
    order_id text check (length(order_id) = 36),
    actor_id text not null check (length(actor_id) = 36),
    actor_name text not null,
    location_id text check (length(location_id) = 36),
    device_id text not null check (length(device_id) = 36),
    incarnation integer not null,
    device_seq integer not null,
    command_id text not null check (length(command_id) = 36),
    occurred_at_ms integer not null,
    recorded_at_ms integer not null,
    prev_hash blob not null check (length(prev_hash) = 32),
    hash blob not null check (length(hash) = 32),
    unique (aggregate_id, aggregate_kind, aggregate_version),
    unique (device_id, incarnation, device_seq)
) strict;
create index event_by_order on event (order_id, seq) where order_id is not null;

create trigger event_is_never_changed before update on event begin select raise(abort, 'the journal is append-only'); end;
create trigger event_is_never_deleted before delete on event begin select raise(abort, 'the journal is append-only'); end;

-- Commands carried out, with the answer given: asking again gives the same answer.
create table command (
    command_key integer primary key,
    command_id text not null unique check (length(command_id) = 36),
    name text not null,
    payload_hash blob not null,
    answer text not null,
    done_at_ms integer not null
) strict;

-- The stock ledger: accounts and moves. A move takes from one account and gives to another; the triggers post it, so the books cannot
-- differ from the moves, and the check refuses to oversell. `last_out_id` is the last move out of the account, `previous_out_id` the one before
-- it: the moves of an item are read backwards from its accounts, without an index that every move would have to write at random places.
create table stock_account (
    stock_account_id integer primary key,
    item_id text not null check (length(item_id) = 36),
    location_id text not null check (length(location_id) = 36),
    bucket text not null,
    holder text not null check (length(holder) = 36),
    outside integer not null check (outside in (0, 1)),
    quantity integer not null default 0,
    last_out_id integer,
    unique (item_id, location_id, bucket, holder),
    constraint no_oversell check (outside = 1 or quantity >= 0)
) strict;
-- Without the quantity: an index that holds it is written with every move.
create index stock_account_by_location on stock_account (location_id, bucket, item_id);

create table stock_move (
    stock_move_id integer primary key,
    event_seq integer not null references event (seq),
    from_account_id integer not null references stock_account (stock_account_id),
    to_account_id integer not null references stock_account (stock_account_id),
    quantity integer not null check (quantity > 0),
    previous_out_id integer
) strict;

create trigger stock_move_is_posted after insert on stock_move begin
    update stock_account set quantity = quantity - new.quantity, last_out_id = new.stock_move_id where stock_account_id = new.from_account_id;
    update stock_account set quantity = quantity + new.quantity where stock_account_id = new.to_account_id;
end;
create trigger stock_move_is_never_changed before update on stock_move begin select raise(abort, 'the ledger is append-only'); end;
create trigger stock_move_is_never_deleted before delete on stock_move begin select raise(abort, 'the ledger is append-only'); end;

-- State of every aggregate after its last fact: what commands load.
create table aggregate (
    aggregate_id text not null check (length(aggregate_id) = 36),
    aggregate_kind text not null,
    version integer not null,
    state text not null,
    primary key (aggregate_id, aggregate_kind)
) strict;
create index aggregate_by_kind on aggregate (aggregate_kind) where aggregate_kind in ('company', 'location', 'device');

-- Last number drawn of each series.
create table number_series (
    series text primary key,
    last integer not null check (last >= 1)
) strict, without rowid;

create table sales_order (
    sales_order_key integer primary key,
    order_id text not null unique check (length(order_id) = 36),
    number text not null unique,
    external_number text not null,
    status text not null,
    held integer not null check (held in (0, 1)),
    partial integer not null check (partial in (0, 1)),
    open integer not null check (open in (0, 1)),
    channel text not null,
    location_id text not null,
    method text not null,
    place_id text,
    placed_at_ms integer not null,
    customer_id text,
    customer_name text not null,
    line_count integer not null,
    unit_count integer not null,
    total_minor integer not null,
    due_minor integer not null,
    currency text not null,
    payment_status text not null,
    promised_on text,
    to_source integer not null check (to_source in (0, 1)),
    to_invoice integer not null check (to_invoice in (0, 1)),
    version integer not null
) strict;
create index sales_order_by_time on sales_order (placed_at_ms, number);
create index sales_order_by_status on sales_order (status, placed_at_ms);
create index sales_order_by_customer on sales_order (customer_id, placed_at_ms) where customer_id is not null;
create index sales_order_by_external on sales_order (external_number) where external_number <> '';
create index sales_order_open on sales_order (promised_on, placed_at_ms) where open = 1;
create index sales_order_held on sales_order (placed_at_ms) where held = 1;
create index sales_order_to_source on sales_order (placed_at_ms) where to_source = 1;
create index sales_order_to_invoice on sales_order (placed_at_ms) where to_invoice = 1;

create table order_line (
    order_id text not null check (length(order_id) = 36),
    line_id integer not null,
    item_id text not null,
    quantity integer not null check (quantity >= 1),
    waiting integer not null check (waiting >= 0),
    amount_minor integer not null,
    primary key (order_id, line_id)
) strict, without rowid;
create index order_line_by_item on order_line (item_id, order_id);

-- Accents folded, so that "garcia lo" finds "García López".
create virtual table order_search using fts5 (number, customer, items, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4');

create table fulfillment_order (
    fulfillment_id text primary key check (length(fulfillment_id) = 36),
    number text not null unique,
    order_id text not null,
    order_number text not null,
    customer_name text not null,
    location_id text not null,
    method text not null,
    status text not null,
    line_count integer not null,
    unit_count integer not null,
    due_at_ms integer,
    shelf text,
    service text,
    pickup_code text,
    tracking text,
    version integer not null
) strict, without rowid;
create index fulfillment_order_by_queue on fulfillment_order (status, method, location_id, due_at_ms);
create index fulfillment_order_by_order on fulfillment_order (order_id);
create index fulfillment_order_by_tracking on fulfillment_order (tracking) where tracking is not null;

create table return_authorization (
    return_id text primary key check (length(return_id) = 36),
    number text not null unique,
    order_id text not null,
    order_number text not null,
    customer_name text not null,
    location_id text not null,
    status text not null,
    unit_count integer not null,
    refund_minor integer not null,
    currency text not null,
    created_at_ms integer not null,
    version integer not null
) strict, without rowid;
create index return_authorization_by_status on return_authorization (status, created_at_ms);
create index return_authorization_by_order on return_authorization (order_id);

create table document (
    document_id text primary key check (length(document_id) = 36),
    kind text not null,
    series text not null,
    serial integer not null check (serial >= 1),
    number text not null unique,
    issued_at_ms integer not null,
    issued_on text not null,
    order_id text not null,
    order_number text not null,
    buyer_name text not null,
    total_minor integer not null,
    currency text not null,
    printed_count integer not null default 0,
    unique (series, serial)
) strict, without rowid;
create index document_by_time on document (issued_at_ms);
create index document_by_order on document (order_id);

create trigger document_is_final before update of kind, series, serial, number, issued_at_ms, issued_on, order_id, total_minor, currency on document
when (old.kind, old.series, old.serial, old.number, old.issued_at_ms, old.issued_on, old.order_id, old.total_minor, old.currency)
    is not (new.kind, new.series, new.serial, new.number, new.issued_at_ms, new.issued_on, new.order_id, new.total_minor, new.currency)
begin select raise(abort, 'an issued document is final'); end;
create trigger document_is_never_deleted before delete on document begin select raise(abort, 'an issued document is final'); end;

create table item (
    item_key integer primary key,
    item_id text not null unique check (length(item_id) = 36),
    sku text not null unique,
    barcode text not null,
    name_en text not null,
    name_es text not null,
    image text not null,
    price_minor integer not null,
    cost_minor integer not null,
    tax_class text not null,
    weight_g integer not null,
    safety_stock integer not null
) strict;
create unique index item_by_barcode on item (barcode) where barcode <> '';
create virtual table item_search using fts5 (sku, barcode, name_en, name_es, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');

create table location (
    location_id text primary key check (length(location_id) = 36),
    code text not null unique,
    name text not null,
    kind text not null,
    city text not null,
    ships integer not null check (ships in (0, 1)),
    pickup integer not null check (pickup in (0, 1)),
    closed integer not null check (closed in (0, 1))
) strict, without rowid;

create table customer (
    customer_key integer primary key,
    customer_id text not null unique check (length(customer_id) = 36),
    number text not null unique,
    name text not null,
    email text not null,
    phone text not null,
    city text not null,
    tax_id text not null
) strict;
create index customer_by_name on customer (name);
create virtual table customer_search using fts5 (number, name, email, phone, city, tax_id, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');

-- What is on its way: open lines of transfers and purchase orders, with the day they are expected.
create table supply (
    cause_kind text not null check (cause_kind in ('transfer', 'purchase_order')),
    cause_id text not null,
    item_id text not null,
    number text not null,
    status text not null,
    from_name text not null,
    location_id text not null,
    quantity integer not null,
    received integer not null check (received <= quantity),
    expected_on text not null,
    primary key (cause_id, item_id)
) strict, without rowid;
create index supply_by_item on supply (item_id, location_id) where received < quantity;

-- Files brought in, by their hash.
create table imported_file (
    import_id text primary key check (length(import_id) = 36),
    profile text not null,
    file_name text not null,
    file_hash text not null,
    rows integer not null,
    documents integer not null,
    already_there integer not null,
    errors integer not null,
    finished_at_ms integer not null
) strict, without rowid;
