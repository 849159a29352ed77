"""A brand's stock, a ledger kept by hand beside it, and all that may happen to precious matter.

Each step is done through Odoo's own documents; the ledger is written by the rule, never read from Odoo's stock. Steps
take whole numbers and choose with them among what is possible, so that any list of numbers is a history.
"""

from collections import defaultdict
from contextlib import contextmanager

from odoo.exceptions import UserError
from odoo.fields import Command

from .history_changes import Changes
from .ledger import CARAT, GRAM, Ledger, Measures


class History(Changes):
    """One brand's stock; `steps` names what may happen, `do` does it, `differences` compares with the ledger."""

    steps = (
        "receive_metal", "receive_stones", "deliver", "deliver_weighed", "give_back", "scrap", "recount", "reweigh",
        "cancel", "edit_receipt", "overdraw", *Changes.changes,
    )  # fmt: skip

    def __init__(self, env):
        self.env = env
        self.warehouse = env["stock.warehouse"].search([("company_id", "=", env.company.id)], limit=1)
        self.safe = self.warehouse.lot_stock_id
        self.suppliers = env.ref("stock.stock_location_suppliers")
        self.makers = env["res.partner"].create([{"name": name, "is_company": True} for name in ("Dupont", "Rossi")])
        self.holders = [maker._liink_get_holder().location_id for maker in self.makers]
        self.places = [self.safe, *self.holders]
        self.metals = [self._make_metal(alloy) for alloy in ("gold_750_white", "gold_585_yellow")]
        self.stones = [self._make_stone(carats) for carats in (0.02, 0.1)]
        self.ledger = Ledger()
        self.deliveries, self.receipts, self.made, self.story = [], [], [], []
        self.count = 0
        self.remember()

    def remember(self):
        """Every history begins with what is there now."""
        self.beginning = self.ledger.copy(), list(self.receipts), self.count

    def begin_again(self):
        """Forget what happened since: the test has rolled it back."""
        ledger, receipts, self.count = self.beginning
        self.ledger, self.receipts = ledger.copy(), list(receipts)
        self.deliveries, self.made, self.story = [], [], []

    def do(self, step, *numbers):
        """Let one thing happen."""
        self.story.append((step, *numbers))
        getattr(self, step)(*numbers)

    # What comes in

    def receive_metal(self, a, b, _c):
        """A bar from the refiner, to a tenth of a milligram."""
        self._receive(self.metals[a % len(self.metals)], round(0.0001 + b % 2_000_000 / 10_000, GRAM), 0.0)

    def receive_stones(self, a, b, c):
        """A parcel, counted and weighed."""
        pieces = 1 + b % 60
        product = self.stones[a % len(self.stones)]
        self._receive(product, pieces, round(pieces * product.carats_per_stone * (0.9 + c % 200 / 1000), CARAT))

    def _receive(self, product, quantity, carats):
        self.count += 1
        lot = self.env["stock.lot"].create({"product_id": product.id, "name": f"H-{self.count:03}"})
        picking = self._transfer(self.warehouse.in_type_id, self.suppliers, self.safe, [(lot, quantity, carats)])
        self.receipts.append(picking.move_line_ids)
        self.ledger[lot, self.safe, self._nobody].add(quantity, carats)

    # What moves

    def deliver(self, a, b, c):
        """Some of a lot goes to another place, nobody weighs its stones."""
        self._deliver(a, b, c, is_weighed=False)

    def deliver_weighed(self, a, b, c):
        """Some of a lot goes to another place, its stones are weighed: a little more or less than their share."""
        self._deliver(a, b, c, is_weighed=True)

    def _deliver(self, a, b, c, is_weighed):
        key = self._choose(a)
        if not key:
            return
        lot, place, owner = key
        here = self.ledger[key]
        quantity = self._part(lot, here.quantity, b)
        destination = self.places[(self.places.index(place) + 1 + c % (len(self.places) - 1)) % len(self.places)]
        share = here.share(quantity)
        is_all = quantity == here.quantity
        weighed = round(min(here.carats, share * (0.95 + c % 100 / 1000)), CARAT) if not is_all else share
        picking = self._transfer(
            *(self.warehouse.int_type_id, place, destination),
            [(lot, quantity, weighed if is_weighed else 0.0)],
            owner=owner,
        )
        # A weight of zero on the line says that nobody weighed.
        carats = weighed if is_weighed and weighed else share
        here.add(-quantity, -carats)
        self.ledger[lot, destination, owner].add(quantity, carats)
        self.deliveries.append(picking)

    def give_back(self, a, b, _c):
        """Some of a delivery is returned; Odoo chooses the lots that go back among those of the place."""
        if not self.deliveries:
            return
        delivery = self.deliveries[a % len(self.deliveries)]
        wizard = self.env["stock.return.picking"].with_context(
            active_id=delivery.id, active_ids=delivery.ids, active_model="stock.picking"
        )
        wizard = wizard.create({"picking_id": delivery.id})
        line = wizard.product_return_moves
        line.quantity = self._part(delivery.move_line_ids.lot_id, line.move_quantity, b)
        returned = wizard._create_return()
        returned.action_assign()
        if not returned.move_line_ids:
            return
        returned.move_ids.picked = True
        returned.with_context(skip_backorder=True, cancel_backorder=True).button_validate()
        for done in returned.move_line_ids.sorted("id"):
            here = self.ledger[done.lot_id, done.location_id, done.owner_id]
            carats = here.share(done.quantity)
            here.add(-done.quantity, -carats)
            self.ledger[done.lot_id, done.location_dest_id, done.owner_id].add(done.quantity, carats)

    # What is lost, found, weighed again

    def scrap(self, a, b, _c):
        """Broken, lost, swept up."""
        key = self._choose(a)
        if not key:
            return
        lot, place, owner = key
        quantity = self._part(lot, self.ledger[key].quantity, b)
        scrap = self.env["stock.scrap"].create(
            {
                "product_id": lot.product_id.id,
                "lot_id": lot.id,
                "owner_id": owner.id,
                "scrap_qty": quantity,
                "location_id": place.id,
            }
        )
        scrap.do_scrap()
        self.ledger[key].add(-quantity, -self.ledger[key].share(quantity))

    def recount(self, a, b, _c):
        """The safe is counted: less than recorded, as much, or more."""
        key = self._choose(a)
        if not key:
            return
        here = self.ledger[key]
        counted = round(max(0, here.quantity + b % 5 - 3), GRAM)
        quant = self._quant(key)
        last = self._last_line()
        quant.with_context(inventory_mode=True).inventory_quantity = counted
        quant.action_apply_inventory()
        difference = round(counted - here.quantity, GRAM)
        found = sum(self._lines_after(last).mapped("carats"))
        # What is found weighs what the rule guesses; what is missing weighs its share.
        here.add(difference, found if difference > 0 else -here.share(-difference))

    def reweigh(self, a, b, _c):
        """The stones of a place are put on the scale again."""
        key = self._choose(a, kind="stone")
        if not key:
            return
        carats = round(max(0.001, self.ledger[key].carats + (b % 41 - 20) / 1000), CARAT)
        lot = key[0]
        self.env["liink.stone.reweigh"].create(
            {"lot_id": lot.id, "quant_id": self._quant(key).id, "carats": carats}
        ).action_reweigh()
        self.ledger[key].carats = carats

    # What is thought better of

    def cancel(self, a, b, _c):
        """A delivery is prepared, its lots are reserved, and it is cancelled."""
        key = self._choose(a)
        if not key:
            return
        lot, place, _owner = key
        destination = self.holders[0] if place != self.holders[0] else self.safe
        picking = self._draft(self.warehouse.int_type_id, place, destination)
        self._add_move(picking, lot.product_id, self._part(lot, self.ledger[key].quantity, b))
        picking.action_confirm()
        picking.action_assign()
        picking.action_cancel()

    def edit_receipt(self, a, b, c):
        """A receipt that is done is corrected; refused where the matter has left since, or proofs rely on it."""
        if not self.receipts:
            return
        line = self.receipts[a % len(self.receipts)]
        lot = line.lot_id
        here = self.ledger[lot, self.safe, self._nobody]
        quantity = self._part(lot, 2 * line.quantity, b)
        carats = round(line.carats * (0.5 + c % 100 / 100), CARAT) if lot.precious_kind == "stone" else 0.0
        after = Measures(here.quantity, here.carats)
        after.add(quantity - line.quantity, carats - line.carats)
        is_right = after.quantity >= 0 and after.carats >= 0 and (after.quantity or not after.carats)
        with self._refused_unless(is_right) as refusal:
            line.write({"quantity": quantity, **({"carats": carats} if carats else {})})
        if not refusal:
            self.ledger[lot, self.safe, self._nobody] = after

    def overdraw(self, a, b, _c):
        """Somebody takes more than there is: refused, and nothing has happened."""
        key = self._choose(a)
        if not key:
            return
        lot, place, owner = key
        too_much = self.ledger[key].quantity + 1 + b % 5
        destination = self.holders[0] if place != self.holders[0] else self.safe
        with self._refused_unless(False):
            self._transfer(self.warehouse.int_type_id, place, destination, [(lot, too_much, 0.0)], owner=owner)

    # Comparison

    def differences(self):
        """What Odoo's stock says otherwise than the ledger, in words; an empty list when all agree."""
        actual = self._read_stock()
        found = []
        for key in {*actual, *self.ledger}:
            wanted, seen = self.ledger.get(key, Measures()), actual.get(key, Measures())
            for name, tolerance in (("quantity", 0.00005), ("carats", 0.0005)):
                if abs(getattr(wanted, name) - getattr(seen, name)) > tolerance:
                    where = f"{key[0].name} at {key[1].name}"
                    found.append(f"{where}: {name} {getattr(seen, name)}, should be {getattr(wanted, name)}")
            if seen.quantity < 0 or seen.carats < 0:
                found.append(f"{key[0].name} at {key[1].name} is below zero: {seen}")
        return found + self._fine_differences() + self._link_differences()

    def _read_stock(self):
        self.env.invalidate_all()
        quants = self.env["stock.quant"].search(
            [("lot_id", "in", self._lots().ids), ("location_id.usage", "in", ("internal", "transit"))]
        )
        actual = defaultdict(Measures)
        for quant in quants:
            actual[quant.lot_id, quant.location_id, quant.owner_id].add(quant.quantity, quant.carats)
        return actual

    def _fine_differences(self):
        """Fine grams of done lines, in minus out, against grams on hand × fineness."""
        balance = defaultdict(float)
        for line in self._done_lines():
            balance[line.lot_id, line.location_dest_id] += line.fine_weight
            balance[line.lot_id, line.location_id] -= line.fine_weight
        wanted = defaultdict(float)
        for (lot, place, _owner), measures in self.ledger.items():
            if lot.precious_kind in ("metal", "scrap"):
                wanted[lot, place] += measures.quantity * lot.fineness / 1000
        return [
            f"{lot.name} at {place.name}: {balance[lot, place]} g fine by its lines, should be {fine}"
            for (lot, place), fine in wanted.items()
            if abs(balance[lot, place] - fine) > 0.0005
        ]

    def _link_differences(self):
        """Per consumed line the links sum to what it moved."""
        links = self.env["liink.lot.link"].search([("parent_lot_id", "in", self._lots().ids)])
        found = []
        for line, explained in links.grouped("consumed_line_id").items():
            for name, tolerance in (("quantity", 0.00005), ("carats", 0.0005), ("fine_weight", 0.0005)):
                total = abs(sum(explained.mapped(name)))
                if abs(total - line[name]) > tolerance:
                    found.append(f"links of {line.lot_id.name}: {name} {total}, its line has {line[name]}")
        return found

    # Tools

    @property
    def _nobody(self):
        return self.env["res.partner"]

    def _lots(self):
        return self.env["stock.lot"].union(*(key[0] for key in self.ledger))

    def _done_lines(self):
        return self.env["stock.move.line"].search([("lot_id", "in", self._lots().ids), ("state", "=", "done")])

    def _last_line(self):
        return self.env["stock.move.line"].search([], order="id desc", limit=1).id or 0

    def _lines_after(self, last):
        return self.env["stock.move.line"].search([("id", ">", last), ("state", "=", "done")])

    def _choose(self, number, kind=None, is_own=False):
        keys = [
            key
            for key in self.ledger.filled()
            if (not kind or key[0].precious_kind == kind) and not (is_own and key[2])
        ]
        return keys[number % len(keys)] if keys else None

    def _part(self, lot, quantity, number):
        """A part of `quantity`, at least the least there can be: whole stones, a tenth of a milligram."""
        if lot.product_id.precious_kind == "stone":
            return 1 + number % max(1, int(quantity))
        units = max(1, round(quantity * 10**GRAM))
        return round((1 + number * 7919 % units) / 10**GRAM, GRAM)

    def _quant(self, key):
        lot, place, owner = key
        return self.env["stock.quant"].search(
            [("lot_id", "=", lot.id), ("location_id", "=", place.id), ("owner_id", "=", owner.id)]
        )

    @contextmanager
    def _refused_unless(self, is_right):
        """What is wrong must be refused, what is right may also be; yields the refusals."""
        refusals = []
        try:
            with self.env.cr.savepoint():
                yield refusals
        except UserError as refusal:
            refusals.append(refusal)
        if not is_right and not refusals:
            raise AssertionError(f"{self.story[-1]} should have been refused")

    def _draft(self, picking_type, source, destination):
        return self.env["stock.picking"].create(
            {"picking_type_id": picking_type.id, "location_id": source.id, "location_dest_id": destination.id}
        )

    def _add_move(self, picking, product, quantity):
        return self.env["stock.move"].create(
            {
                "picking_id": picking.id,
                "product_id": product.id,
                "product_uom": product.uom_id.id,
                "product_uom_qty": quantity,
                "location_id": picking.location_id.id,
                "location_dest_id": picking.location_dest_id.id,
            }
        )

    def _transfer(self, picking_type, source, destination, parts, owner=None):
        """A transfer of (lot, quantity, carats) parts, confirmed, filled by hand, done."""
        picking = self._draft(picking_type, source, destination)
        for lot, quantity, carats in parts:
            move = self._add_move(picking, lot.product_id, quantity)
            move.move_line_ids = [
                Command.create(
                    {
                        "picking_id": picking.id,
                        "product_id": lot.product_id.id,
                        "product_uom_id": lot.product_id.uom_id.id,
                        "lot_id": lot.id,
                        "quantity": quantity,
                        "carats": carats,
                        "owner_id": owner.id if owner else False,
                        "location_id": source.id,
                        "location_dest_id": destination.id,
                    }
                )
            ]
        picking.action_confirm()
        picking.move_ids.picked = True
        picking.with_context(skip_backorder=True).button_validate()
        if picking.state != "done":
            raise UserError(f"{picking.name} is {picking.state}")
        return picking

    def _make_metal(self, alloy):
        alloy = self.env.ref(f"liink_precious_stock.alloy_{alloy}")
        return self.env["product.product"].create(
            {"name": alloy.name, "precious_kind": "metal", "alloy_id": alloy.id}
        )

    def _make_stone(self, carats):
        return self.env["product.product"].create(
            {
                "name": f"Round {carats}",
                "precious_kind": "stone",
                "stone_nature": "diamond",
                "carats_per_stone": carats,
            }
        )
