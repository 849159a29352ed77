"""Words about the piece, its findings, finish and engraving; see ``words_stone`` for how spellings are written."""

# ruff: noqa: E501  # vocabulary: one value a line

PIECE_WORDS = {
    "piece_kind": {
        "ring": "bague(s), alliance(s), solitaire(s), anneau, anneaux, chevalière(s), ring(s), band(s), signet(s), signet ring, wedding band(s),"
        "anell(o|i), fed(e|i), fedin(a|e), verett(a|e), chevalier, solitari(o), trilogy ring, trilogie, trilogy, wedding ring(s), bague solitaire,"
        "engagement ring, fascia, fascetta, toi et moi, three stone ring, three-stone ring, five stone ring, eternity ring(s), half eternity ring, full eternity ring, bandeau, sigillo, riviera ring,"
        "bague de fiançailles, demi-alliance(s)",
        "necklace": "collier(s), sautoir(s), rigole, necklace(s), collan(a|e), girocoll(o|i), collar, choker, ras du cou, ras de cou, collar necklace",
        "earrings": "puce(s), créole(s), clou(s) d'oreille(s), clous, boucle(s) d'oreille(s), boucles, dormeuse(s), earring(s), stud(s), hoop(s),"
        "orecchin(o|i), orecchini a lobo, orecchini a cerchio, pendants d'oreilles, drop earrings, ear studs, bo, huggies, ear cuff, lobo,"
        "paire de boucles, pendant earrings, pendenti d'orecchio, boucles d'oreilles pendantes, orecchini pendenti",
        "bracelet": "bracelet(s), jonc(s), manchette(s), bangle(s), bracciale, bracciali, anklet(s), bracciale tennis, braccialett(o|i), cuff, tennis bracelet,"
        "cavigliera, bracelet manchette, bracelet jonc, bracelet rivière, bracelet tennis, cuff bracelet",
        "pendant": "pendentif(s), médaille(s), pendant(s), locket(s), ciondol(o|i), medagli(a|e), médaillon(s), medaglion(e|i), charm(s), pendente",
        "brooch": "broche(s), brooch, brooches, spill(a|e), brooch pin",
        "cufflinks": "boutons de manchette(s), cufflink(s), gemell(i), cuff links, boutons manchette",
    },
    "chain_kind": {"chain": "chaîne(s), chain(s), caten(a|e), catenina, chaînette, catenella"},
    "finding": {
        "clasp": "fermoir(s), fermoir à cliquet, fermoir mousqueton, fermoir invisible, mousqueton, clasp(s), lobster clasp, box clasp, ball clasp,"
        "tongue clasp, chiusura, chiusura a scatto, moschettone, fermoir boîte, fermoir menotte, fermoir anneau ressort, lobster claw,"
        "lobster claw clasp, cierre, fermaglio, spring ring clasp, fermoir à vis, trigger clasp, toggle clasp, fermoir bague, chiusura a moschettone,"
        "chiusura a cassetta, chiusura moschettone, fermoir boule, bolt ring, lobster",
        "safety_chain": "chaînette de sécurité, safety chain(s), catenina di sicurezza, chaîne de sécurité, catena di sicurezza, catenella di sicurezza",
        "post": "tige(s), post(s), pern(i|o), click post",
        "butterfly": "poussette(s), papillon(s), butterfl(y|ies), farfallin(e|a), butterfly back(s), scroll(s), poussettes alpa, tiges poussettes,"
        "butterfly fittings, alpa",
        "jump_ring": "anneaux jonction, anneaux de jonction, anneau de jonction, anellino contromaglia, jump ring(s), anellin(o|i), contromaglia,"
        "contromaglie, anneau jonction",
        "hinge": "charnière(s), hinge(s), cerniera, cerniere",
        "bail": "bélière(s), bail(s), contromaglia ovale, anneau de bélière, controgancio, bélière ouvrante",
        "earwire": "crochet(s) d'oreille(s), earwire(s), ear wire(s), monachell(e|a), shepherd's hook(s), shepherd hook(s), hook(s), crochet(s),"
        "fish hooks, ganci, ganci a monachella",
    },
    "finish": {
        "polished": "poli(e)(s), polie(s), polissage, polish, polished, lucid(a|o|i|e), high polish, finition polie, bords polis, poli brillant, lucidatura,"
        "highly polished",
        "satin": "satiné(e)(s), satin, satinat(a|o|i|e), satinage, satin finish, satinatura, satined",
        "brushed": "brossé(e)(s), brushed, spazzolat(a|o|i|e), brossage",
        "hammered": "martelé(e)(s), hammered, martellat(a|o|i|e), martelage, martellatura",
        "sandblasted": "sablé(e)(s), sandblasted, sabbiat(a|o|i|e), sablage, sabbiatura, sand blasted",
        "mirror": "poli(e) miroir, miroir, mirror, mirror polish, mirror polished, lucid(a|o) a specchio, a specchio, mirror finish, specchio, poli-miroir",
        "rhodium": "rhodié(e)(s), rhodiage, rhodium, rodiat(o|a|i|e), rodiatura, rhodium plated, rhodium plating, rhodium finish, rodio, rhodié blanc",
        "black_rhodium": "rhodié(e)(s) noir, black rhodium, rodio nero, rhodium noir, rhodiage noir, rodiatura nera, rodiat(o|a) ner(o|a), black rhodium plated",
        "gold_plated": "doré(e)(s), dorat(o|a|i|e), gold plated, doratura, dorure, plaqué or, placcat(o|a) oro, gold plating, gilt, gold vermeil",
    },
    "profile": {"": "demi-jonc, half round, court, comfort fit, mezza fede, d shape, mantovana, francesina"},
    "not_metal": {"": "rose gold plated, yellow gold plated, white gold plated, plaqué or jaune, plaqué or rose, palladié, palladiato"},
    "length_word": {"length_mm": "longueur, long, length, lunghezza, lung, lg, lungh, lunga, lungo, tour de cou, tour de poignet"},
    "width_word": {"width_mm": "largeur, larg, largh, width, wide, larghezza, large, largo, larga"},
    "height_word": {
        "height_mm": "hauteur, height, altezza, hauteur totale, overall drop, haut, alt, h, high, total drop, drop length, drop",
    },
    "diameter_word": {"diameter_mm": "diamètre, diameter, diametro, ø, diamètre intérieur, inside dia, inner dia, int dia, diam int, outside dia, diam interno, diam intérieur, diam ext, ovale intérieur, inner diameter, inside diameter, diametro interno, diamètre extérieur"},
    "thick_word": {"thickness_mm": "épaisseur, thick, thickness, spessore, ép, épais, spess, sp, epaisse"},
    "size_word": {
        "": "taille, tailles, tour de doigt, tdd, td, doigt, size, sz, misura, mis, t, fais du, porte du, ring size, finger size, finger, fait du,"
        "taille de doigt, misura anello, misura dito, size ring, doigts, porte un, fais un, fa una misura, taille bague",
    },
    "cut_word": {"": "taglio, cut, tagli"},
    "scale": {
        "fr": "fr, francese, french, française, français, europe, eu, scala francese, fra, france",
        "us": "us, usa, américaine, american, americana",
        "uk": "uk, british, inglese, anglaise, gb",
        "it": "it, ita, italienne, suisse, swiss, italiana, italian, esp, spanish",
        "xx": "japonaise, japanese, jp, japan, giapponese",
    },
    "quantity_word": {"": "qty, qté, quantité, quantity, quantità, qta, exemplaire(s), nombre, nb, nbre"},
    "pair_word": {"": "paire(s), pair(s), paia, paio"},
    "pieces_word": {"": "pcs, pieces, pièces, pezzi, pz, pce(s), piece, pièce, pezzo, units, unités, pc"},
    "total_word": {"": "total, totale, tot, au total, pour un total de, poids total, en tout, in total, peso totale, totali, totaux, in tutto, ttl, pt total"},
    "ctw": {"": "ctw, tcw, cttw, carats total weight, carat total weight, ctsw"},
    "each": {
        "": "chacun(e), chaque, each, ea, ciascun(o|a), cad, apiece, l'un(o), l'une, la pièce, pièce, piece, pce, unité, l'unité, cadaun(o|a), cada, per stone,"
        "par pierre, per pietra, unitaire, unit, per piece, a testa, par diamant, pièces chacune",
    },
    "each_side": {
        "": "par boucle, par créole, per boucle, per hoop, per earring, each earring, per orecchino, x orecchino, par oreille, per ear, each drop, per drop,"
        "each hoop, per link, per side, par côté, de chaque côté, ogni orecchino, per lato, on each side, each side, par puce, per stud, chaque boucle,"
        "each ear, ciascun orecchino, per ogni orecchino, per cufflink, par bouton, either side, on either side, per lobo, by side, su ogni orecchino, each stud",
    },
    "reference_word": {"": "réf, référence, rif, ref, reference, modèle, modello, style no, riferimento, art, article no, model no, sku, style, style number, code, codice, model, mod"},
    "collection_word": {"": "collection, collezione, coll, ligne, linea"},
}  # fmt: skip
