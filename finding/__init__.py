"""Finding: which practice answers a question; indexes, matching and likeness, computed from the catalogue."""
