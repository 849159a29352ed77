"""Numbers written in words, 1 to 99, in French, English and Italian; fractions and numbers in figures."""

# ruff: noqa: E501  # vocabulary: one value a line

FRENCH = (
    "_ _ deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
).split()
FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
ENGLISH = (
    "_ one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
).split()
ENGLISH_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
ITALIAN = (
    "_ _ due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette"
    " diciotto diciannove"
).split()
ITALIAN_TENS = "_ _ venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def numerals():
    """(words, number) of each number from 1 to 99."""
    yield from ((word, number) for number, word in enumerate(ENGLISH) if number)
    yield from ((word, number) for words in (FRENCH, ITALIAN) for number, word in enumerate(words) if number > 1)
    for number in range(20, 100):
        yield _french(number), number
        yield _english(number), number
        yield _italian(number), number


def _french(number):
    tens, unit = number - number % 10, number % 10
    if number >= 80:
        return (
            f"quatre-vingt {FRENCH[number - 80]}"
            if number > 81
            else "quatre-vingts"
            if number == 80
            else "quatre-vingt-un"
        )
    if tens == 70:
        tens, unit = 60, unit + 10
    if unit in (1, 11):
        return f"{FRENCH_TENS[tens]} et {'un' if unit == 1 else 'onze'}"
    return f"{FRENCH_TENS[tens]} {FRENCH[unit]}" if unit else FRENCH_TENS[tens]


def _english(number):
    tens, unit = ENGLISH_TENS[number // 10], number % 10
    return f"{tens} {ENGLISH[unit]}" if unit else tens


def _italian(number):
    tens, unit = ITALIAN_TENS[number // 10], number % 10
    if unit in (1, 8):
        return tens[:-1] + ("uno" if unit == 1 else "otto")
    return tens + ITALIAN[unit] if unit else tens


def number(text):
    """Value of a number in figures: 0,50 .50 1/2 6 1/2 51½; a whole number stays an int."""
    total = 0.0
    for char, part in FRACTIONS.items():
        if char in text:
            total += part
            text = text.replace(char, " ")
    for part in text.split():
        if "/" in part:
            above, below = part.split("/")
            total += int(above) / (int(below) or 1)
        else:
            total += float(part.replace(",", "."))
    return tidy(total)


def tidy(value):
    """The number without the noise of binary fractions; an int when it is whole."""
    return int(value) if value == int(value) else round(value, 6)
