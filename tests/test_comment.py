"""The comment on a proposal, as a person reads it who knows no Git; and hostile records, which stay text in it."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from catalog import mended
from catalog.addresses import Address, Outcome, Visit
from catalog.descriptor import read_descriptor
from catalog.document import Document
from catalog.drafts import plain
from catalog.mended import right_lines
from catalog.places import MEMBERS
from catalog.shapes import shape_of
from catalog.source import parse
from macros.comment import MARKER, comment
from macros.comment_subject import Proposal
from macros.github import LIMIT, block, code, joined, prose
from macros.reader import Reader
from shell import cli, reading
from shell.comment import proposal
from tests.datasets import PRACTICE, ROOT, TODAY, loaded, practice_text, sound
from tests.hostile import poison
from tests.yaml_slips import LONG, SLIPS

CASES = Path(__file__).parent / "comments"
_HEAD = re.compile(r"# (file|removed|visit): (.*)")
_VISIT = re.compile(r"(\w+) (\d+) (\S+) \| (.*)")


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    assert reading.today() == TODAY


def comment_on(case: Path, folder: Path) -> str:
    """The comment on the sound dataset with the file of a case in its place, or with a file removed."""
    data = sound(folder)
    found = map(_HEAD.fullmatch, case.read_text("utf-8").splitlines())
    heads = {head[1]: head[2] for head in found if head}
    if "removed" in heads:
        (data / heads["removed"]).unlink()
    else:
        shutil.copy(case, data / heads["file"])
    path = f"data/{heads.get('file') or heads['removed']}"
    visits = [_VISIT.fullmatch(heads["visit"])] if "visit" in heads else []
    return comment(proposal(folder, (path,), tuple(_visit(path, visit) for visit in visits if visit)))


def _visit(path: str, found: re.Match[str]) -> Visit:
    outcome: Outcome = "gone" if found[1] == "gone" else "silent"
    return Visit(Address(path, int(found[2]), found[3]), outcome, found[4])


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_comment(case: Path, tmp_path: Path, update_golden: bool) -> None:
    said = comment_on(case, tmp_path)
    expected = case.with_suffix(".md")
    if update_golden:
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_comment_holds_nothing_active(case: Path, tmp_path: Path) -> None:
    assert active(comment_on(case, tmp_path)) == []


def active(markdown: str) -> list[str]:
    """Whatever GitHub would make more than text of, outside of code."""
    assert markdown.startswith(MARKER)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown.removeprefix(MARKER))
    found = []
    for token in tokens:
        for part in (token, *(token.children or ())):
            if part.type in ("link_open", "image", "html_block", "html_inline"):
                found.append(f"{part.type}: {part.content}")
            if part.type == "text":
                found += re.findall(r"@\w|#\d|\w#|https?:|www\.|[A-Za-z]-\d|\b[0-9a-f]{7,40}\b", part.content)
    return found


PIECES = [*"`~<>[]()!@#*_|\\&;:/.-=+\"' \n\r\t\0ab0", "\u202e", "\u200b", "```", "@evil", "#1", "](x)", "GH-1", "- "]
HOSTILE = st.lists(st.sampled_from(PIECES)).map("".join)


@settings(deadline=None)
@given(HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    for made in (f"x {prose(text)} y", f"- {code(text)}", block(text.splitlines()), f"**1.** {prose(text)}"):
        assert active(f"{MARKER}\n\n{made}\n\nfine") == []
        # Nothing that follows is swallowed.
        assert MarkdownIt("gfm-like", {"linkify": False}).render(made + "\n\nfine").endswith("<p>fine</p>\n")


@settings(deadline=None)
@given(st.text())
def test_code_says_what_it_was_given(text: str) -> None:
    [token, *_] = MarkdownIt().parseInline(code(text) or "x")[0].children or []
    assert token.type in ("code_inline", "text")


@pytest.mark.parametrize("word", ["welfare", "l'alleanza", "«orari-rigidi»", "(2019)", "perché?", "8.000", "3–4"])
def test_plain_words_stay_plain(word: str) -> None:
    assert prose(word) == word


@pytest.mark.parametrize(
    "text", ["@redazione", "#12", "GH-12", "a/b", "www.a.it", "https://a.it", "a@b.it", "0a1b2c3d4e", "a_b", "a*b"]
)
def test_what_github_would_link_becomes_code(text: str) -> None:
    assert prose(text).strip("`").replace("\u200b", "") == text
    assert prose(text).startswith("`")


def test_hostile_records_that_passed_the_check_stay_text(tmp_path: Path) -> None:
    """Should the check ever let something through, the comment still makes nothing of it."""
    found = loaded(sound(tmp_path))
    assert found.catalog
    catalog = poison(found.catalog, found.descriptor)
    paths = tuple(practice.path for practice in catalog.practices.values())
    reader = Reader(catalog, found.descriptor)
    said = comment(Proposal(changed=paths, gone=(), problems=(), reader=reader, schema=found.descriptor))
    assert said.count("### La pratica") == 2
    assert "alert(1)" in said
    assert active(said) == []


def test_too_many_problems_still_fit(tmp_path: Path) -> None:
    data = sound(tmp_path)
    names = []
    for number in range(200):
        names.append(f"data/practices/welfare/rotta-{number}.yaml")
        (tmp_path / names[-1]).write_text("è: [" + "`" * 90 + "\n", "utf-8")
    assert data.is_dir()
    said = comment(proposal(tmp_path, tuple(names)))
    assert LIMIT / 2 < len(said.encode()) <= LIMIT
    assert "Il resto non ci sta" in said
    assert active(said) == []


def test_of_many_wrong_files_the_first_are_told(tmp_path: Path) -> None:
    sound(tmp_path)
    names = [f"data/practices/welfare/rotta-{number}.yaml" for number in range(250)]
    for name in names:
        (tmp_path / name).write_text(practice_text().replace("status: attiva", "status: boh"), "utf-8")
    said = comment(proposal(tmp_path, tuple(names)))
    assert "- e altri 238 file." in said
    assert f"#### Nel file `{names[0]}`" in said


def test_a_record_with_another_name_may_get_its_old_one_back(tmp_path: Path) -> None:
    data = sound(tmp_path)
    old, new = "data/organisations/officina-inventata.yaml", "data/organisations/officina.yaml"
    (tmp_path / old).rename(tmp_path / new)
    assert data.is_dir()
    said = comment(proposal(tmp_path, (old, new)))
    assert f"Rimetti quello di prima: `{old}`" in said
    assert "`Close pull request`" in said


def test_what_is_private_stays_in_the_history(tmp_path: Path) -> None:
    data = sound(tmp_path)
    (data / PRACTICE).write_text(f"{practice_text()}results: Chiama Anna, 333 1234567.\n", "utf-8")
    said = comment(proposal(tmp_path, (f"data/{PRACTICE}",)))
    assert "«da cancellare»" in said
    assert "`welfare@…`" in said


def test_blocks_are_never_cut() -> None:
    assert joined(["a" * 50, "b" * 50], limit=160).startswith("a" * 50 + "\n\nIl resto")


def test_broken_contract_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (sound(tmp_path) / "datapackage.json").write_text("{")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["comment", "--changed", "data/datapackage.json"]) == 0
    said = capsys.readouterr().out
    assert "I dati non si possono controllare" in said
    assert "Per chi cura il portale" in said


def test_links_that_could_not_be_tried_cost_no_comment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "links.json").write_text('[["data/x", "@a"]]')
    for name in ("links.json", "missing.json"):
        assert cli.main(["comment", "--changed", f"data/{PRACTICE}", "--links", name]) == 0
        assert "non è stato possibile provarli" in capsys.readouterr().out


def test_files_outside_data_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["comment", "--changed", f"data/{PRACTICE}", "Makefile", "data/../@x"]) == 0
    kept = capsys.readouterr().out.partition("### Per chi cura il portale")[2]
    assert "`Makefile`" in kept
    assert "`data/../@\u200bx`" in kept


def test_level_and_lists_of_a_record_in_order(tmp_path: Path) -> None:
    data = sound(tmp_path)
    (data / PRACTICE).write_text(practice_text(), "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_url: https://portale.example/base/\n", "utf-8")
    said = comment(proposal(tmp_path, (f"data/{PRACTICE}",)))
    assert "**Livello: Segnalata.**" in said
    assert "mancano 7 elementi" in said
    assert "(campo `steps`)" in said
    assert "<https://portale.example/base/pratiche/nido-condiviso/>" in said
    assert "- Bisogno: Orari troppo rigidi, Spostamenti casa-lavoro" in said


def test_a_long_list_leads_to_all_of_it(tmp_path: Path) -> None:
    data = sound(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_url: https://portale.example/base/\n", "utf-8")
    text = practice_text().replace("province: MI", "province: XX").replace("orari-rigidi", "boh")
    (data / PRACTICE).write_text(text.replace("measures:", "misura_di_prova:"), "utf-8")
    said = comment(proposal(tmp_path, (f"data/{PRACTICE}",)))
    assert "«XX» non è una voce dell'elenco «Province»." in said
    assert "e altre 95 voci: l’elenco intero è in <https://portale.example/base/dati/dizionario/#vocabolari>." in said
    assert "#campi>" in said
    assert "vocabularies.yaml" not in said


def test_a_new_organisation_leads_to_its_form(tmp_path: Path) -> None:
    data = sound(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_url: https://portale.example/base/\n", "utf-8")
    text = practice_text().replace("[officina-inventata]", "[Bottega Inventata]")
    (data / PRACTICE).write_text(text, "utf-8")
    said = comment(proposal(tmp_path, (f"data/{PRACTICE}",)))
    assert "<https://portale.example/base/proponi/organizzazione/>" in said
    assert "`data/organisations/bottega-inventata.yaml`" in said
    assert "\nid: bottega-inventata\n" in said


def test_a_record_named_by_a_changed_one_may_have_gone_with_it(tmp_path: Path) -> None:
    data = sound(tmp_path)
    (data / "organisations/officina-inventata.yaml").unlink()
    gone = "data/organisations/officina-inventata.yaml"
    said = comment(proposal(tmp_path, (f"data/{PRACTICE}", gone)))
    assert "Nomina ancora «officina-inventata», che con questa proposta non c'è più." in said
    assert "Se è nuova" not in said


@pytest.mark.parametrize(
    "line",
    ["contact: anna@officina.example, 333 1234567", "results: Chiama Anna, 333 1234567, o anna@officina.example."],
)
def test_what_is_private_is_not_repeated(tmp_path: Path, line: str) -> None:
    """A comment is rewritten, but what stood in it can still be read."""
    data = sound(tmp_path)
    (data / PRACTICE).write_text(f"{practice_text()}{line}\n", "utf-8")
    said = comment(proposal(tmp_path, (f"data/{PRACTICE}",)))
    assert "Questo" in said
    assert "anna" not in said.casefold()
    assert "1234567" not in said


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("colon-in-title", 'title: "Casa: un giorno alla settimana"'),
        ("quotes-inside-quotes", "title: Il «giorno» da casa"),
        ("quote-not-closed", "title: Un giorno da casa"),
        ("typographic-with-colon", 'title: "Casa: un giorno"'),
        ("apostrophe-inside-apostrophes", "title: L'ufficio di casa"),
        ("no-colon", "status: attiva"),
        ("colon-without-space-nested", "  city: Fantasia"),
        ("indented-one-more", "  province: MI"),
        ("indented-one-less", "  province: MI"),
        ("whole-line-indented", "status: attiva"),
        ("bracket-not-closed", "needs: [spostamenti, orari-rigidi]"),
        ("word-dashes", "- indicator: Persone che lavorano da casa"),
        ("long-text-not-indented", f"{LONG}"),
    ],
)
def test_the_line_is_shown_as_it_is_right(tmp_path: Path, slip: str, right: str) -> None:
    data = sound(tmp_path)
    (data / PRACTICE).write_text(SLIPS[slip], "utf-8")
    assert f"```yaml\n{right}\n```" in comment(proposal(tmp_path, (f"data/{PRACTICE}",)))


@pytest.mark.parametrize("slip", SLIPS)
def test_no_line_is_shown_that_would_break_or_say_other_words(slip: str) -> None:
    document = parse(SLIPS[slip].encode(), Document(""))
    shape = shape_of(read_descriptor(ROOT / "data" / "datapackage.json"), "practice")
    for number, right in right_lines(document.lines, document.problems, shape).items():
        assert re.sub(r"[\W_]", "", right) == re.sub(r"[\W_]", "", document.lines[number - 1])
        lines = [*document.lines[: number - 1], right, *document.lines[number:], ""]
        again = parse("\n".join(lines).encode(), Document("")).problems
        assert number not in [problem.line for problem in again]


def test_a_mended_line_costs_few_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile file has many depths; each try reads it anew."""
    read: list[bytes] = []

    def counted(raw: bytes, document: Document) -> Document:
        read.append(raw)
        return parse(raw, document)

    monkeypatch.setattr(mended, "parse", counted)
    text = "".join(f"{' ' * (200 - depth)}- a\n" for depth in range(200)) + "title: a: b\n"
    document = parse(text.encode(), Document(""))
    shape = shape_of(read_descriptor(ROOT / "data" / "datapackage.json"), "practice")
    right_lines(document.lines, document.problems, shape)
    assert 0 < len(read) <= mended.MOST_TRIES


