"""Rules over the codes of the lexemes: each pattern turns a few neighbours into facts (scope, key, value)."""

# ruff: noqa: E501  # rules and vocabulary: one a line

import re
from dataclasses import dataclass
from typing import Any

from .words_metal import FINENESSES, KARATS


@dataclass(slots=True)
class Fact:
    """One thing said: what it is about (piece, metal, stone, finding), key, value, span, place among the lexemes."""

    scope: str
    key: str
    value: Any
    place: int
    start: int
    end: int
    doubt: str | None = None
    text: str = ""
    joins: bool = False  # never begins another stone: "24 stones", "thirty off"


def fact(scope, key, value, lexemes, place, last, doubt=None):
    """Fact over the lexemes from place to last."""
    doubt = doubt or next((one.doubt for one in lexemes[place : last + 1] if one.doubt), None)
    return Fact(scope, key, value, place, lexemes[place].start, lexemes[last].end, doubt, lexemes[place].text)


def _karat(lexs, i, j, out):
    number = next(x.value for x in lexs[i : j + 1] if x.code[0] == "N")
    if number in KARATS:
        out.append(fact("metal", "fineness", KARATS[number], lexs, i, j))
        return True
    if number in FINENESSES:
        out.append(fact("metal", "fineness", number, lexs, i, j))
        return True
    return False


def _measure(key, scope="piece", factor=1):
    def rule(lexs, i, j, out):
        number = next(x.value for x in lexs[i : j + 1] if x.code == "N")
        scale = 10 if any(x.code == "c" for x in lexs[i : j + 1]) else factor
        value = round(number * scale, 6)
        out.append(fact(scope, key, int(value) if value == int(value) else value, lexs, i, j))
        return True

    return rule


def _size_pair(lexs, i, j, out):
    first, second = [x.value for x in lexs[i : j + 1] if x.code == "N"]
    if min(first, second) < 1 or max(first, second) > 40:
        return False
    near = any(x.code in "TbHO" for x in lexs[max(0, i - 4) : i] + lexs[j + 1 : j + 3])
    doubt = None if near else "two measures of the piece or of a stone"
    out.append(fact("stone", "size_mm", max(first, second), lexs, i, j, doubt))
    out.append(fact("stone", "size2_mm", min(first, second), lexs, i, j, doubt))
    return True


def _times(lexs, i, j, out):
    """12x0,02 / 0,01 x 16: a whole number of stones and carats below 1 of each."""
    first, second = [x.value for x in lexs[i : j + 1] if x.code == "N"]
    count, carats = (first, second) if isinstance(first, int) else (second, first)
    if not isinstance(count, int) or isinstance(carats, int) or carats >= 1 or count < 1:
        return False
    out.append(fact("stone", "count", count, lexs, i, i))
    out.append(fact("stone", "carats", carats, lexs, j, j))
    out[-1].text += " x"
    return True


def _product(lexs, i, j, out):
    first, second = [x.value for x in lexs[i : j + 1] if x.code == "N"]
    if isinstance(first, int) and isinstance(second, int) and first < 10:
        out.append(fact("stone", "count", first * second, lexs, i, j, "a product of two numbers"))
        return True
    return False


def _scale_of(number, word):
    """The scale of a bare size: by its range, else by the language of the word before it."""
    if 40 <= number <= 76:
        return "fr"
    return "it" if word.startswith("mis") else "us" if word in ("size", "sz") else None


def _ring_size(lexs, i, j, out):
    number = lexs[j].value if lexs[j].code == "N" else next(x.value for x in lexs[i : j + 1] if x.code == "N")
    scale = next((x.value for x in lexs[i : j + 1] if x.code == "s"), None)
    out.append(fact("piece", "ring_size", number, lexs, i, j))
    word = lexs[i].text.lower()
    scale = scale or _scale_of(number, word)
    if scale:
        doubt = "the scale is not said" if scale == "us" and not any(x.code == "s" for x in lexs[i : j + 1]) else None
        out.append(fact("piece", "ring_size_scale", scale, lexs, i, j, doubt))
    return True


def _letter_size(lexs, i, j, out):
    raw = lexs[j].text
    half = j + 1 < len(lexs) and lexs[j + 1].text == "½"
    if len(raw) != 1 or not raw.isupper() or lexs[i].text.lower() == "t":
        return False
    doubt = "said in passing" if "wear" in lexs[i].text.lower() else None
    out.append(fact("piece", "ring_size", raw + "½" * half, lexs, i, j + half, doubt))
    out.append(fact("piece", "ring_size_scale", "uk", lexs, i, j, doubt))
    return True


