"""Take the pictures of screens.py: python -m devtools.shots.take FOLDER   (called by ./dev shots)."""

import contextlib
import json
import os
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from .screens import SCREENS

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--font-render-hinting=none",
)
WINDOWS = {
    "brand": {"viewport": {"width": 1440, "height": 900}},
    "maker": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
}
LIMIT = 30_000  # milliseconds
# Nothing may move or blink in a picture.
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; caret-color: transparent }"


def main(folder):
    """Take every picture; end with an error that names those that failed."""
    failures = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["LIINK_CHROMIUM"], args=FLAGS)
        for who in WINDOWS:
            with contextlib.closing(Photographer(browser, who, Path(folder))) as photographer:
                failures += photographer.take(screen for screen in SCREENS if screen.who == who)
        browser.close()
    if failures:
        sys.exit("\n".join(f"Error: {failure}" for failure in failures))


class Photographer:
    """One person logged in, in French, with a window of the right size."""

    def __init__(self, browser, who, folder):
        self.folder = folder
        self.context = browser.new_context(
            **WINDOWS[who], base_url=os.environ["LIINK_URL"], locale="fr-FR", timezone_id="Europe/Paris"
        )
        self.page = self.context.new_page()
        self._log_in(json.loads(os.environ["LIINK_LOGINS"])[who])

    def take(self, screens):
        """Take the pictures; return what went wrong."""
        failures = []
        for screen in screens:
            try:
                self._take(screen)
            except Error as error:
                evidence = self.folder / "failed" / f"{screen.name}.png"
                self.page.screenshot(path=evidence)
                failures.append(f"{screen.name}: {error.message.splitlines()[0]} See {evidence}")
        return failures

    def close(self):
        """Close the window."""
        self.context.close()

    def _log_in(self, account):
        self.page.goto("/web/login")
        self.page.fill("input[name=login]", account["login"])
        self.page.fill("input[name=password]", account["password"])
        self.page.click("form.oe_login_form button[type=submit]")
        self.page.wait_for_url(lambda url: "/web/login" not in url)

    def _take(self, screen):
        self.page.goto(screen.path)
        if screen.search:
            self._search(screen.search)
        for selector in screen.clicks:
            self.page.wait_for_selector(selector, timeout=LIMIT)
            self._settle()  # a click on a row that is still being drawn opens nothing
            self.page.click(selector)
        self.page.wait_for_selector(screen.awaited, timeout=LIMIT)
        self._settle()
        self.page.screenshot(path=self.folder / f"{screen.name}.png", full_page=screen.is_whole_page)

    def _search(self, text):
        box = self.page.wait_for_selector(".o_searchview_input", timeout=LIMIT)
        self._settle()
        box.fill(text)
        box.press("Enter")

    def _settle(self):
        """Wait for data, fonts and pictures."""
        self.page.add_style_tag(content=STILL)
        # The backend's bus keeps a connection open, so "networkidle" may never come: give it a moment only.
        with contextlib.suppress(Error):
            self.page.wait_for_load_state("networkidle", timeout=3_000)
        self.page.evaluate("document.fonts.ready.then(() => true)")
        self.page.wait_for_timeout(500)


if __name__ == "__main__":
    main(sys.argv[1])
