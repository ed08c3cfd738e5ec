"""The live server in a browser: the banner shows under the site's own policy; the page reloads when all is mended."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.live import A_RECORD, serving


def test_banner_comes_and_goes(project: Path, browser: Browser) -> None:
    record = project / A_RECORD
    sound = record.read_text("utf-8")
    record.write_text(sound.replace("title:", "titel:", 1), "utf-8")
    with serving(project) as server, browser.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        server.home_with("concilia-banner")
        page.goto(server.base)
        banner = page.get_by_role("region", name="problemi da risolvere")
        banner.wait_for()
        assert A_RECORD in banner.inner_text()
        assert banner.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 244, 214)"
        record.write_text(sound, "utf-8")
        banner.wait_for(state="detached", timeout=60_000)
        assert said == []