def _carats(points=False):
    def rule(lexs, i, j, out):
        number = next(x.value for x in lexs[i : j + 1] if x.code == "N")
        total = any(x.code == "@" for x in lexs[i : j + 1])
        if points:
            number = number / 100
        doubt = "points" if points else "carats of gold or of a stone" if number in KARATS else None
        out.append(fact("stone", "total_carats" if total else "carats", number, lexs, i, j, doubt))
        return True

    return rule


def _count(lexs, i, j, out):
    if lexs[i].code == "n" and i + 1 < len(lexs) and lexs[i + 1].value == "pave":
        return False  # "un pavage de diamants" is one pavé
    number = next((x.value for x in lexs[i : j + 1] if x.code in "Nn"), None)
    if isinstance(number, int) and 0 < number < 1000:
        out.append(fact("stone", "count", number, lexs, i, i))
        return True
    return False


def _quantity(lexs, i, j, out):
    number = next((x.value for x in lexs[i : j + 1] if x.code in "Nn"), None)
    if isinstance(number, int) and 0 < number < 10000 and (lexs[i].code != "n" or number > 1 or lexs[j].code == "#"):
        last = i if lexs[j].code == "K" else j
        doubt = "pieces or stones" if lexs[j].text.lower().startswith(("pi", "pe")) or lexs[i].code == "n" else None
        out.append(fact("piece", "quantity", number, lexs, i, last, doubt))
        return True
    return False


def _one(scope, key):
    def rule(lexs, i, j, out):
        out.append(fact(scope, key, lexs[i].value, lexs, i, j))
        return True

    return rule


def _laboratory(lexs, i, j, out):
    """GIA, IGI, Gübelin: a laboratory's name is written with capitals, "già" is a word."""
    return lexs[i].text[:1].isupper() and _one("stone", "laboratory")(lexs, i, j, out)


def _certificate(lexs, i, j, out):
    """GIA n° 6214789033: the laboratory and the certificate as written."""
    if len(lexs[j].text) < 5:
        return False
    out.append(fact("stone", "laboratory", lexs[i].value, lexs, i, i))
    out.append(fact("stone", "certificate", lexs[j].text, lexs, j, j))
    return True


def _bare_gold(lexs, i, j, out):
    """18k yellow / giallo 750: gold without its name."""
    number = next(x.value for x in lexs[i : j + 1] if x.code == "N")
    colour = next(x.value for x in lexs[i : j + 1] if x.code == "U")
    fineness = KARATS.get(number) or (number if number in FINENESSES else None)
    colour = {"pink": "rose", "grey": "white"}.get(colour, colour)
    if not fineness or colour not in ("yellow", "white", "rose", "red"):
        return False
    doubt = "two colours" if i and lexs[i - 1].code in "/U" else None
    out.append(fact("metal", "metal", ("gold", fineness, colour), lexs, i, j, doubt))
    return True


def _brilliant(lexs, i, j, out):
    out.append(fact("stone", "nature", "diamond", lexs, i, j))
    out.append(fact("stone", "shape", "round", lexs, i, j))
    return True


def _count_times(lexs, i, j, out):
    """2 x 3x5 mm, 7 x 0.10 ct: a whole number of stones before what each measures."""
    if not isinstance(lexs[i].value, int) or not 0 < lexs[i].value < 500:
        return False
    after = [x.code for x in lexs[j + 1 : j + 4]]
    if "x" not in after and after[1:2] != ["C"] or any(x.code in "TbH" for x in lexs[max(0, i - 4) : i]):
        return False
    out.append(fact("stone", "count", lexs[i].value, lexs, i, j))
    return True


def _count_after(lexs, i, j, out):
    if not isinstance(lexs[j].value, int) or not 0 < lexs[j].value < 1000:
        return False
    out.append(fact("stone", "count", lexs[j].value, lexs, i, j))
    return True


def _bare(lexs, i, j, out):
    """A decimal without unit: hundredths are carats; one digit above 1 reads as mm, doubtful."""
    text = lexs[i].text
    before = [x.code for x in lexs[max(0, i - 3) : i]]
    if not re.fullmatch(r"\d?[.,]\d+", text) or not 0 < lexs[i].value < 10:
        return False
    near = any(code in "TbHOSx" for code in before)
    if re.fullmatch(r"\d?[.,]\d{2,3}", text):
        out.append(fact("stone", "carats", lexs[i].value, lexs, i, j, None if near else "a number without unit"))
    elif near and lexs[i].value >= 1:
        out.append(fact("stone", "size_mm", lexs[i].value, lexs, i, j, "a number without unit"))
    else:
        return False
    return True


