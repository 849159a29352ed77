from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

PLACE_KINDS = [("brand", "At the Brand"), ("holder", "At a Holder"), ("transit", "In Transit")]


class LiinkHeldStock(models.AbstractModel):
    """What lies where: one row per quant (lot × place × owner) of a precious kind, read-only.

    Everything is read from stored columns of quants and lots in one SELECT without any sum inside, so that
    PostgreSQL filters before it joins. A screen adds its dimensions and measures by the ``_liink_select`` and
    ``_liink_from`` hooks. What belongs to others is shown, but is neither free nor worth anything.
    """

    _name = "liink.held.stock"
    _description = "Precious Stock by Place"
    _auto = False
    _rec_name = "lot_id"
    _order = "id desc"  # the newest first, along the primary key: any other order sorts every row
    _depends = {
        "stock.quant": [
            "product_id", "lot_id", "location_id", "owner_id", "company_id", "quantity", "reserved_quantity", "carats",
        ],
        "stock.location": ["usage", "company_id", "liink_holder_id"],
        "product.template": ["precious_kind"],
        "stock.lot": ["standard_price"],
        "product.product": ["product_tmpl_id", "standard_price"],
        "liink.holder": ["partner_id"],
        "res.partner": ["name"],
        "res.company": ["name", "partner_id", "currency_id"],
    }  # fmt: skip

    lot_id = fields.Many2one("stock.lot", readonly=True)
    product_id = fields.Many2one("product.product", readonly=True)
    location_id = fields.Many2one("stock.location", readonly=True)
    place_kind = fields.Selection(PLACE_KINDS, "Kind of Place", readonly=True)
    place = fields.Char(readonly=True, help="The brand, or the house that holds it; what is on its way is apart.")
    holder_id = fields.Many2one("res.partner", readonly=True)
    owner_id = fields.Many2one("res.partner", readonly=True, help="Empty when it is the company's own.")
    is_own = fields.Boolean("Own Property", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    quantity = fields.Float("On Hand", digits=(16, 4), readonly=True)
    reserved_quantity = fields.Float("Reserved", digits=(16, 4), readonly=True)
    free_quantity = fields.Float(
        "Free",
        digits=(16, 4),
        readonly=True,
        help="On hand and promised to nobody. Others' property and what is in transit are never free.",
    )
    value = fields.Monetary("Value at Cost", readonly=True, help="Zero for what belongs to others.")
    is_below_minimum = fields.Boolean(
        "Below Minimum",
        compute="_compute_is_below_minimum",
        search="_search_is_below_minimum",
        help="An alert rule says that less is free than should be.",
    )

    @property
    def _table_query(self):
        # Not a database view: the place's words follow the reader's language, and no view stands in the way of
        # an upgrade that changes the type of a column.
        columns = SQL(", ").join(
            SQL("%s AS %s", expression, SQL.identifier(name)) for name, expression in self._liink_select().items()
        )
        return SQL("SELECT %s FROM %s WHERE %s", columns, self._liink_from(), self._liink_where())

    @api.model
    def _liink_kinds(self):
        """Return the values of ``precious_kind`` that this screen shows."""
        return []

    @api.model
    def _liink_select(self):
        """Return {field name: SQL expression}. Hook: screens add their dimensions and measures."""
        return {
            "id": SQL("quant.id"),
            "lot_id": SQL("quant.lot_id"),
            "product_id": SQL("quant.product_id"),
            "location_id": SQL("quant.location_id"),
            "place_kind": SQL(
                """CASE WHEN location.usage = 'transit' THEN 'transit'
                   WHEN house.id IS NULL THEN 'brand' ELSE 'holder' END"""
            ),
            "place": SQL(
                "CASE WHEN location.usage = 'transit' THEN %s ELSE COALESCE(house.name, company.name) END",
                self.env._("In Transit"),
            ),
            "holder_id": SQL("house.id"),
            "owner_id": SQL("quant.owner_id"),
            "is_own": self._liink_sql_is_own(),
            "company_id": SQL("quant.company_id"),
            "currency_id": SQL("company.currency_id"),
            "quantity": SQL("quant.quantity"),
            "reserved_quantity": SQL("quant.reserved_quantity"),
            "free_quantity": SQL(
                "CASE WHEN %s THEN quant.quantity - quant.reserved_quantity ELSE 0 END", self._liink_sql_is_free()
            ),
            "value": SQL(
                "CASE WHEN %s THEN quant.quantity * %s ELSE 0 END",
                self._liink_sql_is_own(),
                self._liink_sql_unit_cost(),
            ),
        }

    @api.model
    def _liink_from(self):
        """Return the joins. Outer joins on unique keys: PostgreSQL drops those whose columns nobody asked for."""
        return SQL(
            """%s quant
            JOIN stock_location location ON location.id = quant.location_id
            JOIN product_product product ON product.id = quant.product_id
            JOIN product_template template ON template.id = product.product_tmpl_id
            LEFT JOIN res_company company ON company.id = quant.company_id
            LEFT JOIN stock_lot lot ON lot.id = quant.lot_id
            LEFT JOIN liink_holder holder ON holder.id = location.liink_holder_id
            LEFT JOIN res_partner house ON house.id = holder.partner_id""",
            self._liink_sql_stock(),
        )

    @api.model
    def _liink_sql_stock(self):
        """Return what lies where, with the columns of quants. Hook: the stock of another day."""
        return SQL("stock_quant")

    @api.model
    def _liink_where(self):
        return SQL(
            """(location.usage = 'internal' OR (location.usage = 'transit' AND location.company_id IS NOT NULL))
               AND template.precious_kind = ANY(%s) AND (quant.quantity != 0 OR quant.reserved_quantity != 0)""",
            list(self._liink_kinds()),
        )

    @api.model
    def _liink_sql_is_own(self):
        return SQL("(quant.owner_id IS NULL OR quant.owner_id = company.partner_id)")

    @api.model
    def _liink_sql_is_free(self):
        return SQL("%s AND location.usage = 'internal'", self._liink_sql_is_own())

    @api.model
    def _liink_sql_unit_cost(self):
        """Return the cost of one unit of the quant in the company's currency: the lot's, else the product's."""
        costs = [
            SQL("(%s->>(quant.company_id::text))::numeric", SQL.identifier(table, "standard_price"))
            for table in ("lot", "product")
        ]
        return SQL("COALESCE(NULLIF(%s, 0), %s, 0)", *costs)

    def _compute_is_below_minimum(self):
        below = self.env["liink.stock.alert"]._liink_get_below(self._name)
        rows = self.filtered_domain(Domain.OR(alert._liink_domain() for alert in below)) if below else self.browse()
        for row in self:
            row.is_below_minimum = row in rows

    def _search_is_below_minimum(self, operator, value):
        if operator != "in" or list(value) != [True]:
            return NotImplemented
        below = self.env["liink.stock.alert"]._liink_get_below(self._name)
        return Domain.OR(alert._liink_domain() for alert in below) if below else Domain.FALSE

    @api.model
    def formatted_read_group(self, domain, groupby=(), aggregates=(), having=(), offset=0, limit=None, order=None):
        groups = super().formatted_read_group(domain, groupby, aggregates, having, offset, limit, order)
        if "id:array_agg" in aggregates:
            # Asked for by Odoo's spreadsheet export alone, which writes the keys of selections as they are.
            self._liink_name_selections(groups, [name for name in groupby if name in self._fields])
        return groups

    @api.model
    def _liink_name_selections(self, groups, names):
        for name in names:
            if self._fields[name].type == "selection":
                labels = dict(self._fields[name]._description_selection(self.env))
                for group in groups:
                    group[name] = labels.get(group[name], group[name])

    def action_open_lot(self):
        """Open the lot of this row."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "stock.lot",
            "res_id": self.lot_id.id,
            "views": [(self.env.ref("stock.view_production_lot_form").id, "form")],
            "context": {"display_complete": True},
        }

    def action_liink_propose_purchase(self):
        """Open a draft request for quotation for what is missing of the selected rows' products."""
        self.check_access("read")
        return self.product_id._liink_action_propose_purchase(self.env.company)
