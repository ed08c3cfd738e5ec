"""Visits one web address: only public hosts, each connection pinned to the address that was judged, little patience.

A record may name any host, also one inside the network that runs the check. So every name is resolved here, every
address it resolves to must be public, and the connection goes to that very address: a second answer of the name
service cannot lead elsewhere. The same holds for each redirect.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from catalog.addresses import Outcome

MOST_REDIRECTS = 6
_PORTS = {"http": 80, "https": 443}
_UNICAST = ipaddress.ip_network("2000::/3")
"""The only addresses of IPv6 that lead to the public internet."""
_NEVER = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "168.63.129.16/32", "3fff::/20")))
"""Reserved ones that Python may call public, and the cloud's own that answers only from inside."""
_SIGNS = "/%:=&?~+!$,;'@()*[]"
_LATER = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
_REFUSED = {401, 403, 406, 429, 451, 503, 999}
_GONE = {404, 410}

_WHY: dict[Outcome, str] = {
    "answers": "La pagina risponde.",
    "gone": "La pagina non esiste più ({detail}).",
    "silent": "Il sito non risponde ({detail}).",
    "refused": "Il sito non si lascia controllare da un programma ({detail}): aprilo a mano.",
    "forbidden": "L'indirizzo non porta a un sito pubblico ({detail}).",
}


class Answer(NamedTuple):
    """What one visit found; `again` when it is worth while to come back a little later."""

    outcome: Outcome
    why: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Visitor:
    """How visits are made. Only tests allow hosts that are not public, and ports other than those of the web."""

    agent: str
    timeout: float = 15.0
    private: bool = False
    resolve: Callable[[str, int], list[str]] | None = None

    def visit(self, url: str) -> Answer:
        """HEAD, then GET where that is not answered well: some sites know only the one that browsers use."""
        answer = self._try(url, "HEAD")
        return answer if answer.outcome in ("answers", "forbidden") else self._try(url, "GET")

    def _try(self, url: str, method: Literal["HEAD", "GET"]) -> Answer:
        try:
            return self._follow(url, method)
        except _FAILURES as error:
            return _failed(error)

    def _follow(self, url: str, method: str) -> Answer:
        for _ in range(MOST_REDIRECTS):
            status, place = self._ask(url, method)
            if not (300 <= status < 400 and place):
                return _judged(status)
            url = urljoin(url, place)
        return _said("silent", "rimanda da una pagina all'altra senza fine")

    def _ask(self, url: str, method: str) -> tuple[int, str | None]:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
        if parts.scheme not in _PORTS or not host or "@" in parts.netloc:
            raise _NotPublicError("rimanda a qualcosa che non è una pagina web")
        if not self.private and port not in _PORTS.values():
            raise _NotPublicError(f"porta {port}")
        connection = _Pinned(host, port, self._public(host, port), parts.scheme == "https", self.timeout)
        # The timeout of a socket is for each of its answers: one that comes drop by drop would hold us for days.
        watch = threading.Timer(2 * self.timeout, connection.drop)
        try:
            # A redirect may hold raw bytes, which http.client gives as Latin-1.
            path = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), _SIGNS, "latin-1", "replace")
            watch.start()
            connection.request(method, path, headers={"User-Agent": self.agent, "Accept": "*/*"})
            response = connection.getresponse()
            return response.status, response.getheader("Location")
        finally:
            watch.cancel()
            connection.close()

    def _public(self, host: str, port: int) -> str:
        """The address of a host, when all that it resolves to are public."""
        found = (self.resolve or _resolved)(host, port)
        for text in found:
            if not self.private and not _is_public(text):
                raise _NotPublicError("rete interna")
        return found[0]


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    public = address.is_global and not address.is_multicast and not any(address in never for never in _NEVER)
    if isinstance(address, ipaddress.IPv6Address):
        # Ways in which an address of IPv6 stands for one of IPv4, perhaps an inner one: no site needs them.
        return public and address in _UNICAST and not (address.sixtofour or address.teredo)
    return public


class _NotPublicError(Exception):
    """Where we do not go."""


_FAILURES = (_NotPublicError, OSError, http.client.HTTPException, ValueError)


def _failed(error: Exception) -> Answer:
    if isinstance(error, _NotPublicError):
        return _said("forbidden", str(error))
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
        return _said("gone", "il nome del sito non esiste", again=True)
    if isinstance(error, ssl.SSLError):
        return _said("refused", "il certificato non è valido")
    return _said("silent", "tempo scaduto" if isinstance(error, TimeoutError) else "la connessione cade", again=True)


class _Pinned(http.client.HTTPConnection):
    """A connection to one numeric address, in the name of the host."""

    def __init__(self, host: str, port: int, address: str, secure: bool, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self.address, self.secure = address, secure
        self.default_port = _PORTS["https" if secure else "http"]

    def drop(self) -> None:
        """Stop listening, from another thread."""
        with contextlib.suppress(OSError):
            if self.sock:
                self.sock.shutdown(socket.SHUT_RDWR)

    def connect(self) -> None:
        """Connect to the address that was judged; the certificate must be the host's."""
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _resolved(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    # IPv4 first: not every machine that runs the check speaks IPv6.
    return [str(place[4][0]) for place in sorted(found, key=lambda one: one[0] != socket.AF_INET)]


def _judged(status: int) -> Answer:
    detail = f"risposta {status}"
    if status < 400:
        return _said("answers", detail)
    if status in _GONE:
        return _said("gone", detail)
    return _said("refused" if status in _REFUSED else "silent", detail, again=status in _LATER)


def _said(outcome: Outcome, detail: str, *, again: bool = False) -> Answer:
    return Answer(outcome, _WHY[outcome].format(detail=detail), again)
