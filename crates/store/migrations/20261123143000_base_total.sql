-- What an order in another currency comes to in that of the books, at the rate it was placed at: sums, sorts and bounds of totals are over this
-- where it is there, so that dollars are never added to euros. Null where the order is in the books' currency (then the total itself is it) and
-- on history from a file, whose rate nobody knows.
alter table sales_order add column base_total_minor integer;
