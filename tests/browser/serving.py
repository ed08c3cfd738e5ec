"""Serves a built site under its path, as a plain web server does: with a 404 page, and nothing else beside."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.project import PREFIX


class _Handler(SimpleHTTPRequestHandler):
    # Keeps connections open: a page asks for a dozen files.
    protocol_version = "HTTP/1.1"
    # As every real server does: a small answer never waits 40 ms for the acknowledgement of its head.
    disable_nagle_algorithm = True

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(PREFIX) if path.startswith(f"{PREFIX}/") else "/outside-of-the-site"
        return super().translate_path(inside)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Says nothing: a test reads what the browser saw."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the site in `folder`, without a slash at its end, for as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
