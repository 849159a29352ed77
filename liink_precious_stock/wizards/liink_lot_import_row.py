from ..models.stock_lot_grading import GRADES
from ..tools import CellError, expected_carats, format_measure, is_plausible, normalise, read_date
from .sheet_row import SheetRow


class LotRow(SheetRow):
    """One lot while its row is read."""

    def __init__(self, check, number, cells):
        super().__init__(check, number, cells)
        self.lot = {}
        self.quantity = self.carats = 0.0
        self.product = self.product_key = False

    def judge(self):
        """Judge all cells."""
        is_stone = self.check.wizard.kind == "stone"
        self._read_lot()
        if is_stone:
            self._read_grades()
            self._read_measures()
        else:
            self._read_metal()
        self._find_product()
        if is_stone:
            self._read_stones()
        self._read_purchase()

    def result(self):
        """Return the row for the receipt."""
        return {
            "number": self.number,
            "cells": self.identity,
            "lot": self.lot,
            "quantity": self.quantity,
            "carats": self.carats,
            "product_id": self.product.id if self.product else False,
            "product_key": self.product_key,
        }

    def _digits_reason(self, key, digits):
        if key == "pieces":
            return self.env._("Stones are counted in whole pieces; their weight goes into the carats.")
        return super()._digits_reason(key, digits)

    def put(self, name, value):
        """Give the lot a value, if there is one."""
        if value:
            self.lot[name] = value

    def _read_lot(self):
        self.put("name", self.text("lot"))
        for key, name in (("invoice", "supplier_invoice"), ("treatment", "treatment")):
            self.put(name, self.text(key))

    def _read_grades(self):
        for scale in GRADES:
            self.put(f"{scale}_id", self.choice(scale, self.check.grades[scale]))
        self.put("quality_id", self.choice("quality", self.check.qualities))
        self.put("laboratory_id", self.choice("laboratory", self.check.laboratories))
        self.put("certificate_number", self.text("certificate"))
        if self.lot.get("certificate_number") and not self.text("laboratory"):
            self.refuse("laboratory", self.env._("Which laboratory gave this certificate?"))
        sieve = self.text("sieve")
        if sieve and sieve.replace("-", "−") not in self.check.sieves:
            self.refuse("sieve", self.env._("This sieve size is not known. Add it to the configuration first."))
        elif sieve:
            self.lot["sieve_id"] = self.check.sieves[sieve.replace("-", "−")]

    def _read_measures(self):
        for key in ("length_mm", "width_mm", "depth_mm"):
            self.put(key, self.figure(key))

    def _read_metal(self):
        self.alloy = self.check.alloys.get(self.choice("alloy", self.check.alloy_ids))
        fineness = self.figure("fineness")
        if fineness and fineness > 1000:
            self.refuse("fineness", self.env._("A fineness is above 0 and at most 1000 ‰."))
        else:
            self.put("fineness", fineness)
        self.quantity = self.figure("grams")
        if not self.text("grams"):
            self.refuse("grams", self.env._("Give the weight in grams."))

    def _find_product(self):
        check = self.check
        reference = self.text("product")
        if reference:
            self.product = check.products.get(normalise(reference), False)
            if not self.product:
                self.refuse(
                    "product", self.env._("No such product. Leave the cell empty to find it by its description.")
                )
            return
        before = len(self.problems)
        key = self._described()
        if len(self.problems) > before:
            return
        if not key:
            self.product = check.wizard.product_id
            if not self.product:
                self.refuse("product", self.env._("The line names no product and does not describe one."))
            return
        self.product = check.product_by_key.get(key, False)
        if not self.product:
            self.product_key = key
            if check.wizard.is_creating_products:
                check.new_products.setdefault(check.product_name(key))
            else:
                self.refuse(
                    "product",
                    self.env._(
                        "There is no product “%s”. Create it, or tick “Create missing products”.",
                        check.product_name(key),
                    ),
                )

    def _described(self):
        """Return the key of the product that the row describes, or None."""
        if self.check.wizard.kind == "metal":
            return (self.alloy.id,) if self.alloy else None
        nature = self.choice("nature", self.check.choices["nature"])
        origin = self.choice("origin", self.check.choices["origin"])
        shape = self.choice("shape", self.check.choices["shape"])
        size = self.figure("size_mm")
        if not nature:
            return None
        tracking = "serial" if self.lot.get("certificate_number") else "lot"
        return nature, origin, shape, size, tracking

    def _read_stones(self):
        pieces, carats = self.figure("pieces"), self.figure("carats")
        is_single = self.lot.get("certificate_number") or (self.product and self.product.tracking == "serial")
        if not self.text("pieces"):
            if is_single:
                pieces = 1.0
            else:
                reason = (
                    self.env._("How many stones? Carats alone do not say.")
                    if carats
                    else self.env._("Give the number of stones.")
                )
                self.refuse("pieces", reason)
        if is_single and pieces and pieces != 1:
            self.refuse("pieces", self.env._("A certified stone is one piece."))
        self.quantity, self.carats = pieces, carats
        self._check_plausible()

    def _check_plausible(self):
        measures = [self.lot.get(key) for key in ("length_mm", "width_mm", "depth_mm")]
        if self.problems or self.quantity != 1 or not self.carats or not all(measures) or not self._is_round_diamond():
            return
        if not is_plausible(self.carats, *measures):
            expected = format_measure(self.env, expected_carats(*measures), 2, 2)
            self.refuse(
                "carats",
                self.env._(
                    "A round brilliant of these millimetres weighs about %s ct. Check weight and measurements.",
                    expected,
                ),
            )

    def _is_round_diamond(self):
        if self.product:
            return self.product.stone_nature == "diamond" and self.product.stone_shape == "round"
        return bool(self.product_key) and self.product_key[0] == "diamond" and self.product_key[2] == "round"

    def _read_purchase(self):
        supplier = self.text("supplier")
        if supplier:
            self.put("supplier_id", self.check.supplier_id(supplier))
            if not self.lot.get("supplier_id"):
                self.refuse("supplier", self.env._("There is no contact of this name. Create it first."))
        self._read_date()
        self._read_price()

    def _read_date(self):
        if not self.text("date"):
            return
        try:
            date = read_date(self.cells["date"])
        except CellError:
            self.refuse("date", self.env._("This is no date. Write it as 12/03/2026 or 2026-03-12."))
            return
        if date > self.check.today:
            self.refuse("date", self.env._("This date is yet to come."))
        elif date.year < 1900:
            self.refuse("date", self.env._("This date is too long ago."))
        else:
            self.lot["purchase_date"] = date.isoformat()

    def _read_price(self):
        currency = self.check.wizard.company_id.currency_id
        said = self.text("currency")
        if (
            said
            and normalise(said) not in (normalise(currency.name), normalise(currency.full_name or ""))
            and said != currency.symbol
        ):
            self.refuse("currency", self.env._("Prices are in %s. Convert this one first.", currency.name))
        price, unit_price = self.figure("price", True), self.figure("unit_price", True)
        if price and unit_price:
            self.refuse("unit_price", self.env._("Give the price of the whole lot, or the price per unit, not both."))
        if not self.quantity:
            return
        if unit_price:
            price = unit_price * (self.carats if self.check.wizard.kind == "stone" else self.quantity)
        self.put("standard_price", price / self.quantity if price else 0)
