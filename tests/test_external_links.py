"""The check of links: what it finds on a server of our own, that it is patient, and that it never goes inside."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from catalog.addresses import Address, Visit, addresses
from catalog.source import read
from shell import cli
from shell.allowed_links import Allowed, allowed_links
from shell.comment import proposal
from shell.external_links import Round, found_in, report
from shell.failures import InstallationError
from shell.visiting import Answer, Visitor
from tests.datasets import PRACTICE, ROOT, TODAY, practice_text, sound
from tests.test_comment import active

LOCAL = "127.0.0.1"


class Site(ThreadingHTTPServer):
    """A server whose pages are named after how they behave."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((LOCAL, 0), Pages)
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.busy = self.most_at_once = 0
        self.lock = threading.Lock()

    @property
    def base(self) -> str:
        return f"http://{LOCAL}:{self.server_port}"


class Pages(BaseHTTPRequestHandler):
    server: Site
    timeout = 5

    def do_HEAD(self) -> None:
        self._answer()

    do_GET = do_HEAD  # noqa: N815 - the name is the library's

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def _answer(self) -> None:
        with self.server.lock:
            self.server.busy += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.busy)
            earlier = sum(path == self.path for _, path in self.server.asked)
            self.server.asked.append((self.command, self.path))
            self.server.agents.add(self.headers["User-Agent"])
        status, place = PAGES[self.path.strip("/").split("/")[0]](self.command, earlier)
        self.send_response(status)
        if place:
            self.send_header("Location", place.replace("{base}", self.server.base))
        # Before the answer leaves: whoever reads it may ask the next question at once.
        with self.server.lock:
            self.server.busy -= 1
        self.end_headers()


PAGES: dict[str, Callable[[str, int], tuple[int, str]]] = {
    "fine": lambda method, earlier: (200, ""),
    "gone": lambda method, earlier: (404, ""),
    "only-get": lambda method, earlier: (405 if method == "HEAD" else 200, ""),
    "moved": lambda method, earlier: (301, "/fine"),
    "accents": lambda method, earlier: (302, "/fine/caffè?è=1"),
    "round": lambda method, earlier: (302, "/round"),
    "robots": lambda method, earlier: (403, ""),
    "tired": lambda method, earlier: (503 if earlier < 2 else 200, ""),
    "down": lambda method, earlier: (500, ""),
    "inside": lambda method, earlier: (302, "http://169.254.169.254/latest/meta-data/"),
    "file": lambda method, earlier: (302, "file:///etc/passwd"),
    "login": lambda method, earlier: (302, "http://user:secret@127.0.0.1/"),
}


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


VISITOR = Visitor("concilia-links/prova", timeout=5, private=True)
ROUND = Round(VISITOR, waits=(0.0, 0.0), pause=0.0, sleep=lambda _: None)


@pytest.mark.parametrize(
    ("page", "outcome", "why"),
    [
        ("fine", "answers", ""),
        ("gone", "gone", "404"),
        ("only-get", "answers", ""),
        ("moved", "answers", ""),
        ("accents", "answers", ""),
        ("round", "silent", "senza fine"),
        ("robots", "refused", "aprilo a mano"),
        ("tired", "answers", ""),
        ("down", "silent", "500"),
        ("file", "forbidden", "non è una pagina web"),
        ("login", "forbidden", "non è una pagina web"),
    ],
)
def test_page(site: Site, page: str, outcome: str, why: str) -> None:
    [visit] = ROUND.visits([Address("data/x.yaml", 3, f"{site.base}/{page}")])
    assert (visit.outcome, why in visit.why) == (outcome, True), visit.why
    assert site.agents == {"concilia-links/prova"}


def test_no_site_there(site: Site) -> None:
    site.shutdown()
    site.server_close()
    [visit] = ROUND.visits([Address("data/x.yaml", 3, f"{site.base}/fine")])
    assert visit.outcome == "silent"
    assert visit.broken


def test_no_such_name() -> None:
    import socket

    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    assert Visitor("x", resolve=unknown).visit("https://www.officina.example/").outcome == "gone"


@pytest.mark.parametrize(
    "address",
    (
        "127.0.0.1 10.0.0.8 192.168.1.1 172.16.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 "
        "::1 fe80::1 fe80::1%eth0 fd00::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: :: "
        "64:ff9b:1::a9fe:a9fe fec0::1 ::127.0.0.1 3fff::1 192.0.0.8 168.63.129.16"
    ).split(),
)
def test_inner_networks_are_never_visited(address: str) -> None:
    """A name that resolves inside is refused before any connection, also beside a public address."""
    for found in ([address], ["93.184.215.14", address]):
        answer = Visitor("x", resolve=lambda host, port, found=found: found).visit("http://www.officina.example/")  # type: ignore[misc]
        assert answer.outcome == "forbidden"


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/"])
def test_addresses_of_this_machine_are_never_visited(site: Site, url: str) -> None:
    assert Visitor("x", timeout=5).visit(url).outcome == "forbidden"
    assert site.asked == []


def test_a_redirect_is_judged_like_the_first_address(site: Site) -> None:
    inside = {"www.officina.example": [LOCAL], "169.254.169.254": ["169.254.169.254"]}

    class Half(Visitor):
        """Only the first host may be local."""

        def _public(self, host: str, port: int) -> str:
            return LOCAL if host == LOCAL else Visitor("x", resolve=lambda h, p: inside[h])._public(host, port)

    assert Half("x", timeout=5, private=True).visit(f"{site.base}/inside").outcome == "forbidden"


def test_other_ports_than_those_of_the_web_are_refused() -> None:
    answer = Visitor("x", resolve=lambda host, port: ["93.184.215.14"]).visit("http://www.officina.example:22/")
    assert answer.outcome == "forbidden"


