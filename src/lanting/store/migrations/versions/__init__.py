"""One file per change of the tables, named by its number; `lanting.store.migration.REVISIONS` lists them."""
