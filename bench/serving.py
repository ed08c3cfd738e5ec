"""Serves a finished site as a static host does: compressed, and with ten minutes of cache."""

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

_COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg+xml")


@cache
def _body(path: Path) -> tuple[str, bytes, bool]:
    """Type and content of a file, and whether the content is compressed."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    small = kind.startswith(_COMPRESSED)
    return kind, gzip.compress(path.read_bytes(), 6) if small else path.read_bytes(), small


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # As every real server does: a small answer never waits 40 ms for the acknowledgement of its head.
    disable_nagle_algorithm = True

    def __init__(self, folder: Path, prefix: str, *rest: object) -> None:
        self._folder, self._prefix = folder, prefix
        super().__init__(*rest)  # type: ignore[arg-type] # what the server hands over

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).removeprefix(self._prefix).strip("/")
        file = self._folder / path
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        kind, body, small = _body(file)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if small else kind)
        if small:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Says nothing: the table is the output."""


@contextmanager
def serving(folder: Path, prefix: str = "/milano-concilia") -> Iterator[str]:
    """The address of the site, for as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder, prefix))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
