-- Who already waits for supply of an item: promises made from incoming goods come after them.
create index order_line_waiting on order_line (item_id, waiting) where waiting > 0;
