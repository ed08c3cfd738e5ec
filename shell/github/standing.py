"""Standing issues: one about links, one about records to read again; each is rewritten, closed when empty, reopened."""

from pathlib import Path
from typing import Any

from shell.github.api import Forge, by_robot
from shell.github.papers import read

LABEL = "controlli"
# The name of the report → the title of its issue.
TITLES = {
    "collegamenti": "Collegamenti che non rispondono",
    "riletture": "Schede da rileggere",
}


def keep(forge: Forge, report: Path) -> str:
    """Bring the issue of a report up to date; what was done. An empty report closes it."""
    kind = report.stem
    mark, title = f"<!-- concilia: {kind} -->", TITLES[kind]
    text, issue = read(report), _issue(forge, mark)
    if issue is None:
        if not text:
            return f"{title}: niente da segnalare."
        if forge.get(f"labels/{LABEL}") is None:
            # By it the issue is found again: without it a new one would be opened every week.
            forge.send("POST", "labels", name=LABEL)
        forge.send("POST", "issues", title=title, body=f"{mark}\n{text}", labels=[LABEL])
        return f"{title}: aperta una segnalazione."
    body = f"{mark}\n{text or 'Oggi non c’è niente da segnalare.'}"
    forge.send("PATCH", f"issues/{issue['number']}", body=body, state="open" if text else "closed")
    return f"{title}: aggiornata la segnalazione {issue['number']}."


def _issue(forge: Forge, mark: str) -> dict[str, Any] | None:
    """The one that a workflow opened; an issue of somebody else with the same mark is not touched."""
    for issue in forge.every("issues", state="all", labels=LABEL):
        if by_robot(issue, mark):
            found: dict[str, Any] = issue
            return found
    return None
