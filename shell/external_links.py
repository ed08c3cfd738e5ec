"""`concilia links`: whether the addresses of the records answer; few sites at once, one page at a time on each."""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from catalog.addresses import Address, Visit, addresses
from catalog.problems import visible
from catalog.source import read
from macros.formats import counted
from macros.github import code, joined, prose
from shell.allowed_links import Allowed, allowed_links
from shell.failures import InstallationError
from shell.names import names, of_data
from shell.reading import DATA, today
from shell.site_address import site_address
from shell.visiting import Answer, Visitor

AT_ONCE = 6
WAITS = (3.0, 12.0)
"""Seconds before a page that did not answer is asked again."""
PAUSE = 0.5
"""Seconds between two pages of one site."""
_SURELY_SOME = 10
_SILENCES = 2
"""Pages in vain after which the others of the same site are not asked for."""


@dataclass(frozen=True, slots=True)
class Round:
    """How a round of visits is made; tests wait less."""

    visitor: Visitor
    allowed: Sequence[Allowed] = ()
    waits: Sequence[float] = WAITS
    pause: float = PAUSE
    sleep: Callable[[float], None] = time.sleep

    def visits(self, found: Iterable[Address]) -> tuple[Visit, ...]:
        """Every address visited once, and what was found told at each of its places, in their order."""
        places = list(found)
        urls = dict.fromkeys(place.url for place in places)
        answers: dict[str, Answer] = {url: answer for url in urls if (answer := self._allowed(url))}
        hosts: dict[str, list[str]] = {}
        for url in urls:
            if url not in answers:
                hosts.setdefault(urlsplit(url).netloc.casefold(), []).append(url)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for told in pool.map(self._one_host, hosts.values()):
                answers |= told
        return tuple(Visit(place, answers[place.url].outcome, answers[place.url].why) for place in places)

    def _allowed(self, url: str) -> Answer | None:
        reasons = (one.reason for one in self.allowed if one.covers(url))
        return next((Answer("allowed", reason) for reason in reasons), None)

    def _one_host(self, urls: Sequence[str]) -> dict[str, Answer]:
        told: dict[str, Answer] = {}
        for number, url in enumerate(urls):
            # A site that said nothing twice would only cost the time of all the others.
            if sum(answer.outcome == "silent" and answer.again for answer in told.values()) >= _SILENCES:
                told[url] = next(answer for answer in told.values() if answer.outcome == "silent")
                continue
            if number:
                self.sleep(self.pause)
            told[url] = self._patiently(url)
        return told

    def _patiently(self, url: str) -> Answer:
        answer = self.visitor.visit(url)
        for wait in self.waits:
            if not answer.again:
                break
            self.sleep(wait)
            answer = self.visitor.visit(url)
        return answer


def run(options: argparse.Namespace) -> int:
    """Visit, tell, and write the files asked for; always clean: a site may be down without anybody's fault."""
    root = Path.cwd()
    changed = None if options.changed is None else of_data(names(options.changed))
    return report(root, changed, round_of(root), options.json, options.markdown)


def round_of(root: Path) -> Round:
    """A round for this project: it says who asks."""
    site = site_address(root)
    agent = f"concilia-links/1.0 (controllo settimanale dei collegamenti{'; +' + site if site else ''})"
    return Round(Visitor(agent), allowed_links(root, today()))


def report(root: Path, changed: Sequence[str] | None, visiting: Round, json: str | None, markdown: str | None) -> int:
    """The whole command, with the round of visits as given."""
    visits = visiting.visits(found_in(root, changed))
    if changed is None and _network_is_down(visits):
        raise InstallationError("Nessun sito risponde: la rete di questa macchina non arriva fuori. Riprova più tardi.")
    dead = [visit for visit in visits if visit.broken]
    for visit in (v for v in visits if v.outcome != "answers"):
        place = f"{visible(visit.address.path)}:{visit.address.line}"
        sys.stdout.write(f"{place}: {visible(visit.address.url).replace('##[', '## [')} {visit.why}\n")
    sys.stdout.write(f"{counted(len(visits), 'indirizzo', 'indirizzi')}, di cui {len(dead)} da guardare.\n")
    if json:
        Path(json).write_bytes(msgspec.json.encode(visits) + b"\n")
    if markdown:
        Path(markdown).write_text(joined(_markdown(visits, dead)) if dead else "", "utf-8")
    return 0


def _network_is_down(visits: Sequence[Visit]) -> bool:
    """Hundreds of sites are never down together: an issue about all of them would be a false alarm."""
    asked = [visit for visit in visits if visit.outcome != "allowed"]
    return len(asked) >= _SURELY_SOME and all(visit.broken for visit in asked)


def found_in(root: Path, changed: Sequence[str] | None) -> Iterator[Address]:
    """The addresses of all files of records, or of those changed; only plain files that lie under `data/`."""
    for path in sorted((root / DATA).rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not path.is_symlink() and (changed is None or name in changed):
            yield from addresses(read(path, name))


def _markdown(visits: Sequence[Visit], dead: Sequence[Visit]) -> Iterator[str]:
    yield (
        f"**{counted(len(dead), 'indirizzo non porta', 'indirizzi non portano')} a una pagina** "
        f"(su {len(visits)} controllati). Aprili a mano: se la pagina si è spostata, scrivi il nuovo indirizzo; "
        "se non c'è più, cerca un'altra fonte o la copia in un archivio del web. Chi risponde solo alle persone si "
        "elenca, con il motivo, in `links-allowed.yaml`."
    )
    yield from (
        f"- [ ] {code(v.address.url)}: {prose(v.why)} {code(v.address.path)}, riga {v.address.line}" for v in dead
    )
    refused = [visit for visit in visits if visit.outcome == "refused"]
    if refused:
        yield f"Altri {len(refused)} non si lasciano controllare da un programma: non sono contati qui."
