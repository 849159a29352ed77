from odoo import models
from odoo.tools import float_is_zero, formatLang

ANY_WEIGHT = float("inf")


class LiinkDossier(models.AbstractModel):
    """What is missing in a dossier: each gap names the document, the lot and whom to ask.

    Papers are asked for where material entered the brand's books: a lot that was made from others is proved by theirs.
    """

    _inherit = "liink.dossier"

    def _get_gaps(self, piece, facts):
        """Return the gaps of one piece, mandatory ones first."""
        gaps = [
            *self._get_origin_gaps(piece, facts),
            *self._get_paper_gaps(piece, facts),
            *self._get_delivery_gaps(piece, facts),
            *self._get_piece_gaps(piece, facts),
        ]
        return sorted(gaps, key=lambda gap: gap["level"] != "mandatory")

    def _collect_lot_gaps(self, facts):
        facts.rules = self.env["liink.evidence.rule"].search([("kind_id.active", "=", True)])
        for lot_id, lot in facts.lots.items():
            if lot_id not in facts.made_lot_ids:
                case = {**lot, "metal_grams": {lot["metal_id"]: ANY_WEIGHT}}
                facts.lot_gaps[lot_id] = self._apply_rules(case, facts, facts.papers_by_lot.get(lot_id, []))

    def _apply_rules(self, case, facts, paper_ids):
        """Return a gap for each applicable rule that none of the papers satisfies."""
        kinds = {facts.papers[paper_id]["kind_id"] for paper_id in paper_ids}
        return [
            self._prepare_gap(
                rule.level, rule.kind_id.name, case["lot"], self._get_whom_to_ask(rule, case), case["lot_id"]
            )
            for rule in facts.rules
            if rule._liink_is_applicable(case) and kinds.isdisjoint(rule._liink_accepted_kinds().ids)
        ]

    def _get_whom_to_ask(self, rule, case):
        supplier = case.get("supplier") or case.get("owner") or self.env._("Supplier, not recorded on the lot")
        return {
            "supplier": supplier,
            "laboratory": case.get("laboratory") or supplier,
            "maker": case.get("maker") or self.env._("Maker, not recorded on the piece"),
            "assay_office": self.env._("Assay office"),
        }[rule.asked_from]

    def _prepare_gap(self, level, document, subject, ask, lot_id=False):
        return {"level": level, "document": document, "subject": subject, "ask": ask, "lot_id": lot_id}

    def _get_origin_gaps(self, piece, facts):
        """Matter whose origin is not recorded is a gap like a missing paper."""
        metals = [p for p in facts.portions[piece.id] if p.kind in ("metal", "scrap")]
        ask = piece.liink_maker_id.name or self.env.company.name
        if not metals:
            return [self._prepare_gap("mandatory", self.env._("Origin of the metal"), piece.name, ask, piece.id)]
        grams = sum(p.quantity for p in metals)
        if float_is_zero(piece.metal_weight - grams, precision_digits=3):
            return []
        document = self.env._(
            "Metal: %(known)s g accounted for, %(weighed)s g weighed in the piece",
            known=formatLang(self.env, grams, digits=3),
            weighed=formatLang(self.env, piece.metal_weight, digits=3),
        )
        return [self._prepare_gap("mandatory", document, piece.name, ask, piece.id)]

    def _get_paper_gaps(self, piece, facts):
        lot_ids = dict.fromkeys(p.lot_id for p in facts.all_portions(piece.id))
        return [gap for lot_id in lot_ids for gap in facts.lot_gaps.get(lot_id, [])]

    def _get_delivery_gaps(self, piece, facts):
        """The way of the material to the maker: no transfer recorded, or none that the maker has signed."""
        maker = piece.liink_maker_id.name
        gaps = [
            self._prepare_gap(
                "mandatory", self.env._("Delivery to the maker"), facts.lots[lot_id]["lot"], maker, lot_id
            )
            for lot_id in dict.fromkeys(facts.undelivered[piece.id])
        ]
        deliveries = facts.deliveries[piece.id]
        if not facts.portions[piece.id] or (deliveries and all(d["is_signed"] for d in deliveries)):
            return gaps
        return gaps + self._apply_rules(
            self._get_delivery_case(piece, deliveries),
            facts,
            self._get_delivery_papers(piece, facts),
        )

    def _get_delivery_case(self, piece, deliveries):
        unsigned = [d["name"] for d in deliveries if not d["is_signed"]]
        return {
            "material": "delivery",
            "lot": ", ".join(unsigned) or piece.liink_order_id.name or piece.name,
            "lot_id": False,
            "date": piece.create_date.date(),
            "maker": piece.liink_maker_id.name,
        }

    def _get_delivery_papers(self, piece, facts):
        """Papers of the order, and those that every lot of the piece has."""
        paper_ids = list(facts.papers_by_order.get(piece.liink_order_id.id, [])) if piece.liink_order_id else []
        lot_ids = [p.lot_id for p in facts.portions[piece.id]]
        common = set.intersection(*(set(facts.papers_by_lot.get(lot_id, [])) for lot_id in lot_ids))
        return [*paper_ids, *common]

    def _get_piece_gaps(self, piece, facts):
        return self._apply_rules(
            self._get_piece_case(piece, facts),
            facts,
            facts.papers_by_lot.get(piece.id, []),
        )

    def _get_piece_case(self, piece, facts):
        metal_grams = {}
        for portion in facts.portions[piece.id]:
            metal_id = facts.lots[portion.lot_id]["metal_id"]
            if metal_id:
                metal_grams[metal_id] = metal_grams.get(metal_id, 0.0) + portion.quantity
        return {
            "material": "piece",
            "lot": piece.name,
            "lot_id": piece.id,
            "date": piece.create_date.date(),
            "metal_grams": metal_grams,
            "maker": piece.liink_maker_id.name,
        }
