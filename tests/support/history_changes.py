"""The steps of a history in which matter changes its form, its owner or what is known of it."""

from odoo.fields import Command

from .ledger import CARAT, GRAM


class Changes:
    """Mixed into History: split, merge, melt, undo, assay, change of owner."""

    changes = ("split", "merge", "melt", "undo", "assay", "change_owner")

    def split(self, a, b, c):
        """Part of a lot becomes a lot of its own; its stones are weighed, or take their share."""
        key = self._choose(a)
        if not key:
            return
        lot, place, owner = key
        here = self.ledger[key]
        quantity = self._part(lot, here.quantity, b)
        share = here.share(quantity)
        if quantity == here.quantity or (share == 0 and lot.precious_kind == "stone"):
            return
        weighed = round(min(max(0.001, share * (0.9 + c % 200 / 1000)), here.carats - 0.001), CARAT) if c % 2 else 0.0
        if weighed <= 0 or lot.precious_kind != "stone":
            weighed = 0.0
        wizard = self.env["liink.lot.split"].create(
            {"lot_id": lot.id, "quant_id": self._quant(key).id, "quantity": quantity, "carats": weighed}
        )
        with self._value_kept(lot):
            new = self.env["stock.lot"].browse(wizard.action_split()["res_id"])
        carats = weighed or share
        here.add(-quantity, -carats)
        self.ledger[new, place, owner].add(quantity, carats)
        self._remember_change(new, [(key, quantity, carats)], [((new, place, owner), quantity, carats)])

    def merge(self, a, _b, _c):
        """Two lots of one product, at one place and of one owner, are put together."""
        pair = self._choose_pair(a)
        if not pair:
            return
        (lot, place, owner), (other, _place, _owner) = pair
        wizard = self.env["liink.lot.merge"].create(
            {
                "lot_ids": [Command.set([lot.id, other.id])],
                "location_id": place.id,
                "owner_id": owner.id,
                "is_mixed_accepted": True,
            }
        )
        with self._value_kept(lot | other):
            new = self.env["stock.lot"].browse(wizard.action_merge()["res_id"])
        taken = [(key, self.ledger[key].quantity, self.ledger[key].carats) for key in pair]
        quantity, carats = (round(sum(part[index] for part in taken), GRAM) for index in (1, 2))
        together = ((new, place, owner), quantity, carats)
        for key, quantity, carats in taken:
            self.ledger[key].add(-quantity, -carats)
        self.ledger[together[0]].add(*together[1:])
        self._remember_change(new, taken, [together])

    def melt(self, a, b, c):
        """Parts of one or two lots of an alloy are melted; a little is lost in the fire."""
        key = self._choose(a, kind="metal", is_own=True)
        if not key:
            return
        pair = self._choose_pair(b, kind="metal", beside=key) or (key,)
        taken = [(each, self._part(each[0], self.ledger[each].quantity, c), 0.0) for each in pair]
        total = round(sum(part[1] for part in taken), GRAM)
        loss = round(min(total / 2, c % 300 / 10_000), GRAM)
        fineness = sum(part[0][0].fineness * part[1] for part in taken) / total
        melting = self.env["liink.metal.transformation"].create(
            {
                "kind": "melting",
                "loss_weight": loss,
                "difference_reason": "Weighed twice",
                "input_ids": [
                    Command.create({"lot_id": each[0].id, "location_id": each[1].id, "quantity": quantity})
                    for each, quantity, _carats in taken
                ],
                "output_ids": [
                    Command.create(
                        {
                            "product_id": key[0].product_id.id,
                            "quantity": round(total - loss, GRAM),
                            "fineness": fineness,
                            "location_id": key[1].id,
                        }
                    )
                ],
            }
        )
        melting.action_confirm()
        for each, quantity, _carats in taken:
            self.ledger[each].add(-quantity)
        made = ((melting.output_ids.lot_id, key[1], self._nobody), round(total - loss, GRAM), 0.0)
        self.ledger[made[0]].add(made[1])
        self._remember_change(made[0][0], taken, [made], melting)

    def undo(self, a, _b, _c):
        """A split, a merge or a melting is reversed; refused where what it made was used since."""
        if not self.made:
            return
        transformation, taken, made = self.made[a % len(self.made)]
        if transformation.state != "done":
            return
        is_whole = all(
            self.ledger[key].quantity >= quantity and self.ledger[key].carats == carats
            for key, quantity, carats in made
        ) and all(abs(line.fineness - line.lot_id.fineness) < 0.00005 for line in transformation.input_ids)
        with self._refused_unless(is_whole) as refusals:
            transformation.action_reverse()
        if not refusals:
            for key, quantity, carats in made:
                self.ledger[key].add(-quantity, -carats)
            for key, quantity, carats in taken:
                self.ledger[key].add(quantity, carats)

    def assay(self, a, b, _c):
        """A laboratory finds another fineness: what is on hand is put right, what is done stays."""
        key = self._choose(a, kind="metal")
        if not key:
            return
        found = round(min(1000, max(1, key[0].fineness + (b % 41 - 20) / 10)), 1)
        assay = self.env["liink.assay"].create({"lot_id": key[0].id, "fineness": found})
        assay.action_confirm()
        if abs(key[0].fineness - found) > 0.00001:
            raise AssertionError(f"{key[0].name} has {key[0].fineness} ‰, assayed {found}")

    def change_owner(self, a, b, c):
        """Part of what lies somewhere becomes another's, or the brand's."""
        key = self._choose(a)
        if not key:
            return
        lot, place, owner = key
        quantity = self._part(lot, self.ledger[key].quantity, b)
        others = [each for each in (self._nobody, *self.makers) if each != owner]
        new_owner = others[c % len(others)]
        carats = self.ledger[key].share(quantity)
        part = (self._quant(key), quantity, 0.0)
        self.env["stock.quant"]._liink_transfer_ownership([part], new_owner, "An agreement")
        self.ledger[key].add(-quantity, -carats)
        self.ledger[lot, place, new_owner].add(quantity, carats)

    def _remember_change(self, new, taken, made, transformation=None):
        transformation = transformation or self.env["liink.metal.transformation.output"].search(
            [("lot_id", "=", new.id)], order="id desc", limit=1
        ).transformation_id
        self.made.append((transformation, taken, made))

    def _choose_pair(self, number, kind=None, beside=None):
        """Two lots of one product at one place of one owner, as keys of the ledger."""
        keys = [key for key in self.ledger.filled() if not kind or key[0].precious_kind == kind]
        pairs = [
            (one, other)
            for index, one in enumerate(keys)
            for other in keys[index + 1 :]
            if one[1:] == other[1:] and one[0].product_id == other[0].product_id and one[0] != other[0]
        ]
        if beside:
            pairs = [pair for pair in pairs if beside in pair]
        return pairs[number % len(pairs)] if pairs else None

    def _value_kept(self, lots):
        return ValueKept(self, lots)


class ValueKept:
    """A lot's value is never created, nor lost, by what happens inside: to the cent."""

    def __init__(self, history, lots):
        self.history, self.lots = history, lots
        self.before = 0.0

    def __enter__(self):
        self.before = self._sum()

    def __exit__(self, error, *_rest):
        if error is None and abs(self._sum() - self.before) > 0.015:
            raise AssertionError(f"value {self.before} became {self._sum()} by {self.history.story[-1]}")

    def _sum(self):
        self.history.env.invalidate_all()
        products = self.lots.product_id
        return sum(self.history.env["stock.lot"].search([("product_id", "in", products.ids)]).mapped("total_value"))
