"""Rules about the grades of stones, and the laboratory that found them."""

import re

from .patterns import rule
from .stone_kinds import NOUNS

LETTER = re.compile("[d-m]")
WHITE_GRADES = {"tw": "FG", "top wesselton": "FG", "twess": "FG", "wesselton": "HH", "w": "HH", "river": "DE"}
CLARITIES = {"VVS": ("VVS1", "VVS2"), "VS": ("VS1", "VS2"), "SI": ("SI1", "SI2")}


@rule(
    "colour (?:to_word colour)?",
    "colour_word colon? (?:colour|free) (?:(?:slash|dash|to_word) free)?",
    "free colour_word",
)
def colour(run):
    """G-H, DEF, TW, couleur H, E colour"""
    tokens = run.tokens[run.first : run.last + 1]
    said = [token for token in tokens if token.kind not in ("colour_word", "colon", "slash", "dash", "to_word")]
    letters = "".join(_letters(token) or "?" for token in said)
    if not letters or "?" in letters:
        return _only_first(run, tokens, letters) if letters[:1] not in ("", "?") else False
    return _say_colour(run, letters, run.last)


def _letters(token):
    """Grades of a token: "F-G" -> "FG"; "" if it is none."""
    word = token.value if isinstance(token.value, str) and token.kind == "colour" else token.text.lower()
    if word in WHITE_GRADES:
        return WHITE_GRADES[word]
    if token.kind == "colour":
        return "".join(LETTER.findall(re.sub(r"\s(?:a|to)\s", "", word))).upper()
    return word.upper() if len(word) == 1 and LETTER.fullmatch(word) else ""


def _only_first(run, tokens, letters):
    """couleur H, taille …: the second part was no grade."""
    place = next(number for number, token in enumerate(tokens) if _letters(token) and token.kind != "colour_word")
    return _say_colour(run, letters[0], run.first + place)


def _say_colour(run, letters, last):
    doubt = None
    following = run.tokens[last + 1] if last + 1 < len(run.tokens) else None
    if following and (following.kind in ("plus", "better") and following.start - run.tokens[last].end < 2):
        doubt = "or_better"
    run.say("stone", "colour_from", min(letters), doubt, last=last)
    return run.say("stone", "colour_to", max(letters), doubt, last=last)


@rule("clarity (?:(?:dash|slash|to_word)? clarity)? (?:plus|better)?")
def clarity(run):
    """VS, VS2-SI1, VVS1/2, SI1+"""
    words = run.all("clarity")
    low, high = _clarities(words[0])[0], _clarities(words[-1])[1]
    doubt = "or_better" if run.has("plus", "better") else None
    last = run.last - 1 if doubt and run.has("plus") and run.kind_after() in NOUNS + ("number",) else run.last
    if last != run.last:
        doubt = None
    if doubt:
        for fact in run.facts[-2:]:
            if fact.key.startswith("colour") and run.first - fact.last < 3:
                fact.doubt = doubt
    run.say("stone", "clarity_from", low, doubt, last=last)
    return run.say("stone", "clarity_to", high, doubt, last=last)


def _clarities(word):
    """Best and worst of a word: VS -> VS1, VS2; vvs1/2 -> VVS1, VVS2; P1 -> I1."""
    word = word.upper().replace(" ", "")
    if word in CLARITIES or len(word) < 3:
        return CLARITIES.get(word, ("I" + word[1],) * 2 if word[0] in "PI" and word != "IF" else (word, word))
    if re.fullmatch(r"[A-Z]+\d[-/]\d", word):
        return word[:-2], word[:-3] + word[-1]
    return word, word


@rule("(?<=carat) comma? word(?=comma|stop|newline|close|lab|semicolon)", "(?<=carat) comma? word(?!any)")
def colour_alone(run):
    """1,20 ct, H: a capital alone after the carats."""
    raw = run.tokens[run.last].text
    if len(raw) != 1 or raw not in "DEFGHJKL":
        return False
    run.first = run.last
    return _say_colour(run, raw, run.last) and _doubt_last(run, 2, "abbreviation")


def _doubt_last(run, count, doubt):
    for fact in run.facts[-count:]:
        fact.doubt = doubt
    return True


@rule("same_quality")
def same_quality(run):
    """de la même qualité: the grades of the stone before."""
    return run.say("stone", "same_quality", True)


# Certificates


@rule("lab (?:word|number_word|colon|mark|comma|of|open|order_word)* (?:number|code)")
def certificate(run):
    """GIA n° 6214789033: the laboratory and the certificate as written."""
    text = run.tokens[run.last].text
    if len(text) < 5 or run.last - run.first > 4:
        return False
    run.say("stone", "laboratory", run.value("lab"), last=run.first)
    return run.say("stone", "certificate", text, first=run.last)


@rule("lab")
def laboratory(run):
    """A laboratory named, without its number."""
    if not run.tokens[run.first].text[:1].isupper() and not run.near(("code", "number"), 0, 2):
        return False  # "già" is a word
    return run.say("stone", "laboratory", run.value("lab"))
