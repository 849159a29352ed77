from odoo.fields import Command

from .common import PieceCommon


class TestPiece(PieceCommon):
    """A piece and its bill of materials are one thing to its owner."""

    def test_the_bill_is_made_with_the_piece(self):
        self.assertEqual(self.ring.bom_ids, self.bom)
        self.assertEqual(self.ring.liink_material_ids, self.bom.bom_line_ids)
        self.assertEqual(self.bom.product_uom_id, self.ring.uom_id)
        self.assertFalse(self.bom.company_id, "a piece of every company has a bill of every company")
        self.assertEqual((self.ring.tracking, self.ring.is_storable), ("serial", True))

    def test_a_plain_product_gets_no_bill(self):
        product = self.env["product.template"].create({"name": "Box"})
        self.assertFalse(product.bom_ids)

    def test_the_first_material_makes_the_bill(self):
        piece = self.env["product.template"].create({"name": "Late", "precious_kind": "jewel"})
        self.assertFalse(piece.liink_bom_id)
        piece.liink_material_ids = [Command.create({"product_id": self.gold.id, "product_qty": 3})]
        self.assertEqual(piece.bom_ids, piece.liink_bom_id)
        self.assertEqual(piece.liink_bom_id.bom_line_ids.product_qty, 3)
        self.assertTrue(piece.liink_bom_id.liink_phase_ids)

    def test_the_first_phase_makes_the_bill(self):
        piece = self.env["product.template"].create({"name": "Late", "precious_kind": "jewel"})
        cad = self.env.ref("liink_jewelry_bom.phase_cad")
        piece.liink_phase_ids = [Command.create({"phase_id": cad.id})]
        self.assertIn(cad, piece.liink_bom_id.liink_phase_ids.phase_id)

    def test_the_button_makes_the_bill_once(self):
        piece = self.env["product.template"].create({"name": "Late", "precious_kind": "jewel"})
        first = piece.action_liink_open_bom()["res_id"]
        self.assertEqual(piece.action_liink_open_bom()["res_id"], first)
        self.assertEqual(piece.liink_bom_id.id, first)

    def test_the_main_bill_is_the_one_that_odoo_takes(self):
        other = self.bom.copy()
        other.bom_line_ids[0].product_qty = 9
        self.assertEqual(self.ring.liink_bom_id, self.bom)
        self.assertEqual(self.ring.estimated_metal_weight, 7.0)
        other.sequence = -1
        found = self.env["mrp.bom"]._bom_find(self.ring.product_variant_id)[self.ring.product_variant_id]
        self.assertEqual((self.ring.liink_bom_id, found), (other, other))
        self.assertEqual(self.ring.liink_material_ids, other.bom_line_ids)
        self.assertEqual(self.ring.liink_phase_ids, other.liink_phase_ids)
        self.assertEqual(self.ring.estimated_metal_weight, 9.0)
        other.active = False
        self.assertEqual(self.ring.liink_bom_id, self.bom)
        self.assertEqual(self.ring.liink_material_ids, self.bom.bom_line_ids)

    def test_a_copy_is_made_of_the_same(self):
        copied = self.ring.copy()
        self.assertNotEqual(copied.liink_bom_id, self.bom)
        self.assertEqual(copied.liink_specification, self.ring.liink_specification)
        self.assertEqual(len(copied.liink_phase_ids), len(self.ring.liink_phase_ids))
        self.assertEqual(len(self.ring.liink_material_ids), 3)
        copied.liink_material_ids[0].product_qty = 9
        self.assertEqual(self.gold_line.product_qty, 7)

    def test_an_archived_piece_still_shows_what_it_is_made_of(self):
        self.ring.action_archive()
        self.assertFalse(self.bom.active)
        self.assertEqual(self.ring.liink_bom_id, self.bom)
        self.ring.action_unarchive()
        self.assertEqual(self.ring.liink_bom_id, self.bom)

    def test_deleting_a_material_deletes_its_line(self):
        self.ring.liink_material_ids = [Command.delete(self.gold_line.id)]
        self.assertFalse(self.gold_line.exists())
        self.assertEqual(len(self.bom.bom_line_ids), 2)

    def test_pieces_in_hand(self):
        stock = self.env["stock.warehouse"].search([("company_id", "=", self.env.company.id)], limit=1).lot_stock_id
        customers = self.env.ref("stock.stock_location_customers")
        product = self.ring.product_variant_id
        lots = self.env["stock.lot"].create([{"name": f"2847-00{n}", "product_id": product.id} for n in (1, 2)])
        for lot, place in zip(lots, (stock, customers), strict=True):
            self.env["stock.quant"]._update_available_quantity(product, place, 1, lot_id=lot)
        self.assertEqual(self.ring.liink_serial_ids, lots[0])
        action = self.ring.action_liink_open_serials()
        self.assertEqual(self.env["stock.lot"].search(action["domain"]), lots)

    def test_a_collection_counts_its_pieces(self):
        collection = self.env["liink.collection"].create({"name": "Test"})
        self.assertEqual(collection.piece_count, 0)
        self.ring.collection_id = collection
        collection.invalidate_recordset(["piece_count"])
        self.assertEqual(collection.piece_count, 1)
