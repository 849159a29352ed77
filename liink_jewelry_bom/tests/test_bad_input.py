from psycopg2.errors import CheckViolation

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tools import mute_logger

from .common import PieceCommon


class TestBadInput(PieceCommon):
    """What cannot be is refused in words that say what to mend."""

    def test_ring_sizes(self):
        for size in (39.5, 76.5, 520, -52):
            with self.assertRaisesRegex(ValidationError, "from 40 to 76, not"):
                self.ring.ring_size = size
        for size in (40, 52.5, 76, 0):
            self.ring.ring_size = size

    def test_half_a_stone(self):
        with self.assertRaisesRegex(ValidationError, "Melee.*12.5 is not a whole number of stones"):
            self.melee_line.product_qty = 12.5

    def test_half_a_stone_on_a_new_piece_leaves_nothing_behind(self):
        with self.assertRaisesRegex(ValidationError, "not a whole number"), self.cr.savepoint():
            self._make_piece("Half", [{"product_id": self.melee.id, "product_qty": 0.5}])
        self.assertFalse(self.env["product.template"].search([("name", "=", "Half")]))

    def test_negative_grams(self):
        with self.assertRaisesRegex(ValidationError, "Gold.*cannot be negative .-7"):
            self.gold_line.product_qty = -7
        with self.assertRaisesRegex(ValidationError, "Gold.*cannot be negative"):
            self._make_piece("Negative", [{"product_id": self.gold.id, "product_qty": -1}])

    def test_a_stone_without_carats_and_size(self):
        nothing = self._make_stone("Nothing", carats_per_stone=0)
        with self.assertRaisesRegex(ValidationError, "how many carats one stone weighs"), self.cr.savepoint():
            self.bom.bom_line_ids = [Command.create({"product_id": nothing.id, "product_qty": 3})]
        nothing.stone_size_mm = 1.3
        self.bom.bom_line_ids = [Command.create({"product_id": nothing.id, "product_qty": 3})]

    def test_negative_carats(self):
        with self.assertRaisesRegex(ValidationError, "carats per stone cannot be negative"):
            self.melee_line.carats_per_stone = -0.02

    def test_grams_of_stones_and_pieces_of_gold(self):
        """Odoo 19 has no categories of units any more: it would convert without a word."""
        gram, piece = self.env.ref("uom.product_uom_gram"), self.env.ref("uom.product_uom_unit")
        with self.assertRaisesRegex(ValidationError, "Gold.*do not convert"):
            self.gold_line.product_uom_id = piece
        with self.assertRaisesRegex(ValidationError, "Melee.*do not convert"):
            self._make_piece("Wrong", [{"product_id": self.melee.id, "product_uom_id": gram.id}])

    def test_a_bill_in_a_unit_that_the_piece_has_not(self):
        with self.assertRaisesRegex(ValidationError, "Bague Éternelle.*do not convert"):
            self.bom.product_uom_id = self.env.ref("uom.product_uom_gram")

    def test_a_piece_made_of_itself(self):
        with self.assertRaises(ValidationError):
            self.bom.bom_line_ids = [Command.create({"product_id": self.ring.product_variant_id.id, "product_qty": 1})]

    def test_days_and_losses(self):
        phase = self.bom.liink_phase_ids[0]
        for values in ({"days": -1}, {"loss_allowance": -0.5}, {"loss_allowance": 100}):
            with self.assertRaises(CheckViolation), mute_logger("odoo.sql_db"), self.cr.savepoint():
                phase.write(values)
                phase.flush_recordset()
