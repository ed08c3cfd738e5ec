"""The frames: one page of the engine for each depth and section at which records are printed."""

import json
from dataclasses import dataclass

from macros.slots import PLACES


@dataclass(frozen=True, slots=True)
class FramePage:
    """A page that exists only to be cut: `source` gives it the depth of the pages printed into it."""

    name: str
    source: str
    section: str
    styles: tuple[str, ...] = ()
    """Style sheets of its own, beside those of every page."""


_STEM = "__cornice__"
FRAMES = (
    FramePage("pratica", f"pratiche/{_STEM}.md", "pratiche"),
    FramePage("organizzazione", f"organizzazioni/{_STEM}.md", "organizzazioni"),
    FramePage("sfoglia-1", f"{_STEM}.md", "sfoglia"),
    FramePage("sfoglia-2", f"sfoglia/{_STEM}.md", "sfoglia"),
    FramePage("sfoglia-3", f"sfoglia/{_STEM}/{_STEM}.md", "sfoglia"),
    FramePage("trova-2", f"trova/{_STEM}.md", "trova", ("choices", "finder")),
    FramePage("trova-3", f"trova/{_STEM}/{_STEM}.md", "trova", ("choices", "finder")),
)
# Letters and hyphens only, so that no escaping changes them on their way through the theme.
TOKENS = {place: f"cornice-qui-va-{place}-fine" for place in PLACES}


def source_text(frame: FramePage) -> str:
    """The Markdown of a frame: all front matter, no text. JSON is valid YAML, and cannot be broken by a value."""
    meta = {"title": frame.name, "section": frame.section, "styles": frame.styles, "slots": TOKENS}
    return f"---\n{json.dumps(meta)}\n---\n"
