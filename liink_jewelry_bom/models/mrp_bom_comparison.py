from odoo import api, fields, models
from odoo.tools.misc import formatLang


class MrpBom(models.Model):
    """What changed from one revision of a piece to the next, in the words that makers read."""

    _inherit = "mrp.bom"

    liink_changes = fields.Html(
        "What Changed", compute="_compute_liink_changes", sanitize=False, help="Against the revision before."
    )

    @api.depends_context("lang")
    @api.depends("liink_previous_id", "bom_line_ids.specification", "liink_phase_ids.days", "liink_phase_ids.phase_id")
    def _compute_liink_changes(self):
        for bom in self:
            bom.liink_changes = bom._liink_changes_html() if bom.liink_previous_id else False

    def _liink_changes_html(self):
        rows = self._liink_compare(self.liink_previous_id)
        return self.env["ir.qweb"]._render("liink_jewelry_bom.bom_changes", {"bom": self, "rows": rows})

    def _liink_compare(self, previous):
        """What differs from `previous`.

        :return: list of dicts: `kind` (added, removed or changed), `before`, `after` (texts in the reader's language)
        """
        self.ensure_one()
        return [
            *self._liink_compare_parts(previous.bom_line_ids, self.bom_line_ids),
            *self._liink_compare_parts(previous.liink_phase_ids, self.liink_phase_ids),
        ]

    @api.model
    def _liink_compare_parts(self, before, after):
        pairs, added, removed = self._liink_pair_up(before, after)
        texts = [(old._liink_comparison_text(), new._liink_comparison_text()) for old, new in pairs]
        rows = [{"kind": "changed", "before": old, "after": new} for old, new in texts if old != new]
        rows += [{"kind": "removed", "before": old._liink_comparison_text(), "after": ""} for old in removed]
        rows += [{"kind": "added", "before": "", "after": new._liink_comparison_text()} for new in added]
        return rows

    @api.model
    def _liink_pair_up(self, before, after):
        """Pair the parts of two revisions, the most alike first; return (pairs, only after, only before)."""
        pairs, left_before, left_after = [], list(before), list(after)
        for rank in range(3):
            for new in list(left_after):
                key = new._liink_comparison_keys()[rank]
                old = next((old for old in left_before if old._liink_comparison_keys()[rank] == key), None)
                if old:
                    pairs.append((old, new))
                    left_before.remove(old)
                    left_after.remove(new)
        pairs.sort(key=lambda pair: pair[1].sequence)
        return pairs, left_after, left_before


class MrpBomLine(models.Model):
    """How a line of material is recognised in another revision."""

    _inherit = "mrp.bom.line"

    def _liink_comparison_text(self):
        text = self._liink_specification()
        if self.loss_percent:
            loss = formatLang(self.env, self.loss_percent, digits=1)
            text = self.env._("%(line)s, loss %(loss)s %%", line=text, loss=loss)
        return text

    def _liink_comparison_keys(self):
        """From the most to the least alike: same material and place, same material, same kind and place."""
        return (
            (self.product_id, self.position or "", self.bom_product_template_attribute_value_ids),
            (self.product_id, self.bom_product_template_attribute_value_ids),
            (self.precious_kind, self.position or "", self.bom_product_template_attribute_value_ids),
        )


class LiinkBomPhase(models.Model):
    """How a phase is recognised in another revision."""

    _inherit = "liink.bom.phase"

    def _liink_comparison_text(self):
        loss = formatLang(self.env, self.loss_allowance, digits=1)
        return self.env._(
            "%(phase)s: %(days)s d, loss allowance %(loss)s %%", phase=self.phase_id.name, days=self.days, loss=loss
        )

    def _liink_comparison_keys(self):
        return self.phase_id, self.phase_id, self.phase_id
