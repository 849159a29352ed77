import io

from odoo.tools.pdf import PdfReader

from .common_transformation import TransformationCommon


class TestPapers(TransformationCommon):
    """The stock papers as a printer gets them: real PDFs of one page, with their styles, accents and figures."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if cls.env["ir.actions.report"].get_wkhtmltopdf_state() not in ("ok", "upgrade", "workers"):
            cls.skipTest(cls, "no wkhtmltopdf here")
        # No server answers here: style sheets are looked for in vain, which is quicker than waiting for them.
        cls.env["ir.config_parameter"].set_param("report.url", "http://127.0.0.1:9")
        cls.gold.name = "Or gris recyclé"
        cls.maker.write({"name": "Atelier Hervé", "lang": "en_US"})
        cls.lot = cls._in_stock(cls.gold, "OG-É1", 180)

    def _print(self, report, records=None, data=None):
        """Return the text of a report's only page, its PDF really made; its style sheet must have been asked for."""
        Report = self.env["ir.actions.report"].with_user(self.user).with_context(force_report_rendering=True)
        ids = records.ids if records else None
        html = Report._render_qweb_html(report, ids, data=dict(data or {}))[0]
        bodies = Report._prepare_html(html, report_model=records._name if records else False)[0]
        self.assertEqual(len(bodies), 1)
        self.assertRegex(str(bodies[0]), r'<link[^>]+href="[^"]*web\.report_assets_common[^"]*\.css"')
        pdf, kind = Report._render_qweb_pdf(report, ids, data=dict(data or {}))
        self.assertEqual(kind, "pdf")
        pages = PdfReader(io.BytesIO(pdf)).pages
        self.assertEqual(len(pages), 1)
        return " ".join(pages[0].extract_text().split())

    def assertReads(self, text, *words):
        for each in words:
            self.assertIn(each, text)

    def test_memo(self):
        """12 stones of 0.26 ct at 500 the carat: 130."""
        owner = self.env["res.partner"].create({"name": "Frères Königsbrück", "is_company": True, "lang": "en_US"})
        line = {"lot_name": "CONF-É", "quantity": 12, "carats": 0.26, "price": 500, "price_basis": "carat"}
        memo = self.env["liink.memo"].create(
            {
                "partner_id": owner.id,
                "date_term": "2099-12-31",
                "line_ids": [(0, 0, {"product_id": self.melee.id, **line})],
            }
        )
        memo.action_receive()
        text = self._print("liink_precious_stock.action_report_memo", memo)
        self.assertReads(text, memo.name, "Frères Königsbrück", "CONF-É", "12 pcs", "0.260", "500.00", "130.00")

    def test_transformation(self):
        """180 g of 750 are melted at the maker, 0.5 g are lost: 179.5 g, 134.625 g fine come out."""
        melting = self._transform("melting", [(self.lot, 180)], [(self.gold, 179.5, 750)], loss_weight=0.5)
        melting.note = "Creuset changé"
        melting.action_confirm()
        text = self._print("liink_precious_stock.action_report_transformation", melting)
        self.assertReads(text, melting.name, "OG-É1 Or gris recyclé", "Creuset changé")
        self.assertReads(text, "180.00 g", "179.50 g", "750.0", "135.0000", "134.6250")

    def test_delivery_slip(self):
        """35 g of 750 for the maker: 26.25 g fine on the slip."""
        held = self.maker._liink_get_holder().location_id
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.out_type_id.id,
                "partner_id": self.maker.id,
                "location_id": self.stock.id,
                "location_dest_id": held.id,
                "move_ids": [
                    (
                        0,
                        0,
                        {
                            "product_id": self.gold.id,
                            "product_uom": self.gold.uom_id.id,
                            "product_uom_qty": 35,
                            "location_id": self.stock.id,
                            "location_dest_id": held.id,
                        },
                    )
                ],
            }
        )
        picking.action_confirm()
        picking.action_assign()
        picking.move_ids.picked = True
        picking.button_validate()
        text = self._print("stock.action_report_delivery", picking)
        self.assertReads(text, picking.name, "Atelier Hervé", "Or gris recyclé", "35", "750", "26.25")

    def test_labels(self):
        for report in ("lot_label_roll", "lot_label_sheet"):
            with self.subTest(report=report):
                text = self._print(f"liink_precious_stock.action_report_{report}", data={"lot_ids": self.lot.ids})
                self.assertReads(text, "OG-É1", "Or gris recyclé", "750 ‰ · 180.00 g")
