"""Words that describe stones: value -> spellings in French, English and Italian (lower case, no accents)."""

# ruff: noqa: E501  # one line holds one value

NATURE = {
    "diamond": "diamant diamants diamand diamnat diamants diam diams dia dias diamond diamonds dimond dts dt diamante diamanti",
    "sapphire": "saphir saphirs sapphire sapphires zaffiro zaffiri",
    "ruby": "rubis ruby rubies rubino rubini",
    "emerald": "emeraude emeraudes emerald emeralds smeraldo smeraldi",
    "aquamarine": "aigue-marine,aigue marine,aigues marines,aquamarine,aquamarines,acquamarina,acquemarine",
    "amethyst": "amethyste amethystes amethyst amethysts ametista ametiste",
    "topaz": "topaze topazes topaz topazio topazi",
    "citrine": "citrine citrines citrino citrini",
    "peridot": "peridot peridots peridoto peridoti",
    "garnet": "grenat grenats garnet garnets granato granati",
    "tsavorite": "tsavorite tsavorites tsavoriti",
    "tanzanite": "tanzanite tanzanites tanzaniti",
    "tourmaline": "tourmaline tourmalines tormalina tormaline",
    "spinel": "spinelle spinelles spinel spinels spinello spinelli",
    "morganite": "morganite morganites morganiti",
    "opal": "opale opales opal opals opali",
    "pearl": "perle perles pearl pearls perla",
    "moonstone": "pierre de lune,pierres de lune,moonstone,moonstones,pietra di luna,pietre di luna",
    "turquoise": "turquoise turquoises turchese turchesi",
    "onyx": "onyx onice onici",
    "lapis": "lapis,lapis lazuli,lapislazzuli,lapislazzulo",
    "moissanite": "moissanite moissanites moissaniti",
    "zirconia": "zirconia zirconium zircon zircons zirconi zircone",
    "other": "nacre quartz quarzo madreperla",
}
BRILLIANT = "brillant brillants brillaint brt brts bt bts brilliant brilliants brillante brillanti brilanti brill"
SHAPE = {
    "round": "rond ronds ronde rondes rd rds round rounds tondo tondi tonda tonde rotondo rotondi",
    "oval": "ovale ovales oval ovals ovali",
    "princess": "princesse princesses princ princess",
    "pear": "poire poires pear pears goutte gouttes goccia gocce drop pera,pear-shaped",
    "marquise": "marquise marquises navette navettes",
    "emerald": "taille emeraude,tailles emeraude,emerald cut,taglio smeraldo",
    "cushion": "coussin coussins cushion cuscino cuscini",
    "baguette": "baguette baguettes bags baguettes,tapered baguette",
    "heart": "taille coeur,heart cut,heart shaped,taglio cuore",
    "trillion": "trillion trillions trillon trilli troidia",
    "cabochon": "cabochon cabochons cabs",
    "asscher": "asscher",
    "radiant": "radiant",
    "rose_cut": "taille rose,rose cut,taglio rosa",
    "briolette": "briolette briolettes",
}
HUE = {
    "blue": "bleu bleus bleue bleues blue blu azzurro azzurri azzurra",
    "pink": "rose roses pink rosa",
    "yellow": "jaune jaunes yellow giallo gialli gialla",
    "green": "vert verts verte vertes green verde verdi",
    "red": "rouge rouges red rosso rossi rossa",
    "black": "noir noirs noire noires black nero neri nera nere",
    "champagne": "champagne",
    "brown": "brun bruns brown marrone cognac",
    "orange": "orange oranges arancio arancioni",
    "violet": "violet violets violette viola",
    "grey": "gris grise grises grey gray grigio grigie grigi",
    "white": "blanc blanche blanches blancs white bianco bianca bianchi bianche",
    "padparadscha": "padparadscha padparadja",
}
SETTING = {
    "claw": "serti griffes,serti griffe,serit griffe,griffes,griffe,claw,claws,claw set,prong,prongs",
    "pave": "pave pavee paves pavees pavage",
    "bezel": "serti clos,sertis clos,sertie clos,bezel,bezel set,rub-over,castone,a castone,a notte",
    "grain": "serti grain,sertis grain,serti grains,grain,grains,grain set,bead,bead set,grani,a grani",
    "channel": "serti rail,rail,channel,channel set,binario,a binario",
    "flush": "serti masse,serti anglaise,flush,flush set,gypsy,zingara",
    "tension": "serti tendu,tension,tension set",
    "invisible": "serti invisible,invisible-set,invisible set,invisible setting",
}
POSITION = {
    "centre": "centre,central,centrale,centrales,centrali,pierre centrale,milieu,center,centre stone,main stone,pietra centrale,"
    "au centre,au milieu,in the middle,middle,al centro",
    "surround": "entourage,entourages,contour,autour,halos,halo,contorno,surround,around,around it,round the edge",
    "shoulders": "epaules,epaulement,epaulements,shoulders,shoulder,spalle",
    "band": "corps,tour complet,demi-tour,gambo,right round the band,eternity,full eternity,half eternity,demi-alliance,giro completo",
    "side": "laterales,de cote,cotes,en cote,de part et d'autre,sides,side,on the sides,laterali,ai lati,de chaque cote",
    "gallery": "galerie galleria",
}
ORIGIN = {
    "laboratory": "labo,da laboratorio,di laboratorio,lab grown,lab-grown,labgrown,synthetique,sintetico,de laboratoire,synthetiques",
    "natural": "naturel naturelle natural naturale naturels naturali",
}
LABORATORY = {"GIA": "gia", "HRD": "hrd", "IGI": "igi", "LFG": "lfg", "SSEF": "ssef", "GUBELIN": "gubelin"}
