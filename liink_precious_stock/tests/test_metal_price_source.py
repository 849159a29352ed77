import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests.common import _super_send
from odoo.tools import mute_logger

from ..models import liink_metal_price_source
from ..tools.price_feed import FeedError, fetch_json, read_date
from .test_metal_price import OUNCE, PriceCommon


class PriceServer(BaseHTTPRequestHandler):
    """Answers well, slowly, wrongly and at length, by path."""

    answers = {}
    seen_headers = []

    def do_GET(self):
        type(self).seen_headers.append(dict(self.headers))
        answer = self.answers[self.path]
        if callable(answer):
            return answer(self)
        return self.reply(200, json.dumps(answer).encode())

    def reply(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        """Say nothing: the test reads the source, not the server."""


def drip(handler):
    """Send a byte now and then: each arrives in time, all of them never do."""
    handler.send_response(200)
    handler.end_headers()
    try:
        for _byte in range(100):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        return


class TestMetalPriceSource(PriceCommon):
    """Prices come from a real server on this machine; whatever it answers, the cron goes on and says why."""

    @classmethod
    def _request_handler(cls, session, request, /, **kwargs):
        # Odoo's own raises every timeout to ten seconds; ours are what is tested.
        if request.url.startswith(cls.address) or ":9/" in request.url:
            return _super_send(session, request, **kwargs)
        return super()._request_handler(session, request, **kwargs)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = ThreadingHTTPServer(("127.0.0.1", 0), PriceServer)
        cls.server.daemon_threads = True
        cls.address = f"http://127.0.0.1:{cls.server.server_port}"
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.addClassCleanup(cls.server.server_close)
        cls.addClassCleanup(cls.server.shutdown)
        cls.env["liink.metal.price.source"].search([]).unlink()
        day, currency = str(cls._ago(1)), cls.currency.name
        PriceServer.answers = {
            "/good": {"data": [{"price": 3110.34768, "date": f"{day}T10:30:00Z", "currency": currency.lower()}]},
            "/text": {"price": "95.5"},
            "/chf": {"price": 90, "currency": "CHF"},
            "/negative": {"price": -3},
            "/nan": {"price": "NaN"},
            "/true": {"price": True},
            "/future": {"price": 90, "date": "2999-01-01"},
            "/list": [1, 2],
            "/bad": lambda handler: handler.reply(200, b"<html>no</html>"),
            "/deep": lambda handler: handler.reply(200, b"[" * 200000),
            "/500": lambda handler: handler.reply(500, b"{}"),
            "/moved": lambda handler: handler.reply(302, b"", Location="/text"),
            "/huge": lambda handler: handler.reply(200, b'"' + b"x" * 2_000_000),
            "/slow": lambda handler: time.sleep(3),
            "/drip": drip,
        }

    def _source(self, path, **values):
        return self.env["liink.metal.price.source"].create(
            {"name": path, "metal_id": self.au.id, "url": self.address + path, **values}
        )

    def _fails(self, reason, path, **values):
        source = self._source(path, **values)
        source._liink_fetch_and_keep()
        self.assertIn(reason, source.last_error or "", path)
        self.assertFalse(self.env["liink.metal.price"].search([("source_id", "=", source.id)]))
        self.assertGreater(source.next_try, fields.Datetime.now())

    def test_good_answer(self):
        paths = {"price_path": "data.0.price", "date_path": "data.0.date", "currency_path": "data.0.currency"}
        source = self._source("/good", header_name="X-Key", header_value="secret", **paths)
        source._liink_fetch_and_keep()
        price = self.env["liink.metal.price"].search([("source_id", "=", source.id)])
        self.assertAlmostEqual(price.per_gram, 100, 6)
        self.assertEqual((price.date, price.origin, source.last_error), (self._ago(1), "feed", False))
        self.assertEqual(PriceServer.seen_headers[-1]["X-Key"], "secret")
        self.assertIn("3110.35", source.last_result)
        # Fetched again the same day: corrected, not doubled; what a person entered stays.
        source._liink_fetch_and_keep()
        price.write({"origin": "manual", "per_gram": 70})
        source._liink_fetch_and_keep()
        self.assertEqual(self.env["liink.metal.price"].search([]).mapped("per_gram"), [70])

    def test_price_of_a_gram_as_text(self):
        source = self._source("/text", unit="gram")
        source._liink_fetch_and_keep()
        price = self.env["liink.metal.price"].search([("source_id", "=", source.id)])
        self.assertAlmostEqual(price.per_ounce, 95.5 * OUNCE, 3)
        self.assertEqual(price.date, self.today)

    def test_wrong_answers(self):
        self._fails("is not JSON", "/bad")
        self._fails("is not JSON", "/deep")
        self._fails("nothing at “data.0.price”", "/text", price_path="data.0.price")
        self._fails("nothing at “price”", "/list")
        self._fails("nothing at “5”", "/list", price_path="5")
        self._fails("answer is in CHF", "/chf", currency_path="currency")
        for path in ("/negative", "/nan", "/true"):
            self._fails("not a price above zero", path)
        self._fails("in the future", "/future", date_path="date")
        self._fails("not a date", "/text", date_path="price")
        self._fails("error 500", "/500")
        self._fails("error 302", "/moved")
        self._fails("too long", "/huge")

    def test_slow_and_absent(self):
        self.patch(liink_metal_price_source, "SECONDS", 0.5)
        for path in ("/slow", "/drip"):
            started = time.monotonic()
            self._fails("did not answer in time", path)
            self.assertLess(time.monotonic() - started, 2)
        source = self._source("/gone", url="http://127.0.0.1:9/price")
        source._liink_fetch_and_keep()
        self.assertIn("cannot be reached", source.last_error)

    def test_retries_are_spaced(self):
        source = self._source("/500")
        hours = []
        for _try in range(7):
            source._liink_fetch_and_keep()
            hours.append(round((source.next_try - fields.Datetime.now()).total_seconds() / 3600))
        self.assertEqual(hours, [1, 2, 4, 8, 16, 24, 24])
        source.write({"url": f"{self.address}/text"})
        source._liink_fetch_and_keep()
        self.assertEqual((source.failure_count, source.last_error), (0, False))

    def test_only_http(self):
        with self.assertRaisesRegex(ValidationError, "must begin with http"):
            self._source("", url="file:///etc/passwd")
        with self.assertRaises(FeedError):
            fetch_json("ftp://127.0.0.1/x", {}, 1)

    def test_cron_goes_on(self):
        """One source that fails, one that breaks our own code, one that is good, one not due: each by itself."""
        sources = self._source("/500") | self._source("/text", unit="gram")
        sources |= self._source("/text", metal_id=self.ag.id)
        later = self._source("/bad", next_try="2999-01-01 00:00:00")
        broken = sources[1]
        keep = type(broken)._liink_keep

        def break_one(source, vals):
            if source == broken:
                source.env.cr.execute("SELECT 1 FROM no_such_table")
            return keep(source, vals)

        self.patch(type(broken), "_liink_keep", break_one)
        cron = self.env.ref("liink_precious_stock.ir_cron_metal_price_fetch")
        with (
            self.enter_registry_test_mode(),
            mute_logger("odoo.sql_db", "odoo.addons.liink_precious_stock.models.liink_metal_price_source"),
        ):
            cron.method_direct_trigger()
        sources.invalidate_recordset()
        self.assertIn("error 500", sources[0].last_error)
        self.assertIn("unexpected", sources[1].last_error)
        self.assertFalse(sources[2].last_error)
        self.assertTrue(sources[2].last_success)
        self.assertFalse(later.last_error)

    def test_button_test_keeps_nothing(self):
        source = self._source("/text", unit="gram")
        self.assertIn("95.5000 per gram", source.action_test()["params"]["message"])
        self.assertFalse(self.env["liink.metal.price"].search([]))
        with self.assertRaisesRegex(UserError, "error 500"):
            self._source("/500").action_test()

    def test_dates(self):
        for value in ("2026-03-31", "2026-03-31T22:00:00+02:00", 1774952400, "1774952400", 1774952400000):
            self.assertEqual(str(read_date(value)), "2026-03-31", value)
        for value in (None, "", "31", [], 1e30):
            with self.assertRaises(FeedError):
                read_date(value)

    def test_the_library_is_the_real_one(self):
        self.assertEqual(requests.get(f"{self.address}/text", timeout=5).json(), {"price": "95.5"})
