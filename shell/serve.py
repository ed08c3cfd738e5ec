"""The live server: shows the last good site, rebuilds at every change, and never stops for a mistake."""

import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

from shell.failures import InstallationError
from shell.requests import handler_for
from shell.shown import Shown
from shell.watch import watch
from shell.workshop import Workshop, say

HOST = "127.0.0.1"


def serve(root: Path, port: int) -> None:
    """Show the portal until it is interrupted. InstallationError when the port is taken."""
    shown = Shown()
    try:
        server = ThreadingHTTPServer((HOST, port), handler_for(shown))
    except OSError as error:
        raise InstallationError(
            f"La porta {port} è occupata: ferma l'altro programma, oppure scrivi concilia serve --port {port + 1}."
        ) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"Il portale è su http://{HOST}:{server.server_port}/ (Ctrl+C per fermarlo). Lo costruisco…")
    try:
        watch(root, Workshop(root, root / ".build" / f"serve-{server.server_port}", shown).rebuild)
    except KeyboardInterrupt:
        say("Fermato.")
    finally:
        server.shutdown()
        server.server_close()
