"""What the live server adds to a page: the list of problems, its style, and the script that reloads after a build."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

OWN = "/__concilia__/"
"""Where the server's own files live (the script names it too); no page of the site has this address."""

STYLE = """
.concilia-banner { font: 1rem/1.5 system-ui, sans-serif; background: #fff4d6; color: #1f1400; padding: 1rem 1.5rem;
  border-bottom: 4px solid #a33b00; max-height: 60vh; overflow: auto; position: relative; z-index: 1000; }
.concilia-banner h2 { font-size: 1.125rem; margin: 0 0 .5rem; color: inherit; }
.concilia-banner ol { margin: 0; padding-left: 1.5rem; }
.concilia-banner li { margin: 0 0 .75rem; }
.concilia-banner code, .concilia-banner pre { font: .9375rem ui-monospace, monospace; overflow-wrap: anywhere; }
.concilia-banner code, .concilia-banner pre, .concilia-banner p { color: inherit; background: none; }
.concilia-banner pre, .concilia-banner p { margin: .25rem 0 0; max-width: none; white-space: pre-wrap; }
"""
SCRIPT = """
const version = document.currentScript.dataset.version;
async function listen() {
  try {
    const answer = await fetch(`/__concilia__/version?after=${version}`, { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== version) { location.reload(); return; }
  } catch { await new Promise((again) => setTimeout(again, 1000)); }
  listen();
}
listen();
"""
_EMPTY = """<!doctype html>
<html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title></head><body><main><h1>{title}</h1></main></body></html>
"""


def banner_html(outcome: Mapping[str, Any], meanwhile: str) -> str:
    """The list of what has to be mended, and what there is to see meanwhile."""
    items = [*map(_problem, outcome["problems"]), *(f"<li><pre>{escape(m)}</pre></li>" for m in outcome["messages"])]
    title = "C'è 1 problema da risolvere" if len(items) == 1 else f"Ci sono {len(items)} problemi da risolvere"
    return (
        '<section class="concilia-banner" role="region" aria-labelledby="concilia-banner" tabindex="0">'
        f'<h2 id="concilia-banner">{title}: intanto {meanwhile}.</h2><ol>{"".join(items)}</ol></section>'
    )


def _problem(problem: Mapping[str, Any]) -> str:
    place = f":{problem['line']}:{problem['column']}" if problem["line"] else ""
    lines: Sequence[str] = [problem["message"], *problem["hints"]]
    text = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<li><code>{escape(problem['path'])}{place}</code>{text}</li>"


def empty_page(title: str) -> str:
    """What there is to see when no site could be built yet."""
    return _EMPTY.format(title=escape(title))


def dressed(html: str, banner: str, version: int) -> str:
    """A page of the site with the banner at its top and the script that waits for the next version."""
    own = f'<script src="{OWN}live.js" data-version="{version}" defer></script>'
    if banner:
        own += f'<link rel="stylesheet" href="{OWN}banner.css">'
    head, found, rest = html.partition("</head>")
    if not found:
        return html
    opening, tag, body = rest.partition("<body")
    attributes, end, body = body.partition(">")
    return f"{head}{own}</head>{opening}{tag}{attributes}{end}{banner}{body}"