def _dimension(lexs, i, j, out):
    key = {"D": "diameter_mm", "W": "width_mm", "E": "height_mm", "t": "thickness_mm", "l": "length_mm"}
    code = next(x.code for x in lexs[i : j + 1] if x.code in key)
    return _measure(key[code])(lexs, i, j, out)


def _length(lexs, i, j, out):
    return _measure("length_mm", "chain")(lexs, i, j, out)


def _band_section(lexs, i, j, out):
    """8 x 2.2 mm of a ring, with no stone near: its width and thickness."""
    near = any(x.code in "TbHO" for x in lexs[max(0, i - 4) : i] + lexs[j + 1 : j + 4])
    kind = next((x.value for x in lexs[:i] if x.code == "K"), None)
    if near or kind not in ("ring", "bracelet"):
        return False
    sides = sorted((x.value for x in lexs[i : j + 1] if x.code == "N"), reverse=True)
    for key, value in zip(("width_mm", "thickness_mm"), sides, strict=True):
        out.append(fact("piece", key, value, lexs, i, j, "two measures of the piece or of a stone"))
    return True


def _inches(lexs, i, j, out):
    number = next(x.value for x in lexs[i : j + 1] if x.code == "N")
    out.append(fact("chain", "length_mm", round(number * 25.4), lexs, i, j, "inches"))
    return True


def _pair_or_times(lexs, i, j, out):
    if lexs[j].code == "m" and _band_section(lexs, i, j, out):
        return True
    first, second = [x.value for x in lexs[i : j + 1] if x.code == "N"]
    named = any(x.code in "TbH" for x in lexs[max(0, i - 4) : i])
    if not named and lexs[j].code == "m" and isinstance(first, int) and 3 * second <= first < 500 and second < 4:
        out.append(fact("stone", "count", first, lexs, i, i, "a product of two numbers"))
        out.append(fact("stone", "size_mm", second, lexs, j - 1, j, "a product of two numbers"))
        return True
    return _times(lexs, i, j, out) or _size_pair(lexs, i, j, out)


def _loss(lexs, i, j, out):
    return _measure("loss_percent", "metal")(lexs, i, j, out)


STONE_WORDS = ("pierres", "stones", "pietre", "off")


def _count_of(lexs, i, j, out):
    """Seven around, 24 stones, thirty off: a number of stones without their name."""
    if j > i and lexs[j].text.lower() not in STONE_WORDS:
        return False
    done = _count(lexs, i, i, out)
    if done:
        out[-1].joins = j > i
    return done


def _count_in_brackets(lexs, i, j, out):
    """Amethysts 1.5 (qty 60): of the stones, not of the piece."""
    if not any(x.code in "TbHm" for x in lexs[max(0, i - 5) : i]):
        return False
    done = _count_after(lexs, i, j, out)
    if done:
        out[-1].joins = True
    return done


def _each(lexs, i, j, out):
    """0.02 each: carats of one stone."""
    if isinstance(lexs[i].value, int) or lexs[i].value >= 3:
        return False
    out.append(fact("stone", "carats", lexs[i].value, lexs, i, j, "a number without unit"))
    return True


def _finding_count(lexs, i, j, out):
    """2 jump rings."""
    number = lexs[i].value
    if isinstance(number, int) and 1 < number < 100:
        out.append(fact("finding", "count", number, lexs, i, i))
    out.append(fact("finding", "kind", lexs[j].value, lexs, j, j))
    return True


def _dimension_without_unit(lexs, i, j, out):
    """altezza 38: millimetres, as no other unit is usual."""
    if not _dimension(lexs, i, j, out):
        return False
    out[-1].doubt = "a number without unit"
    return True


def _band_width(lexs, i, j, out):
    """band 2 mm"""
    return lexs[i - 1].value == "ring" and _measure("width_mm")(lexs, i, j, out)


def _bare_number(lexs, i, j, out):
    """bague 54 is its size, ring 4471 its reference; a lone 48 at the end is a size."""
    number, after_kind = lexs[i].value, lexs[i - 1].code == "K"
    if not isinstance(number, int):
        return False
    if 44 <= number <= 70 and (not after_kind or lexs[i - 1].value == "ring"):
        out.append(fact("piece", "ring_size", number, lexs, i, j, "a number without unit"))
        out.append(fact("piece", "ring_size_scale", "fr", lexs, i, j, "a number without unit"))
        return True
    if after_kind and 100 <= number < 100000:
        out.append(fact("piece", "reference", lexs[i].text, lexs, i, j, "a number without a word"))
        return True
    return False


