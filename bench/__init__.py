"""Measures: how long the check and the build take with any number of fictional records."""
