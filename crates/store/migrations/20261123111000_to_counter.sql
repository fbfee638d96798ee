-- Pickups whose goods lie elsewhere: the counter they are sent to, and when they are expected there.
alter table fulfillment_order add column counter_id text;
alter table fulfillment_order add column expected_on text;
create index fulfillment_order_by_counter on fulfillment_order (counter_id, status) where counter_id is not null;
