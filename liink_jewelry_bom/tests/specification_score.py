"""Score of the paste reader on the corpus of texts: pure Python, also a script.

For each text: values read (expected path with an equal value, marked or not), values wrong and unmarked
(an unmarked value whose path is not expected or whose value differs, unless the corpus calls the path
doubtful), values missed, and values that the corpus calls doubtful but that the reader gave as sure.
"""

import json
import sys
from pathlib import Path

TEXTS = Path(__file__).parent / "specification_texts"
LANGUAGES = ("fr", "en", "it")


def corpus(language, folder="."):
    """Texts of one language with what a jeweller reads in them; those of "later" came when the grammar was there."""
    return json.loads((TEXTS / folder / f"{language}.json").read_text(encoding="utf-8"))


def score_text(entry, reading):
    """Sort the values of one reading into read, wrong (unmarked), missed and sure (though doubtful)."""
    values = {value.path: value for value in reading.values}
    expected, doubtful = entry["expected"], set(entry["doubtful"])
    result = {"expected": len(expected), "read": [], "wrong": [], "missed": [], "sure": [], "marked": 0}
    for path, value in expected.items():
        read = values.get(path)
        result["read" if read and read.value == value else "missed"].append(path)
    for path, read in values.items():
        result["marked"] += bool(read.doubt)
        if read.doubt:
            continue
        if path in doubtful:
            result["sure"].append(path)
        elif path not in expected or expected[path] != read.value:
            result["wrong"].append((path, read.value, expected.get(path)))
    return result


def score(read, languages=LANGUAGES, folder="."):
    """Totals by language, with the detail of every text under its id."""
    totals, details = {}, {}
    for language in languages:
        total = dict.fromkeys(("expected", "read", "wrong", "missed", "sure", "marked"), 0)
        for entry in corpus(language, folder):
            result = score_text(entry, read(entry["text"]))
            details[entry["id"]] = (entry, result)
            for key in total:
                total[key] += result[key] if isinstance(result[key], int) else len(result[key])
        totals[language] = total
    return totals, details


# pylint: disable=print-used
def main():
    """Print the totals, and with -v every text that is not read wholly."""
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from specification_reader import read

    totals, details = score(read)
    if "-v" in sys.argv:
        for name, (entry, result) in details.items():
            if result["wrong"] or result["missed"] or result["sure"]:
                print(name, repr(entry["text"][:400]))
                print("   WRONG", result["wrong"], "MISSED", result["missed"], "SURE", result["sure"])
    for language, total in totals.items():
        print(language, total, f"{100 * total['read'] / total['expected']:.1f} %")


if __name__ == "__main__":
    main()
