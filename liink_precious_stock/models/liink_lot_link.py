from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from .stock_lot import GRAM_KINDS

LINK_COLUMNS = (
    "parent_lot_id", "child_lot_id", "parent_kind", "quantity", "fine_weight", "carats",
    "consumed_line_id", "produced_line_id",
)  # fmt: skip


class LiinkLotLink(models.Model):
    """So much of this lot became part of that lot: the genealogy of matter, with quantities.

    Written when matter changes form (piece made, alloyed, melted, lot split or merged) together with the
    done move lines that it explains. Insert-only: a mistake is corrected by a reverse move and a link that
    reverses the first one, see :meth:`_liink_reverse`. Per consumed line the links sum to its quantity,
    carats and fine grams; whoever writes them gives the rounding to the last child.
    """

    _name = "liink.lot.link"
    _description = "Origin of a Lot"
    _order = "id"
    _rec_name = "child_lot_id"

    parent_lot_id = fields.Many2one("stock.lot", "Made from", required=True, index=True, ondelete="restrict")
    child_lot_id = fields.Many2one("stock.lot", "Went into", required=True, index=True, ondelete="restrict")
    parent_kind = fields.Selection(related="parent_lot_id.precious_kind", string="Kind", store=True)
    quantity = fields.Float(
        digits=(16, 4), required=True, help="In the unit of the parent's product: grams of metal, pieces of stones."
    )
    fine_weight = fields.Float("Fine Weight (g)", digits=(16, 8), help="Grams of pure metal of the parent.")
    carats = fields.Float(digits=(16, 3), default=0.0, help="Carats of the parent's stones.")
    consumed_line_id = fields.Many2one("stock.move.line", "Consumed by", index="btree_not_null", ondelete="restrict")
    produced_line_id = fields.Many2one("stock.move.line", "Produced by", index="btree_not_null", ondelete="restrict")
    reversed_link_id = fields.Many2one("liink.lot.link", "Reverses", ondelete="restrict")
    company_id = fields.Many2one(related="child_lot_id.company_id", store=True, index=True)

    _reversed_unique = models.UniqueIndex(
        "(reversed_link_id) WHERE reversed_link_id IS NOT NULL", "This link has been reversed already."
    )

    @api.constrains("parent_lot_id", "child_lot_id", "quantity", "carats", "consumed_line_id", "produced_line_id")
    def _check_link(self):
        for link in self:
            link._check_lots()
            link._check_measures()

    @api.constrains("quantity", "consumed_line_id")
    def _check_not_above_consumed(self):
        """Nothing comes from nothing: the links of a consumed line never explain more than it moved."""
        groups = self.sudo()._read_group(
            [("consumed_line_id", "in", self.consumed_line_id.ids)], ["consumed_line_id"], ["quantity:sum"]
        )
        for line, quantity in groups:
            if line.product_uom_id.compare(quantity, line.quantity_product_uom) > 0:
                raise ValidationError(
                    self.env._(
                        "%(explained)s of lot %(lot)s would go into other lots, but only %(consumed)s was consumed.",
                        explained=quantity,
                        lot=line.lot_id.display_name,
                        consumed=line.quantity_product_uom,
                    )
                )

    def _check_lots(self):
        if self.parent_lot_id == self.child_lot_id:
            raise ValidationError(self.env._("Lot %s cannot be made from itself.", self.parent_lot_id.display_name))
        for line, lot in ((self.consumed_line_id, self.parent_lot_id), (self.produced_line_id, self.child_lot_id)):
            if line and line.lot_id != lot:
                raise ValidationError(
                    self.env._(
                        "The stock line %(line)s moved another lot than %(lot)s.",
                        line=line.display_name,
                        lot=lot.display_name,
                    )
                )

    def _check_measures(self):
        is_reversal = bool(self.reversed_link_id)
        if (self.quantity < 0) != is_reversal or (self.carats < 0 and not is_reversal):
            raise ValidationError(
                self.env._(
                    "The quantity of %(parent)s in %(child)s must be positive; only a reversal is negative.",
                    parent=self.parent_lot_id.display_name,
                    child=self.child_lot_id.display_name,
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        fineness = self._liink_fineness_of(vals_list)
        for vals in vals_list:
            if "fine_weight" not in vals:
                source = vals.get("consumed_line_id") or -vals["parent_lot_id"]
                vals["fine_weight"] = round(vals["quantity"] * fineness.get(source, 0) / 1000, 8)
        return super().create(vals_list)

    @api.model
    def _liink_fineness_of(self, vals_list):
        """Return {consumed line id, or minus the parent lot's id: fineness}; a done line keeps its own."""
        lines = self.env["stock.move.line"].browse(
            {vals.get("consumed_line_id") for vals in vals_list} - {None, False}
        )
        lots = self.env["stock.lot"].browse({vals["parent_lot_id"] for vals in vals_list})
        of_lots = {-lot.id: lot.fineness for lot in lots if lot.precious_kind in GRAM_KINDS}
        return of_lots | {line.id: line.fineness for line in lines}

    def write(self, vals):
        if self:
            raise UserError(self._liink_frozen_message())
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self._liink_frozen_message())

    def _liink_frozen_message(self):
        return self.env._(
            "The origin of a lot records what happened and cannot be changed or deleted. Correct it by a return."
        )

    def _liink_reverse(self, consumed_line=None, produced_line=None):
        """Write the links that undo these ones, explained by the lines of the reverse moves.

        :return: the reversing links; reversed and reversing links no longer count in the genealogy
        """
        return self.create(
            [
                {
                    "parent_lot_id": link.parent_lot_id.id,
                    "child_lot_id": link.child_lot_id.id,
                    "quantity": -link.quantity,
                    "fine_weight": -link.fine_weight,
                    "carats": -link.carats,
                    "consumed_line_id": consumed_line.id if consumed_line else False,
                    "produced_line_id": produced_line.id if produced_line else False,
                    "reversed_link_id": link.id,
                }
                for link in self
            ]
        )

    @api.model
    def _liink_get_ancestors(self, lots):
        """Return every link that leads into ``lots``, from the nearest to the first origin.

        :return: list of dicts link_id, root_lot_id (the lot asked for), depth (1 = directly), parent_lot_id,
            child_lot_id, parent_kind, quantity, fine_weight, carats, consumed_line_id, produced_line_id;
            one dict per root and link, sorted by root, depth and link. Quantities are those of the link, not
            prorated to the root.
        """
        return self._liink_walk(lots, "child_lot_id", "parent_lot_id")

    @api.model
    def _liink_get_descendants(self, lots):
        """Return every link that leads out of ``lots``; same shape as :meth:`_liink_get_ancestors`."""
        return self._liink_walk(lots, "parent_lot_id", "child_lot_id")

    @api.model
    def _liink_walk(self, lots, near, far):
        """Walk the genealogy from ``lots``, whose links carry them in column ``near``, towards ``far``."""
        if not lots:
            return []
        self.flush_model()
        self.env.cr.execute(self._liink_walk_query(lots, near, far))
        links_by_root = {}
        for row in self.env.cr.dictfetchall():
            links_by_root.setdefault(row["root_lot_id"], []).append(row)
        return [row for root, links in links_by_root.items() for row in self._liink_set_depth(root, links, near, far)]

    @api.model
    def _liink_walk_query(self, lots, near, far):
        """Return the recursive query. UNION drops lots already reached, so that a cycle ends by itself."""
        near, far = SQL.identifier(near), SQL.identifier(far)
        return SQL(
            """
            WITH RECURSIVE live AS NOT MATERIALIZED (
                SELECT link.* FROM liink_lot_link link
                WHERE link.reversed_link_id IS NULL
                  AND NOT EXISTS (SELECT 1 FROM liink_lot_link undo WHERE undo.reversed_link_id = link.id)
            ), reached (root_lot_id, lot_id) AS (
                SELECT id, id FROM unnest(%(lot_ids)s) AS id
                UNION
                SELECT reached.root_lot_id, live.%(far)s
                FROM reached JOIN live ON live.%(near)s = reached.lot_id
            )
            SELECT reached.root_lot_id, live.id AS link_id, %(columns)s
            FROM reached JOIN live ON live.%(near)s = reached.lot_id
            ORDER BY reached.root_lot_id, live.id
            """,
            lot_ids=lots.ids,
            near=near,
            far=far,
            columns=SQL(", ").join(SQL.identifier("live", column) for column in LINK_COLUMNS),
        )

    @api.model
    def _liink_set_depth(self, root, links, near, far):
        """Return ``links`` with their depth, the shortest way from ``root`` counted in links."""
        by_near = {}
        for link in links:
            by_near.setdefault(link[near], []).append(link)
        ordered, seen, level, depth = [], {root}, [root], 0
        while level:
            depth += 1
            found = [link for lot_id in level for link in by_near.get(lot_id, [])]
            ordered += [{**link, "depth": depth} for link in sorted(found, key=lambda link: link["link_id"])]
            level = list(dict.fromkeys(link[far] for link in found if link[far] not in seen))
            seen.update(level)
        return ordered
