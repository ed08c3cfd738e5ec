"""Finding: the search index and the filters, made at build and read by overrides/assets/js/search/ in the browser."""
