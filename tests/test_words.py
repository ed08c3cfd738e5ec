"""The words of authors: what each prints, that Markdown leaves it alone, and how the engine finds them."""

import ast
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markdown import Markdown
from markupsafe import Markup

from catalog.exports import exports
from macros import main
from macros.book import WORDS, answer
from macros.bound import Bound, bind
from macros.components import for_markdown
from macros.desk import Desk
from macros.grammar import MacroError
from macros.pages import Site
from macros.parking import Parking
from macros.reader import Reader
from tests.project import ROOT
from tests.samples import sample

GOLDEN = Path(__file__).parent / "golden" / "macros.html"
FULL = "portineria-di-fantasia"
CALLS: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "catalogo_pratiche": ((), {}),
    "catalogo_organizzazioni": ((), {}),
    "elenco_pratiche": ((), {"linea": "welfare", "massimo": 1, "titoli": 2}),
    "tabella_pratiche": ((), {"bisogno": ["cura-figli", "spostamenti"]}),
    "scheda_pratica": ((FULL,), {}),
    "novita": ((), {"massimo": 1}),
    "pratica": ((FULL,), {}),
    "organizzazione": (("cooperativa-di-fantasia",), {}),
    "conta_pratiche": ((), {"legame": "collegata"}),
    "fermate": (("welfare",), {}),
    "conta_organizzazioni": ((), {"tipo": "cooperativa"}),
    "conta_fonti": ((), {}),
    "conta_dati": ((), {}),
    "cifra": ((FULL, "Tempo risparmiato"), {"periodo": "2019-05/2020-08"}),
    "fatto": (("circa 3,5 milioni",), {"fonte": "https://a.example/b_c", "titolo": "L'articolo", "data": "2025-10"}),
    "elenco_organizzazioni": ((), {"iniziativa": "smart-lab", "ruolo": ["membro", "capofila"]}),
    "sfoglia": (("misura",), {}),
    "grafico": (("bisogno",), {}),
    "periodi": ((), {"schede": ["nido-condiviso", FULL]}),
    "data_catalogo": ((), {}),
    "campi": (("vocabulary",), {}),
    "vocabolario": (("kinds",), {}),
    "file_dati": ((), {}),
    "trova": ((), {}),
    "trova_regole": ((), {}),
    "confronto": ((), {}),
    "modulo": (("organisation",), {}),
    "altri_modi": ((), {}),
}
HOSTILE = (
    "*a* **b** _c_ `d` [x](javascript:alert(1)) ![i](data:x) <script>alert(1)</script> {{ 7*7 }} {% x %} \\* &lt; "
    "{: onclick=alert(1) } <b onclick='x'> https://evil.example a@b.it [^1] ==m== ~s~ # h | a | b |\n\n- x\n\n    code"
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(*sample(tmp_path_factory.mktemp("sample")))


def desk(reader: Reader, finish: Callable[[Markup], Markup] = for_markdown) -> Desk:
    files = exports(reader.catalog, reader.descriptor, "https://example.invalid/sotto/")
    return Desk(reader, "/dati/", lambda: files, finish=finish)


def said(reader: Reader, name: str) -> Markup:
    args, keywords = CALLS[name]
    return answer(desk(reader, Markup if WORDS[name].block else for_markdown), name, args, keywords)


def test_golden(reader: Reader, update_golden: bool) -> None:
    assert CALLS.keys() == WORDS.keys()
    # Downloads and form depend on the whole contract; their own tests look at them.
    text = "".join(f"<!-- {name} -->\n{said(reader, name)}\n" for name in CALLS if name not in ("file_dati", "modulo"))
    if update_golden:
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")


class Tree(HTMLParser):
    """The elements, their attributes and the text between them, without the blanks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.events: list[object] = []
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((tag, sorted((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.events += data.split()


def contains(outer: list[object], inner: list[object]) -> bool:
    return any(outer[n : n + len(inner)] == inner for n in range(len(outer)))


def markdown(text: str) -> str:
    """What the site's own Markdown makes of a text."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").split("markdown_extensions:\n")[1].split("\n\n")[0]
    names = [line.strip("- :") for line in settings.splitlines() if line.startswith("  - ")]
    return str(Markdown(extensions=names).convert(text))


@pytest.mark.parametrize("name", [name for name in WORDS if WORDS[name].block])
@pytest.mark.parametrize(
    "page",
    [
        "{}",
        "# Titolo\n\nTesto prima.\n\n{}\n\nTesto *dopo*.",
        "Testo subito prima:\n{}\ne subito dopo.",
        '<div class="a" markdown>\n\n{}\n\n</div>',
        "<section markdown>\n\n## Titolo\n\n<div markdown>\n\n{}\n\n</div>\n\nTesto.\n\n</section>",
    ],
)
def test_markdown_leaves_blocks_alone(name: str, page: str, reader: Reader) -> None:
    parking = Parking()
    html = said(reader, name)
    around = page.format(parking.park(html))
    assert contains(Tree(parking.fetch(markdown(around))).events, Tree(html).events)
    assert "parked" not in parking.fetch(markdown(around))


@pytest.mark.parametrize("name", [name for name in WORDS if not WORDS[name].block])
@pytest.mark.parametrize(
    "page",
    [
        "Vedi {}.",
        "{}. Vedi",
        "**{}**",
        "- {}\n- altro",
        "## {} {{ #a }}",
        "| a |\n|---|\n| {} |",
        "!!! note\n    {}\n",
        "a\n:   {}",
    ],
)
def test_markdown_leaves_words_in_a_sentence_alone(name: str, page: str, reader: Reader) -> None:
    html = said(reader, name)
    assert contains(Tree(markdown(page.format(html))).events, Tree(html).events)


def test_hostile_records_stay_text_in_markdown(reader: Reader) -> None:
    practice = replace(reader.catalog.practices[FULL], title=HOSTILE, summary=HOSTILE)
    changed = Reader(replace(reader.catalog, practices={FULL: practice}), reader.descriptor)
    link = answer(desk(changed), "pratica", (FULL,), {})
    parking = Parking()
    mark = answer(desk(changed, parking.park), "scheda_pratica", (FULL,), {})
    for page in (
        f"Vedi {link}.",
        f"- {link}",
        f"| a |\n|---|\n| {link} |",
        mark,
        f"<div markdown>\n\n{mark}\n\n</div>",
    ):
        events = Tree(parking.fetch(markdown(page))).events
        elements = [event for event in events if isinstance(event, tuple)]
        assert not {tag for tag, _ in elements} & {"script", "img", "em", "strong", "b", "code", "h1", "pre", "mark"}
        assert [dict(attrs)["href"] for tag, attrs in elements if tag == "a"] == [f"../pratiche/{FULL}/"]
        assert {name for _, attrs in elements for name, _ in attrs} <= {
            "aria-pressed",
            "class",
            "data-compare",
            "href",
            "type",
        }
        assert contains(events, list[object](HOSTILE.split()))


def test_a_record_cannot_fetch_what_is_parked(reader: Reader) -> None:
    practice = replace(reader.catalog.practices[FULL], title="<!--parked:0-->")
    changed = Reader(replace(reader.catalog, practices={FULL: practice}), reader.descriptor)
    parking = Parking()
    parking.park(Markup("<p>un blocco</p>"))
    mark = answer(desk(changed, parking.park), "scheda_pratica", (FULL,), {})
    link = answer(desk(changed), "pratica", (FULL,), {})
    assert "un blocco" not in parking.fetch(markdown(f"Vedi {link}.\n\n{mark}"))


def test_filters_narrow_and_widen(reader: Reader) -> None:
    def count(**filters: object) -> str:
        return Tree(answer(desk(reader), "conta_pratiche", (), filters)).events[1]  # type: ignore[return-value]

    assert count() == "3"
    assert count(linea="welfare") == "2"
    assert count(linea=["welfare", "smart-working"]) == "3"
    assert count(linea="welfare", bisogno="cura-figli") == "1"
    assert count(linea="governance") == "0"
    assert count(dimensione="micro", stato="attiva") == "1"
    assert count(luogo="MI", municipio="5") == "2"


def test_an_empty_list_says_so(reader: Reader) -> None:
    for name in ("elenco_pratiche", "tabella_pratiche"):
        assert "Nessuna pratica per ora." in answer(desk(reader), name, (), {"linea": "governance"})
    assert "Nessuna organizzazione per ora." in answer(desk(reader), "elenco_organizzazioni", (), {"tipo": "sindacato"})


def test_a_short_list_leads_to_the_whole_one(reader: Reader) -> None:
    one = answer(desk(reader), "elenco_pratiche", (), {"linea": "welfare", "massimo": 1})
    assert '<a href="../sfoglia/linea/welfare/">Tutte le 2 pratiche</a>' in one
    two = answer(desk(reader), "elenco_pratiche", (), {"linea": "welfare", "stato": "attiva", "massimo": 1})
    assert "Tutte le" not in two
    three = answer(desk(reader), "elenco_pratiche", (), {"legame": ["collegata", "nessuno"], "massimo": 1})
    assert '<a href="../pratiche/">Tutte le pratiche</a>' in three


def test_a_figure_says_period_and_source(reader: Reader) -> None:
    def text(*args: str) -> str:
        return " ".join(
            str(e) for e in Tree(answer(desk(reader), "cifra", args, {})).events if not isinstance(e, tuple)
        )

    assert "oltre 2.000 commissioni" in text(FULL, "Commissioni fatte")
    assert "Il giornale inventato" in text(FULL, "Commissioni fatte")
    assert "periodo non noto" in text(FULL, "Persone contente")
    assert "73,4%" in text(FULL, "Persone contente")


def test_figures_that_disagree_stand_together_and_periods_are_not_mixed(reader: Reader) -> None:
    practice = reader.catalog.practices[FULL]
    claim = practice.claims[0]
    claims = (claim, replace(claim, value=claim.value and claim.value + 1), replace(claim, period="2021"))
    changed = replace(practice, claims=claims)
    desk_ = desk(Reader(replace(reader.catalog, practices={FULL: changed}), reader.descriptor))
    both = answer(desk_, "cifra", (FULL, claim.indicator), {"periodo": "2020"})
    assert "oltre 2.000 commissioni oppure oltre 2.001 commissioni" in both
    with pytest.raises(MacroError, match="più periodi") as caught:
        answer(desk_, "cifra", (FULL, claim.indicator), {})
    assert caught.value.allowed == ("2020", "2021")


def test_downloads_name_every_file(reader: Reader) -> None:
    html = said(reader, "file_dati")
    assert '<a href="../dati/v1/practices.csv">practices.csv</a>' in html
    assert '<a href="../dati/v1/datapackage.json">datapackage.json</a>' in html
    assert html.index("datapackage.json") < html.index("<details") < html.index("claims")


class Plugin:
    """What stands in for the macros plugin."""

    def __init__(self) -> None:
        self.macros: dict[str, Callable[..., Markup]] = {}

    def macro(self, function: Callable[..., Markup], name: str) -> None:
        self.macros[name] = function


def test_the_engine_finds_each_word_on_its_page(reader: Reader) -> None:
    plugin = Plugin()
    main.define_env(plugin)
    assert plugin.macros.keys() == WORDS.keys()
    context = {"page": SimpleNamespace(url="guide/una/")}
    site = Site(name="Il portale", url="https://example.invalid/")
    work = Bound(reader.catalog, reader.descriptor, site)
    try:
        bind(work)
        assert f'href="../../pratiche/{FULL}/"' in plugin.macros["pratica"](context, FULL)
        with pytest.raises(MacroError, match="Nessuna pratica ha questo id"):
            plugin.macros["pratica"](context, "zzz")
        bind(replace(work, forgiving=True))
        assert "zzz" in plugin.macros["pratica"](context, "zzz")
    finally:
        bind(None)
    with pytest.raises(LookupError):
        plugin.macros["conta_dati"](context)


def test_examples_are_python_calls() -> None:
    """So a reader can trust the punctuation of every example that a report shows."""
    for word in WORDS.values():
        ast.parse(word.example.strip("{} "), mode="eval")
