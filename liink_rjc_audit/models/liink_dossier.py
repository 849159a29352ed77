from dataclasses import dataclass, field

from odoo import models

from ..tools import Genealogy


@dataclass(slots=True)
class Facts:
    """All that was read for a batch of pieces; every query is made once, whatever their number."""

    portions: dict = field(default_factory=dict)  # piece id → portions of lots that it is made of, directly
    made_lot_ids: set = field(default_factory=set)  # lots whose own origin is recorded
    lots: dict = field(default_factory=dict)  # lot id → facts of a lot
    papers: dict = field(default_factory=dict)  # paper id → facts of a paper
    papers_by_lot: dict = field(default_factory=dict)  # lot id → paper ids
    papers_by_order: dict = field(default_factory=dict)  # order id → paper ids
    deliveries: dict = field(default_factory=dict)  # piece id → deliveries of its material to the maker
    undelivered: dict = field(default_factory=dict)  # piece id → lot ids consumed but never seen going to the maker
    rules: models.BaseModel = None  # the document matrix
    lot_gaps: dict = field(default_factory=dict)  # lot id → gaps of a lot

    def all_portions(self, piece_id):
        """Return the portions of a piece with those of earlier generations."""
        return [p for portion in self.portions[piece_id] for p in (portion, *portion.earlier)]


class LiinkDossier(models.AbstractModel):
    """The dossier of a piece: which gold and stones, from whom, by which papers, deliveries and order.

    :meth:`_build` returns, for each piece, a plain structure of texts, numbers, dates and ids::

        piece       lot_id, serial, product, product_id, picture (base64), company_id, gross_weight, metal_weight (g),
                    stone_carats
        order       None or order_id, number, date, maker, maker_id, piece_index, piece_count; no price
        metals      lots: grams, fine_weight (5 digits), carats, pieces and what ``_get_lot_facts`` tells of the lot,
                    paper_numbers, owner (when not the brand), earlier: the lots that it was made from, with ``level``
        stones      the same, with pieces and carats; average_carats
        others      the same, for components that have lots
        deliveries  of this material to the maker: picking_id, name, date, source, destination, is_signed, lines
        reception   None or picking_id, name, date, by
        papers      each once, numbered: number, evidence_id, kind, reference, date, issuer, subjects, mimetype
        sums        metal_grams, fine_weight, metal_weight, metal_difference, stone_pieces, stone_carats
        gaps        level (mandatory, recommended), document, lot_id, subject, ask
        completeness  "complete" or "incomplete": one mandatory gap is enough

    Portions of earlier generations are shares, see :class:`~..tools.genealogy.Genealogy`.

    Extension points: ``_collect`` (what is read), ``_build_one`` (sections), ``_get_gaps`` (what counts as missing).
    """

    _name = "liink.dossier"
    _description = "Dossier of a Piece"

    def _build(self, pieces):
        """Return {lot id: dossier} of these finished pieces."""
        pieces = pieces.with_prefetch()
        facts = self._collect(pieces)
        receptions = self._get_receptions(pieces)
        return {piece.id: self._build_one(piece, facts, receptions.get(piece.id)) for piece in pieces}

    def _get_completeness(self, pieces):
        """Return {lot id: "complete" or "incomplete"} of these finished pieces."""
        pieces = pieces.with_prefetch()
        facts = self._collect(pieces)
        return {piece.id: self._judge(self._get_gaps(piece, facts)) for piece in pieces}

    def _collect(self, pieces):
        """Read what the dossiers of ``pieces`` need, in a fixed number of queries."""
        facts = Facts()
        self._collect_genealogy(pieces, facts)
        self._collect_lots(pieces, facts)
        self._collect_papers(pieces, facts)
        self._collect_deliveries(pieces, facts)
        self._collect_lot_gaps(facts)
        return facts

    def _collect_genealogy(self, pieces, facts):
        links_by_piece = {piece.id: [] for piece in pieces}
        for link in self.env["liink.lot.link"]._liink_get_ancestors(pieces):
            links_by_piece[link["root_lot_id"]].append(link)
        made = self._get_made_quantities(links_by_piece)
        for piece_id, links in links_by_piece.items():
            genealogy = Genealogy(piece_id, links, made)
            facts.portions[piece_id] = genealogy.portions()
            facts.made_lot_ids.update(filter(genealogy.is_made, genealogy.lot_ids))

    def _get_made_quantities(self, links_by_piece):
        """Return {lot id: quantity made} of the made components among the ancestors."""
        line_ids = {
            link["produced_line_id"]
            for piece_id, links in links_by_piece.items()
            for link in links
            if link["child_lot_id"] != piece_id and link["produced_line_id"]
        }
        made = {}
        for line in self.env["stock.move.line"].browse(line_ids):
            made[line.lot_id.id] = made.get(line.lot_id.id, 0.0) + line.quantity_product_uom
        return made

    def _build_one(self, piece, facts, reception):
        """Return the dossier of one piece, from what was read."""
        gaps = self._get_gaps(piece, facts)
        papers = self._build_papers(piece, facts)
        numbers = {paper["evidence_id"]: paper["number"] for paper in papers}
        materials = [self._build_material(portion, facts, numbers) for portion in facts.portions[piece.id]]
        metals = [m for m in materials if m["kind"] in ("metal", "scrap")]
        stones = [m for m in materials if m["kind"] == "stone"]
        return {
            "piece": self._build_piece(piece),
            "order": self._build_order(piece),
            "metals": metals,
            "stones": stones,
            "others": [m for m in materials if m not in metals and m not in stones],
            "deliveries": facts.deliveries[piece.id],
            "reception": reception,
            "papers": papers,
            "sums": self._build_sums(piece, metals, stones),
            "gaps": gaps,
            "completeness": self._judge(gaps),
        }

    def _build_piece(self, piece):
        return {
            "lot_id": piece.id,
            "serial": piece.name,
            "product": piece.product_id.display_name,
            "product_id": piece.product_id.id,
            "picture": self._get_picture(piece),
            "company_id": (piece.company_id or self.env.company).id,
            "gross_weight": piece.gross_weight,
            "metal_weight": piece.metal_weight,
            "stone_carats": piece.stone_carats,
        }

    def _get_picture(self, piece):
        """Return the picture of the piece, else of its product, in base64: forms ask for sizes instead (bin_size)."""
        piece = piece.with_context(bin_size=False)
        return piece.image_512 or piece.product_id.image_512

    def _build_order(self, piece):
        order = piece.liink_order_id
        return order and {
            "order_id": order.id,
            "number": order.name,
            "date": (order.date_approve or order.date_order).date(),
            "maker": piece.liink_maker_id.name or order.liink_maker_id.name,
            "maker_id": (piece.liink_maker_id or order.liink_maker_id).id,
            "piece_index": piece.liink_piece_index,
            "piece_count": order.liink_piece_count,
        }

    def _build_sums(self, piece, metals, stones):
        grams = round(sum(m["quantity"] for m in metals), 4)
        return {
            "metal_grams": grams,
            "fine_weight": round(sum(m["fine_weight"] for m in metals), 5),
            "metal_weight": piece.metal_weight,
            "metal_difference": round(piece.metal_weight - grams, 4),
            "stone_pieces": round(sum(m["quantity"] for m in stones)),
            "stone_carats": round(sum(m["carats"] for m in stones), 3),
        }

    def _judge(self, gaps):
        return "incomplete" if any(gap["level"] == "mandatory" for gap in gaps) else "complete"
