"""Datasets for tests: the real contract and vocabularies with a few fictional records, and ways to break them."""

import shutil
from datetime import date
from pathlib import Path

from catalog.load import Loaded, load

ROOT = Path(__file__).parents[1]
SOUND = Path(__file__).parent / "sound"
TODAY = date(2026, 11, 22)
PRACTICE = "practices/smart-working/un-giorno-da-casa.yaml"


def sound(folder: Path) -> Path:
    """A fresh copy of the sound dataset in `folder/data`, ready to be broken."""
    data = folder / "data"
    shutil.copytree(SOUND, data)
    for name in ("datapackage.json", "vocabularies.yaml"):
        shutil.copy(ROOT / "data" / name, data / name)
    return data


def loaded(data: Path) -> Loaded:
    """The dataset as of the day that all tests share."""
    return load(data, TODAY)


def practice_text() -> str:
    """The text of the sound practice that most tests break."""
    return (SOUND / PRACTICE).read_text("utf-8")
