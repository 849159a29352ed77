from odoo import models
from odoo.tools import format_date

from ..tools import format_measure
from .stock_lot import GRAM_KINDS

NAMES_SHOWN = 3


class StockMoveLine(models.Model):
    """Done lines told in words: who brought or took what, for which order, into which piece.

    The words come from the two ends of the line and from its links, so that whatever moved matter is told, also by
    documents that this module does not know. Everything is read for a whole page at once.
    """

    _inherit = "stock.move.line"

    def _liink_tell_story(self):
        """Return a list of dicts, one per line: id, date, title, tone, quantity, measure, document.

        ``tone`` is one of in, out, move, change and fix; texts are in the reader's language.
        """
        told = self._liink_story_facts()
        return [line._liink_story_line(told) for line in self]

    def _liink_story_facts(self):
        """Return what all lines need to know, read at once: places, and what each made or became part of."""
        return {
            "places": (self.location_id | self.location_dest_id)._liink_place_names(),
            "children": self._liink_linked_lots("consumed_line_id", "child_lot_id"),
            "parents": self._liink_linked_lots("produced_line_id", "parent_lot_id"),
        }

    def _liink_linked_lots(self, line_field, lot_field):
        """Return {line id: (first lots, number of all lots)}."""
        groups = self.env["liink.lot.link"]._read_group(
            [(line_field, "in", self.ids)], [line_field], [f"{lot_field}:array_agg_distinct"]
        )
        shown = self.env["stock.lot"].browse(id_ for _line, ids in groups for id_ in ids[:NAMES_SHOWN])
        return {line.id: (shown.browse(ids[:NAMES_SHOWN]).with_prefetch(shown.ids), len(ids)) for line, ids in groups}

    def _liink_story_line(self, told):
        tone, title = self._liink_story_words(told)
        sign = self._liink_story_sign()
        return {
            "id": self.id,
            "date": format_date(self.env, self.date),
            "title": title,
            "tone": tone,
            "quantity": self._liink_story_quantity(sign),
            "measure": self._liink_story_measure(sign),
            "document": self._liink_story_document(),
        }

    def _liink_story_words(self, told):
        """Return (tone, words) of what happened."""
        if not self.quantity_product_uom:
            return "fix", self._liink_story_correction()
        source, destination = self.location_id.usage, self.location_dest_id.usage
        if destination == "production":
            return "change", self._liink_story_consumed(told)
        if source == "production":
            return "change", self._liink_story_produced(told)
        if "inventory" in (source, destination):
            return "fix", self._liink_story_counted(destination == "inventory")
        if source in ("supplier", "customer"):
            return "in", self._liink_story_arrived(source)
        if destination in ("supplier", "customer"):
            return "out", self._liink_story_left(destination)
        return "move", self._liink_story_moved(told)

    def _liink_story_correction(self):
        if self.assay_fine_weight:
            # The line keeps what was known before it; the lot knows what the assay found.
            return self.env._("Assay: %s ‰", format_measure(self.env, self._liink_story_assayed(), 1, 1))
        if self.carats:
            return self.env._("Weighed again")
        return self.env._("Counted: as recorded")

    def _liink_story_assayed(self):
        """Return the fineness that the assay of this line found. Hook for the document that knows it."""
        return self.lot_id.fineness

    def _liink_story_consumed(self, told):
        lots, count = told["children"].get(self.id, (self.env["stock.lot"], 0))
        if not lots:
            return self.env._("Consumed")
        names = self._liink_story_names(lots, count)
        if lots[:1].product_id == self.product_id:
            return (
                self.env._("Split into or merged into %s", names) if count > 1 else self.env._("Went into %s", names)
            )
        return self.env._("Consumed into %s", names)

    def _liink_story_produced(self, told):
        lots, count = told["parents"].get(self.id, (self.env["stock.lot"], 0))
        if not lots:
            return self.env._("Made")
        return self.env._("Made from %s", self._liink_story_names(lots, count))

    def _liink_story_names(self, lots, count):
        names = ", ".join(lots.mapped("name"))
        if count > len(lots):
            return self.env._("%(names)s and %(count)s more", names=names, count=count - len(lots))
        return names

    def _liink_story_counted(self, is_less):
        if self.move_id.scrap_id:
            return self.env._("Scrapped")
        return self.env._("Counted: less than recorded") if is_less else self.env._("Counted: more than recorded")

    def _liink_story_arrived(self, source):
        house = self._liink_story_partner()
        if self.owner_id and self.owner_id != self.company_id.partner_id:
            return self.env._("Entrusted by %s", self.owner_id.name)
        if source == "customer":
            return self.env._("Came back from the customer %s", house)
        if not self.move_id.purchase_line_id:
            return self.env._("Received from %s", house) if house else self.env._("Received")
        invoice = self.lot_id.supplier_invoice
        if invoice:
            return self.env._("Bought from %(house)s (invoice %(invoice)s)", house=house, invoice=invoice)
        return self.env._("Bought from %s", house)

    def _liink_story_left(self, destination):
        house = self._liink_story_partner()
        if destination == "customer":
            return self.env._("Delivered to the customer %s", house)
        return self.env._("Returned to %s", house)

    def _liink_story_moved(self, told):
        holder, other = self.location_id.liink_holder_id, self.location_dest_id.liink_holder_id
        source, destination = told["places"][self.location_id.id], told["places"][self.location_dest_id.id]
        if self.location_id == self.location_dest_id:
            return self.env._("Changed owner")
        if other and other != holder and not holder:
            return self._liink_story_delivered(destination)
        if holder and not other and self.location_dest_id.usage == "internal":
            return self.env._("Came back from %s", source)
        if self.location_dest_id.usage == "transit":
            return self.env._("Sent on its way from %s", source)
        return self.env._("Moved from %(source)s to %(destination)s", source=source, destination=destination)

    def _liink_story_delivered(self, house):
        origin = self.picking_id.origin or self.move_id.origin
        if origin:
            return self.env._("Delivered to %(house)s for %(origin)s", house=house, origin=origin)
        return self.env._("Delivered to %s", house)

    def _liink_story_partner(self):
        partner = self.picking_id.partner_id or self.move_id.partner_id or self.lot_id.supplier_id
        return partner.commercial_partner_id.name or ""

    def _liink_story_document(self):
        """Return the name of the document that the line belongs to, empty for a bare movement. Hook."""
        return self.picking_id.name or self.move_id.origin or ""

    # Quantities with their sign, as people read them

    def _liink_story_sign(self):
        """Return + for what comes into stock, − for what leaves it, nothing for what stays in it."""
        is_in, is_out = (
            location.usage in ("internal", "transit") for location in (self.location_dest_id, self.location_id)
        )
        if is_in == is_out:
            return ""
        return "+" if is_in else "−"

    def _liink_story_quantity(self, sign):
        quantity = self.quantity_product_uom
        if not quantity:
            return ""
        if self.product_id.precious_kind in GRAM_KINDS:
            return f"{sign}{format_measure(self.env, quantity, 2, 4)} g"
        if self.product_id.precious_kind in ("stone", "jewel"):
            return self.env._("%(sign)s%(pieces)s pcs", sign=sign, pieces=format_measure(self.env, quantity, 0, 0))
        return f"{sign}{format_measure(self.env, quantity, 2, 4)} {self.product_id.uom_id.name}"

    def _liink_story_measure(self, sign):
        """Return the second measure: fine grams of metal, carats of stones."""
        if self.product_id.precious_kind in GRAM_KINDS and self.fine_weight:
            return self.env._(
                "%(sign)s%(grams)s g fine", sign=sign, grams=format_measure(self.env, abs(self.fine_weight), 2, 2)
            )
        if self.carats:
            return f"{sign}{format_measure(self.env, self.carats, 2, 3)} ct"
        return ""
