"""The live server: survives every mistake, shows the last good site with a banner, and recovers by itself."""

import re
from pathlib import Path

import pytest

from shell.banner import banner_html, dressed
from shell.watch import stamps
from tests.live import A_RECORD, BANNER, Server, serving
from tests.project import PREFIX


def test_server_never_stops(project: Path) -> None:
    with serving(project) as server:
        server.until(lambda: "Portale costruito" in server.said())
        assert BANNER not in server.home()

        server.change(A_RECORD, "title:", "titel:")
        banner = server.home_with(BANNER)
        assert f"<code>{A_RECORD}:" in banner
        assert "«titel»" in banner
        assert server.get("/pratiche/a2a-smart-working/")[0] == 200, "the last good site stays visible"

        server.change("content/index.md", "# ", "{{ oops( }}\n\n# ")
        server.change(A_RECORD, "titel:", "title:")
        banner = server.home_with("content/index.md")
        assert "«titel»" not in banner

        server.change("content/index.md", "{{ oops( }}\n\n", "")
        server.change("overrides/main.html", "</body>", "{% if %}</body>")
        server.home_with("overrides/main.html:")

        server.change("overrides/main.html", "{% if %}", "<p>Riga nuova</p>")
        assert BANNER not in server.home_with("Riga nuova")


def test_first_build_with_problems_shows_the_sound_records(project: Path) -> None:
    record = project / A_RECORD
    record.write_text(record.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    with serving(project) as server:
        server.home_with(BANNER)
        assert "le schede sbagliate non si vedono" in server.home()
        assert server.get("/pratiche/a2a-smart-working/")[0] == 404
        server.change(A_RECORD, "titel:", "title:")
        server.until(lambda: server.get("/pratiche/a2a-smart-working/")[0] == 200)


def test_nothing_to_show_is_said(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "\nplugins: [", "utf-8")
    with serving(project) as server:
        page = server.home_with(BANNER)
        assert "non c&#x27;è ancora nulla da mostrare" in page or "non c'è ancora nulla da mostrare" in page
        assert "mkdocs.yml" in page
        assert '<html lang="it">' in page
        answers(server)


def answers(server: Server) -> None:
    """The server's own files, both addresses of the site, and nothing outside of it."""
    server.change("mkdocs.yml", "\nplugins: [", "")
    server.until(lambda: BANNER not in server.home() and "<h1" in server.home())
    assert server.get(f"{PREFIX}/pratiche/")[1] == server.get("/pratiche/")[1]
    assert server.get("/pratiche") == server.get("/pratiche/")
    status, page = server.get("/non/esiste/")
    assert (status, "live.js" in page) == (404, True)
    for path in ("/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "/..%2f..%2f..%2fmkdocs.yml"):
        assert server.get(path)[0] == 404
    version = re.search(r'data-version="(\d+)"', server.home())
    assert version
    assert server.get("/__concilia__/version?after=0")[1] == version[1]
    assert "concilia-banner" in server.get("/__concilia__/banner.css")[1]


def test_banner_escapes_what_it_shows() -> None:
    problem = {"path": "<b>", "line": 1, "column": 2, "message": "<script>", "hints": ["<img onerror=x>"]}
    html = banner_html({"problems": [problem], "messages": ["<script>"]}, "vedi l'ultima versione buona")
    assert "<script>" not in html
    assert "<img" not in html
    assert "Ci sono 2 problemi da risolvere" in html
    assert 'role="region"' in html


@pytest.mark.parametrize("banner", ["", "<section>…</section>"])
def test_dressed_page_keeps_the_policy(banner: str) -> None:
    """What the server adds comes from itself, after the policy: no inline script, no inline style."""
    page = dressed(
        '<!doctype html><html><head><meta http-equiv="C"></head><body class="x"><h1>a</h1></body></html>', banner, 3
    )
    assert page.index("live.js") > page.index("http-equiv")
    assert f'<body class="x">{banner}<h1>' in page
    assert "<style" not in page
    assert re.findall(r"<script([^>]*)>", page) == [' src="/__concilia__/live.js" data-version="3" defer']


def test_changes_are_seen(tmp_path: Path) -> None:
    (tmp_path / "data" / "__pycache__").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("a")
    before = stamps(tmp_path)
    (tmp_path / "data" / "x.yaml").write_text("a")
    (tmp_path / "data" / "__pycache__" / "x.pyc").write_text("a")
    (tmp_path / "unrelated").write_text("a")
    after = stamps(tmp_path)
    assert set(after) - set(before) == {str(tmp_path / "data" / "x.yaml")}
