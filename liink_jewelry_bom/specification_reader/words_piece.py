"""Words that describe the piece, its findings, finish and engraving: value -> spellings (lower case, no accents)."""

# ruff: noqa: E501  # one line holds one value

KIND = {
    "ring": "bague bagues alliance alliances solitaire solitaires anneau chevaliere ring rings band signet "
    "anello anelli fede fedina veretta chevalier solitario,eternity,signet ring,wedding band,full eternity,half eternity",
    "necklace": "collier colliers sautoir rigole necklace necklaces collana collane girocollo",
    "earrings": "puces creoles creole clous boucles dormeuses earrings earings studs hoops hoop orecchini,"
    "boucles d'oreilles,boucles d'oreille,clous d'oreilles,pendants d'oreilles,drop earrings",
    "bracelet": "bracelet bracelets jonc manchette bangle bracciale bracciali anklet",
    "pendant": "pendentif pendentifs medaille pendant pendants locket ciondolo ciondoli",
    "brooch": "broche broches brooch spilla spille",
    "cufflinks": "boutons de manchette,cufflinks,gemelli",
}
FINDING = {
    "clasp": "fermoir,fermoir a cliquet,fermoir mousqueton,fermoir invisible,mousqueton,clasp,lobster clasp,box clasp,ball clasp,"
    "tongue clasp,chiusura,chiusura a scatto,moschettone",
    "safety_chain": "catenella di sicurezza,chainette de securite,safety chain,catenina di sicurezza",
    "chain": "chaine chain catena chaines,trace chain",
    "post": "tiges posts perni post,click post",
    "butterfly": "poussettes papillons butterflies butterfly farfalline",
    "jump_ring": "anneaux jonction,anneaux de jonction,anneau de jonction,anellino contromaglia,jump ring,jump rings",
    "hinge": "charniere hinge cerniera",
    "bail": "beliere bail",
    "earwire": "crochets,crochets d'oreilles,earwires,monachelle,shepherd's hooks",
}
FINISH = {
    "polished": "poli polie polis polies polissage polish polished lucida lucido,high polish,finition polie,bords polis",
    "satin": "satine satinee satin satinata satinato",
    "brushed": "brosse brossee brossees brushed spazzolata spazzolato",
    "hammered": "martele martelee hammered martellato martellata",
    "sandblasted": "sable sablee sandblasted sabbiata sabbiato",
    "mirror": "poli miroir,mirror,mirror polish,lucida a specchio",
    "rhodium": "rhodie rhodiee rhodiage rhodium rodiato rodiata,rhodium plated",
    "black_rhodium": "rhodie noir,black rhodium,rodio nero",
    "gold_plated": "dore doree dorato dorata,gold plated,plaque or,plaquee or,placcato oro,placcata oro",
}
LENGTH = "longueur long length lunghezza"
WIDTH = "largeur larg largh width wide larghezza"
HEIGHT = "hauteur,height,altezza,hauteur totale,overall drop,overall drop about,h"
DIAMETER = "diametre,diameter,diametro,inside dia,inside diameter,inner diameter,ø,diam interieur,diam exterieur"
THICK = "epaisseur thick thickness spessore"
SIZE = "taille,tour de doigt,tdd,doigt,size,ring size,sz,misura,mis,t,fais du,porte du,wear an,wear a"
SCALE = {"fr": "fr francese french", "us": "us", "uk": "uk", "it": "it italienne swiss"}
QUANTITY = "pairs qty qte quantite quantity paires pair paia,pz,pcs,pieces,pezzi,exemplaires"
TOTAL = "total,totali,totale,tw,tot,au total,pour un total de,ctw,tcw,poids total,en tout,in total"
EACH = "chacun,chacune,chaque,each,ea,ciascuno,cad,piece,apiece,l'uno,pce"
LOSS = "perte,freinte,calo,perte fonte,perte admise,casting loss,loss allowance,perte au feu,fonte,loss"
NUMBERS = {
    1: "un une un' uno una one", 2: "deux two due", 3: "trois three tre", 4: "quatre four quattro", 5: "cinq five cinque",
    6: "six sei", 7: "sept seven sette", 8: "huit eight otto", 9: "neuf nine nove", 10: "dix ten dieci",
    12: "douze,twelve,dodici,a dozen", 21: "ventuno", 30: "thirty trente trenta", 52: "cinquante-deux",
}  # fmt: skip
INCHES = "inches inch pouces pouce pollici"