def _members(folder: Path, old: str, new: str) -> str:
    """The comment on a change of the one list of members."""
    file = sound(folder) / "members.yaml"
    before = plain(parse(file.read_bytes(), Document("")).root)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return comment(proposal(folder, (MEMBERS,), (), before))


@pytest.mark.parametrize("slip", ["   name: ", "\tname: ", "name: "])
def test_a_slip_in_the_list_of_members_blames_no_other_record(tmp_path: Path, slip: str) -> None:
    said = _members(tmp_path, "  name: ", slip)
    assert "Finché `data/members.yaml` non si legge, le altre schede non si possono controllare." in said
    assert "### Altre schede" not in said


def test_without_the_list_of_members_no_other_record_is_blamed(tmp_path: Path) -> None:
    (sound(tmp_path) / "members.yaml").unlink()
    said = comment(proposal(tmp_path, (MEMBERS,)))
    assert "**1. Tutto il file.**" in said
    assert "### Altre schede" not in said


def test_a_member_that_went_away_is_told_once(tmp_path: Path) -> None:
    """And no other organisation is offered in its place."""
    said = _members(tmp_path, "id: comune-di-fantasia", "id: comune-di-fantasie")
    assert "«Comune di Fantasia»" in said
    assert said.count("non c'è più") == 1
    assert "Forse volevi" not in said


