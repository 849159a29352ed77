import re

from markupsafe import Markup

from odoo import api, models
from odoo.tools.misc import formatLang

# What may stand between two words not read for them to be one stretch.
NEXT_WORD = re.compile(r"[^\S\n]*[-'’.:,]?[^\S\n]*")
MARKED = '<mark class="%s" title="%s">%s</mark>'


class LiinkSpecificationPaste(models.TransientModel):
    """The reading in words: the text with what was read in it, and each value beside its words."""

    _inherit = "liink.specification.paste"

    @api.model
    def _liink_render_marked_text(self, text, reading):
        """HTML of the text with what was read, what is doubtful and what was not read."""
        values = {"marked_text": self._liink_mark_text(text, reading)}
        return text.strip() and self.env["ir.qweb"]._render("liink_jewelry_bom.specification_marked_text", values)

    @api.model
    def _liink_render_reading(self, text, reading):
        """HTML of each value beside its words, with its doubt, and of the words not read."""
        values = {
            "groups": self._liink_value_groups(text, reading),
            "unread": self._liink_unread_words(text, reading),
        }
        return text.strip() and self.env["ir.qweb"]._render("liink_jewelry_bom.specification_reading", values)

    @api.model
    def _liink_mark_text(self, text, reading):
        """The text itself, the words of values and the words not read marked, in the order of the text."""
        spans = self._liink_spans(text, reading)
        out, place = [], 0
        for start, end, style, title in spans:
            out += [text[place:start], Markup(MARKED) % (style, title, text[start:end])]
            place = end
        return Markup("").join([*out, text[place:]])

    @api.model
    def _liink_spans(self, text, reading):
        """(start, end, style, title) of what is marked; no two of them overlap."""
        found = {}
        for value in reading.values:
            labels, doubt = found.get((value.start, value.end), ([], False))
            labels.append(f"{self._liink_path_label(value.path)}: {self._liink_value_text(value)}")
            found[value.start, value.end] = labels, doubt or value.doubt
        spans = [(start, end, "o_liink_doubt" if doubt else "o_liink_read", " · ".join(labels))
                 for (start, end), (labels, doubt) in found.items()]  # fmt: skip
        spans += [(*span, "o_liink_unread", "") for span in self._liink_unread_stretches(text, reading)]
        kept, place = [], 0
        for span in sorted(spans, key=lambda span: (span[0], -span[1])):
            if span[0] >= place:
                kept.append(span)
                place = span[1]
        return kept

    @api.model
    def _liink_value_groups(self, text, reading):
        """Values in groups (the piece, each metal, stone and finding, the engraving), in the order of the text."""
        groups, best = {}, {}
        for value in sorted(reading.values, key=lambda value: GROUPS.index(value.path.split(".")[0])):
            rows = groups.setdefault(self._liink_group_label(value.path), [])
            if value.path.endswith("_to") and value.path[:-3] in best:
                self._liink_extend_range(best[value.path[:-3]], value)
                continue
            row = {
                "label": self._liink_path_label(value.path),
                "value": self._liink_value_text(value),
                "words": " ".join(text[value.start : value.end].split()),
                "doubt": self._liink_doubt_text(value),
            }
            rows.append(row)
            if value.path.endswith("_from"):
                best[value.path[:-5]] = row
        return groups

    @api.model
    def _liink_extend_range(self, row, worst):
        """From G to H is one row, “G–H”."""
        if row["value"] != worst.value:
            row["value"] += f"–{worst.value}"
        row["doubt"] = row["doubt"] or self._liink_doubt_text(worst)

    @api.model
    def _liink_unread_words(self, text, reading):
        words = [" ".join(text[start:end].split()) for start, end in self._liink_unread_stretches(text, reading)]
        return [word for word in words if len(word) > 1 or word.isdigit()]

    @api.model
    def _liink_unread_stretches(self, text, reading):
        """The words not read that follow each other, as one stretch."""
        stretches = []
        for start, end in sorted(reading.unread):
            if stretches and not NEXT_WORD.fullmatch(text, stretches[-1][1], start):
                stretches.append((start, end))
            elif stretches:
                stretches[-1] = stretches[-1][0], end
            else:
                stretches.append((start, end))
        return stretches

    @api.model
    def _liink_words(self, text, values):
        """The words of some values, each span once, in the order of the text."""
        spans = sorted({(value.start, value.end) for value in values})
        return " · ".join(" ".join(text[start:end].split()) for start, end in spans)

    @api.model
    def _liink_doubts(self, members):
        """Why the values of one material are doubtful, in words."""
        doubts = [
            self.env._("%(what)s: %(doubt)s", what=self._liink_path_label(value.path), doubt=doubt)
            for value in members.values()
            if (doubt := self._liink_doubt_text(value))
        ]
        return " · ".join(doubts) or False

    @api.model
    def _liink_group_label(self, path):
        head, *rest = path.split(".")
        number = int(rest[0]) + 1 if len(rest) > 1 else 0
        labels = {
            "piece": self.env._("Piece"),
            "metals": self.env._("Metal %s", number),
            "stones": self.env._("Stone %s", number),
            "findings": self.env._("Finding %s", number),
            "engraving": self.env._("Engraving"),
        }
        return labels.get(head, head)

    @api.model
    def _liink_path_label(self, path):
        """What a value is, whatever the number of its metal or stone: "stones.0.carats" is “Carats per stone”."""
        head, *rest = path.split(".")
        return self._liink_labels().get(f"{head}.{rest[-1]}", rest[-1])

    @api.model
    def _liink_labels(self):
        return {
            "piece.kind": self.env._("Type of piece"),
            "piece.name": self.env._("Name"),
            "piece.reference": self.env._("Reference"),
            "piece.collection": self.env._("Collection"),
            "piece.quantity": self.env._("Pieces ordered"),
            "piece.ring_size": self.env._("Ring size"),
            "piece.ring_size_scale": self.env._("Scale of the size"),
            "piece.length_mm": self.env._("Length"),
            "piece.width_mm": self.env._("Width"),
            "piece.height_mm": self.env._("Height"),
            "piece.thickness_mm": self.env._("Thickness"),
            "piece.diameter_mm": self.env._("Diameter"),
            "piece.finish": self.env._("Finish"),
            "metals.metal": self.env._("Metal"),
            "metals.fineness": self.env._("Fineness"),
            "metals.colour": self.env._("Colour"),
            "metals.grams": self.env._("Weight"),
            "metals.loss_percent": self.env._("Loss"),
            "metals.supplied_by": self.env._("Supplied by"),
            "stones.count": self.env._("Number"),
            "stones.nature": self.env._("Nature"),
            "stones.origin": self.env._("Origin"),
            "stones.hue": self.env._("Hue"),
            "stones.shape": self.env._("Shape"),
            "stones.size_mm": self.env._("Size"),
            "stones.size2_mm": self.env._("Second side"),
            "stones.carats": self.env._("Carats per stone"),
            "stones.total_carats": self.env._("Total carats"),
            "stones.colour_from": self.env._("Colour"),
            "stones.colour_to": self.env._("Colour to"),
            "stones.clarity_from": self.env._("Clarity"),
            "stones.clarity_to": self.env._("Clarity to"),
            "stones.setting": self.env._("Setting"),
            "stones.position": self.env._("Position"),
            "stones.supplied_by": self.env._("Supplied by"),
            "stones.laboratory": self.env._("Laboratory"),
            "stones.certificate": self.env._("Certificate"),
            "findings.kind": self.env._("Finding"),
            "findings.count": self.env._("Number"),
            "findings.length_mm": self.env._("Length"),
            "engraving.text": self.env._("Text"),
            "engraving.place": self.env._("Place"),
            "engraving.font": self.env._("Lettering"),
        }

    @api.model
    def _liink_value_text(self, value):
        """A value as the user writes it, with its unit."""
        head, *rest = value.path.split(".")
        said, key = value.value, rest[-1]
        if isinstance(said, list):
            return ", ".join(self._liink_value_label(f"{head}.{key}", one) for one in said)
        if isinstance(said, int | float) and not isinstance(said, bool):
            unit = next((unit for end, unit in UNITS.items() if key.endswith(end)), "")
            return f"{self._liink_number(said)} {unit}".strip()
        return self._liink_value_label(f"{head}.{key}", said)

    @api.model
    def _liink_number(self, number):
        decimals = len(f"{round(number, 3):.3f}".rstrip("0").split(".")[1])
        return formatLang(self.env, number, digits=decimals, grouping=False)

    @api.model
    def _liink_value_label(self, key, value):
        """The word of a list of values in the user's language, else the value as it was read."""
        model, field = LISTS.get(key, (None, None))
        if model:
            return dict(self.env[model]._fields[field]._description_selection(self.env)).get(value, value)
        if key in ("piece.finish", "stones.setting"):
            kind = "finish" if key == "piece.finish" else "setting_type"
            model = "liink.finish" if kind == "finish" else "liink.setting.type"
            return self.env[model].browse(self._liink_find_named(kind, value) or []).name or value
        return self._liink_word_labels(key).get(value) or str(value)

    @api.model
    def _liink_word_labels(self, key):
        """{word of the reader: word in the user's language} for words that are in no field's list."""
        return {
            "metals.metal": self._liink_metal_labels,
            "piece.ring_size_scale": self._liink_scale_labels,
            "stones.position": self._liink_position_labels,
            "findings.kind": self._liink_finding_labels,
            "engraving.place": self._liink_place_labels,
        }.get(key, dict)()

    @api.model
    def _liink_metal_labels(self):
        return {
            "gold": self.env._("gold"),
            "silver": self.env._("silver"),
            "platinum": self.env._("platinum"),
            "palladium": self.env._("palladium"),
        }

    @api.model
    def _liink_scale_labels(self):
        return {
            "fr": self.env._("French"),
            "it": self.env._("Italian"),
            "us": self.env._("American"),
            "uk": self.env._("British"),
            "de": self.env._("inner diameter"),
        }

    @api.model
    def _liink_position_labels(self):
        return {
            "centre": self.env._("centre"),
            "surround": self.env._("surround"),
            "shoulders": self.env._("shoulders"),
            "band": self.env._("band"),
            "side": self.env._("sides"),
            "gallery": self.env._("gallery"),
            "bail": self.env._("bail"),
        }

    @api.model
    def _liink_finding_labels(self):
        return {
            "clasp": self.env._("Clasp"),
            "safety_chain": self.env._("Safety chain"),
            "chain": self.env._("Chain"),
            "post": self.env._("Post"),
            "butterfly": self.env._("Butterfly"),
            "jump_ring": self.env._("Jump ring"),
            "hinge": self.env._("Hinge"),
            "bail": self.env._("Bail"),
            "earwire": self.env._("Ear wire"),
        }

    @api.model
    def _liink_place_labels(self):
        return {
            "inside": self.env._("inside"),
            "outside": self.env._("outside"),
            "back": self.env._("back"),
        }


GROUPS = ("piece", "metals", "stones", "findings", "engraving")
UNITS = {"_mm": "mm", "carats": "ct", "grams": "g", "percent": "%", "fineness": "‰"}
LISTS = {
    "piece.kind": ("product.template", "jewel_type"),
    "metals.colour": ("liink.alloy", "colour"),
    "metals.supplied_by": ("mrp.bom.line", "supplied_by"),
    "stones.nature": ("product.template", "stone_nature"),
    "stones.origin": ("product.template", "stone_origin"),
    "stones.hue": ("product.template", "stone_hue"),
    "stones.shape": ("product.template", "stone_shape"),
    "stones.supplied_by": ("mrp.bom.line", "supplied_by"),
}