# (pattern over codes, rule): the first rule that takes a lexeme keeps it
RULES = [
    (r"B[w:]{0,4}[No]", _certificate),
    (r"Nk,?U", _bare_gold),
    (r"(?<![TbH])U,?Nk?(?![mcC.xg])", _bare_gold),
    (r"Nk", _karat), (r"(?<=_,)N(?=[,w])", _karat),
    (r"(?<=L)N(?=N?N[gm])|fN|(?<=L,)N(?=[,w])", _karat),
    (r"(?<=L)NC|(?<=L,)NC|NC(?=L)|(?<=L)N(?![mcgCNx])|(?<=Lw)N(?![mcgCNx])|N(?=L)", _karat),
    (r"[WEDt][:w]?w?Nm|Nm[WEDt](?![:w]?N)|Nt(?!N)", _dimension), (r"[WEDt]:?N(?![mcgCxk%])", _dimension_without_unit),
    (r"(?<=K)Nm", _band_width),
    (r"Z[:w]?[w!]?s?Ns?(?![mC])|sZ?N(?![mcxC])|Ns(?!N)|Zw!N", _ring_size),
    (r"Zs?:?[wuQMogCxskZ,!]", _letter_size),
    (r"(?<=K)N(?![mcgCxkP%NTHUSbO#])|(?<=,)N(?=\n*$)", _bare_number),
    (r"NxN(?=w?[Tb])", _product),
    (r"Nx(?=N(?:xN)?m)|Nx(?=NC)|Nx(?=Nx)", _count_times),
    (r"NxNm|NmxNm|NxN(?![m])", _pair_or_times),
    (r"NP", _carats(True)),
    (r"NC[@]|@[:,w]?NC?", _carats()),
    (r"NC", _carats()),
    (r"l[:w]?Nc|Nc", _length), (r"l?[:w]?Ni", _inches),
    (r"l[:w]?Nm", _dimension),
    (r"Xw?w?[:,]?w?N%|,?N%w?X", _loss),
    (r"Ng", _measure("grams", "metal")),
    (r"Nm", _measure("size_mm", "stone")),
    (r"(?<=,)#[:w]?N(?=[,\n]|$)", _count_in_brackets), (r"#[:w]?N|[Nn]#", _quantity),
    (r"[Nn](?=K)", _quantity),
    (r"(?<=[mTHw])xN(?![mC])|xN(?=,)", _count_after), (r"[Nn](?=Ow?NC)|N(?=SNCT)|N(?=RH)|[Nn]w", _count_of),
    (r"N(?=e)", _each), (r"[Nn]F", _finding_count), (r"[Nn]x?(?=[wUHRSO]{0,2}[Tb])|[Nn]x?(?=w?H)", _count),
    (r"L", _one("metal", "metal")), (r"K", _one("piece", "kind")), (r"T", _one("stone", "nature")), (r"b", _brilliant),
    (r"H", _one("stone", "shape")), (r"S", _one("stone", "setting")), (r"O", _one("stone", "position")),
    (r"R", _one("stone", "origin")), (r"U", _one("stone", "hue")), (r"B", _laboratory),
    (r"[QuY]", _one("stone", "grades")), (r"F", _one("finding", "kind")), (r"I", _one("piece", "finish")),
    (r"q", _one("quote", "text")), (r"r", _one("piece", "reference")), (r"2", _one("stone", "carats")), (r"N", _bare),
]  # fmt: skip
COMPILED = [(re.compile(pattern), rule) for pattern, rule in RULES if rule]


def facts(lexemes, known=(), taken=()):
    """All facts in the order of the text; `known` ones, out of tables, are there already and keep their lexemes."""
    merged = list(lexemes)
    codes = "".join("_" if i in taken else {"Q2": "2"}.get(x.code, x.code) for i, x in enumerate(merged))
    out = list(known)
    for pattern, rule in COMPILED:
        taken = list(codes)
        for match in pattern.finditer(codes):
            i, j = match.start(), match.end() - 1
            if rule(merged, i, j, out):
                taken[i : j + 1] = "_" * (j + 1 - i)
        codes = "".join(taken)
    out.sort(key=lambda f: (f.place, f.start))
    return out, codes
