import re

from odoo.addons.liink_precious_stock.tools import clean_text, format_measure, normalise, read_number
from odoo.addons.liink_precious_stock.wizards.sheet_row import SheetRow

from ..tools.picture_archive import picture_key
from ..tools.ring_size import RING_SIZE_MAX, RING_SIZE_MIN

MOST_METALS = 20
MOST_PICTURES = 20
# A sheet writes 50,52,54 for 50; 52; 54, and 52,5 for a half size.
_SIZES_BY_COMMA = re.compile(r"\d{2}(,\d{2})+")
_RANGE = re.compile(r"(\d+(?:[.,]\d)?)\s*(?:-|–|—|…|\.\.|à|to|a)\s*(\d+(?:[.,]\d)?)")
_SIZE = re.compile(r"\d+(?:[.,]\d)?")


class PieceHead(SheetRow):
    """A piece while it is read: what its lines say of it, and ``lines``, its ``PieceRow``."""

    def __init__(self, check, lines):
        super().__init__(check, lines[0].number, ())
        self.lines = lines
        self.reference = lines[0].reference
        self.cells, self.numbers = {}, {}
        self.collection = self.collection_key = None
        self.type = False
        self.sizes, self.metals, self.pictures, self.phases = [], [], [], []
        self.vals = {}

    @property
    def is_good(self):
        """Whether neither the piece nor one of its lines has anything to mend."""
        return not self.problems and not any(line.problems for line in self.lines)

    def refuse(self, key, reason):
        """Note what is wrong with a cell, at the line where it stands."""
        number = self.numbers.get(key, self.number)
        self.problems.append(self.check.issue(number, key, self.cells.get(key), reason))

    def judge(self):
        """Judge what the piece says; its lines have been read."""
        self._gather()
        self._read_name()
        self._read_collection()
        self.type = self.choice("type", self.check.types)
        if not self.text("type"):
            self.refuse("type", self.env._("Ring, necklace, earrings …? Say the type on the first line of the piece."))
        self._read_sizes()
        self._read_metals()
        self._read_phases()
        price = self.figure("price", True)
        if self.text("price"):
            self.vals["list_price"] = price or 0.0

    def summary(self):
        """Return the values of the ``liink.piece.import.piece`` that shows it."""
        own = [line for line in self.lines if self._is_own(line)]
        metals = [line for line in own if line.kind == "metal"]
        stones = [line for line in own if line.kind == "stone"]
        return {
            "line_number": self.number,
            "reference": self.reference,
            "name": self.text("name"),
            "material_count": len(self.lines),
            "metal_weight": sum(line.vals["product_qty"] for line in metals),
            "stone_count": sum(line.vals["product_qty"] for line in stones),
            "carats": sum(line.carats for line in stones),
            "picture_count": len(self.pictures),
        }

    def metal_of(self, line):
        """Return the offered metal that this line is for, or None if it is for all of them."""
        if line.kind == "metal":
            return next((value for value in self.metals if value.liink_alloy_id == line.alloy), None)
        return None

    def missing_metals(self):
        """Return the offered metals that no line is for: they take the volume of the first that has lines."""
        said = {self.metal_of(line) for line in self.lines}
        return [value for value in self.metals if value not in said]

    def first_metal_lines(self):
        """Return the lines of the first offered metal that has any."""
        for value in self.metals:
            lines = [line for line in self.lines if self.metal_of(line) == value]
            if lines:
                return lines
        return []

    def _is_own(self, line):
        """Whether the line is for the piece as it is described: in the first of its metals."""
        value = self.metal_of(line)
        return not value or line in self.first_metal_lines()

    def _gather(self):
        """A value stands on the first line; where a later line repeats it, it must be the same."""
        for line in self.lines:
            for key, text in line.head.items():
                if key not in self.cells:
                    self.cells[key], self.numbers[key] = line.cells[key], line.number
                elif text != self.text(key):
                    line.refuse(
                        key,
                        self.env._(
                            "Line %(line)s says “%(value)s” for this piece. If this is another piece, give it a"
                            " reference"
                            " of its own.",
                            line=self.numbers[key],
                            value=self.text(key),
                        ),
                    )

    def _read_name(self):
        if not self.text("name"):
            self.refuse("name", self.env._("Give the piece a name, on its first line."))
        self.vals["name"] = self.text("name")

    def _read_collection(self):
        name = self.text("collection")
        if not name:
            return
        key = normalise(name)
        self.collection = self.check.collections.get(key)
        if self.collection:
            return
        self.collection_key = ("collection", key)
        if self.check.wizard.is_creating:
            self.check.missing.collections.setdefault(self.collection_key, name)
        else:
            self.refuse(
                "collection",
                self.env._("There is no collection “%s”. Create it, or tick “Create what is missing”.", name),
            )

    # Sizes

    def _read_sizes(self):
        size = self.figure("ring_size")
        if (self.text("ring_size") or self.text("sizes")) and self.type and self.type != "ring":
            key = "ring_size" if self.text("ring_size") else "sizes"
            self.refuse(key, self.env._("Only a ring has a ring size: leave the cell empty."))
            return
        if size and not RING_SIZE_MIN <= size <= RING_SIZE_MAX:
            self.refuse("ring_size", self._outside(size))
            return
        self.vals["ring_size"] = size or 0.0
        self.sizes = self._read_offered_sizes()
        if self.sizes and not self.text("ring_size"):
            self.refuse("ring_size", self.env._("Which of the sizes are the grams for?"))
        elif self.sizes and size and size not in {value.liink_ring_size for value in self.sizes}:
            self.refuse("ring_size", self.env._("It is none of the sizes offered."))

    def _read_offered_sizes(self):
        values = []
        for size in self._said_sizes():
            if not RING_SIZE_MIN <= size <= RING_SIZE_MAX:
                self.refuse("sizes", self._outside(size))
            elif size not in self.check.sizes:
                self.refuse(
                    "sizes",
                    self.env._(
                        "Size %s is not offered yet: add it under Configuration, Sizes and Metals.", self._shown(size)
                    ),
                )
            else:
                values.append(self.check.sizes[size])
        # One size alone is the piece's own.
        return list(dict.fromkeys(values)) if len(values) > 1 else []

    def _said_sizes(self):
        """The sizes in the cell: 48-58, 50; 52; 54, 50,52,54 or 52."""
        text = self.text("sizes")
        if _SIZES_BY_COMMA.fullmatch(text):
            text = text.replace(",", ";")
        sizes = []
        for part in filter(None, (part.strip() for part in re.split(r"[;/|]|,\s", text))):
            if bounds := _RANGE.fullmatch(part):
                sizes += self._sizes_between(*(float(read_number(bound)) for bound in bounds.groups()))
            elif _SIZE.fullmatch(part):
                sizes.append(float(read_number(part)))
            else:
                self.refuse("sizes", self.env._("“%s” is no ring size. Write 48-58, or 50; 52; 54.", part[:40]))
        return sizes

    def _sizes_between(self, first, last):
        """The sizes of the list from the first to the last; these two in any case, so that they are judged."""
        between = [size for size in sorted(self.check.sizes) if first < size < last]
        return [first, *between, last]

    def _outside(self, size):
        return self.env._(
            "Size %(size)s is outside the French scale (%(min)s to %(max)s).",
            size=self._shown(size),
            min=RING_SIZE_MIN,
            max=RING_SIZE_MAX,
        )

    def _shown(self, size):
        return format_measure(self.env, size, 0, 1)

    # Metals

    def _read_metals(self):
        names = self.lines[0].names_of(self.cells.get("metals"))
        values = []
        for name in names[:MOST_METALS]:
            value_id = self.check.metal_ids.get(normalise(name))
            value = self.check.metals.get(value_id) or self.check.metals_by_alloy.get(self.check.find_alloy(name))
            if value:
                values.append(value)
            else:
                self.refuse(
                    "metals",
                    self.env._("“%s” is not offered yet: add it under Configuration, Sizes and Metals.", name[:40]),
                )
        self.metals = list(dict.fromkeys(values)) if len(values) > 1 else []
        if len(names) > MOST_METALS:
            self.refuse("metals", self.env._("At most %s metals.", MOST_METALS))
        if self.metals and not self.problems:
            self._check_spread()

    def _check_spread(self):
        """A metal without a line needs the volume of one that has: both alloys must say their density."""
        missing = self.missing_metals()
        own = self.first_metal_lines()
        if not own:
            self.refuse("metals", self.env._("None of these metals has a line with its grams."))
            return
        for value in missing:
            alloys = value.liink_alloy_id | own[0].alloy
            if not all(alloys.mapped("density")):
                self.refuse(
                    "metals",
                    self.env._(
                        "%s has no line with its grams, and without a density they cannot be computed from another"
                        " metal.",
                        value.name,
                    ),
                )
        for value in missing:
            self.check.metal_article_for(self, value.liink_alloy_id)

    # Phases

    def _read_phases(self):
        """The phases named on any of its lines, each once; none means the usual ones."""
        phases, templates = {}, {}
        for line in self.lines:
            for name in line.names("phase"):
                key = normalise(name)
                if phase := self.check.phases.get(self.check.phase_ids.get(key)):
                    phases[phase.id] = phase._liink_prepare_bom_phase_vals()
                elif template := self.check.phase_templates.get(self.check.phase_template_ids.get(key)):
                    templates[template] = [phase._liink_prepare_bom_phase_vals() for phase in template.line_ids]
                else:
                    line.refuse("phase", self.env._("There is no phase “%s”. Add it to the configuration.", name[:40]))
        own = [vals for lines in templates.values() for vals in lines if vals["phase_id"] not in phases]
        self.phases = [*own, *phases.values()]

    # Pictures

    def take_pictures(self, archive, own_keys):
        """Take the files that the piece names, or else those that are named like its reference."""
        names = self.lines[0].names_of(self.cells.get("pictures"))
        if not names:
            self.pictures = own_keys
            return
        if not archive:
            self.refuse("pictures", self.env._("Choose the ZIP archive with the pictures, or leave the cell empty."))
            return
        for name in names[:MOST_PICTURES]:
            key = self._find_picture(archive, name)
            if key:
                self.pictures.append(key)
            else:
                self.refuse("pictures", self.env._("There is no file “%s” in the ZIP archive.", name[:80]))
        if len(names) > MOST_PICTURES:
            self.refuse("pictures", self.env._("At most %s pictures for a piece.", MOST_PICTURES))
        self.pictures = list(dict.fromkeys(self.pictures))

    def _find_picture(self, archive, name):
        key = picture_key(clean_text(name))
        if key in archive:
            return key
        # Without its ending, if only one file is called so.
        found = self.check.pictures_by_stem.get(key, [])
        return found[0] if len(found) == 1 else None
