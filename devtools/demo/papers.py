"""The papers of the lots and orders, as small PDF files. One assay is left out: a gap to be found and closed."""

import base64
import io
from collections import defaultdict

from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

KINDS_BY_MATERIAL = {
    "metal": ("assay_certificate",),
    "stone": ("sow_statement", "origin_statement"),
}
GRADED_FROM = 0.3  # carats a stone
TITLES = {
    "supplier_invoice": "Facture",
    "assay_certificate": "Certificat d’essai",
    "sow_statement": "Déclaration System of Warranties",
    "origin_statement": "Déclaration d’origine",
    "grading_report": "Rapport de gradation",
    "hallmark_proof": "Attestation de poinçonnage",
    "delivery_note_signed": "Bon de livraison signé",
    "maker_receipt": "Reçu de l’atelier",
}


def file_papers(env):
    """File the papers; does nothing when the audit module is not installed."""
    if "liink.evidence" not in env:
        return
    bought = env["stock.lot"].search([("supplier_invoice", "!=", False)], order="id")
    values = [*_invoices(env, bought), *_certificates(env, bought), *_delivery_notes(env), *_hallmarks(env)]
    env["liink.evidence"].create(values)


def _invoices(env, lots):
    """One invoice per purchase, on all its lots."""
    by_invoice = defaultdict(lambda: env["stock.lot"])
    for lot in lots:
        by_invoice[lot.supplier_id, lot.supplier_invoice, lot.purchase_date] |= lot
    for (supplier, number, date), invoiced in by_invoice.items():
        yield _paper(env, "supplier_invoice", number, date, supplier, lots=invoiced)


def _certificates(env, lots):
    """What the refiner and the dealers certify; the newest lot of metal has no assay yet."""
    waiting = lots.filtered(lambda lot: lot.precious_kind == "metal")[-1:]
    for lot in lots - waiting:
        kinds = KINDS_BY_MATERIAL.get(lot.precious_kind, ())
        if lot.product_id.carats_per_stone >= GRADED_FROM:
            kinds += ("grading_report",)
        for kind in kinds:
            number = f"{kind[:2].upper()}-{lot.name}"
            yield _paper(env, kind, number, lot.purchase_date, lot.supplier_id, lots=lot)


def _hallmarks(env):
    """The assay office's proof, one per order received; the newest orders wait for theirs."""
    orders = env["purchase.order"].search([("liink_stage", "=", "received")], order="id desc")
    for order in orders[:1] | orders[2:]:
        pieces = order.liink_piece_ids
        number, day = f"POI-{order.name}", order.date_planned.date()
        yield _paper(env, "hallmark_proof", number, day, order.liink_maker_id, pieces)


def _delivery_notes(env):
    """The delivery of material, signed by the maker, and its receipt, for every order received."""
    orders = env["purchase.order"].search([("liink_stage", "in", ("received", "partial"))])
    for order in orders:
        for delivery in order._get_subcontracting_resupplies():
            for kind in ("delivery_note_signed", "maker_receipt"):
                yield _paper(env, kind, delivery.name, delivery.date_done.date(), order.liink_maker_id, order=order)


def _paper(env, kind, number, date, partner, lots=None, order=None):
    lines = [f"{lot.name} · {lot.product_id.name}" for lot in lots or ()]
    if order:
        lines.append(f"Commande {order.name}")
    content = _pdf(TITLES[kind], number, date, partner.name, lines)
    return {
        "kind_id": env.ref(f"liink_rjc_audit.kind_{kind}").id,
        "reference": number,
        "date": date,
        "partner_id": partner.id,
        "file": base64.b64encode(content),
        "file_name": f"{number}.pdf".replace("/", "-"),
        "lot_ids": [(6, 0, lots.ids)] if lots else [],
        "order_id": order.id if order else False,
    }


def _pdf(title, number, date, issuer, lines):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A5)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(40, 530, issuer or "")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(40, 500, f"{title} {number}")
    canvas.drawString(40, 482, f"Le {date:%d/%m/%Y}")
    for rank, line in enumerate(lines):
        canvas.drawString(40, 445 - 18 * rank, line)
    canvas.setFont("Helvetica-Oblique", 9)
    canvas.drawString(40, 40, "Document de démonstration")
    canvas.save()
    return buffer.getvalue()
