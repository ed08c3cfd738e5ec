"""The portal in a real browser: access, safety, and what a visitor meets without script, style, colours or mouse."""
