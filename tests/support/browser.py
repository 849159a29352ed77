"""A person at a screen: Chromium driven by Playwright, in French, at a desk or on a phone."""

import contextlib
import os

from playwright.sync_api import sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


@contextlib.contextmanager
def chromium(*flags):
    """A headless Chromium, with more flags if need be; Debian's, none is downloaded."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["LIINK_CHROMIUM"], args=[*FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()


class Person:
    """Somebody logged in: reads pages, clicks, types. Fails on an error dialog or a script error."""

    def __init__(self, browser, url, login, device):
        self.url = url
        self.context = browser.new_context(locale="fr-FR", timezone_id="Europe/Paris", **device)
        self.page = self.context.new_page()
        self.page.set_default_timeout(60000)
        self.script_errors = []
        self.page.on("pageerror", lambda error: self.script_errors.append(str(error)))
        self._log_in(login)

    def _log_in(self, login):
        self.page.goto(f"{self.url}/web/login")
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", login)
        self.page.click(".oe_login_form button[type=submit]")
        self.page.wait_for_url(lambda url: "/web/login" not in url, timeout=180000)  # the first one compiles assets

    def go(self, path):
        """Open a page by its path."""
        self.page.goto(f"{self.url}{path}")

    def click(self, selector):
        """Click the first visible match."""
        self.page.locator(f"{selector} >> visible=true").first.click()

    def sees(self, selector):
        """Wait until it is there."""
        self.page.locator(selector).first.wait_for()

    def text(self, selector):
        """The visible text, with ordinary spaces."""
        return self.page.locator(selector).first.inner_text().replace("\u202f", " ").replace("\xa0", " ")

    def field(self, name, scope=""):
        """The input of a field of a backend form."""
        return self.page.locator(f"{scope} .o_field_widget[name={name}] input >> visible=true").first

    def choose(self, name, text, scope=""):
        """Type into a many2one and take the first answer."""
        self.field(name, scope).click()
        self.field(name, scope).fill(text)
        self.page.locator(f".o-autocomplete--dropdown-item:has-text('{text}')").first.click()

    def fits_the_screen(self):
        """True when nothing needs a horizontal scroll."""
        return self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    def picture(self, name):
        """Keep a screenshot beside the logs, to be looked at when the test fails."""
        self.page.screenshot(path=os.path.join(os.environ["LIINK_LOGS"], f"{name}.png"), full_page=True)