def test_a_new_member_is_verified_by_a_person(tmp_path: Path) -> None:
    said = _members(tmp_path, "id: comune-di-fantasia", "id: paese-di-fantasia")
    assert "aderisce all'alleanza: apri la fonte e chiedi conferma" in said
    assert "Aggiunge «Comune di Fantasia». Toglie «Comune di Fantasia»." in said


def test_a_member_of_before_is_not_verified_again(tmp_path: Path) -> None:
    said = _members(tmp_path, "name: Comune di Fantasia", "name: Città di Fantasia")
    assert "Cambia «Città di Fantasia»." in said
    assert "aderisce" not in said


def test_an_organisation_that_says_to_be_a_member_is_verified_by_a_person(tmp_path: Path) -> None:
    file = sound(tmp_path) / "organisations/officina-inventata.yaml"
    text = file.read_text("utf-8").replace("status: non-dichiarata", "status: confermata\n  source: f1")
    file.write_text(text, "utf-8")
    said = comment(proposal(tmp_path, ("data/organisations/officina-inventata.yaml",)))
    assert "### Per chi rilegge" in said
    assert "aderisce all'alleanza" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  province: MI", "\u00a0\u00a0province: MI", "```yaml\n  province: MI\n```"),
        ("status: attiva", "status:\u00a0attiva", "```yaml\nstatus: attiva\n```"),
        ("audience: [dipendenti]", "audience: - dipendenti", "```yaml\naudience: [dipendenti]\n```"),
        ("status: attiva", "status: - attiva", "```yaml\nstatus: attiva\n```"),
        ("casa alla settimana", "casa\nper chi vuole ogni settimana", "```yaml\n  per chi vuole ogni settimana\n```"),
        ("status: attiva", "<<<<<<< main\nstatus: attiva", "GitHub ha lasciato qui due versioni"),
        ("status: attiva", "```yaml\nstatus: attiva", "Togli questa riga"),
    ],
)
def test_what_was_pasted_is_told_with_its_own_cure(tmp_path: Path, old: str, new: str, said: str) -> None:
    data = sound(tmp_path)
    text = practice_text()
    assert old in text
    (data / PRACTICE).write_text(text.replace(old, new, 1), "utf-8")
    answer = comment(proposal(tmp_path, (f"data/{PRACTICE}",)))
    assert said in answer
    assert "Il nido: aperto" not in answer


def test_a_file_with_the_right_name_is_not_to_be_renamed(tmp_path: Path) -> None:
    data = sound(tmp_path)
    (data / "practices/un-giorno-da-casa.yaml").write_text(practice_text(), "utf-8")
    said = comment(proposal(tmp_path, ("data/practices/un-giorno-da-casa.yaml",)))
    assert "Rinominalo" not in said
    assert "`data/practices/smart-working/un-giorno-da-casa.yaml`" in said


def test_a_path_is_not_shown_as_a_line_of_the_file(tmp_path: Path) -> None:
    data = sound(tmp_path)
    (data / "practices/welfare/Un Altro.yaml").write_text(practice_text(), "utf-8")
    said = comment(proposal(tmp_path, ("data/practices/welfare/Un Altro.yaml",)))
    assert "si chiama così: `data/practices/welfare/un-giorno-da-casa.yaml`" in said
    assert "```yaml\ndata/" not in said
    assert "```yaml\nil file" not in said
