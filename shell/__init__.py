"""The imperative shell: commands, clock, files, exit codes. Only here is the engine, MkDocs, known."""
