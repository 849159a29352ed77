from lxml import html

from odoo.fields import Command

from .common import PreciousCommon


class TestFineEverywhere(PreciousCommon):
    """Fine grams and carats stand wherever Odoo shows a quantity: pivots, lists, transfers and their PDFs."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.maker.lang = "en_US"  # slips are printed in the partner's language
        cls.lot = cls._make_lot(cls.gold, "G-1")
        cls.parcel = cls._make_lot(cls.melee, "D-1")
        cls._receive(cls.lot, 140)
        cls._receive(cls.parcel, 50, carats=1.02)

    def _deliver(self, *measures, validate=True):
        """Deliver (lot, quantity) to the maker; return the transfer."""
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.out_type_id.id,
                "partner_id": self.maker.id,
                "location_id": self.stock.id,
                "location_dest_id": self.customers.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": lot.product_id.id,
                            "product_uom": lot.product_id.uom_id.id,
                            "product_uom_qty": quantity,
                            "location_id": self.stock.id,
                            "location_dest_id": self.customers.id,
                        }
                    )
                    for lot, quantity in measures
                ],
            }
        )
        picking.action_confirm()
        picking.move_ids.move_line_ids.unlink()
        for move, (lot, quantity) in zip(picking.move_ids, measures, strict=True):
            values = self._line_values(lot, quantity, self.stock, self.customers)
            move.move_line_ids = [Command.create({**values, "picking_id": picking.id})]
        if validate:
            picking.move_ids.picked = True
            picking._action_done()
        return picking

    def _print(self, report, picking):
        content, _type = self.env["ir.actions.report"]._render_qweb_html(report, picking.ids)
        return " ".join(html.fromstring(content).text_content().split())

    def test_moves_and_transfers(self):
        """70 g of 750 are 52.5 g fine; 20 stones of 1.02 ct / 50 are 0.408 ct."""
        picking = self._deliver((self.lot, 70), (self.parcel, 20))
        metal, stones = picking.move_ids
        self.assertAlmostEqual(metal.fine_weight, 52.5, 6)
        self.assertAlmostEqual(stones.carats, 0.408, 3)
        self.assertEqual(picking.liink_fine_summary, "Au 52.50 g")
        self.assertAlmostEqual(picking.liink_carats, 0.408, 3)

    def test_pivots(self):
        picking = self._deliver((self.lot, 70), (self.parcel, 20))
        for model, domain in (
            ("stock.move", [("picking_id", "=", picking.id)]),
            ("stock.move.line", [("picking_id", "=", picking.id)]),
        ):
            groups = self.env[model].formatted_read_group(domain, ["metal_id"], ["fine_weight:sum", "carats:sum"])
            gold = [group for group in groups if group["metal_id"] and group["metal_id"][1] == "Gold"][0]
            self.assertAlmostEqual(gold["fine_weight:sum"], 52.5, 6, model)
            self.assertAlmostEqual(sum(group["carats:sum"] or 0 for group in groups), 0.408, 3)
        [quants] = self.env["stock.quant"].formatted_read_group(
            [("lot_id", "=", self.lot.id), ("location_id", "=", self.stock.id)], ["metal_id"], ["fine_weight:sum"]
        )
        self.assertAlmostEqual(quants["fine_weight:sum"], 52.5, 6)
        for model in ("stock.quant", "stock.move", "stock.move.line", "stock.lot"):
            description = self.env[model].fields_get(["fine_weight", "carats"], ["aggregator"])
            self.assertEqual({name: field.get("aggregator") for name, field in description.items()},
                             {"fine_weight": "sum", "carats": "sum"}, model)  # fmt: skip

    def test_delivery_slip(self):
        picking = self._deliver((self.lot, 70), (self.parcel, 20))
        for with_lots in (False, True):
            group = self.env.ref("stock.group_lot_on_delivery_slip")
            self.env.user.group_ids = [(Command.LINK if with_lots else Command.UNLINK, group.id, 0)]
            text = self._print("stock.report_deliveryslip", picking)
            for expected in ("Fineness (‰)", "Fine Weight", "Carats", "750", "52.50 g", "0.408 ct"):
                self.assertIn(expected, text, with_lots)

    def test_delivery_slip_before_it_is_done(self):
        text = self._print("stock.report_deliveryslip", self._deliver((self.lot, 70), validate=False))
        self.assertIn("52.50 g", text)
        self.assertNotIn("Carats", text)

    def test_picking_operations(self):
        # Drawing bar codes needs a library (rlPyCairo) that not every machine has; they are not what is tested.
        self.patch(type(self.env["ir.actions.report"]), "barcode", lambda *args, **kwargs: b"")
        text = self._print("stock.report_picking", self._deliver((self.lot, 70), (self.parcel, 20), validate=False))
        for expected in ("Fineness (‰)", "52.50 g"):
            self.assertIn(expected, text)

    def test_closed_delivery_still_prints_the_old_fine_weight(self):
        """70 g delivered at 750 and printed as 52.5 g; a week later the bar proves to be 740: the slip stays."""
        picking = self._deliver((self.lot, 70))
        self.lot._liink_assay(740)
        text = self._print("stock.report_deliveryslip", picking)
        self.assertIn("52.50 g", text)
        self.assertNotIn("51.80 g", text)
        after = self._print("stock.report_deliveryslip", self._deliver((self.lot, 70)))
        self.assertIn("51.80 g", after)
        self.assertIn("740", after)

    def test_lists_do_not_ask_per_row(self):
        pickings = self.env["stock.picking"].union(
            *(self._deliver((self.lot, 1), (self.parcel, 1)) for _n in range(8))
        )
        for records, names in (
            (pickings, ["liink_fine_summary", "liink_carats"]),
            (pickings.move_ids, ["fine_weight", "carats"]),
        ):
            counts = []
            records = records.browse(records.ids)  # with a prefetch of their own, as a list has
            for some in (records[:2], records[:2], records):
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                some.read(names)
                counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(counts[1], counts[2], names)
