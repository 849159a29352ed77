from odoo import models

from .sheet_column import make_column

IN_PIECES = ("pcs", "pces")
IN_CARATS = ("ct", "cts")
IN_MILLIMETRES = ("mm",)
IN_THOUSANDTHS = ("‰",)
IN_GRAMS = ("g", "gr")
STONE_COLUMNS = (
    "lot", "product", "nature", "origin", "shape", "size_mm", "pieces", "carats", "quality", "colour", "clarity",
    "cut", "polish", "symmetry", "fluorescence", "length_mm", "width_mm", "depth_mm", "treatment", "sieve",
    "laboratory", "certificate", "supplier", "invoice", "date", "price", "unit_price", "currency",
)  # fmt: skip
METAL_COLUMNS = (
    "lot", "product", "alloy", "fineness", "grams", "supplier", "invoice", "date", "price", "unit_price", "currency",
)  # fmt: skip
# Headings in English, French and Italian beside the labels themselves.
SYNONYMS = {
    "lot": "lot|lot number|serial|serial number|stone id|numero de lot|n de lot|no lot|n lot|numero de serie|lotto",
    "product": "product|reference|item|sku|produit|article|ref|code|codice|prodotto|riferimento",
    "nature": "nature|type|stone|gem|pierre|pietra|natura",
    "origin": "origin|natural or laboratory|origine",
    "shape": "shape|forme|forma",
    "size_mm": "size|size mm|taille mm|calibre|misura|misura mm",
    "pieces": "pieces|pcs|pc|qty|quantity|count|stones|quantite|nombre|nb|nombre de pierres|pezzi|quantita",
    "carats": "carats|carat|ct|cts|weight ct|carat weight|total carats|poids|poids ct|poids carats|carati|peso",
    "quality": "quality|qualite|qualita",
    "colour": "colour|color|couleur|colore",
    "clarity": "clarity|purete|purezza",
    "cut": "cut|cut grade|taille|taglio",
    "polish": "polish|poli|polissage|pulitura",
    "symmetry": "symmetry|symetrie|simmetria",
    "fluorescence": "fluorescence|fluo|fluorescenza",
    "length_mm": "length|length mm|diameter|diametre|longueur|longueur mm|lunghezza|x",
    "width_mm": "width|width mm|largeur|largeur mm|larghezza|y",
    "depth_mm": "depth mm|height|hauteur|hauteur mm|profondeur mm|altezza|z",
    "treatment": "treatment|traitement|trattamento",
    "sieve": "sieve|sieve size|tamis|crible|setaccio",
    "laboratory": "laboratory|lab|laboratoire|laboratorio",
    "certificate": "certificate|certificate number|report|report number|certificat|n de certificat|certificato",
    "supplier": "supplier|vendor|dealer|fournisseur|fornitore",
    "invoice": "invoice|invoice number|facture|n de facture|fattura",
    "date": "date|purchase date|bought on|date d achat|achete le|data",
    "price": "price|amount|value|total price|cost|prix|prix total|montant|valeur|prezzo|importo",
    "unit_price": "price per carat|price per gram|price ct|price g|prix au carat|prix par carat|prix au gramme"
    "|prix par gramme|prezzo al carato|prezzo al grammo",
    "currency": "currency|devise|valuta|monnaie",
    "alloy": "alloy|metal|alliage|lega|metallo",
    "fineness": "fineness|purity|titre|titolo|millesimi|milliemes",
    "grams": "grams|gram|weight|weight g|gross weight|poids|poids g|grammes|grammi|peso|peso g|g",
}


