"""Every sentence of the check, by the code of its problem: `sentences.json`, which the browser reads as well."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

SENTENCES: Mapping[str, str] = json.loads(Path(__file__).with_name("sentences.json").read_text("utf-8"))
_PLACE = re.compile(r"\{(\w+)\}")


def say(key: str, /, **values: object) -> str:
    """The sentence with each `{name}` filled in; KeyError when the sentence or a value is missing."""
    # Not str.format: a value may hold braces, and the browser knows no format specifications.
    return _PLACE.sub(lambda place: str(values[place[1]]), SENTENCES[key])


def counted(noun: str, number: int) -> str:
    """A number with its noun, singular or plural: `1 voce`, `3 voci`."""
    return say(f"count.{noun}.{'one' if number == 1 else 'many'}", number=number)
