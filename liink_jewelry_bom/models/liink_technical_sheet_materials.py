from odoo import api, models
from odoo.addons.liink_precious_stock.tools import format_measure
from odoo.tools import float_round

from ..tools.sheet_rows import is_long, part_rows

# The columns, in their order, and their widths in percent of the page.
STONE_COLUMNS = {
    "number": 3.5,
    "position": 11.5,
    "kind": 13.5,
    "size": 8,
    "each": 7.5,
    "pieces": 6.5,
    "carats": 8,
    "colour": 7,
    "clarity": 10,
    "origin": 9,
    "setting": 8.5,
    "supplied_by": 7,
}
METAL_COLUMNS = {
    "name": 21,
    "fineness": 10,
    "colour": 9,
    "issued": 12,
    "loss": 12,
    "net": 12,
    "fine": 12,
    "supplied_by": 12,
}
FINDING_COLUMNS = {"name": 32, "quantity": 13, "alloy": 20, "net": 11, "fine": 11, "supplied_by": 13}
# Findings whose weight nobody has entered.
LIGHT_FINDING_COLUMNS = {"name": 42, "quantity": 15, "alloy": 28, "supplied_by": 15}
ONLY_FOR = 14


class LiinkTechnicalSheet(models.AbstractModel):
    """The tables of materials: each line of one piece, in the size and metal that the sheet is for.

    A piece without variant shows the lines of all its metals, each with what it is only for; sums then count its own
    size and first metal, as the piece's estimated weights do.
    """

    _inherit = "liink.technical.sheet"

    @api.model
    def _liink_prepare_materials(self, request, lines):
        """What goes into one piece, with figures.

        :param lines: (line, quantity in its unit, line of the request's bill that it comes from)
        :return: list of dict: line, quantity, issued, net, fine (grams), carats, counts (in the sums), only_for
        """
        own = request.piece._liink_own_values() if not request.product else None
        return [self._liink_prepare_material(*each, own=own) for each in lines]

    @api.model
    def _liink_prepare_material(self, line, quantity, origin, own=None):
        share = quantity / line.product_qty if line.product_qty else 0.0
        net = line.net_weight * share
        only_for = origin.bom_product_template_attribute_value_ids if own is not None else ()
        return {
            "line": line,
            "quantity": quantity,
            "issued": line._liink_issued_grams() * share,
            "net": net,
            "fine": net * line.product_id.alloy_id.fineness / 1000,
            "carats": quantity * line.carats_per_stone,
            "counts": own is None or origin._liink_is_for(own),
            "only_for": ", ".join(value.name for value in only_for),
            "values": only_for,
        }

    @api.model
    def _liink_prepare_tables(self, materials):
        """The tables of metals, stones and findings; None for one without lines."""
        by_kind = {"metal": [], "stone": []}
        others = []
        for material in materials:
            by_kind.get(material["line"].precious_kind, others).append(material)
        return {
            "metals": self._liink_prepare_metals(by_kind["metal"]),
            "stones": self._liink_prepare_stones(by_kind["stone"]),
            "findings": self._liink_prepare_findings(others),
        }

    @api.model
    def _liink_prepare_metals(self, materials):
        if not materials:
            return None
        counted = [material for material in materials if material["counts"]]
        # One line is its own sum.
        has_sums = len(counted) > 1 and len(counted) == len(materials)
        sums = {name: self._liink_grams(sum(each[name] for each in counted)) for name in ("issued", "net", "fine")}
        rows = [self._liink_prepare_metal(material) for material in materials]
        return {**self._liink_prepare_table(rows, METAL_COLUMNS), "sums": has_sums and sums}

    @api.model
    def _liink_prepare_table(self, rows, columns):
        """A table parted by pages: `blocks` of rows, `columns` (widths in percent), `is_long`, `has_only_for`."""
        has_only_for = any(row["only_for"] for row in rows)
        if has_only_for and columns is not STONE_COLUMNS:
            columns = {name: share * (1 - ONLY_FOR / 100) for name, share in columns.items()} | {"only_for": ONLY_FOR}
        shares = list(columns.values())
        blocks = part_rows(rows, shares, lambda row: self._liink_get_cells(row, columns))
        return {
            "blocks": blocks,
            "columns": shares,
            "has_only_for": has_only_for,
            "is_long": is_long(blocks, shares, lambda row: self._liink_get_cells(row, columns)),
        }

    @api.model
    def _liink_get_cells(self, row, columns):
        """The texts of a row, as high as the paper shows them."""
        below = {"name": [row["position"]], "kind": row.get("remarks", [])}
        return ["\n".join(text for text in (row[name], *below.get(name, [])) if text) for name in columns]

    @api.model
    def _liink_prepare_metal(self, material):
        line, alloy = material["line"], material["line"].product_id.alloy_id
        loss = line.loss_percent
        return {
            "name": alloy.name or line.product_id.name,
            "fineness": alloy and self.env._("%s ‰", format_measure(self.env, alloy.fineness, 0, 1)) or "",
            "colour": "" if alloy.colour == "none" else self._liink_label(alloy, "colour"),
            "issued": self._liink_grams(material["issued"]),
            "loss": self.env._("%s %%", format_measure(self.env, loss, 0, 2)) if loss else self.env._("not stated"),
            "net": self._liink_grams(material["net"]),
            "fine": self._liink_grams(material["fine"]),
            "position": line.position or "",
            "supplied_by": self._liink_label(line, "supplied_by"),
            "only_for": material["only_for"],
        }

    @api.model
    def _liink_prepare_stones(self, materials):
        if not materials:
            return None
        rows = [self._liink_prepare_stone(number, each) for number, each in enumerate(materials, 1)]
        sums = {
            "pieces": format_measure(self.env, sum(each["quantity"] for each in materials), 0, 2),
            "carats": self._liink_carats(sum(each["carats"] for each in materials)),
        }
        has_sums = all(material["counts"] for material in materials)
        return {**self._liink_prepare_table(rows, STONE_COLUMNS), "sums": has_sums and sums}

    @api.model
    def _liink_prepare_stone(self, number, material):
        line, product = material["line"], material["line"].product_id
        kind = line._liink_stone_kind() or product.name
        colour, clarity = self._liink_grades(line)
        return {
            "number": str(number),
            "position": line.position or "",
            "kind": kind[:1].upper() + kind[1:],
            "remarks": self._liink_stone_remarks(material),
            "size": product._liink_stone_size_text(),
            "each": line.carats_per_stone and self._liink_carats(line.carats_per_stone) or "",
            "pieces": format_measure(self.env, material["quantity"], 0, 2),
            "carats": material["carats"] and self._liink_carats(material["carats"]) or "",
            "colour": colour,
            "clarity": clarity,
            "quality": "" if colour or clarity else line.stone_quality_id.name or "",
            "origin": self._liink_label(product, "stone_origin"),
            "setting": line.setting_type_id.name or "",
            "supplied_by": self._liink_label(line, "supplied_by"),
            "only_for": material["only_for"],
        }

    @api.model
    def _liink_stone_remarks(self, material):
        only_for = material["only_for"] and self.env._("only for %s", material["only_for"])
        pair = material["line"].is_pair and self.env._("matched pair")
        return [remark for remark in (pair, only_for) if remark]

    @api.model
    def _liink_grades(self, line):
        spec = line.stone_spec_id
        return (spec._liink_grade_text("colour"), spec._liink_grade_text("clarity")) if spec else ("", "")

    @api.model
    def _liink_prepare_findings(self, materials):
        if not materials:
            return None
        rows = [self._liink_prepare_finding(material) for material in materials]
        has_weight = any(row["net"] for row in rows)
        columns = FINDING_COLUMNS if has_weight else LIGHT_FINDING_COLUMNS
        return {**self._liink_prepare_table(rows, columns), "has_weight": has_weight}

    @api.model
    def _liink_prepare_finding(self, material):
        line = material["line"]
        # `env.ref` asks the database each time whether the record is still there; this does not.
        is_unit = line.product_uom_id.id == self.env["ir.model.data"]._xmlid_to_res_id("uom.product_uom_unit")
        quantity = format_measure(self.env, material["quantity"], 0, 4)
        return {
            "name": line.product_id.name,
            "position": line.position or "",
            "quantity": quantity if is_unit else f"{quantity} {line.product_uom_id.name}",
            "alloy": line._liink_alloy_name() if line.product_id.alloy_id else "",
            "net": self._liink_grams(material["net"]) if material["net"] else "",
            "fine": self._liink_grams(material["fine"]) if material["fine"] else "",
            "supplied_by": self._liink_label(line, "supplied_by"),
            "only_for": material["only_for"],
        }

    @api.model
    def _liink_carats(self, carats):
        return self.env._("%s ct", format_measure(self.env, float_round(carats, 3), 2, 3))

    @api.model
    def _liink_label(self, record, name):
        """The value of a selection in the reader's language."""
        return record._fields[name].convert_to_export(record[name], record) or ""
