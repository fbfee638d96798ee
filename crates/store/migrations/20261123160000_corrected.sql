-- Which document stands in the place of a corrected one, or credits all of it; empty while it stands.
alter table document add column corrected_by text not null default '';
update document set corrected_by = coalesce((select json_extract(a.state, '$.correctedBy') from aggregate a where a.aggregate_kind = 'document' and a.aggregate_id = document.document_id), '');
