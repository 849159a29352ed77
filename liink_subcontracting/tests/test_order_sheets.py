import io

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged
from odoo.tools.pdf import PdfReader

from .common import SubcontractingCommon

REPORT = "liink_subcontracting.action_report_order_sheets"


@tagged("post_install", "-at_install")
class TestOrderSheets(SubcontractingCommon):
    """The technical sheets that go with an order: its pieces, its revisions, its engravings, its maker's language."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for code in ("en_US", "fr_FR"):
            cls.env["res.lang"]._activate_lang(code)
        cls.env = cls.env(context={**cls.env.context, "lang": "en_US"})
        # No server answers here: style sheets are looked for in vain, which is quicker than waiting for them.
        cls.env["ir.config_parameter"].set_param("report.url", "http://127.0.0.1:9")
        cls.user = new_test_user(cls.env, "sheet_user", groups="liink_precious_stock.group_liink_user")
        cls.dupont.lang = "en_US"
        cls._fill_stock()
        cls.ring.product_tmpl_id.ring_size = 52
        attribute = cls.env.ref("liink_jewelry_bom.attribute_ring_size")
        values = attribute.value_ids.filtered(lambda value: value.liink_ring_size in (52, 54))
        offer = {"attribute_id": attribute.id, "value_ids": [Command.set(values.ids)]}
        # Core leaves a context on the template of a new product that makes no variants.
        cls.sized = cls.env["product.template"].browse(cls._make_ring("Bague Solitaire", grams=5).product_tmpl_id.id)
        cls.sized.write({"ring_size": 52, "attribute_line_ids": [Command.create(offer)]})
        cls.small, cls.large = (
            cls.sized._create_product_variant(value)
            for value in cls.sized.attribute_line_ids.product_template_value_ids.sorted("name")
        )
        cls.order = cls._order_of(cls.ring, cls.small, cls.large)

    @classmethod
    def _order_of(cls, *products, quantity=2, **values):
        lines = [
            Command.create({"product_id": product.id, "product_qty": quantity, "price_unit": 87.65})
            for product in products
        ]
        return cls.env["purchase.order"].create({"partner_id": cls.dupont.id, "order_line": lines, **values})

    def _sheets(self, order=None):
        order = order or self.order
        return order.with_user(self.user)._liink_get_technical_sheets()[order]

    def _engrave(self, line, text, **values):
        place = self.env.ref("liink_jewelry_bom.engraving_place_inside")
        engraving = self.env["liink.engraving"].create(
            {"text": text, "line_id": line.id, "place_id": place.id, "language_id": False, **values}
        )
        engraving.with_user(self.user).action_verify()
        return engraving

    def test_one_sheet_for_each_piece(self):
        """A ring of 5 g in size 52 takes 5 × (1 + 0.7 × 2 / 52) = 5.135 g in size 54."""
        sheets = self._sheets()
        titles = [sheet["title"] for sheet in sheets]
        self.assertEqual(titles, ["Bague Éternelle", "Bague Solitaire", "Bague Solitaire"])
        issued = [sheet["metals"]["blocks"][0][0]["issued"] for sheet in sheets]
        self.assertEqual(issued, ["7.00 g", "5.00 g", "5.135 g"])
        self.assertEqual([dict(sheet["facts"])["Size"][:2] for sheet in sheets], ["52", "52", "54"])
        heading = sheets[0]["order"]["heading"]
        self.assertTrue(heading.startswith(f"Order {self.order.name} · 2 pieces · wanted on "), heading)
        self.assertIn(f"order {self.order.name}", sheets[0]["foot"])

    def test_lines_of_one_piece_share_a_sheet_unless_engraved(self):
        order = self._order_of(self.small, self.small, self.large)
        amounts = [sheet["order"]["heading"].split(" · ")[1] for sheet in self._sheets(order)]
        self.assertEqual(amounts, ["4 pieces", "2 pieces"])
        first, second, _third = order.order_line
        self._engrave(second, "ELISE")
        self._engrave(first, "MARIE", applies_to="one", piece_number=2)
        sheets = self._sheets(order)
        self.assertEqual([sheet["engravings"].mapped("text") for sheet in sheets], [["MARIE"], ["ELISE"], []])
        self.assertEqual(sheets[0]["order"]["heading"].split(" · ")[1], "2 pieces")
        html = self._html(order)
        for words in ("MARIE", "ELISE", "piece 2 of 2"):
            self.assertIn(words, html)

    def _html(self, order):
        Report = self.env["ir.actions.report"].with_user(self.user).with_context(lang="en_US")
        return Report._render_qweb_html(REPORT, order.ids)[0].decode()

    def test_language_of_the_maker(self):
        """Whoever prints: the maker reads it."""
        self.dupont.lang = "fr_FR"
        html = self._html(self.order)
        for words in ("Fiche technique", "Diamant rond", "souhaitée le", "Métaux d’une pièce"):
            self.assertTrue(words in html, words)
        for words in ("Technical sheet", "Round diamond", "wanted on"):
            self.assertFalse(words in html, words)

    def test_several_orders_each_in_its_language(self):
        self.viltier.lang = "fr_FR"
        other = self._order(2, maker=self.viltier)
        sheets = (other + self.order).with_user(self.user)._liink_get_technical_sheets()
        kinds = [sheets[order][0]["stones"]["blocks"][0][0]["kind"] for order in (other, self.order)]
        self.assertEqual(kinds, ["Diamant rond", "Round diamond"])

    def test_the_revision_that_was_ordered(self):
        """8 g from the next revision on: the order keeps its 7 g, and says so."""
        self.order.button_confirm()
        self.ring.product_tmpl_id.action_liink_new_revision()
        self.ring.product_tmpl_id.liink_bom_id.bom_line_ids[0].product_qty = 8
        sheet = self._sheets()[0]
        self.assertEqual(sheet["metals"]["blocks"][0][0]["issued"], "7.00 g")
        self.assertEqual(
            sheet["revision"]["warning"], "This order is made by revision 1. Revision 2 is for later orders."
        )
        later = self._sheets(self._order_of(self.ring))[0]
        self.assertEqual((later["metals"]["blocks"][0][0]["issued"], later["revision"]["warning"]), ("8.00 g", ""))

    def test_unverified_text_is_not_printed(self):
        place = self.env.ref("liink_jewelry_bom.engraving_place_inside")
        line = self.order.order_line[0]
        self.env["liink.engraving"].create({"text": "NOT VERIFIED", "line_id": line.id, "place_id": place.id})
        html = self._html(self.order)
        self.assertFalse("NOT VERIFIED" in html)
        self.assertIn("Text being verified", html)

    def test_no_price(self):
        html = self._html(self.order)
        for figure in ("87.65", "175.30", "$", "€"):
            self.assertFalse(figure in html, figure)

    def test_order_without_pieces(self):
        with self.assertRaisesRegex(UserError, "orders no piece"):
            self._sheets(self._order_of(self.gold))

    def test_strangers(self):
        """Core lets a maker's portal user read its orders: not print them with this report."""
        for groups in ("base.group_portal", "base.group_user"):
            stranger = new_test_user(self.env, f"stranger_{groups[-6:]}", groups=groups)
            stranger.partner_id.parent_id = self.dupont
            Report = self.env["ir.actions.report"].with_user(stranger)
            with self.assertRaises(AccessError):
                Report._render_qweb_html(REPORT, self.order.ids)

    def test_pdf_of_three_pieces(self):
        Report = self.env["ir.actions.report"].with_user(self.user)
        if Report.get_wkhtmltopdf_state() not in ("ok", "upgrade", "workers"):
            self.skipTest("no wkhtmltopdf here")
        pdf, kind = Report.with_context(force_report_rendering=True)._render_qweb_pdf(REPORT, self.order.ids)
        self.assertEqual(kind, "pdf")
        pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
        self.assertEqual(len(pages), 3)
        for page, words in zip(pages, ("7.00 g", "5.00 g", "5.135 g"), strict=True):
            self.assertIn(words, page)
            self.assertIn(f"Order {self.order.name} · 2 pieces", page)
            self.assertIn(f"order {self.order.name} 1 / 1", page)

    def test_as_many_queries_for_many_pieces(self):
        rings = [self._make_ring(f"Ring {number}") for number in range(30)]
        orders = [self._order_of(*rings[:count]) for count in (2, 3, 30)]
        for order in orders:
            for line in order.order_line:
                line.liink_bom_id = line.product_id.product_tmpl_id.liink_bom_id
        _warm, few, many = [self._count(order) for order in orders]
        self.assertEqual(few, many)
        self.assertLessEqual(many, 35)

    def _count(self, order):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        sheets = self._sheets(self.env["purchase.order"].browse(order.id))
        self.assertEqual(len(sheets), len(order.order_line))
        return self.env.cr.sql_log_count - before
