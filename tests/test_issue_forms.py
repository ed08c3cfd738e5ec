"""The issue forms ask what the contract knows: same fields, titles and choices; and GitHub can read them."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.descriptor import Descriptor, Field, Table, read_descriptor
from shell.reading import read_data
from tests.datasets import ROOT
from tests.issue_forms import FORMS as MADE_FORMS
from tests.issue_forms import INSISTED, MADE, NEW_OR_NOT, Form, form, places

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(path for path in FOLDER.glob("*.yml") if path.name != "config.yml")
SETTINGS = (ROOT / "mkdocs.yml").read_text("utf-8")
SITE_URL = re.findall(r"^site_url: (\S+?)/?$", SETTINGS, re.M)[0] + "/"
_OURS = re.compile(r"https?://[^\s()\"']+?/(?=proponi/|come-funziona/)")


def load(path: Path) -> dict[str, Any]:
    form: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return form


@pytest.fixture(scope="module")
def descriptor() -> Descriptor:
    return read_descriptor(ROOT / "data" / "datapackage.json")


@pytest.fixture(scope="module")
def labels() -> dict[str, tuple[str, ...]]:
    """Vocabulary → the labels of its values, as data/vocabularies.yaml has them."""
    catalog = read_data(ROOT).catalog
    assert catalog
    return {name: tuple(value.label for value in found.values) for name, found in catalog.vocabularies.items()}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_a_form_leads_to_the_site(path: Path, update_golden: bool) -> None:
    """Whoever moves the site on GitHub's pages runs no command: the answer says what to write."""
    text = path.read_text("utf-8")
    if update_golden:
        text = _OURS.sub(SITE_URL, text)
        path.write_text(text, "utf-8")
    other = sorted(set(_OURS.findall(text)) - {SITE_URL})
    place = path.relative_to(ROOT).as_posix()
    assert not other, f"In {place}, al posto di {', '.join(other)} scrivi {SITE_URL} (site_url di mkdocs.yml)."


@pytest.mark.parametrize("name", MADE_FORMS)
def test_a_form_is_the_one_that_the_contract_makes(
    name: str, descriptor: Descriptor, labels: dict[str, tuple[str, ...]], update_golden: bool
) -> None:
    made, path = form(name, descriptor, labels, SITE_URL), FOLDER / f"{name}.yml"
    if update_golden:
        path.write_text(made, "utf-8")
    assert path.read_text("utf-8") == made


@pytest.mark.parametrize("name", MADE_FORMS)
def test_ids_titles_and_choices_are_those_of_the_contract(
    name: str, descriptor: Descriptor, labels: dict[str, tuple[str, ...]]
) -> None:
    """Asked of the file itself, so that a form that somebody edits by hand is found."""
    known = {place.replace(".", "_"): thing for place, thing in places(descriptor, MADE_FORMS[name].record)}
    for element in load(FOLDER / f"{name}.yml")["body"][1:-1]:
        if element == NEW_OR_NOT:
            continue
        thing = known[element["id"]]
        assert element["attributes"]["label"] == thing.title
        required = thing.required or element["id"] in INSISTED
        assert element.get("validations", {}).get("required", False) == required
        field = thing if isinstance(thing, Field) else thing.fields[0]
        assert (element["type"] == "dropdown") == bool(field.vocabulary)
        if field.vocabulary:
            assert element["attributes"]["options"] == list(labels[field.vocabulary])
            assert element["attributes"]["multiple"] == isinstance(thing, Table)


@pytest.mark.parametrize("made", MADE_FORMS.values(), ids=MADE_FORMS)
def test_a_form_asks_everything_that_a_record_needs(made: Form, descriptor: Descriptor) -> None:
    # A list inside a group is needed only when somebody writes that group.
    needed = {
        place
        for place, thing in places(descriptor, made.record)
        if thing.required and (isinstance(thing, Field) or "." not in place)
    }
    assert needed - MADE <= set(made.asked)


@pytest.mark.parametrize("made", MADE_FORMS.values(), ids=MADE_FORMS)
def test_a_title_of_a_form_means_one_field(made: Form, descriptor: Descriptor) -> None:
    """`concilia from-issue` finds the fields by the titles that GitHub writes over the answers."""
    titles = [thing.title for place, thing in places(descriptor, made.record) if place in made.asked]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_what_github_asks(path: Path) -> None:
    form = load(path)
    assert {"name", "description", "body"} <= set(form)
    assert set(form["labels"]) <= {"proposta", "correzione", "problema"}
    ids = [element["id"] for element in form["body"] if element["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    for element in form["body"]:
        assert element["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
        if element["type"] == "markdown":
            assert element["attributes"]["value"].strip()
            continue
        assert re.fullmatch(r"[A-Za-z0-9_-]+", element["id"])
        assert element["attributes"]["label"]
        options = element["attributes"].get("options")
        if options and element["type"] == "dropdown":
            assert len(options) == len(set(options))
            assert "None" not in options


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_warns_that_everything_is_public(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "pubblic" in text
    assert "nomi di persone" in text


def test_the_chooser_leads_to_the_portal_and_leaves_room_for_its_form() -> None:
    """The portal's own form opens an issue that is filled in already: it is none of these forms."""
    chooser = load(FOLDER / "config.yml")
    assert chooser["blank_issues_enabled"] is True
    for link in chooser["contact_links"]:
        assert {"name", "url", "about"} == set(link)
        assert link["url"].startswith(SITE_URL)
