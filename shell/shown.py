"""What the live server shows at the moment, shared by the builder and by the threads that answer browsers."""

import threading
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Shown:
    """What the browser gets now. `version` grows with every build; who waits for the next one is woken."""

    folder: Path | None = None
    banner: str = ""
    prefix: str = ""
    version: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def show(self, folder: Path | None, banner: str) -> None:
        """Show another site, or the same one under another banner."""
        with self.changed:
            self.folder, self.banner = folder, banner
            self.version += 1
            self.changed.notify_all()

    def wait(self, version: int, seconds: float) -> int:
        """Wait until there is something newer than `version`, for a while; the version there is."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != version, seconds)
            return self.version
