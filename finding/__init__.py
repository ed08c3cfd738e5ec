"""Finding: search index, filters, likeness and matching, made at build; the browser reads them."""
