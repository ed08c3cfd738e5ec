"""Beside the pages: sitemap, robots.txt, and the pages that lead from an old address to the new one."""

import gzip
from collections.abc import Iterable
from html import escape

from macros.links import href
from macros.pages import Redirect, Site
from macros.slots import absolute

_REDIRECT = """<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url={link}">
<title>Pagina spostata · {name}</title>
<link rel="canonical" href="{canonical}">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body>
<main>
<h1>Questa pagina ha cambiato indirizzo</h1>
<p><a href="{link}">Vai al nuovo indirizzo</a></p>
</main>
</body>
</html>
"""


def redirect_html(redirect: Redirect, site: Site) -> str:
    """A page that leads on by itself, without script, and names the new address to search engines."""
    return _REDIRECT.format(
        link=escape(href(redirect.address, redirect.target)),
        canonical=escape(absolute(site, redirect.target)),
        name=escape(site.name),
    )


def sitemap(site: Site, pages: Iterable[tuple[str, str | None]]) -> bytes:
    """The sitemap of the (address, last change) pairs."""
    rows = "".join(
        f"<url><loc>{escape(absolute(site, address))}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>\n"
        for address, changed in pages
    )
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{opening}{rows}</urlset>\n".encode()


def zipped(content: bytes) -> bytes:
    """The same bytes for the same content on every day: no date inside."""
    return gzip.compress(content, mtime=0)


def robots(site: Site) -> bytes:
    """Everybody may read everything."""
    return f"User-agent: *\nAllow: /\nSitemap: {absolute(site, '/sitemap.xml')}\n".encode()
