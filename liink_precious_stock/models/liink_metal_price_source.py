import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..tools.price_feed import FeedError, fetch_json, pick, read_date, read_price
from .liink_metal_price import TROY_OUNCE

_logger = logging.getLogger(__name__)

SECONDS = 20  # for the scheduled fetch, which nobody waits for
SECONDS_OF_TEST = 5
MOST_HOURS_BETWEEN_TRIES = 24


class LiinkMetalPriceSource(models.Model):
    """A JSON address that says what a metal is worth: where in the answer the price stands, and in which unit.

    Fetched by a scheduled action only, so that no user ever waits for somebody else's server. A failure is kept
    and shown, and tried again later and later; it never stops the other sources.
    """

    _name = "liink.metal.price.source"
    _description = "Metal Price Source"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    metal_id = fields.Many2one("liink.metal", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", index="btree_not_null", help="Empty: for every company.")
    url = fields.Char("Address", required=True, help="http or https; must answer in JSON.")
    header_name = fields.Char(groups="liink_precious_stock.group_liink_manager", help="e.g. x-access-token")
    header_value = fields.Char(
        "Header Secret", groups="liink_precious_stock.group_liink_manager", help="The key your provider gave you."
    )
    price_path = fields.Char(
        required=True, default="price", help="Where the price stands in the answer: data.0.price, rates.XAU …"
    )
    date_path = fields.Char(help="Where its day stands (ISO date or Unix time). Empty: today.")
    currency_path = fields.Char(help="Where its currency stands, to be checked. Empty: not checked.")
    unit = fields.Selection(
        [("ounce", "Troy Ounce"), ("gram", "Gram")], required=True, default="ounce", help="What the price is for."
    )
    currency_id = fields.Many2one(
        "res.currency",
        required=True,
        default=lambda self: self.env.company.currency_id,
        help="Currency of the answer.",
    )
    interval_hours = fields.Integer("Every (hours)", required=True, default=24)
    next_try = fields.Datetime(readonly=True, copy=False)
    last_success = fields.Datetime(readonly=True, copy=False)
    last_result = fields.Char(readonly=True, copy=False, help="The last price that was fetched.")
    last_error = fields.Char(readonly=True, copy=False, help="Why the last try failed; empty when it did not.")
    failure_count = fields.Integer("Failures in a Row", readonly=True, copy=False)

    _interval_positive = models.Constraint("CHECK (interval_hours > 0)", "Fetch at least an hour apart.")

    @api.constrains("url")
    def _check_url(self):
        for source in self:
            if not source.url.lower().startswith(("http://", "https://")):
                raise ValidationError(self.env._("%s: the address must begin with http:// or https://.", source.name))

    @api.constrains("header_name", "header_value")
    def _check_header(self):
        for source in self.sudo():
            if any(char in (source.header_name or "") + (source.header_value or "") for char in "\r\n\0"):
                raise ValidationError(self.env._("%s: a header is one line of text.", source.name))

    def action_test(self):
        """Fetch now, shortly, without keeping the price, and tell what was found; managers only.

        :raises UserError: in words, when it does not work
        """
        self.ensure_one()
        self.check_access("write")
        try:
            vals = self._liink_fetch(SECONDS_OF_TEST)
        except FeedError as error:
            raise UserError(self._liink_explain(error)) from error
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"type": "success", "title": self.name, "message": self._liink_describe(vals)},
        }

    @api.model
    def _cron_fetch(self):
        """Fetch every source that is due; each is committed by itself."""
        now = fields.Datetime.now()
        due = self.search(["|", ("next_try", "=", False), ("next_try", "<=", now)])
        left = len(due)
        self.env["ir.cron"]._commit_progress(remaining=left)
        for source in due:
            source._liink_fetch_and_keep()
            left -= 1
            if not self.env["ir.cron"]._commit_progress(1, remaining=left):
                break

    def _liink_fetch_and_keep(self):
        """Fetch this source's price and keep it; or keep why that failed. Never raises."""
        self.ensure_one()
        try:
            vals = self._liink_fetch(SECONDS)
            with self.env.cr.savepoint():
                self._liink_keep(vals)
        except FeedError as error:
            self._liink_record_failure(self._liink_explain(error))
        except (ValidationError, UserError) as error:
            self._liink_record_failure(str(error))
        except Exception:
            _logger.exception("Metal price source %s", self.id)
            self._liink_record_failure(self.env._("An unexpected error: see the server's log."))

    def _liink_fetch(self, seconds):
        """Return the values of the price that the source says now.

        :raises FeedError: when it does not answer, or not what the settings say
        """
        self.ensure_one()
        source = self.sudo()
        headers = {"Accept": "application/json"}
        if source.header_name:
            headers[source.header_name] = source.header_value or ""
        document = fetch_json(source.url.strip(), headers, seconds)
        if source.currency_path:
            currency = str(pick(document, source.currency_path)).upper()
            if currency != source.currency_id.name:
                raise FeedError("currency", currency[:10])
        return source._liink_prepare_price_vals(document)

    def _liink_prepare_price_vals(self, document):
        price = read_price(pick(document, self.price_path))
        today = fields.Date.context_today(self)
        return {
            "metal_id": self.metal_id.id,
            "date": read_date(pick(document, self.date_path)) if self.date_path else today,
            "currency_id": self.currency_id.id,
            "company_id": self.company_id.id,
            "per_gram": price if self.unit == "gram" else price / TROY_OUNCE,
            "origin": "feed",
            "source_id": self.id,
        }

    def _liink_keep(self, vals):
        """Write the day's price: a feed corrects its own, never what somebody entered or imported."""
        key = [(name, "=", vals[name]) for name in ("metal_id", "date", "currency_id", "company_id")]
        known = self.env["liink.metal.price"].search(key, limit=1)
        if not known:
            self.env["liink.metal.price"].create(vals)
        elif known.origin == "feed":
            known.write({"per_gram": vals["per_gram"], "source_id": self.id})
        self.write(
            {
                "last_success": fields.Datetime.now(),
                "last_result": self._liink_describe(vals),
                "last_error": False,
                "failure_count": 0,
                "next_try": fields.Datetime.now() + timedelta(hours=self.interval_hours),
            }
        )

    def _liink_record_failure(self, message):
        """Keep why it failed; try again after 1, 2, 4 … hours, at most a day."""
        wait = min(2 ** min(self.failure_count, 10), MOST_HOURS_BETWEEN_TRIES)
        self.write(
            {
                "last_error": message,
                "failure_count": self.failure_count + 1,
                "next_try": fields.Datetime.now() + timedelta(hours=wait),
            }
        )

    def _liink_describe(self, vals):
        return self.env._(
            "%(metal)s, %(date)s: %(ounce).2f %(currency)s per troy ounce, %(gram).4f per gram",
            metal=self.metal_id.name,
            date=fields.Date.to_string(vals["date"]),
            ounce=vals["per_gram"] * TROY_OUNCE,
            gram=vals["per_gram"],
            currency=self.currency_id.name,
        )

    def _liink_explain(self, error):
        """Return in words why a price could not be fetched, and what to do."""
        reasons = {
            "scheme": self.env._("The address must begin with http:// or https://."),
            "timeout": self.env._("The server did not answer in time. It will be tried again."),
            "network": self.env._("The server cannot be reached: check the address."),
            "status": self.env._("The server answered with error %s: check the address and the key.", error.detail),
            "size": self.env._("The answer is too long to be a price: check the address."),
            "json": self.env._("The answer is not JSON: check the address."),
            "missing": self.env._("There is nothing at “%s” in the answer: check the paths.", error.detail),
            "price": self.env._("What stands at “%s” is not a price above zero: check the path.", self.price_path),
            "date": self.env._("What stands at “%s” is not a date: check the path.", self.date_path),
            "currency": self.env._(
                "The answer is in %(found)s, this source is set to %(wanted)s: check the address or the currency.",
                found=error.detail,
                wanted=self.currency_id.name,
            ),
        }
        return reasons[error.reason]
