-- What a location took on a day is read from the journal's facts about money, by when they happened. There are few of them beside all others:
-- without this index the whole journal would be read for one day.
create index event_of_money on event (occurred_at_ms) where kind in ('order.payment_taken', 'return.refunded');