class LiinkLotImport(models.TransientModel):
    """The columns of a file: which there are, what they are called, what they mean."""

    _inherit = "liink.lot.import"

    def _liink_columns(self):
        """Return the columns of a file of stones or of metal, in the order of the template."""
        known = {**self._liink_common_columns(), **self._liink_stone_columns(), **self._liink_metal_columns()}
        keys = STONE_COLUMNS if self.kind == "stone" else METAL_COLUMNS
        return [make_column(key, SYNONYMS[key], *known[key]) for key in keys]

    def _liink_common_columns(self):
        is_stone = self.kind == "stone"
        currency = self.env.company.currency_id
        marks = (currency.symbol, currency.name)
        unit_price = self.env._("Price per Carat") if is_stone else self.env._("Price per Gram")
        return {
            "lot": (
                self.env._("Lot"),
                self.env._("Number of the lot or bag. Left empty, the next number is given."),
                "D-0001" if is_stone else "OG-2026-01",
            ),
            "product": (
                self.env._("Product"),
                self.env._("Reference or name of a product. Left empty, it is found by what the next columns say."),
                "",
            ),
            "supplier": (self.env._("Supplier"), self.env._("Name of a contact that exists."), ""),
            "invoice": (self.env._("Invoice"), self.env._("Number of the invoice or delivery note."), "F-2026-0142"),
            "date": (
                self.env._("Bought on"),
                self.env._("A date, 12/03/2026 or 2026-03-12; not in the future."),
                "12/03/2026",
            ),
            "price": (
                self.env._("Price"),
                self.env._("What the whole lot cost, in %s.", currency.name),
                "2150" if is_stone else "8250",
                2,
                marks,
            ),
            "unit_price": (
                unit_price,
                self.env._("Instead of the price of the whole lot, in %s.", currency.name),
                "",
                4,
                marks,
            ),
            "currency": (
                self.env._("Currency"),
                self.env._("Only %s: convert other prices first.", currency.name),
                currency.name,
            ),
        }

    def _liink_stone_columns(self):
        grade = self.env._("As on the laboratory’s report or the dealer’s invoice.")
        millimetres = self.env._("Millimetres, at most 2 decimals.")
        return {
            "nature": (
                self.env._("Nature"),
                self.env._("Diamond, sapphire, ruby, emerald or other."),
                self.env._("Diamond"),
            ),
            "origin": (self.env._("Origin"), self.env._("Natural or laboratory-grown."), self.env._("Natural")),
            "shape": (self.env._("Shape"), self.env._("Round, oval, princess, pear …"), self.env._("Round")),
            "size_mm": (self.env._("Size (mm)"), millimetres, "", 2, IN_MILLIMETRES),
            "pieces": (
                self.env._("Pieces"),
                self.env._("Whole number of stones. Left empty where there is a certificate, it is one."),
                "1",
                0,
                IN_PIECES,
            ),
            "carats": (
                self.env._("Carats"),
                self.env._("Weight of all stones of the line together, at most 3 decimals."),
                "0.52",
                3,
                IN_CARATS,
            ),
            "quality": (self.env._("Quality"), self.env._("A named range, for parcels: GH/VS."), ""),
            "colour": (self.env._("Colour"), grade, "G"),
            "clarity": (self.env._("Clarity"), grade, "VS1"),
            "cut": (self.env._("Cut"), grade, "EX"),
            "polish": (self.env._("Polish"), grade, "EX"),
            "symmetry": (self.env._("Symmetry"), grade, "VG"),
            "fluorescence": (self.env._("Fluorescence"), grade, ""),
            "length_mm": (self.env._("Length (mm)"), millimetres, "5.18", 2, IN_MILLIMETRES),
            "width_mm": (self.env._("Width (mm)"), millimetres, "5.21", 2, IN_MILLIMETRES),
            "depth_mm": (self.env._("Depth (mm)"), millimetres, "3.17", 2, IN_MILLIMETRES),
            "treatment": (self.env._("Treatment"), self.env._("As disclosed: heated, oiled."), ""),
            "sieve": (self.env._("Sieve Size"), self.env._("For parcels: +6−6.5."), ""),
            "laboratory": (self.env._("Laboratory"), self.env._("GIA, HRD, IGI, LFG …"), "GIA"),
            "certificate": (self.env._("Certificate"), self.env._("Number of the laboratory’s report."), "2141438171"),
        }

    def _liink_metal_columns(self):
        return {
            "alloy": (
                self.env._("Alloy"),
                self.env._("Name of an alloy: White gold 750."),
                self.env.ref("liink_precious_stock.alloy_gold_750_white").name,
            ),
            "fineness": (
                self.env._("Fineness (‰)"),
                self.env._("Parts in a thousand, at most 1 decimal, where it differs from the alloy’s."),
                "750",
                1,
                IN_THOUSANDTHS,
            ),
            "grams": (
                self.env._("Grams"),
                self.env._("Weight on the scale, at most 4 decimals."),
                "100.25",
                4,
                IN_GRAMS,
            ),
        }
