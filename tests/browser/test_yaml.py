"""The browser reads YAML as Python does, and writes it byte by byte alike: one page, many texts at a time."""

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from catalog.browser import contract
from catalog.descriptor import read_descriptor
from catalog.document import Document, Group, Node, Text
from catalog.source import parse
from catalog.writing import written
from tests.browser.serving import serving
from tests.datasets import ROOT
from tests.records import PLAIN_TEXTS, RECORDS, real_files, real_records
from tests.yaml_slips import BREAKERS, SLIPS

BROKEN = ROOT / "tests" / "broken"
DESCRIPTOR = read_descriptor(ROOT / "data" / "datapackage.json")
_READ = """async ([base, contract, texts]) => {
  const { read } = await import(`${base}/assets/js/check/yaml.js`);
  const tree = (node) => {
    const { line, column } = node.mark;
    if (node.kind === "text") return [line, column, node.value];
    if (node.kind === "list") return [line, column, ...node.items.map(tree)];
    return [line, column, ...[...node.items].map(([key, item]) => [key, node.keys.get(key).line, tree(item)])];
  };
  return texts.map((text) => {
    const { root, problems } = read(text, contract);
    return [root && tree(root), problems.map((p) => [p.code, p.line, p.column, p.length, p.excerpt, p.message])];
  });
}"""
_WRITE = """async ([base, contract, records]) => {
  const { written } = await import(`${base}/assets/js/check/write.js`);
  return records.map(([record, kind]) => written(record, contract, kind));
}"""

Ask = Callable[[str, list[Any]], list[Any]]


@pytest.fixture(scope="module")
def ask(browser: Browser) -> Iterator[Ask]:
    """Runs a script in a page that may load the modules; the contract goes with it."""
    rules: Any = msgspec.to_builtins(contract(DESCRIPTOR, ()))
    with serving(ROOT / "overrides") as base:
        page: Page = browser.new_page()
        page.goto(f"{base}/assets/js/check/yaml.js")
        yield lambda script, given: list(page.evaluate(script, [base, rules, given]))
        page.close()


def tree(node: Node) -> list[Any]:
    """A node with its places, as the script above tells it."""
    here: list[Any] = [node.mark.line, node.mark.column]
    if isinstance(node, Text):
        return [*here, node.value]
    if isinstance(node, Group):
        return [*here, *([key, node.keys[key].line, tree(item)] for key, item in node.items.items())]
    return [*here, *map(tree, node.items)]


def seen(text: str) -> list[Any]:
    """What Python sees in a text."""
    document = parse(text.encode(), Document(""))
    problems = [[p.code, p.line, p.column, p.length, p.excerpt, p.message] for p in document.problems]
    return [tree(document.root) if document.root is not None else None, problems]


def differences(ask: Ask, texts: Mapping[str, str]) -> list[Any]:
    """The texts that the two see differently."""
    found = zip(texts, ask(_READ, list(texts.values())), map(seen, texts.values()), strict=True)
    return [(name, theirs, ours) for name, theirs, ours in found if theirs != ours]


def test_slips_of_hand(ask: Ask) -> None:
    assert len(SLIPS) >= 60
    assert differences(ask, SLIPS) == []


def test_broken_records(ask: Ask) -> None:
    texts = {path.stem: path.read_bytes() for path in BROKEN.glob("*.yaml")}
    readable = {name: raw.decode() for name, raw in texts.items() if name != "not-utf8"}
    assert differences(ask, readable) == []


def test_real_records(ask: Ask) -> None:
    """Every text, list and group of every real record, and its place."""
    assert differences(ask, {path.stem: path.read_bytes().decode() for path, _ in real_files()}) == []


def test_real_records_broken_at_random(ask: Ask) -> None:
    dice = random.Random(20261122)
    real = [path.read_text("utf-8") for path, _ in real_files()]
    texts = {}
    for number in range(600):
        text = dice.choice(real)
        texts[f"{number}"] = dice.choice(BREAKERS)(text, dice.randrange(len(text)))
    assert differences(ask, texts) == []


def test_real_records_are_written_alike(ask: Ask) -> None:
    records = list(real_records())
    ours = [written(record, DESCRIPTOR, kind) for record, kind in records]
    assert ask(_WRITE, [list(pair) for pair in records]) == ours


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PLAIN_TEXTS, min_size=1, max_size=20))
def test_any_text_is_written_and_read_alike(ask: Ask, texts: list[str]) -> None:
    records = [{"title": text, "place": {"city": text}, "caveats": [text], "needs": [text]} for text in texts]
    ours = [written(record, DESCRIPTOR, "practice") for record in records]
    assert ask(_WRITE, [[record, "practice"] for record in records]) == ours
    assert differences(ask, {str(number): text for number, text in enumerate(ours)}) == []


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(RECORDS, min_size=1, max_size=20))
def test_any_record_is_written_alike(ask: Ask, records: list[dict[str, Any]]) -> None:
    ours = [written(record, DESCRIPTOR, "practice") for record in records]
    assert ask(_WRITE, [[record, "practice"] for record in records]) == ours
