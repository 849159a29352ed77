from collections import defaultdict

# The scale of each grade that is asked for.
GRADES = {"colour_from": "colour", "colour_to": "colour", "clarity_from": "clarity", "clarity_to": "clarity"}
# The same article: a parcel is named after a round weight, its stones differ by a little.
CARATS_TOLERANCE = 0.0005
_DUST = 1e-9
COLUMNS = (
    "stone_nature", "stone_origin", "stone_hue", "stone_shape", "stone_size_mm", "stone_width_mm", "carats_per_stone",
)  # fmt: skip


class StoneCatalogue:
    """The stone articles, read once: which of them says what a specification says, and nothing else."""

    def __init__(self, env, domain=()):
        self.empty = env["product.product"]
        self.articles = defaultdict(list)
        stones = self.empty.search_fetch([("precious_kind", "=", "stone"), *domain], COLUMNS, order="id")
        for stone in stones:
            self.articles[self._family(stone.stone_nature, stone.stone_hue, stone.stone_origin)].append(stone)

    def find(self, vals):
        """Return the article measured alike, or else one without a measure, or none.

        :param dict vals: nature, origin, hue, shape, size_mm, width_mm, carats
        """
        if not vals["nature"]:
            return self.empty
        alike = [
            stone
            for stone in self.articles[self._family(vals["nature"], vals["hue"], vals["origin"])]
            if not vals["shape"] or stone.stone_shape == vals["shape"]
        ]
        measured = (stone for stone in alike if self._is_measured_alike(stone, vals))
        unmeasured = (stone for stone in alike if not (stone.carats_per_stone or stone.stone_size_mm))
        return next(measured, None) or next(unmeasured, self.empty)

    @staticmethod
    def _family(nature, hue, origin):
        """Most articles do not say that they are natural."""
        return nature, hue or False, origin == "laboratory"

    @staticmethod
    def _is_measured_alike(stone, vals):
        """Whether its stones weigh as much, or, without carats in the text, measure as much."""
        size = round(vals["size_mm"] or 0.0, 2)
        own_size = round(stone.stone_size_mm, 2)
        if vals["carats"]:
            is_as_heavy = abs(stone.carats_per_stone - vals["carats"]) <= CARATS_TOLERANCE + _DUST
            return is_as_heavy and (not size or own_size in (0.0, size))
        return bool(size) and own_size == size and round(stone.stone_width_mm, 2) == round(vals["width_mm"] or 0.0, 2)
