"""Words that hold a specification together, and those that turn its meaning; see ``words_stone`` for the spellings."""

# ruff: noqa: E501  # vocabulary: one value a line

COMMON_WORDS = {
    "mm": {"": "mm, millimètre(s), millimetr(o|i), mms, millimeter(s), mill"},
    "cm": {"": "cm, centimetr(es|e|i|o), cms, centimètre(s)"},
    "inch": {"": "inch, inches, pouce(s), pollici"},
    "carat": {"": "ct, cts, carat(s), carati, carato, crt"},
    "point": {"": "pts, point(s), punti, ptr, pointer(s)"},
    "percent": {"": "pour cent, percent, per cento, pct"},
    "half": {0.5: "demi, half, mezzo, half a, mezza", 0.25: "quart de, quart, quarter, un quarto di", 0.75: "trois quarts de, three quarter"},
    "article": {1: "un, une, un', uno, una, a, an, single, seul, unico, sola"},
    "the": {"": "le, la, les, the, il, lo, gli, i, l', du, des, della, dello, dei, degli, delle, del"},
    "of": {"": "de, d', of, di, da, aux"},
    "times": {"": "x, fois, times, volte"},
    "number_word": {"": "n, nr, num, numéro, number, numero, nos, nº"},
    "and": {"": "et, and, e, avec, with, plus, con, ed, ainsi que, più, w"},
    "all": {
        "": "tout, tous, toutes, toute, all, both, les deux, entrambi, entrambe, tutti, tutte, tutto, everything, the lot, le tout,"
        "le reste, the rest, il resto, les autres, the others, gli altri, toutes les pierres, tutte le pietre, all the stones, all stones, ensemble",
    },
    "or_word": {"": "ou, o, oppure, ou bien, either, sinon"},
    "not": {
        "": "pas, non, not, no, sans, senza, without, instead of, instead of the, au lieu de, au lieu des, au lieu du, al posto dei, al posto delle, al posto degli, invece dei, invece delle, invece degli, invece del, invece della, plutôt que, rather than, anziché, invece di, ni, et non, isn't, ne pas, pas de,"
        "not the, aucun(e), nessun(o|a), en lieu et place de, al posto di, in place of",
    },
    "unsure": {
        "": "je crois, i think, nous pensons, je pense, maybe, perhaps, peut-être, forse, credo, penso, à confirmer, to be confirmed, tbc, da confermare,"
        "she thinks, he thinks, probably, probabilmente, probablement, sans doute, sauf erreur, i believe, not sure, pas sûr(e), non sono sicur(o|a), pas certain(e),"
        "a priori, i guess, if i remember, si je me souviens, se ricordo, à vérifier, da verificare, to check, to be checked, dovrebbe, devrait, should be,"
        "à définir, da definire, il me semble, mi sembra, mi pare, entre, between, tra, around size, pense, supposedly, apparently, à valider, ou plutôt, hésite,"
        "à voir, da vedere, idéalement, or so, o giù di lì, verosimilmente, we think",
    },
    "changed": {
        "": "correction, corrige, erratum, sorry, scusa, désolé(e), oups, oops, pardon, je me suis trompé(e), ho sbagliato, my mistake, intendevo, i meant, je voulais dire,"
        "finalement, in fact, en fait, actually, anzi, scrap that, passe à, passe en, passent à, passent en, rather, plutôt, facciamo, nous c'est, change, changed, changement, now, adesso, maintenant, instead, erreur,"
        "attention, rectificatif, modification, rettifica, cambia, diventa, becomes, devient, now says, says now, en revanche, ora dice, contrairement, wrong, mistake, sbagliato, errore, faux, faute,"
        "au lieu, invece, differently, mieux vaut, actually it's, correzione",
    },
    "repair": {"": "réparation, réparer, repair, riparazione, riparare, contrôler, resserrer, vérifier les, manque, missing, mancano, manca, remise à taille, resize, resizing,"
        "mise à taille, re-tip, retip, controllare, replace, remplacer, sostituire, perdu, lost, perso, cassé, broken, rotto"},
    "aside": {
        "": "ancien, ancienne, anciens, anciennes, reprise, repris, fondre, old, vecchi(o|a|e), colis, pacco, écrin, parcel, box, last time, last one, last year,"
        "dernière fois, l'ultima volta, précédent(e), previous, precedente, assuré(e), insured, assicurato, previously, other order, autre commande, autre bague, stock, en stock,"
        "in stock, magazzino, scrap, rottami, casse, old gold, astuccio, scatola, déclaré(e), declared, dichiarato, l'an dernier, last order, dernière commande, other ring,"
        "for comparison, à titre de comparaison, per confronto, l'autre, the other one, l'altra, l'altro, cours, prezzo dell'oro, prix de l'or, gold price, gold fix, quotazione, fixing, expédition",
    },
    "better": {"": "ou mieux, or better, o meglio, minimum, mini, min, at least, au moins, almeno, et plus, plus ou moins"},
    "time_unit": {
        "": "jours, jour, days, day, giorni, giorno, janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre, january,"
        "february, march, april, may, june, july, august, september, october, november, december, gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto,"
        "settembre, ottobre, dicembre, semaine(s), week(s), settiman(a|e), gg, heure(s), hour(s), ore, mois, month(s), mes(e|i), courant, ans, anni, years, year, min,"
        "minutes, jrs, js, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, jan, feb, dec, nov, oct, sept, ouvrés, lavorativi, anniversaire, anniversary",
    },
    "ordinal": {"": "th, st, nd, rd, er, ère, eme, ème"},
    "order_word": {
        "": "commande, cde, order, po, bc, facture(s), invoice, inv, devis, ordine, fattura, preventivo, acct, poste, tél, tel, bon de commande, pro forma, order ref, quote,"
        "bolla, bon de livraison, bl, dossier, ticket, siret, p iva, piva, iva, vat, cell, mob, mobile, fax, order no, ddt, cap, rma, sav, confié, lot, colissimo, chronopost",
    },
    "finger": {"": "finger, doigt, dito, wear, porte, porta, wears, mette, fits"},
    "supply": {
        "": "fourni(e)(s), fournissez, fournissons, fournit, fournir, fournis, fournissent, fourniture, supply, supplied, supplies, supplying, provide(d), provides, forni(t)(o|a|i|e), fornite, forniamo,"
        "fornisce, fornire, forniscono, fournies, comes from, come from, vient de, viennent de, mandiamo, apporte, apporter, brings, bring, porta, porte, send, envoyons, envoie, confions, confie, confié(e)(s),"
        "a sa charge, vengono da, arrivano da, we send, manda, free issue, free issued, en dépôt, metta, mettiamo, mettete, mettez, mettons, par nos soins, par vos soins, a carico, à charge,"
        "à charge de, spedisce, spediamo, consegna, consegniamo, on memo, own, provient de, proviennent de, arrivent de, issued",
    },
    "brand": {"": "nous, us, we, noi, la marque, la maison, our, ours, nostr(o|a|i|e), brand, nos soins, marque, maison, je, our side, da parte nostra, we'll"},
    "maker": {
        "": "vous, you, voi, vos soins, atelier, l'atelier, workshop, maker, laboratorio, fabricant, vostr(o|a|i|e), your, yours, fournisseur, tu, orafo, bench, vos, da voi, your side, you'll, dal laboratorio, sous-traitant",
    },
    "customer": {
        "": "client, cliente, clients, customer, customer's, customers, clienti, client's, la cliente, il cliente, le client, the customer, the client, acheteur, buyer, signora, her own, his own, their own, own stone, propriétaire",
    },
    "belongs": {"": "sa pierre, ses pierres, sua pietra, sue pietre, own stone(s), her stone(s), his stone(s), leur pierre, son diamant, sa propre pierre, suo diamante, own diamond, sa bague, customer's own, client's own, her own stone, sa propre"},
    "material": {"": "métal, metal, matière, metallo, material, materiale, materia prima, or fin, alloy, lega"},
    "place": {
        "inside": "intérieur(e), à l'intérieur, int, inside, interior, dedans, intern(o|a), dentro, all'interno, inner, interne",
        "outside": "extérieur(e), à l'extérieur, ext, outside, dehors, estern(o|a), fuori, all'esterno, externe, outer",
        "back": "dos, au dos, back, on the back, retro, sul retro, verso, au verso, reverse, on the reverse, envers",
    },
    "off": {"": "off"},
    "rows": {"": "ligne(s) de, rang(s) de, row(s) of, fil(a|e) di, rangée(s) de, lines of"},
    "to_word": {"": "à, a, to, al, bis, thru, through, until, jusqu'à, jusqu'au"},
    "title": {"": "mme, mr, mrs, ms, miss, monsieur, madame, mlle, sig, sig.ra, signor, signora, dott, dr, mademoiselle, sigra, dottssa, maître, chère, cher, dear, gentile, ciao, caro, cara,"
        "bonjour, salut, hello, hi, coucou, buongiorno, hey, egr, egregio, morning"},
    "sign_off": {
        "": "cordialement, bien cordialement, bien à vous, kind regards, best regards, regards, best, cheers, many thanks, merci d'avance, cordiali saluti, distinti saluti, un saluto, saluti, sincères salutations,"
        "yours sincerely, warmly, all the best, belle journée, bonne journée, cdlt, cdt, un abbraccio, a presto, à bientôt, avec nos salutations distinguées, thanks, merci, grazie, ta, ciao, bien amicalement, amicalement,"
        "con i migliori saluti, restant à votre disposition, ringraziando anticipatamente, merci bcp, merci beaucoup, merci infiniment, grazie mille, thank you, thanking you, best wishes, yours faithfully, sincerely, love,"
        "salutations, respectueusement, buona giornata, ciao e grazie, many thanks in advance, thanks in advance, grazie in anticipo, bises",
    },
    "said": {"": "a écrit, wrote, ha scritto, original message, message d'origine, messaggio originale, écrivait"},
}  # fmt: skip

# Words after which a stop ends no sentence: brill. 0,05 · mis. 13 · or b. 18k
ABBREVIATED = frozenset(
    "t mis diam brill tot princ larg largh cad qty dia pz int ext h ca env b j n nr no p ref rif coll art mod dim ep alt lung sp"
    " spess mme sig dott egr mr mrs ms dr st qte nb ep inc engr cert certif min max approx circa pos rd brt bt cts pt pts col"
    " coul pur qual med fig gr pcs pc ea ov cf tel num sigra avv ing geom spett le mat pce nbre cab bag trap fin inv".split()
)
