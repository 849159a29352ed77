from odoo.addons.base.tests.common import BaseCommon
from odoo.fields import Command
from odoo.tests import new_test_user, tagged


@tagged("post_install", "-at_install")
class PreciousCommon(BaseCommon):
    """A brand's safe: white gold 750, melee of 0.02 ct, a refiner, a dealer and a maker."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The tests read English messages and numbers, whatever language the database speaks.
        cls.env["res.lang"]._activate_lang("en_US")
        cls.env = cls.env(context={**cls.env.context, "lang": "en_US"})
        cls.warehouse = cls.env["stock.warehouse"].search([("company_id", "=", cls.env.company.id)], limit=1)
        cls.stock = cls.warehouse.lot_stock_id
        cls.suppliers = cls.env.ref("stock.stock_location_suppliers")
        cls.customers = cls.env.ref("stock.stock_location_customers")
        cls.refiner = cls.env["res.partner"].create({"name": "Cookson", "is_company": True})
        cls.maker = cls.env["res.partner"].create({"name": "Atelier Dupont", "is_company": True})
        cls.white_750 = cls.env.ref("liink_precious_stock.alloy_gold_750_white")
        cls.gold = cls._make_product("Or gris 750", precious_kind="metal", alloy_id=cls.white_750.id)
        cls.melee = cls._make_product(
            "Diamants 0,02", precious_kind="stone", stone_nature="diamond", carats_per_stone=0.02
        )
        cls.user = new_test_user(
            cls.env, "liink_user", groups="liink_precious_stock.group_liink_user", company_id=cls.env.company.id
        )

    @classmethod
    def _make_product(cls, name, **values):
        return cls.env["product.product"].create({"name": name, **values})

    @classmethod
    def _make_lot(cls, product, name, **values):
        return cls.env["stock.lot"].create({"product_id": product.id, "name": name, **values})

    @classmethod
    def _move(cls, lot, quantity, source, destination, **line_values):
        """Do a move of ``quantity`` of ``lot`` and return it; the line takes ``line_values`` such as carats."""
        move = cls.env["stock.move"].create(
            {
                "product_id": lot.product_id.id,
                "product_uom": lot.product_id.uom_id.id,
                "product_uom_qty": quantity,
                "location_id": source.id,
                "location_dest_id": destination.id,
            }
        )
        line = cls._line_values(lot, quantity, source, destination, **line_values)
        move.move_line_ids = [Command.create(line)]
        move.picked = True
        move._action_done()
        return move

    @classmethod
    def _line_values(cls, lot, quantity, source, destination, **line_values):
        return {
            "product_id": lot.product_id.id,
            "product_uom_id": lot.product_id.uom_id.id,
            "quantity": quantity,
            "lot_id": lot.id,
            "location_id": source.id,
            "location_dest_id": destination.id,
            **line_values,
        }

    @classmethod
    def _receive(cls, lot, quantity, **line_values):
        """Buy ``quantity`` of ``lot`` into the safe."""
        return cls._move(lot, quantity, cls.suppliers, cls.stock, **line_values)

    @classmethod
    def _quant(cls, lot, location, owner=None):
        """Return the quant of ``lot`` at ``location``."""
        return cls.env["stock.quant"].search(
            [
                ("lot_id", "=", lot.id),
                ("location_id", "=", location.id),
                ("owner_id", "=", owner.id if owner else False),
            ]
        )
