"""Odd texts pasted into the reader of specifications: 25 of them, each of so many characters."""

import time

from odoo.addons.liink_jewelry_bom.specification_reader import read

SIZES = (1_000, 10_000)
REPEAT = 5
UNITS = (
    *("12 diamants 0,02 ct GH/VS, or blanc 18K\n", "gh/vs-", "1x", "1/", "a.", "x 1", "k1", "d-", '"', "«a "),
    *("(x", "1 ", "n° 1", "or ", "1 mm ", "52 ", "1 k, ", "de part et ", "fourni par nous ", "meme qualite "),
    *("gravure: ", ";", "\n", "Nb\tQté\tRéf\n1\t2\t3\n", "collection A "),
)
# 50 ms for each of the 25 texts of 10,000 characters.
LIMITS = {"seconds": 1.25}


def prepare(_env, size):
    """The texts, the slowest first."""
    texts = [(unit * (size // len(unit) + 1))[:size] for unit in UNITS]
    return sorted(texts, key=_seconds, reverse=True)


def _seconds(text):
    """The best of three readings: the machine does other things too."""
    times = []
    for _time in range(3):
        began = time.process_time()
        read(text)
        times.append(time.process_time() - began)
    return min(times)


def slowest(_env, texts):
    """The worst of them alone, read as often as there are texts."""
    for _text in texts:
        read(texts[0])


def all_of_them(_env, texts):
    """Each once."""
    for text in texts:
        read(text)


CASES = {"each once": all_of_them, "the slowest, 25 times": slowest}
