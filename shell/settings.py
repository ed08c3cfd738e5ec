"""What the records need to know of mkdocs.yml: the name and the addresses of the site."""

from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from macros.pages import Site

_NOWHERE = "example.invalid"


def site_of(config: MkDocsConfig) -> Site:
    """The site that mkdocs.yml describes. `edit_uri` leads to content/; records are edited beside it."""
    repository = (config.repo_url or "").rstrip("/")
    place = (config.edit_uri or "").rstrip("/").removesuffix("content").rstrip("/")
    return Site(
        name=config.site_name,
        url=f"{(config.site_url or '').rstrip('/')}/",
        edit_base=f"{repository}/{place}/" if repository and place else "",
        report_url=config.extra.get("segnala_url", ""),
        repository=_configured(repository),
        branch=place.removeprefix("edit/") or "main",
        mailbox=config.extra.get("redazione_email", ""),
    )


def _configured(address: str) -> str:
    """The address, or nothing when it is still the one that leads nowhere."""
    host = urlsplit(address).hostname or ""
    return "" if host == _NOWHERE or host.endswith(f".{_NOWHERE}") else address
