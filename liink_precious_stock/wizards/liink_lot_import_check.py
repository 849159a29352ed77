from datetime import date as Date

from odoo import models

from ..models.stock_lot_grading import GRADES
from ..tools import clean_text, format_measure, normalise
from .liink_lot_import_row import LotRow
from .sheet_check import SheetCheck

CHUNK = 5000
# Other words for a grade, normalised: how dealers and older reports write it. Premium is the AGS grade 1.
GRADE_WORDS = {
    "cut": {"ideal": "EX", "premium": "EX"},
    "clarity": {"p1": "I1", "p2": "I2", "p3": "I3", "fl": "FL", "lc": "IF", "loupe clean": "IF"},
    "fluorescence": {"non": "None", "aucune": "None", "faible": "Faint", "moyenne": "Medium", "forte": "Strong"},
}
QUALITY_WORDS = {
    "excellent": "EX",
    "very good": "VG",
    "good": "G",
    "fair": "F",
    "poor": "P",
    "tres bon": "VG",
    "bon": "G",
}


class LiinkLotImport(models.TransientModel):
    """The dry run."""

    _inherit = "liink.lot.import"

    def _liink_check_rows(self, columns, positions, ignored, lines):
        check = LotImportCheck(self, columns, positions, ignored)
        check.run(lines)
        return check


