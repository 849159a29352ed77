"""Words about stones: kind of word -> {value: spellings}.

Spellings stand between commas, in the three languages, with or without accents. ``diamant(s)`` is written with and
without s, ``zaffir(o|i)`` with one of the two.
"""

# ruff: noqa: E501  # vocabulary: one value a line

STONE_WORDS = {
    "nature": {
        "diamond": "diamant(s), diamond(s), diamant(e|i), diam(s), dia(s), dt(s), dmd(s)",
        "sapphire": "saphir(s), sapphire(s), zaffir(o|i)",
        "ruby": "rubis, ruby, rubies, rubin(o|i)",
        "emerald": "émeraude(s), emerald(s), smerald(o|i)",
        "aquamarine": "aigue-marine(s), aigues-marines, aquamarine(s), acquamarina, acquemarine, acquemarina",
        "amethyst": "améthyste(s), amethyst(s), ametist(a|e)",
        "topaz": "topaze(s), topaz, topazes, topazi(o)",
        "citrine": "citrine(s), citrin(o|i)",
        "peridot": "péridot(s), peridot(o|i)",
        "garnet": "grenat(s), garnet(s), granat(o|i), rhodolite(s), rodolite, almandin, spessartite",
        "tsavorite": "tsavorite(s), tsavorit(i), tsavolite(s)",
        "tanzanite": "tanzanite(s), tanzaniti",
        "tourmaline": "tourmaline(s), tormalin(a|e), rubellite(s), paraiba",
        "spinel": "spinelle(s), spinel(s), spinell(o|i)",
        "morganite": "morganite(s), morganiti",
        "opal": "opale(s), opal(s), opali",
        "pearl": "perle(s), pearl(s), perla, akoya(s), tahiti",
        "moonstone": "pierre(s) de lune, moonstone(s), pietr(a|e) di luna",
        "turquoise": "turquoise(s), turches(e|i)",
        "onyx": "onyx, onice, onici",
        "lapis": "lapis, lapis-lazuli, lapislazzul(i|o)",
        "moissanite": "moissanite(s), moissaniti",
        "zirconia": "zirconia, zirconium(s), zircon(s), zircon(i|e), oxyde(s) de zirconium, cubic zirconia, cz, oz",
        "other": "nacre(s), quartz, quarzo, quarzi, madreperla, mother of pearl, cornaline(s), carnelian, corniola,"
        "malachite(s), corail, coral, corall(o|i), agate(s), agata, jade, giada, ambre, amber, ambra, iolite(s), alexandrite,"
        "œil de tigre, oeil de tigre, tiger eye, occhio di tigre, calcédoine(s), chalcedony, calcedonio, labradorite(s),"
        "chrysoprase, crisoprasio, kunzite, diopside, jaspe, hématite",
    },
    "brilliant": {
        "diamond": "brillant(s), brt(s), bt(s), brilliant(s), brillant(e|i), brill, brs, rbc",
    },
    "stone": {
        "stone": "pierre(s), stone(s), piètr(a|e), gem(s), gemme, gemm(a|e), mêlé(s), mêlée, melee, melée",
    },
    "shape": {
        "round": "rond(e)(s), rd(s), round(s), tond(o|i|a|e), rotond(o|i|a|e)",
        "oval": "ovale(s), oval(s), ovali, ov",
        "princess": "princesse(s), princess, princ, pss",
        "pear": "poire(s), pear(s), pear shape(d), goutte(s), gocci(a), gocce, a goccia, pera, teardrop",
        "marquise": "marquise(s), navette(s), marq",
        "emerald": "taille(s) émeraude, emerald cut, taglio smeraldo, emerald shape(d), rectangulaire à pans",
        "cushion": "coussin(s), cushion(s), cuscin(o|i)",
        "baguette": "baguette(s), bag(s), bagu, tapered baguette(s), tapered bag(s), baguettes fuselées, tapers",
        "heart": "taille cœur, taille coeur, heart cut, heart shape(d), taglio cuore, taglio a cuore",
        "trillion": "trillion(s), trillon, trilliant(s), troidia, trill(o|i), trillian",
        "cabochon": "cabochon(s), cab(s), cabuchon",
        "asscher": "asscher",
        "radiant": "radiant(s)",
        "rose_cut": "taille rose, tailles rose, rose cut, taglio rosa, taglio a rosa",
        "briolette": "briolette(s)",
    },
    "other_shape": {
        "other": "demi-lune(s), half moon(s), mezzaluna, mezze lune, trapèze(s), trapez(e)(s), trapezoid, carré(e)(s), square,"
        "quadrat(o|i), hexagone, hexagonal, kite, calibré(e)(s), bouton, baroque(s), taille ancienne, old cut, old mine cut,"
        "old european cut, taglio antico, taglio vecchio, taille marquée",
    },
    "heart": {"heart": "cœur(s), coeur(s), heart(s), cuor(e|i)"},
    "hue": {
        "blue": "bleu(e)(s), blue, blu, azzurr(o|i|a|e), bleu ciel, royal blue, bleu royal, sky blue",
        "pink": "rose(s), pink, rosa",
        "yellow": "jaune(s), yellow, giall(o|i|a|e)",
        "green": "vert(e)(s), green, verd(e|i)",
        "red": "rouge(s), red, ross(o|i|a|e)",
        "black": "noir(e)(s), black, ner(o|i|a|e)",
        "champagne": "champagne",
        "brown": "brun(e)(s), brown, marron(e)(i), cognac",
        "orange": "orange(s), aranci(o), arancion(e|i)",
        "violet": "violet(s), violette(s), viola, purple, violett(o|i)",
        "grey": "gris(e)(es), grey, gray, grigi(o|a|e), grigi",
        "white": "blanc(s), blanche(s), white, bianc(o|a), bianch(i|e)",
        "padparadscha": "padparadscha(s), padparadja, padparadcha, padparadscia",
    },
    "setting": {
        "claw": "griffe(s), serti(e)(s) griffe(s), claw(s), claw set, prong(s), prong set, a griffe, a griff(e|a), griff(e|a),"
        "sertissage griffes",
        "pave": "pavé(e)(s), pavage(s), pave, micro-pavé(e)(s), micro-pavage, micropave, micropavé, pave set, a pavé, pavet",
        "bezel": "serti(e)(s) clos, clos, bezel, bezel set, bezels, rub-over, rubover, castone, a castone, in castone, a notte,"
        "serti(e)(s) fermé, castoni, closed bezel, chiusura a castone",
        "grain": "grain(s), serti(e)(s) grain(s), grain set, bead set, bead, beads, gran(i), a grani, a grana, grana",
        "channel": "serti(e)(s) rail(s), rail, channel, channel set, binario, a binario, serti(s) barrette",
        "flush": "serti(e)(s) masse, serti(e)(s) à masse, masse, serti(e)(s) anglais(e), flush, flush set, gypsy, gypsy set, zingara,"
        "alla zingara, a zingara, burnish set, a filo, serti(e)(s) étoile, serti(e)(s) à l'anglaise, hammer set, star set",
        "tension": "serti(e)(s) tendu(s), serti(e)(s) tension, tension set, tension, a tensione",
        "invisible": "serti(e)(s) invisible(s), invisible set, invisible setting, incastonatura invisibile, mystery set,"
        "serti mystérieux, a incastonatura invisibile",
    },
    "position": {
        "centre": "centre, central(e)(es), centrali, centraux, au centre, pierre(s) centrale(s), center, centre stone, center stone,"
        "main stone, pietra centrale, milieu, au milieu, al centro, centro, in the centre, in the middle, principale, in centro,"
        "pierre principale, pierre de centre, centre set",
        "surround": "entourage, contour, autour, tout autour, halo, contorno, surround, around, around it, round the edge, entouré(e)(s),"
        "intorno, attorno, all'intorno, en entourage, surrounded, surrounding, auréole, entourages, halos",
        "shoulders": "épaule(s), épaulement(s), shoulder(s), spall(a|e), sulle spalle, on the shoulders",
        "band": "corps, tour complet, gambo, right round the band, eternity, full eternity, half eternity, demi-alliance,"
        "giro completo, demi-tour, on the band, on the shank, shank, sul gambo, giro intero, mezzo giro, all round, down the band,"
        "corps de bague, all the way round, all around the band",
        "side": "latéral(e)(es), latéraux, de côté, côté(s), en côté, sur les côtés, aux côtés, de part et d'autre, side(s), on the sides, laterali,"
        "laterale, ai lati, de chaque côté, either side, on either side, each side, on each side, side stone(s), lati, lato, per lato, flanked by, flanked",
        "gallery": "galerie, galleria, gallery",
    },
    "origin": {
        "laboratory": "labo, lab grown, lab-grown, labgrown, lab, laboratoire, synthétique(s), sintetic(o|i|a), lab created, cvd, hpht,"
        "de laboratoire, de synthèse, di laboratorio, da laboratorio, created, lab diamond, synthetic, laboratory grown",
        "natural": "naturel(le)(s), natural(i), natural(e), naturels",
    },
    "lab": {
        "GIA": "gia", "HRD": "hrd", "IGI": "igi", "LFG": "lfg", "SSEF": "ssef", "GUBELIN": "gübelin, gubelin",
        "GRS": "grs", "AGL": "agl", "CISGEM": "cisgem", "AGS": "ags", "GEMTECH": "gemtech", "CGL": "cgl",
    },
    "colour_word": {"": "couleur(s), colour(s), color(s), colore, coul, col, colori"},
    "clarity_word": {"": "pureté, clarity, purezza, pur"},
    "quality_word": {"": "qualité, quality, qualità, qual"},
    "same_quality": {
        "": "même qualité, de la même qualité, same quality, stessa qualità, mêmes qualités, qualité idem, idem qualité,"
        "de même qualité, same as above, stesse caratteristiche, of the same quality, della stessa qualità, same grade",
    },
    "white_grade": {
        "FG": "tw, top wesselton, twess", "HH": "w, wesselton", "DE": "river",
    },
}  # fmt: skip
