"""A structured piece to the text that a jeweller would write of it, in three languages and several layouts.

The inverse of the paste reader, for its property tests: a piece is the flat mapping of paths to values of a `Reading`.
"""

import random

from .specification_render_words import INVARIABLE, ITALIAN_ENDINGS, WORDS

LAYOUTS = ("sentence", "lines", "label", "note")


def render(piece, language, layout="sentence", seed=0):
    """Text of a piece; `seed` chooses the order of facts where a jeweller may choose."""
    return _Writer(piece, language, layout, random.Random(seed)).text()


class _Writer:
    def __init__(self, piece, language, layout, rng):
        self.piece, self.language, self.words, self.layout, self.rng = piece, language, WORDS[language], layout, rng

    def text(self):
        head = self._kind()
        facts = [*self._metals(), *self._piece_facts()]
        self.rng.shuffle(facts)
        stones = [self._stone(number) for number in range(self._count("stones"))]
        findings = [self._finding(number) for number in range(self._count("findings"))]
        if self.layout == "lines":
            return "\n".join([head, *facts, *(f"- {stone}" for stone in stones), *findings])
        if self.layout == "label":
            return head.capitalize() + " :\n" + "\n".join([*facts, *(f"• {stone}" for stone in stones), *findings])
        if self.layout == "note":
            return " / ".join([f"{head} {facts[0]}" if facts else head, *facts[1:], *stones, *findings])
        return ", ".join([head, *facts, *stones, *findings]) + "."

    def _count(self, group):
        return len({path.split(".")[1] for path in self.piece if path.startswith(group + ".")})

    def _get(self, path):
        return self.piece.get(path)

    def _number(self, value, decimals=0):
        text = f"{value:.{decimals}f}" if decimals else f"{value:g}"
        return text if self.language == "en" else text.replace(".", ",")

    def _kind(self):
        word = self.words["kind"][self._get("piece.kind")]
        quantity = self._get("piece.quantity")
        return word if not quantity else f"{quantity} {self._plural_kind(word)}"

    def _plural_kind(self, word):
        if self.language != "it":
            return word if word.endswith("s") or "'" in word else word + ("es" if word.endswith("ch") else "s")
        return {
            "anello": "anelli",
            "collana": "collane",
            "ciondolo": "ciondoli",
            "spilla": "spille",
            "bracciale": "bracciali",
        }.get(word, word)

    def _piece_facts(self):
        size = self._get("piece.ring_size")
        if size:
            scale = self._get("piece.ring_size_scale")
            shown = size if scale == "uk" else self._number(size)
            yield f"{'US ' if scale == 'us' else ''}{self.words['size']} {shown}"
        for key in ("width", "length"):
            value = self._get(f"piece.{key}_mm")
            if value:
                shown = f"{self._number(value / 10)} cm" if key == "length" else f"{self._number(value)} mm"
                yield f"{self.words[key]} {shown}"
        for finish in self._get("piece.finish") or ():
            yield self.words["finish"][finish]

    def _metals(self):
        for number in range(self._count("metals")):
            path = f"metals.{number}."
            metal, colour = self._get(path + "metal"), self._get(path + "colour")
            name = self.words["metal_colour"][colour] if colour else self.words["metal"][metal]
            grams, loss = self._get(path + "grams"), self._get(path + "loss_percent")
            said = self._fineness(name, metal, self._get(path + "fineness"))
            said += f" {self._number(grams)} g" if grams else ""
            yield said + (f", {self.words['loss']} {self._number(loss)} %" if loss else "")

    def _fineness(self, name, metal, fineness):
        if not fineness:
            return name
        karats = {375: "9", 585: "14", 750: "18", 916: "22"}
        forms = [f"{name} {fineness}", f"{name} {fineness}/1000"]
        if metal == "gold":
            forms += [
                f"{name} {karats[fineness]}K",
                f"{name} {karats[fineness]} carats" if self.language == "fr" else f"{karats[fineness]}K {name}",
            ]
        return self.rng.choice(forms)

    def _stone(self, number):
        path = f"stones.{number}."
        tail = [part for part in (self._grades(path), self._setting(path)) if part]
        self.rng.shuffle(tail)
        noun, position = self._noun(path), self._get(path + "position")
        measure = self._measure(path)
        glue = " " if self.layout in ("sentence", "note") else ", "
        if position:
            place = self.words["position"][position]
            if self.layout in ("lines", "label") or self.rng.random() < 0.5:
                return f"{place}{' :' if self.layout in ('lines', 'label') else ''} " + glue.join(
                    [noun, measure, *tail]
                )
            return glue.join([f"{noun} {place}", measure, *tail])
        return glue.join([noun, measure, *tail])

    def _noun(self, path):
        count = self._get(path + "count")
        noun = self.words["nature"][self._get(path + "nature")]
        words = [self.words[key].get(self._get(path + key)) for key in ("shape", "hue", "origin")]
        words = [word for word in words if word]
        if self.language == "en":
            return " ".join([str(count), *reversed(words), self.words["plural"](noun) if count > 1 else noun])
        if count > 1:
            noun, words = self.words["plural"](noun), [self._agree(word) for word in words]
        return " ".join([str(count), noun, *words])

    def _agree(self, word):
        if word in INVARIABLE:
            return word
        return word + "s" if self.language == "fr" else word[:-1] + ITALIAN_ENDINGS.get(word[-1], word[-1])

    def _measure(self, path):
        size, side, carats = (self._get(path + key) for key in ("size_mm", "size2_mm", "carats"))
        parts = []
        if size:
            parts.append(f"{self._number(size)}x{self._number(side)} mm" if side else f"{self._number(size)} mm")
        if carats:
            each = f" {self.words['each']}" if self._get(path + "count") > 1 else ""
            parts.append(f"{self._number(carats, 3 if round(carats, 2) != carats else 2)} ct{each}")
        return " ".join(parts)

    def _grades(self, path):
        low, high = self._get(path + "colour_from"), self._get(path + "colour_to")
        best, worst = self._get(path + "clarity_from"), self._get(path + "clarity_to")
        if not low:
            return ""
        colour = low if low == high else f"{low}-{high}"
        whole = {("VVS1", "VVS2"): "VVS", ("VS1", "VS2"): "VS", ("SI1", "SI2"): "SI"}
        clarity = whole.get((best, worst)) or (best if best == worst else f"{best}-{worst}")
        return self.rng.choice([f"{colour}/{clarity}", f"{colour} {clarity}"])

    def _setting(self, path):
        setting = self._get(path + "setting")
        return self.words["setting"][setting] if setting else ""

    def _finding(self, number):
        path = f"findings.{number}."
        length = self._get(path + "length_mm")
        word = self.words["finding"][self._get(path + "kind")]
        return f"{word} {self._number(length / 10)} cm" if length else word
