-- US sales tax by ZIP code, as imported: one table per state and first day in force, and its rows. Rates in millionths.
create table us_tax_table (
    table_id text primary key check (length(table_id) = 36),
    state text not null check (length(state) = 2),
    valid_from text not null,
    rows integer not null check (rows > 0),
    content text not null,
    file_name text not null,
    file_hash text not null,
    imported_at_ms integer not null,
    imported_by text not null
) strict, without rowid;
create unique index us_tax_table_by_state on us_tax_table (state, valid_from);

create table us_tax_rate (
    zip text not null check (length(zip) = 5),
    state text not null check (length(state) = 2),
    valid_from text not null,
    region text not null,
    rate_ppm integer not null check (rate_ppm between 0 and 1000000),
    state_ppm integer not null check (state_ppm >= 0),
    county_ppm integer not null check (county_ppm >= 0),
    city_ppm integer not null check (city_ppm >= 0),
    special_ppm integer not null check (special_ppm >= 0),
    primary key (zip, state, valid_from)
) strict, without rowid;
-- A table that is imported again replaces its rows.
create index us_tax_rate_by_table on us_tax_rate (state, valid_from);
