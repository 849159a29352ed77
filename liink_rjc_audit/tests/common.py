import base64
import io

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from odoo.addons.liink_subcontracting.tests.common import SubcontractingCommon
from odoo.fields import Command
from odoo.tests import new_test_user

STONES_OF_A_RING = 0.148  # grams: 1 × 0.50 ct + 12 × 0.02 ct, at 0.2 g a carat


def make_pdf(text="A paper", pages=1):
    """Return a small PDF."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in range(pages):
        canvas.drawString(72, 700, f"{text} {page + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def make_picture(picture_format="PNG"):
    """Return a small picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(buffer, picture_format)
    return buffer.getvalue()


class AuditCommon(SubcontractingCommon):
    """Three rings of an order, made of two gold lots and two diamond lots bought in France.

    Each ring holds 7 g of metal: 10 g of OR-A and 11 g of OR-B went into the three of them.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("en_US")
        cls.env = cls.env(context={**cls.env.context, "lang": "en_US"})
        france = cls.env.ref("base.fr")
        cls.supplier.country_id = france
        cls.diamonds = cls.env["res.partner"].create({"name": "Diamants", "is_company": True, "country_id": france.id})
        cls.user = new_test_user(cls.env, "liink_user", "liink_precious_stock.group_liink_user", lang="en_US")
        cls.Dossier = cls.env["liink.dossier"]
        cls._fill_safe()
        cls.order = cls._order(quantity=3)
        cls.order.with_context(liink_accept_shortage=True).button_confirm()
        cls.delivery = cls._deliver(cls.order)
        cls.pieces = cls._receive(cls.order, weights=[7.0 + STONES_OF_A_RING])
        cls.piece = cls.pieces[1]

    @classmethod
    def _fill_safe(cls):
        bought = {"supplier_id": cls.supplier.id, "purchase_date": "2026-02-20"}
        cls.gold_a = cls._receive_lot(cls.gold, "OR-A", 10.0, supplier_invoice="F-1", **bought)
        cls.gold_b = cls._receive_lot(cls.gold, "OR-B", 30.0, supplier_invoice="F-2", **bought)
        bought["supplier_id"] = cls.diamonds.id
        cls.centre_lot = cls._receive_lot(cls.centre, "DIA-50", 5, certificate_number="GIA 1", **bought)
        cls.melee_lot = cls._receive_lot(cls.melee, "DIA-02", 60, **bought)

    @classmethod
    def _add_paper(cls, kind, lots=None, order=None, content=None, **values):
        """Add a paper of the kind with this code."""
        subject = {"lot_ids": [Command.set(lots.ids)]} if lots else {"order_id": order.id}
        return cls.env["liink.evidence"].create(
            {
                "kind_id": cls.env.ref(f"liink_rjc_audit.kind_{kind}").id,
                "file": base64.b64encode(content or make_pdf(kind)),
                "file_name": f"{kind}.pdf",
                **subject,
                **values,
            }
        )

    @classmethod
    def _add_all_papers(cls):
        """Add every mandatory paper of the rings."""
        gold, stones = cls.gold_a | cls.gold_b, cls.centre_lot | cls.melee_lot
        cls._add_paper("supplier_invoice", gold | stones)
        cls._add_paper("assay_certificate", gold)
        cls._add_paper("sow_statement", stones)
        cls._add_paper("grading_report", cls.centre_lot)
        cls._add_paper("delivery_note_signed", order=cls.order)
        cls._add_paper("hallmark_proof", cls.pieces)

    def _gaps(self, piece=None, level="mandatory"):
        """Return {(document, subject, whom to ask)} of the gaps of a piece."""
        dossier = (piece or self.piece)._liink_get_dossier()
        return {(gap["document"], gap["subject"], gap["ask"]) for gap in dossier["gaps"] if gap["level"] == level}
