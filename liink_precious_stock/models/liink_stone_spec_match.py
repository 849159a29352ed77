from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL, float_compare

from ..tools import format_measure

# A size asked without a range is a nominal one: half the widest step of a sieve either way.
NOMINAL_SIZE_TOLERANCE = 0.1  # mm
SCALES = ("colour", "clarity")


class LiinkStoneSpec(models.Model):
    """Which lots answer a demand: as a domain for reservation, as reasons for people.

    Contract: a lot is in ``_liink_lot_domain`` if and only if ``_liink_reasons`` finds nothing against it. The
    domain uses stored columns of ``stock.lot`` only, so that it stays fast among 50,000 stones; what the product
    says (nature, origin, shape) is judged once, before any lot is read.

    - A grade suits when the whole range of the lot is asked for or better (or, if the company wants it so, only when
      it is asked for). Without grade, or mixed, a lot suits a graded demand only by bearing the very quality asked.
    - A demand that does not say the origin means natural stones: laboratory-grown ones must be asked for.
    - A certified stone serves only where single stones are asked for, or where the product itself is one of
      serial-numbered stones, so that the order names it.

    Extension points: add a ``_liink_*_domain`` and its ``_liink_*_reason`` to the two lists.
    """

    _inherit = "liink.stone.spec"

    # What suits, as a domain

    def _liink_lot_domain(self, product):
        """Return the domain of the lots of ``product`` that answer this demand."""
        self.ensure_one()
        if any(self._liink_product_reasons(product)):
            return Domain.FALSE
        return Domain.AND(
            [
                Domain("product_id", "=", product.id) & Domain("precious_kind", "=", "stone"),
                self._liink_carats_domain(product),
                self._liink_size_domain(),
                self._liink_grade_domain(),
                self._liink_certified_domain(product),
            ]
        )

    def _liink_carats_domain(self, product):
        if not (self.carats_min or self.carats_max):
            return Domain.TRUE
        domain = Domain("carats_each", ">", 0) & Domain("carats_each", ">=", self.carats_min)
        if self.carats_max:
            domain &= Domain("carats_each", "<=", self.carats_max)
        if self._liink_suits_carats(product.carats_per_stone):
            domain |= Domain("carats_each", "in", [0, False])  # never weighed: the usual weight of the product
        return domain

    def _liink_size_domain(self):
        smallest, largest = self._liink_size_bounds()
        if not largest:
            return Domain.TRUE
        if self.size_to_mm:
            return Domain("size_from_mm", ">=", smallest or 0.01) & Domain("size_to_mm", "<=", largest)
        return (
            Domain("size_from_mm", ">", 0)
            & Domain("size_from_mm", "<=", largest)
            & Domain("size_to_mm", ">=", smallest)
        )

    def _liink_grade_domain(self):
        graded = [self._liink_scale_domain(scale) for scale in SCALES if self._liink_asked_grades(scale)[1]]
        by_name = self._liink_named_quality_domain()
        if not graded:
            return by_name if self.quality_id else Domain.TRUE
        return (Domain("is_mixed", "=", False) & Domain.AND(graded)) | by_name

    def _liink_scale_domain(self, scale):
        best, worst = self._liink_asked_grades(scale)
        domain = Domain(f"{scale}_rank_worst", ">", 0) & Domain(f"{scale}_rank_worst", "<=", worst.rank)
        if best and self._liink_refuses_better():
            domain &= Domain(f"{scale}_rank_best", ">=", best.rank)
        return domain

    def _liink_named_quality_domain(self):
        if not self._liink_asks_named_quality():
            return Domain.FALSE
        return (
            Domain("quality_id", "=", self.quality_id.id)
            & Domain("colour_id", "=", False)
            & Domain("clarity_id", "=", False)
        )

    def _liink_certified_domain(self, product):
        if self._liink_accepts_certified(product):
            return Domain.TRUE
        return Domain("is_certified", "=", False)

    # What suits, as reasons against

    def _liink_reasons(self, lot):
        """Return why ``lot`` does not answer this demand, a list of short texts, empty if it does."""
        self.ensure_one()
        reasons = [
            *self._liink_product_reasons(lot.product_id),
            self._liink_carats_reason(lot),
            self._liink_size_reason(lot),
            *self._liink_grade_reasons(lot),
            self._liink_certified_reason(lot),
        ]
        return [reason for reason in reasons if reason]

    def _liink_product_reasons(self, product):
        nature = product.stone_nature or "diamond"
        origin = product.stone_origin
        origin_suits = origin == self.stone_origin if self.stone_origin else origin != "laboratory"
        return [
            "" if nature == self.nature else self._liink_against("nature", nature, self.nature),
            "" if origin_suits else self._liink_against("stone_origin", origin, self.stone_origin or "natural"),
            self._liink_against("shape", product.stone_shape, self.shape)
            if self.shape and product.stone_shape != self.shape
            else "",
        ]

    def _liink_against(self, field_name, got, asked):
        labels = dict(self._fields[field_name]._description_selection(self.env))
        if not got:
            label = self._fields[field_name]._description_string(self.env)
            return self.env._("%(what)s not stated, asked %(asked)s", what=label, asked=labels[asked])
        return self.env._("%(got)s, asked %(asked)s", got=labels[got], asked=labels[asked])

    def _liink_carats_reason(self, lot):
        if not (self.carats_min or self.carats_max):
            return ""
        carats = lot.carats_each or lot.product_id.carats_per_stone
        if not carats:
            return self.env._("weight of one stone not known, asked %s", self._liink_carat_range())
        if self._liink_suits_carats(carats):
            return ""
        got = format_measure(self.env, carats, 2, 3)
        return self.env._("%(got)s ct, asked %(asked)s", got=got, asked=self._liink_carat_range())

    def _liink_suits_carats(self, carats):
        return bool(
            carats
            and float_compare(carats, self.carats_min, precision_digits=3) >= 0
            and (not self.carats_max or float_compare(carats, self.carats_max, precision_digits=3) <= 0)
        )

    def _liink_size_reason(self, lot):
        smallest, largest = self._liink_size_bounds()
        low, high = lot.size_from_mm, lot.size_to_mm
        if not largest:
            return ""
        if not low:
            return self.env._("size not known, asked %s", self._liink_size_range())
        inner, outer = (low, high) if self.size_to_mm else (high, low)
        if (
            float_compare(inner, smallest, precision_digits=2) >= 0
            and float_compare(outer, largest, precision_digits=2) <= 0
        ):
            return ""
        got = "–".join(dict.fromkeys(format_measure(self.env, size, 2, 2) for size in (low, high)))
        return self.env._("%(got)s mm, asked %(asked)s", got=got, asked=self._liink_size_range())

    def _liink_size_bounds(self):
        """Return the (smallest, largest) size accepted in mm; largest is 0 when no size is asked."""
        if self.size_to_mm or not self.size_mm:
            return self.size_mm, self.size_to_mm
        return round(self.size_mm - NOMINAL_SIZE_TOLERANCE, 2), round(self.size_mm + NOMINAL_SIZE_TOLERANCE, 2)

    def _liink_grade_reasons(self, lot):
        asked = [scale for scale in SCALES if self._liink_asked_grades(scale)[1]]
        if self._liink_bears_named_quality(lot) or not (asked or self.quality_id):
            return []
        if not asked:
            return [self._liink_quality_reason(lot)]
        if lot.is_mixed:
            return [self.env._("mixed lot, asked %s", self._liink_grades_text(asked))]
        return [self._liink_scale_reason(lot, scale) for scale in asked]

    def _liink_quality_reason(self, lot):
        if not lot.quality_id:
            return self.env._("quality not known, asked %s", self.quality_id.name)
        return self.env._("quality %(got)s, asked %(asked)s", got=lot.quality_id.name, asked=self.quality_id.name)

    def _liink_grades_text(self, scales):
        return self.quality_id.name or " ".join(self._liink_grade_text(scale) for scale in scales)

    def _liink_scale_reason(self, lot, scale):
        asked, got = self._liink_grade_text(scale), lot._liink_grade_text(scale)
        best, worst = self._liink_asked_grades(scale)
        known, lowest = lot[f"{scale}_rank_best"], lot[f"{scale}_rank_worst"]
        too_good = best and self._liink_refuses_better() and known < best.rank
        if lowest and lowest <= worst.rank and not too_good:
            return ""
        if scale == "colour":
            if not lowest:
                return self.env._("colour not known, asked %s", asked)
            return self.env._("colour %(got)s, asked %(asked)s", got=got, asked=asked)
        if not lowest:
            return self.env._("clarity not known, asked %s", asked)
        return self.env._("clarity %(got)s, asked %(asked)s", got=got, asked=asked)

    def _liink_asks_named_quality(self):
        own_grades = self.colour_from_id | self.colour_to_id | self.clarity_from_id | self.clarity_to_id
        return bool(self.quality_id and not own_grades)

    def _liink_bears_named_quality(self, lot):
        return (
            self._liink_asks_named_quality()
            and lot.quality_id == self.quality_id
            and not (lot.colour_id or lot.clarity_id)
        )

    def _liink_certified_reason(self, lot):
        if not lot.is_certified or self._liink_accepts_certified(lot.product_id):
            return ""
        return self.env._("certified stone, kept for orders of single stones")

    def _liink_accepts_certified(self, product):
        return self.is_single or product.tracking == "serial"

    # The company's rules

    @api.model
    def _liink_refuses_better(self):
        return self.env.company.liink_stone_grade_rule == "within"

    @api.model
    def _liink_picks_oldest(self):
        return self.env.company.liink_stone_pick_order == "oldest"

    def _liink_sql_choice(self, lot_alias):
        """Return the ORDER BY terms on the lots, best choice first, for the company's rule; see ``res.company``."""
        self.ensure_one()
        terms = [SQL("COALESCE(%s, FALSE)", self._liink_sql_lot(lot_alias, "is_certified"))]
        if self.env.company.liink_stone_pick_order == "exact":
            terms += self._liink_sql_exact_first(lot_alias)
        if not self._liink_picks_oldest():
            # Without grade: whoever accepts it takes it before a graded one.
            terms.append(SQL("NULLIF(%s, 0) DESC NULLS FIRST", self._liink_sql_lot(lot_alias, "grade_rank")))
        return SQL(", ").join(terms)

    def _liink_sql_exact_first(self, lot_alias):
        """Return the terms that put lots in which no stone is better than asked before the others."""
        conditions = []
        for scale in SCALES:
            best, _worst = self._liink_asked_grades(scale)
            if best:
                column = self._liink_sql_lot(lot_alias, f"{scale}_rank_best")
                conditions.append(SQL("COALESCE(%s, 0) >= %s", column, best.rank))
        return [SQL("(%s) DESC", SQL(" AND ").join(conditions))] if conditions else []

    @api.model
    def _liink_sql_lot(self, lot_alias, name):
        return SQL.identifier(lot_alias, name, to_flush=self.env["stock.lot"]._fields[name])