class LotImportCheck(SheetCheck):
    """Every row of a file of stones or metal, read and judged."""

    def __init__(self, wizard, columns, positions, ignored):
        super().__init__(wizard, columns, positions, ignored)
        self.new_products = {}
        self._load()

    def run(self, lines):
        """Judge the lines of the file."""
        self.row_count = len(lines)
        rows = [row for row in (self._read(number, cells) for number, cells in lines) if row]
        rows = self._without_twins(rows)
        rows = self._without_known_lots(rows)
        rows = self._without_known_certificates(rows)
        self.rows = rows
        self.issues.sort(key=lambda issue: issue["line_number"])

    def receipt_rows(self):
        """Return the good rows as ``stock.lot._liink_bulk_receive`` wants them; missing products are created."""
        product_ids = self._create_products()
        owner_id = self.wizard.owner_id.commercial_partner_id.id
        return [
            {
                "lot": {**row["lot"], "product_id": row["product_id"] or product_ids[row["product_key"]]},
                "quantity": row["quantity"],
                "carats": row["carats"],
                "location_id": self.wizard.location_id.id,
                "owner_id": owner_id,
            }
            for row in self.rows
        ]

    # What the database knows

    def _load(self):
        env = self.env
        self.grades = {
            scale: self.by_name(env["liink.grade"].search([("scale", "=", scale)]), GRADE_WORDS.get(scale, {}))
            for scale in GRADES
        }
        for scale in ("cut", "polish", "symmetry"):
            grades = self.grades[scale]
            grades.update(
                {word: grades[normalise(name)] for word, name in QUALITY_WORDS.items() if normalise(name) in grades}
            )
        self.qualities = self.by_name(env["liink.stone.quality"].search([]))
        self.sieves = {clean_text(sieve.name).replace("-", "−"): sieve.id for sieve in env["liink.sieve"].search([])}
        laboratories = env["liink.laboratory"].search([])
        self.laboratories = {**self.by_name(laboratories), **{normalise(lab.code): lab.id for lab in laboratories}}
        self.choices = {
            "nature": self.by_label("product.template", "stone_nature"),
            "origin": self.by_label("product.template", "stone_origin"),
            "shape": self.by_label("product.template", "stone_shape"),
        }
        self._load_products()
        self.suppliers = {}
        self.today = Date.today()

    def _load_products(self):
        products = self.env["product.product"].search([("precious_kind", "=", self.wizard.kind)])
        self.products = {}
        self.product_by_key = {}
        for product in products.sorted("id", reverse=True):
            self.products[normalise(product.name)] = product
            self.product_by_key[self._product_key(product)] = product
        self.products.update(
            {normalise(product.default_code): product for product in products if product.default_code}
        )
        alloys = self.env["liink.alloy"].search([])
        self.alloys = {alloy.id: alloy for alloy in alloys}
        self.alloy_ids = self.by_name(alloys)

    def _product_key(self, product):
        if self.wizard.kind == "metal":
            return (product.alloy_id.id,)
        size = round(product.stone_size_mm, 2) or False
        return (
            product.stone_nature,
            product.stone_origin or False,
            product.stone_shape or False,
            size,
            product.tracking,
        )

    # One row

    def _read(self, number, cells):
        """Return the row as it would be received, or None with its issues noted."""
        row = LotRow(self, number, cells)
        row.judge()
        if row.problems:
            self.issues += row.problems
            return None
        return row.result()

    def supplier_id(self, name):
        """Return the id of the contact of this name, 0 if there is none; asked once per name."""
        key = normalise(name)
        if key not in self.suppliers:
            self.suppliers[key] = (
                self.env["res.partner"].search([("name", "=ilike", name)], limit=1).commercial_partner_id.id
            )
        return self.suppliers[key]

    # Rows beside each other, and beside what is in stock

    def _refuse(self, rows, reasons):
        """Note the reasons {row number: (column key, value, reason)}, and return the other rows."""
        for number, (key, value, reason) in reasons.items():
            self.issues.append(self.issue(number, key, value, reason))
        return [row for row in rows if row["number"] not in reasons]

    def _without_twins(self, rows):
        """Leave out rows that repeat a lot, a certificate, or, without either, every single cell of an earlier row."""
        seen, reasons = {}, {}
        for row in rows:
            for key, identity, value in self._identities(row):
                first = seen.setdefault((key, identity), row["number"])
                if first != row["number"]:
                    reasons.setdefault(row["number"], (key, value, self._twin_reason(key, first)))
        return self._refuse(rows, reasons)

    def _identities(self, row):
        lot = row["lot"]
        if lot.get("name"):
            yield "lot", (row["product_id"] or row["product_key"], lot["name"]), lot["name"]
        if lot.get("certificate_number"):
            yield "certificate", (lot.get("laboratory_id"), lot["certificate_number"]), lot["certificate_number"]
        if not lot.get("name") and not lot.get("certificate_number"):
            yield None, row["cells"], ""

    def _twin_reason(self, key, first):
        if key == "lot":
            return self.env._("Line %s has this lot already. One line is one lot.", first)
        if key == "certificate":
            return self.env._("Line %s has this certificate already. One report describes one stone.", first)
        return self.env._("Identical to line %s. If these are two stones, give each its lot number.", first)

    def _without_known_lots(self, rows):
        named = {row["lot"]["name"]: row for row in rows if row["lot"].get("name")}
        reasons = {}
        for lot in self._search("name", list(named)):
            row = named[lot.name]
            if row["product_id"] in (False, lot.product_id.id):
                reason = self.env._(
                    "Lot %(lot)s of %(product)s is in stock already.", lot=lot.name, product=lot.product_id.name
                )
                reasons[row["number"]] = ("lot", lot.name, reason)
        return self._refuse(rows, reasons)

    def _without_known_certificates(self, rows):
        key_of = {
            (row["lot"].get("laboratory_id") or False, row["lot"]["certificate_number"]): row
            for row in rows
            if row["lot"].get("certificate_number")
        }
        reasons = {}
        for lot in self._search("certificate_number", [number for _laboratory, number in key_of]):
            row = key_of.get((lot.laboratory_id.id, lot.certificate_number))
            if row:
                reason = self.env._("Lot %s bears this certificate already.", lot.name)
                reasons[row["number"]] = ("certificate", lot.certificate_number, reason)
        return self._refuse(rows, reasons)

    def _search(self, name, values):
        lots = self.env["stock.lot"].sudo()
        company_ids = [False, self.wizard.company_id.id]
        for start in range(0, len(values), CHUNK):
            lots += lots.search([(name, "in", values[start : start + CHUNK]), ("company_id", "in", company_ids)])
        return lots

    # Products that are missing

    def _create_products(self):
        keys = list({row["product_key"]: None for row in self.rows if not row["product_id"]})
        products = self.env["product.product"].create([self._product_vals(key) for key in keys])
        return dict(zip(keys, products.ids, strict=True))

    def _product_vals(self, key):
        vals = {"name": self.product_name(key), "precious_kind": self.wizard.kind, "sale_ok": False}
        if self.wizard.kind == "metal":
            return {**vals, "alloy_id": key[0]}
        names = ("stone_nature", "stone_origin", "stone_shape", "stone_size_mm", "tracking")
        return {**vals, **{name: value for name, value in zip(names, key, strict=True) if value}}

    def product_name(self, key):
        """Return what a new product is called: “Diamond, round, 1.3 mm”."""
        if self.wizard.kind == "metal":
            return self.alloys[key[0]].name
        nature, origin, shape, size, tracking = key
        parts = [
            self._label("stone_nature", nature),
            self._label("stone_shape", shape),
            self._label("stone_origin", origin),
        ]
        parts.append(self.env._("%s mm", format_measure(self.env, size, 1, 2)) if size else "")
        parts.append(self.env._("certified") if tracking == "serial" else "")
        name, *more = [part for part in parts if part]
        return ", ".join([name, *(part[:1].lower() + part[1:] for part in more)])

    def _label(self, field_name, value):
        return dict(self.env["product.template"]._fields[field_name]._description_selection(self.env)).get(value, "")
