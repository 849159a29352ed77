from collections import defaultdict
from datetime import timedelta

from odoo import models
from odoo.fields import Domain

# Core dates what a maker consumes one second before the reception.
BACKDATED = timedelta(seconds=1)


class LiinkDossier(models.AbstractModel):
    """How the material came to the maker, and the piece back from there: read from done stock lines.

    Material that lay at the maker before the order counts first, so a piece's gold may have come with the delivery of
    another order: what is looked for is the way of the lot, not the order's paper.
    """

    _inherit = "liink.dossier"

    def _collect_deliveries(self, pieces, facts):
        consumed = {line.id: line for line in self._get_consumed_lines(facts)}
        arrivals = self._get_arrivals(consumed.values())
        for piece in pieces:
            reference = piece.liink_order_id.liink_reference_id
            found, undelivered = {}, []
            for line_id in sorted({line_id for p in facts.portions[piece.id] for line_id in p.line_ids}):
                line = consumed[line_id]
                brought = self._choose_arrivals(line, arrivals[line.lot_id, line.location_id], reference)
                found.update({arrival.id: arrival for arrival in brought})
                if not brought:
                    undelivered.append(line.lot_id.id)
            facts.deliveries[piece.id] = self._build_deliveries(found.values())
            facts.undelivered[piece.id] = undelivered

    def _get_consumed_lines(self, facts):
        line_ids = {line_id for portions in facts.portions.values() for p in portions for line_id in p.line_ids}
        return self.env["stock.move.line"].browse(line_ids)

    def _get_arrivals(self, consumed):
        """Return {(lot, place): lines} of transfers that brought the consumed lots to where they were consumed.

        Lists, not recordsets: a union would forget which records to read together.
        """
        lines = self.env["stock.move.line"].search(
            Domain("lot_id", "in", {line.lot_id.id for line in consumed})
            & Domain("state", "=", "done")
            & Domain("location_dest_id", "in", {line.location_id.id for line in consumed})
            & Domain("picking_id", "!=", False),
            order="date, id",
        )
        arrivals = defaultdict(list)
        for line in lines:
            arrivals[line.lot_id, line.location_dest_id].append(line)
        return arrivals

    def _choose_arrivals(self, consumed, arrivals, reference):
        """Return the transfers that may have brought what ``consumed`` took.

        Those of the order itself (by its stock reference) when they brought enough; else all earlier ones.
        """
        earlier = [line for line in arrivals if line.date <= consumed.date + BACKDATED]
        own = [line for line in earlier if reference and reference in line.picking_id.reference_ids]
        brought = sum(line.quantity_product_uom for line in own)
        return own if consumed.product_uom_id.compare(brought, consumed.quantity_product_uom) >= 0 else earlier

    def _build_deliveries(self, lines):
        by_picking = defaultdict(list)
        for line in lines:
            by_picking[line.picking_id].append(line)
        pickings = sorted(by_picking, key=lambda picking: (picking.date_done, picking.id))
        return [self._build_delivery(picking, by_picking[picking]) for picking in pickings]

    def _build_delivery(self, picking, lines):
        return {
            "picking_id": picking.id,
            "name": picking.name,
            "date": picking.date_done.date(),
            "source": picking.location_id.name,
            "destination": picking.location_dest_id.name,
            # The signature itself may be large: with bin_size only its size is read.
            "is_signed": bool(picking.with_context(bin_size=True).signature),
            "lines": [
                {
                    "lot_id": line.lot_id.id,
                    "lot": line.lot_id.name,
                    "product": line.product_id.display_name,
                    "kind": line.precious_kind,
                    "quantity": line.quantity_product_uom,
                    "unit": line.product_id.uom_id.name,
                    "carats": line.carats,
                }
                for line in lines
            ],
        }

    def _get_receptions(self, pieces):
        """Return {piece id: reception}, the last one where a piece came back twice."""
        lines = self.env["stock.move.line"].search(
            Domain("lot_id", "in", pieces.ids)
            & Domain("state", "=", "done")
            & Domain("picking_id", "!=", False)
            & Domain("move_id.is_subcontract", "=", True)
            & Domain("move_id.origin_returned_move_id", "=", False),
            order="date, id",
        )
        return {line.lot_id.id: self._build_reception(line) for line in lines}

    def _build_reception(self, line):
        picking = line.picking_id
        return {
            "picking_id": picking.id,
            "name": picking.name,
            "date": picking.date_done.date(),
            "by": (picking.user_id or line.create_uid).name,
        }
