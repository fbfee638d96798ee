-- Commands are only ever looked for by their id. Kept in its order they need no second tree, which every commit would have to write as well.
create table command_by_id (
    command_id text primary key check (length(command_id) = 36),
    name text not null,
    payload_hash blob not null,
    answer text not null,
    done_at_ms integer not null
) strict, without rowid;
insert into command_by_id (command_id, name, payload_hash, answer, done_at_ms)
    select command_id, name, payload_hash, answer, done_at_ms from command;
drop table command;
alter table command_by_id rename to command;
