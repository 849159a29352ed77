from odoo.addons.base.tests.common import BaseCommon
from odoo.fields import Command
from odoo.tests import tagged


@tagged("post_install", "-at_install")
class SubcontractingCommon(BaseCommon):
    """The seed's brand in small: white gold, centre stones, melee, one ring and two makers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "liink_no_notification": True})
        cls.warehouse = cls.env["stock.warehouse"].search([("company_id", "=", cls.env.company.id)], limit=1)
        cls.stock = cls.warehouse.lot_stock_id
        cls.supplier = cls.env["res.partner"].create({"name": "Affineur", "is_company": True})
        cls.dupont = cls._make_maker("Atelier Dupont")
        cls.viltier = cls._make_maker("Joaillerie Viltier")
        cls.gold = cls._make_material(
            "Or gris 750",
            precious_kind="metal",
            alloy_id=cls.env.ref("liink_precious_stock.alloy_gold_750_white").id,
        )
        cls.centre = cls._make_stone("Diamant 0,50", 0.5)
        cls.melee = cls._make_stone("Diamant 0,02", 0.02)
        cls.ring = cls._make_ring("Bague Éternelle")

    @classmethod
    def _make_maker(cls, name):
        return cls.env["res.partner"].create({"name": name, "is_company": True, "is_maker": True})

    @classmethod
    def _make_material(cls, name, **values):
        return cls.env["product.product"].create({"name": name, **values})

    @classmethod
    def _make_stone(cls, name, carats):
        return cls._make_material(
            name,
            precious_kind="stone",
            stone_nature="diamond",
            stone_origin="natural",
            stone_shape="round",
            carats_per_stone=carats,
        )

    @classmethod
    def _make_ring(cls, name, grams=7.0, melee=12, makers=()):
        ring = cls.env["product.product"].create({"name": name, "precious_kind": "jewel", "jewel_type": "ring"})
        cls.env["mrp.bom"].create(
            {
                "product_tmpl_id": ring.product_tmpl_id.id,
                "type": "subcontract",
                "subcontractor_ids": [Command.set([maker.id for maker in makers])],
                "bom_line_ids": [
                    Command.create({"product_id": cls.gold.id, "product_qty": grams}),
                    Command.create({"product_id": cls.centre.id, "product_qty": 1, "carats_per_stone": 0.5}),
                    Command.create({"product_id": cls.melee.id, "product_qty": melee, "carats_per_stone": 0.02}),
                ],
            }
        )
        return ring

    @classmethod
    def _receive_lot(cls, product, name, quantity, **values):
        """A lot bought from the supplier: a done receipt of one line."""
        lot = cls.env["stock.lot"].create({"name": name, "product_id": product.id, **values})
        move = cls.env["stock.move"].create(
            {
                "product_id": product.id,
                "product_uom_qty": quantity,
                "location_id": cls.env.ref("stock.stock_location_suppliers").id,
                "location_dest_id": cls.stock.id,
            }
        )
        move._action_confirm()
        move.move_line_ids = [Command.clear()]
        cls.env["stock.move.line"].create(
            {**move._prepare_move_line_vals(quantity=quantity), "lot_id": lot.id, "picked": True}
        )
        move.picked = True
        move._action_done()
        return lot

    @classmethod
    def _fill_stock(cls, grams=180.0, centres=40, melee=400):
        cls.gold_lot = cls._receive_lot(cls.gold, "OR-A", grams)
        cls.centre_lot = cls._receive_lot(cls.centre, "DIA-50", centres)
        cls.melee_lot = cls._receive_lot(cls.melee, "DIA-02", melee)

    @classmethod
    def _order(cls, quantity=3, maker=None, product=None, **values):
        return cls.env["purchase.order"].create(
            {
                "partner_id": (maker or cls.dupont).id,
                "order_line": [
                    Command.create(
                        {"product_id": (product or cls.ring).id, "product_qty": quantity, "price_unit": 80.0}
                    )
                ],
                **values,
            }
        )

    @classmethod
    def _deliver(cls, order):
        """Send the allocated material to the maker."""
        deliveries = order._get_subcontracting_resupplies().filtered(lambda p: p.state not in ("done", "cancel"))
        for picking in deliveries:
            picking.action_assign()
            picking.move_ids.picked = True
            picking.with_context(skip_backorder=True).button_validate()
        return deliveries

    @classmethod
    def _receive(cls, order, weights=None, count=None):
        """Receive pieces through the reception screen; all awaited ones unless `count`."""
        wizard = cls.env["liink.reception"].create({"order_id": order.id})
        for rank, line in enumerate(wizard.line_ids):
            line.is_received = count is None or rank < count
            if weights:
                line.gross_weight = weights[rank % len(weights)]
        wizard.action_receive()
        return order.liink_piece_ids.sorted("liink_piece_index")

    def _on_hand(self, product, location):
        return sum(
            self.env["stock.quant"]
            .search([("product_id", "=", product.id), ("location_id", "child_of", location.id)])
            .mapped("quantity")
        )

    def _production(self, order):
        return order.order_line.move_ids._get_subcontract_production()
