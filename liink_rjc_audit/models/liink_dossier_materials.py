from collections import defaultdict

from odoo import models
from odoo.fields import Domain

from ..tools.genealogy import MATERIALS


class LiinkDossier(models.AbstractModel):
    """The lots of a dossier: what they are, whom they were bought from, by which order and invoice, their papers."""

    _inherit = "liink.dossier"

    def _collect_lots(self, pieces, facts):
        portions = {p.lot_id: p for piece in pieces for p in facts.all_portions(piece.id)}
        lots = self.env["stock.lot"].browse(portions)
        owners = self._get_owners(portions.values())
        purchases = self._get_purchases(lots)
        european = self.env.ref("base.europe").country_ids
        for lot in lots:
            facts.lots[lot.id] = self._get_lot_facts(lot, portions[lot.id], purchases.get(lot.id), european)
            facts.lots[lot.id]["owner"] = owners.get(lot.id)

    def _get_lot_facts(self, lot, portion, purchase_line, european):
        """Return what the dossier tells of a lot of material, as a plain structure.

        :param portion: a portion of it, for the weight of one stone where the product has no usual weight
        :param purchase_line: the ``purchase.order.line`` that it came in with, or None
        """
        order = purchase_line.order_id if purchase_line else self.env["purchase.order"]
        supplier = lot.supplier_id or order.partner_id
        country = supplier.commercial_partner_id.country_id
        stone_carats = lot.product_id.carats_per_stone or self._get_average_carats(portion)
        return {
            "lot_id": lot.id,
            "lot": lot.name,
            "product": lot.product_id.display_name,
            "unit": lot.product_uom_id.name,
            "kind": lot.precious_kind,
            "material": self._get_material(lot),
            "alloy": lot.alloy_id.name,
            "metal_id": lot.alloy_id.metal_id.id,
            "fineness": lot.fineness,
            "quality": lot.quality_id.display_name or "",
            "stone_carats": stone_carats,
            "laboratory": lot.laboratory_id.code or lot.laboratory_id.name,
            "certificate": lot.certificate_number,
            "supplier": supplier.commercial_partner_id.name,
            "is_imported": country not in european,
            "is_coc": lot.liink_is_coc,
            "purchase_order": order.name,
            "purchase_order_id": order.id,
            "invoice": lot.supplier_invoice or self._get_bill_reference(purchase_line),
            "date": lot.purchase_date or (order.date_approve or lot.create_date).date(),
        }

    def _get_average_carats(self, portion):
        return portion.carats / portion.quantity if portion.quantity else 0.0

    def _get_material(self, lot):
        """Return the row of the document matrix that this lot of material belongs to."""
        if lot.precious_kind in ("metal", "scrap"):
            return "metal"
        if lot.precious_kind != "stone":
            return "component"
        if lot.stone_origin == "laboratory":
            return "laboratory_stone"
        return "natural_diamond" if lot.stone_nature == "diamond" else "coloured_stone"

    def _get_purchases(self, lots):
        """Return {lot id: purchase order line} that the lots were received for."""
        lines = self.env["stock.move.line"].search(
            Domain("lot_id", "in", lots.ids)
            & Domain("state", "=", "done")
            & Domain("location_id.usage", "=", "supplier")
            & Domain("move_id.purchase_line_id", "!=", False),
            order="id",
        )
        return {line.lot_id.id: line.move_id.purchase_line_id for line in reversed(lines)}

    def _get_bill_reference(self, purchase_line):
        if not purchase_line:
            return False
        bills = purchase_line.invoice_lines.move_id.filtered(
            lambda move: move.state == "posted" and move.move_type == "in_invoice"
        )
        return ", ".join(bill.ref or bill.name for bill in bills)

    def _get_owners(self, portions):
        """Return {lot id: name} of those who own material that is not the brand's, as it was when consumed."""
        lines = self.env["stock.move.line"].browse({line_id for p in portions for line_id in p.line_ids})
        foreign = lines.filtered(lambda line: line.owner_id and line.owner_id != line.company_id.partner_id)
        return {line.lot_id.id: line.owner_id.commercial_partner_id.name for line in foreign}

    def _build_material(self, portion, facts, numbers):
        """Return a lot of the dossier: its facts, how much of it is in the piece, its papers, and its own origin."""
        return {
            **facts.lots[portion.lot_id],
            "level": portion.level,
            "quantity": portion.quantity,
            "fine_weight": portion.fine_weight,
            "carats": portion.carats,
            "average_carats": round(self._get_average_carats(portion), 3),
            "paper_numbers": sorted(numbers[paper_id] for paper_id in facts.papers_by_lot.get(portion.lot_id, [])),
            "is_made": portion.lot_id in facts.made_lot_ids,
            "earlier": [self._build_material(earlier, facts, numbers) for earlier in portion.earlier],
        }

    # Papers

    def _collect_papers(self, pieces, facts):
        lot_ids = [*facts.lots, *pieces.ids]
        papers = self.env["liink.evidence"].search(
            Domain("lot_ids", "in", lot_ids) | Domain("order_id", "in", pieces.liink_order_id.ids), order="date, id"
        )
        by_lot, by_order = defaultdict(list), defaultdict(list)
        for paper in papers:
            facts.papers[paper.id] = self._get_paper_facts(paper)
            for lot in paper.lot_ids:
                by_lot[lot.id].append(paper.id)
            by_order[paper.order_id.id].append(paper.id)
        facts.papers_by_lot, facts.papers_by_order = by_lot, by_order

    def _get_paper_facts(self, paper):
        return {
            "evidence_id": paper.id,
            "kind_id": paper.kind_id.id,
            "kind": paper.kind_id.name,
            "reference": paper.reference,
            "date": paper.date,
            "issuer": paper.partner_id.commercial_partner_id.name,
            "mimetype": paper.mimetype,
            "checksum": paper.checksum,
            "lot_ids": paper.lot_ids.ids,
            "order": paper.order_id.name,
        }

    def _build_papers(self, piece, facts):
        """Return the papers of this piece, numbered: those of metal, of stones, of the order, then of the piece."""
        portions = facts.all_portions(piece.id)
        portions.sort(key=lambda p: MATERIALS.index(p.kind) if p.kind in MATERIALS else len(MATERIALS))
        paper_ids = [paper_id for p in portions for paper_id in facts.papers_by_lot.get(p.lot_id, [])]
        if piece.liink_order_id:
            paper_ids += facts.papers_by_order.get(piece.liink_order_id.id, [])
        paper_ids += facts.papers_by_lot.get(piece.id, [])
        names = {p.lot_id: facts.lots[p.lot_id]["lot"] for p in portions} | {piece.id: piece.name}
        return [
            self._build_paper(facts.papers[paper_id], number, names)
            for number, paper_id in enumerate(dict.fromkeys(paper_ids), start=1)
        ]

    def _build_paper(self, paper, number, names):
        """Return a paper of the dossier with what it proves there: the lots named in ``names``, else its order."""
        subjects = [names[lot_id] for lot_id in paper["lot_ids"] if lot_id in names]
        return {**paper, "number": number, "subjects": subjects or list(filter(None, [paper["order"]]))}