def test_one_page_at_a_time_on_a_site_and_each_once(site: Site) -> None:
    found = [Address("data/x.yaml", line, f"{site.base}/fine/{line % 5}") for line in range(15)]
    assert len(ROUND.visits(found)) == 15
    assert len(site.asked) == 5
    assert site.most_at_once == 1


def test_patience_is_for_what_may_pass(site: Site) -> None:
    slept: list[float] = []
    patient = Round(VISITOR, waits=(1.0, 2.0), pause=0.1, sleep=slept.append)
    patient.visits([Address("data/x.yaml", 1, f"{site.base}/down"), Address("data/x.yaml", 2, f"{site.base}/gone")])
    assert slept == [1.0, 2.0, 0.1]


def test_allowed_addresses_are_not_visited(site: Site) -> None:
    allowed = (Allowed(f"{site.base}/robots*", "Aperto a mano.", TODAY),)
    [visit] = Round(VISITOR, allowed).visits([Address("data/x.yaml", 1, f"{site.base}/robots/1")])
    assert (visit.outcome, visit.why, visit.broken, site.asked) == ("allowed", "Aperto a mano.", False, [])


ENTRY = "- address: https://www.officina.example/*\n  reason: Aperto a mano oggi.\n  until: 2026-12-31\n"


def test_the_list_of_this_project_is_well_formed() -> None:
    assert isinstance(allowed_links(ROOT, date(2000, 1, 1)), tuple)


def test_an_entry_ends_with_its_last_day(tmp_path: Path) -> None:
    (tmp_path / "links-allowed.yaml").write_text(ENTRY, "utf-8")
    assert len(allowed_links(tmp_path, date(2026, 12, 31))) == 1
    assert allowed_links(tmp_path, date(2027, 1, 1)) == ()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("reason: Aperto a mano oggi.", "reason: boh", "motivo"),
        ("https://www.officina.example/*", "https://*", "nome del sito"),
        ("until: 2026-12-31", "until: sempre", "un giorno"),
        ("  until: 2026-12-31\n", "", "until"),
        (ENTRY, "address: https://www.officina.example/", "elenco"),
    ],
)
def test_a_wrong_entry_is_one_sentence(tmp_path: Path, old: str, new: str, why: str) -> None:
    (tmp_path / "links-allowed.yaml").write_text(ENTRY.replace(old, new), "utf-8")
    with pytest.raises(InstallationError, match=why):
        allowed_links(tmp_path, TODAY)


def test_every_address_of_a_record_is_found(tmp_path: Path) -> None:
    data = sound(tmp_path)
    found = list(found_in(tmp_path, [f"data/{PRACTICE}", "data/../../../etc/passwd", "/etc/passwd"]))
    assert found == [Address(f"data/{PRACTICE}", 31, "https://www.officina.example/da-casa")]
    assert list(found_in(tmp_path, [])) == []
    (data / PRACTICE).write_text(practice_text().replace("https://www", "javascript://www"), "utf-8")
    assert list(addresses(read(data / PRACTICE, "x"))) == []


def test_reports(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = practice_text().replace("https://www.officina.example/da-casa", f"{site.base}/gone")
    (sound(tmp_path) / PRACTICE).write_text(text, "utf-8")
    found = [Address(f"data/{PRACTICE}", 30, f"{site.base}/gone")]

    class Fixed(Round):
        def visits(self, _: object) -> tuple[Visit, ...]:
            return Round.visits(self, found)

    fixed = Fixed(VISITOR, waits=(), sleep=lambda _: None)
    json_, markdown = tmp_path / "links.json", tmp_path / "links.md"
    assert report(tmp_path, [f"data/{PRACTICE}"], fixed, str(json_), str(markdown)) == 0
    assert f"data/{PRACTICE}:30: {site.base}/gone La pagina non esiste più (risposta 404)." in capsys.readouterr().out
    assert json.loads(json_.read_text("utf-8"))[0][1] == "gone"
    said = markdown.read_text("utf-8")
    assert f"- [ ] `{site.base}/gone`" in said
    assert active(f"<!-- concilia: commento -->\n\n{said}") == []


def test_all_well_writes_an_empty_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Visitor, "visit", lambda self, url: Answer("answers", ""))
    words = ["links", "--changed", f"data/{PRACTICE}", "--json", "links.json", "--markdown", "links.md"]
    assert cli.main(words) == 0
    assert (tmp_path / "links.md").read_text("utf-8") == ""


def test_a_machine_without_network_raises_no_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Visitor, "visit", lambda self, url: Answer("silent", "tempo scaduto"))
    monkeypatch.setattr("shell.external_links.round_of", lambda root: ROUND)
    assert cli.main(["links", "--markdown", "links.md"]) == 2
    assert "la rete di questa macchina" in capsys.readouterr().err
    assert not (tmp_path / "links.md").exists()


def test_what_links_wrote_the_comment_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Visitor, "visit", lambda self, url: Answer("gone", "La pagina non c'è."))
    assert cli.main(["links", "--changed", f"data/{PRACTICE}", "--json", "links.json"]) == 0
    capsys.readouterr()
    assert cli.main(["comment", "--changed", f"data/{PRACTICE}", "--links", "links.json"]) == 0
    assert "Indirizzi che non rispondono" in capsys.readouterr().out
    assert proposal(tmp_path, ()).visits == ()


def test_a_site_that_is_silent_twice_is_left_in_peace(site: Site) -> None:
    pages = [Address("data/x.yaml", 1, f"{site.base}/down/{number}") for number in range(5)]
    found = Round(Visitor("x", timeout=5, private=True), waits=(), pause=0, sleep=lambda _: None).visits(pages)
    assert {visit.outcome for visit in found} == {"silent"}
    assert len({path for _, path in site.asked}) == 2
