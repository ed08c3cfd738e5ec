"""One truth: of every record of the corpus, the check in Python and the check in the browser say the same."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from catalog.browser import contract, records
from catalog.levels import Level, level_of
from catalog.likely import likely
from catalog.load import Loaded
from tests.browser.serving import serving
from tests.corpus import Case, cases, typed
from tests.datasets import ROOT, TODAY, loaded, sound

SAID = ("code", "field", "message", "severity", "line", "column", "length", "nearest", "allowed", "example")
ONLY_WITH_ALL_RECORDS = {"near-duplicate"}
"""What takes the texts of all other records, which the browser does not have."""
CASES = list(cases())

Said = list[dict[str, Any]]

_CHECK_ALL = """async ({ about, texts }) => {
  const { checkText } = await import("./js/check/check.js");
  const { levelOf } = await import("./js/check/levels.js");
  return texts.map(({ text, record, path }) => {
    const { root, problems } = checkText(text, { ...about, record, path });
    return { problems, level: record === "practice" && root && levelOf(root, about.contract, about.today) };
  });
}"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sound(tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="module")
def in_python(data: Path) -> list[Said]:
    return [said_by_python(data, case) for case in CASES]


def said_by_python(data: Path, case: Case) -> Said:
    """The problems of one file put into the sound dataset; the dataset is left as it was."""
    target = data / case.path
    before = target.read_bytes() if target.exists() else None
    target.write_text(case.text, "utf-8", newline="")
    try:
        found = [p for p in loaded(data).problems if p.path == f"data/{case.path}"]
    finally:
        if before is None:
            target.unlink()
        else:
            target.write_bytes(before)
    return [_said(asdict(p)) for p in found if p.code not in ONLY_WITH_ALL_RECORDS]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that can load the modules of the check, and holds nothing else."""
    with serving(ROOT / "overrides" / "assets") as base:
        tab = browser.new_page()
        tab.goto(f"{base}/favicon.svg")
        yield tab
        tab.close()


@pytest.fixture(scope="module")
def in_browser(data: Path, page: Page) -> list[Said]:
    """What the browser says of all cases, in one call."""
    texts = [{"text": case.text, "record": case.record, "path": f"data/{case.path}"} for case in CASES]
    found = page.evaluate(_CHECK_ALL, {"about": about(loaded(data)), "texts": texts})
    return [[_said(one) for one in checked["problems"]] for checked in found]


def about(found: Loaded) -> dict[str, Any]:
    """What the browser is given beside the text, as it comes out of the JSON files."""
    assert found.catalog is not None
    known = {
        "contract": contract(found.descriptor, found.catalog.vocabularies.values()),
        "records": records(found.catalog.practices.values(), found.catalog.organisations.values()),
        "today": TODAY.isoformat(),
    }
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(known))
    return plain


def _said(problem: dict[str, Any]) -> dict[str, Any]:
    # Where in its line a parser gives up is its own affair.
    left_out = {"column", "length"} if problem["code"] in {"broken-yaml", "too-deep"} else set()
    return {key: _plain(problem[key]) for key in SAID if key not in left_out}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def test_the_same_problems_in_the_same_words(in_python: list[Said], in_browser: list[Said]) -> None:
    differing = list(_differing(in_python, in_browser))
    assert not differing, "\n".join(differing[:20])


def _differing(in_python: list[Said], in_browser: list[Said]) -> Iterator[str]:
    for case, one, other in zip(CASES, in_python, in_browser, strict=True):
        if one != other:
            yield case.name
            yield from (f"  only Python:  {problem}" for problem in one if problem not in other)
            yield from (f"  only browser: {problem}" for problem in other if problem not in one)


_MEANT = """async ({ about, texts, beside }) => {
  const { likely } = await import("./js/check/likely.js");
  const fields = about.contract.tables.flatMap((table) => table.fields);
  return fields.map((field) => texts.map((text) => likely(field, text, about.contract, beside)));
}"""


def test_the_same_likely_values(data: Path, page: Page) -> None:
    found, texts = loaded(data), typed()
    known = about(found)
    by_name = {(table.name, item.name): item for table in found.descriptor.tables for item in table.fields}
    fields = [
        by_name[table["name"], field["name"]] for table in known["contract"]["tables"] for field in table["fields"]
    ]
    for beside in ([], ["value_min", "value_max", "qualifier"]):
        in_browser = page.evaluate(_MEANT, {"about": known, "texts": texts, "beside": beside})
        assert in_browser == [[likely(field, text, beside) for text in texts] for field in fields]


_WALKED = """async ({ about, text }) => {
  const { checkText } = await import("./js/check/check.js");
  const own = String.prototype[Symbol.iterator];
  let walked = 0;
  String.prototype[Symbol.iterator] = function () {
    walked += this.length;
    return own.call(this);
  };
  try {
    checkText(text, { ...about, record: "practice", path: "data/practices/welfare/x.yaml" });
  } finally {
    String.prototype[Symbol.iterator] = own;
  }
  return walked / text.length;
}"""


def test_a_line_with_many_problems_is_not_walked_for_each(data: Path, page: Page) -> None:
    text = "{" + ",".join(f"😀{number}: 1" for number in range(8000)) + "}\n"
    assert page.evaluate(_WALKED, {"about": about(loaded(data)), "text": text}) < 20


def test_the_corpus_is_wide(in_python: list[Said]) -> None:
    """Every code that one record can have is in it; the others are about files and about all records together."""
    codes = {problem["code"] for problems in in_python for problem in problems}
    assert len(CASES) >= 150
    assert sum(not problems for problems in in_python) >= 10
    assert codes == all_codes() - OF_FILES - ONLY_WITH_ALL_RECORDS


def test_the_real_records_have_their_levels_and_no_problem(page: Page) -> None:
    real = loaded(ROOT / "data")
    assert real.catalog is not None
    practices = list(real.catalog.practices.values())
    texts = [{"text": (ROOT / p.path).read_text("utf-8"), "record": "practice", "path": p.path} for p in practices]
    checked = page.evaluate(_CHECK_ALL, {"about": about(real), "texts": texts})
    for practice, found in zip(practices, checked, strict=True):
        assert (practice.id, found["problems"]) == (practice.id, [])
        assert (practice.id, found["level"]) == (practice.id, _level(level_of(real.catalog, practice)))


def _level(level: Level) -> dict[str, Any]:
    plain = asdict(level)
    for part in ("documented", "verified"):
        plain[part] = [{k: v for k, v in one.items() if v is not None} for one in plain[part]]
    return plain


OF_FILES = {"file-too-big", "not-utf8", "unreadable", "missing-file", "missing-list", "symlink", "unknown-file"}
OF_FILES |= {"unused-value"}


def all_codes() -> set[str]:
    """The codes of the sentences and those of the rules of the contract."""
    sentences = msgspec.json.decode((ROOT / "catalog" / "sentences.json").read_bytes())
    rules = msgspec.json.decode((ROOT / "data" / "datapackage.json").read_bytes())["rules"]
    own = {key.partition(".")[0] for key in sentences} - {"rule", "hint", "count", "example"}
    return own | {rule["code"] for rule in rules}
