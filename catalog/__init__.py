"""The domain: understands the data. Knows YAML and Frictionless, nothing of Markdown, HTML or MkDocs."""
