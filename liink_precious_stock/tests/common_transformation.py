from odoo.fields import Command
from odoo.tests import new_test_user

from .common import PreciousCommon


class TransformationCommon(PreciousCommon):
    """Fine gold, copper, filings and a refiner beside the brand's white gold."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Transformation = cls.env["liink.metal.transformation"]
        cls.Link = cls.env["liink.lot.link"]
        cls.gold_metal = cls.env.ref("liink_precious_stock.metal_gold")
        cls.fine_gold = cls._make_product(
            "Or fin", precious_kind="metal", alloy_id=cls.env.ref("liink_precious_stock.alloy_gold_999").id
        )
        cls.silver = cls._make_product(
            "Argent 925", precious_kind="metal", alloy_id=cls.env.ref("liink_precious_stock.alloy_silver_925").id
        )
        cls.filings = cls._make_product("Limaille", precious_kind="scrap", alloy_id=cls.white_750.id)
        cls.master = cls._make_product(
            "Pré-alliage", precious_kind="component", tracking="lot", uom_id=cls.env.ref("uom.product_uom_gram").id
        )
        cls.manager = new_test_user(
            cls.env, "liink_boss", groups="liink_precious_stock.group_liink_manager", company_id=cls.env.company.id
        )

    @classmethod
    def _in_stock(cls, product, name, quantity, **lot_values):
        lot = cls._make_lot(product, name, **lot_values)
        cls._receive(lot, quantity)
        return lot

    @classmethod
    def _transform(cls, kind, inputs, outputs, user=None, **values):
        """Return a draft: inputs are (lot, grams) or dicts, outputs (product, grams, fineness) or dicts."""
        return cls.Transformation.with_user(user or cls.user).create(
            {
                "kind": kind,
                "input_ids": [Command.create(cls._input_values(each)) for each in inputs],
                "output_ids": [Command.create(cls._output_values(each)) for each in outputs],
                **values,
            }
        )

    @classmethod
    def _input_values(cls, each):
        if isinstance(each, dict):
            return each
        return {"lot_id": each[0].id, "location_id": cls.stock.id, "quantity": each[1]}

    @classmethod
    def _output_values(cls, each):
        if isinstance(each, dict):
            return each
        return {"product_id": each[0].id, "quantity": each[1], "fineness": each[2]}

    def assertLinksSum(self, transformation):
        """Per consumed line the links sum to its quantity, fine grams and carats, to the last digit."""
        lines = transformation.move_ids.move_line_ids.filtered(
            lambda line: line.location_dest_id.usage == "production" and line.lot_id
        )
        self.assertTrue(lines)
        links = self.Link.search([("consumed_line_id", "in", lines.ids), ("reversed_link_id", "=", False)])
        for line in lines:
            mine = links.filtered(lambda link, line=line: link.consumed_line_id == line)
            self.assertAlmostEqual(sum(mine.mapped("quantity")), line.quantity, 6)
            self.assertAlmostEqual(sum(mine.mapped("fine_weight")), line.fine_weight, 7)
            self.assertAlmostEqual(sum(mine.mapped("carats")), line.carats, 6)

    def _on_hand(self, lot, location=None):
        return sum(self._quant(lot, location or self.stock).mapped("quantity"))

    def _fine_of_lines(self, lot):
        """Fine grams of done lines of ``lot``, in less out, wherever it lies in stock."""
        lines = self.env["stock.move.line"].search([("lot_id", "=", lot.id), ("state", "=", "done")])
        return sum(
            line.fine_weight * ((line.location_dest_id.usage == "internal") - (line.location_id.usage == "internal"))
            for line in lines
        )
