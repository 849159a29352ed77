from odoo.addons.liink_precious_stock.tools import clean_text, normalise
from odoo.addons.liink_precious_stock.wizards.sheet_row import SheetRow

from .stone_catalogue import GRADES

LONGEST_TEXT = 200
# What a piece says once, in the order of the template.
HEAD_KEYS = ("name", "collection", "type", "ring_size", "sizes", "metals", "price", "pictures")
# What a line may say, by its kind; anything else would be lost.
METAL_KEYS = {"grams", "loss"}
FINDING_KEYS = {"pieces"}
STONE_KEYS = {
    "nature", "hue", "origin", "shape", "size_mm", "width_mm", "carats", "pieces", "quality", "setting", *GRADES,
}  # fmt: skip
KEYS_BY_KIND = {"metal": METAL_KEYS, "stone": STONE_KEYS, "component": FINDING_KEYS}


class PieceRow(SheetRow):
    """One line of a file of pieces: one material, and what it says of its piece.

    ``product`` is its article, ``article_key`` what it will be made under if it is missing, ``piece_key`` the piece of
    this file that it stands for. ``vals`` are those of its line of the bill of materials that are known already.
    """

    def __init__(self, check, number, cells):
        super().__init__(check, number, cells)
        self.reference = self.text("reference")
        self.key = self.reference.casefold()
        self.kind = False
        self.product = check.no_product
        self.article_key = self.piece_key = self.quality_key = None
        self.alloy = None
        self.quality = False
        self.vals = {}

    @property
    def head(self):
        """What the line says of its piece: {column key: text}."""
        return {key: text for key in HEAD_KEYS if (text := self.text(key))}

    def judge(self):
        """Judge the cells of the material; those of the piece are judged with it."""
        self._check_texts()
        if not self.key:
            self.refuse("reference", self.env._("Which piece? Repeat its reference on each of its lines."))
        self.kind = self._read_kind()
        if not self.kind:
            return
        self._refuse_what_is_lost()
        getattr(self, f"_read_{self.kind}")()
        self.vals["position"] = self.text("position")
        self.vals["supplied_by"] = self.choice("supplied_by", self.check.suppliers) or "brand"

    def names(self, key):
        """Return the names in the cell of a column, with semicolons, bars or line breaks between."""
        return self.names_of(self.cells.get(key))

    @staticmethod
    def names_of(raw):
        """Return the names in a cell."""
        text = str(raw).replace("\n", ";").replace("|", ";") if isinstance(raw, str) else clean_text(raw)
        return [name for part in text.split(";") if (name := clean_text(part))]

    def _check_texts(self):
        for key in ("reference", "name", "collection", "material", "position"):
            if len(self.text(key)) > LONGEST_TEXT:
                self.refuse(key, self.env._("This text is too long: at most %s characters.", LONGEST_TEXT))

    def _read_kind(self):
        """The kind said, or the only one that the line can mean."""
        if self.text("kind"):
            kind = self.check.kinds.get(normalise(self.text("kind")), False)
            if not kind:
                self.refuse("kind", self.env._("This is none of: metal, stone, finding."))
            return kind
        if self.text("grams"):
            return "metal"
        if any(self.text(key) for key in ("nature", "shape", "carats", "quality", *GRADES)):
            return "stone"
        self.refuse("kind", self.env._("Metal, stone or finding? Each line is one material."))
        return False

    def _refuse_what_is_lost(self):
        for key in sorted((METAL_KEYS | STONE_KEYS | FINDING_KEYS) - KEYS_BY_KIND[self.kind]):
            if self.text(key):
                kind = self.check.wizard._liink_kind_labels()[self.kind].lower()
                self.refuse(key, self.env._("This says nothing of a %s: leave the cell empty.", kind))

    # Metal

    def _read_metal(self):
        text = self.text("material")
        if not text:
            self.refuse("material", self.env._("Which alloy?"))
        else:
            self._find_metal(text)
        grams = self.figure("grams")
        if not self.text("grams"):
            self.refuse("grams", self.env._("Give the grams that are issued for one piece."))
        self.vals.update(product_qty=grams, loss_percent=self.figure("loss", True))

    def _find_metal(self, text):
        self.product = self.check.articles["metal"].get(normalise(text), self.check.no_product)
        self.alloy = self.product.alloy_id or self.check.find_alloy(text)
        if not self.alloy:
            self.refuse(
                "material",
                self.env._("This alloy is not known. Write its name as under Configuration, or add it there first."),
            )
        elif not self.product:
            self.take_metal_of(self.alloy)

    def take_metal_of(self, alloy):
        """Take the article that this alloy is issued as, the first that there is, or the one to be made."""
        self.product = self.check.metal_articles.get(alloy, self.check.no_product)
        if not self.product:
            self._need_article(("metal", alloy.id), {"kind": "metal", "alloy_id": alloy.id})

    # Findings

    def _read_component(self):
        text = self.text("material")
        pieces = self.figure("pieces")
        if not self.text("pieces"):
            self.refuse("pieces", self.env._("How many are there in one piece?"))
        self.vals["product_qty"] = pieces
        if not text:
            self.refuse("material", self.env._("Which article? Write its reference or name."))
            return
        key = normalise(text)
        self.product = self.check.articles["component"].get(key) or self.check.articles["jewel"].get(
            key, self.check.no_product
        )
        # A piece of this file goes before an article to be made; all its lines are to be read first.
        self.piece_key = None if self.product else text.casefold()

    def settle_component(self):
        """Take a finding that is neither an article nor a piece of this file as one to be made."""
        if not self.product and self.piece_key and self.piece_key not in self.check.pieces_by_key:
            text, self.piece_key = self.text("material"), None
            self._need_article(("component", normalise(text)), {"kind": "component", "component_name": text})

    # Stones

    def _read_stone(self):
        said = self._read_stone_words()
        self._read_quality()
        pieces = self.figure("pieces")
        if not self.text("pieces"):
            self.refuse("pieces", self.env._("How many stones are there in one piece?"))
        elif pieces and pieces != int(pieces):
            self.refuse("pieces", self.env._("Stones are counted in whole pieces; their weight goes into the carats."))
        self.vals.update(product_qty=pieces, setting_type_id=self.choice("setting", self.check.settings))
        if not self.problems:
            self._find_stone(said)

    def _read_stone_words(self):
        said = {key: self.choice(key, known) for key, known in self.check.choices.items()}
        said.update(
            size_mm=self.figure("size_mm") or 0.0,
            width_mm=self.figure("width_mm") or 0.0,
            carats=self.figure("carats") or 0.0,
        )
        if said["width_mm"] and not self.text("size_mm"):
            self.refuse("size_mm", self.env._("Give the longer side too."))
        elif said["width_mm"] > said["size_mm"] > 0:
            self.refuse("width_mm", self.env._("The second side is the shorter one."))
        return said

    def _find_stone(self, said):
        if self.text("material"):
            self._take_named_stone(said)
        elif not said["nature"]:
            self.refuse("nature", self.env._("Which stone? Say its nature, or name the article."))
        else:
            self._take_described_stone(said)
        if self.product or self.article_key:
            self._check_stone_size(said)

    def _take_named_stone(self, said):
        self.product = self.check.articles["stone"].get(normalise(self.text("material")), self.check.no_product)
        if not self.product:
            self.refuse("material", self.env._("No such stone. Leave the cell empty to find it by its description."))
            return
        for key in ("nature", "hue", "origin", "shape", "size_mm", "width_mm"):
            own = self.product[f"stone_{key}"]
            if said[key] and own and own != said[key]:
                shown = self.product._fields[f"stone_{key}"].convert_to_export(own, self.product)
                self.refuse(
                    key,
                    self.env._(
                        "The article %(article)s says otherwise: %(value)s.", article=self.product.name, value=shown
                    ),
                )

    def _take_described_stone(self, said):
        product = self.check.catalogue.find(said)
        if said["size_mm"] and not (product.stone_size_mm or said["carats"]):
            # An article without measures would forget the millimetres, and nothing else says how large the stone is.
            product = self.check.no_product
        self.product = product
        if not product:
            key = ("stone", *said.values())
            values = {
                name: said[name] for name in ("nature", "hue", "origin", "shape", "size_mm", "width_mm", "carats")
            }
            self._need_article(key, {"kind": "stone", **values})
        elif said["size_mm"] and not product.stone_size_mm:
            self.check.notices.append(
                self.env._(
                    "Line %(line)s: %(article)s is known by its weight; the millimetres are not kept.",
                    line=self.number,
                    article=product.name,
                )
            )

    def _check_stone_size(self, said):
        has_size = said["carats"] or said["size_mm"] or self.product.carats_per_stone or self.product.stone_size_mm
        if not has_size:
            self.article_key = None
            self.refuse("carats", self.env._("How large is one stone? Give its carats or its millimetres."))
        if said["carats"]:
            self.vals["carats_per_stone"] = said["carats"]

    def _read_quality(self):
        grades = {key: self.choice(key, self.check.grades[scale]) for key, scale in GRADES.items()}
        self.quality = self.choice("quality", self.check.qualities)
        if not any(grades.values()):
            return
        if self.text("quality"):
            self.refuse("quality", self.env._("Give the quality or the grades, not both."))
        for scale in ("colour", "clarity"):
            best, worst = grades[f"{scale}_from"], grades[f"{scale}_to"]
            if best and worst and best.rank > worst.rank:
                self.refuse(f"{scale}_from", self.env._("This is upside down: give the better grade first."))
        if not self.problems:
            self._take_quality(tuple(grade and grade.id or False for grade in grades.values()))

    def _take_quality(self, key):
        self.quality = self.check.qualities_by_grades.get(key, False)
        if not self.quality:
            self.check.need_quality(self, key)

    def _need_article(self, key, line_vals):
        self.check.need_article(self, key, line_vals)

    # What comes of it

    @property
    def carats(self):
        """Carats of all stones of the line, of one piece."""
        if self.kind != "stone":
            return 0.0
        return self.vals["product_qty"] * (self.vals.get("carats_per_stone") or self.product.carats_per_stone)
