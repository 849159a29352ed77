from collections import defaultdict
from itertools import chain

from odoo import api, fields, models


class PurchaseOrder(models.Model):
    """What an order needs, what is free at the brand and at the maker, and what is missing."""

    _inherit = "purchase.order"

    liink_requirement_html = fields.Html(
        "Material", compute="_compute_liink_requirement_html", sanitize=False, compute_sudo=False
    )
    liink_is_short = fields.Boolean("Material missing", compute="_compute_liink_requirement_html")
    liink_lacks_stones = fields.Boolean("Stones missing", compute="_compute_liink_requirement_html")

    @api.depends(
        "partner_id", "order_line.product_id", "order_line.product_qty", "state", "liink_stage", "picking_type_id"
    )
    def _compute_liink_requirement_html(self):
        for order in self:
            rows = order._liink_get_requirement_rows()
            order.liink_is_short = any(row["missing"] for row in rows)
            order.liink_lacks_stones = any(row["missing"] and row["spec"] for row in rows)
            order.liink_requirement_html = (
                self.env["ir.qweb"]._render(
                    "liink_subcontracting.requirement_panel", {"order": order, "rows": rows}
                )
                if rows
                else False
            )

    @api.private
    def _liink_get_requirement_rows(self):
        """Needs of the order, one row per material.

        :return: list of dict: product, spec, quality (its text), unit, digits, needed, at_maker, at_brand, missing,
            carats; quantities in the product's unit (grams, stones). Metal lying at the maker counts first; stones go
            order by order. An open order shows what its deliveries still lack.
        """
        self.ensure_one()
        needs = self._liink_get_needs()
        if not needs:
            return []
        if self.state in ("purchase", "cancel"):
            return self._liink_get_allocation_rows(needs)
        free = self._liink_get_free_quantities(needs)
        return [self._liink_prepare_free_row(key, need, free[key]) for key, need in needs.items()]

    def _liink_prepare_free_row(self, key, need, free):
        at_maker, at_brand, usable = free
        row = self._liink_prepare_row(*key, need)
        row.update(
            at_maker=at_maker, at_brand=at_brand, missing=max(0.0, round(need["quantity"] - at_maker - usable, 4))
        )
        return row

    def _liink_get_needs(self):
        """{(product, specification): {quantity, carats}} over all lines of pieces, stones rounded up per order."""
        requests = [
            (line._liink_get_bom(), line.product_id, line.product_qty)
            for line in self.order_line
            if line._liink_is_piece() and line.product_qty > 0
        ]
        needs = defaultdict(lambda: {"quantity": 0.0, "carats": 0.0})
        needed = self.env["mrp.bom"].sudo()._liink_requirements_for([r for r in requests if r[0]])
        for requirement in chain.from_iterable(needed):
            if requirement["supplied_by"] != "brand":
                continue
            key = (requirement["product"], requirement["spec"])
            needs[key]["quantity"] += requirement["quantity"]
            needs[key]["carats"] += requirement["carats"]
        return needs

    def _liink_prepare_row(self, product, spec, need):
        is_counted = product.uom_id == self.env.ref("uom.product_uom_unit")
        return {
            "product": product,
            "spec": spec,
            "quality": spec.display_name or "",
            "unit": self.env._("pcs") if is_counted else product.uom_id.name,
            "digits": 0 if is_counted else 2,
            "needed": need["quantity"],
            "carats": need["carats"],
            "at_maker": 0.0,
            "at_brand": 0.0,
            "delivered": 0.0,
            "reserved": 0.0,
            "missing": 0.0,
        }

    def _liink_get_free_quantities(self, needs):
        """{(product, specification): (free at the maker, free at the brand, of which this order may use)}.

        On hand, not reserved, the brand's own; of stones, only lots that answer the specification, each counted for
        one need only. Stones at the maker are not counted: they were sent for another order.
        """
        stones = [key for key in needs if key[0].precious_kind == "stone" and key[1]]
        free = dict(zip(stones, self._liink_share_stones(stones, needs), strict=True))
        free.update(self._liink_share_others({key: need for key, need in needs.items() if key not in free}))
        return free

    def _liink_share_stones(self, keys, needs):
        demands = [(product, spec, needs[product, spec]["quantity"]) for product, spec in keys]
        Spec = self.env["liink.stone.spec"].sudo().with_company(self.company_id)
        shares = Spec._liink_share_free(demands, self.picking_type_id.warehouse_id.lot_stock_id)
        return [(0.0, at_brand, usable) for at_brand, usable in shares]

    def _liink_share_others(self, needs):
        """The same for what has no specification; two needs of one product draw on the same stock."""
        ids = [product.id for product, _spec in needs]
        brand = self._liink_read_free(ids, self.picking_type_id.warehouse_id.lot_stock_id)
        holder = self.env["liink.holder"].sudo().search(
            [("partner_id", "=", self.liink_maker_id.id), ("company_id", "=", self.company_id.id)], limit=1
        )
        maker = self._liink_read_free(ids, holder.location_id) if holder else {}
        free = {}
        for (product, spec), need in needs.items():
            at_maker = maker.get(product.id, 0.0) if product.precious_kind == "metal" else 0.0
            at_brand = brand.get(product.id, 0.0)
            free[product, spec] = (at_maker, at_brand, at_brand)
            taken_at_maker = min(at_maker, need["quantity"])
            maker[product.id] = at_maker - taken_at_maker
            brand[product.id] = at_brand - min(at_brand, need["quantity"] - taken_at_maker)
        return free

    def _liink_read_free(self, product_ids, location):
        groups = self.env["stock.quant"].sudo()._read_group(
            [
                ("product_id", "in", product_ids),
                ("location_id", "child_of", location.ids),
                ("owner_id", "=", False),
            ],
            ["product_id"],
            ["quantity:sum", "reserved_quantity:sum"],
        )
        return {product.id: max(0.0, quantity - reserved) for product, quantity, reserved in groups}

    def _liink_get_allocation_rows(self, needs):
        """Rows of a confirmed order: what its manufacturing orders have taken or hold, and what is on its way."""
        supply = self._liink_get_supply()
        self._liink_follow_old_specs(needs, supply)
        rows = []
        for key, need in needs.items():
            row = self._liink_prepare_row(*key, need)
            row.update(supply[key])
            row["missing"] = max(0.0, round(row["missing"], 4))
            rows.append(row)
        return rows

    def _liink_follow_old_specs(self, needs, supply):
        """The piece may ask for other stones since the order: what was ordered then serves what is asked now."""
        for product, old_spec in [key for key in supply if key not in needs]:
            for new_key in needs:
                if new_key[0] == product and new_key not in supply:
                    supply[new_key] = supply[product, old_spec]
                    break

    def _liink_get_supply(self):
        """{(product, specification): delivered, reserved, missing} of this order, in the product's unit."""
        raw_moves = self.order_line.move_ids._get_subcontract_production().sudo().move_raw_ids
        coming_moves = self._get_subcontracting_resupplies().sudo().move_ids
        supply = defaultdict(lambda: {"delivered": 0.0, "reserved": 0.0, "missing": 0.0})
        for move in coming_moves.filtered(lambda m: m.state not in ("done", "cancel")):
            supply[move._liink_need_key()]["reserved"] += move.quantity
        for move in raw_moves.filtered(lambda m: m.state != "cancel"):
            measures = supply[move._liink_need_key()]
            measures["delivered"] += move.quantity
            if move.state != "done":
                measures["missing"] += move.product_uom_qty - move.quantity
        for measures in supply.values():
            measures["missing"] -= measures["reserved"]
        return supply

    def action_liink_near_stones(self):
        """Open the stones that almost match what these orders lack, each with what keeps it out."""
        self.check_access("read")
        rows = [
            (order, row)
            for order in self
            for row in order._liink_get_requirement_rows()
            if row["spec"] and row["missing"]
        ]
        demands = [
            {
                "product": row["product"],
                "spec": row["spec"],
                "missing": row["missing"],
                "location": order.picking_type_id.warehouse_id.lot_stock_id,
                "held": order._get_subcontracting_resupplies().sudo().move_line_ids.lot_id,
            }
            for order, row in rows
        ]
        return self.env["liink.near.stones"]._liink_open(demands, self.company_id[:1])

    @api.private
    def _liink_get_shortages(self):
        """The requirement rows of which something is missing."""
        return [row for order in self for row in order._liink_get_requirement_rows() if row["missing"]]
