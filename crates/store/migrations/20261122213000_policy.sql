-- The sourcing policy is one of the small kinds that are listed whole: every sourcing decision asks for it.
drop index aggregate_by_kind;
create index aggregate_by_kind on aggregate (aggregate_kind) where aggregate_kind in ('company', 'location', 'device', 'policy');
