from odoo import api, fields, models
from odoo.tools import SQL, float_compare

from .liink_stock_alert import FREE_FIELDS, SCREENS


class LiinkStockAlert(models.Model):
    """The evaluation of alerts: one query per screen, whatever the number of alerts and of lots."""

    _inherit = "liink.stock.alert"

    @api.model_create_multi
    def create(self, vals_list):
        alerts = super().create(vals_list)
        alerts._liink_check()
        return alerts

    def write(self, vals):
        result = super().write(vals)
        if {"minimum", "measure", "active", "metal_id", "alloy_id", "spec_id", "quality_id", "product_id"} & set(vals):
            self._liink_check()
        return result

    def action_liink_check(self):
        """Check these alerts now, without waiting for the hourly check."""
        self.check_access("write")
        self._liink_check()

    @api.model
    def _cron_liink_check(self):
        """Check every alert of every company."""
        self.search([("active", "=", True)])._liink_check()

    def _liink_check(self):
        """Compare what is free with the minimum; tell people of what went below, take back what is enough again."""
        alerts = self.filtered("active")
        free = alerts._liink_measure_free()
        below = alerts.filtered(
            lambda alert: float_compare(free.get(alert, 0.0), alert.minimum, precision_digits=3) < 0
        )
        (below.filtered(lambda alert: not alert.is_below))._liink_tell(free)
        (self - below).filtered("is_below")._liink_take_back()

    def _liink_measure_free(self):
        """Return {alert: what is free now, in its measure}."""
        result = {}
        for kind, model in SCREENS.items():
            alerts = self.filtered(lambda alert, kind=kind: alert.kind == kind)
            if alerts:
                row = self.env.execute_query(alerts._liink_free_query(self.env[model].sudo()))[0]
                result.update({alert: float(value or 0) for alert, value in zip(alerts, row, strict=True)})
        return result

    def _liink_free_query(self, Screen):
        """Return the query with one filtered sum per alert."""
        query = Screen._search([])
        sums = [
            SQL(
                "SUM(%s) FILTER (WHERE %s)",
                Screen._field_to_sql(Screen._table, FREE_FIELDS[alert.measure], query),
                alert._liink_domain().optimize_full(Screen)._to_sql(Screen, Screen._table, query),
            )
            for alert in self
        ]
        return query.select(*sums)

    @api.model
    def _liink_get_below(self, screen):
        """Return the alerts that are below their minimum, of the companies chosen, for a screen's model."""
        kind = next((kind for kind, model in SCREENS.items() if model == screen), False)
        return self.search(
            [("is_below", "=", True), ("kind", "=", kind), ("company_id", "in", self.env.companies.ids)]
        )

    def _liink_tell(self, free):
        """Mark these alerts as below and tell their people once."""
        self.write({"is_below": True, "told_on": fields.Datetime.now()})
        template = self.env.ref("liink_precious_stock.mail_template_stock_alert", raise_if_not_found=False)
        for alert in self:
            for user in alert.user_ids:
                # Quick: without core's own mail on assignment, the alert's mail says more.
                alert.with_context(mail_activity_quick_update=True).activity_schedule(
                    "mail.mail_activity_data_todo",
                    user_id=user.id,
                    summary=alert.with_context(lang=user.lang)._liink_get_summary(free.get(alert, 0.0)),
                )
            if template and alert.user_ids:
                template.send_mail(alert.id)

    def _liink_take_back(self):
        """There is enough again: the activities have served."""
        self.write({"is_below": False})
        self.activity_unlink(["mail.mail_activity_data_todo"])

    def _liink_get_summary(self, free):
        return self.env._(
            "%(what)s: %(free)s free, %(minimum)s wanted",
            what=self.display_name,
            free=self._liink_format(free),
            minimum=self._liink_format(self.minimum),
        )

    @api.model
    def liink_get_banner(self, screen):
        """Return what the banner above a stock screen says: a list of {id, text} of the alerts below.

        :param str screen: model of the screen
        """
        self.check_access("read")
        if screen not in SCREENS.values():
            return []
        below = self._liink_get_below(screen)
        return [{"id": alert.id, "text": alert._liink_get_summary(alert.free)} for alert in below]
