"""Another place can take the portal with no change of code: a small alliance of a town that does not exist."""

import re
import shutil
from pathlib import Path

import pytest

from shell.build import build
from tests.project import ROOT, copy_project
from tests.walk import broken_links, read_site

CITY = Path(__file__).parent / "another_city"
OWN = ("content", "data", "mkdocs.yml")
"""Everything of the project that an alliance makes its own; the rest is code."""
PREFIX = "/borgofinto"
MILAN = re.compile(r"milan|lombard|smart.?lab|\bmire\b|\bisola\b", re.IGNORECASE)
LISTS = re.compile(r"(?m)^(?=- id: )")
EXAMPLES = {
    "Smart Lab – Milano Concilia 4.0": "Orari Amici",
    "Smart Lab Milano Concilia 4.0": "Orari Amici",
    "smart-lab-milano-concilia": "orari-amici",
    "Milanesi": "Borgofintesi",
    "Milano": "Borgofinto",
    "milano": "borgofinto",
    "Lombardia": "Terrafinta",
    "lombardia": "terrafinta",
    "Isola": "Contrada Inventata",
    '"mire"': '"orari-amici"',
}
"""In the contract of the data, only its title and the examples in it speak of a place."""


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the other alliance, built without a single complaint."""
    folder = tmp_path_factory.mktemp("another")
    root = copy_project(folder / "project")
    for part in OWN:
        shutil.rmtree(root / part) if (root / part).is_dir() else (root / part).unlink()
    shutil.copytree(CITY, root, dirs_exist_ok=True)
    contract = (ROOT / "data" / "datapackage.json").read_text("utf-8")
    for ours, theirs in EXAMPLES.items():
        contract = contract.replace(ours, theirs)
    (root / "data" / "datapackage.json").write_text(contract, "utf-8")
    (root / "data" / "vocabularies.yaml").write_text(_vocabularies(), "utf-8")
    outcome = build(root, folder / "site")
    assert outcome.clean, outcome.as_text(folder / "site")
    return folder / "site"


def _vocabularies() -> str:
    """The portal's general lists, with those of the alliance in the place of Milan's."""
    theirs = {
        text.split("\n", 1)[0]: text for text in LISTS.split((CITY / "data" / "vocabularies.yaml").read_text("utf-8"))
    }
    ours = LISTS.split((ROOT / "data" / "vocabularies.yaml").read_text("utf-8"))[1:]
    return "".join(theirs.get(text.split("\n", 1)[0], text) for text in ours)


def test_every_link_leads_somewhere(another: Path) -> None:
    assert broken_links(another, read_site(another), PREFIX) == []


def test_nothing_of_milan_is_in_it(another: Path) -> None:
    found = {}
    for path in sorted(another.rglob("*")):
        if path.is_file() and (said := MILAN.search(f"{path.name}\n{path.read_text('utf-8', 'ignore')}")):
            found[path.relative_to(another).as_posix()] = said[0]
    assert found == {}


def test_it_speaks_of_its_own_city(another: Path) -> None:
    line = (another / "linee" / "orari" / "index.html").read_text("utf-8")
    assert "2 pratiche a Borgofinto" in line
    assert "chart__map" not in line, "the map is of nine districts around a middle; others are bars"
    finder = (another / "trova" / "index.html").read_text("utf-8")
    assert re.findall(r'name="dove" value="X."><span>(\w+)', finder) == ["Borgofinto", "Collefinto"]
    assert (another / "sfoglia" / "municipio" / "levante" / "index.html").is_file()
