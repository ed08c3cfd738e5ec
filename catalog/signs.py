"""The signs by which a text is judged: `signs.json`, read by the browser as well, in a dialect that both know.

The dialect: no inline flags, no named groups, `[^\\n]` for any character; `\\w`, `\\d`, `\\b` mean those of Unicode.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SIGNS: Mapping[str, Any] = json.loads(Path(__file__).with_name("signs.json").read_text("utf-8"))


def pattern(sign: str | Mapping[str, Any]) -> re.Pattern[str]:
    """The pattern of a sign: a text, or a group with `pattern` and perhaps `ignore_case`."""
    if isinstance(sign, str):
        return re.compile(sign)
    return re.compile(sign["pattern"], re.IGNORECASE if sign.get("ignore_case") else 0)


def patterns(signs: Iterable[Mapping[str, Any]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each sign of a list as its pattern and the sentence that it asks for."""
    return tuple((pattern(sign), sign["sentence"]) for sign in signs)


def characters(*names: str) -> re.Pattern[str]:
    """One character of these sets, which are written as ranges of code points: `202A-202E`."""
    ranges = (text.split("-") for name in names for text in SIGNS["characters"][name])
    return re.compile("[" + "".join("-".join(re.escape(chr(int(end, 16))) for end in ends) for ends in ranges) + "]")
