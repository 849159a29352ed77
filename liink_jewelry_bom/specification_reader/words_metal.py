"""Words about metals, see ``words_stone`` for how spellings are written; figures of fineness."""

# ruff: noqa: E501  # vocabulary: one value a line
# fmt: off

METAL_WORDS = {
    # value: (metal, fineness, colour)
    "metal": {
        ("gold", None, None): "or, oro, gold",
        ("gold", None, "yellow"): "or jaune, oj, yg, oro giallo, yellow gold, gold yellow, or j, or jne, o j, or jaune massif, oro gial",
        ("gold", None, "white"): "or blanc, or gris, ob, og, or b, wg, oro bianco, white gold, or g, gold white, oro bian, or bl, o b",
        ("gold", None, "rose"): "or rose, oro rosa, rose gold, rg, pink gold, or rosé, gold rose, oro rosé, red-rose gold",
        ("gold", None, "red"): "or rouge, oro rosso, red gold, gold red",
        ("silver", None, None): "argent, silver, argento, argent massif, ag, arg",
        ("silver", 925, None): "sterling, sterling silver, argent sterling, argento sterling",
        ("platinum", None, None): "platine, platinum, plat, pt, platino, plt",
        ("palladium", None, None): "palladium, palladio, pd",
    },
    "vermeil": {"": "vermeil"},
    "karat": {"": "k, kt, kts, karat(s), kar, ‰, millièmes, millesimi, millième, carat(s) d'or, mill"},
    "assay": {"": "titre, au titre de, titolo, fineness, hallmark, title"},
    "loss": {
        "": "perte(s), freinte, calo, perte fonte, perte de fonte, perte admise, casting loss, loss allowance, perte au feu,"
        "fonte, loss, calo di fusione, calo fusione, déchet, wastage, freinte admise, cali, metal loss, perdita",
    },
    "gram": {"": "g, gr, grs, gms, gm, grammes, gramme, grams, gram, grammi, grammo"},
}

GOLD_HUES = {"yellow": "yellow", "white": "white", "grey": "white", "pink": "rose", "red": "red"}
KARATS = {9: 375, 14: 585, 18: 750, 22: 916, 24: 999}
FINENESSES = (375, 585, 750, 800, 916, 917, 925, 950, 999)
USUAL = {
    "gold": (375, 585, 750, 916, 917, 999),
    "silver": (800, 925, 950, 999),
    "platinum": (900, 950, 999),
    "palladium": (500, 950, 999),
}
