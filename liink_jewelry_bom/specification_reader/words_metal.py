"""Words that name metals: (metal, fineness, colour) -> spellings (lower case, no accents)."""

METAL = {
    ("gold", None, None): "or oro gold",
    ("gold", None, "yellow"): "or jaune,oj,yg,oro giallo,yellow gold,gold yellow,or j",
    ("gold", None, "white"): "or blanc,or gris,ob,og,or b,wg,oro bianco,white gold",
    ("gold", None, "rose"): "or rose,oro rosa,rose gold,rg",
    ("gold", None, "red"): "or rouge,oro rosso,red gold",
    ("silver", None, None): "argent,silver,argento,argent massif,vermeil",
    ("silver", 925, None): "sterling,sterling silver",
    ("platinum", None, None): "platine platinum plat pt platino",
    ("palladium", None, None): "palladium palladio",
}
KARATS = {9: 375, 14: 585, 18: 750, 22: 916, 24: 999}
FINENESSES = (375, 585, 750, 916, 925, 950, 999)
