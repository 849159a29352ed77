"""Colours and clarities: "gh/vs-si1" is G to H and VS1 to SI2."""

import re

from .rules import Fact

GRADES = {"tw": "FG", "w": "HH", "river": "DE"}
CLARITIES = {"VVS": ("VVS1", "VVS2"), "VS": ("VS1", "VS2"), "SI": ("SI1", "SI2")}
GRADE = re.compile(r"(?:(?:couleur|colour|colore|color)\s)?\s*(tw|river|w|[d-m](?:[-/–\s]{0,3}[d-m]){0,2})(?![a-z\d])")
CLARITY = re.compile(r"(?:vvs|vs|si)[123]?(?![a-z])|[pi][123]|if|fl")
CLARITIES_LAST = re.compile(
    rf"(?:^|(?<=[\s/,-]))(?:purete\s|purezza\s|clarity\s)?({CLARITY.pattern})"
    rf"(?:\s?[-/]\s?({CLARITY.pattern}))?(?=[^a-z]*(?:ou mieux)?[^a-z]*$)"
)


def _clarity(word):
    word = word.upper()
    if word[0] in "PI" and word[1:].isdigit():
        word = "I" + word[1]
    return CLARITIES.get(word, (word, word))


def grade_facts(one):
    """A lexeme such as "gh/vs-si1" gives up to four facts: letters are colours, what ends it clarities."""
    word, result = one.value, {}
    clarities = CLARITIES_LAST.search(word)
    colours = GRADE.match(word[: clarities.start()] if clarities else word)
    if colours:
        letters = GRADES.get(colours[1]) or re.sub("[^a-z]", "", colours[1]).upper()
        result["colour_from"], result["colour_to"] = letters[0], letters[-1]
    if clarities:
        best, worst = clarities[1], clarities[2] or clarities[1]
        result["clarity_from"], result["clarity_to"] = _clarity(best)[0], _clarity(worst)[1]
    doubt = "or better" if "+" in word or "mieux" in word else None
    return [Fact("stone", key, value, one.place, one.start, one.end, doubt, one.text) for key, value in result.items()]
