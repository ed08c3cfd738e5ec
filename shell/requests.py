"""Answers a browser: files of the site that is shown, the server's own files, and the wait for the next version."""

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from shell.banner import OWN, SCRIPT, STYLE, dressed, empty_page
from shell.shown import Shown

WAIT = 20.0
"""Seconds that a browser waits for news before it asks again."""
# Not from the system's tables, which differ from machine to machine.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
_OWN_FILES = {f"{OWN}live.js": (SCRIPT, ".js"), f"{OWN}banner.css": (STYLE, ".css")}


def handler_for(shown: Shown) -> type[BaseHTTPRequestHandler]:
    """A handler that answers from what is shown at the moment of each request."""

    class Handler(_Handler):
        site = shown

    return Handler


class _Handler(BaseHTTPRequestHandler):
    site: Shown

    def do_GET(self) -> None:
        """Answer one request."""
        asked = urlsplit(self.path)
        if asked.path == f"{OWN}version":
            after = parse_qs(asked.query).get("after", [""])[0]
            version = self.site.wait(int(after) if after.isdecimal() else -1, WAIT)
            self._answer(str(version).encode(), TYPES[".txt"])
        elif own := _OWN_FILES.get(asked.path):
            self._answer(own[0].encode(), TYPES[own[1]])
        else:
            self._file(unquote(asked.path))

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def _file(self, path: str) -> None:
        folder = self.site.folder
        if folder is None:
            title = "Il portale non si può ancora mostrare" if self.site.banner else "Costruisco il portale…"
            self._page(empty_page(title), HTTPStatus.OK)
            return
        # The site as published lives under a path; here both addresses lead to it, as the 404 page has absolute links.
        if self.site.prefix and path.startswith(f"{self.site.prefix}/"):
            path = path.removeprefix(self.site.prefix)
        file = folder / path.lstrip("/")
        if not file.resolve().is_relative_to(folder.resolve()):
            self._missing(folder)
        elif file.is_dir() and not path.endswith("/"):
            self._redirect(f"{self.path.partition('?')[0]}/")
        else:
            self._send(file / "index.html" if file.is_dir() else file, folder)

    def _send(self, file: Path, folder: Path) -> None:
        if not file.is_file():
            self._missing(folder)
        elif file.suffix == ".html":
            self._page(file.read_text("utf-8"), HTTPStatus.OK)
        else:
            self._answer(file.read_bytes(), TYPES.get(file.suffix, "application/octet-stream"))

    def _missing(self, folder: Path) -> None:
        page = folder / "404.html"
        html = page.read_text("utf-8") if page.is_file() else empty_page("Pagina non trovata")
        self._page(html, HTTPStatus.NOT_FOUND)

    def _page(self, html: str, status: HTTPStatus) -> None:
        self._answer(dressed(html, self.site.banner, self.site.version).encode(), TYPES[".html"], status)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        # One slash only at the start: two would name another host.
        self.send_header("Location", f"/{address.lstrip('/')}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that http.server gives it
        """Requests are not news."""
