-- A source may be a workbook; `workbook` says which sheet was read and which there are.
ALTER TABLE sources DROP CONSTRAINT sources_kind_check;
ALTER TABLE sources ADD CONSTRAINT sources_kind_check CHECK (kind IN ('csv', 'xlsx'));
ALTER TABLE sources ADD COLUMN workbook json;

-- How the bytes were read now names the kind of file. Within a text the quotes would be escaped, so this finds no other.
UPDATE datasets
SET table_facts = replace(table_facts::text, '"facts":{"encoding":', '"facts":{"kind":"csv","encoding":')::json;
