from odoo import fields, models
from odoo.exceptions import UserError


class LiinkMetalTransformation(models.Model):
    """What is checked before anything moves: what goes in, what comes out, and that it is free to be taken."""

    _inherit = "liink.metal.transformation"

    def _liink_check_inputs(self):
        if not self.input_ids:
            raise UserError(self.env._("%s: say first which lots go in.", self.name))
        if self.date > fields.Date.context_today(self):
            raise UserError(
                self.env._(
                    "%(name)s cannot be done on %(date)s, which is yet to come.", name=self.name, date=self.date
                )
            )
        for line in self.input_ids:
            line._liink_check()
        if len({line.owner_id for line in self.input_ids}) > 1:
            raise UserError(
                self.env._(
                    "%s: metal of different owners cannot go into one lot. Settle who owns it first.", self.name
                )
            )
        self._liink_check_kind_of_inputs()
        self._liink_check_free()

    def _liink_check_kind_of_inputs(self):
        kinds = set(self.input_ids.product_id.mapped("precious_kind"))
        if "stone" in kinds and (self.kind not in ("split", "merge") or len(kinds) > 1):
            raise UserError(self.env._("%s: stones can only be split and merged.", self.name))
        if self.kind in ("split", "merge") and len(self.input_ids.product_id) > 1:
            raise UserError(
                self.env._("%s: only lots of one product can be put together. Melt unlike metals instead.", self.name)
            )
        if self.kind == "merge":
            self._liink_check_alike()
        metals = {line._liink_metal() for line in self.input_ids if line._liink_metal()}
        if self.kind == "refining" and len(metals) > 1:
            raise UserError(self.env._("%s: refine each metal by itself, so that each has its assay.", self.name))

    def _liink_check_alike(self):
        """Refuse to put unlike lots together, unless the user wants a lot that is marked as mixed."""
        differences = self.input_ids.lot_id._liink_get_merge_differences()
        if differences and not self.is_mixed_accepted:
            raise UserError(
                self.env._(
                    "Lots %(lots)s are not alike: they differ in %(differences)s. Keep them apart, or let the new lot"
                    " be marked as mixed.",
                    lots=", ".join(self.input_ids.lot_id.mapped("name")),
                    differences=", ".join(differences.values()),
                )
            )

    def _liink_check_outputs(self):
        if not self.output_ids:
            raise UserError(self.env._("%s: say what comes out.", self.name))
        for line in self.output_ids:
            line._liink_check()
        lost = sum(grams for _line, grams in self._liink_share_loss())
        if lost and lost >= sum(self.input_ids.mapped("quantity")):
            raise UserError(self.env._("%s: more cannot be lost than went in.", self.name))
        if self.kind in ("split", "merge") and self.output_ids.product_id != self.input_ids.product_id:
            raise UserError(self.env._("%s: splitting and merging keep the product.", self.name))

    def _liink_check_free(self):
        """Refuse to take what is not there or is promised to somebody, naming who."""
        self._liink_lock_inputs()
        held = self.input_ids._liink_get_held()
        lines_by_key = self.input_ids.grouped(lambda line: line._liink_key())
        for key, lines in lines_by_key.items():
            quantity, reserved = held.get(key, (0.0, 0.0))
            wanted = sum(lines.mapped("quantity"))
            if lines[0].product_id.uom_id.compare(wanted, quantity - reserved) > 0:
                raise UserError(lines[0]._liink_not_free_message(wanted, quantity, reserved))

    def _liink_lock_inputs(self):
        """Wait for whoever is moving or reserving these lots; an older picture of the stock is then tried again."""
        Quant = self.env["stock.quant"].sudo()
        for line in self.input_ids.sorted(lambda line: line._liink_key()):
            Quant._liink_lock(line.product_id, line.location_id, line.lot_id, None, line.owner_id)
