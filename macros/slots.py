"""What goes into each place of a frame, escaped for that place: text, attribute, HTML made here, JSON."""

import json
from html import escape
from urllib.parse import quote

from macros.formats import day
from macros.links import href
from macros.pages import Page, Site

_FORMS = {"pratica": "/proponi/pratica/", "organizzazione": "/proponi/organizzazione/"}
"""Frame → the form that mends its records."""
PLACES = ("title", "description", "head", "breadcrumb", "body", "foot")
_JSON_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def fill(page: Page, site: Site) -> dict[str, str]:
    """The value of every place for one page."""
    return {
        "title": escape(page.title),
        "description": escape(page.description),
        "head": head(page, site),
        "breadcrumb": breadcrumb(page),
        "body": page.body,
        "foot": foot(page, site),
    }


def head(page: Page, site: Site) -> str:
    """Canonical address, card for social networks, structured data."""
    address = absolute(site, page.address)
    card = absolute(site, f"/assets/social/{page.social}.png")
    lines = [
        f'<link rel="canonical" href="{escape(address)}">',
        _property("og:url", address),
        _property("og:image", card),
        _property("og:image:width", "1200"),
        _property("og:image:height", "630"),
        _property("og:image:alt", site.name),
        '<meta name="twitter:card" content="summary_large_image">',
        _property("og:type", "article"),
        _property("og:locale", "it_IT"),
        _property("og:site_name", site.name),
        _property("og:title", page.title),
        _property("og:description", page.description),
    ]
    if page.jsonld:
        lines.append(f'<script type="application/ld+json">{script_json(page.jsonld)}</script>')
    return "\n".join(lines)


def breadcrumb(page: Page) -> str:
    """The way from the home page to this one."""
    steps = "".join(
        f'<li><a href="{escape(href(page.address, address))}">{escape(label)}</a></li>'
        for label, address in page.breadcrumb
    )
    return f'<ol>{steps}<li aria-current="page">{escape(page.title)}</li></ol>'


def foot(page: Page, site: Site) -> str:
    """When the record last changed, how to mend it or, where there is no record, whom to tell; its address on paper."""
    address = absolute(site, page.address)
    updated = ""
    if page.updated:
        date = f'<time datetime="{page.updated.isoformat()}">{escape(day(page.updated))}</time>'
        updated = f'<p class="foot__date">Ultimo aggiornamento: {date}</p>'
    edit = ""
    if page.source and site.edit_base:
        target = escape(site.edit_base + quote(page.source))
        edit = f'<li><a href="{target}" rel="external noopener noreferrer">Modifica questa scheda</a></li>'
    if page.source:
        form, record = href(page.address, _FORMS[page.frame]), page.address.strip("/").rpartition("/")[2]
        mend = f'<li><a href="{escape(form)}?correggi={escape(record)}">Correggi questa scheda</a></li>'
    else:
        report = escape(site.report_url or href(page.address, "/partecipa/"))
        mend = f'<li><a href="{report}">Segnala un errore</a></li>'
    return (
        f'<div class="wrap"><footer class="foot">{updated}<ul class="foot__links">{mend}{edit}</ul>'
        f'<p class="print-only">Indirizzo di questa pagina: {escape(address)}</p></footer></div>'
    )


def absolute(site: Site, address: str) -> str:
    """The whole public address of a place in the site."""
    return site.url.rstrip("/") + address


def script_json(value: object) -> str:
    """JSON that cannot end the script element which holds it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _JSON_ESCAPES.items():
        text = text.replace(sign, escaped)
    return text


def _property(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escape(content)}">'
