"""The built site: one strict build and its whole log, every link and anchor walked; and what happens when it fails."""

import filecmp
import gzip
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from catalog.browser import FOLDER
from shell.build import Outcome, build
from shell.failures import InstallationError
from shell.frames import FRAMES
from shell.sheets import JOINED
from tests.project import PREFIX, ROOT, SITE_URL, Built, copy_project
from tests.walk import PageRead, broken_links, read_site

RESERVED = ("/dati/v1/", "/organizzazioni/", "/pratiche/", "/sfoglia/")


@pytest.fixture(scope="session")
def pages(built: Built) -> dict[str, PageRead]:
    return read_site(built.folder)


@pytest.fixture(scope="session")
def indexed(pages: dict[str, PageRead]) -> dict[str, PageRead]:
    """The pages that people and search engines are led to: neither redirects nor the 404."""
    return {a: p for a, p in pages.items() if "noindex" not in p.robots and a != "/404.html"}


def test_whole_log(built: Built) -> None:
    said = [line for line in built.log.splitlines() if "[macros]" not in line]
    skipped = [f"INFO    -  Page skipped: '{frame.source}'. Generated empty output." for frame in FRAMES]
    assert said[:-1] == [
        "INFO    -  Cleaning site directory",
        f"INFO    -  Building documentation to directory: {built.folder}",
        *skipped,
    ]
    assert re.fullmatch(r"INFO    -  Documentation built in \d+\.\d+ seconds", said[-1])
    assert all(line.startswith("INFO ") for line in built.log.splitlines())


def test_every_link_and_anchor_leads_somewhere(built: Built, pages: dict[str, PageRead]) -> None:
    assert broken_links(built.folder, pages, PREFIX) == []


def test_links_are_relative(pages: dict[str, PageRead]) -> None:
    """So the site works under any path; only the 404 page, whose depth is unknown, must name it."""
    absolute = {link for a, p in pages.items() if a != "/404.html" for link in p.links if link.startswith("/")}
    assert absolute == set()


def test_pages_are_in_italian(pages: dict[str, PageRead]) -> None:
    assert {page.lang for page in pages.values()} == {"it"}


def test_nothing_is_left_of_the_workshop(pages: dict[str, PageRead]) -> None:
    marks = ("{{", "{%", "__cornice__", "cornice-qui-va", "Macro Rendering Error", "Undefined")
    assert [(a, mark) for a, page in pages.items() for mark in marks if mark in page.text] == []


def test_pages_are_told_apart(indexed: dict[str, PageRead]) -> None:
    for kind in ("title", "description"):
        values = [getattr(page, kind) for page in indexed.values()]
        assert all(values), kind
        assert len(values) == len(set(values)), sorted(v for v in values if values.count(v) > 1)


def test_headings_and_ids(indexed: dict[str, PageRead]) -> None:
    for address, page in indexed.items():
        levels = [int(heading[1]) for heading in page.headings]
        assert levels.count(1) == 1, address
        assert len(page.ids) == len(set(page.ids)), address


def test_no_inline_handlers_nor_scripts(pages: dict[str, PageRead]) -> None:
    for address, page in pages.items():
        for tag, values in page.tags:
            assert not [name for name in values if name.startswith("on")], address
            assert tag != "script" or values.get("src") or values.get("type") == "application/ld+json", address


def test_sitemap_is_complete(built: Built, indexed: dict[str, PageRead]) -> None:
    text = (built.folder / "sitemap.xml").read_bytes()
    locations = [element.text for element in ET.fromstring(text).iter() if element.tag.endswith("}loc")]
    assert sorted(str(location) for location in locations) == sorted(f"{SITE_URL}{address}" for address in indexed)
    assert gzip.decompress((built.folder / "sitemap.xml.gz").read_bytes()) == text


def test_every_page_names_its_own_address(indexed: dict[str, PageRead]) -> None:
    for address, page in indexed.items():
        assert f'<link rel="canonical" href="{SITE_URL}{address}">' in page.text, address


def test_pictures_of_social_cards_exist(built: Built, indexed: dict[str, PageRead]) -> None:
    cards = {
        values["content"] for p in indexed.values() for _, values in p.tags if values.get("property") == "og:image"
    }
    assert cards
    for card in cards:
        assert (built.folder / str(card).removeprefix(f"{SITE_URL}/")).is_file(), card


def test_every_record_has_its_page(built: Built) -> None:
    for kind, folder in (("practices", "pratiche"), ("organisations", "organizzazioni")):
        for record in (ROOT / "data" / kind).rglob("*.yaml"):
            assert (built.folder / folder / record.stem / "index.html").is_file()


def test_frames_and_theme_files_stay_out(built: Built) -> None:
    names = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()}
    assert not [name for name in names if "cornice" in name]
    rooms = (ROOT / "overrides", ROOT / "content")
    own = {path.relative_to(room).as_posix() for room in rooms for path in (room / "assets").rglob("*")}
    written = {name for name in names if name.startswith(FOLDER)}
    assert {name for name in names if name.startswith("assets/")} - written <= own | set(JOINED)


def test_both_doors_build_the_same_site(built: Built, tmp_path: Path) -> None:
    """`concilia build` and plain `mkdocs build` differ in nothing."""
    assert build(ROOT, tmp_path / "site").clean
    assert differences(filecmp.dircmp(built.folder, tmp_path / "site")) == []


def differences(compared: filecmp.dircmp[str]) -> list[str]:
    _, mismatched, failed = filecmp.cmpfiles(compared.left, compared.right, compared.common_files, shallow=False)
    below = [name for part in compared.subdirs.values() for name in differences(part)]
    return [*compared.left_only, *compared.right_only, *mismatched, *failed, *below]


class Spoiled:
    """A copy of the project with a marked last site, spoiled in one file before a build."""

    def __init__(self, root: Path) -> None:
        self.root = copy_project(root)
        self.site = root / "site"
        self.site.mkdir()
        (self.site / "mark.txt").write_text("last good site")

    def build(self, name: str, old: str, new: str) -> Outcome:
        path = self.root / name
        text = path.read_text("utf-8") if path.exists() else ""
        assert old in text
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else text + new, "utf-8")
        return build(self.root, self.site)

    def untouched(self) -> bool:
        return [path.name for path in self.site.iterdir()] == ["mark.txt"] and not list(self.root.glob(".site.*"))


@pytest.fixture
def spoiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spoiled:
    return Spoiled(tmp_path)


def a_practice() -> str:
    return min((ROOT / "data" / "practices").rglob("*.yaml")).relative_to(ROOT).as_posix()


def test_wrong_record_leaves_the_site(spoiled: Spoiled) -> None:
    outcome = spoiled.build(a_practice(), "title:", "titel:")
    assert (outcome.built, outcome.messages) == (False, ())
    assert {problem.path for problem in outcome.problems if problem.severity == "error"} == {a_practice()}
    assert spoiled.untouched()


def test_wrong_macro_leaves_the_site(spoiled: Spoiled) -> None:
    outcome = spoiled.build("content/index.md", "", '\n{{ elenco_pratiche(lina="welfare") }}\n')
    (problem,) = (p for p in outcome.problems if p.severity == "error")
    assert problem.path == "content/index.md"
    assert problem.line > 0
    assert "linea" in (problem.nearest, *problem.allowed)
    assert spoiled.untouched()


def test_wrong_links_are_all_reported_at_once(spoiled: Spoiled) -> None:
    (spoiled.root / "content" / "nuova.md").write_text("# Nuova\n")
    settings = spoiled.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("glossario.md", "assente.md"), "utf-8")
    links = ("assente.md", "../pratche/", "#assente", "norme.md#assente", "/norme/")
    outcome = spoiled.build("content/privacy.md", "", "\n\n".join(["", *(f"[rotto]({link})" for link in links)]))
    here = "content/privacy.md"
    said = [re.sub(r":\d+:", ":", text, count=1) for text in outcome.messages if text.startswith(f"{here}:")]
    anchor = "porta a un punto della pagina che non c'è: controlla la parte dopo #."
    assert said == [
        f"{here}: Il collegamento «assente.md» non porta a nessun file di content/.",
        f"{here}: Il collegamento «/norme/» comincia con /: scrivilo a partire da questa pagina, come ../dati.md.",
        f"{here}: Il collegamento «#assente» {anchor}",
        f"{here}: Il collegamento «norme.md#assente» {anchor}",
        f"{here}: Il collegamento «../pratche/» non porta a nessuna pagina.",
    ]
    others = "\n".join(outcome.messages)
    assert "Queste pagine non sono nel menu: aggiungile a «nav», o a «not_in_nav», in mkdocs.yml:" in others
    assert "  - nuova.md" in others
    assert "Il menu («nav» in mkdocs.yml) nomina «assente.md», che in content/ non c'è." in others
    assert spoiled.untouched()


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("overrides/main.html", "</body>", "{% if %}</body>", "overrides/main.html:"),
        ("overrides/partials/footer.html", "<footer", "{{ 1.no.mai }}<footer", "overrides/partials/footer.html:"),
        ("overrides/main.html", "", "{{ slots.body }}", "Nella cornice «pratica» il posto «body» compare 2 volte"),
        ("mkdocs.yml", "", "\nplugins: [", "mkdocs.yml"),
        ("content/pratiche/a2a-smart-working.md", "", "# Presa\n", "lo stesso indirizzo /pratiche/a2a-smart-working/"),
    ],
)
def test_wrong_template_or_setting_leaves_the_site(spoiled: Spoiled, name: str, old: str, new: str, said: str) -> None:
    outcome = spoiled.build(name, old, new)
    assert not outcome.built
    assert said in "\n".join(outcome.messages)
    assert "Traceback" not in outcome.as_text(spoiled.site)
    assert spoiled.untouched()


def test_success_replaces_the_site(spoiled: Spoiled) -> None:
    outcome = spoiled.build("content/privacy.md", "", "\nUna riga in più.\n")
    assert outcome.clean
    assert "Una riga in più." in (spoiled.site / "privacy" / "index.html").read_text("utf-8")
    assert not (spoiled.site / "mark.txt").exists()
    assert not list(spoiled.root.glob(".site.*"))


def test_sound_records_alone(spoiled: Spoiled) -> None:
    path = spoiled.root / a_practice()
    path.write_text(path.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    outcome = build(spoiled.root, spoiled.site, sound_only=True)
    assert outcome.built
    assert not outcome.clean
    assert not (spoiled.site / "pratiche" / path.stem).exists()


def test_site_that_cannot_be_replaced_is_one_sentence(spoiled: Spoiled, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if ".new-" in self.name:
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(InstallationError, match="Non riesco a sostituire la cartella"):
        build(spoiled.root, spoiled.site)
    assert spoiled.untouched()
